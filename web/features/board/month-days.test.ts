import assert from 'node:assert/strict'
import test from 'node:test'
import { daysOf } from './month-days.ts'

test('a month has every day until today, empty ones too', () => {
  const days = daysOf('2026-02-01', '2026-03-01', [
    { date: '2026-02-03', registered: 2 },
    { date: '2026-02-28', registered: 1 },
  ])
  assert.equal(days.length, 29)
  assert.deepEqual(days.at(2), { date: '2026-02-03', registered: 2 })
  assert.deepEqual(days.at(-1), { date: '2026-03-01', registered: 0 })
  assert.equal(
    days.reduce((sum, day) => sum + day.registered, 0),
    3,
  )
  assert.deepEqual(daysOf('2026-03-01', '2026-03-01', []), [{ date: '2026-03-01', registered: 0 }])
})
