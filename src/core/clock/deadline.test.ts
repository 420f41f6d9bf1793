import test from 'node:test'
import assert from 'node:assert/strict'
import { loadCalendar } from '#app/calendar.ts'
import { instantAt, plainDate, type Instant } from './date.ts'
import { deadline, overdueWorkingDays, status, workingDaysLeft, type DeadlineRequest, type Limit } from './deadline.ts'
import type { TraceStep } from './trace.ts'

const calendar = loadCalendar()
/** '2026-10-09 16:30' as clocks in Shanghai show it. */
const at = (text: string): Instant => instantAt(plainDate(text.slice(0, 10)), text.slice(11))
const days = (n: number): Limit => ({ unit: 'workingDays', n })
const hours = (n: number): Limit => ({ unit: 'workingHours', n })
const pause = (from: string, to: string | null) => ({ from: at(from), to: to === null ? null : at(to), reason: 'awaitingPerson' })
const extension = (n: number, grantedAt: string) => ({ days: n, grantedAt: at(grantedAt), reason: '等材料' })
const ask = (start: string, limit: Limit, more: Partial<DeadlineRequest> = {}) =>
  deadline({ start: at(start), limit, pauses: [], extensions: [], ...more }, calendar)
const codes = (steps: readonly TraceStep[]) => steps.map((step) => step.code)
const step = <C extends TraceStep['code']>(steps: readonly TraceStep[], code: C) =>
  steps.find((each): each is Extract<TraceStep, { code: C }> => each.code === code)

test('one working day: the day of receipt does not count', () => {
  const monday = ask('2026-11-02 09:00', days(1))
  assert.equal(monday.due, at('2026-11-03 16:30'))
  assert.equal(monday.date, '2026-11-03')
  assert.equal(monday.provisional, false)
  assert.deepEqual(codes(monday.trace), ['start', 'limit', 'due'])
})

test('exactly at the close is still that day; a moment later, or on a day off, is the next working day', () => {
  assert.equal(ask('2026-11-02 16:30', days(1)).date, '2026-11-03')
  const late = deadline({ start: '2026-11-02T08:30:00.001Z' as Instant, limit: days(1), pauses: [], extensions: [] }, calendar)
  assert.equal(late.date, '2026-11-04')
  assert.deepEqual(codes(late.trace), ['start', 'limit', 'startAfterClose', 'countsFrom', 'due'])
  const saturday = ask('2026-11-07 10:00', days(1))
  assert.equal(saturday.date, '2026-11-10')
  assert.deepEqual(codes(saturday.trace), ['start', 'limit', 'startOnDayOff', 'daysOff', 'countsFrom', 'due'])
  assert.equal(step(saturday.trace, 'countsFrom')?.date, '2026-11-09')
  assert.equal(ask('2026-11-02 00:00', days(1)).date, '2026-11-03', 'before opening is the same day')
})

test('five working days over National Day, with the Saturday worked for it', () => {
  const over = ask('2026-09-30 10:00', days(5))
  assert.equal(over.due, at('2026-10-13 16:30'))
  assert.deepEqual(codes(over.trace), ['start', 'limit', 'daysOff', 'makeUpDay', 'daysOff', 'due'])
  const [holiday, sunday] = over.trace.filter((each) => each.code === 'daysOff')
  assert.deepEqual(holiday, { code: 'daysOff', from: '2026-10-01', to: '2026-10-07', n: 7, reason: 'holiday', name: '国庆节' })
  assert.deepEqual(sunday, { code: 'daysOff', from: '2026-10-11', to: '2026-10-11', n: 1, reason: 'weekend' })
})

test('over the year end into a year not announced: provisional, and it says so once', () => {
  const over = ask('2026-12-29 10:00', days(5))
  assert.equal(over.date, '2027-01-05')
  assert.equal(over.provisional, true)
  assert.equal(over.trace.filter((each) => each.code === 'provisionalYear').length, 1)
  assert.equal(step(over.trace, 'provisionalYear')?.n, 2027)
  assert.equal(step(over.trace, 'due')?.provisional, true)
  const announced = { ...calendar, publishedYears: [...calendar.publishedYears, 2027] }
  const known = { ...announced, special: { ...calendar.special, [plainDate('2027-01-01')]: { kind: 'off', name: '元旦' } as const } }
  const again = deadline({ start: at('2026-12-29 10:00'), limit: days(5), pauses: [], extensions: [] }, known)
  assert.equal(again.date, '2027-01-06')
  assert.equal(again.provisional, false)
})

test('the same day', () => {
  assert.equal(ask('2026-11-02 09:00', { unit: 'sameDay' }).due, at('2026-11-02 16:30'))
  assert.equal(ask('2026-11-02 17:00', { unit: 'sameDay' }).due, at('2026-11-03 16:30'))
  assert.equal(ask('2026-10-01 09:00', { unit: 'sameDay' }).due, at('2026-10-08 16:30'))
  assert.equal(
    ask('2026-11-02 09:00', { unit: 'sameDay' }, { pauses: [pause('2026-11-02 10:00', '2026-11-03 09:00')] }).due,
    at('2026-11-03 16:30'),
  )
  assert.equal(ask('2026-11-02 09:00', { unit: 'sameDay' }, { pauses: [pause('2026-11-02 10:00', null)] }).due, null)
})

