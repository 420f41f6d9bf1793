/**
 * By when something has to be done: a pure function of the start, the limit, the pauses, the extensions and the calendar.
 * The legal limit and the promise of the centre are two deadlines: call `deadline` once for each.
 *
 * 1. *Working days.* The day of receipt is day 0 and not counted (Civil Code art. 201); the limit ends with the close of business of
 *    the n-th working day after it. What comes in after the close of business, or on a day that is not worked, counts as received on
 *    the next working day. Exactly at the close is still that day.
 * 2. *The same day.* The close of business of the day of receipt, which is found as in rule 1.
 * 3. *Working hours.* The moment at which n hours of office time have passed; lunch, nights and days off are left out.
 * 4. *At once.* In the same sitting: the end of the piece of office time in which it came in, or else of the next one.
 * 5. *Pauses* stop the clock. Limits in days: a working day does not count if a pause covers its close of business, that is if it
 *    began before the close and lasted until the close or longer; a pause within one day therefore moves nothing.
 *    Limits in hours: exactly the office time inside the pause is left out. At once: a sitting whose end is covered is passed over.
 *    An open pause holds the date: unknown until the clock runs again. A pause that begins after the date has no effect.
 * 6. *Extensions* add whole working days after the date reached so far. One granted when that date had passed moves nothing (law 7).
 * 7. A date that depends on a year whose arrangement has not been announced is provisional and is computed anew afterwards.
 */
import { isWorkingDay, workingDaysBetween, type Calendar } from './calendar.ts'
import { countDays, countHours, currentSitting, receiptDay, type Count, type Reached } from './count.ts'
import { addDays, compareInstants, dateOf, type Instant, type PlainDate } from './date.ts'
import { endOfBusiness } from './hours.ts'
import { traceBuilder, type PauseSpan } from './trace-builder.ts'
import type { TraceStep } from './trace.ts'

/** How long something may take: `n` is a whole number ≥ 1 of working days, or a number > 0 of hours of office time. */
export type Limit =
  | { readonly unit: 'workingDays'; readonly n: number }
  | { readonly unit: 'sameDay' }
  | { readonly unit: 'workingHours'; readonly n: number }
  | { readonly unit: 'atOnce' }

/** Working days more, granted at that moment. */
export interface GrantedExtension {
  /** Whole number ≥ 1. */
  readonly days: number
  readonly grantedAt: Instant
  readonly reason: string
}

export interface DeadlineRequest {
  readonly start: Instant
  readonly limit: Limit
  readonly pauses: readonly PauseSpan[]
  readonly extensions: readonly GrantedExtension[]
  /** Only used to say for how many working days an open pause has held the date. */
  readonly now?: Instant
}

export interface Deadline {
  /** The last moment that is in time; null while an open pause holds it. */
  readonly due: Instant | null
  /** The day of `due` in Asia/Shanghai. */
  readonly date: PlainDate | null
  /** The date may move when the calendar of a year still open is announced. */
  readonly provisional: boolean
  /** Since when an open pause has held the date; null while the clock runs. */
  readonly heldSince: Instant | null
  /** Why this is the date. */
  readonly trace: readonly TraceStep[]
}

/** By when it has to be done, and why; the rules are at the head of this file. Throws RangeError on numbers that make no sense. */
export function deadline(request: DeadlineRequest, calendar: Calendar): Deadline {
  const { start, limit, now } = request
  const pauses = checkedPauses(request.pauses)
  const trace = traceBuilder(calendar)
  trace.add({ code: 'start', at: start, date: dateOf(start) })
  trace.add({ code: 'limit', ...limit })

  const count: Count = { calendar, pauses, trace }
  const reached = request.extensions
    .toSorted((a, b) => compareInstants(a.grantedAt, b.grantedAt))
    .reduce((so, extension) => extended(so, extension, count), firstReached(start, limit, count))

  for (const pause of pauses) {
    if (pause === reached.heldBy || trace.hadEffect(pause)) continue
    trace.add({ code: 'pauseWithoutEffect', from: pause.from, to: pause.to, reason: pause.reason })
  }
  if (reached.due === null) {
    const { from, reason } = reached.heldBy
    trace.add({ code: 'standsStill', from, reason, left: reached.left, stood: now ? daysStood(calendar, from, now) : null })
    return { due: null, date: null, provisional: false, heldSince: from, trace: trace.steps }
  }
  const { due } = reached
  const provisional = trace.isProvisional()
  trace.add({ code: 'due', at: due, date: dateOf(due), provisional })
  return { due, date: dateOf(due), provisional, heldSince: null, trace: trace.steps }
}

/** `soon` = at most one working day left; `paused` = an open pause holds the date. */
export type Standing = 'ok' | 'soon' | 'overdue' | 'paused'

/** How a deadline stands at `now`. The due moment itself is still in time. */
export function status(deadline: Deadline, now: Instant, calendar: Calendar): Standing {
  const left = workingDaysLeft(deadline, now, calendar)
  if (left === null) return 'paused'
  if (deadline.due !== null && now > deadline.due) return 'overdue'
  return left <= 1 ? 'soon' : 'ok'
}

/** Working days after today up to the due day: 0 on the due day and once it has passed; null while a pause holds the date. */
export function workingDaysLeft(deadline: Deadline, now: Instant, calendar: Calendar): number | null {
  return deadline.date === null ? null : workingDaysBetween(calendar, dateOf(now), deadline.date)
}

/** Working days after the due day up to today: 0 while in time, on the due day itself, and while a pause holds the date. */
export function overdueWorkingDays(deadline: Deadline, now: Instant, calendar: Calendar): number {
  return deadline.date === null ? 0 : workingDaysBetween(calendar, deadline.date, dateOf(now))
}

function firstReached(start: Instant, limit: Limit, count: Count): Reached {
  switch (limit.unit) {
    case 'workingDays':
      return countDays(receiptDay(start, count), whole(limit.n, 'working days'), count)
    case 'sameDay':
      // One working day, the day of receipt itself being the first that may count.
      return countDays(addDays(receiptDay(start, count), -1), 1, count)
    case 'workingHours':
      return countHours(start, limit.n, count)
    case 'atOnce':
      return currentSitting(start, count)
  }
}

function extended(reached: Reached, extension: GrantedExtension, count: Count): Reached {
  const days = whole(extension.days, 'working days of an extension')
  const late = reached.due !== null && extension.grantedAt > reached.due
  const code = late ? 'extensionLate' : 'extension'
  count.trace.add({ code, n: days, at: extension.grantedAt, reason: extension.reason })
  if (late) return reached
  if (reached.due !== null) return countDays(dateOf(reached.due), days, count)
  return { ...reached, left: reached.left === null ? null : reached.left + days }
}

function checkedPauses(pauses: readonly PauseSpan[]): PauseSpan[] {
  for (const pause of pauses) {
    if (pause.to !== null && pause.to < pause.from) throw new RangeError(`A pause ends before it begins: ${pause.from} – ${pause.to}`)
  }
  return pauses.toSorted((a, b) => compareInstants(a.from, b.from))
}

function whole(n: number, what: string): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`Not a number of ${what}: ${n}`)
  return n
}

/** Working days whose close of business the pause has covered by `now`. */
function daysStood(calendar: Calendar, from: Instant, now: Instant): number {
  let stood = 0
  for (let date = dateOf(from); date <= dateOf(now); date = addDays(date, 1)) {
    const close = endOfBusiness(calendar, date)
    if (isWorkingDay(calendar, date) && from < close && close <= now) stood += 1
  }
  return stood
}
