/** Papers that look alike and are not, and lists as hospitals really print them: placed word by word, all invented. */
import assert from 'node:assert/strict'
import test from 'node:test'
import QRCode from 'qrcode'
import sharp from 'sharp'
import { billOf, billQrText, fiscalBillXml, line } from '#test/support/drawn-bill.ts'
import { digitalXml, invoiceOfd } from '#test/support/drawn-invoice.ts'
import { paperOfd, type Page } from '#test/support/drawn-paper.ts'
import type { Invoice } from '#core/materials/document-reading.ts'
import { run } from './read.ts'

/** A page from lines of `x text` pairs; a text that begins with > ends at x. */
const page = (...lines: readonly (readonly [y: number, ...words: readonly (readonly [number, string])[]])[]): Page => ({
  height: 297,
  texts: lines.flatMap(([y, ...words]) =>
    words.map(([x, text], at) => ({
      id: 1_000 + y * 100 + at,
      x,
      y,
      size: 3.175,
      text: text.replace(/^>/, ''),
      right: text.startsWith('>'),
    })),
  ),
})
const readPages = async (...pages: readonly Page[]) => await run({ bytes: await paperOfd(pages, '') })

test('kinds of fees over their lines, a second page without headings, payments below, names set in the middle', async () => {
  const first = page(
    [14, [60, '某某医院住院费用一日清单']],
    [
      20,
      [10, '患者姓名:阿依古丽·买买提'],
      [80, '住院号:0001'],
      [120, '入院日期：2026-02-01'],
      [165, '出院日期：2026-02-11'],
    ],
    [
      28,
      [10, '序号'],
      [24, '费用日期'],
      [50, '项目名称'],
      [100, '规格'],
      [125, '单位'],
      [140, '数量'],
      [155, '单价（元）'],
      [180, '金额（元）'],
    ],
    [34, [10, '西药费']],
    [
      40,
      [10, '1'],
      [22, '2026-02-01'],
      [45, '某某片'],
      [98, '0.5g*24片'],
      [126, '盒'],
      [148, '>2'],
      [170, '>10.00'],
      [195, '>20.00'],
    ],
    // The name of this line stands half a line above and below its figures.
    [44, [45, '某某注射液（用于某某某某']],
    [46.2, [10, '2'], [22, '2026-02-01'], [98, '10ml'], [126, '支'], [148, '>1'], [170, '>5.50'], [195, '>5.50']],
    [48.4, [45, '的某某检查）']],
    [54, [10, '小计'], [195, '>25.50']],
    [60, [10, '【检查费】']],
    [66, [10, '3'], [22, '2026-02-02'], [45, '某某检查'], [126, '次'], [148, '>1'], [170, '>236.00'], [195, '>236.00']],
    [76, [10, '本页小计：'], [195, '>261.50']],
    [84, [90, '第1页/共2页']],
  )
  const second = page(
    [14, [60, '某某医院住院费用一日清单']],
    [20, [10, '患者姓名:阿依古丽·买买提']],
    [28, [10, '4'], [22, '2026-02-03'], [45, '床位费'], [126, '天'], [148, '>1'], [170, '>40.00'], [195, '>40.00']],
    [34, [10, '费用合计：'], [195, '>301.50']],
    [40, [10, '医保统筹支付：'], [60, '200.00'], [100, '个人现金支付：'], [195, '>101.50']],
    [46, [10, '预交金'], [195, '>500.00']],
    [52, [10, '备注：本清单不作报销凭证'], [120, '打印时间：2026-02-11 10:20:30']],
  )
  const read = await readPages(first, second)
  const dated = (date: string, item: ReturnType<typeof line>) => ({ ...item, date })
  const item = (
    name: string,
    specification: string | null,
    unit: string,
    quantity: string,
    unitPrice: string,
    amount: string,
  ) => line(name, amount, { specification, unit, quantity, unitPrice })
  assert.deepEqual(read.feeList, {
    patientName: '阿依古丽·买买提',
    total: '301.50',
    items: [
      dated('2026-02-01', item('某某片', '0.5g*24片', '盒', '2', '10.00', '20.00')),
      dated('2026-02-01', item('某某注射液（用于某某某某的某某检查）', '10ml', '支', '1', '5.50', '5.50')),
      dated('2026-02-02', item('某某检查', null, '次', '1', '236.00', '236.00')),
      dated('2026-02-03', item('床位费', null, '天', '1', '40.00', '40.00')),
    ],
  })
  assert.deepEqual(
    [read.kind, read.treatment, read.warnings],
    ['feeList', { from: '2026-02-01', to: '2026-02-11' }, []],
  )
})