test('working hours leave out lunch, nights and days off', () => {
  assert.equal(ask('2026-11-02 11:00', hours(1)).due, at('2026-11-02 13:30'))
  assert.equal(ask('2026-11-02 10:30', hours(1)).due, at('2026-11-02 11:30'), 'up at the start of lunch, not after it')
  assert.equal(ask('2026-11-02 12:00', hours(0.5)).due, at('2026-11-02 13:30'))
  assert.equal(ask('2026-11-06 16:00', hours(1)).due, at('2026-11-09 09:00'))
  assert.equal(ask('2026-09-30 16:00', hours(6.5)).due, at('2026-10-08 16:00'), 'half an hour, seven days off, six hours')
  assert.deepEqual(codes(ask('2026-11-02 12:00', hours(2)).trace), ['start', 'limit', 'countsFrom', 'due'])
  assert.deepEqual(codes(ask('2026-11-06 16:30', hours(2)).trace), ['start', 'limit', 'startAfterClose', 'daysOff', 'countsFrom', 'due'])
})

test('at once: until the sitting ends', () => {
  assert.equal(ask('2026-11-02 09:00', { unit: 'atOnce' }).due, at('2026-11-02 11:30'))
  assert.equal(ask('2026-11-02 11:30', { unit: 'atOnce' }).due, at('2026-11-02 16:30'))
  assert.equal(ask('2026-11-02 20:00', { unit: 'atOnce' }).due, at('2026-11-03 11:30'))
  assert.equal(
    ask('2026-11-02 09:00', { unit: 'atOnce' }, { pauses: [pause('2026-11-02 09:10', '2026-11-02 14:00')] }).due,
    at('2026-11-02 16:30'),
  )
  assert.equal(ask('2026-11-02 09:00', { unit: 'atOnce' }, { pauses: [pause('2026-11-02 09:10', null)] }).due, null)
})

test('a pause counts for the days whose close it covers', () => {
  const due = (from: string, to: string) => ask('2026-11-02 09:00', days(2), { pauses: [pause(from, to)] }).date
  assert.equal(due('2026-11-03 09:00', '2026-11-03 16:29'), '2026-11-04', 'within one day: no effect')
  assert.equal(due('2026-11-03 09:00', '2026-11-03 16:30'), '2026-11-05', 'until the close: that day is lost')
  assert.equal(due('2026-11-03 16:30', '2026-11-04 08:00'), '2026-11-04', 'from the close on: that day had run')
  assert.equal(due('2026-11-03 16:29', '2026-11-04 08:00'), '2026-11-05')
  assert.equal(due('2026-11-03 10:00', '2026-11-05 10:00'), '2026-11-06')
  assert.equal(due('2026-11-02 10:00', '2026-11-02 20:00'), '2026-11-04', 'the day of receipt does not count anyway')
  assert.equal(due('2026-11-05 10:00', '2026-11-12 10:00'), '2026-11-04', 'after the date: no effect')
})

test('overlapping pauses cost each day once; the trace names what each of them cost', () => {
  const both = ask('2026-11-02 09:00', days(2), {
    pauses: [pause('2026-11-04 10:00', '2026-11-06 10:00'), pause('2026-11-03 10:00', '2026-11-05 10:00')],
  })
  assert.equal(both.date, '2026-11-09')
  const paused = both.trace.filter((each) => each.code === 'paused')
  assert.deepEqual(
    paused.map(({ from, n }) => [from, n]),
    [
      [at('2026-11-03 10:00'), 2],
      [at('2026-11-04 10:00'), 1],
    ],
  )
})

test('a pause without effect is named all the same', () => {
  const short = ask('2026-11-02 09:00', days(1), { pauses: [pause('2026-11-03 09:00', '2026-11-03 10:00')] })
  assert.deepEqual(codes(short.trace), ['start', 'limit', 'pauseWithoutEffect', 'due'])
})

test('pauses take exactly their office time from a limit in hours', () => {
  const paused = ask('2026-11-02 09:00', hours(3), { pauses: [pause('2026-11-02 11:00', '2026-11-02 14:00')] })
  assert.equal(paused.due, at('2026-11-02 15:00'))
  assert.equal(step(paused.trace, 'paused')?.n, 90)
  assert.equal(step(paused.trace, 'paused')?.unit, 'minutes')
})

