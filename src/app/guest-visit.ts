/**
 * The guest's side of a link: what it opens, for whom, and the one answer. Whoever holds the address holds half of it: nothing is shown
 * before it was opened by a press, with the spoken code where one is asked for, and what it says of itself tells nothing of the case.
 */
import { addMillis, type Instant } from '#core/clock/date.ts'
import type { Actor, Referral } from '#core/case/case.ts'
import { referralClock } from '#core/case/clocks.ts'
import { referralShown } from '#core/network/duties.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { GuestStanding } from '#contract/guest-links.ts'
import { logAccess } from '#store/access-log.ts'
import {
  countWrongCode,
  findGuestLink,
  guestAnswered,
  lockGuestLink,
  mostWrongCodes,
  openGuestDevice,
  type HeldGuestLink,
} from '#store/guest-links.ts'
import { orgTransaction } from '#store/org-query.ts'
import { orgOfTicket } from './camera-links.ts'
import type { App, Ask } from './context.ts'
import { openReferral, receiptOf, spokenCode, standingOf } from './guest-standing.ts'
import { NotFound } from './not-found.ts'
import { fileOf, type PaperFile } from './papers.ts'
import { perform } from './perform.ts'
import { hashToken, sameSecret } from './session-token.ts'

/** How long one opening lasts; after that the button, and the code, are asked for again. */
const opensForMillis = 2 * 3_600_000

export interface GuestVisit {
  readonly row: HeldGuestLink
  readonly standing: GuestStanding
  /** This browser has it open now. */
  readonly isOpen: boolean
  readonly triesLeft: number
  readonly receipt: string
}

/** How a link stands for the browser with this cookie; null when there is none. Looking changes nothing, and takes as long for any guess. */
export async function findVisit(app: App, ticket: string, browser: string | undefined): Promise<GuestVisit | null> {
  const orgId = orgOfTicket(ticket)
  const device = browser ? deviceHash(ticket, browser) : null
  const row = await findGuestLink(app.store.pool, orgId ?? app.orgId, hashToken(ticket), device)
  if (!row || !orgId) return null
  const now = app.now()
  const standing = standingOf(row, row.state, now)
  const isOpen = standing === 'open' && row.openedAt !== null && row.openedAt > addMillis(now, -opensForMillis)
  return { row, standing, isOpen, triesLeft: mostWrongCodes - row.wrongCodes, receipt: receiptOf(row.id) }
}

/** Opens it in this browser: `wrong` when the spoken code was not the right one; the visit as it stands afterwards. */
export async function openVisit(
  app: App,
  ticket: string,
  browser: string,
  code: string,
): Promise<{ readonly visit: GuestVisit | null; readonly wrong: boolean }> {
  const found = await findVisit(app, ticket, browser)
  if (found?.standing !== 'open' || found.isOpen) return { visit: found, wrong: false }
  const { row } = found
  const { orgId, caseId } = row
  const now = app.now()
  const wrong = await orgTransaction(app.store.pool, orgId, async (client) => {
    const locked = await lockGuestLink(client, orgId, row.id)
    if (!locked || standingOf(locked, row.state, now) !== 'open') return false
    if (locked.needsCode && !sameSecret(digitsOf(code), spokenCode(app, locked))) {
      await countWrongCode(client, locked)
      return true
    }
    await openGuestDevice(client, locked, deviceHash(ticket, browser), now)
    const { actor, body } = { actor: { kind: 'party', id: guestId(row.id) } as const, body: row.body }
    await logAccess(client, orgId, { caseId, personId: null, actor, what: 'guest', purpose: body, at: now })
    return false
  })
  return { visit: await findVisit(app, ticket, browser), wrong }
}

/** What the guest reads of the matter. Throws NotFound unless it is open here. */
export function readVisit({ row, isOpen }: GuestVisit) {
  const referral = isOpen ? openReferral(row.state, row.thing) : null
  if (!referral) throw new NotFound('referral')
  return { referral, shown: referralShown(referral, row.state) }
}

/** The guest's own clock, after the calendar of the centre that asks. */
export async function dueOf(app: App, row: HeldGuestLink, referral: Referral): Promise<Instant | null> {
  const { calendar } = await app.centre(row.orgId)
  return referralClock(referral, calendar).due
}

/** A paper that was laid open. Throws NotFound for every other; logged before a byte is handed out. */
export async function readVisitPaper(app: App, visit: GuestVisit, paperId: string): Promise<PaperFile> {
  const { shown } = readVisit(visit)
  const { orgId, caseId, id, state, body } = visit.row
  const paper = shown.papers.some((each) => each.id === paperId) && state.papers.find((each) => each.id === paperId)
  if (!paper) throw new NotFound('paper')
  const bytes = await app.files.get(paper.sha256)
  const actor = { kind: 'party', id: guestId(id) } as const
  await orgTransaction(app.store.pool, orgId, (client) =>
    logAccess(client, orgId, { caseId, personId: null, actor, what: 'guestPaper', purpose: body, at: app.now() }),
  )
  return fileOf(paper, bytes)
}

export type GuestAnswer =
  | { readonly can: 'yes' | 'no' | 'needMore'; readonly text: string; readonly basis: string }
  | { readonly can: 'notOurs'; readonly rightBody: string; readonly ground: string }

/**
 * The one answer. Whether the link still stands is asked once more, behind its lock, in the transaction that takes the answer in: a link
 * that is ended, or answered elsewhere, at the same moment takes nothing. The same key again is the same answer.
 */
export async function answerVisit(
  app: App,
  visit: GuestVisit,
  key: string,
  signer: string,
  answer: GuestAnswer,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusals: readonly Refusal[] }> {
  const { row } = visit
  const { orgId, caseId, thing: referralId, body } = row
  const now = app.now()
  const actor: Actor = {
    kind: 'party',
    id: guestId(row.id),
    roles: [],
    seat: { thing: referralId, signed: { body, name: signer } },
  }
  const ask: Ask = { app, orgId, actor, now, lang: 'zh' }
  const command =
    answer.can === 'notOurs'
      ? ({ type: 'recordReturn', referralId, rightBody: answer.rightBody, ground: answer.ground } as const)
      : ({ type: 'recordAnswer', referralId, can: answer.can, text: answer.text, basis: answer.basis } as const)
  return await perform(ask, {
    key,
    caseId,
    content: { command, signer },
    command: async ({ client, state, later }) => {
      const locked = await lockGuestLink(client, orgId, row.id)
      if (!locked || !state || standingOf(locked, state, now) !== 'open') return [refuse('thing-not-open')]
      later(guestAnswered(row, signer, now))
      return command
    },
  })
}

const guestId = (linkId: string): string => `guest/${linkId}`

const digitsOf = (code: string): string => code.normalize('NFKC').replace(/\D/g, '')

/** Of this link only: the same browser is somebody else at every link. */
const deviceHash = (ticket: string, browser: string): Buffer => hashToken(`guest|${ticket}|${browser}`)
