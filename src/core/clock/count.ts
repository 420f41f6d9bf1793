/** The counting behind `deadline`: how far a limit reaches when days off and pauses are left out. Every step goes into the trace. */
import type { Calendar, DayVerdict } from './calendar.ts'
import { addDays, dateOf, fromMillis, toMillis, type Instant, type PlainDate } from './date.ts'
import { endOfBusiness, sessions, type Session } from './hours.ts'
import type { PauseSpan, TraceBuilder } from './trace-builder.ts'

export interface Count {
  readonly calendar: Calendar
  /** Sorted by their beginning. */
  readonly pauses: readonly PauseSpan[]
  readonly trace: TraceBuilder
}

/** The moment reached, or the open pause that holds the clock with the working days `left` to count (null = not counted in days). */
export type Reached =
  | { readonly due: Instant; readonly heldBy: null; readonly left: null }
  | { readonly due: null; readonly heldBy: PauseSpan; readonly left: number | null }

/** The day that counts as the day of receipt: that of `start`, or the next working day when it came in too late or on a day off. */
export function receiptDay(start: Instant, count: Count): PlainDate {
  let date = dateOf(start)
  let verdict = count.trace.visit(date)
  const close = endOfBusiness(count.calendar, date)
  if (verdict.working && start <= close) return date
  noteLateStart(date, verdict, close, count)
  for (;;) {
    date = addDays(date, 1)
    verdict = count.trace.visit(date)
    if (verdict.working) break
    count.trace.dayOff(date, verdict)
  }
  count.trace.add({ code: 'countsFrom', date })
  return date
}

/** The close of business of the n-th counting working day after `date`. A calendar without any runs into the year 9999 and throws. */
export function countDays(date: PlainDate, n: number, count: Count): Reached {
  let day = date
  for (let left = n; left > 0;) {
    day = addDays(day, 1)
    const verdict = count.trace.visit(day)
    const pause = pauseOver(endOfBusiness(count.calendar, day), count)
    if (!verdict.working) {
      // Days off inside a pause are told by the pause.
      if (!pause) count.trace.dayOff(day, verdict)
    } else if (!pause) {
      count.trace.worked(day, verdict)
      left -= 1
    } else if (pause.to === null) {
      return { due: null, heldBy: pause, left }
    } else {
      count.trace.paused(pause, 'workingDays', 1)
    }
  }
  return dueAt(endOfBusiness(count.calendar, day))
}

/** The moment at which `hours` hours of office time after `start` have passed outside all pauses. */
export function countHours(start: Instant, hours: number, count: Count): Reached {
  if (!(hours > 0 && Number.isFinite(hours))) throw new RangeError(`Not a number of working hours: ${hours}`)
  let need = Math.round(hours * 3_600_000)
  for (const session of officeTime(start, count)) {
    let at = toMillis(session.from)
    const end = toMillis(session.to)
    for (const pause of count.pauses) {
      const from = toMillis(pause.from)
      const to = pause.to === null ? Number.POSITIVE_INFINITY : toMillis(pause.to)
      if (to <= at || from >= end) continue
      const running = Math.max(0, from - at)
      if (running >= need) break
      need -= running
      if (pause.to === null) return { due: null, heldBy: pause, left: null }
      const until = Math.min(to, end)
      count.trace.paused(pause, 'minutes', until - Math.max(at, from))
      at = until
    }
    if (end - at >= need) return dueAt(fromMillis(at + need))
    need -= end - at
  }
  throw new RangeError('Office time never ends')
}

/** The end of the sitting in which `start` lies, or of the first one after it whose end no pause covers. */
export function currentSitting(start: Instant, count: Count): Reached {
  for (const session of officeTime(start, count)) {
    const pause = pauseOver(session.to, count)
    if (!pause) return dueAt(session.to)
    if (pause.to === null) return { due: null, heldBy: pause, left: null }
    const begin = Math.max(toMillis(session.from), toMillis(pause.from))
    count.trace.paused(pause, 'minutes', toMillis(session.to) - begin)
  }
  throw new RangeError('Office time never ends')
}

/** The pieces of office time from `start` on, without end; notes the days it passes over. */
function* officeTime(start: Instant, count: Count): Generator<Session> {
  const { calendar, trace } = count
  const firstDate = dateOf(start)
  let begun = false
  for (let date = firstDate; ; date = addDays(date, 1)) {
    const verdict = trace.visit(date)
    const close = endOfBusiness(calendar, date)
    if (date === firstDate && (!verdict.working || start >= close)) noteLateStart(date, verdict, close, count)
    else if (!verdict.working && !pauseOver(close, count)) trace.dayOff(date, verdict)
    else if (verdict.working) trace.worked(date, verdict)
    for (const session of sessions(calendar, date)) {
      if (session.to <= start) continue
      if (!begun && session.from > start) trace.add({ code: 'countsFrom', date, at: session.from })
      begun = true
      yield session.from > start ? session : { from: start, to: session.to }
    }
  }
}

function noteLateStart(date: PlainDate, verdict: DayVerdict, close: Instant, count: Count): void {
  if (verdict.working) count.trace.add({ code: 'startAfterClose', date, at: close })
  else {
    const reason = verdict.reason === 'holiday' ? 'holiday' : 'weekend'
    count.trace.add({ code: 'startOnDayOff', date, reason, ...(verdict.name && { name: verdict.name }) })
  }
}

/** The pause that covers the moment: begun before it, and not over before it. */
function pauseOver(moment: Instant, count: Count): PauseSpan | undefined {
  return count.pauses.find((pause) => pause.from < moment && (pause.to === null || pause.to >= moment))
}

function dueAt(due: Instant): Reached {
  return { due, heldBy: null, left: null }
}
