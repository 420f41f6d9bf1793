import test from 'node:test'
import assert from 'node:assert/strict'
import { defaultHours, defaultOfficeHours } from '#core/clock/calendar.ts'
import { plainDate } from '#core/clock/date.ts'
import { CalendarFile, toCalendar } from './calendar.ts'

const notices = [{ title: '关于放假的通知', number: null }]
const day = (date: string, kind = 'off') => ({ date, kind, name: '国庆节' })
const file = (more: object = {}, days: object[] = [day('2026-10-01')]) => ({
  version: 'test-1',
  years: [{ year: 2026, notices, days }],
  ...more,
})
const faults = (content: unknown) =>
  (CalendarFile.safeParse(content).error?.issues ?? []).map((issue) => issue.path.join('.'))

test('a calendar file becomes the calendar that the core takes; hours left out are the usual ones', () => {
  const calendar = toCalendar(CalendarFile.parse(file()))
  assert.deepEqual(calendar.publishedYears, [2026])
  assert.deepEqual(calendar.special[plainDate('2026-10-01')], { kind: 'off', name: '国庆节' })
  assert.equal(calendar.officeHours, defaultOfficeHours)
  assert.equal(calendar.hours, defaultHours)
  const morning = [{ from: '08:30', to: '11:30' }]
  const own = toCalendar(
    CalendarFile.parse(
      file({
        officeHours: morning,
        hours: { 1: [], 2: [], 3: [], 4: [], 5: morning, 6: morning, 7: [] },
        holidayHours: morning,
        makeUpHours: [],
      }),
    ),
  )
  assert.deepEqual(
    [own.officeHours, own.hours[6], own.hours[1], own.holidayHours, own.makeUpHours],
    [morning, morning, [], morning, []],
  )
})

test('what is wrong is refused, and where is told', () => {
  assert.deepEqual(faults(file()), [])
  assert.deepEqual(faults(file({}, [day('2026-02-30')])), ['years.0.days.0.date'])
  assert.deepEqual(faults(file({}, [day('2027-01-01')])), ['years.0.days'])
  assert.deepEqual(faults(file({}, [day('2026-10-01', 'holiday')])), ['years.0.days.0.kind'])
  assert.deepEqual(faults(file({}, [day('2026-10-01'), day('2026-10-01', 'work')])), [''])
  assert.deepEqual(faults(file({ years: [] })), ['years'])
  assert.deepEqual(faults({ version: 'x', years: [1, 2].map(() => ({ year: 2026, notices, days: [] })) }), [''])
  assert.deepEqual(
    faults({ version: 'x', years: [{ year: 2026, notices: [], days: [] }] }),
    ['years.0.notices'],
    'a year needs its source',
  )
  for (const officeHours of [
    [],
    [{ from: '11:30', to: '08:30' }],
    [{ from: '8:30', to: '11:30' }],
    [
      { from: '08:30', to: '12:00' },
      { from: '11:30', to: '16:00' },
    ],
  ]) {
    assert.ok(faults(file({ officeHours }))[0]?.startsWith('officeHours'), JSON.stringify(officeHours))
  }
  assert.deepEqual(faults(file({ offficeHours: [] })), [''], 'a misspelt setting is not silently ignored')
})
