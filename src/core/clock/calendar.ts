/**
 * The working-day calendar as plain data: which days are worked, and at which hours.
 *
 * Two things that are easily mixed up are kept apart: a *working day* is one on which limits run (Monday to Friday, moved by the
 * State Council's yearly notice); the *opening hours* are when people may come to the window, which can include weekends and holidays.
 */
import { addDays, compareDates, dayNumber, weekday, yearOf, type PlainDate, type Weekday } from './date.ts'

/** From `from` until just before `to`, times of day 'HH:mm' in Asia/Shanghai. */
export interface Interval {
  readonly from: string
  readonly to: string
}

/** A day that the calendar names: a holiday, or a weekend day that is worked instead (调休). */
export interface SpecialDay {
  readonly kind: 'off' | 'work'
  readonly name: string
}

export interface Calendar {
  /** Which edition of the data this is; recorded wherever a date was promised to somebody. */
  readonly version: string
  /** Years whose arrangement has been announced. In any other year only the weekday is known, and results are provisional. */
  readonly publishedYears: readonly number[]
  readonly special: Readonly<Record<PlainDate, SpecialDay>>
  /** When the window is open to people on an ordinary day; lunch is a gap between two intervals. */
  readonly hours: Readonly<Record<Weekday, readonly Interval[]>>
  /** When it is open on a holiday, and on a weekend day that is worked. Left out: closed, and the office hours. */
  readonly holidayHours?: readonly Interval[]
  readonly makeUpHours?: readonly Interval[]
  /** When limits run on a working day: sorted, not overlapping, at least one. The last `to` is the end of business. */
  readonly officeHours: readonly Interval[]
}

/** Whether limits run on a day, and why. */
export interface DayVerdict {
  readonly working: boolean
  readonly reason: 'weekday' | 'weekend' | 'holiday' | 'makeUp'
  /** Name of the holiday; absent on ordinary days. */
  readonly name?: string
  /** The year's arrangement has not been announced: this is only what the weekday suggests. */
  readonly provisional: boolean
}

export const defaultOfficeHours: readonly Interval[] = [
  { from: '08:30', to: '11:30' },
  { from: '13:00', to: '16:30' },
]

/** Open in the office hours from Monday to Friday. A centre sets its own. */
export const defaultHours: Readonly<Record<Weekday, readonly Interval[]>> = {
  1: defaultOfficeHours,
  2: defaultOfficeHours,
  3: defaultOfficeHours,
  4: defaultOfficeHours,
  5: defaultOfficeHours,
  6: [],
  7: [],
}

/** No run of days off is longer than this; a calendar in which nothing is worked is a defect, not an endless loop. */
const longestSearch = 3660

/** Whether limits run on `date`, and the reason. */
export function workingDay(calendar: Calendar, date: PlainDate): DayVerdict {
  const provisional = !isPublished(calendar, date)
  const special = calendar.special[date]
  if (special) {
    const working = special.kind === 'work'
    return { working, reason: working ? 'makeUp' : 'holiday', name: special.name, provisional }
  }
  return weekday(date) <= 5 ? { working: true, reason: 'weekday', provisional } : { working: false, reason: 'weekend', provisional }
}

/** Whether limits run on `date`. For the reason, and whether that is certain, ask `workingDay`. */
export function isWorkingDay(calendar: Calendar, date: PlainDate): boolean {
  const special = calendar.special[date]
  return special ? special.kind === 'work' : weekday(date) <= 5
}

/** Whether the arrangement of the date's year has been announced. */
export function isPublished(calendar: Calendar, date: PlainDate): boolean {
  return calendar.publishedYears.includes(yearOf(date))
}

/** Working days after `start` up to and including `end`; 0 when `end` is not later than `start`. Throws RangeError on what is no date. */
export function workingDaysBetween(calendar: Calendar, start: PlainDate, end: PlainDate): number {
  if (start >= end) return 0
  const moved = movedDays(calendar.special)
  // Reckoned, not walked through: an old case is years overdue, and each day took as long as all of this.
  return weekdaysUntil(end) - weekdaysUntil(start) + moved.until(end) - moved.until(start)
}

/** Mondays to Fridays up to and including `date`, from a fixed day on. */
function weekdaysUntil(date: PlainDate): number {
  const day = dayNumber(date)
  if (Number.isNaN(day)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`)
  // 1970-01-01 was a Thursday: three days after the Monday that the weeks are counted from.
  const sinceMonday = day + 3
  const week = Math.floor(sinceMonday / 7)
  return week * 5 + Math.min(sinceMonday - week * 7 + 1, 5)
}

interface MovedDays {
  /** Weekend days worked less weekdays off, up to and including `date`. */
  until(date: PlainDate): number
}

const moved = new WeakMap<Calendar['special'], MovedDays>()

/** The days that are not what their weekday says, added up; once for each edition of the calendar. */
function movedDays(special: Calendar['special']): MovedDays {
  const known = moved.get(special)
  if (known) return known
  const dates: PlainDate[] = []
  const sums: number[] = []
  for (const date of (Object.keys(special) as PlainDate[]).toSorted(compareDates)) {
    const change = Number(special[date]!.kind === 'work') - Number(weekday(date) <= 5)
    if (change === 0) continue
    dates.push(date)
    sums.push((sums.at(-1) ?? 0) + change)
  }
  const made: MovedDays = {
    until(date) {
      let from = 0
      for (let to = dates.length; from < to;) {
        const middle = (from + to) >> 1
        if (dates[middle]! <= date) from = middle + 1
        else to = middle
      }
      return from === 0 ? 0 : sums[from - 1]!
    },
  }
  moved.set(special, made)
  return made
}

/** The years of the days that `workingDaysBetween` looks at and whose arrangement has not been announced, ascending. */
export function unpublishedYears(calendar: Calendar, start: PlainDate, end: PlainDate): number[] {
  const years: number[] = []
  if (start >= end) return years
  for (let year = yearOf(addDays(start, 1)); year <= yearOf(end); year += 1) {
    if (!calendar.publishedYears.includes(year)) years.push(year)
  }
  return years
}

/** The first working day after `date`. */
export function nextWorkingDay(calendar: Calendar, date: PlainDate): PlainDate {
  let next = date
  for (let tries = 0; tries < longestSearch; tries += 1) {
    next = addDays(next, 1)
    if (isWorkingDay(calendar, next)) return next
  }
  throw new RangeError(`Calendar ${calendar.version} has no working day in the ${longestSearch} days after ${date}`)
}

/** The n-th working day after `date`; n = 0 is `date` itself, worked or not. Throws RangeError unless n is a whole number ≥ 0. */
export function addWorkingDays(calendar: Calendar, date: PlainDate, n: number): PlainDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of working days: ${n}`)
  let day = date
  for (let count = 0; count < n; count += 1) day = nextWorkingDay(calendar, day)
  return day
}
