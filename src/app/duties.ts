/** What other organisations ask of the reader's: the list, one duty, its papers, its meeting. Reading is logged with the case. */
import { allowed } from '#core/case/allowed.ts'
import type { CaseState } from '#core/case/case.ts'
import type { CommandType } from '#core/case/commands.ts'
import type { DutyKind, DutyStatus } from '#core/network/duties.ts'
import { Instant as InstantText, Uuid } from '#contract/common.ts'
import type { DutyRow, DutyView } from '#contract/duties.ts'
import { logAccess, logAccessOnce } from '#store/access-log.ts'
import type { DutyRow as StoredRow } from '#store/duties.ts'
import { countDuties, listDuties, placeOf } from '#store/duties.ts'
import { orgTransaction } from '#store/org-query.ts'
import { findPaper } from '#store/papers.ts'
import { refusalText } from '#words/refusals.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { clockView, dutyClock, dutyRow, isLaidOpen, shownView, titleOf } from './duty-present.ts'
import { asParty, mustOwe, readerOf } from './duty-reader.ts'
import { NotFound } from './not-found.ts'
import { fileOf, type PaperFile } from './papers.ts'

const pageSize = 50

export async function dutiesFor(ask: Ask, { view, after }: { view: 'open' | 'done'; after?: string | undefined }) {
  const { app, now } = ask
  const { pool } = app.store
  const reader = readerOf(ask)
  const [found, open] = await Promise.all([
    listDuties(pool, reader, { view, after: readCursor(after), limit: pageSize + 1 }),
    countDuties(pool, reader),
  ])
  const page = found.slice(0, pageSize)
  const last = page.at(-1)
  const rows: DutyRow[] = []
  for (const row of page) rows.push(dutyRow(row, (await app.centre(row.orgId)).calendar, now))
  return { rows, next: found.length > pageSize && last ? cursorOf(last, view) : null, open }
}

const cursorOf = (row: StoredRow, view: 'open' | 'done'): string =>
  Buffer.from(JSON.stringify([placeOf(row, view), row.id])).toString('base64url')

/** One that was tampered with starts from the beginning. */
function readCursor(text: string | undefined): { at: string; id: string } | null {
  if (text === undefined) return null
  try {
    const [first, second] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    const [at, id] = [InstantText.safeParse(first).data, Uuid.safeParse(second).data]
    return at && id ? { at, id } : null
  } catch {
    return null
  }
}

/** Throws NotFound for one that is not the reader's. */
export async function dutyOf(ask: Ask, dutyId: string): Promise<DutyView> {
  const row = await mustOwe(ask, dutyId)
  const party = await asParty(ask, row)
  const { state } = await mustSee(party, row.caseId)
  const { app, orgId, actor, now, lang } = party
  await logAccessOnce(app.store.pool, orgId, { caseId: row.caseId, actor, what: 'duty', at: now })
  const { calendar } = await app.centre(orgId)
  const { id, kind, status, from, since, shown } = row
  return {
    id,
    kind,
    status,
    from,
    since,
    title: titleOf(shown),
    clock: clockView(row, dutyClock(row, state, calendar), { calendar, now, lang }),
    shown: shownView(row),
    papersOpen: isLaidOpen(status),
    actions: actionsOf(row, state, party),
  }
}

/** What each kind of duty can be answered with, as long as it stands like this. */
const answers: Readonly<Record<DutyKind, Partial<Record<DutyStatus, readonly CommandType[]>>>> = {
  referral: {
    open: ['recordAcceptance', 'recordAnswer', 'recordReturn'],
    accepted: ['recordAnswer', 'recordReturn'],
  },
  // Whoever said that they come may still have to say that they cannot.
  invitation: { open: ['answerInvitation'], accepted: ['answerInvitation'] },
  opinion: { open: ['giveOpinion', 'recuse'] },
  filing: { open: ['decideFiling'] },
  review: { open: ['reviewFiling'] },
  overdue: {},
}

/** Whether this kind of duty can be answered with that at all; the core says whether it can now. */
export const isAnswerTo = (kind: DutyKind, command: CommandType): boolean =>
  Object.values(answers[kind]).some((commands) => commands.includes(command))

function actionsOf({ kind, status, thing }: StoredRow, state: CaseState, { actor, lang }: Ask): DutyView['actions'] {
  // An invitation to a meeting that is being planned anew has nothing to say yes to.
  if (kind === 'invitation' && !isPlanned(state, thing)) return []
  const now = answers[kind][status] ?? []
  return allowed(state, actor)
    .filter(({ command }) => now.includes(command))
    .map(({ command, reasons }) => ({
      command,
      reasons: reasons.map((refusal) => ({ ...refusal, text: refusalText(refusal, lang) })),
    }))
}

const isPlanned = (state: CaseState, thing: string): boolean =>
  state.conferences?.some(({ status, invited }) => status === 'planned' && invited.some(({ id }) => id === thing)) ??
  false

/** A paper that was laid open with the duty and is still on the case. Nothing is handed out that is not in the access log. */
export async function dutyPaper(ask: Ask, dutyId: string, paperId: string): Promise<PaperFile> {
  const row = await mustOwe(ask, dutyId)
  const { shown, caseId, status } = row
  const laidOpen = 'papers' in shown && shown.papers.some(({ id }) => id === paperId)
  if (!laidOpen || !isLaidOpen(status)) throw new NotFound('paper')
  const party = await asParty(ask, row)
  const { app, orgId, actor, now } = party
  const { state } = await mustSee(party, caseId)
  const paper = await findPaper(app.store.pool, orgId, paperId)
  if (!paper || !state.papers.some(({ id, withdrawn }) => id === paperId && !withdrawn)) throw new NotFound('paper')
  const bytes = await app.files.get(paper.sha256)
  await orgTransaction(app.store.pool, orgId, (client) =>
    logAccess(client, orgId, { caseId, personId: null, actor, what: 'dutyPaper', purpose: '', at: now }),
  )
  return fileOf(paper, bytes)
}

/** The meeting of an invitation. Throws NotFound for a duty of another kind. */
export async function dutyMeeting(ask: Ask, dutyId: string) {
  const { id, shown, status, from } = await mustOwe(ask, dutyId)
  if (shown.kind !== 'invitation') throw new NotFound('duty')
  const { number, when, lasts, place, bodies } = shown
  return { id, from, number, when, lasts, place, bodies, cancelled: status === 'withdrawn' }
}
