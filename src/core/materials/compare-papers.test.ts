import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { PlainDate } from '../clock/date.ts'
import { linesOfPaper } from './bill-items.ts'
import { compareReadings, forTheLog, type PapersOfCase, type ReadPaper, type Remark } from './compare-papers.ts'
import type { DocumentReading, Invoice, InvoiceItem } from './document-reading.ts'

const day = (text: string) => text as PlainDate
const item = (name: string, amount: string, rest: Partial<InvoiceItem> = {}): InvoiceItem => ({
  name,
  specification: null,
  unit: null,
  quantity: null,
  unitPrice: null,
  amount,
  taxRate: null,
  tax: null,
  ...rest,
})
const bill: Invoice = {
  invoiceCode: '36060226',
  invoiceNumber: '0000123456',
  issueDate: '2026-03-09',
  checkCode: null,
  buyerName: '陈晓梅',
  buyerTaxId: null,
  sellerName: '虚构市人民医院',
  sellerTaxId: null,
  amountExcludingTax: null,
  tax: null,
  amountIncludingTax: '213.40',
  items: [item('西药费', '195.40'), item('诊查费', '18.00')],
}
const blank: DocumentReading = {
  kind: 'fiscalBill',
  qrText: null,
  qrTexts: [],
  invoice: null,
  feeList: null,
  treatment: null,
  marks: [],
  from: { invoiceNumber: 'data' },
  signature: 'none',
  warnings: [],
}
const paper = (paperId: string, invoice: Partial<Invoice> | null, rest: Partial<DocumentReading> = {}): ReadPaper => ({
  paperId,
  reading: { ...blank, invoice: invoice && { ...bill, ...invoice }, ...rest },
})
const list = (
  paperId: string,
  patientName: string | null,
  items: readonly InvoiceItem[],
  rest: Partial<DocumentReading> = {},
): ReadPaper => ({
  paperId,
  reading: { ...blank, kind: 'feeList', feeList: { patientName, items, total: null }, ...rest },
})
const compare = (papers: readonly ReadPaper[], rest: Partial<PapersOfCase> = {}): Remark[] =>
  compareReadings({ papers, person: null, treatment: null, usedElsewhere: [], today: day('2026-03-20'), ...rest })
const codes = (remarks: readonly Remark[]) => remarks.map(({ code, severity, paperIds }) => [code, severity, paperIds.join()])

test("Ms Chen's papers: the bill's file, its photo and the list agree, and nothing is made of it", () => {
  const photo = paper('photo', { buyerName: null, items: [] }, { from: { invoiceNumber: 'qr' }, warnings: [{ code: 'only-qr' }] })
  const file = paper('file', {}, { warnings: [{ code: 'items-elsewhere' }] })
  const remarks = compare([photo, file, list('list', '陈晓梅', bill.items)], { person: { name: '陈晓梅', idNumber: '' } })
  assert.deepEqual(codes(remarks), [
    ['same-bill-pictures', 'good', 'photo,file'],
    ['name-agrees', 'good', 'file,list'],
  ])
})

test('what a paper leaves to another is asked for when that one is missing', () => {
  const photo = paper('photo', { buyerName: null, items: [] }, { from: { invoiceNumber: 'qr' }, warnings: [{ code: 'only-qr' }] })
  assert.deepEqual(codes(compare([photo])), [['only-qr', 'check', 'photo']])
  const bare = paper('bare', { items: [] }, { warnings: [{ code: 'items-elsewhere' }] })
  assert.deepEqual(codes(compare([bare])), [['items-elsewhere', 'check', 'bare']])
  assert.deepEqual(codes(compare([bare, paper('whole', {})])), [['same-bill-twice', 'check', 'bare,whole']])
})

test('names: against the person, or without one against each other; masked, with the place and what stands there', () => {
  const person = { name: '陈\u{20BB7}', idNumber: '' }
  const [wrong] = compare([paper('a', { buyerName: '陈吉' })], { person })
  assert.deepEqual(wrong, {
    code: 'name-differs',
    severity: 'wrong',
    paperIds: ['a'],
    field: 'buyerName',
    values: ['陈*', '陈*'],
    name: { kind: 'character', at: 2, characters: ['\u{20BB7}', '吉'] },
  })
  const dotted = list('b', '阿依古丽•吐尔逊', [])
  const [written] = compare([paper('a', { buyerName: '阿依古丽·吐尔逊' }), dotted])
  assert.deepEqual(
    [written!.code, written!.paperIds, written!.field, written!.name],
    ['name-written-otherwise', ['a', 'b'], 'patientName', { kind: 'dots', at: 5, characters: ['·', '•'] }],
  )
  assert.deepEqual(codes(compare([paper('a', { buyerName: '陈*' })], { person: { name: '陈晓梅', idNumber: '' } })), [
    ['name-incomplete', 'check', 'a'],
  ])
  assert.deepEqual(codes(compare([paper('a', { buyerName: '个人' })], { person })), [['name-absent', 'check', 'a']])
  assert.deepEqual(codes(compare([paper('a', { buyerName: '陈晓梅（个人）' })], { person: { name: '陈晓梅', idNumber: '' } })), [
    ['name-agrees', 'good', 'a'],
  ])
  assert.deepEqual(compare([paper('a', { buyerName: null })], { person }), [])
})