test('an open pause holds the date, says since when, how long, and what is left', () => {
  const held = ask('2026-11-02 09:00', days(5), { pauses: [pause('2026-11-04 10:00', null)], now: at('2026-11-09 12:00') })
  assert.deepEqual([held.due, held.date, held.provisional, held.heldSince], [null, null, false, at('2026-11-04 10:00')])
  assert.deepEqual(held.trace.at(-1), { code: 'standsStill', from: at('2026-11-04 10:00'), reason: 'awaitingPerson', left: 4, stood: 3 })
  const atClose = ask('2026-11-02 09:00', days(5), { pauses: [pause('2026-11-04 16:30', null)], now: at('2026-11-06 16:30') })
  assert.equal(step(atClose.trace, 'standsStill')?.stood, 2, 'from the close of the 4th until exactly the close of the 6th')
  const inHours = ask('2026-11-02 09:00', hours(5), { pauses: [pause('2026-11-02 10:00', null)] })
  assert.deepEqual(inHours.trace.at(-1), {
    code: 'standsStill',
    from: at('2026-11-02 10:00'),
    reason: 'awaitingPerson',
    left: null,
    stood: null,
  })
  const lasted = ask('2026-11-02 09:00', hours(1), { pauses: [pause('2026-11-02 10:00', null)] })
  assert.equal(lasted.due, at('2026-11-02 10:00'), 'the time was up when the pause began')
})

test('an open pause that begins after the date does not hide that it was missed', () => {
  const missed = ask('2026-11-02 09:00', days(1), { pauses: [pause('2026-11-04 10:00', null)] })
  assert.equal(missed.due, at('2026-11-03 16:30'))
  assert.equal(status(missed, at('2026-11-05 10:00'), calendar), 'overdue')
})

test('extensions add working days; one granted too late moves nothing', () => {
  const extended = ask('2026-11-02 09:00', days(2), { extensions: [extension(3, '2026-11-04 16:30')] })
  assert.equal(extended.date, '2026-11-09')
  assert.deepEqual(codes(extended.trace), ['start', 'limit', 'extension', 'daysOff', 'due'])
  const late = ask('2026-11-02 09:00', days(2), { extensions: [extension(3, '2026-11-04 16:31')] })
  assert.equal(late.date, '2026-11-04')
  assert.deepEqual(codes(late.trace), ['start', 'limit', 'extensionLate', 'due'])
  const second = ask('2026-11-02 09:00', days(2), { extensions: [extension(2, '2026-11-05 09:00'), extension(1, '2026-11-04 09:00')] })
  assert.equal(second.date, '2026-11-09', 'granted while the first extension ran, in whatever order they are given')
  assert.equal(ask('2026-11-02 10:30', hours(1), { extensions: [extension(1, '2026-11-02 11:00')] }).due, at('2026-11-03 16:30'))
  const held = ask('2026-11-02 09:00', days(2), {
    pauses: [pause('2026-11-03 09:00', null)],
    extensions: [extension(3, '2026-11-20 09:00')],
  })
  assert.equal(step(held.trace, 'standsStill')?.left, 5)
})

test('the legal limit and the promise are two calls with one history', () => {
  const history = { pauses: [pause('2026-11-04 10:00', '2026-11-06 10:00')], extensions: [] }
  assert.equal(ask('2026-11-02 09:00', days(5), history).date, '2026-11-11')
  assert.equal(ask('2026-11-02 09:00', days(20), history).date, '2026-12-02')
})

test('numbers that make no sense are defects', () => {
  for (const n of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => ask('2026-11-02 09:00', days(n)), RangeError)
  for (const n of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => ask('2026-11-02 09:00', hours(n)), RangeError)
  assert.throws(() => ask('2026-11-02 09:00', days(1), { extensions: [extension(0, '2026-11-02 10:00')] }), RangeError)
  assert.throws(
    () => ask('2026-11-02 09:00', days(1), { pauses: [pause('2026-11-03 09:00', '2026-11-02 09:00')] }),
    /ends before it begins/,
  )
})

test('how a deadline stands', () => {
  const five = ask('2026-11-02 09:00', days(5)) // due Monday 9 November
  const stands = (now: string) => [
    status(five, at(now), calendar),
    workingDaysLeft(five, at(now), calendar),
    overdueWorkingDays(five, at(now), calendar),
  ]
  assert.deepEqual(stands('2026-11-02 09:00'), ['ok', 5, 0])
  assert.deepEqual(stands('2026-11-05 23:00'), ['ok', 2, 0])
  assert.deepEqual(stands('2026-11-06 00:00'), ['soon', 1, 0])
  assert.deepEqual(stands('2026-11-08 10:00'), ['soon', 1, 0])
  assert.deepEqual(stands('2026-11-09 16:30'), ['soon', 0, 0])
  assert.deepEqual(stands('2026-11-09 16:31'), ['overdue', 0, 0])
  assert.deepEqual(stands('2026-11-12 09:00'), ['overdue', 0, 3])
  const held = ask('2026-11-02 09:00', days(5), { pauses: [pause('2026-11-03 09:00', null)] })
  assert.equal(status(held, at('2027-03-01 09:00'), calendar), 'paused')
  assert.equal(workingDaysLeft(held, at('2026-11-04 09:00'), calendar), null)
  assert.equal(overdueWorkingDays(held, at('2027-03-01 09:00'), calendar), 0)
})
