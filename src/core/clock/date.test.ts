import test from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import {
  addDays,
  addMillis,
  addMinutes,
  compareDates,
  compareInstants,
  dateOf,
  dayNumber,
  daysBetween,
  fromMillis,
  instant,
  instantAt,
  millisBetween,
  minuteOfDay,
  parseInstant,
  parsePlainDate,
  plainDate,
  timeOf,
  toMillis,
  weekday,
  yearOf,
} from './date.ts'

test('a date is read strictly: shape, month lengths, leap days', () => {
  for (const good of ['2024-02-29', '2000-02-29', '1986-05-04', '1000-01-01', '9999-12-31']) {
    assert.deepEqual(parsePlainDate(good), { ok: true, value: good })
  }
  for (const shape of [
    '',
    '2026-1-01',
    '2026/01/01',
    '0999-01-01',
    '20260101',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026-01-01\n',
    '２026-01-01',
  ]) {
    assert.deepEqual(parsePlainDate(shape), { ok: false, code: 'shape' }, JSON.stringify(shape))
  }
  for (const none of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00']) {
    assert.deepEqual(parsePlainDate(none), { ok: false, code: 'noSuchDay' }, none)
  }
  assert.throws(() => plainDate('2026-02-30'), /"2026-02-30" \(there is no such day\)/)
})

test('an instant is read strictly: UTC, milliseconds, an existing day and time', () => {
  assert.deepEqual(parseInstant('2026-10-09T08:30:00.000Z'), { ok: true, value: '2026-10-09T08:30:00.000Z' })
  for (const shape of ['2026-10-09T08:30:00Z', '2026-10-09T08:30:00.000+08:00', '2026-10-09 08:30:00.000Z', '2026-10-09']) {
    assert.deepEqual(parseInstant(shape), { ok: false, code: 'shape' }, shape)
  }
  assert.deepEqual(parseInstant('2026-02-29T08:30:00.000Z'), { ok: false, code: 'noSuchDay' })
  for (const time of ['24:00:00', '08:60:00', '23:59:60']) {
    assert.deepEqual(parseInstant(`2026-10-09T${time}.000Z`), { ok: false, code: 'noSuchTime' }, time)
  }
  assert.throws(() => instant('now'), /Not an instant .*"now" \(not written like one\)/)
})

test('the day and the time of an instant are those of Shanghai', () => {
  assert.equal(dateOf(instant('2026-12-31T15:59:59.999Z')), '2026-12-31')
  assert.equal(dateOf(instant('2026-12-31T16:00:00.000Z')), '2027-01-01')
  assert.equal(timeOf(instant('2026-12-31T16:05:59.999Z')), '00:05')
  assert.equal(instantAt(plainDate('2027-01-01'), '00:00'), '2026-12-31T16:00:00.000Z')
  assert.equal(instantAt(plainDate('2026-12-31'), '24:00'), '2026-12-31T16:00:00.000Z')
  assert.equal(instantAt(plainDate('2026-10-09'), '16:30'), '2026-10-09T08:30:00.000Z')
})

test('times of day: two digits each, at most 24:00', () => {
  assert.equal(minuteOfDay('08:30'), 510)
  assert.equal(minuteOfDay('24:00'), 1440)
  for (const bad of ['8:30', '24:01', '25:00', '12:60', '12', '', 'ab:cd']) assert.throws(() => minuteOfDay(bad), RangeError, bad)
})

test('comparing, and moving by minutes and milliseconds', () => {
  const [early, late] = [plainDate('2026-09-30'), plainDate('2026-10-01')]
  assert.deepEqual([late, early].toSorted(compareDates), [early, late])
  assert.equal(compareDates(early, early), 0)
  const noon = instant('2026-10-09T04:00:00.000Z')
  assert.equal(addMinutes(noon, -1), '2026-10-09T03:59:00.000Z')
  assert.equal(addMillis(noon, 1), '2026-10-09T04:00:00.001Z')
  assert.equal(millisBetween(noon, addMinutes(noon, 3)), 180_000)
  assert.equal(compareInstants(noon, addMillis(noon, 1)), -1)
  assert.equal(compareInstants(noon, noon), 0)
})

