import test from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { isWorkingDay, workingDay, workingDaysBetween } from '#core/clock/calendar.ts'
import { addDays, plainDate, weekday, yearOf } from '#core/clock/date.ts'
import { loadCalendar, nationalCalendarPath } from './calendar.ts'

const calendar = loadCalendar()
const shared = (name: string) => fileURLToPath(new URL(`../../../shared/data/holidays/${name}`, import.meta.url))
const absent = (name: string) => !existsSync(shared(name)) && `../shared/data/holidays/${name} is not here`
const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(shared(name)), { columns: true, bom: true })

test('the national calendar covers 2007 to 2026 and does not pretend to know 2027', () => {
  assert.deepEqual(
    calendar.publishedYears,
    Array.from({ length: 20 }, (_, index) => 2007 + index),
  )
})

test('every year names its notices; every day off or worked makes sense for its weekday', () => {
  const { years } = JSON.parse(readFileSync(nationalCalendarPath, 'utf8')) as {
    years: { year: number; notices: { title: string }[]; days: { date: string; kind: string }[] }[]
  }
  for (const { year, notices, days } of years) {
    assert.ok(
      notices.some(({ title }) => title.includes(`${year}年`)),
      `${year}`,
    )
    for (const { date, kind } of days) {
      // A worked day is always a weekend day; otherwise the entry would say nothing.
      if (kind === 'work') assert.ok(weekday(plainDate(date)) >= 6, date)
    }
    const off = days.filter(({ kind, date }) => kind === 'off' && weekday(plainDate(date)) <= 5).length
    const worked = days.filter(({ kind }) => kind === 'work').length
    // Eleven public holidays a year (ten before 2008, thirteen from 2025); weekday holidays and made-up weekends must balance about.
    assert.ok(off - worked >= 6 && off - worked <= 14, `${year}: ${off} weekdays off, ${worked} weekend days worked`)
  }
})

test('well-known days', () => {
  const kinds = {
    '2008-05-01': false,
    '2008-05-04': true,
    '2013-01-06': true,
    '2015-09-03': false,
    '2015-09-06': true,
    '2020-01-31': false,
    '2020-02-03': true,
    '2024-02-09': true,
    '2025-01-28': false,
    '2026-02-28': true,
  }
  for (const [date, working] of Object.entries(kinds))
    assert.equal(isWorkingDay(calendar, plainDate(date)), working, date)
  assert.equal(workingDay(calendar, plainDate('2011-12-31')).reason, 'makeUp')
})

test('agrees day by day with the shared list 2018–2026', { skip: absent('holidays_2018_2027.csv') }, () => {
  const listed = new Map(rowsOf('holidays_2018_2027.csv').map(({ date, kind }) => [date!, kind!]))
  assert.ok(listed.size > 300)
  for (let date = plainDate('2018-01-01'); yearOf(date) <= 2026; date = addDays(date, 1)) {
    const kind = listed.get(date)
    assert.equal(isWorkingDay(calendar, date), kind ? kind === 'work' : weekday(date) <= 5, date)
  }
})

test('every pair of the shared waiting times is exact', { skip: absent('clock_pairs.csv') }, () => {
  const pairs = rowsOf('clock_pairs.csv')
  assert.ok(pairs.length > 1000)
  for (const { id, start, end, working_days } of pairs) {
    const days = workingDaysBetween(calendar, plainDate(start!.slice(0, 10)), plainDate(end!.slice(0, 10)))
    assert.equal(days, Number(working_days), `${id}: ${start} – ${end}`)
  }
})

test('a file that cannot be understood is refused with its name and every fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bancheng-calendar-'))
  try {
    const path = join(folder, 'broken.json')
    writeFileSync(path, '{ "version": ')
    assert.throws(() => loadCalendar(path), /日历文件读不了.*broken\.json/)
    writeFileSync(
      path,
      JSON.stringify({
        version: '',
        years: [{ year: 2026, notices: [], days: [{ date: '2026-02-30', kind: 'off', name: 'x' }] }],
      }),
    )
    assert.throws(
      () => loadCalendar(path),
      /broken\.json[^]*version[^]*years\.0\.notices[^]*years\.0\.days\.0\.date: 不是有效日期/,
    )
    assert.throws(() => loadCalendar(join(folder, 'none.json')), /none\.json.*ENOENT/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
