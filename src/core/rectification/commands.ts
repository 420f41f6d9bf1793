/** What can be asked of a rectification. One command is one transaction and one idempotency key. */
import type { StaffId } from '../case/case.ts'
import type { AnswerFromAbove, Evidence, Figures, Owner, RectificationKind, Scope, Source } from './rectification.ts'

export interface Order {
  readonly type: 'order'
  readonly id: string
  readonly number: string
  readonly source: Source
  /** What the source itself shows: a cause confirmed by sorting, a bad rating, a finding. Nothing is ordered on a mere suspicion. */
  readonly founded: boolean
  readonly concerned: StaffId | null
  readonly hidden: boolean
  readonly kind: RectificationKind
  readonly wrong: string
  readonly goal: string
  readonly where: string
  readonly scope: Scope
  readonly owner: Owner
  readonly days: number
}

/** One look at recurrence, counted by the shell over the windows that `looks` named. */
export interface Look extends Figures {
  readonly days: number
}

export type Command =
  | Order
  | { readonly type: 'accept' }
  | { readonly type: 'handOver'; readonly owner: Owner; readonly reason: string }
  | { readonly type: 'changeKind'; readonly kind: RectificationKind; readonly reason: string }
  | { readonly type: 'askExtension'; readonly days: number; readonly reason: string }
  | { readonly type: 'decideExtension'; readonly granted: boolean; readonly note: string }
  | { readonly type: 'reportDone'; readonly text: string; readonly papers: readonly Evidence[]; readonly sentTo?: string }
  | { readonly type: 'verify'; readonly enough: boolean; readonly note: string; readonly answer?: AnswerFromAbove }
  | { readonly type: 'chase'; readonly text: string }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'again'; readonly reason: string; readonly days: number }
  | { readonly type: 'sweep'; readonly looks: readonly Look[] }

export type CommandType = Command['type']