test('beyond the years 1000–9999 nothing is made up', () => {
  assert.throws(() => addDays(plainDate('9999-12-31'), 1), RangeError)
  assert.throws(() => addDays(plainDate('1000-01-01'), -1), RangeError)
  assert.throws(() => fromMillis(Number.NaN), RangeError)
  assert.throws(() => addMillis(instant('9999-12-31T23:59:59.999Z'), 1), RangeError)
})

/** Counts days by walking months, without any Date: the oracle for the arithmetic. */
function nextDay(text: string): string {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
  const two = (n: number) => String(n).padStart(2, '0')
  if (day < length) return `${year}-${two(month)}-${two(day + 1)}`
  return month < 12 ? `${year}-${two(month + 1)}-01` : `${year + 1}-01-01`
}

test('every day from 1899 to 2101 in a row: number, weekday, neighbours', () => {
  let written = '1899-12-31' // a Sunday
  let expectedWeekday = 7
  const first = dayNumber(plainDate(written))
  for (let index = 0; yearOf(plainDate(written)) < 2101; index += 1) {
    const date = plainDate(written)
    assert.equal(dayNumber(date), first + index)
    assert.equal(weekday(date), expectedWeekday, written)
    const next = nextDay(written)
    assert.equal(addDays(date, 1), next)
    assert.equal(addDays(plainDate(next), -1), written)
    written = next
    expectedWeekday = (expectedWeekday % 7) + 1
  }
})

test('property: moving there and back, and the instant at a time shows that time', () => {
  const days = fc.integer({ min: -10_000, max: 60_000 })
  fc.assert(
    fc.property(days, days, fc.integer({ min: 0, max: 1439 }), (from, by, minute) => {
      const date = addDays(plainDate('1970-01-01'), from)
      const moved = addDays(date, by)
      assert.equal(daysBetween(date, moved), by)
      assert.equal(compareDates(date, moved), Math.sign(-by) || 0)
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const moment = instantAt(date, time)
      assert.equal(dateOf(moment), date)
      assert.equal(timeOf(moment), time)
      assert.equal(fromMillis(toMillis(moment)), moment)
    }),
    { seed: 20260901, numRuns: 1000 },
  )
})

test('property: dates agree with the time zone database of the machine for Asia/Shanghai since 1992', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }), (millis) => {
      const moment = fromMillis(millis)
      assert.equal(`${dateOf(moment)} ${timeOf(moment)}`, format.format(new Date(millis)))
    }),
    { seed: 20260901, numRuns: 1000 },
  )
})

test('the core clock takes every time as an argument: no own clock, no local time, in its sources', () => {
  const folder = new URL('.', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  assert.ok(sources.includes('deadline.ts'))
  const forbidden = /Date\.now|new Date\(\s*\)|\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\b|toLocale|Intl\./
  for (const name of sources) assert.doesNotMatch(readFileSync(new URL(name, folder), 'utf8'), forbidden, name)
})

test('the clock gives the same answers in another time zone', { skip: process.env['BANCHENG_TZ_RUN'] !== undefined }, () => {
  const files = ['date', 'calendar', 'deadline', 'deadline.property'].map((name) =>
    fileURLToPath(new URL(`./${name}.test.ts`, import.meta.url)),
  )
  const run = spawnSync(process.execPath, ['--test', '--test-isolation=none', '--test-reporter=tap', ...files], {
    env: { ...process.env, TZ: 'America/New_York', BANCHENG_TZ_RUN: 'yes', NODE_TEST_CONTEXT: undefined },
    encoding: 'utf8',
  })
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`)
  assert.match(run.stdout, /^# pass [1-9]/m)
})
