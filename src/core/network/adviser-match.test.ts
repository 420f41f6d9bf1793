import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '../clock/date.ts'
import { causes } from '../causes/taxonomy.ts'
import { subjects } from './adviser-fields.ts'
import { inOrder, matchOf, type AdviserEntry, type Matter } from './adviser-match.ts'

const today = plainDate('2026-11-24')
const adviser = (change: Partial<AdviserEntry>): AdviserEntry => ({
  fields: ['医保'],
  termFrom: plainDate('2026-01-01'),
  termUntil: plainDate('2028-12-31'),
  asked: 0,
  askedBefore: false,
  ...change,
})
const matter: Matter = { texts: ['医疗保险', '城镇职工基本医疗保险门诊大病登记'], causes: ['rule-too-rigid'] }

test('a field fits by a word of the item, else by what stands in the way, else not at all', () => {
  assert.deepEqual(matchOf(adviser({}), matter, today).by, { field: '医保', word: '医疗' })
  assert.deepEqual(matchOf(adviser({ fields: ['行政法'] }), matter, today).by, { field: '行政法', cause: 'rule-too-rigid' })
  assert.equal(matchOf(adviser({ fields: ['住房'] }), matter, today).by, null)
  // A field that no table knows fits where the matter uses the very word.
  assert.deepEqual(matchOf(adviser({ fields: ['门诊大病'] }), matter, today).by, { field: '门诊大病', word: '门诊大病' })
})

test('out of term or asked before is no match', () => {
  assert.equal(matchOf(adviser({}), matter, today).matched, true)
  assert.equal(matchOf(adviser({ termFrom: plainDate('2027-01-01') }), matter, today).matched, false)
  assert.equal(matchOf(adviser({ termUntil: plainDate('2026-11-23') }), matter, today).matched, false)
  assert.equal(matchOf(adviser({ askedBefore: true }), matter, today).matched, false)
})

test('the order: matched, not overburdened, by the item, fewer owed', () => {
  const named = [
    ['没对上', { fields: ['住房'] }],
    ['按卡点', { fields: ['法律'] }],
    ['太忙', { asked: 5 }],
    ['有一件', { asked: 1 }],
    ['空着', {}],
    ['问过', { askedBefore: true }],
  ] as const
  const all = named.map(([name, change]) => {
    const entry = adviser(change)
    return { name, entry, match: matchOf(entry, matter, today) }
  })
  assert.deepEqual(
    inOrder(all).map(({ name }) => name),
    ['空着', '有一件', '按卡点', '太忙', '问过', '没对上'],
  )
})

test('the table names only causes that there are, and every subject can be found', () => {
  for (const { fields, words, causes: of } of subjects) {
    assert.ok(fields.length > 0 && words.length + of.length > 0, fields.join())
    for (const cause of of) assert.ok(causes.includes(cause))
  }
})
