/** What the commands of supervision and appeal must hold before they may happen; part of the core's `faults`. */
import type { CaseState } from '../case/case.ts'
import type { Moment } from '../case/moment.ts'
import { dateOf } from '../clock/date.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { appealedAlready } from './appeal.ts'
import type { SupervisionCommand } from './commands.ts'
import { digestOf } from './digest.ts'
import { groundsOf } from './grounds.ts'
import { unansweredOrders } from './order.ts'

const blank = (text: string): boolean => text.trim() === ''

export function* supervisionFaults(command: SupervisionCommand, state: CaseState, moment: Moment): Generator<Refusal> {
  const { actor, now, calendar } = moment
  switch (command.type) {
    case 'supervise':
      if (blank(command.what)) yield refuse('needs-text')
      if (command.until < dateOf(now)) yield refuse('date-has-passed')
      // An order of the centre names nobody above, one from above always does.
      if ((actor.kind === 'party') !== (command.from !== undefined)) yield refuse('not-your-role')
      if (groundsOf(digestOf(state, calendar), now).length === 0) yield refuse('nothing-to-supervise')
      if (unansweredOrders(state).some(({ from }) => from === command.from)) yield refuse('open-supervision')
      return
    case 'answerSupervision':
    case 'closeSupervision': {
      const order = state.orders?.find(({ id }) => id === command.orderId)
      if (!order) yield refuse('no-such-thing')
      else if (command.type === 'answerSupervision' ? order.status !== 'open' : order.status === 'closed') yield refuse('thing-not-open')
      else if (command.type === 'closeSupervision') {
        if ((order.from === undefined) !== (actor.kind === 'staff')) yield refuse('not-your-role')
        if (order.answer?.by === actor.id) yield refuse('same-person-signs')
      }
      if (blank(command.type === 'answerSupervision' ? command.text : command.word)) yield refuse('needs-text')
      return
    }
    case 'appeal':
    case 'contestRating':
      if (blank(command.words)) yield refuse('needs-reason')
      if (appealedAlready(state, command.type === 'appeal' ? 'answer' : 'rating')) yield refuse('appeal-decided')
      return
    case 'decideAppeal': {
      const appeal = state.appeals?.find(({ id }) => id === command.appealId)
      if (!appeal) yield refuse('no-such-thing')
      else if (appeal.status !== 'open') yield refuse('thing-not-open')
      if (blank(command.reasons)) yield refuse('needs-reason')
    }
  }
}
