/**
 * `deadline` against an oracle that shares no code and no method with it: the calendar file is read raw, time is a number of minutes
 * since the beginning of 2025 in Shanghai, days are picked from one list of closing times, hours are counted minute by minute.
 */
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { loadCalendar } from '#app/calendar.ts'
import { deadline, type Limit } from './deadline.ts'
import { dateOf, instant, type Instant } from './date.ts'

const calendar = loadCalendar()
const day = 1440
const epoch = Date.UTC(2025, 0, 1) - 8 * 3_600_000
const horizon = 5 * 365 * day

const raw = JSON.parse(readFileSync(new URL('../../../data/calendar/cn-national.json', import.meta.url), 'utf8')) as {
  years: { year: number; days: { date: string; kind: string }[] }[]
}
const named = new Map(
  raw.years.flatMap(({ days }) => days.map(({ date, kind }) => [Math.round((Date.parse(date) - Date.UTC(2025, 0, 1)) / 86_400_000), kind])),
)
const worked = Array.from({ length: horizon / day }, (_, index) => {
  const kind = named.get(index)
  // 1 January 2025 was a Wednesday.
  return kind ? kind === 'work' : (index + 2) % 7 < 5
})
/** Closing times and ends of sittings of a list of days. */
const timesOf = (days: readonly boolean[]) => ({
  worked: days,
  closes: days.flatMap((yes, index) => (yes ? [index * day + 990] : [])),
  sittingEnds: days.flatMap((yes, index) => (yes ? [index * day + 690, index * day + 990] : [])),
})
const usual = timesOf(worked)
const { closes } = usual
const firstUnannounced = Math.round((Date.UTC(2027, 0, 1) - Date.UTC(2025, 0, 1)) / 60_000)

interface Pause {
  from: number
  to: number | null
}
interface Case {
  start: number
  limit: Limit
  pauses: Pause[]
  extensions: { days: number; grantedAt: number }[]
}

function expected({ start, limit, pauses, extensions }: Case, { worked, closes, sittingEnds } = usual): number | null {
  const covered = (minute: number) => pauses.some(({ from, to }) => from < minute && (to === null || minute <= to))
  const inside = (minute: number) => pauses.some(({ from, to }) => from <= minute && (to === null || minute < to))
  const running = closes.filter((close) => !covered(close))
  const receipt = closes.find((close) => close >= start)!
  let due: number | null = null
  if (limit.unit === 'workingDays') due = running.filter((close) => close > receipt)[limit.n - 1] ?? null
  if (limit.unit === 'sameDay') due = running.find((close) => close >= receipt) ?? null
  if (limit.unit === 'atOnce') due = sittingEnds.find((end) => end > start && !covered(end)) ?? null
  if (limit.unit === 'workingHours') {
    let left = limit.n * 60
    for (let minute = start; due === null && minute < horizon; minute += 1) {
      const time = minute % day
      const office = worked[Math.floor(minute / day)] && ((time >= 510 && time < 690) || (time >= 780 && time < 990))
      if (office && !inside(minute) && (left -= 1) === 0) due = minute + 1
    }
  }
  for (const { days, grantedAt } of extensions.toSorted((a, b) => a.grantedAt - b.grantedAt)) {
    if (due === null || grantedAt > due) continue
    const today = Math.floor(due / day)
    due = running.filter((close) => Math.floor(close / day) > today)[days - 1] ?? null
  }
  return due
}

const moment = (minute: number): Instant => instant(new Date(epoch + minute * 60_000).toISOString())

function asked({ start, limit, pauses, extensions }: Case) {
  return {
    start: moment(start),
    limit,
    pauses: pauses.map(({ from, to }) => ({ from: moment(from), to: to === null ? null : moment(to), reason: 'awaitingPerson' })),
    extensions: extensions.map(({ days, grantedAt }) => ({ days, grantedAt: moment(grantedAt), reason: 'r' })),
  }
}

/** Times of day, half of them on or beside a boundary: opening, lunch, close, midnight. */
const timeOfDay = fc.oneof(fc.constantFrom(0, 509, 510, 689, 690, 691, 779, 780, 989, 990, 991, 1439), fc.integer({ min: 0, max: 1439 }))
/** Days of 2025 to spring 2027, many of them around the long holidays and the year ends. */
const anyDay = fc.oneof(
  fc.integer({ min: 0, max: 820 }),
  fc.constantFrom(26, 270, 360, 400, 420, 480, 630, 640, 722, 729).chain((from) => fc.integer({ min: from, max: from + 12 })),
)
const extensions = (start: number) =>
  fc.array(
    fc.record({
      days: fc.integer({ min: 1, max: 12 }),
      grantedAt: fc
        .tuple(fc.integer({ min: 0, max: 30 }), timeOfDay)
        .map(([after, time]) => (Math.floor(start / day) + after) * day + time),
    }),
    { maxLength: 2 },
  )
