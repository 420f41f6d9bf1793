import assert from 'node:assert/strict'
import test from 'node:test'
import type { PlainDate } from '#core/clock/date.ts'
import { reconcile, type Known, type ListLine } from '#core/materials/reconcile.ts'
import { findingSentence } from './finding.ts'

const bill = [
  { name: '西药费', cents: 8_640 },
  { name: '检查费', cents: 9_000 },
  { name: '挂号费', cents: 2_200 },
  { name: '注射费', cents: 1_500 },
]
const surplus = { name: '检查费', cents: 23_600 }
const say = (billCents: number, lines: readonly ListLine[], known: Known = {}) => {
  const found = { lines, ...(known.items && { items: known.items }), result: reconcile(billCents, lines, known) }
  return [findingSentence(found, 'zh'), findingSentence(found, 'en')]
}

test("findings: Ms Chen's line, without the bill's items and with them", () => {
  const lines = [...bill.slice(0, 2), surplus, ...bill.slice(2)]
  assert.deepEqual(say(21_340, lines), [
    '票据 213.40 元，明细合计 449.40 元，多出 236.00 元：正好是明细里的“检查费” 236.00 元。去掉这一行，两边就一致。',
    'The bill is 213.40 yuan, the list adds up to 449.40 yuan, 236.00 too much: exactly “检查费” 236.00 yuan. Without it the two agree.',
  ])
  assert.deepEqual(say(21_340, lines, { items: bill }), [
    '票据 213.40 元，明细合计 449.40 元，多出 236.00 元：正好是票据上没有的“检查费” 236.00 元。去掉这一行，两边就一致。',
    'The bill is 213.40 yuan, the list adds up to 449.40 yuan, 236.00 too much: exactly “检查费” 236.00 yuan, which the bill does not have. Without it the two agree.',
  ])
})

test('findings: what is said besides the sums', () => {
  const [again] = say(21_340, [...bill, bill[0]!])
  assert.match(again!, /“西药费” 86\.40 元。去掉这一行，两边就一致。第 5 行与前面的行相同，请看是不是录重了。$/)
  const [lacking, lackingEnglish] = say(21_340, bill.slice(0, 3), { items: bill })
  assert.match(lacking!, /明细少了 15\.00 元，逐项对照如下。票据上有、明细里没有：“注射费” 15\.00 元。$/)
  assert.match(lackingEnglish!, /15\.00 too little, item by item: On the bill and not on the list: “注射费” 15\.00 yuan\.$/)
  const [twice] = say(21_340, [...bill.slice(0, 3), { name: '注射费', cents: 3_000 }], { items: bill })
  assert.match(twice!, /同一项金额不同：“注射费”票据 15\.00 元、明细 30\.00 元（正好 2 倍）。$/)
  const [renamed] = say(21_340, [...bill.slice(0, 3), { name: '肌肉注射', cents: 1_500 }], { items: bill })
  assert.match(renamed!, /两边一致。金额相同、名称不同：“注射费”／“肌肉注射”。$/)
  const treatment = { from: '2026-03-01' as PlainDate, to: '2026-03-09' as PlainDate }
  const dated = bill.map((line, at) => ({ ...line, date: `2026-03-${at === 1 ? '10' : '09'}` as PlainDate }))
  assert.match(say(21_340, dated, { treatment })[0]!, /第 2 行的日期不在就诊期间内，请医院说明或改正。$/)
  const [back] = say(21_340, [...bill, { name: '退药', cents: -600 }])
  assert.match(back!, /明细少了 6\.00 元：正好是明细里的“退药” -6\.00 元。去掉这一行/)
})

test('findings: many are counted, not listed; nothing is left to fill in', () => {
  const items = Array.from({ length: 12 }, (_, at) => ({ name: `第${at}项`, cents: 1_000 + at }))
  const known = { items: [...items, ...bill.map(({ cents }) => ({ name: '材料费', cents: cents + 7 }))] }
  const [zh, en] = say(90_000, items, known)
  assert.match(zh!, /票据上有、明细里没有：“材料费” 86\.47 元、“材料费” 90\.07 元、“材料费” 22\.07 元等共 4 处。$/)
  assert.match(en!, /“材料费” 22\.07 yuan, 4 in all\.$/)
  assert.doesNotMatch(zh! + en!, /undefined|NaN/)
})

test('findings from before say what they said', () => {
  const { verdict, billCents, listCents, differenceCents, ways, duplicates } = reconcile(200, [
    { name: '甲', cents: 200 },
    { name: '甲', cents: 200 },
  ])
  const result = { verdict, billCents, listCents, differenceCents, surplus: [0], ways, duplicates }
  const lines = [
    { name: '甲', cents: 200 },
    { name: '甲', cents: 200 },
  ]
  assert.equal(
    findingSentence({ lines, result }, 'zh'),
    '票据 2.00 元，明细合计 4.00 元，多出 2.00 元：正好是明细里的“甲” 2.00 元。去掉这一行，两边就一致（另有其他组合也能解释，请人工确认）。',
  )
})
