/** Links by which a body without an account answers one referral: made, listed and ended by whoever has the case in hand. */
import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import type { GuestLink, NewGuestLink } from '#contract/guest-links.ts'
import { admit } from '#core/case/allowed.ts'
import type { Referral } from '#core/case/case.ts'
import { referralClock } from '#core/case/clocks.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { addDays, dateOf, instantAt, type Instant } from '#core/clock/date.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import { logAccess } from '#store/access-log.ts'
import { endGuestLink, listGuestLinks, putGuestLink } from '#store/guest-links.ts'
import { orgTransaction } from '#store/org-query.ts'
import { guestMessage } from '#words/guest-message.ts'
import { countPerHour } from './attempts.ts'
import type { App, Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { openReferral, receiptOf, spokenCode, standingOf } from './guest-standing.ts'
import { idOfKey } from './id-of-key.ts'
import { NotFound } from './not-found.ts'
import { hashToken } from './session-token.ts'
import { staffNames } from './staff-names.ts'

/** A body that is late may still answer; a link that nobody used does not lie about for ever. */
const graceDays = 7
const leastDays = 3
const mostDays = 30
/** Far more than a desk needs, far less than a script would make. */
const mostAnHour = 60
/** 192 random bits behind the organisation's id: 54 characters, as in a camera link. */
const secretBytes = 24

const limits = new WeakMap<App, ReturnType<typeof countPerHour>>()
function limitOf(app: App): ReturnType<typeof countPerHour> {
  const known = limits.get(app) ?? countPerHour(app.store.pool, 'guest-link', mostAnHour)
  limits.set(app, known)
  return known
}

export type MadeGuestLink =
  | { readonly ok: true; readonly link: NewGuestLink }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
  | { readonly ok: false; readonly seconds: number }

/**
 * Makes a link for one open referral. Whoever may write an answer down may let the body write it. Papers that are laid open always
 * demand the spoken code: a link alone is forwarded too easily. The same key again gives the same link with another secret, as long as
 * nobody has opened it.
 */
export async function makeGuestLink(
  ask: Ask,
  key: string,
  { caseId, referralId }: { readonly caseId: string; readonly referralId: string },
  wanted: { readonly name: string; readonly code: boolean },
): Promise<MadeGuestLink> {
  const { app, orgId, actor, now } = ask
  const { state } = await mustSee(ask, caseId)
  const admitted = admit('recordAnswer', state, actor)
  if (Array.isArray(admitted)) return { ok: false, refusals: admitted }
  if (!state.referrals.some(({ id }) => id === referralId)) return { ok: false, refusals: [refuse('no-such-thing')] }
  const referral = openReferral(state, referralId)
  if (!referral) return { ok: false, refusals: [refuse('thing-not-open')] }
  const seconds = await limitOf(app)([orgId, actor.id], 1)
  if (seconds > 0) return { ok: false, seconds }
  const { name: centre, calendar, settings } = await app.centre(orgId)
  const ticket = Buffer.concat([Buffer.from(orgId.replaceAll('-', ''), 'hex'), randomBytes(secretBytes)]).toString(
    'base64url',
  )
  const { body } = referral
  const { name } = wanted
  const row = { id: idOfKey('guest', ask, key), caseId, thing: referralId, body, name, madeBy: actor.id, at: now }
  const needsCode = wanted.code || (referral.paperIds ?? []).length > 0
  const expiresAt = validUntil(referral, calendar, now)
  const made = await orgTransaction(app.store.pool, orgId, async (client) => {
    if (!(await putGuestLink(client, orgId, { ...row, needsCode, expiresAt, tokenHash: hashToken(ticket) })))
      return false
    await logAccess(client, orgId, {
      caseId,
      personId: null,
      actor,
      what: 'guestLink',
      purpose: body,
      at: now,
    })
    return true
  })
  if (!made) return { ok: false, refusals: [refuse('key-reused')] }
  const url = `${app.publicUrl}/g/${ticket}`
  const qrSvg = await QRCode.toString(url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const code = needsCode ? spokenCode(app, { orgId, id: row.id }) : null
  const message = guestMessage({ centre, phone: settings.phone, body, name, url, expiresAt, needsCode })
  return { ok: true, link: { id: row.id, name, expiresAt, code, url, qrSvg, message } }
}

/** The day on which it is due and a week more, never longer than a month from now. */
function validUntil(referral: Referral, calendar: Calendar, now: Instant): Instant {
  const today = dateOf(now)
  const { due } = referralClock(referral, calendar)
  const wished = due === null ? addDays(today, mostDays) : addDays(dateOf(due), graceDays)
  const [least, most] = [addDays(today, leastDays), addDays(today, mostDays)]
  return instantAt(wished < least ? least : wished > most ? most : wished, '23:59')
}

/** Throws NotFound for a case that the actor may not see, and for a referral that it does not have. */
export async function listLinks(ask: Ask, caseId: string, referralId: string): Promise<GuestLink[]> {
  const { app, orgId, now } = ask
  const { state } = await mustSee(ask, caseId)
  if (!state.referrals.some(({ id }) => id === referralId)) throw new NotFound('referral')
  const names = await staffNames(app, orgId)
  const rows = await listGuestLinks(app.store.pool, orgId, caseId, referralId)
  return rows.map((row) => {
    const standing = standingOf(row, state, now)
    return {
      id: row.id,
      name: row.name,
      expiresAt: row.expiresAt,
      // Told only as long as it opens something.
      code: row.needsCode && standing === 'open' ? spokenCode(app, row) : null,
      standing,
      madeBy: { id: row.madeBy, name: names(row.madeBy) },
      madeAt: row.createdAt,
      devices: row.devices,
      lastOpenedAt: row.lastOpenedAt,
      answeredBy: row.answeredBy,
      answeredAt: row.answeredAt,
      receipt: receiptOf(row.id),
    }
  })
}

export type EndedGuestLink = { readonly ok: true } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Ends a link at once, also when the case is closed meanwhile. Throws NotFound when there is none. */
export async function endLink(
  ask: Ask,
  { caseId, referralId, linkId }: { readonly caseId: string; readonly referralId: string; readonly linkId: string },
): Promise<EndedGuestLink> {
  const { app, orgId, actor, now } = ask
  const { state } = await mustSee(ask, caseId)
  const mine = [state.owner, state.handler].includes(actor.id) || actor.roles.includes('director')
  if (!mine) return { ok: false, refusals: [refuse('not-the-handler')] }
  await orgTransaction(app.store.pool, orgId, async (client) => {
    const link = await endGuestLink(client, orgId, { id: linkId, caseId, thing: referralId }, now)
    if (!link) throw new NotFound('guest link')
    if (!link.now) return
    const purpose = link.body
    await logAccess(client, orgId, { caseId, personId: null, actor, what: 'guestLinkEnd', purpose, at: now })
  })
  return { ok: true }
}
