/** `read-invoice` and `reconcile` as they are called, on an invoice drawn here. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
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
  sellerTaxId: '12310000MB1K11111Y',
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
    qrText: '01,32,,26312000000123456789,213.40,20260309,,1A2B',
    invoice,
    signature: 'none',
    warnings: [],
  })
  for (const [name, line] of [
    ['note.txt', note],
    ['gone.pdf', gone],
  ] as const)
    assert.deepEqual(line, { file: name, qrText: null, invoice: null, signature: 'none', warnings: [] })
  assert.match(stderr, /note\.txt: 打不开.*\n.*gone\.pdf: 打不开.*ENOENT/)
})

test('a bill against a list from a spreadsheet: the surplus line by its line in the file', () => {
  // GB18030, as a Chinese spreadsheet saves it.
  const list = Buffer.concat([
    Buffer.from('cfeec4bf2cbdf0b6ee0a', 'hex'), // 项目,金额
    Buffer.from('A,18.00\nB,"195.40"\nC,236\n'),
  ])
  writeFileSync(join(folder, 'list.csv'), list)
  const expected = {
    bill: '213.40',
    list: '449.40',
    difference: '236.00',
    verdict: 'surplusLines',
    surplus: [{ line: 4, name: 'C', amount: '236.00' }],
    ways: 1,
    duplicates: [],
  }
  for (const bill of ['213.40', '213.4', '¥213.40', 'bill.ofd']) {
    const { status, stdout } = call('reconcile', '--bill', bill, '--list', 'list.csv')
    assert.deepEqual([status, JSON.parse(stdout)], [1, expected], bill)
  }
  assert.equal(call('reconcile', '--bill', '449.40', '--list', 'list.csv').status, 0)
})

test('what cannot be compared is said: no amount, a line without one, a missing file', () => {
  writeFileSync(join(folder, 'bad.csv'), '项目,金额\nA,十八元\n')
  for (const [bill, list, said] of [
    ['eighteen', 'list.csv', /--bill 不是金额/],
    ['18', 'bad.csv', /bad\.csv:2 金额读不懂/],
    ['18.001', 'list.csv', /最多两位小数/],
    ['18', 'none.csv', /打不开/],
  ] as const) {
    const { status, stdout, stderr } = call('reconcile', '--bill', bill, '--list', list)
    assert.deepEqual([status, stdout], [2, ''], stderr)
    assert.match(stderr, said)
  }
  assert.equal(call('reconcile', '--bill', '18').status, 2)
})