test('numbers: against the person as far as they are not hidden, and against their own check digits', () => {
  // An invented number whose check digit holds, and the same with one figure changed.
  const idNumber = '11010519491231002X'
  const person = { name: '陈晓梅', idNumber }
  const of = (buyerTaxId: string) => compare([paper('a', { buyerTaxId })], { person }).filter(({ code }) => code.startsWith('number'))
  assert.deepEqual(of(idNumber), [])
  assert.deepEqual(of('１１０１０５１９４９１２３１００２ｘ'), [])
  assert.deepEqual(of('110105********002X'), [])
  assert.deepEqual(codes(of('11010519491231012X')), [
    ['number-differs', 'wrong', 'a'],
    ['number-wrong', 'check', 'a'],
  ])
  assert.deepEqual(of('110105********102X')[0]!.values, ['1****************X', '1****************X', '15'])
  const other = { invoiceNumber: '0000123499', buyerTaxId: '11010519491231012X' }
  const [apart] = compare([paper('a', { buyerTaxId: idNumber }), paper('b', other)])
  assert.deepEqual([apart!.code, apart!.paperIds, apart!.values!.at(-1)], ['number-differs', ['a', 'b'], '16'])
  assert.deepEqual(of('91350100M000100Y43')[0]!.code, 'number-differs')
  assert.deepEqual(of('440301123456789'), [], 'a number of another length is of another kind')
  const [seller] = compare([paper('a', { buyerName: null, sellerTaxId: '91350100M000100Y44' })])
  assert.deepEqual([seller!.code, seller!.field, seller!.values], ['number-wrong', 'sellerTaxId', ['91350100M000100Y44']])
  assert.deepEqual(compare([paper('a', { buyerName: null, sellerTaxId: '91350100M000100Y43' })]), [])
})

test('one bill twice: file and picture are one, two files are asked about, and two that disagree are wrong', () => {
  assert.deepEqual(codes(compare([paper('a', {}), paper('b', {})])), [['same-bill-twice', 'check', 'a,b']])
  const [differs] = compare([paper('a', {}), paper('b', { amountIncludingTax: '231.40' })])
  assert.deepEqual([differs!.code, differs!.field, differs!.values], ['same-bill-differs', 'amountIncludingTax', ['213.40', '231.40']])
  assert.deepEqual(codes(compare([paper('a', {}), paper('b', { amountIncludingTax: '213.4' })])), [['same-bill-twice', 'check', 'a,b']])
  assert.deepEqual(compare([paper('a', {}), paper('b', { invoiceNumber: '0000123457' })]), [])
  const digital = { invoiceCode: null, invoiceNumber: '26312000000123456789' }
  assert.deepEqual(codes(compare([paper('a', digital), paper('b', { ...digital, invoiceCode: '' })])), [
    ['same-bill-twice', 'check', 'a,b'],
  ])
  const short = { invoiceCode: null, invoiceNumber: '12345678' }
  assert.deepEqual(compare([paper('a', short), paper('b', short)]), [], 'eight digits without their code are many bills')
})

test('the same bill in another case', () => {
  const usedElsewhere = [
    { paperId: 'a', caseNumber: 'CS-2026-000001' },
    { paperId: 'a', caseNumber: 'CS-2026-000007' },
  ]
  assert.deepEqual(compare([paper('a', {})], { usedElsewhere }), [
    { code: 'used-elsewhere', severity: 'check', paperIds: ['a'], caseNumbers: ['CS-2026-000001', 'CS-2026-000007'] },
  ])
})

test('voided, red, exchanged, sealed: as the papers say, and a bill with its red bill cancels out', () => {
  assert.deepEqual(codes(compare([paper('a', {}, { marks: ['voided'] })])), [['voided', 'wrong', 'a']])
  assert.deepEqual(codes(compare([paper('a', {}, { marks: ['exchanged'], signature: 'altered' })])), [
    ['exchanged', 'wrong', 'a'],
    ['seal-altered', 'wrong', 'a'],
  ])
  assert.deepEqual(codes(compare([paper('a', {}, { signature: 'removed' })])), [['seal-removed', 'check', 'a']])
  const red = paper('red', { invoiceNumber: '0000123499', amountIncludingTax: '-213.40' }, { marks: ['redFlushed'] })
  assert.deepEqual(codes(compare([red])), [['red-flushed', 'wrong', 'red']])
  assert.deepEqual(codes(compare([red, paper('blue', {})])), [['red-cancels', 'wrong', 'blue,red']])
  const other = paper('other', { sellerName: '虚构市中医院' })
  assert.deepEqual(codes(compare([red, other])), [['red-flushed', 'wrong', 'red']])
})