test('a list that only names its bill is a list; a list of prices without a title is none', async () => {
  const lines = [
    [40, [14, '项目名称'], [60, '金额']],
    [46, [14, '挂号费'], [70, '>18.00']],
  ] as const
  const list = await readPages(
    page(
      [14, [60, '医疗收费明细（电子）']],
      [20, [10, '所属电子票据代码：31060126'], [100, '所属电子票据号码：0012345678']],
      ...lines,
    ),
  )
  assert.deepEqual([list.kind, list.invoice, list.feeList?.items], ['feeList', null, [line('挂号费', '18.00')]])
  const prices = await readPages(page([14, [60, '价目表']], ...lines))
  assert.deepEqual([prices.kind, prices.feeList], [null, null])
})

test('the sum of a fiscal bill with a sign and thousands, labels spread over words, a stamp across the table', async () => {
  const { invoice, marks, kind } = await readPages(
    page(
      [10, [60, '某某市非税收入统一票据（电子）']],
      [20, [10, '票据代码：'], [30, '31060126'], [100, '票据号码：'], [120, '0012345678']],
      [
        25,
        [10, '交'],
        [15, '款'],
        [20, '人：'],
        [28, '陈'],
        [32, '小'],
        [36, '满'],
        [100, '校验码：'],
        [120, 'a1b2c3'],
      ],
      [30, [100, '开票日期：'], [120, '2026年2月11日']],
      [
        40,
        [14, '项目编码'],
        [40, '项目名称'],
        [90, '单位'],
        [110, '数量'],
        [130, '标准'],
        [155, '金额（元）'],
        [185, '备注'],
      ],
      [46, [14, '103044'], [36, '考试费'], [90, '次'], [116, '>1'], [140, '>1,234.50'], [172, '>1,234.50']],
      [52, [90, '已作废']],
      [70, [14, '金额合计（大写）壹仟贰佰叁拾肆元伍角'], [120, '（小写）'], [140, '¥1,234.50']],
      [
        80,
        [14, '收款单位（章）：'],
        [45, '某某考试院'],
        [100, '复核人：'],
        [120, '某某'],
        [150, '收款人：'],
        [165, '某某某'],
      ],
    ),
  )
  assert.deepEqual(
    [kind, invoice?.buyerName, invoice?.sellerName, invoice?.amountIncludingTax, invoice?.issueDate, marks],
    ['fiscalBill', '陈小满', '某某考试院', '1234.50', '2026-02-11', ['voided']],
  )
  assert.deepEqual(invoice?.items, [line('考试费', '1234.50', { unit: '次', quantity: '1', unitPrice: '1,234.50' })])
})

const digital = (change: Partial<Invoice> = {}): Invoice => ({
  invoiceCode: null,
  invoiceNumber: '26312000000123456789',
  issueDate: '2026-03-09',
  checkCode: null,
  buyerName: '陈小满',
  buyerTaxId: null,
  sellerName: '虚构市某医院',
  sellerTaxId: '12310000MB1K11111Y',
  amountExcludingTax: '-18.00',
  tax: '-1.08',
  amountIncludingTax: '-19.08',
  items: [line('*医疗服务*挂号费', '-18.00', { taxRate: '6%', tax: '-1.08' })],
  ...change,
})

test('a red invoice is marked so, as data and on its page', async () => {
  for (const bytes of [Buffer.from(digitalXml(digital())), await invoiceOfd(digital(), 'digital')]) {
    const { kind, marks, invoice } = await run({ bytes })
    assert.deepEqual([kind, marks, invoice?.amountIncludingTax], ['digitalInvoice', ['redFlushed'], '-19.08'])
  }
})

const xbrl = (prefix: string, facts: Readonly<Record<string, string>>, tuple = '') =>
  Buffer.from(
    `<?xml version="1.0"?><xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:${prefix}="http://xbrl.mof.gov.cn/taxonomy/2021-11-30/${prefix}">${Object.entries(
      facts,
    )
      .map(([name, value]) => `<${prefix}:${name} contextRef="c">${value}</${prefix}:${name}>`)
      .join('')}${tuple}</xbrli:xbrl>`,
  )

