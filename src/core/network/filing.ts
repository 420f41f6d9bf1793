/** 备案: what was done beyond the rule, on which ground, within which limits, approved by whom, and looked at again from above. */
import type { Instant, PlainDate } from '../clock/date.ts'

/** Whose approval the exception needs. */
export const filingLevels = ['centre', 'district', 'city'] as const
export type FilingLevel = (typeof filingLevels)[number]

/** Who signed, as the others read it. */
export interface Signed {
  readonly body: string
  readonly name: string
}

export interface FilingWords {
  /** What is done that the rule does not provide for. */
  readonly beyond: string
  /** Which clause of which document it goes beyond. */
  readonly clause: string
  readonly why: string
  /** For whom, how often, up to what amount: where the exception ends. */
  readonly limits: string
  readonly risk: string
  /** Last day on which it may be relied on. */
  readonly expires: PlainDate
  readonly level: FilingLevel
}

export interface Filing extends FilingWords {
  readonly id: string
  /** The organisation that decides; absent at the level of the centre, where a director decides. */
  readonly to?: string
  /** The organisation that looks at it again. */
  readonly above?: string
  readonly askedAt: Instant
  readonly askedBy: string
  readonly status: 'asked' | 'approved' | 'refused' | 'withdrawn'
  readonly decision: { readonly by: string; readonly signed?: Signed; readonly note: string; readonly at: Instant } | null
  readonly review: {
    readonly by: string
    readonly signed?: Signed
    readonly sound: boolean
    readonly note: string
    readonly at: Instant
  } | null
}

/** Whether this exception may be relied on that day. */
export const isInForce = (filing: Filing, today: PlainDate): boolean =>
  filing.status === 'approved' && today <= filing.expires && filing.review?.sound !== false
