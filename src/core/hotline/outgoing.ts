/** What other systems are told of an event. Of an order: what the hotline needs; of any case: that it moved, without a word of what it is. */
import type { CaseState, Outcome } from '../case/case.ts'
import type { CaseEvent } from '../case/events.ts'
import { evolve } from '../case/evolve.ts'
import { isTakenBack } from './order.ts'

export const outgoingTypes = [
  'order.accepted',
  'order.returned',
  'order.extension-asked',
  'order.revision-decided',
  'order.answered',
  'order.closed',
  'case.registered',
  'case.answered',
  'case.closed',
  'case.reopened',
] as const
export type OutgoingType = (typeof outgoingTypes)[number]

/** 办结代码: how it ended, for those who count by codes (docs/decisions/0016-hotline.md). */
export const closingCodes: Readonly<Record<Outcome, string>> = {
  done: '01',
  partly: '02',
  explained: '03',
  referredAndFollowed: '04',
  declined: '05',
  withdrawn: '06',
}

export interface Outgoing {
  readonly type: OutgoingType
  readonly seq: number
  readonly at: string
  readonly order: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** What is told of these events, which led on from `before`; the first of them has number `firstSeq`. */
export function outgoingOf(before: CaseState | null, events: readonly CaseEvent[], firstSeq: number): Outgoing[] {
  const told: Outgoing[] = []
  let state = before
  for (const [index, event] of events.entries()) {
    const earlier = state
    state = evolve(state, event)
    const { external, number } = state
    const base = { seq: firstSeq + index, at: event.at }
    const ofOrder = external && !isTakenBack(earlier?.order) ? orderEvent(event, earlier, state) : null
    if (external && ofOrder) {
      const [type, data] = ofOrder
      told.push({ ...base, type, order: external.number, data: { order: external.number, case: number, ...data } })
    }
    const type = caseEvent(event, earlier)
    if (type) told.push({ ...base, type, order: null, data: { case: number, stage: state.stage } })
  }
  return told
}

function orderEvent(event: CaseEvent, before: CaseState | null, state: CaseState): [OutgoingType, object] | null {
  switch (event.type) {
    case 'accepted':
      return ['order.accepted', { acceptedAt: event.at }]
    case 'orderReturned':
      return ['order.returned', { return: event.data.id, rightBody: event.data.rightBody, ground: event.data.ground }]
    case 'orderExtensionAsked':
      return ['order.extension-asked', { extension: event.data.id, workingDays: event.data.days, reason: event.data.reason }]
    case 'revisionDecided':
      return ['order.revision-decided', { revision: event.data.id, accepted: event.data.accepted, reason: event.data.reason }]
    case 'answerDelivered': {
      // A second copy of the same answer is no second answer.
      if (!before || before.answered) return null
      const reply = state.replies.find(({ id }) => id === event.data.replyId)!
      const { outcome, explanation, basis, alternatives, remedy } = reply
      const { channel } = event.data
      const words = { answer: explanation, basis, alternatives, remedy }
      return [
        'order.answered',
        { round: state.reopened + 1, outcome, closingCode: closingCodes[outcome], ...words, channel, deliveredAt: event.at },
      ]
    }
    case 'closed':
      return ['order.closed', { outcome: event.data.outcome, closingCode: closingCodes[event.data.outcome], closedAt: event.at }]
    default:
      return null
  }
}

function caseEvent(event: CaseEvent, before: CaseState | null): OutgoingType | null {
  switch (event.type) {
    case 'registered':
      return 'case.registered'
    case 'answerDelivered':
      return before?.answered ? null : 'case.answered'
    case 'closed':
      return 'case.closed'
    case 'reopened':
      return 'case.reopened'
    default:
      return null
  }
}
