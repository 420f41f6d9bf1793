import assert from 'node:assert/strict'
import test from 'node:test'
import {
  changesBetween,
  daysBetween,
  draftOfCalendar,
  setDays,
  setPublished,
  weekdayOf,
  weeksOf,
  withoutChange,
} from './calendar-edit.ts'

const before = draftOfCalendar({
  publishedYears: [2026],
  special: [
    { date: '2026-10-01', kind: 'off', name: '国庆节' },
    { date: '2026-10-10', kind: 'work', name: '国庆节' },
  ],
})

test('changes are what differs, and each can be taken back', () => {
  let draft = setDays(before, ['2026-10-01', '2026-10-02'], 'off', '国庆节')
  draft = setDays(draft, ['2026-10-10'], null, '')
  draft = setPublished(draft, 2027, true)
  const changes = changesBetween(before, draft)
  assert.deepEqual(
    changes.map((change) =>
      change.kind === 'year' ? change.year : `${change.date} ${change.before?.kind} → ${change.after?.kind}`,
    ),
    [2027, '2026-10-02 undefined → off', '2026-10-10 work → undefined'],
  )
  for (const change of changes) draft = withoutChange(draft, change)
  assert.deepEqual(changesBetween(before, draft), [])
})

test('a month has whole weeks from Monday', () => {
  const weeks = weeksOf(2026, 2)
  assert.equal(weeks.length, 5)
  assert.deepEqual(weeks[0], [null, null, null, null, null, null, '2026-02-01'])
  assert.deepEqual(weeks[4]?.slice(0, 6), [
    '2026-02-23',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
  ])
  assert.equal(weeksOf(2028, 2).flat().filter(Boolean).length, 29)
  assert.equal(weekdayOf('2026-11-24'), 1)
})

test('a run of days goes forward and not for ever', () => {
  assert.deepEqual(daysBetween('2026-12-31', '2027-01-02'), ['2026-12-31', '2027-01-01', '2027-01-02'])
  assert.deepEqual(daysBetween('2026-05-01', '2026-05-01'), ['2026-05-01'])
  assert.equal(daysBetween('2026-05-02', '2026-05-01'), undefined)
  assert.equal(daysBetween('2026-05-01', '2026-06-01'), undefined)
  assert.equal(daysBetween('2026-05-01', ''), undefined)
})
