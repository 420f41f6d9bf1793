/** Fiscal bills and fee lists of every kind, drawn here with invented names: what is written on them comes out, and nothing else. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Invoice, InvoiceItem } from '#core/materials/document-reading.ts'
import { launchBrowser } from '#test/support/browser.ts'
import {
  billOf,
  billQrText,
  drawFeeListOfd,
  drawFeeListPdf,
  drawFiscalBillOfd,
  drawFiscalBillPdf,
  fiscalBillXml,
  line,
  listOf,
  sumOf,
  type FeeListPaper,
  type FiscalBill,
} from '#test/support/drawn-bill.ts'
import { run } from './read.ts'

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

/** What must come out of a bill. */
const invoiceOf = (bill: FiscalBill): Invoice => ({
  invoiceCode: bill.code,
  invoiceNumber: bill.number,
  issueDate: bill.issueDate,
  checkCode: bill.checkCode,
  buyerName: bill.payer,
  buyerTaxId: bill.payerCode,
  sellerName: bill.issuer,
  sellerTaxId: null,
  amountExcludingTax: null,
  tax: null,
  amountIncludingTax: bill.total,
  items: bill.items,
})

/** The bill in every form it can come in. */
async function* papersOf(bill: FiscalBill): AsyncGenerator<readonly [string, Buffer]> {
  yield ['XML', Buffer.from(fiscalBillXml(bill))]
  yield ['OFD', await drawFiscalBillOfd(bill)]
  yield ['OFD with data', await drawFiscalBillOfd(bill, true)]
  yield ['PDF', await drawFiscalBillPdf(browser, bill)]
  yield ['PDF with data', await drawFiscalBillPdf(browser, bill, true)]
}

const drug = (name: string, amount: string, more: Partial<InvoiceItem> = {}) =>
  line(name, amount, { unit: '盒', quantity: '2', ...more })
/** The data give a price, the two blocks have no place for it. */
const many = Array.from({ length: 301 }, (_, at) => drug(`第${at + 1}味药`, `${at + 1}.10`))

const bills: Readonly<Record<string, FiscalBill>> = {
  'two lines': billOf(),
  'one line, for an enterprise, as a table': billOf({
    form: 'table',
    title: '虚构市非税收入统一票据（电子）',
    payer: '虚构市𬱖某商贸有限公司',
    payerCode: '91310000MA1K00000X',
    treatment: null,
    items: [line('考试费', '120.00', { unit: '次', quantity: '1', unitPrice: '120.00' })],
  }),
  'names over two lines, rare characters, a dot': billOf({
    payer: '𬱖野·阿卜杜热合曼·买买提艾力·伊敏江',
    issuer: '虚构市𬱖某健康服务中心（某某院区）',
    items: [
      drug('*某某注射液（进口）（0.9%氯化钠某某某某某某某某稀释）', '88.80'),
      drug('𬱖某·颗粒', '12.20'),
      drug('某某片', '0.04', { quantity: '0.5' }),
    ],
  }),
  'names over two lines in a table': billOf({
    form: 'table',
    items: [
      line('某某某某某某某某某某某某某某某某检查与随访观察服务', '320.00', {
        unit: '次',
        quantity: '1',
        unitPrice: '320',
      }),
      line('挂号费', '18.00', { unit: '次', quantity: '1', unitPrice: '18' }),
    ],
  }),
  'a line given back': billOf({ items: [drug('某某片', '95.40'), drug('某某片', '-20.00', { quantity: '-1' })] }),
  'no lines': billOf({ items: [], total: '213.40' }),
  'a stay in hospital': billOf({
    title: '虚构市医疗住院收费票据（电子）',
    treatment: { from: '2026-01-30', to: '2026-02-11' },
    total: '12345.67',
    items: [line('床位费', '2345.67'), line('手术费', '10000.00')],
  }),
  'three hundred lines': billOf({ items: many }),
}

for (const [name, bill] of Object.entries(bills))
  test(`fiscal bill, ${name}`, async (t) => {
    for await (const [form, bytes] of papersOf(bill))
      await t.test(form, async () => {
        const read = await run({ bytes })
        assert.deepEqual(read.invoice, invoiceOf(bill))
        assert.deepEqual(
          [read.kind, read.treatment, read.feeList, read.marks, read.warnings],
          ['fiscalBill', bill.treatment, null, [], []],
        )
        assert.equal(read.qrText, form === 'XML' ? null : billQrText(bill))
        assert.equal(read.from.buyerName, /XML|data/.test(form) ? 'data' : 'page')
      })
  })

test('the list that belongs to a bill is a fee list, and the lines of the bill stay its own', async (t) => {
  const details = Array.from({ length: 130 }, (_, at) => drug(`某某药${at + 1}`, '1.50'))
  const bill = billOf({ items: [line('挂号费', '18.00'), line('西药费', '195.00')], details })
  for await (const [form, bytes] of papersOf(bill))
    await t.test(form, async () => {
      const { invoice, feeList, kind } = await run({ bytes })
      assert.deepEqual(invoice, invoiceOf(bill))
      assert.equal(kind, 'fiscalBill')
      assert.deepEqual(feeList?.items, details)
      assert.equal(feeList.patientName, '陈小满')
      assert.equal(feeList.total, /XML|data/.test(form) ? null : '195.00')
    })
})

