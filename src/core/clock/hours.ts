/** The hours within a day: when limits run (office hours of working days) and when the window is open to people. */
import { isWorkingDay, type Calendar, type Interval } from './calendar.ts'
import { addDays, dateOf, instantAt, minuteOfDay, timeOf, toMillis, weekday, type Instant, type PlainDate } from './date.ts'

/** One uninterrupted piece of office time: from `from` until just before `to`. */
export interface Session {
  readonly from: Instant
  readonly to: Instant
}

/** The office time of a day in order; none on a day that is not worked. */
export function sessions(calendar: Calendar, date: PlainDate): Session[] {
  if (!isWorkingDay(calendar, date)) return []
  return calendar.officeHours.map((hours) => ({ from: instantAt(date, hours.from), to: instantAt(date, hours.to) }))
}

/** The close of the office hours on that date; on a day that is not worked, when it would have been. */
export function endOfBusiness(calendar: Calendar, date: PlainDate): Instant {
  const last = calendar.officeHours.at(-1)
  if (!last) throw new RangeError(`Calendar ${calendar.version} has no office hours`)
  return instantAt(date, last.to)
}

/** Milliseconds of office time from `from` until `to`; 0 when `to` is not later. */
export function workingMillisBetween(calendar: Calendar, from: Instant, to: Instant): number {
  let total = 0
  for (let date = dateOf(from); date <= dateOf(to) && from < to; date = addDays(date, 1)) {
    for (const session of sessions(calendar, date)) {
      const begin = Math.max(toMillis(session.from), toMillis(from))
      const end = Math.min(toMillis(session.to), toMillis(to))
      total += Math.max(0, end - begin)
    }
  }
  return total
}

/** Whole minutes of office time from `from` until `to`, begun minutes cut off. */
export function workingMinutesBetween(calendar: Calendar, from: Instant, to: Instant): number {
  return Math.floor(workingMillisBetween(calendar, from, to) / 60_000)
}

/** The first piece of office time that ends after `moment`: the one it lies in, or the next one. */
export function sessionAtOrAfter(calendar: Calendar, moment: Instant): Session {
  let date = dateOf(moment)
  for (let tries = 0; tries < 3660; tries += 1, date = addDays(date, 1)) {
    const session = sessions(calendar, date).find((each) => each.to > moment)
    if (session) return session
  }
  throw new RangeError(`Calendar ${calendar.version} has no office time after ${moment}`)
}

/** When the window is open to people on that date; none = closed all day. */
export function openingHours(calendar: Calendar, date: PlainDate): readonly Interval[] {
  switch (calendar.special[date]?.kind) {
    case 'off':
      return calendar.holidayHours ?? []
    case 'work':
      return calendar.makeUpHours ?? calendar.officeHours
    default:
      return calendar.hours[weekday(date)]
  }
}

/** Whether people may come to the window at that moment. */
export function isOpen(calendar: Calendar, moment: Instant): boolean {
  const minute = minuteOfDay(timeOf(moment))
  return openingHours(calendar, dateOf(moment)).some((hours) => minuteOfDay(hours.from) <= minute && minute < minuteOfDay(hours.to))
}
