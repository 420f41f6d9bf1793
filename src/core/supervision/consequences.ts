/** What follows from the commands of supervision and appeal, and from time passing over them; part of `decide` and `sweep`. */
import type { CaseState } from '../case/case.ts'
import type { CaseEvent } from '../case/events.ts'
import type { Moment } from '../case/moment.ts'
import { eventMaker, next } from '../case/moment.ts'
import { workingDaysBetween } from '../clock/calendar.ts'
import { dateOf } from '../clock/date.ts'
import { signedBy } from '../network/seat.ts'
import { appealClock, openAppeal } from './appeal.ts'
import type { SupervisionCommand } from './commands.ts'
import { digestOf } from './digest.ts'
import { groundsOf } from './grounds.ts'
import { unansweredOrders } from './order.ts'

export function supervisionEvents(command: SupervisionCommand, state: CaseState, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const signed = signedBy(moment.actor)
  switch (command.type) {
    case 'supervise': {
      const { what, until, from } = command
      const grounds = groundsOf(digestOf(state, moment.calendar), moment.now)
      return [make('supervised', { id: next('s', state.orders), what, until, grounds, ...(from && { from }), ...signed })]
    }
    case 'answerSupervision':
      return [make('supervisionAnswered', { id: command.orderId, text: command.text })]
    case 'closeSupervision':
      return [make('supervisionClosed', { id: command.orderId, word: command.word, ...signed })]
    case 'appeal':
      return [make('appealed', { id: next('u', state.appeals), about: 'answer', words: command.words })]
    case 'contestRating':
      // The person reads nothing of a quarrel about their own rating.
      return [make('appealed', { id: next('u', state.appeals), about: 'rating', words: command.words }, 'supervision')]
    case 'decideAppeal': {
      const { appealId: id, upheld, reasons } = command
      const { about } = openAppeal(state)!
      const decided = make('appealDecided', { id, upheld, reasons }, about === 'rating' ? 'supervision' : 'person')
      // The rating itself stays as it was given (law 10); an upheld appeal against an answer is another round.
      return upheld && about === 'answer' ? [decided, make('reopened', { reason: reasons, by: 'staff' })] : [decided]
    }
  }
}

/** What is due of orders and appeals now, also on a closed case; nothing the second time. */
export function supervisionDue(state: CaseState, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const { now, calendar } = moment
  const today = dateOf(now)
  const orders = unansweredOrders(state).filter(({ until, chasedAt }) => today > until && chasedAt === null)
  const events = orders.map(({ id, until }) =>
    make('supervisionChased', { id, days: Math.max(1, workingDaysBetween(calendar, until, today)) }),
  )
  const appeal = openAppeal(state)
  if (appeal && appeal.chasedAt === null) {
    const { due, date } = appealClock(appeal, state, calendar)
    if (due !== null && date !== null && now > due)
      events.push(make('appealChased', { id: appeal.id, days: Math.max(1, workingDaysBetween(calendar, date, today)) }))
  }
  return events
}
