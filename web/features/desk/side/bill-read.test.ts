import assert from 'node:assert/strict'
import test from 'node:test'
import { billLine, billOf, billsOn, chosenBill, emptyBill, feeListOf, fileKey } from './bill-read.ts'

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
  const found = billsOn([paper('p1', [fiscal]), paper('p2', [fiscal], true), paper('p3', [old])], [])
  assert.deepEqual(
    found.map(({ paperId, withoutTax }) => [paperId, withoutTax]),
    [
      ['p1', false],
      ['p3', true],
    ],
  )
})

const ofFile = (paperId: string, more: object) =>
  ({
    paperId,
    kind: 'fiscalBill',
    fields: {
      invoiceCode: '31060122',
      invoiceNumber: '0123456789',
      amountIncludingTax: '213.40',
      issueDate: '2026-02-11',
    },
    from: { invoiceNumber: 'data' },
    qrText: null,
    lines: [{ name: '挂号费', cents: 1800 }],
    treatment: null,
    ...more,
  }) as unknown as Parameters<typeof billsOn>[1][number]

test('a bill that came as a picture and as its file is one, told by the file, and its code names it too', () => {
  const papers = [paper('photo', [fiscal]), paper('file', [])]
  const found = billsOn(papers, [ofFile('file', {})])
  assert.deepEqual(
    found.map(({ paperId, source, bill, items }) => [paperId, source, bill.amount, items?.length]),
    [['file', 'file', '213.40', 1]],
  )
  for (const chosen of [fiscal.text, fileKey('file'), null, 'something else'])
    assert.equal(chosenBill(found, chosen, papers)?.paperId, 'file', String(chosen))
  assert.equal(chosenBill([], null, []), null)
})

test('two bills stay two; what is known from its code alone is told by the code', () => {
  const other = ofFile('other', { fields: { invoiceNumber: '26312000000123456789', amountExcludingTax: '9.00' } })
  const papers = [paper('photo', [fiscal]), paper('other', [])]
  const onlyCode = ofFile('photo', { from: { invoiceNumber: 'qr', amountIncludingTax: 'qr' } })
  assert.deepEqual(
    billsOn(papers, [onlyCode, other]).map(({ paperId, source, withoutTax }) => [paperId, source, withoutTax]),
    [
      ['photo', 'code', false],
      ['other', 'file', true],
    ],
  )
})

test('the newest fee list whose lines could be read is the list', () => {
  const lists = ['l1', 'l2', 'l3'].map((id) => ofFile(id, { kind: 'feeList', lines: id === 'l3' ? null : [] }))
  assert.equal(feeListOf(lists)?.paperId, 'l2')
  assert.equal(feeListOf([ofFile('b', {})]), null)
})

test('the line names what is known', () => {
  assert.equal(billLine({ ...emptyBill, name: ' 门诊收据 ' }), '门诊收据')
  assert.equal(
    billLine({ ...billOf(fiscal)!, date: '2026-02-11' }),
    '财政电子票据 代码 31060122 号码 0123456789 开票 2026-02-11',
  )
  assert.equal(billLine(emptyBill), '')
})
