import assert from 'node:assert/strict'
import test from 'node:test'
import { verdictOf } from './recurrence.ts'

/** days, before, after → what is said. */
const table = [
  [30, 0, 0, null],
  [30, 1, 0, null],
  [30, 1, 1, 'disproven'],
  [30, 0, 1, 'disproven'],
  [30, 2, 1, null],
  [30, 9, 2, null],
  [30, 9, 3, 'disproven'],
  [12, 9, 2, null],
  [12, 0, 2, null],
  [12, 0, 3, 'disproven'],
  [60, 2, 2, 'disproven'],
  [90, 0, 0, 'proven'],
  [90, 5, 0, 'proven'],
  [90, 3, 1, 'proven'],
  [90, 2, 1, 'notShown'],
  [90, 5, 2, 'proven'],
  [90, 4, 2, 'notShown'],
  [90, 3, 2, 'notShown'],
  [90, 2, 2, 'disproven'],
  [90, 20, 3, 'disproven'],
] as const

test('recurrence: what before and after say, by the day on which they are looked at', () => {
  for (const [days, before, after, said] of table)
    assert.equal(verdictOf({ before, after }, days), said, `${days} days, ${before} before, ${after} after`)
})
