import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { loadCalendar } from '#app/calendar.ts'
import {
  addWorkingDays,
  defaultHours,
  isPublished,
  isWorkingDay,
  nextWorkingDay,
  unpublishedYears,
  workingDay,
  workingDaysBetween,
  type Calendar,
} from './calendar.ts'
import { addDays, addMinutes, instantAt, plainDate, type PlainDate } from './date.ts'
import { endOfBusiness, isOpen, openingHours, sessionAtOrAfter, sessions, workingMillisBetween, workingMinutesBetween } from './hours.ts'

const calendar = loadCalendar()
const day = (text: string) => plainDate(text)
const at = (text: string) => instantAt(day(text.slice(0, 10)), text.slice(11))

test('the four kinds of day, each with its reason', () => {
  assert.deepEqual(workingDay(calendar, day('2026-09-30')), { working: true, reason: 'weekday', provisional: false })
  assert.deepEqual(workingDay(calendar, day('2026-09-26')), { working: false, reason: 'holiday', name: '中秋节', provisional: false })
  assert.deepEqual(workingDay(calendar, day('2026-10-10')), { working: true, reason: 'makeUp', name: '国庆节', provisional: false })
  assert.deepEqual(workingDay(calendar, day('2026-10-11')), { working: false, reason: 'weekend', provisional: false })
})

test('a year not announced is never taken as known', () => {
  assert.equal(calendar.publishedYears.includes(2027), false)
  assert.deepEqual(workingDay(calendar, day('2027-01-01')), { working: true, reason: 'weekday', provisional: true })
  assert.equal(isPublished(calendar, day('2026-12-31')), true)
  assert.deepEqual(unpublishedYears(calendar, day('2026-12-30'), day('2026-12-31')), [])
  assert.deepEqual(unpublishedYears(calendar, day('2026-12-31'), day('2028-01-01')), [2027, 2028])
  assert.deepEqual(unpublishedYears(calendar, day('2006-12-31'), day('2007-01-04')), [], 'the start day itself is not counted')
  assert.deepEqual(unpublishedYears(calendar, day('2027-01-04'), day('2027-01-04')), [])
})

test('working days between two dates: after the start, up to and including the end', () => {
  const between = (start: string, end: string) => workingDaysBetween(calendar, day(start), day(end))
  assert.equal(between('2026-09-30', '2026-09-30'), 0)
  assert.equal(between('2026-09-30', '2026-10-08'), 1)
  assert.equal(between('2026-10-09', '2026-10-12'), 2, 'Saturday 10 October is worked')
  assert.equal(between('2026-10-12', '2026-10-09'), 0)
})

test('the next and the n-th working day', () => {
  assert.equal(nextWorkingDay(calendar, day('2026-09-30')), '2026-10-08')
  assert.equal(addWorkingDays(calendar, day('2026-10-09'), 1), '2026-10-10')
  assert.equal(addWorkingDays(calendar, day('2026-10-03'), 0), '2026-10-03')
  for (const n of [-1, 1.5, Number.NaN]) assert.throws(() => addWorkingDays(calendar, day('2026-10-03'), n), RangeError)
})

test('a calendar without working days is reported, not searched for ever', () => {
  const special: Record<PlainDate, { kind: 'off'; name: string }> = {}
  for (let date = day('2026-01-01'); date < '2037-01-01'; date = addDays(date, 1)) special[date] = { kind: 'off', name: '无' }
  const never: Calendar = { ...calendar, special }
  assert.throws(() => nextWorkingDay(never, day('2026-01-01')), /no working day/)
})

test('office time: only on working days, with lunch as a gap', () => {
  assert.deepEqual(sessions(calendar, day('2026-10-03')), [])
  assert.deepEqual(sessions(calendar, day('2026-10-10')), [
    { from: at('2026-10-10 08:30'), to: at('2026-10-10 11:30') },
    { from: at('2026-10-10 13:00'), to: at('2026-10-10 16:30') },
  ])
  assert.equal(endOfBusiness(calendar, day('2026-10-03')), at('2026-10-03 16:30'))
  assert.throws(() => endOfBusiness({ ...calendar, officeHours: [] }, day('2026-10-09')), RangeError)
  assert.deepEqual(sessionAtOrAfter(calendar, at('2026-10-09 16:30')), sessions(calendar, day('2026-10-10'))[0])
})

