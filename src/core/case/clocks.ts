/** The clocks that run on a case: first contact, promise, legal limit, the hotline's own, and one for each party (laws 7, 8). */
import type { Calendar } from '../clock/calendar.ts'
import { workingDaysBetween } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import { dateOf } from '../clock/date.ts'
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
    .slice(state.earlier.extensions)
    .filter((extension) => extension.status === 'granted')
    .map((extension) => ({ days: extension.days, grantedAt: extension.decidedAt!, reason: extension.reason }))
  const main = { start: since, pauses, extensions }
  // Until it is classified a case is promised the general limit: a person never waits without a date.
  const promised = state.limits.byClass[state.classification?.class ?? 'general']
  const contact = state.firstContactAt === null && state.reopened === 0
  return {
    contact: contact ? deadline({ start: state.registeredAt, limit: state.limits.contact, pauses: [], extensions: [] }, calendar) : null,
    promise: deadline({ ...main, limit: promised }, calendar),
    // The centre can stretch its promise, never the law.
    legal: state.limits.legal && deadline({ start: since, limit: state.limits.legal, pauses, extensions: [] }, calendar),
    external: state.external?.dueAt ?? null,
  }
}

/** Working days that the pauses of this round have held the clock by `now`; a pause counts once a day has passed in it. */
export function pausedDays(state: CaseState, now: Instant, calendar: Calendar): number {
  return state.pauses
    .filter((pause) => pause.to === null || pause.to > state.clockStart)
    .reduce((sum, pause) => sum + workingDaysBetween(calendar, dateOf(pause.from), dateOf(pause.to ?? now)), 0)
}

/** Whether the pauses of this round have held the clock as long as they may (law 7: capped). */
export const pausesUsedUp = (state: CaseState, { now, calendar }: { readonly now: Instant; readonly calendar: Calendar }): boolean =>
  pausedDays(state, now, calendar) >= state.limits.maxPauseDays

/** A referral's own clock: it does not stop ours. */
export const referralClock = (referral: Referral, calendar: Calendar): Deadline =>
  deadline({ start: referral.sentAt, limit: referral.limit, pauses: [], extensions: [] }, calendar)
