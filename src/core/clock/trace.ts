import type { Instant, PlainDate } from './date.ts'

/**
 * One coded step of the answer to "why is this the date?". The steps stand in the order in which the clock ran;
 * their sentences are in src/words/deadline-trace.ts. `name` is the calendar's name of a holiday, `reason` of a pause or an
 * extension is handed through as it was given.
 */
export type TraceStep =
  | { readonly code: 'start'; readonly at: Instant; readonly date: PlainDate }
  | { readonly code: 'limit'; readonly unit: 'workingDays' | 'workingHours'; readonly n: number }
  | { readonly code: 'limit'; readonly unit: 'sameDay' | 'atOnce' }
  /** Came in when the office hours of that day were over, or on a day that is not worked: the clock starts later. */
  | { readonly code: 'startAfterClose'; readonly date: PlainDate; readonly at: Instant }
  | { readonly code: 'startOnDayOff'; readonly date: PlainDate; readonly reason: 'weekend' | 'holiday'; readonly name?: string }
  /** The day that counts as the day of receipt; `at` where the limit is counted in hours. */
  | { readonly code: 'countsFrom'; readonly date: PlainDate; readonly at?: Instant }
  /** `n` days in a row, `from` and `to` included, on which the clock did not run. */
  | {
      readonly code: 'daysOff'
      readonly from: PlainDate
      readonly to: PlainDate
      readonly n: number
      readonly reason: 'weekend' | 'holiday'
      readonly name?: string
    }
  | { readonly code: 'makeUpDay'; readonly date: PlainDate; readonly name: string }
  /** The arrangement of the year `n` has not been announced. */
  | { readonly code: 'provisionalYear'; readonly n: number }
  /** A pause that kept `n` working days (or minutes of office time) from counting. */
  | {
      readonly code: 'paused'
      readonly from: Instant
      readonly to: Instant | null
      readonly unit: 'workingDays' | 'minutes'
      readonly n: number
      readonly reason: string
    }
  | { readonly code: 'pauseWithoutEffect'; readonly from: Instant; readonly to: Instant | null; readonly reason: string }
  /** `n` working days more, granted at `at`; late = granted when the date had already passed, so it moves nothing. */
  | { readonly code: 'extension' | 'extensionLate'; readonly n: number; readonly at: Instant; readonly reason: string }
  /** An open pause holds the date. `left`: working days still to count, `stood`: working days it has held so far (null = not known). */
  | {
      readonly code: 'standsStill'
      readonly from: Instant
      readonly reason: string
      readonly left: number | null
      readonly stood: number | null
    }
  | { readonly code: 'due'; readonly at: Instant; readonly date: PlainDate; readonly provisional: boolean }
