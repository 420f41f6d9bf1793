import test from 'node:test'
import assert from 'node:assert/strict'
import { checklist, lacking } from '#core/materials/checklist.ts'
import { markStates, withMark, type MarkState, type MaterialMark } from '#core/materials/marks.ts'
import { at, calendar, demanded } from '#test/support/case-world.ts'
import { askedFor, checklistSentence, openWays, waysWords } from './checklist.ts'

const day = { today: '2026-03-02' as never, calendar }
const mark = (id: string, part: string | null, state: MarkState): MaterialMark => {
  const { name, alternatives } = demanded.find((material) => material.id === id)!
  return {
    materialId: id,
    name,
    alternatives,
    part,
    state,
    paperIds: [],
    note: '内部话',
    at: at('2026-03-02 09:00'),
    by: 'wang',
    lapsed: false,
  }
}
const list = (...marks: MaterialMark[]) => checklist(demanded, marks.reduce<MaterialMark[]>(withMark, []), day)
const both = (...marks: MaterialMark[]) => (['zh', 'en'] as const).map((lang) => checklistSentence(list(...marks), lang))
const settled = [mark('id-card', null, 'seen'), mark('bank-card', null, 'brought')]

test('the sentence: missing, in doubt, to be asked about, what may follow, and that nothing is missing', () => {
  assert.deepEqual(both(), [
    '还缺 3 样：身份证、发票、银行卡；还要问清 1 样要不要：住处证明。',
    '3 missing: 身份证, 发票, 银行卡; 1 to be asked about: 住处证明.',
  ])
  assert.deepEqual(both(...settled, mark('home', '居住证', 'brought'), mark('invoice', null, 'doubtful')), [
    '还缺 1 样：户口簿，或者租赁合同；有疑问 1 样：发票。',
    '1 missing: 户口簿, or 租赁合同; 1 in doubt: 发票.',
  ])
  assert.equal(both(...settled, mark('home', null, 'notNeeded'))[0], '还缺 1 样：发票；缺的都可以容缺或者承诺。')
  assert.deepEqual(both(...settled, mark('home', null, 'committed'), mark('invoice', null, 'deferred')), [
    '可以容缺受理：发票（最晚2026年3月9日（周一）补来）、住处证明（签了承诺）。',
    'Can be accepted; still open: 发票 (by Mon 9 Mar 2026), 住处证明 (commitment signed).',
  ])
  assert.equal(both(...settled, mark('home', null, 'notNeeded'), mark('invoice', null, 'brought'))[0], '齐了。')
})

test('asked for: with every way while nothing of it is here, with the rest of the way once it is', () => {
  assert.equal(waysWords([['户口簿'], ['居住证', '租赁合同']], 'zh'), '户口簿，或者居住证和租赁合同')
  const asked = (...marks: MaterialMark[]) =>
    lacking(list(...marks)).map(({ row, paper }) => askedFor({ row: { ...row, material: { ...row.material, where: '' } }, paper }, '报销'))
  const home = asked().find(({ name }) => name === '住处证明')!
  assert.equal(home.why, '办“报销”要用；只在“住在别处时”才要；户口簿，或者居住证和租赁合同，有一种就行')
  const begun = asked(mark('home', '居住证', 'brought')).at(-2)!
  assert.deepEqual([begun.name, begun.why], ['户口簿，或者租赁合同', '办“报销”要用；只在“住在别处时”才要'])
  assert.equal(asked(mark('invoice', null, 'doubtful'))[1]!.why.startsWith('交过的有疑问：内部话'), true)
  assert.equal(openWays(list().rows[0]!, 'zh'), '')
})

test('asked for: what the paper is for is said too, as the catalogue has it', () => {
  const row = list().rows.find(({ material }) => material.id === 'bank-card')!
  const material = { ...row.material, where: '', note: '报销的钱打到这张卡' }
  assert.match(askedFor({ row: { ...row, material }, paper: null }, '报销').why, /^办“报销”要用；.*；?报销的钱打到这张卡$/)
  const row2 = list(mark('bank-card', null, 'doubtful')).rows.find(({ material: each }) => each.id === 'bank-card')!
  assert.doesNotMatch(askedFor({ row: { ...row2, material }, paper: null }, '报销').why, /报销的钱/)
})

test('only a doubt takes its note into the notice: it says what is wrong', () => {
  for (const state of markStates.filter((each) => each !== 'doubtful')) {
    const words = lacking(list(mark('bank-card', null, state))).map(({ row, paper }) =>
      JSON.stringify(askedFor({ row: { ...row, material: { ...row.material, where: '' } }, paper }, '报销')),
    )
    assert.ok(!words.join('').includes('内部话'), state)
  }
})
