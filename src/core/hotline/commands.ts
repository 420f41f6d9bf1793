/** What the hotline may say to a case, what may be said back to it, and joining cases about one matter; part of the core's `Command`. */
import type { Instant } from '../clock/date.ts'
import type { DeliveryChannel, Outcome } from '../case/case.ts'
import type { MessageKind, OrderFollowUp, Revision } from './order.ts'

/** A message of the hotline under its own number: what it passes on, what it found, what it decided of what we asked. */
export type HotlineMessage =
  | { readonly kind: MessageKind; readonly number: string; readonly text: string; readonly dueAt: Instant | null }
  | ({ readonly kind: 'followUp' } & OrderFollowUp)
  | { readonly kind: 'returnDecision'; readonly number: string; readonly accepted: boolean; readonly note: string }
  | {
      readonly kind: 'extensionDecision'
      readonly number: string
      readonly granted: boolean
      readonly note: string
      readonly dueAt: Instant | null
    }

export type HotlineCommand =
  | { readonly type: 'hearHotline'; readonly message: HotlineMessage }
  | ({ readonly type: 'reviseOrder' } & Omit<Revision, 'id' | 'status' | 'reason' | 'at'>)
  | { readonly type: 'decideRevision'; readonly revisionId: string; readonly accepted: boolean; readonly reason: string }
  | { readonly type: 'returnOrder'; readonly rightBody: string; readonly ground: string }
  | { readonly type: 'askOrderExtension'; readonly days: number; readonly reason: string }
  | { readonly type: 'joinCase'; readonly into: { readonly id: string; readonly number: string }; readonly reason: string }
  | { readonly type: 'separateCase'; readonly reason: string }
  | {
      readonly type: 'noteJoin'
      readonly other: { readonly id: string; readonly number: string }
      readonly joined: boolean
      readonly reason: string
    }
  | {
      readonly type: 'takeAnswer'
      readonly outcome: Outcome
      readonly explanation: string
      readonly basis: string
      readonly alternatives: string
      readonly remedy: string
      readonly channel: DeliveryChannel
      readonly proof: string
    }
