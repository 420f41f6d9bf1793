import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { checkNumber, numberKinds, numberReasons, type NumberKind } from './numbers.ts'

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

const verdictOf = (value: string): string => {
  const { kind, valid, reasons } = checkNumber(value, today)
  return [kind, valid ? 'holds' : 'doubtful', ...reasons].join(' ')
}
/** The body with the last character that makes it hold as `kind`. */
const completed = (body: string, kind: NumberKind): string => {
  const [whole] = Array.from('0123456789X', (last) => body + last).filter((each) => {
    const verdict = checkNumber(each, today)
    return verdict.kind === kind && verdict.valid
  })
  assert.ok(whole, `${body} ${kind}`)
  return whole
}

test('fifteen digits: the day must have been one, and 996 to 999 were born a century earlier', () => {
  assert.equal(verdictOf('610104620927690'), 'oldCitizenNumber holds replaced')
  for (const wrong of ['310105610229001', '310105610431001', '310105750931002'])
    assert.equal(verdictOf(wrong), 'oldCitizenNumber doubtful date', wrong)
  // 1896 had a 29th of February, 1996 too; 1900 had none.
  assert.equal(verdictOf('310105960229997'), 'oldCitizenNumber holds replaced')
  assert.equal(verdictOf('310105000229001'), 'oldCitizenNumber doubtful date')
  // 1891, not 1991: somebody whose number is of the last century.
  assert.equal(checkNumber('310105910101998', '1900-01-01').valid, true)
  assert.deepEqual(checkNumber('310105910101001', '1900-01-01').reasons, ['future'])
  assert.match(verdictOf('991105610227001'), /^oldCitizenNumber doubtful area/)
})

test('permits of residents from Hong Kong, Macao and Taiwan; no other area begins with their figures', () => {
  for (const area of ['810000', '820000', '830000']) {
    const whole = completed(`${area}19940823002`, 'residencePermit')
    assert.equal(verdictOf(whole), 'residencePermit holds')
    assert.match(verdictOf(whole.replace('0000199', '0001199')), /^citizenNumber doubtful area/)
  }
  assert.equal(verdictOf(completed('71000019940823002', 'citizenNumber')), 'citizenNumber holds')
})

test('an area that cannot be: a province as a whole, a municipality with a city', () => {
  for (const body of ['31000019940823002', '11050019940823002', '10010519940823002'])
    assert.ok(
      Array.from('0123456789X').every((last) => !checkNumber(body + last, today).valid),
      body,
    )
})

test('codes from before the unified one: organisation, tax number, business licence', () => {
  // The example of GB 11714-1997.
  for (const code of ['D2143569-X', 'D2143569X', 'd2143569-x']) assert.equal(verdictOf(code), 'organisationCode holds replaced', code)
  assert.equal(verdictOf('D2143569-1'), 'organisationCode doubtful checkDigit replaced')
  assert.equal(verdictOf('310105D2143569X'), 'taxNumber holds replaced')
  assert.equal(verdictOf('310105D21435691'), 'taxNumber doubtful checkDigit replaced')
  // The example of GS 15-2006.
  assert.match(verdictOf('110108000000016'), /^businessLicence holds replaced/)
  assert.match(verdictOf('110108000000017'), /^oldCitizenNumber doubtful date/)
})

test('passports and permits by their form, and so it is said', () => {
  for (const passport of ['E12345678', 'EA1234567', 'G12345678', 'DE1234567'])
    assert.equal(verdictOf(passport), 'passport holds formOnly', passport)
  for (const permit of ['C12345678', 'CA1234567', 'H12345678', 'M1234567801', 'T12345678'])
    assert.equal(verdictOf(permit), 'travelPermit holds formOnly', permit)
  assert.equal(verdictOf('DEU310188050601'), 'residencePermit holds formOnly replaced')
  // A sole trader's organisation code looks like a permit to Taiwan, and its check digit holds.
  assert.equal(verdictOf('L01510128'), 'organisationCode holds replaced severalKinds')
  assert.equal(verdictOf('L01510127'), 'travelPermit holds formOnly')
})

