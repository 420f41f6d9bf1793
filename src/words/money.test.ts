import assert from 'node:assert/strict'
import test from 'node:test'
import { centsIn, yuanSign } from './money.ts'

test('cents to words', () => {
  assert.deepEqual([123450, 0, 5, -5, 100000000, -123456].map(yuanSign), [
    '¥1,234.50',
    '¥0.00',
    '¥0.05',
    '-¥0.05',
    '¥1,000,000.00',
    '-¥1,234.56',
  ])
})

test('words to cents, and what is no amount', () => {
  assert.deepEqual(['1,234.5', '¥1234.50元', '１２３', '-0.05', '0', '￥ 8.1'].map(centsIn), [123450, 123450, 12300, -5, 0, 810])
  for (const text of ['', '1.234', 'abc', '1e3', '--1', '1.', '.5', '99999999999999']) assert.equal(centsIn(text), null, text)
  for (const cents of [1, 99, 100, 20_000_000_001, -7]) assert.equal(centsIn(yuanSign(cents)), cents)
})
