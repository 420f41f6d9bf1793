/** What time alone brings about: the warning, the overdue mark, the heartbeat, a lapsed request, a pause used up, a silent person's closing. */
import { standing } from '../appointments/appointment.ts'
import { questionAt, reminderAt } from '../appointments/due.ts'
import type { Calendar } from '../clock/calendar.ts'
import { workingDaysBetween } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import { dateOf } from '../clock/date.ts'
import { overdueWorkingDays, status } from '../clock/deadline.ts'
import { openAppeal } from '../supervision/appeal.ts'
import { supervisionDue } from '../supervision/consequences.ts'
import { unansweredOrders } from '../supervision/order.ts'
import type { CaseState } from './case.ts'
import { clocksOf, pausesUsedUp, referralClock } from './clocks.ts'
import { openPanel, openPause, openReferrals, openRequest, owesCallback, reachedSince } from './demands.ts'
import type { CaseEvent, EventData } from './events.ts'
import { evolve } from './evolve.ts'
import type { Moment } from './moment.ts'
import { eventMaker } from './moment.ts'
import { whoseTurn } from './whose-turn.ts'

/** Working days a party's date may have passed before the organisation above it is told. */
export const raiseAfterDays = 2

/** Events that are due now, each computed after the ones before it; the same moment twice gives nothing the second time. */
export function sweep(state: CaseState, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const { now, calendar } = moment
  // An order and an appeal are owed an answer on a closed case, too.
  if (state.stage === 'closed' || state.stage === 'archived') return supervisionDue(state, moment)
  const events: CaseEvent[] = []
  let current = state
  const happen = (event: CaseEvent) => {
    events.push(event)
    current = evolve(current, event)
  }
  const request = openRequest(current)
  if (request && dateOf(now) > request.until) happen(make('requestLapsed', { id: request.id }))
  for (const referral of openReferrals(current)) {
    const { id, body, above = null, chasedFor, raisedAt } = referral
    const clock = referralClock(referral, calendar)
    if (clock.due === null || now <= clock.due) continue
    if (chasedFor !== clock.due) happen(make('referralChased', { id, text: '', due: clock.due }))
    const days = overdueWorkingDays(clock, now, calendar)
    if (days >= raiseAfterDays && !raisedAt) happen(make('referralRaised', { id, body, above, days }))
  }
  for (const event of supervisionDue(current, moment)) happen(event)
  const panel = openPanel(current)
  if (panel && dateOf(now) > panel.until) happen(make('panelClosed', { id: panel.id }))
  for (const appointment of standing(current.appointments)) {
    const { id, kind, at, place, staff } = appointment
    const [reminder, question] = [reminderAt(appointment, calendar), questionAt(appointment, calendar)]
    if (reminder !== null && reminder <= now && now < at) happen(make('appointmentNear', { id, kind, at, place, staff }))
    if (question !== null && question <= now) happen(make('appointmentUnsaid', { id, kind, at, staff }))
  }
  if (openPause(current) && pausesUsedUp(current, moment)) happen(make('resumed', { note: '' }))
  if (current.answered === null) {
    const { promise } = clocksOf(current, calendar)
    const standing = status(promise, now, calendar)
    if (promise.due && standing === 'soon' && current.warnedFor !== promise.due) happen(make('deadlineNear', { due: promise.due }))
    if (promise.due && standing === 'overdue' && current.overdueSince !== promise.due) happen(make('becameOverdue', { due: promise.due }))
  }
  const because = mayCloseByItself(current, now, calendar)
  if (because) happen(make('closed', { outcome: current.outcome!, because }))
  else if (current.answered === null || whoseTurn(current) === 'us') {
    const silent = silentDays(current, now, calendar)
    if (silent >= current.limits.silenceDays) happen(make('fellSilent', { days: silent, since: dateOf(current.lastToldAt) }))
  }
  return events
}

/** Working days since the person last heard from us; a person who was asked for papers has the word. */
export function silentDays(state: CaseState, now: Instant, calendar: Calendar): number {
  if (openRequest(state)) return 0
  return workingDaysBetween(calendar, dateOf(state.lastToldAt), dateOf(now))
}

/** Why the case may close without anybody's hand; null while something is open, the person objects, or the days to object still run. */
function mayCloseByItself(state: CaseState, now: Instant, calendar: Calendar): EventData['closed']['because'] | null {
  const { answered, solved } = state
  if (state.stage !== 'followUp' || !answered || solved?.value === 'no') return null
  if (openRequest(state) || openReferrals(state).length > 0 || standing(state.appointments).length > 0) return null
  if (openAppeal(state) || unansweredOrders(state).length > 0) return null
  if (solved === null && owesCallback(state)) return null
  // The days to object start again when we last answered the person's words.
  const since = answered.at > state.lastToldAt ? answered.at : state.lastToldAt
  if (workingDaysBetween(calendar, dateOf(solved ? answered.at : since), dateOf(now)) < state.limits.confirmDays) return null
  if (solved) return 'solved'
  return reachedSince(state, answered.at) ? 'heard' : 'silence'
}
