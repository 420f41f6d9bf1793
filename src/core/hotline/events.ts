/** What happened between the hotline and a case, and to cases about one matter; part of the core's `EventData`. */
import type { Instant } from '../clock/date.ts'
import type { Audience } from '../case/case.ts'
import type { MessageKind, OrderFollowUp, Revision } from './order.ts'

export interface HotlineEventData {
  orderMessage: { number: string; kind: MessageKind; text: string; dueAt: Instant | null }
  orderFollowedUp: OrderFollowUp
  orderRevised: Omit<Revision, 'status' | 'reason' | 'at'>
  revisionDecided: { id: string; accepted: boolean; reason: string }
  orderReturned: { id: string; rightBody: string; ground: string }
  orderReturnDecided: { id: string; number: string; accepted: boolean; note: string }
  orderExtensionAsked: { id: string; days: number; reason: string }
  orderExtensionDecided: { id: string; number: string; granted: boolean; note: string; dueAt: Instant | null }
  joined: { into: { id: string; number: string }; reason: string }
  separated: { from: { id: string; number: string }; reason: string }
  joinNoted: { other: { id: string; number: string }; joined: boolean; reason: string }
}

export const hotlineAudience: Readonly<Record<keyof HotlineEventData, Audience>> = {
  orderMessage: 'person',
  orderFollowedUp: 'supervision',
  orderRevised: 'staff',
  revisionDecided: 'staff',
  orderReturned: 'staff',
  orderReturnDecided: 'staff',
  orderExtensionAsked: 'staff',
  orderExtensionDecided: 'staff',
  joined: 'person',
  separated: 'person',
  joinNoted: 'staff',
}
