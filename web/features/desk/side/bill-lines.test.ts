import assert from 'node:assert/strict'
import test from 'node:test'
import { centsOf, pastedLines, usedLines } from './bill-lines.ts'

test('amounts are read as people write them, and nothing is guessed', () => {
  assert.deepEqual(
    ['¥1,234.50', '１２３', '-8.00元', '0.1', '（8.00）', '￥ 12', '12.'].map(centsOf),
    [123450, 12300, -800, 10, -800, 1200, 1200],
  )
  assert.deepEqual(['', '1.234', 'abc', '1e3', '12.3.4', '2026-11-24'].map(centsOf), [
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

test('a table pasted from a spreadsheet: heading, row numbers, quantities and totals are understood', () => {
  const text = '序号\t项目\t数量\t金额\n1\t挂号费\t1\t18.00\n2\t检查费\t1\t¥236.00\n\t合计\t\t254.00\n'
  assert.deepEqual(pastedLines(text), {
    lines: [
      { name: '挂号费', amount: '18.00' },
      { name: '检查费', amount: '¥236.00' },
    ],
    skipped: 1,
    bad: [],
  })
})

test('other ways to write a list', () => {
  for (const row of ['药费 195.40', '药费，195.40', '药费,195.40', '药费；195.40', '药费    195.40'])
    assert.deepEqual(pastedLines(row).lines, [{ name: '药费', amount: '195.40' }], row)
  assert.deepEqual(pastedLines('床位费 1,234.50').lines, [{ name: '床位费', amount: '1234.50' }])
  assert.deepEqual(pastedLines('退药 -12.00').lines, [{ name: '退药', amount: '-12.00' }])
})

test('a row without an amount is taken over and named, never dropped', () => {
  const { lines, bad } = pastedLines('药费\t195.40\n检查费\t见附页')
  assert.deepEqual(bad, ['检查费\t见附页'])
  assert.deepEqual(lines[1], { name: '检查费', amount: '' })
})

test('empty rows at the end do not count', () => {
  assert.deepEqual(
    usedLines([
      { name: '药费', amount: '1' },
      { name: '', amount: ' ' },
      { name: '', amount: 'x' },
    ]),
    [
      { name: '药费', cents: 100, at: 0 },
      { name: '', cents: null, at: 2 },
    ],
  )
})
