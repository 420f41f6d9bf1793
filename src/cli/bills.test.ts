/** `read-invoice` and `reconcile` as they are called, on an invoice drawn here. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { billOf, drawFeeListOfd, drawFiscalBillOfd, fiscalBillXml, listOf } from '#test/support/drawn-bill.ts'
import { invoiceOfd } from '#test/support/drawn-invoice.ts'
import type { Invoice } from '#core/materials/document-reading.ts'

const bancheng = fileURLToPath(new URL('../../bin/bancheng', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bancheng-bills-'))
after(() => rmSync(folder, { recursive: true }))

const call = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(bancheng, args, { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}
const invoice: Invoice = {
  invoiceCode: null,
  invoiceNumber: '26312000000123456789',
  issueDate: '2026-03-09',
  checkCode: null,
  buyerName: '陈某某',
  buyerTaxId: null,
  sellerName: '虚构市某医院',
  sellerTaxId: '12310000MB1K111116',
  amountExcludingTax: '213.40',
  tax: '0.00',
  amountIncludingTax: '213.40',
  items: [
    {
      name: '挂号费',
      specification: null,
      unit: null,
      quantity: null,
      unitPrice: null,
      amount: '213.40',
      taxRate: '0%',
      tax: '0.00',
    },
  ],
}

test('an invoice is one line of JSON; what does not open is named and the others are read', async () => {
  writeFileSync(join(folder, 'bill.ofd'), await invoiceOfd(invoice, 'digital'))
  writeFileSync(join(folder, 'note.txt'), 'no bill')
  const { status, stdout, stderr } = call('read-invoice', 'bill.ofd', 'note.txt', 'gone.pdf')
  assert.equal(status, 1)
  const [bill, note, gone] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(bill, {
    file: 'bill.ofd',
    kind: 'digitalInvoice',
    qrText: '01,32,,26312000000123456789,213.40,20260309,,1A2B',
    invoice,
    feeList: null,
    treatment: null,
    marks: [],
    signature: 'none',
    warnings: [],
  })
  for (const [name, line] of [
    ['note.txt', note],
    ['gone.pdf', gone],
  ] as const)
    assert.deepEqual(line, {
      file: name,
      kind: null,
      qrText: null,
      invoice: null,
      feeList: null,
      treatment: null,
      marks: [],
      signature: 'none',
      warnings: [],
    })
  assert.match(stderr, /note\.txt: 打不开.*\n.*gone\.pdf: 打不开.*ENOENT/)
})

test('a fiscal bill has the shape of an invoice, its lines eight fields; a fee list is none', async () => {
  const bill = billOf()
  writeFileSync(join(folder, 'fiscal.ofd'), await drawFiscalBillOfd(bill, true))
  writeFileSync(join(folder, 'fiscal.xml'), fiscalBillXml(bill))
  writeFileSync(join(folder, 'list.ofd'), await drawFeeListOfd(listOf()))
  const { status, stdout } = call('read-invoice', 'fiscal.ofd', 'fiscal.xml', 'list.ofd')
  assert.equal(status, 0)
  const [ofd, xml, list] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; invoice: Invoice | null; treatment: unknown; feeList: unknown })
  for (const line of [ofd, xml]) {
    assert.deepEqual([line?.kind, line?.treatment, line?.feeList], ['fiscalBill', bill.treatment, null])
    assert.deepEqual(
      [line?.invoice?.invoiceCode, line?.invoice?.amountIncludingTax, line?.invoice?.items],
      [bill.code, '213.40', bill.items],
    )
  }
  assert.deepEqual([list?.kind, list?.invoice], ['feeList', null])
  assert.deepEqual(list?.feeList, { patientName: '陈小满', items: listOf().items, total: '449.40' })
})

test('a bill against a list from a spreadsheet: the surplus line by its line in the file', () => {
  // GB18030, as a Chinese spreadsheet saves it.
  const list = Buffer.concat([
    Buffer.from('cfeec4bf2cbdf0b6ee0a', 'hex'), // 项目,金额
    Buffer.from('A,18.00\nB,"195.40"\nC,236\n'),
  ])
  writeFileSync(join(folder, 'list.csv'), list)
  const sums = { bill: '213.40', list: '449.40', difference: '236.00', verdict: 'surplusLines' }
  const surplus = [{ line: 4, name: 'C', amount: '236.00' }]
  const sets = { surplus, ways: 1, duplicates: [], solutions: [[4]], allWays: { count: 1, exact: true } }
  const noItems = {
    byItems: false,
    itemsCompared: false,
    missing: [],
    notOnBill: [],
    namedDifferently: [],
    amountDiffers: [],
  }
  const expected = { ...sums, ...sets, ...noItems, outside: [], refunds: [], remarks: [] }
  for (const bill of ['213.40', '213.4', '¥213.40', 'bill.ofd']) {
    const { status, stdout } = call('reconcile', '--bill', bill, '--list', 'list.csv')
    assert.deepEqual([status, JSON.parse(stdout)], [1, expected], bill)
  }
  assert.equal(call('reconcile', '--bill', '449.40', '--list', 'list.csv').status, 0)
})

test('a bill item by item against a list of another file, with days and the treatment', async () => {
  const item = (name: string, amount: string, tax = '0.00') => ({ ...invoice.items[0]!, name, amount, tax })
  const items = [item('挂号费', '18.00'), item('西药费', '180.00', '10.80'), item('注射费', '4.60')]
  const sums = { amountExcludingTax: '202.60', tax: '10.80', amountIncludingTax: '213.40' }
  writeFileSync(join(folder, 'items.ofd'), await invoiceOfd({ ...invoice, ...sums, items }, 'digital'))
  writeFileSync(
    join(folder, 'dated.csv'),
    '日期,项目,金额\n2026-03-01,挂号费,18.00\n2026-03-02,西药费,190.80\n2026-03-09,注射费,9.20\n2026-03-02,退费,-4.60\n',
  )
  const { status, stdout } = call(
    'reconcile',
    '--bill',
    'items.ofd',
    '--list',
    'dated.csv',
    '--treatment',
    '2026-03-01..2026-03-05',
  )
  const answer = JSON.parse(stdout) as Record<string, unknown>
  assert.deepEqual([status, answer['verdict'], answer['itemsCompared'], answer['byItems']], [0, 'equal', true, false])
  assert.deepEqual(answer['amountDiffers'], [{ line: 4, name: '注射费', amount: '9.20', bill: '4.60', times: 2 }])
  assert.deepEqual(answer['notOnBill'], [{ line: 5, name: '退费', amount: '-4.60' }])
  assert.deepEqual([answer['outside'], answer['refunds'], answer['missing']], [[4], [5], []])
  // The file itself as the list: one bill given twice, which is said.
  const same = JSON.parse(call('reconcile', '--bill', 'bill.ofd', '--list', 'items.ofd').stdout) as Record<
    string,
    unknown
  >
  assert.deepEqual([same['verdict'], same['list'], same['itemsCompared']], ['equal', '213.40', true])
  const [remark] = same['remarks'] as { code: string; zh: string }[]
  assert.equal(remark!.code, 'same-bill-differs')
  assert.match(remark!.zh, /“bill\.ofd”、“items\.ofd”代码和号码相同，不含税金额却不同（213\.40、202\.60）/)
  assert.equal(
    call('reconcile', '--bill', 'items.ofd', '--list', 'dated.csv', '--treatment', '2026-03-05..2026-03-01').status,
    2,
  )
})

test('what cannot be compared is said: no amount, a line without one, a missing file', () => {
  writeFileSync(join(folder, 'bad.csv'), '项目,金额\nA,十八元\n')
  writeFileSync(join(folder, 'day.csv'), '日期,项目,金额\n昨天,A,18\n')
  writeFileSync(join(folder, 'bill.pdf'), '%PDF-1.4 no bill')
  for (const [bill, list, said] of [
    ['eighteen', 'list.csv', /--bill 不是金额/],
    ['18', 'bad.csv', /bad\.csv:2 金额读不懂/],
    ['18.001', 'list.csv', /最多两位小数/],
    ['18', 'none.csv', /打不开/],
    ['18', 'bill.pdf', /没有读到每行都有金额的明细/],
    ['18', 'day.csv', /day\.csv:2 日期读不懂/],
  ] as const) {
    const { status, stdout, stderr } = call('reconcile', '--bill', bill, '--list', list)
    assert.deepEqual([status, stdout], [2, ''], stderr)
    assert.match(stderr, said)
  }
  assert.equal(call('reconcile', '--bill', '18').status, 2)
})
