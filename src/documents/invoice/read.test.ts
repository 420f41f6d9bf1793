/** Invoices of every kind, drawn here with invented names: what is written on them comes out, and nothing else. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '#test/support/browser.ts'
import { digitalXml, invoiceData, invoiceHtml, invoiceOfd, qrTextOf, type Form } from '#test/support/drawn-invoice.ts'
import type { Invoice, InvoiceItem } from '#core/materials/document-reading.ts'
import { run } from './read.ts'

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

const item = (name: string, amount: string, tax: string, more: Partial<InvoiceItem> = {}): InvoiceItem => ({
  name,
  specification: null,
  unit: null,
  quantity: null,
  unitPrice: null,
  amount,
  taxRate: '6%',
  tax,
  ...more,
})

function invoice(form: Form, items: readonly InvoiceItem[], more: Partial<Invoice> = {}): Invoice {
  const cents = (text: string | null) => Math.round(Number(text) * 100)
  const sum = (of: (line: InvoiceItem) => string | null) =>
    items.reduce((whole, line) => whole + (cents(of(line)) || 0), 0)
  const amount = sum((line) => line.amount)
  const tax = sum((line) => line.tax)
  const written = (value: number) => (value / 100).toFixed(2)
  return {
    invoiceCode: form === 'classic' ? '031002600111' : null,
    invoiceNumber: form === 'classic' ? '61234567' : '26312000000123456789',
    issueDate: '2026-03-09',
    checkCode: form === 'classic' ? '81234567890123456789' : null,
    buyerName: '虚构市某某物业管理有限公司',
    buyerTaxId: '91310000MA1K00000X',
    sellerName: '虚构市𬱖某健康咨询中心（普通合伙）',
    sellerTaxId: '91310000MA1K11111Y',
    amountExcludingTax: written(amount),
    tax: written(tax),
    amountIncludingTax: written(amount + tax),
    items,
    ...more,
  }
}

const lists: Readonly<Record<string, readonly InvoiceItem[]>> = {
  'one line': [item('*医疗服务*挂号费', '18.00', '1.08', { unit: '次', quantity: '1', unitPrice: '18' })],
  'a discount and a return': [
    item('*药品*复方某某片', '200.00', '12.00', {
      specification: '0.5g×24片',
      unit: '盒',
      quantity: '4',
      unitPrice: '50.0000',
    }),
    item('*药品*复方某某片', '-20.00', '-1.20'),
    item('*药品*某某口服液', '-35.50', '-2.13', {
      specification: '100',
      unit: '瓶',
      quantity: '-1',
      unitPrice: '35.5',
    }),
  ],
  'a name over three lines': [
    item('*医疗服务*【KX260309001】某某某某某某某某某某某某检查与随访观察服务（含报告）', '320.00', '19.20'),
    item('*医疗服务*挂号费', '18.00', '1.08'),
  ],
}
const hundred = Array.from({ length: 300 }, (_, at) =>
  item(`*药品*第${at + 1}味药`, `${at + 1}.10`, '0.60', { unit: '克', quantity: '10', unitPrice: '1.11' }),
)

async function pdfOf(made: Invoice, form: Form): Promise<Buffer> {
  const page = await browser.newPage()
  await page.setContent(await invoiceHtml(made, form))
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await page.close()
  return pdf
}

for (const form of ['classic', 'digital'] as const) {
  for (const [name, items] of Object.entries(lists)) {
    const made = invoice(form, items)
    test(`${form}, ${name}: OFD with nothing but its pages`, async () => {
      const read = await run({ bytes: await invoiceOfd(made, form) })
      assert.deepEqual(read.invoice, made)
      assert.deepEqual([read.qrText, read.signature, read.warnings], [qrTextOf(made, form), 'none', []])
    })
    test(`${form}, ${name}: OFD with data and title`, async () => {
      const read = await run({ bytes: await invoiceOfd(made, form, ['data', 'title']) })
      assert.deepEqual([read.invoice, read.warnings], [made, []])
      assert.equal(read.from.sellerName, 'data')
    })
    test(`${form}, ${name}: PDF`, async () => {
      const read = await run({ bytes: await pdfOf(made, form) })
      assert.deepEqual(read.invoice, made)
      assert.deepEqual([read.qrText, read.warnings], [qrTextOf(made, form), []])
    })
  }
  test(`${form}: exempt, with stars for the tax`, async () => {
    const made = invoice(form, [item('*医疗服务*诊察费', '60.00', '***', { taxRate: '免税' })], {
      tax: '***',
      amountIncludingTax: '60.00',
    })
    for (const bytes of [await invoiceOfd(made, form), await invoiceOfd(made, form, ['data']), await pdfOf(made, form)])
      assert.deepEqual((await run({ bytes })).invoice, made)
  })
  test(`${form}: three hundred lines over many pages`, async () => {
    const made = invoice(form, hundred)
    for (const bytes of [await invoiceOfd(made, form), await pdfOf(made, form)]) {
      const read = await run({ bytes })
      assert.deepEqual(read.invoice, made)
      assert.deepEqual(read.warnings, [])
    }
  })
  test(`${form}: no buyer's number`, async () => {
    const made = invoice(form, lists['one line']!, { buyerName: '个人', buyerTaxId: null })
    for (const bytes of [await invoiceOfd(made, form), await pdfOf(made, form)])
      assert.deepEqual((await run({ bytes })).invoice, made)
  })
}

test('the XML of a digital invoice, and the data of an OFD by themselves', async () => {
  const made = invoice('digital', lists['a discount and a return']!)
  assert.deepEqual((await run({ bytes: Buffer.from(digitalXml(made)) })).invoice, made)
  const classic = invoice('classic', lists['one line']!)
  const { invoice: read, from } = await run({
    bytes: Buffer.from(`\ufeff<?xml version="1.0"?>${invoiceData(classic)}`),
  })
  assert.deepEqual([read, from.items], [classic, 'data'])
})

test('what disagrees within a file is said: page and data, sum and lines', async () => {
  const made = invoice('digital', lists['one line']!)
  const forged = await invoiceOfd({ ...made, amountIncludingTax: '190.80' }, 'digital', ['title'])
  const { warnings } = await run({ bytes: forged })
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['sums-differ'],
  )
  const short = await invoiceOfd({ ...made, items: [item('*医疗服务*挂号费', '8.00', '0.48')] }, 'digital')
  assert.ok((await run({ bytes: short })).warnings.some(({ code }) => code === 'lines-differ'))
})

test('what is no invoice is none: other XML, an empty OFD, a picture without a code', async () => {
  const read = await run({ bytes: Buffer.from('<order><number>1</number></order>') })
  assert.deepEqual([read.invoice, read.warnings[0]?.code], [null, 'not-an-invoice'])
  await assert.rejects(run({ bytes: Buffer.from('no file at all') }))
  await assert.rejects(run({ bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }))
})