test('working minutes: lunch, nights, holidays and begun minutes left out', () => {
  const minutes = (from: string, to: string) => workingMinutesBetween(calendar, at(from), at(to))
  assert.equal(minutes('2026-10-09 11:00', '2026-10-09 13:15'), 45)
  assert.equal(minutes('2026-10-09 16:00', '2026-10-10 09:00'), 60)
  assert.equal(minutes('2026-09-30 16:00', '2026-10-08 08:31'), 31)
  assert.equal(minutes('2026-10-03 00:00', '2026-10-04 00:00'), 0)
  assert.equal(minutes('2026-10-09 12:00', '2026-10-09 09:00'), 0)
  assert.equal(workingMillisBetween(calendar, at('2026-10-09 09:00'), addMinutes(at('2026-10-09 09:00'), 1.5)), 90_000)
  assert.equal(workingMinutesBetween(calendar, at('2026-10-09 09:00'), addMinutes(at('2026-10-09 09:00'), 1.5)), 1)
})

test('opening hours are not working days: a centre may be open on Saturdays and holidays', () => {
  const morning = [{ from: '08:30', to: '11:30' }]
  const centre: Calendar = { ...calendar, hours: { ...defaultHours, 6: morning }, holidayHours: morning }
  assert.equal(isOpen(centre, at('2026-10-17 09:00')), true)
  assert.equal(isWorkingDay(centre, day('2026-10-17')), false)
  assert.equal(isOpen(centre, at('2026-10-01 11:29')), true)
  assert.equal(isOpen(centre, at('2026-10-01 11:30')), false)
  assert.equal(isOpen(calendar, at('2026-10-01 09:00')), false, 'closed on holidays unless the centre says otherwise')
  assert.equal(isOpen(calendar, at('2026-10-09 12:00')), false, 'lunch')
  assert.equal(isOpen(calendar, at('2026-10-10 16:29')), true, 'a Saturday that is worked')
  assert.deepEqual(openingHours({ ...calendar, makeUpHours: morning }, day('2026-10-10')), morning)
  assert.equal(isOpen({ ...calendar, hours: { ...defaultHours, 5: [{ from: '08:00', to: '24:00' }] } }, at('2026-10-09 23:59')), true)
})

test('property: counting and adding working days undo each other; parts add up', () => {
  const offset = fc.integer({ min: 0, max: 20 * 365 })
  fc.assert(
    fc.property(offset, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 }), (from, n, more) => {
      const start = addDays(day('2007-01-01'), from)
      const end = addWorkingDays(calendar, start, n)
      assert.equal(workingDaysBetween(calendar, start, end), n)
      assert.ok(isWorkingDay(calendar, end))
      const later = addDays(end, more)
      assert.equal(n + workingDaysBetween(calendar, end, later), workingDaysBetween(calendar, start, later))
    }),
    { seed: 20260902, numRuns: 500 },
  )
})

test('property: working minutes equal a walk minute by minute', () => {
  const isOffice = (minute: number) => (minute >= 510 && minute < 690) || (minute >= 780 && minute < 990)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 12_000 }),
      (from, minute, length) => {
        const start = addMinutes(instantAt(addDays(day('2025-12-01'), from), '00:00'), minute)
        let expected = 0
        for (let passed = 0; passed < length; passed += 1) {
          const absolute = minute + passed
          const date = addDays(day('2025-12-01'), from + Math.floor(absolute / 1440))
          if (isOffice(absolute % 1440) && isWorkingDay(calendar, date)) expected += 1
        }
        assert.equal(workingMinutesBetween(calendar, start, addMinutes(start, length)), expected)
      },
    ),
    { seed: 20260903, numRuns: 100 },
  )
})