const pauses = (start: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -2, max: 25 }), timeOfDay, fc.integer({ min: 0, max: 15 }), timeOfDay, fc.integer({ min: 0, max: 9 }))
      .map(([after, time, length, end, open]): Pause => {
        const from = (Math.floor(start / day) + after) * day + time
        return { from, to: open === 0 ? null : Math.max(from, (Math.floor(start / day) + after + length) * day + end) }
      }),
    { maxLength: 4 },
  )
const cases = (limit: fc.Arbitrary<Limit>): fc.Arbitrary<Case> =>
  fc
    .tuple(anyDay, timeOfDay)
    .map(([index, time]) => index * day + time)
    .chain((start) => fc.record({ start: fc.constant(start), limit, pauses: pauses(start), extensions: extensions(start) }))

const inDays = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }).map((n): Limit => ({ unit: 'workingDays', n })) },
  { weight: 1, arbitrary: fc.constantFrom<Limit>({ unit: 'sameDay' }, { unit: 'atOnce' }) },
)
const inHours = fc.integer({ min: 1, max: 160 }).map((quarters): Limit => ({ unit: 'workingHours', n: quarters / 4 }))

function agrees(each: Case) {
  const due = expected(each)
  const found = deadline(asked(each), calendar)
  assert.equal(found.due, due === null ? null : moment(due))
  assert.equal(found.provisional, due !== null && due >= firstUnannounced)
  assert.equal(found.heldSince !== null, due === null)
  return { due, found }
}

test('property: limits in days agree with the oracle', () => {
  fc.assert(
    fc.property(cases(inDays), (each) => void agrees(each)),
    { seed: 20260904, numRuns: 2000 },
  )
})

test('property: limits in hours agree with the oracle', () => {
  fc.assert(
    fc.property(cases(inHours), (each) => void agrees(each)),
    { seed: 20260905, numRuns: 600 },
  )
})

test('property: the trace accounts for every day between receipt and the date', () => {
  fc.assert(
    fc.property(cases(fc.integer({ min: 1, max: 30 }).map((n): Limit => ({ unit: 'workingDays', n }))), (each) => {
      const { due, found } = agrees(each)
      if (due === null) return
      const sum = (code: string) => found.trace.reduce((n, step) => (step.code === code && 'n' in step ? n + step.n : n), 0)
      const receipt = closes.find((close) => close >= each.start)!
      const counted = closes.filter((close) => close > receipt && close <= due).length
      assert.equal(counted, sum('limit') + sum('extension') + sum('paused'))
      if (each.pauses.length > 0) return
      const from = Math.floor(each.start / day)
      const off = worked.filter((yes, index) => !yes && index > from && index <= Math.floor(due / day)).length
      assert.equal(off, sum('daysOff'))
    }),
    { seed: 20260906, numRuns: 600 },
  )
})

test('property: a longer limit, one more pause or one more extension never brings the date forward', () => {
  fc.assert(
    fc.property(cases(inDays), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 5 }), (each, after, length) => {
      const before = deadline({ ...asked(each), extensions: [] }, calendar).due
      const pause = { from: each.start + after * day, to: each.start + (after + length) * day }
      const paused = deadline({ ...asked({ ...each, pauses: [...each.pauses, pause] }), extensions: [] }, calendar).due
      const extended = deadline(asked(each), calendar).due
      for (const moved of [paused, extended]) assert.ok(moved === null || (before !== null && moved >= before), `${before} → ${moved}`)
    }),
    { seed: 20260907, numRuns: 500 },
  )
})

/** Days that become free or worked after the case was begun, as when the arrangement of a year is announced or corrected. */
const changedDays = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 45 }), fc.boolean()), { maxLength: 12, selector: ([after]) => after })

test('property: a calendar that changes in the middle of a case gives the date that the oracle gives for the changed days', () => {
  fc.assert(
    fc.property(cases(fc.oneof(inDays, inHours)), changedDays, (each, changes) => {
      const first = Math.floor(each.start / day)
      const days = [...worked]
      const special = { ...calendar.special }
      for (const [after, yes] of changes) {
        days[first + after] = yes
        const date = dateOf(moment((first + after) * day))
        special[date] = { kind: yes ? 'work' : 'off', name: '改过' }
      }
      const due = expected(each, timesOf(days))
      assert.equal(deadline(asked(each), { ...calendar, special }).due, due === null ? null : moment(due))
    }),
    { seed: 20260908, numRuns: 600 },
  )
})
