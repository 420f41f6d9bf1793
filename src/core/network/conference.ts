/** 会商: one case looked at together by the bodies it depends on; what is agreed becomes tasks with a body and a date. */
import type { Instant } from '../clock/date.ts'

/** A body that was asked, and where it is reached: `to` is its organisation, null when it has no account here. */
export interface Reached {
  readonly body: string
  readonly contact: string
  readonly to?: string
  /** The organisation above it, which hears of its silence. */
  readonly above?: string
}

export interface Invitation extends Reached {
  readonly id: string
  readonly coming: boolean | null
  readonly note: string
}

export interface Conference {
  readonly id: string
  readonly why: 'thirdReturn' | 'asked'
  readonly reason: string
  readonly calledAt: Instant
  readonly status: 'called' | 'planned' | 'held' | 'cancelled'
  readonly when: Instant | null
  /** Minutes. */
  readonly lasts: number
  readonly place: string
  readonly invited: readonly Invitation[]
  /** Colleagues of the centre who take part. */
  readonly staff: readonly string[]
  readonly paperIds: readonly string[]
  readonly held: {
    /** Ids of the invitations that were followed. */
    readonly attended: readonly string[]
    readonly minutes: string
    readonly decision: string
    readonly at: Instant
    readonly by: string
  } | null
}
