/** The clocks that run on a case: first contact, promise, legal limit, the hotline's own, and one for each party (laws 7, 8). */
import type { Calendar } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import type { Deadline } from '../clock/deadline.ts'
import { deadline } from '../clock/deadline.ts'
import type { CaseState, Referral } from './case.ts'

export interface Clocks {
  readonly contact: Deadline | null
  readonly promise: Deadline
  readonly legal: Deadline | null
  /** What the hotline demands, as it told us; never recomputed. */
  readonly external: Instant | null
}

/** Pure in events and calendar: the same log and the same calendar always give the same dates. */
export function clocksOf(state: CaseState, calendar: Calendar): Clocks {
  const since = state.clockStart
  const pauses = state.pauses.filter((pause) => pause.to === null || pause.to > since)
  const extensions = state.extensions
    .filter((extension) => extension.status === 'granted' && extension.decidedAt !== null && extension.decidedAt > since)
    .map((extension) => ({ days: extension.days, grantedAt: extension.decidedAt!, reason: extension.reason }))
  const main = { start: since, pauses, extensions }
  // Until it is classified a case is promised the general limit: a person never waits without a date.
  const promised = state.limits.byClass[state.classification?.class ?? 'general']
  const contact = state.firstContactAt === null && state.reopened === 0
  return {
    contact: contact ? deadline({ start: state.registeredAt, limit: state.limits.contact, pauses: [], extensions: [] }, calendar) : null,
    promise: deadline({ ...main, limit: promised }, calendar),
    legal: state.limits.legal && deadline({ ...main, limit: state.limits.legal }, calendar),
    external: state.external?.dueAt ?? null,
  }
}

/** A referral's own clock: it does not stop ours. */
export const referralClock = (referral: Referral, calendar: Calendar): Deadline =>
  deadline({ start: referral.sentAt, limit: referral.limit, pauses: [], extensions: [] }, calendar)
