/** 督办: what somebody above, or the director, demands of a case that is late, bounced or badly rated. Answered by the owner, closed by its issuer. */
import type { Instant, PlainDate } from '../clock/date.ts'
import type { Signed } from '../network/filing.ts'

export const grounds = ['overdue', 'answeredLate', 'bounced', 'partyLate', 'badRating', 'unsolved', 'reopened', 'silent'] as const
/** What a case must have suffered before pressure is put on it. */
export type Ground = (typeof grounds)[number]

export interface SupervisionOrder {
  readonly id: string
  /** The organisation above that issued it; absent: the director of the centre. */
  readonly from?: string
  readonly signed?: Signed
  readonly by: string
  readonly grounds: readonly Ground[]
  readonly what: string
  readonly until: PlainDate
  readonly at: Instant
  readonly status: 'open' | 'answered' | 'closed'
  readonly answer: { readonly text: string; readonly by: string; readonly at: Instant } | null
  readonly closed: { readonly word: string; readonly by: string; readonly signed?: Signed; readonly at: Instant } | null
  /** When it was chased by itself, because its date passed unanswered. */
  readonly chasedAt: Instant | null
}

type WithOrders = { readonly orders?: readonly SupervisionOrder[] }

/** Still owed an answer. */
export const unansweredOrders = ({ orders = [] }: WithOrders): readonly SupervisionOrder[] =>
  orders.filter(({ status }) => status === 'open')
