import test from 'node:test'
import assert from 'node:assert/strict'
import { at, calendar } from '#test/support/case-world.ts'
import { lampOf } from './lamp.ts'

test('the hotline lamp: by their date and working days, over a weekend and a holiday', () => {
  const due = at('2026-03-09 17:00')
  for (const [now, lamp] of [
    ['2026-03-05 18:00', 'none'],
    // Friday: one working day before Monday.
    ['2026-03-06 00:00', 'yellow'],
    ['2026-03-08 12:00', 'yellow'],
    ['2026-03-09 17:00', 'yellow'],
    ['2026-03-09 17:01', 'red'],
    ['2026-03-20 09:00', 'red'],
  ] as const)
    assert.equal(lampOf(due, at(now), calendar), lamp, now)
  assert.equal(lampOf(null, at('2026-03-09 17:01'), calendar), 'none')
  // Before the long holiday of October: the last working day before it is one before the first after it.
  assert.equal(lampOf(at('2026-10-08 12:00'), at('2026-09-30 09:00'), calendar), 'yellow')
})
