/**
 * 整改: what must change so that a thing does not recur, by whom, until when, and whether it helped (law 16). An aggregate of its own, the fold
 * of its events; a case only starts it. Chinese terms: docs/glossary.md.
 */
import type { StaffId } from '../case/case.ts'
import type { Cause, Layer } from '../causes/taxonomy.ts'
import type { Limit } from '../clock/deadline.ts'
import type { Instant } from '../clock/date.ts'

export const rectificationKinds = ['training', 'process', 'guideCorrection', 'systemFault', 'policyReport'] as const
/** 培训 · 改流程 · 改指南 · 修系统 · 政策上报 (sent up and answered there instead of done and verified). */
export type RectificationKind = (typeof rectificationKinds)[number]

export const sourceKinds = ['case', 'rating', 'finding'] as const

/** `proven`, `notShown` and `cancelled` are ends; disproven is no end: a new round begins by itself. */
export const rectificationStatuses = ['ordered', 'accepted', 'done', 'proving', 'proven', 'notShown', 'cancelled'] as const
export type RectificationStatus = (typeof rectificationStatuses)[number]

/** Where it comes from. A finding may be without a case, e.g. of an inspection. */
export interface Source {
  readonly kind: (typeof sourceKinds)[number]
  readonly caseId: string | null
  readonly number: string
  /** What the rating or the finding said; of a case: its title. */
  readonly said: string
}

/** Which cases count when it is asked whether it helped. Null: any. */
export interface Scope {
  readonly itemId: string | null
  readonly item: string
  readonly cause: Cause
  readonly layer: Layer | null
}

/** A member of staff of the centre, or a body by its name, for which a colleague writes down what it did. */
export type Owner = { readonly staff: StaffId } | { readonly body: string }

export interface Evidence {
  readonly id: string
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
  readonly label: string
}

export const answersFromAbove = ['accepted', 'partly', 'refused'] as const
/** What those above said to a policy report. */
export type AnswerFromAbove = (typeof answersFromAbove)[number]

export interface Done {
  readonly text: string
  readonly papers: readonly Evidence[]
  readonly by: StaffId
  readonly at: Instant
  /** Of a policy report: to whom it was sent. */
  readonly sentTo?: string
}

export interface Verified {
  readonly enough: boolean
  readonly note: string
  readonly answer?: AnswerFromAbove
  readonly by: StaffId
  readonly at: Instant
}

export interface Extension {
  readonly id: string
  readonly days: number
  readonly reason: string
  readonly askedBy: StaffId
  readonly askedAt: Instant
  readonly status: 'asked' | 'granted' | 'refused'
  readonly decidedAt: Instant | null
}

/** The figures of one look at recurrence; `before` and `after` are counted over equally many days. */
export interface Figures {
  readonly before: number
  readonly after: number
  /** All cases of the centre in the same two stretches of time. */
  readonly ofBefore: number
  readonly ofAfter: number
  /** Of `after`: every one of them. */
  readonly cases: readonly { readonly id: string; readonly number: string }[]
  /** Cases that name the same item and cause but were not sorted yet: they do not count, and are not hidden. */
  readonly unsorted: number
}

export interface Checkpoint extends Figures {
  /** Calendar days after the verification: 30, 60, 90, or fewer when it could be told before. */
  readonly days: number
  readonly at: Instant
}

/** How a round ended that was looked at; null while it runs or where it was cancelled. */
export type Outcome = 'proven' | 'disproven' | 'notShown'

/** What is kept of a round that is over. */
export interface PastRound {
  readonly startedAt: Instant
  readonly kind: RectificationKind
  readonly done: Done
  readonly verifiedAt: Instant
  readonly verifiedBy: StaffId
  readonly checkpoints: readonly Checkpoint[]
  readonly outcome: Outcome
}

export interface Rectification {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly source: Source
  /** Whose act the source is about (law 5): neither owner nor verifier; with `hidden` they do not see it at all. */
  readonly concerned: StaffId | null
  readonly hidden: boolean
  readonly kind: RectificationKind
  readonly wrong: string
  readonly goal: string
  readonly where: string
  readonly scope: Scope
  readonly owner: Owner
  readonly limit: Limit
  readonly orderedAt: Instant
  readonly orderedBy: StaffId
  readonly status: RectificationStatus
  /** The first is 1. */
  readonly round: number
  readonly startedAt: Instant
  readonly extensions: readonly Extension[]
  readonly done: Done | null
  /** The last word of a verifier in this round. */
  readonly verified: Verified | null
  readonly checkpoints: readonly Checkpoint[]
  readonly past: readonly PastRound[]
  readonly cancelled: { readonly reason: string; readonly at: Instant; readonly by: StaffId } | null
  readonly chases: number
  /** The date for which yellow and red were shown. */
  readonly warnedFor: Instant | null
  readonly overdueSince: Instant | null
}

/** What those are told who had complained; `about`: the rectification and its round, so that nobody is told the same twice. */
export interface ToldOfChange {
  readonly about: string
  readonly step: 'verified' | Outcome
  readonly item: string
  readonly cause: Cause
}

export const isEnd = (status: RectificationStatus): boolean => status === 'proven' || status === 'notShown' || status === 'cancelled'

/** How often a round was shown not to have helped; stays in sight whatever comes later. */
export const disproved = ({ past }: Pick<Rectification, 'past'>): number => past.filter(({ outcome }) => outcome === 'disproven').length

export const staffOf = (owner: Owner): StaffId | null => ('staff' in owner ? owner.staff : null)
