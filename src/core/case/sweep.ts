/** What time alone brings about: the warning, the overdue mark, the heartbeat, a lapsed request, a silent person's closing (laws 7, 9). */
import type { Calendar } from '../clock/calendar.ts'
import { workingDaysBetween } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import { dateOf } from '../clock/date.ts'
import { status } from '../clock/deadline.ts'
import type { CaseState } from './case.ts'
import { clocksOf } from './clocks.ts'
import type { Moment } from './decide.ts'
import { eventMaker } from './decide.ts'
import { openReferrals, openRequest } from './demands.ts'
import type { CaseEvent } from './events.ts'

/** Events that are due now; the same moment twice gives nothing the second time. */
export function sweep(state: CaseState, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const { now, calendar } = moment
  if (state.stage === 'closed') return []
  const events: CaseEvent[] = []
  const request = openRequest(state)
  if (request && dateOf(now) > request.until) events.push(make('requestLapsed', { id: request.id }))
  if (state.answered === null) {
    const { promise } = clocksOf(state, calendar)
    const standing = status(promise, now, calendar)
    if (promise.due && standing === 'soon' && state.warnedFor !== promise.due) events.push(make('deadlineNear', { due: promise.due }))
    if (promise.due && standing === 'overdue' && state.overdueSince !== promise.due) events.push(make('becameOverdue', { due: promise.due }))
    const silent = silentDays(state, now, calendar)
    if (silent >= state.limits.silenceDays) events.push(make('fellSilent', { days: silent, since: dateOf(state.lastToldAt) }))
  } else if (mayCloseSilently(state, now, calendar)) {
    events.push(make('closed', { outcome: state.outcome!, because: 'silence' }))
  }
  return events
}

/** Working days since the person last heard from us; a person who was asked for papers has the word. */
export function silentDays(state: CaseState, now: Instant, calendar: Calendar): number {
  if (openRequest(state)) return 0
  return workingDaysBetween(calendar, dateOf(state.lastToldAt), dateOf(now))
}

function mayCloseSilently(state: CaseState, now: Instant, calendar: Calendar): boolean {
  const answered = state.answered
  if (state.stage !== 'followUp' || !answered || state.solved?.value === 'no') return false
  if (openRequest(state) || openReferrals(state).length > 0) return false
  return workingDaysBetween(calendar, dateOf(answered.at), dateOf(now)) >= state.limits.confirmDays
}
