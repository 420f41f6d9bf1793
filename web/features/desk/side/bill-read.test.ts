import assert from 'node:assert/strict'
import test from 'node:test'
import { billLine, billOf, billsOn, emptyBill } from './bill-read.ts'

const fiscal = {
  text: '票据代码：31060122 票据号码：0123456789 金额：213.40',
  kind: 'fiscalBill',
  fields: { billCode: '31060122', billNumber: '0123456789', amount: '213.40' },
} as const
const paper = (id: string, qr: object[], withdrawn = false) =>
  ({ id, qr, withdrawn }) as unknown as Parameters<typeof billsOn>[0][number]

test('a code becomes a bill when it is a bill’s, with what it names and no more', () => {
  assert.deepEqual(billOf(fiscal), {
    name: '财政电子票据',
    code: '31060122',
    number: '0123456789',
    amount: '213.40',
    date: '',
  })
  assert.equal(billOf({ text: 'https://example.org', kind: 'link', fields: { url: 'https://example.org' } }), null)
})

test('bills of withdrawn papers are gone; an amount without tax is known as such', () => {
  const old = { text: '01,10,…', kind: 'vatInvoice', fields: { amount: '64.9', amountMeaning: 'withoutTax' } }
  const found = billsOn([paper('p1', [fiscal]), paper('p2', [fiscal], true), paper('p3', [old])])
  assert.deepEqual(
    found.map(({ paperId, withoutTax }) => [paperId, withoutTax]),
    [
      ['p1', false],
      ['p3', true],
    ],
  )
})

test('the line names what is known', () => {
  assert.equal(billLine({ ...emptyBill, name: ' 门诊收据 ' }), '门诊收据')
  assert.equal(
    billLine({ ...billOf(fiscal)!, date: '2026-02-11' }),
    '财政电子票据 代码 31060122 号码 0123456789 开票 2026-02-11',
  )
  assert.equal(billLine(emptyBill), '')
})