test('what a bill says of its standing: by watermark, remark and a sum below zero; advice says nothing', async () => {
  const marks = async (change: Partial<FiscalBill>) => {
    const bill = billOf(change)
    const found = []
    for (const bytes of [await drawFiscalBillOfd(bill), await drawFiscalBillPdf(browser, bill)]) {
      const read = await run({ bytes })
      assert.deepEqual(read.invoice, invoiceOf(bill), JSON.stringify(change))
      found.push(read.marks)
    }
    assert.deepEqual(found[0], found[1])
    return found[0]
  }
  assert.deepEqual(await marks({ watermark: '已作废' }), ['voided'])
  assert.deepEqual(await marks({ watermark: '作 废' }), ['voided'])
  assert.deepEqual(await marks({ watermark: '已冲红' }), ['redFlushed'])
  assert.deepEqual(await marks({ remark: '被冲红票据号码：0012345670' }), ['redFlushed'])
  assert.deepEqual(await marks({ items: [line('西药费', '-195.40')] }), ['redFlushed'])
  assert.deepEqual(await marks({ remark: '已换开纸质票据' }), ['exchanged'])
  assert.deepEqual(await marks({ watermark: '已作废', remark: '已换开纸质票据，号码：0000012345' }), [
    'voided',
    'exchanged',
  ])
  for (const remark of ['如已换开纸质票据，请交回', '换开纸质票据后本电子票据作废', '是否已换开：否', '未作废'])
    assert.deepEqual(await marks({ remark }), [], remark)
})

test('data and page that disagree are told', async () => {
  const bill = billOf({ total: '213.40' })
  const forged = await drawFiscalBillOfd({ ...bill, total: '413.40' })
  const { warnings } = await run({ bytes: forged })
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['lines-differ'],
  )
})

test('data under the names of DA/T 95, with what the check of the state wrote into it', async () => {
  const xml = `<MedicalBills><EinvoiceCode>31060126</EinvoiceCode><EinvoiceNumber>0012345678</EinvoiceNumber><RandomNumber>a1b2c3</RandomNumber><TotalAmount>18.00</TotalAmount><IssueDate>2026-02-11</IssueDate><AgencyName>虚构市某医院</AgencyName><PayerName>陈小满</PayerName><Items><ItemName>挂号费</ItemName><ItemAmount>18.00</ItemAmount></Items><FinanceCheck><IsExchangePaper>true</IsExchangePaper><IsReversal>false</IsReversal></FinanceCheck></MedicalBills>`
  const { invoice, marks, kind } = await run({ bytes: Buffer.from(xml) })
  assert.deepEqual(invoice, {
    ...invoiceOf(billOf({ items: [line('挂号费', '18.00')] })),
    sellerName: '虚构市某医院',
  })
  assert.deepEqual([kind, marks], ['fiscalBill', ['exchanged']])
})

test('only the list of a bill’s data: its lines are the bill’s', async () => {
  const bill = billOf({ items: [], details: [line('挂号费', '18.00')], total: '18.00' })
  const { invoice, feeList } = await run({ bytes: Buffer.from(fiscalBillXml(bill)) })
  assert.deepEqual([invoice?.items, feeList], [bill.details, null])
})

const day = (item: InvoiceItem, date: string): InvoiceItem => ({
  ...item,
  date: date as NonNullable<InvoiceItem['date']>,
})
const full = (name: string, amount: string, date?: string) => {
  const item = line(name, amount, { specification: '0.5g×24', unit: '盒', quantity: '1', unitPrice: amount })
  return date ? day(item, date) : item
}
const lists: Readonly<Record<string, FeeListPaper>> = {
  'three lines': listOf(),
  'every column': listOf({ items: [full('某某片', '35.50', '2026-02-11'), full('𬱖某·颗粒', '12.00', '2026-02-12')] }),
  'columns in another order': listOf({
    columns: ['收费项目', '金额（元）', '数量', '单位', '单价', '医保类别', '规格', '日期'],
    items: [full('某某片', '35.50', '2026-02-11'), full('某某口服液', '12.00')],
  }),
  'a name over three lines, money back': listOf({
    items: [
      full('某某某某某某某某某某某某某某某某某某某某某某检查与随访观察服务（含报告与会诊）', '320.00', '2026-02-11'),
      full('某某片', '-35.50', '2026-02-11'),
      full('挂号费', '18.00'),
    ],
  }),
  'three hundred lines over pages, sums in between': listOf({
    patient: '𬱖野·阿卜杜热合曼·买买提艾力·伊敏江',
    treatment: { from: '2026-01-30', to: '2026-02-11' },
    items: Array.from({ length: 300 }, (_, at) => full(`第${at + 1}味药`, `${at + 1}.10`, '2026-02-11')),
    subtotalEvery: 7,
  }),
  'nobody’s name, no sum': listOf({ patient: null, total: null }),
  'one visit': listOf({ treatment: { from: '2026-02-11', to: '2026-02-11' } }),
}
for (const [name, list] of Object.entries(lists))
  test(`fee list, ${name}`, async () => {
    for (const [form, bytes] of [
      ['OFD', await drawFeeListOfd(list)],
      ['PDF', await drawFeeListPdf(browser, list)],
    ] as const) {
      const read = await run({ bytes })
      assert.deepEqual(read.feeList, { patientName: list.patient, items: list.items, total: list.total }, form)
      assert.deepEqual(
        [read.kind, read.invoice, read.treatment, read.marks, read.warnings],
        ['feeList', null, list.treatment, [], []],
        form,
      )
    }
  })

test('a list whose lines do not make its sum says so', async () => {
  const list = listOf({ total: '500.00' })
  const { warnings } = await run({ bytes: await drawFeeListOfd(list) })
  assert.deepEqual(warnings, [{ code: 'lines-differ', values: [sumOf(list.items), '500.00'] }])
})
