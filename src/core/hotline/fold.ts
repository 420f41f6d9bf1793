/** The order of a case after one more event; part of `evolve`. */
import type { CaseEvent } from '../case/events.ts'
import type { CaseState } from '../case/case.ts'
import { change } from '../network/fold.ts'
import type { HotlineEventData } from './events.ts'
import { noDealings, type OrderDealings } from './order.ts'

type HotlineEvent = Extract<CaseEvent, { type: keyof HotlineEventData }>

export function withHotline(state: CaseState, event: HotlineEvent): Partial<CaseState> {
  const { at } = event
  const order = state.order ?? noDealings
  const dealings = (patch: Partial<OrderDealings>): { order: OrderDealings } => ({
    order: { ...order, ...('number' in event.data && { heard: [...order.heard, event.data.number] }), ...patch },
  })
  // Their date is what they last said; we never work it out.
  const theirs = (dueAt: CaseState['warnedFor']): Partial<CaseState> =>
    state.external && dueAt !== null ? { external: { ...state.external, dueAt } } : {}
  switch (event.type) {
    case 'orderMessage': {
      const { dueAt, ...message } = event.data
      const words = ['urge', 'addition', 'withdrawal'].includes(message.kind)
      return {
        ...dealings({ messages: [...order.messages, { ...message, at }] }),
        ...theirs(dueAt),
        ...(words && { unansweredWord: at }),
      }
    }
    case 'orderFollowedUp':
      return dealings({ followUps: [...order.followUps, { ...event.data, at }] })
    case 'orderRevised':
      return dealings({ revisions: [...order.revisions, { ...event.data, status: 'open', reason: '', at }] })
    case 'revisionDecided': {
      const { id, accepted, reason } = event.data
      const revision = order.revisions.find((entry) => entry.id === id)!
      const decided = dealings({ revisions: change(order.revisions, id, { status: accepted ? 'accepted' : 'refused', reason }) })
      if (!accepted) return decided
      const { title, content, dueAt, facts, requester } = revision
      return {
        ...decided,
        title: title || state.title,
        statement: content,
        requester: requester ?? state.requester,
        external: { ...state.external!, dueAt, facts: { ...facts, digest: state.external!.facts?.digest ?? '' } },
      }
    }
    case 'orderReturned':
      return dealings({ returns: [...order.returns, { ...event.data, status: 'asked', note: '', at }] })
    case 'orderReturnDecided': {
      const { id, accepted, note } = event.data
      return dealings({ returns: change(order.returns, id, { status: accepted ? 'accepted' : 'refused', note }) })
    }
    case 'orderExtensionAsked':
      return dealings({ extensions: [...order.extensions, { ...event.data, status: 'asked', note: '', at }] })
    case 'orderExtensionDecided': {
      const { id, granted, note, dueAt } = event.data
      return {
        ...dealings({ extensions: change(order.extensions, id, { status: granted ? 'granted' : 'refused', note }) }),
        ...(granted && theirs(dueAt)),
      }
    }
    case 'joined':
      return { joined: { ...event.data.into, reason: event.data.reason, at } }
    case 'separated':
      return { joined: null }
    case 'joinNoted': {
      const { other, joined } = event.data
      const others = (state.joinedHere ?? []).filter(({ id }) => id !== other.id)
      return { joinedHere: joined ? [...others, other] : others }
    }
  }
}