test('days: issued tomorrow, issued before the treatment, lines outside it, two treatments', () => {
  const treatment = { from: day('2026-03-01'), to: day('2026-03-09') }
  assert.deepEqual(codes(compare([paper('a', { issueDate: '2026-03-21' })])), [['issued-in-future', 'wrong', 'a']])
  assert.deepEqual(codes(compare([paper('a', { issueDate: '2026-02-28' })], { treatment })), [['issued-before-treatment', 'check', 'a']])
  const dated = ['2026-02-28', '2026-03-01', '2026-03-09', '2026-03-10'].map((date) => item('床位费', '40.00', { date: day(date) }))
  const [outside] = compare([list('b', null, dated)], { treatment })
  assert.deepEqual(
    [outside!.code, outside!.lines, outside!.values],
    ['outside-treatment', [0, 3], ['2026-03-01', '2026-03-09', '2026-02-28']],
  )
  const said = compare([paper('a', {}, { treatment }), list('b', null, dated)])
  assert.deepEqual(codes(said), [['outside-treatment', 'check', 'b']], 'the treatment as the bill says it')
  const later = { from: day('2026-03-02'), to: day('2026-03-09') }
  assert.deepEqual(codes(compare([paper('a', {}, { treatment }), list('b', null, [], { treatment: later })])), [
    ['treatments-differ', 'check', 'a,b'],
  ])
})

test("the readers' warnings come with people masked", () => {
  const [differ] = compare([
    paper('a', { buyerName: null }, { warnings: [{ code: 'sources-differ', field: 'buyerName', values: ['陈晓梅', '李国强'] }] }),
  ])
  assert.deepEqual([differ!.code, differ!.field, differ!.values], ['sources-differ', 'buyerName', ['陈**', '李**']])
  const [sums] = compare([paper('a', {}, { warnings: [{ code: 'sums-differ', values: ['213.00', '213.40'] }] })])
  assert.deepEqual([sums!.code, sums!.values], ['sums-differ', ['213.00', '213.40']])
})

test('two thousand papers with many warnings are compared in no time', () => {
  const warnings = Array.from({ length: 8 }, () => ({ code: 'items-elsewhere' as const }))
  const papers = Array.from({ length: 2_000 }, (_, at) => paper(String(at), { invoiceNumber: String(at), items: [] }, { warnings }))
  const begin = performance.now()
  assert.equal(compare(papers).filter(({ code }) => code === 'items-elsewhere').length, 2_000 * 8)
  // More than ten seconds when papers of one bill were looked for once a warning.
  assert.ok(performance.now() - begin < 1_500)
})

test('property: no name and no number of a person stands in what is shown, and what goes to the log names nobody', () => {
  const name = fc.constantFrom('陈晓梅', '陈\u{20BB7}', '阿依古丽·吐尔逊', '阿依古丽•吐尔逊', '欧阳娜娜', '个人', null)
  const number = fc.constantFrom('11010519491231002X', '11010519491231012X', '110105********002X', null)
  const any = fc.record({ buyerName: name, buyerTaxId: number, patient: name, paperId: fc.constantFrom('a', 'b', 'c') })
  let seen = 0
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), name, (made, registered) => {
      const papers = made.flatMap(({ paperId, patient, ...invoice }) => [paper(paperId, invoice), list(`${paperId}2`, patient, [])])
      const remarks = compare(papers, { person: { name: registered ?? '', idNumber: '11010519491231002X' } })
      for (const remark of remarks) {
        seen++
        assert.doesNotMatch(JSON.stringify(remark.values ?? []), /晓|\u{20BB7}|古丽|吐尔逊|娜|1949/u)
        assert.ok((remark.name?.characters ?? []).every((character) => [...character].length <= 1))
        assert.doesNotMatch(JSON.stringify(forTheLog(remark)), /陈|阿|欧|晓|\u{20BB7}|娜|\*|1949/u)
      }
      const order = remarks.map(({ severity }) => ['wrong', 'check', 'good'].indexOf(severity))
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      )
    }),
    { seed: 20261124, numRuns: 500 },
  )
  assert.ok(seen > 1_000, String(seen))
})

test('lines of a paper: tax is part of what was paid; a line without a readable amount makes no list', () => {
  const taxed = [item('诊查费', '16.98', { tax: '1.02' }), item('药费', '195.40', { tax: '***' }), item('折扣', '-5.40', { tax: '免税' })]
  assert.deepEqual(linesOfPaper({ invoice: { ...bill, items: taxed }, feeList: null }), [
    { name: '诊查费', cents: 1_800 },
    { name: '药费', cents: 19_540 },
    { name: '折扣', cents: -540 },
  ])
  const dated = [item('床位费', '￥1,040.00', { date: day('2026-03-01') })]
  assert.deepEqual(linesOfPaper({ invoice: null, feeList: { patientName: null, items: dated, total: null } }), [
    { name: '床位费', cents: 104_000, date: '2026-03-01' },
  ])
  assert.equal(linesOfPaper({ invoice: { ...bill, items: [item('药费', '一百元')] }, feeList: null }), null)
  assert.equal(linesOfPaper({ invoice: { ...bill, items: [] }, feeList: null }), null)
})
