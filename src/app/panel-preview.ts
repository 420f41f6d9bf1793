/** The file of a panel: made from the case without what tells who it is about, and checked once more when it is sent. */
import { maySee } from '#core/case/allowed.ts'
import type { CaseState } from '#core/case/case.ts'
import { dateOf } from '#core/clock/date.ts'
import { deidentify, identifying } from '#core/people/deidentify.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { PanelPreview } from '#contract/advisers.ts'
import { blurredCopies } from '#store/advisers.ts'
import { logAccess } from '#store/access-log.ts'
import { readCase } from '#store/case-file.ts'
import { orgTransaction } from '#store/org-query.ts'
import { listStaffNames } from '#store/staff-names.ts'
import { categoryWords } from '#words/item-categories.ts'
import { panelFile } from '#words/panel-file.ts'
import type pg from 'pg'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'
import { peopleOf } from './panel-people.ts'
import { staffNames } from './staff-names.ts'

/** Throws NotFound for a case the reader may not see. The reading is logged as every other. */
export async function panelPreview(
  ask: Ask,
  caseId: string,
  sent: { readonly question: string; readonly file?: string | undefined },
): Promise<PanelPreview> {
  const { app, orgId, actor, now } = ask
  const record = await readCase(app.store.pool, { orgId, caseId, actor, at: now, log: true })
  if (!record || !maySee(record.state, actor)) throw new NotFound('case')
  const { state, category } = record
  const colleagues = [...(await listStaffNames(app.store.pool, orgId)).values()]
  const { known, copies } = await orgTransaction(app.store.pool, orgId, async (client) => {
    // What is found tells a guess right or wrong: it stands in the log by its own name.
    await logAccess(client, orgId, { caseId, personId: null, actor, what: 'panel-preview', purpose: '', at: now })
    return { known: await peopleOf(client, ask, state, colleagues), copies: await blurredCopies(client, orgId, caseId) }
  })
  const text = sent.file ?? panelFile(state, categoryWords(category ?? '', 'zh'), daysSince(state.registeredAt))
  const file = deidentify(text, known)
  const question = deidentify(sent.question, known)
  return {
    file: file.text,
    marks: [...file.marks],
    question: question.text,
    questionMarks: [...question.marks],
    papers: state.papers.flatMap(({ id, label, withdrawn }) => {
      const of = copies.get(id)
      return of && !withdrawn ? [{ id, label, of }] : []
    }),
  }
}

const daysSince = (start: string) => (at: string) =>
  Math.round((Date.parse(dateOf(at as never)) - Date.parse(dateOf(start as never))) / 86_400_000)

/**
 * Why this may not go to advisers: it still tells who somebody is, or a paper is no blurred copy. In the transaction that convenes the
 * panel; what was found is named by kind only, so that it stands in no answer and no log.
 */
export async function panelFaults(
  client: pg.PoolClient,
  ask: Ask,
  state: CaseState,
  sent: { readonly question: string; readonly file: string; readonly paperIds: readonly string[] },
): Promise<Refusal[]> {
  const names = await staffNames(ask.app, ask.orgId)
  const { owner, handler, blocker, registeredBy } = state
  const involved = [owner, handler, blocker.refusedBy, registeredBy.kind === 'staff' ? registeredBy.id : null]
  const colleagues = involved.flatMap((id) => (id === null ? [] : [names(id)]))
  const known = await peopleOf(client, ask, state, colleagues)
  const copies = sent.paperIds.length > 0 ? await blurredCopies(client, ask.orgId, state.id) : new Map<string, string>()
  // Advisers read what the papers are called as well.
  const labels = state.papers.flatMap(({ id, label }) => (sent.paperIds.includes(id) && copies.has(id) ? [label] : []))
  const telling = [sent.question, sent.file, ...labels]
    .flatMap((text) => identifying(text, known))
    .filter(({ sure }) => sure)
  const there = (id: string) => state.papers.some((paper) => paper.id === id && !paper.withdrawn)
  return [
    ...(telling.length > 0
      ? [refuse('still-identifies', { what: [...new Set(telling.map(({ kind }) => kind))].join(',') })]
      : []),
    ...(sent.paperIds.every(there) ? [] : [refuse('no-such-paper')]),
    ...(sent.paperIds.some((id) => there(id) && !copies.has(id)) ? [refuse('not-blurred')] : []),
  ]
}
