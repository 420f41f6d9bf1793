/** Orders and appeals after one more event; part of `evolve`. */
import type { CaseState } from '../case/case.ts'
import type { CaseEvent } from '../case/events.ts'
import { change } from '../network/fold.ts'
import type { Appeal } from './appeal.ts'
import type { SupervisionEventData } from './events.ts'

type SupervisionEvent = Extract<CaseEvent, { type: keyof SupervisionEventData }>

export function withSupervision(state: CaseState, event: SupervisionEvent): Pick<CaseState, 'orders' | 'appeals'> {
  const { at, actor } = event
  const { orders = [], appeals = [] } = state
  const by = actor.id
  switch (event.type) {
    case 'supervised':
      return { orders: [...orders, { ...event.data, by, at, status: 'open', answer: null, closed: null, chasedAt: null }] }
    case 'supervisionAnswered':
      return { orders: change(orders, event.data.id, { status: 'answered', answer: { text: event.data.text, by, at } }) }
    case 'supervisionChased':
      return { orders: change(orders, event.data.id, { chasedAt: at }) }
    case 'supervisionClosed': {
      const { id, ...closed } = event.data
      return { orders: change(orders, id, { status: 'closed', closed: { ...closed, by, at } }) }
    }
    case 'appealed': {
      const appeal: Appeal = { ...event.data, by: actor, at, status: 'open', decision: null, chasedAt: null }
      return { appeals: [...appeals, appeal] }
    }
    case 'appealChased':
      return { appeals: change(appeals, event.data.id, { chasedAt: at }) }
    case 'appealDecided': {
      const { id, upheld, reasons } = event.data
      return { appeals: change(appeals, id, { status: upheld ? 'upheld' : 'answered', decision: { by, reasons, at } }) }
    }
  }
}

/** A new round owes everything anew: what was appealed against is no longer the answer. */
export const lapsedAppeals = ({ appeals }: CaseState): Pick<CaseState, 'appeals'> =>
  appeals ? { appeals: appeals.map((appeal) => (appeal.status === 'open' ? { ...appeal, status: 'lapsed' } : appeal)) } : {}
