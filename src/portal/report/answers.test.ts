import assert from 'node:assert/strict'
import test from 'node:test'
import { RegisterInput } from '#contract/cases.ts'
import { emptyAnswers, type ReportAnswers, reportSteps } from '#contract/portal.ts'
import { rareNames } from '#test/support/rare-names.ts'
import { textsIn } from '../view.ts'
import { phoneDoubt } from './check-page.ts'
import { faultsOf, firstOpen, passed, phoneDigits, registration, withForm } from './answers.ts'

const zh = textsIn('zh')
const answers = (change: Partial<ReportAnswers>): ReportAnswers => ({ ...emptyAnswers(), ...change })
const fields = (step: Parameters<typeof faultsOf>[1], change: Partial<ReportAnswers>): string[] =>
  faultsOf(zh, step, answers(change)).map(({ field }) => field)

test('every question can be answered with “I cannot say”', () => {
  assert.deepEqual(fields('what', { item: 'unsure' }), [])
  assert.deepEqual(fields('stuck', { causesUnsure: true }), [])
  assert.deepEqual(fields('tell', {}), [])
  assert.deepEqual(fields('photos', {}), [])
  assert.deepEqual(fields('reach', { who: 'self', noPhone: true }), [])
})

test('what is missing is told for every field at once', () => {
  assert.deepEqual(fields('what', {}), ['item'])
  assert.deepEqual(fields('stuck', {}), ['causes'])
  assert.deepEqual(fields('reach', { who: 'enterprise' }), ['company', 'phone'])
  assert.deepEqual(fields('reach', { who: 'family', phone: '无' }), ['relation', 'phone'])
  assert.deepEqual(fields('tell', { statement: '字'.repeat(5001), wish: '字'.repeat(1001) }), ['statement', 'wish'])
})

test('telephone numbers as people write them', () => {
  for (const good of [
    '13800138000',
    '１３８ ００１３ ８０００',
    '+86 138-0013-8000',
    '021-62345678',
    '（021）62345678',
    '62345678',
    '0573-8812345',
    '+852 2345 6789',
    '021-62345678转801',
  ])
    assert.deepEqual(fields('reach', { who: 'self', phone: good }), [], good)
  for (const odd of ['1380013800', '138001380001', '021', '打 62345678 找小王'])
    assert.deepEqual(fields('reach', { who: 'self', phone: odd }), [], odd)
  assert.deepEqual(fields('reach', { who: 'self', phone: 'abc' }), ['phone'])
  assert.deepEqual(fields('reach', { who: 'self', phone: '1'.repeat(33) }), ['phone'])
  assert.equal(phoneDigits('（021） 6234·5678'), '02162345678')
})

test('a doubtful number is told on the last page, and nothing is in its way', () => {
  const doubt = (phone: string) => phoneDoubt(zh, phone) !== null
  assert.deepEqual(['1380013800', '021', '12345 找小王'].map(doubt), [true, true, true])
  assert.deepEqual(['13800138000', '021-62345678', '62345678', ''].map(doubt), [false, false, false, false])
})

test('names with rare characters and the middle dot pass, also long ones', () => {
  for (const name of [...rareNames, '欧阳𰻝', '阿依努尔·艾山江·买买提·库尔班·吐尔逊', '𠮷'.repeat(50)])
    assert.deepEqual(fields('reach', { who: 'self', phone: '13800138000', name }), [])
})

test('what was typed is kept, unknown causes and odd choices are not', () => {
  const typed = withForm(emptyAnswers(), 'stuck', { causes: ['system-fault', 'nonsense', 'other', 'unsure'] })
  assert.deepEqual([typed.causes, typed.causesUnsure], [['system-fault'], true])
  assert.equal(withForm(emptyAnswers(), 'reach', { who: 'king' }).who, 'self')
  assert.equal(withForm(emptyAnswers(), 'tell', { statement: 'a\r\n\u0000b\ud800' }).statement, 'a\nb\ufffd')
  assert.equal(withForm(emptyAnswers(), 'what', { query: 'a\nb' }).query, 'a b')
})

test('the page to go on with is the first one not passed', () => {
  assert.equal(firstOpen(emptyAnswers()), 'what')
  assert.equal(firstOpen(passed(passed(emptyAnswers(), 'what'), 'what')), 'stuck')
  const all = reportSteps.reduce((answered, step) => passed(answered, step), emptyAnswers())
  assert.equal(firstOpen(all), null)
})

test('whatever was answered, a valid registration comes out; the person’s words stay theirs', () => {
  const cases: [Partial<ReportAnswers>, string][] = [
    [{ item: 'unsure', causesUnsure: true, who: 'self', noPhone: true }, ''],
    [
      {
        item: 'sh-1',
        causes: ['system-fault'],
        statement: ' 我的话 ',
        who: 'family',
        relation: '女儿',
        theirName: '',
        phone: '13800138000',
        name: '王小明',
      },
      '医疗费零星报销',
    ],
    [
      {
        item: 'words',
        query: '办个证',
        causes: ['rule-missing'],
        who: 'enterprise',
        company: '某某有限公司',
        phone: '021-62345678',
      },
      '',
    ],
  ]
  for (const [change, item] of cases) {
    const parsed = RegisterInput.safeParse({ ...registration(answers(change), item), paperIds: [] })
    assert.ok(parsed.success, String(parsed.error))
    assert.notEqual(parsed.data.statement, '')
    assert.ok(parsed.data.blocker.causes.length > 0)
  }
  assert.equal(registration(answers(cases[1]![0]), '医疗费零星报销').statement, '我的话')
  assert.match(registration(answers(cases[0]![0]), '').statement, /^（本人没有另外写。/)
  const family = registration(answers(cases[1]![0]), '医疗费零星报销')
  assert.deepEqual(
    [family.proxy?.relation, family.proxy?.person.phone, family.person?.phone],
    ['女儿', '13800138000', ''],
  )
  assert.equal(registration(answers(cases[2]![0]), '').person?.kind, 'enterprise')
})