test('a voucher in XBRL is the invoice it carries', async () => {
  const bytes = xbrl(
    'inv',
    {
      CodeOfInvoice: '031002600111',
      NumberOfInvoice: '61234567',
      DateOfIssue: '2026-03-09',
      IdentifyingCode: '81234567890123456789',
      NameOfPurchaser: '陈小满',
      NameOfSeller: '虚构市某医院',
      TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfSeller: '12310000MB1K11111Y',
      TotalAmountExcludingTax: '18.00',
      TotalTaxAmount: '1.08',
      TaxIncludedAmountInFigures: '19.08',
    },
    '<inv:InformationOfTaxableGoodsOrServicesDetailItemsTuple><inv:NameOfTaxableGoodsOrServices>*医疗服务*挂号费</inv:NameOfTaxableGoodsOrServices><inv:AmountExcludingTax>18.00</inv:AmountExcludingTax><inv:TaxRate>6.00%</inv:TaxRate><inv:TaxAmount>1.08</inv:TaxAmount></inv:InformationOfTaxableGoodsOrServicesDetailItemsTuple>',
  )
  const { kind, invoice, warnings } = await run({ bytes })
  assert.deepEqual(
    [kind, invoice, warnings],
    [
      'vatInvoice',
      digital({
        invoiceCode: '031002600111',
        invoiceNumber: '61234567',
        checkCode: '81234567890123456789',
        amountExcludingTax: '18.00',
        tax: '1.08',
        amountIncludingTax: '19.08',
        items: [line('*医疗服务*挂号费', '18.00', { taxRate: '6.00%', tax: '1.08' })],
      }),
      [],
    ],
  )
})

test('tickets and receipts of taxis are neither bill nor list', async () => {
  const ticket = xbrl('rai', {
    ElectronicInvoiceRailwayETicketNumber: '26319000000123456789',
    DateOfIssue: '2026-01-01',
    Fare: '50.00',
    NameOfPurchaser: '陈小满',
  })
  const code = await QRCode.toBuffer('01,51,,26319000000123456789,50.00,20260101,,1A2B')
  for (const [bytes, warning] of [
    [ticket, 'itinerary'],
    [code, 'itinerary'],
    [
      await paperOfd(
        [
          page(
            [10, [60, '虚构市出租汽车统一发票']],
            [20, [10, '发票代码：'], [30, '131002600111']],
            [25, [10, '发票号码：'], [30, '61234567']],
            [30, [10, '金额：'], [30, '48.00元']],
          ),
        ],
        '',
      ),
      'not-an-invoice',
    ],
  ] as const) {
    const { kind, invoice, feeList, warnings } = await run({ bytes })
    assert.deepEqual([kind, invoice, feeList, warnings.map(({ code: each }) => each)], [null, null, null, [warning]])
  }
})

test('a bill’s code among others is the bill’s, in words and as a link, and says what it says', async () => {
  const bill = billOf()
  const codes = await Promise.all(
    ['https://example.org/menu', billQrText(bill)].map((text) => QRCode.toBuffer(text, { margin: 4, scale: 5 })),
  )
  const picture = await sharp({ create: { width: 1_000, height: 500, channels: 3, background: '#fff' } })
    .composite(codes.map((input, at) => ({ input, left: 20 + at * 480, top: 40 })))
    .png()
    .toBuffer()
  const read = await run({ bytes: picture })
  assert.deepEqual(new Set(read.qrTexts), new Set(['https://example.org/menu', billQrText(bill)]))
  assert.deepEqual(
    [read.kind, read.qrText, read.invoice?.invoiceNumber, read.invoice?.amountIncludingTax, read.warnings[0]?.code],
    ['fiscalBill', billQrText(bill), bill.number, '213.40', 'only-qr'],
  )
  const link = 'https://bill.example.gov/h5?billBatchCode=31060126&billNo=0012345678&random=a1b2c3'
  const linked = await run({ bytes: await QRCode.toBuffer(link) })
  assert.deepEqual(
    [linked.kind, linked.invoice?.invoiceCode, linked.invoice?.checkCode],
    ['fiscalBill', '31060126', 'a1b2c3'],
  )
})

test('data in the character set of the state', async () => {
  const xml = fiscalBillXml(billOf({ payer: '陈小满' }))
    .replace('UTF-8', 'GBK')
    .replaceAll('陈小满', '\u0001')
  const [before, after] = xml.split('\u0001')
  const ascii = (text: string) => Buffer.from(text.replaceAll(/[\u0080-\uffff]/g, ''))
  // 陈小满 in GBK.
  const bytes = Buffer.concat([ascii(before!), Buffer.from('b3c2d0a1c2fa', 'hex'), ascii(after!)])
  assert.equal((await run({ bytes })).invoice?.buyerName, '陈小满')
})
