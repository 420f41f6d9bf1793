/** Sound papers of every kind a parser takes, small, for spoiling: what each begins as, and who reads it. */
import qrcode from 'qrcode'
import sharp from 'sharp'
import { run as checkPdf } from '#documents/check-pdf.ts'
import { run as clean } from '#documents/clean-image.ts'
import { run as readInvoice } from '#documents/invoice/read.ts'
import { run as sketch } from '#documents/page-sketch.ts'
import { readPayload } from '#documents/qr-payload.ts'
import { textOfCode } from '#documents/qr-text.ts'
import { run as scan } from '#documents/scan-qr.ts'
import type { Invoice } from '#core/materials/document-reading.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { billOf, drawFeeListOfd, drawFiscalBillOfd, fiscalBillXml, listOf } from '#test/support/drawn-bill.ts'
import { digitalXml, invoiceData, invoiceHtml, invoiceOfd, qrTextOf } from '#test/support/drawn-invoice.ts'
import { handmadePdf } from '#test/support/handmade-pdf.ts'
import { sealedOfd } from '#test/support/drawn-seal.ts'

export const parsers = [
  'ofd',
  'ofd parts',
  'seal',
  'pdf',
  'pdf check',
  'xml',
  'bill data',
  'bill parts',
  'pages',
  'qr text',
  'picture cleaned',
  'picture scanned',
] as const
export type Parser = (typeof parsers)[number]

export const sample: Invoice = {
  invoiceCode: null,
  invoiceNumber: '26312000000123456789',
  issueDate: '2026-03-09',
  checkCode: null,
  buyerName: '虚构市某某物业管理有限公司',
  buyerTaxId: '91310000MA1K00000X',
  sellerName: '虚构市某健康咨询中心',
  sellerTaxId: '91310000MA1K11111Y',
  amountExcludingTax: '180.00',
  tax: '10.80',
  amountIncludingTax: '190.80',
  items: [
    {
      name: '*药品*复方某某片',
      specification: '0.5g',
      unit: '盒',
      quantity: '4',
      unitPrice: '50',
      amount: '200.00',
      taxRate: '6%',
      tax: '12.00',
    },
    {
      name: '*药品*复方某某片',
      specification: null,
      unit: null,
      quantity: null,
      unitPrice: null,
      amount: '-20.00',
      taxRate: '6%',
      tax: '-1.20',
    },
  ],
}

/** The sound files that a parser's spoilt ones are made from. */
export async function wholesOf(parser: Parser): Promise<Buffer[]> {
  switch (parser) {
    case 'xml':
      return [digitalXml(sample), invoiceData(sample)].map((text) => Buffer.from(text))
    case 'ofd':
    case 'ofd parts':
      return [
        await invoiceOfd(sample, 'digital', ['data', 'title']),
        sealedOfd(await invoiceOfd(sample, 'digital', ['title'])),
      ]
    case 'bill data':
      return [fiscalBillXml(billOf()), voucher].map((text) => Buffer.from(text))
    case 'bill parts':
      return [
        await drawFiscalBillOfd(billOf(), true),
        await drawFiscalBillOfd(billOf()),
        await drawFeeListOfd(listOf()),
      ]
    case 'pages':
      return [await invoiceOfd(sample, 'classic'), await handmadePdf(qrTextOf(sample, 'digital'))]
    case 'seal':
      return [sealedOfd(await invoiceOfd(sample, 'digital'))]
    case 'pdf':
    case 'pdf check':
      return [await printed(), await handmadePdf(qrTextOf(sample, 'digital'))]
    case 'qr text':
      return payloads.map((text) => Buffer.from(text))
    case 'picture cleaned':
    case 'picture scanned':
      return await pictures(parser === 'picture cleaned')
  }
}

/** One reading, as the children do it. */
export async function readOne(parser: Parser, bytes: Buffer): Promise<unknown> {
  switch (parser) {
    case 'pdf check':
      return checkPdf({ bytes })
    case 'pages':
      return await sketch({ bytes })
    case 'qr text': {
      const text = textOfCode({ text: bytes.toString('latin1'), bytes, hasECI: false })
      return [text, bytes.toString('utf8')].map(readPayload)
    }
    case 'picture cleaned':
      return await clean({ bytes, kind: kindOf(bytes), mostPixels: 50_000_000 })
    case 'picture scanned':
      return await scan({ bytes, budgetMs: 5 })
    default:
      return await readInvoice({ bytes })
  }
}

const kindOf = (bytes: Buffer): 'jpeg' | 'png' | 'webp' =>
  bytes[0] === 0xff ? 'jpeg' : bytes[0] === 0x89 ? 'png' : 'webp'

async function printed(): Promise<Buffer> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(await invoiceHtml(sample, 'digital'))
    return await page.pdf({ preferCSSPageSize: true, printBackground: true })
  } finally {
    await browser.close()
  }
}

/** A voucher in XBRL, as far as it is read. */
const voucher = `<?xml version="1.0" encoding="UTF-8"?><xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:inv="http://xbrl.mof.gov.cn/taxonomy/2023-05-15/inv">${[
  ['NumberOfInvoice', '26312000000123456789'],
  ['DateOfIssue', '2026-03-09'],
  ['NameOfPurchaser', '虚构市某某物业管理有限公司'],
  ['NameOfSeller', '虚构市某健康咨询中心'],
  ['TotalAmountExcludingTax', '180.00'],
  ['TotalTaxAmount', '10.80'],
  ['TaxIncludedAmountInFigures', '190.80'],
]
  .map(([name, value]) => `<inv:${name} contextRef="now">${value}</inv:${name}>`)
  .join(
    '',
  )}<inv:InformationOfTaxableGoodsOrServicesDetailItemsTuple><inv:NameOfTaxableGoodsOrServices>*药品*某某片</inv:NameOfTaxableGoodsOrServices><inv:AmountExcludingTax>180.00</inv:AmountExcludingTax><inv:TaxRate>6%</inv:TaxRate><inv:TaxAmount>10.80</inv:TaxAmount></inv:InformationOfTaxableGoodsOrServicesDetailItemsTuple></xbrl>`

const payloads = [
  '01,10,031002600111,61234567,180.00,20260309,81234567890123456789,1A2B,',
  '01,32,,26312000000123456789,190.80,20260309,,1A2B',
  'https://example.test/bill?billBatchCode=31060125&billNo=0012345678&random=ab12cd&amount=12.30',
  '票据代码：31060125 票据号码：0012345678 校验码：ab12cd 金额合计(元)：¥ 12.30 开票日期：2026-03-09',
]

/** Small, or twenty thousand of them would take a day; one of each kind, and the odd ones of each. */
async function pictures(odd: boolean): Promise<Buffer[]> {
  const code = sharp(await qrcode.toBuffer('01,32,,2631,1.00,20260309,,1A2B', { margin: 2, scale: 2 }))
  const plain = [code.clone().jpeg(), code.clone().png({ palette: true }), code.clone().webp({ lossless: true })]
  const turned = code.clone().resize(40, 30, { fit: 'fill' }).withMetadata({ orientation: 6 })
  const more = odd
    ? [
        turned.clone().jpeg({ progressive: true }),
        turned.clone().toColourspace('cmyk').jpeg(),
        turned.clone().toColourspace('rgb16').png(),
        turned
          .clone()
          .withExif({ IFD0: { Artist: 'somebody' } })
          .webp(),
        sharp({ create: { width: 20, height: 60, channels: 4, background: '#2468' } }).gif(),
      ]
    : []
  return await Promise.all([...plain, ...more].map((picture) => picture.toBuffer()))
}
