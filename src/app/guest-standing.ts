/** How a guest link stands, its spoken code and its receipt. Pure but for the key that the code is derived from. */
import { createHash } from 'node:crypto'
import type { CaseState, Referral } from '#core/case/case.ts'
import type { Instant } from '#core/clock/date.ts'
import type { GuestStanding } from '#contract/guest-links.ts'
import { mostWrongCodes, type GuestLinkRow } from '#store/guest-links.ts'
import { deriveCode } from '#store/seal.ts'
import type { App } from './context.ts'

/** What may still be answered; null when nobody waits for it any more. */
export function openReferral(state: CaseState, thing: string): Referral | null {
  if (state.stage === 'closed' || state.stage === 'archived') return null
  const referral = state.referrals.find(({ id }) => id === thing)
  return referral && (referral.status === 'sent' || referral.status === 'accepted') ? referral : null
}

export function standingOf(row: GuestLinkRow, state: CaseState, now: Instant): GuestStanding {
  if (row.answeredAt !== null) return 'answered'
  if (row.ended) return 'ended'
  if (row.wrongCodes >= mostWrongCodes) return 'locked'
  if (row.expiresAt <= now) return 'expired'
  return openReferral(state, row.thing) ? 'open' : 'closed'
}

/** Six digits told over the telephone. Derived, so that they can be told again and lie nowhere. */
export const spokenCode = (app: Pick<App, 'keys'>, { orgId, id }: { orgId: string; id: string }): string =>
  String(deriveCode(app.keys, `guest|${orgId}|${id}`).readUInt32BE(0) % 1_000_000).padStart(6, '0')

/** What a guest quotes on the telephone; says nothing and opens nothing. */
export const receiptOf = (id: string): string =>
  createHash('sha256')
    .update(`receipt|${id}`)
    .digest('hex')
    .slice(0, 8)
    .toUpperCase()
    .replace(/(.{4})/, '$1-')
