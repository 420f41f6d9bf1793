/** Child module: reads an electronic invoice from OFD, PDF, XML or a picture of its QR code. Nothing is verified with any tax system. */
import { readPayload } from '../qr-payload.ts'
import { run as scan } from '../scan-qr.ts'
import { withinBounds } from './bounds.ts'
import { isInvoiceData, readData } from './data-xml.ts'
import type { DocumentReading, SignatureState, Warning } from '#core/materials/document-reading.ts'
import type { Reading } from './invoice.ts'
import { readLayout } from './layout.ts'
import { mergeReadings } from './merge.ts'
import { textsById, wordsOfOfd } from './ofd-words.ts'
import { attachmentsOf, imagesIn, isOfd, openOfd, pagesOf, tagsOf, type OfdPackage } from './ofd-package.ts'
import { wordsOfPdf } from './pdf-words.ts'
import type { WordPage } from './placed-words.ts'
import { checkSeals } from './seal.ts'
import { resolveTags } from './tags.ts'
import { readTitle } from './title.ts'
import { parseXml } from './xml.ts'

export interface InvoiceRequest {
  readonly bytes: Uint8Array
}

/** What the file says. Throws for what cannot be opened as any of the kinds, or says more than a bill does. */
export async function run({ bytes }: InvoiceRequest): Promise<DocumentReading> {
  return withinBounds(await readAny(bytes))
}

async function readAny(bytes: Uint8Array): Promise<DocumentReading> {
  if (isOfd(bytes)) return await readOfd(openOfd(bytes))
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  if (head.startsWith('%PDF-')) return await readPdf(bytes)
  if (/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe)?\s*<\??[a-z]/i.test(head.replaceAll('\u0000', ''))) return readXml(bytes)
  // A picture that cannot be decoded throws here, and the caller is told that it is none.
  const { texts } = await scan({ bytes, budgetMs: 1_200 })
  return conclude([], texts, [])
}

async function readOfd(ofd: OfdPackage): Promise<DocumentReading> {
  const pages = pagesOf(ofd)
  const attached = attachmentsOf(ofd)
    .filter(({ name }) => /invoice|\.xml$/i.test(name))
    .map(({ bytes }) => tried(() => parseXml(bytes)))
    .filter((root) => root !== undefined)
    .filter(isInvoiceData)
  const texts = textsById(pages)
  const tags = tagsOf(ofd).map((tree) => resolveTags(tree, texts))
  const words = wordsOfOfd(ofd, pages)
  const readings: Reading[] = [
    ...attached.map((root) => readData(root, 'data')),
    ...tags.map((tree) => readData(tree, 'tags')),
    readTitle(ofd.title),
    readLayout(words),
  ]
  const written = attached
    .flatMap((root) => root.children)
    .find(({ name, text }) => name === 'GraphCode' && text.trim().startsWith('01,'))
  const codes = written ? [written.text.trim()] : await codesOn(imagesIn(ofd), 400)
  return conclude(readings, codes, words, checkSeals(ofd))
}

async function readPdf(bytes: Uint8Array): Promise<DocumentReading> {
  const words = await wordsOfPdf(bytes)
  return conclude([readLayout(words)], await codesOn([bytes], 700), words)
}

function readXml(bytes: Uint8Array): DocumentReading {
  const root = parseXml(bytes)
  return conclude(isInvoiceData(root) ? [readData(root, 'data')] : [], [], [])
}

/** The codes on the pictures, up to the first that is a bill's. */
async function codesOn(pictures: readonly Uint8Array[], budgetMs: number): Promise<string[]> {
  const found = new Set<string>()
  for (const bytes of pictures) {
    const { texts } = await scan({ bytes, budgetMs }).catch(() => ({ texts: [] as string[] }))
    for (const text of texts) found.add(text)
    if (texts.some(isBill)) break
  }
  return [...found]
}

const isBill = (text: string): boolean => ['vatInvoice', 'fiscalBill'].includes(readPayload(text).kind)

function conclude(
  readings: readonly Reading[],
  qrTexts: readonly string[],
  words: readonly WordPage[],
  signature: SignatureState = 'none',
): DocumentReading {
  const qrText = qrTexts.find(isBill) ?? qrTexts[0] ?? null
  const none = (warning: Warning): DocumentReading => ({
    kind: null,
    qrText,
    qrTexts,
    invoice: null,
    feeList: null,
    treatment: null,
    marks: [],
    from: {},
    signature,
    warnings: [warning],
  })
  const page = words.flatMap(({ words: each }) => each.map(({ text }) => text.replace(/\s/g, ''))).join('')
  // Itineraries have numbers and sums, and are no invoices.
  if (/航空运输电子客票行程单|铁路电子客票/.test(page)) return none({ code: 'itinerary' })
  const code = qrText === null ? null : qrReading(qrText)
  const all = code ? [...readings, code] : readings
  if (!all.some(({ fields }) => fields.invoiceNumber !== undefined)) return none({ code: 'not-an-invoice' })
  const { invoice, from, warnings } = mergeReadings(all)
  const more: Warning[] = []
  if (signature === 'altered' || signature === 'removed') more.push({ code: `signature-${signature}` })
  if (readings.length === 0) more.push({ code: 'only-qr' })
  else if (invoice.buyerName === null || invoice.sellerName === null) more.push({ code: 'names-unreadable' })
  if (invoice.items.length === 0 && /详见.{0,4}清单/.test(page)) more.push({ code: 'items-elsewhere' })
  return {
    kind: invoice.invoiceCode === null && invoice.invoiceNumber?.length === 20 ? 'digitalInvoice' : 'vatInvoice',
    qrText,
    qrTexts,
    invoice,
    feeList: null,
    treatment: null,
    marks: [],
    from,
    signature,
    warnings: [...more, ...warnings],
  }
}

function qrReading(text: string): Reading | null {
  const { kind, fields } = readPayload(text)
  if (kind !== 'vatInvoice') return null
  const amount = fields['amountMeaning'] === 'withTax' ? 'amountIncludingTax' : 'amountExcludingTax'
  const read = {
    invoiceCode: fields['code'],
    invoiceNumber: fields['number'],
    issueDate: fields['date'],
    checkCode: fields['checkCode'],
    [amount]: fields['amount'],
  }
  return { source: 'qr', fields: Object.fromEntries(Object.entries(read).filter(([, value]) => value)), items: [] }
}

function tried<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
