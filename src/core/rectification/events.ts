/** What happened to a rectification. Facts in the past tense, never changed, never deleted. */
import type { Actor } from '../case/case.ts'
import type { Instant } from '../clock/date.ts'
import type { Limit } from '../clock/deadline.ts'
import type { Order } from './commands.ts'
import type { AnswerFromAbove, Checkpoint, Evidence, Owner, RectificationKind } from './rectification.ts'

export interface EventData {
  ordered: Omit<Order, 'type' | 'founded' | 'days'> & { limit: Limit }
  accepted: Record<never, never>
  handedOver: { owner: Owner; reason: string }
  kindChanged: { kind: RectificationKind; reason: string }
  extensionAsked: { id: string; days: number; reason: string }
  extensionDecided: { id: string; granted: boolean; note: string }
  doneReported: { text: string; papers: readonly Evidence[]; sentTo?: string }
  verified: { note: string; answer?: AnswerFromAbove }
  sentBack: { note: string; answer?: AnswerFromAbove }
  chased: { text: string }
  cancelled: { reason: string }
  deadlineNear: { due: Instant }
  becameOverdue: { due: Instant }
  looked: Omit<Checkpoint, 'at'>
  proven: Record<never, never>
  notShown: Record<never, never>
  disproven: Record<never, never>
  /** By itself after `disproven`, or by a director after `notShown`. */
  roundStarted: { round: number; limit: Limit; reason: string }
}
export type EventType = keyof EventData
export type RectificationEvent = {
  [T in EventType]: { readonly type: T; readonly at: Instant; readonly actor: Pick<Actor, 'kind' | 'id'>; readonly data: EventData[T] }
}[EventType]
