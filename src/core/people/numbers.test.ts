import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { checkNumber } from './numbers.ts'

const today = '2026-11-24'
const shared = '../shared/data/id-vectors'
const rows = (file: string) =>
  readFileSync(`${shared}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

test('made-up numbers: right, wrong check digit, wrong date, phone, nothing known', () => {
  assert.equal(checkNumber('11010519491231002X', today).valid, true)
  assert.deepEqual(checkNumber('110105194912310021', today).reasons, ['checkDigit'])
  assert.ok(checkNumber('110105194913310029', today).reasons.includes('date'))
  assert.equal(checkNumber('138 0000 0000', today).kind, 'phone')
  assert.deepEqual(checkNumber('12', today), { kind: 'unknown', valid: false, reasons: ['length'] })
})

test('foreigners with permanent residence: 9, province, nationality, birth; a wrong figure makes it a doubtful credit code', () => {
  // Made up: Shanghai (31), nationality 276, born 1988-05-06.
  const body = '93127619880506001'
  const check = Array.from('0123456789X').filter((last) => checkNumber(body + last, today).kind === 'residencePermit')
  assert.equal(check.length, 1)
  assert.deepEqual(checkNumber(body + check[0]!, today), { kind: 'residencePermit', valid: true, reasons: [] })
  assert.equal(checkNumber(`99927619880506001${check[0]!}`, today).valid, false)
})

test('citizen numbers of the shared vectors', { skip: !existsSync(shared) && 'shared data absent' }, () => {
  // Strict rows need to know in which year an area code was in force; lenient ones that an old code once was.
  for (const [number = '', expected, mode] of rows('idcard.csv').filter(([, , mode]) => mode !== 'strict'))
    assert.equal(checkNumber(number, today).valid, expected === 'valid', `${number} ${mode}`)
})

test('credit codes of the shared vectors, but for old forms', { skip: !existsSync(shared) && 'shared data absent' }, (t) => {
  const wrong = rows('uscc.csv').filter(([code = '', expected]) => checkNumber(code, today).valid !== (expected === 'valid'))
  t.diagnostic(`not as expected: ${wrong.length} (${wrong.map(([, , reason]) => reason).join('; ')})`)
  assert.ok(wrong.length <= 1)
})
