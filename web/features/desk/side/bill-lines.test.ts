import assert from 'node:assert/strict'
import test from 'node:test'
import { centsOf, pastedLines } from './bill-lines.ts'

test('amounts are read as people write them, and nothing is guessed', () => {
  assert.deepEqual(['¥1,234.50', '１２３', '-8.00元', '0.1'].map(centsOf), [123450, 12300, -800, 10])
  assert.deepEqual(['', '1.234', 'abc', '1e3', '12.3.4'].map(centsOf), [null, null, null, null, null])
})

test('a pasted table gives names and amounts and leaves totals out', () => {
  assert.deepEqual(pastedLines('挂号费\t1\t18.00\n检查费\t236.00\n合计\t254.00'), {
    lines: [
      { name: '挂号费', amount: '18.00' },
      { name: '检查费', amount: '236.00' },
    ],
    skipped: 1,
  })
})
