/** The papers that are read in the bench: real ones where ../shared/data has them, and drawn ones. Everything in drawn ones is invented. */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import type { Invoice, InvoiceItem } from '#core/materials/document-reading.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { digitalXml, invoiceHtml, invoiceOfd, qrTextOf, type Form } from '#test/support/drawn-invoice.ts'
import { onePage, pdfOf } from '#test/support/handmade-pdf.ts'
import { photoOf } from '#test/support/paper-pictures.ts'
import { zipOf } from '#test/documents/hostile/zip.ts'

export interface Papers {
  readonly what: string
  readonly limitMs: number
  readonly files: readonly Buffer[]
}

const shared = join(import.meta.dirname, '../../shared/data')

function real(folder: string, ending: RegExp): Buffer[] {
  const path = join(shared, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(path, name)))
    .filter((bytes) => bytes.length > 30)
}

function invoice(form: Form, lines: number): Invoice {
  const items = Array.from({ length: lines }, (_, at): InvoiceItem => ({
    name: `*药品*第${at + 1}味药`,
    specification: '10g',
    unit: '克',
    quantity: '10',
    unitPrice: '1.11',
    amount: '11.10',
    taxRate: '6%',
    tax: '0.60',
  }))
  const [amount, tax] = [lines * 1110, lines * 60]
  const yuan = (cents: number): string => (cents / 100).toFixed(2)
  return {
    invoiceCode: form === 'classic' ? '031002600111' : null,
    invoiceNumber: form === 'classic' ? '61234567' : '26312000000123456789',
    issueDate: '2026-03-09',
    checkCode: form === 'classic' ? '81234567890123456789' : null,
    buyerName: '虚构市某某物业管理有限公司',
    buyerTaxId: '91310000MA1K00000X',
    sellerName: '虚构市某健康咨询中心',
    sellerTaxId: '91310000MA1K11111Y',
    amountExcludingTax: yuan(amount),
    tax: yuan(tax),
    amountIncludingTax: yuan(amount + tax),
    items,
  }
}

const made = (['classic', 'digital'] as const).flatMap((form) =>
  [1, 3, 8, 40, 300].map((lines) => ({ form, lines, invoice: invoice(form, lines) })),
)

/** Each kind with its limit: issue 3 wants a photo within 1.5 s, OFD and PDF within 1 s, at the 95th percentile. */
export async function papersToRead(): Promise<Papers[]> {
  const browser = await launchBrowser()
  try {
    const photos: Buffer[] = []
    const grain = await grainOf()
    for (const [at, turned] of [0, 2, -3, 8, -14, 21, 90, 180].entries())
      for (const qr of [qrTextOf(made[at % made.length]!.invoice, made[at % made.length]!.form), undefined])
        photos.push(await taken(await photoOf(browser, { ...slip, turned, ...(qr && { qr }) }), grain))
    const pdfs: Buffer[] = []
    for (const each of made) {
      const page = await browser.newPage()
      await page.setContent(await invoiceHtml(each.invoice, each.form))
      pdfs.push(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
      await page.close()
    }
    const ofds = await Promise.all(made.map((each) => invoiceOfd(each.invoice, each.form, ['data', 'title'])))
    const bare = await Promise.all(made.map((each) => invoiceOfd(each.invoice, each.form)))
    return [
      { what: 'photos, real (small)', limitMs: 1_500, files: real('qr-photos', /\.(webp|png|jpg)$/) },
      { what: 'photos, drawn, 12 megapixels', limitMs: 1_500, files: photos },
      { what: 'OFD, real', limitMs: 1_000, files: real('invoices', /\.ofd$/) },
      { what: 'OFD, drawn, 1 to 300 lines', limitMs: 1_000, files: [...ofds, ...bare] },
      { what: 'PDF, real', limitMs: 1_000, files: real('invoices', /\.pdf$/) },
      { what: 'PDF, drawn, 1 to 300 lines', limitMs: 1_000, files: pdfs },
      {
        what: 'XML, drawn, 1 to 300 lines',
        limitMs: 1_000,
        files: made.map((each) => Buffer.from(digitalXml(each.invoice))),
      },
    ].filter(({ files }) => files.length > 0)
  } finally {
    await browser.close()
  }
}

const slip = {
  title: '医疗门诊收费票据（电子）',
  rows: Array.from({ length: 9 }, (_, at) => [`项目${at + 1}`, `${at + 1}2.30`] as const),
}

/** As a phone writes it: 12 megapixels, with the grain of its sensor. */
async function taken(drawn: Buffer, grain: Buffer): Promise<Buffer> {
  return await sharp(await sharp(drawn).resize(width, height, { fit: 'fill' }).toBuffer())
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 85 })
    .toBuffer()
}
const [width, height] = [3_000, 4_000]
const grainOf = (): Promise<Buffer> =>
  sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 12 } },
  })
    .png({ compressionLevel: 1 })
    .toBuffer()

/** As large as papers may be, each of its kind; their bulk cannot be packed. */
export async function largePapers(): Promise<{ readonly name: string; readonly bytes: Buffer }[]> {
  const bulk = randomBytes(19_500_000)
  const sample = made[1]!.invoice
  const picture = (width: number, height: number) =>
    sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
  const parts = Object.entries(unzipSync(await invoiceOfd(sample, 'classic', ['data']))).map(([name, data]) => ({
    name,
    data,
  }))
  return [
    { name: 'a.jpg', bytes: await picture(5_000, 4_000).jpeg({ quality: 90 }).toBuffer() },
    { name: 'a.png', bytes: await picture(3_000, 2_200).png({ compressionLevel: 0 }).toBuffer() },
    { name: 'a.pdf', bytes: pdfOf([...onePage(Buffer.from('BT ET')), { dictionary: '<< >>', stream: bulk }]) },
    { name: 'a.ofd', bytes: zipOf([...parts, { name: 'Doc_0/Res/a.png', data: bulk, method: 0 }]) },
    { name: 'a.xml', bytes: Buffer.from(digitalXml(invoice('digital', 2_000))) },
  ]
}
