/**
 * Dates without a time and instants, both plain strings, so that they travel through JSON, SQL and URLs unchanged.
 * The core never reads a clock: every "now" is an argument.
 *
 * Official time is that of Asia/Shanghai. It has been UTC+8 without summer time since 1992; before that, 1986–1991 had summer time.
 * Only dates of birth lie in those years, and they are `PlainDate`s, so no instant here ever needs the old rule.
 */

declare const plainDateBrand: unique symbol
declare const instantBrand: unique symbol

/** A calendar day 'YYYY-MM-DD' of the years 1000–9999, without time and without zone. Compares correctly as a string. */
export type PlainDate = string & { readonly [plainDateBrand]: true }

/** A moment as an ISO string in UTC with milliseconds, 'YYYY-MM-DDTHH:mm:ss.sssZ'. Compares correctly as a string. */
export type Instant = string & { readonly [instantBrand]: true }

/** Day of the week, 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A reading that may fail: `shape` = not written like this kind of value, `noSuchDay`/`noSuchTime` = written well but does not exist. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: 'shape' | 'noSuchDay' | 'noSuchTime' }

const dayMillis = 86_400_000
const shanghaiOffset = 8 * 3_600_000
const earliest = Date.UTC(1000, 0, 1)
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
const dateShape = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const instantShape = /^([1-9]\d{3}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.\d{3}Z$/
const clockShape = /^(\d{2}):(\d{2})$/

/** Reads a 'YYYY-MM-DD' that came from outside; never throws. */
export function parsePlainDate(text: string): Parsed<PlainDate> {
  const parts = dateShape.exec(text)
  if (!parts) return { ok: false, code: 'shape' }
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  // Date.UTC rolls 30 February over into March; a day that exists comes back as it was written.
  if (!day.toISOString().startsWith(`${text}T`)) return { ok: false, code: 'noSuchDay' }
  return { ok: true, value: text as PlainDate }
}

/** Reads an ISO instant in UTC with milliseconds that came from outside; never throws. Offsets other than Z are refused (`shape`). */
export function parseInstant(text: string): Parsed<Instant> {
  const parts = instantShape.exec(text)
  if (!parts) return { ok: false, code: 'shape' }
  if (!parsePlainDate(parts[1]!).ok) return { ok: false, code: 'noSuchDay' }
  // No leap second: the machine's clock and PostgreSQL know none either.
  if (Number(parts[2]) > 23 || Number(parts[3]) > 59 || Number(parts[4]) > 59) return { ok: false, code: 'noSuchTime' }
  return { ok: true, value: text as Instant }
}

/** The date written in `text`, which must be one; throws RangeError that says what is wrong. */
export function plainDate(text: string): PlainDate {
  return valueOf(parsePlainDate(text), text, "a date 'YYYY-MM-DD'")
}

/** The instant written in `text`, which must be one; throws RangeError that says what is wrong. */
export function instant(text: string): Instant {
  return valueOf(parseInstant(text), text, "an instant 'YYYY-MM-DDTHH:mm:ss.sssZ'")
}

function valueOf<T>(parsed: Parsed<T>, text: string, what: string): T {
  if (parsed.ok) return parsed.value
  const why = { shape: 'not written like one', noSuchDay: 'there is no such day', noSuchTime: 'there is no such time' }
  throw new RangeError(`Not ${what}: ${JSON.stringify(text)} (${why[parsed.code]})`)
}

/** Milliseconds since 1970 in UTC. */
export function toMillis(moment: Instant): number {
  return Date.parse(moment)
}

/** The instant that many milliseconds after 1970 in UTC; fractions are cut off. Throws RangeError outside the years 1000–9999. */
export function fromMillis(millis: number): Instant {
  return isoString(Math.trunc(millis)) as Instant
}

/** The day on which the instant falls in Asia/Shanghai (valid from 1992 on, see above). */
export function dateOf(moment: Instant): PlainDate {
  return isoString(toMillis(moment) + shanghaiOffset).slice(0, 10) as PlainDate
}

/** The time of day 'HH:mm' of the instant in Asia/Shanghai, seconds cut off. */
export function timeOf(moment: Instant): string {
  return new Date(toMillis(moment) + shanghaiOffset).toISOString().slice(11, 16)
}

/** The instant at which clocks in Asia/Shanghai show `time` ('HH:mm', '24:00' = midnight at the end) on that day. Throws RangeError. */
export function instantAt(date: PlainDate, time: string): Instant {
  return fromMillis(dayNumber(date) * dayMillis - shanghaiOffset + minuteOfDay(time) * 60_000)
}

/** Minutes since midnight of a time 'HH:mm', 0–1440 ('24:00' is the end of the day). Throws RangeError on anything else. */
export function minuteOfDay(time: string): number {
  const parts = clockShape.exec(time)
  const minute = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  if (!parts || Number(parts[2]) > 59 || minute > 1440) throw new RangeError(`Not a time of day 'HH:mm': ${JSON.stringify(time)}`)
  return minute
}

/** Whole days since 1970-01-01 (negative before). */
export function dayNumber(date: PlainDate): number {
  return Math.floor(Date.parse(date) / dayMillis)
}

/** The date `days` later; negative goes back. Throws RangeError outside the years 1000–9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return isoString((dayNumber(date) + days) * dayMillis).slice(0, 10) as PlainDate
}

/** Calendar days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: PlainDate, end: PlainDate): number {
  return dayNumber(end) - dayNumber(start)
}

/** Negative, 0 or positive: for sorting. Dates may also be compared with < and >. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Negative, 0 or positive: for sorting. Instants may also be compared with < and >. */
export function compareInstants(a: Instant, b: Instant): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: PlainDate): Weekday {
  // 1970-01-01 was a Thursday (4).
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** The year, 1000–9999. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4))
}

/** The instant `millis` milliseconds later; negative goes back. */
export function addMillis(moment: Instant, millis: number): Instant {
  return fromMillis(toMillis(moment) + millis)
}

/** The instant `minutes` minutes later; negative goes back. */
export function addMinutes(moment: Instant, minutes: number): Instant {
  return addMillis(moment, minutes * 60_000)
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function millisBetween(from: Instant, to: Instant): number {
  return toMillis(to) - toMillis(from)
}

/** The moment as an ISO string in UTC. Throws RangeError outside the years 1000–9999, which could not be compared as strings. */
function isoString(millis: number): string {
  if (!(millis >= earliest && millis <= latest)) throw new RangeError(`Outside the years 1000–9999: ${millis} ms after 1970`)
  return new Date(millis).toISOString()
}