test('bank cards by Luhn, 13 to 19 digits', () => {
  // Numbers that card schemes publish for tests.
  for (const card of ['4222222222222', '30569309025904', '378282246310005', '4111 1111 1111 1111', '6212-3456-7890-1232'])
    assert.equal(verdictOf(card), 'bankCard holds', card)
  for (const card of ['4111111111111112', '6222021234567890123']) assert.equal(verdictOf(card), 'bankCard doubtful checkDigit', card)
  assert.equal(verdictOf('622202123456789012'), 'bankCard holds')
})

test('eighteen digits: a person by date and check digit, a credit code by its own, a card where neither can be', () => {
  const person = completed('62010519900307002', 'citizenNumber')
  assert.equal(verdictOf(person), 'citizenNumber holds')
  // One figure wrong: still a person's number, also where Luhn agrees by accident.
  const wrong = Array.from('0123456789', (last) => person.slice(0, 17) + last).filter((each) => each !== person)
  for (const each of wrong) assert.equal(verdictOf(each), 'citizenNumber doubtful checkDigit')
  assert.equal(verdictOf('911522010783762860'), 'creditCode holds')
  assert.equal(verdictOf('911522010783762861'), 'creditCode doubtful checkDigit')
  // A figure lost on the way, or one too many.
  for (const short of [person.slice(0, 17), person.slice(0, 14)]) assert.equal(verdictOf(short), 'citizenNumber doubtful length', short)
})

test('phones: mobile, landline, 400 and 800, from abroad, hotlines; what is none', () => {
  for (const phone of '13800138000|+86 138 0013 8000|0086-13800138000|021-62345678|(0573) 8212345|+86 21 6234 5678|021-62345678-8012|021-62345678转8|400-820-8820|8008100000|12345|12333|110|10086|95588|96880'.split(
    '|',
  ))
    assert.deepEqual(checkNumber(phone, today), { kind: 'phone', valid: true, reasons: [] }, phone)
  assert.equal(verdictOf('62345678'), 'phone holds noAreaCode')
  assert.equal(verdictOf('+852 9876 5432'), 'phone holds formOnly')
  for (const [phone, reason] of Object.entries({
    '1380013800': 'length',
    '138001380001': 'length',
    '12800138000': 'prefix',
    '021-6234567': 'length',
    '0573-12345678': 'prefix',
  }))
    assert.equal(verdictOf(phone), `phone doubtful ${reason}`, phone)
})

test('days: of the calendar or none', () => {
  for (const day of ['2026-11-24', '2024年2月29日', '2026/2/9', '2026.11.24', '20261124', '２０２６年１１月２４日'])
    assert.equal(verdictOf(day), 'date holds', day)
  for (const day of ['2026-02-30', '2026年2月30日', '2025-02-29', '20260431', '2026-13-01'])
    assert.equal(verdictOf(day), 'date doubtful noSuchDay', day)
})

test('whatever is typed gets a verdict, and reasons are kept words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\dXA-H+\- ]{0,24}$/)), (typed) => {
      const { kind, valid, reasons } = checkNumber(typed, today)
      assert.ok(numberKinds.includes(kind) && reasons.every((reason) => numberReasons.includes(reason)))
      assert.ok(valid || reasons.length > 0)
      assert.ok(new Set(reasons).size === reasons.length)
    }),
  )
})

/**
 * These four need to know in which years an area code was in force. Two of them stand in the file a second time, to be right where
 * that is not looked at.
 */
const needHistory = ['500154199301135886', '411082198901010002', '110111198012010078', '110201199312010077']

test('citizen numbers of the shared vectors', { skip: !existsSync(shared) && '../shared/data/id-vectors is not here' }, () => {
  for (const [number = '', expected, mode] of rows('idcard.csv')) {
    if (mode === 'strict' && needHistory.includes(number)) continue
    const { kind, valid } = checkNumber(number, today)
    assert.equal(valid, expected === 'valid', `${number} ${mode}`)
    if (valid) assert.match(kind, /itizenNumber$|^residencePermit$/)
  }
})

test('credit codes of the shared vectors', { skip: !existsSync(shared) && '../shared/data/id-vectors is not here' }, () => {
  // What is asked is whether it is a credit code: `12345` is none, though it is a telephone number.
  for (const [code = '', expected] of rows('uscc.csv')) {
    const { kind, valid } = checkNumber(code, today)
    assert.equal(kind === 'creditCode' && valid, expected === 'valid', code)
  }
})
