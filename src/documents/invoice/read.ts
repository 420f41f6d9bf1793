/** Child module: reads an electronic invoice from OFD, PDF, XML or a picture of its QR code. Nothing is verified with any tax system. */
import { readPayload } from '../qr-payload.ts'
import { run as scan } from '../scan-qr.ts'
import { withinBounds } from './bounds.ts'
import { readBillData } from './bill-data.ts'
import { readData } from './data-xml.ts'
import { readFeeList } from './fee-list.ts'
import { isFiscalLayout, readFiscalLayout } from './fiscal-layout.ts'
import {
  billMarks,
  type DocumentReading,
  type FeeList,
  type SignatureState,
  type Warning,
} from '#core/materials/document-reading.ts'
import { cents, fromCents, type Reading } from './invoice.ts'
import { readLayout } from './layout.ts'
import { marksOn } from './marks.ts'
import { mergeReadings } from './merge.ts'
import { textsById, wordsOfOfd } from './ofd-words.ts'
import { attachmentsOf, imagesIn, isOfd, openOfd, pagesOf, tagsOf, type OfdPackage } from './ofd-package.ts'
import { attachmentsOfPdf, wordsOfPdf } from './pdf-words.ts'
import { joined, rowsOf, type WordPage } from './placed-words.ts'
import { checkSeals } from './seal.ts'
import { resolveTags } from './tags.ts'
import { readTitle } from './title.ts'
import { isTicketData } from './voucher-data.ts'
import { parseXml, type Element } from './xml.ts'

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
  const { texts } = await scan({ bytes, budgetMs: 700 })
  return conclude([], texts, [])
}

async function readOfd(ofd: OfdPackage): Promise<DocumentReading> {
  const pages = pagesOf(ofd)
  const attached = treesOf(attachmentsOf(ofd).map(({ bytes }) => bytes))
  const texts = textsById(pages)
  const tags = tagsOf(ofd).map((tree) => resolveTags(tree, texts))
  const words = wordsOfOfd(ofd, pages)
  const readings: Reading[] = [
    ...dataIn(attached),
    ...tags.map((tree) => readData(tree, 'tags')),
    readTitle(ofd.title),
    readPages(words),
  ]
  const written = attached
    .flatMap((root) => root.children)
    .find(({ name, text }) => name === 'GraphCode' && text.trim().startsWith('01,'))
  const codes = written ? [written.text.trim()] : await codesOn(imagesIn(ofd), 400)
  return conclude(readings, codes, words, attached, checkSeals(ofd))
}

async function readPdf(bytes: Uint8Array): Promise<DocumentReading> {
  const words = await wordsOfPdf(bytes)
  const attached = treesOf(await attachmentsOfPdf(bytes))
  return conclude([...dataIn(attached), readPages(words)], await codesOn([bytes], 700), words, attached)
}

function readXml(bytes: Uint8Array): DocumentReading {
  const root = parseXml(bytes)
  return conclude(dataIn([root]), [], [], [root])
}

const readPages = (pages: readonly WordPage[]): Reading =>
  isFiscalLayout(pages) ? readFiscalLayout(pages) : readLayout(pages)

/** Attached files that are XML. */
const treesOf = (files: readonly Uint8Array[]): Element[] =>
  files
    .filter((bytes) =>
      /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe)?\s*</.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1')),
    )
    .map((bytes) => tried(() => parseXml(bytes)))
    .filter((root) => root !== undefined)

const dataIn = (trees: readonly Element[]): Reading[] =>
  trees.map(readBillData).filter((reading) => reading !== undefined)

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
  attached: readonly Element[] = [],
  signature: SignatureState = 'none',
): DocumentReading {
  const qrText = codeOf(readings, qrTexts)
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
  if (/航空运输电子客票行程单|铁路电子客票/.test(page) || attached.some(isTicketData))
    return none({ code: 'itinerary' })
  if (isOtherReceipt(words)) return none({ code: 'not-an-invoice' })
  const altered: Warning[] =
    signature === 'altered' || signature === 'removed' ? [{ code: `signature-${signature}` }] : []
  const list = readings.some(({ fiscal }) => fiscal) ? null : readFeeList(words)
  if (list) {
    return {
      ...none({ code: 'not-an-invoice' }),
      kind: 'feeList',
      ...list,
      marks: marksOn(words, null),
      from: { items: 'page' },
      warnings: [...altered, ...listSums(list.feeList)],
    }
  }
  // The code of a railway ticket by itself: an invoice by its form, and still a ticket.
  if (readings.length === 0 && qrText !== null && readPayload(qrText).fields['type'] === '51')
    return none({ code: 'itinerary' })
  const code = qrText === null ? null : qrReading(qrText)
  const all = code ? [...readings, code] : readings
  if (!all.some(({ fields }) => fields.invoiceNumber !== undefined)) return none({ code: 'not-an-invoice' })
  // Where one source is a fiscal bill, nothing that was taken for a tax invoice on the same file counts.
  const fiscal = all.some((reading) => reading.fiscal)
  const of = fiscal ? all.filter((reading) => reading.fiscal) : all
  const { invoice, from, warnings } = mergeReadings(of)
  const more = [...altered]
  if (readings.length === 0) more.push({ code: 'only-qr' })
  else if (invoice.buyerName === null || invoice.sellerName === null) more.push({ code: 'names-unreadable' })
  if (invoice.items.length === 0 && /详见.{0,4}清单/.test(page)) more.push({ code: 'items-elsewhere' })
  const kind = invoice.invoiceCode === null && invoice.invoiceNumber?.length === 20 ? 'digitalInvoice' : 'vatInvoice'
  const marks = new Set([
    ...of.flatMap((reading) => reading.marks ?? []),
    ...marksOn(words, invoice.amountIncludingTax),
  ])
  return {
    kind: fiscal ? 'fiscalBill' : kind,
    qrText,
    qrTexts,
    invoice,
    feeList: of.map(({ feeList }) => feeList).find((each) => each) ?? null,
    treatment: of.map(({ treatment }) => treatment).find((each) => each) ?? null,
    marks: billMarks.filter((mark) => marks.has(mark)),
    from,
    signature,
    warnings: [...more, ...warnings],
  }
}

/** Of several codes the one with the bill's own number, else the first that is a bill's, else the first. */
function codeOf(readings: readonly Reading[], texts: readonly string[]): string | null {
  const number = readings.map(({ fields }) => fields.invoiceNumber).find((each) => each !== undefined)
  const bills = texts.filter(isBill)
  const own = bills.find((text) => number !== undefined && qrReading(text)?.fields.invoiceNumber === number)
  return own ?? bills[0] ?? texts[0] ?? null
}

/** Receipts of taxis, buses and machines have a code and a number too, and say nothing else that is read here. */
const isOtherReceipt = (pages: readonly WordPage[]): boolean =>
  pages.some((page) =>
    rowsOf(page).some((row) =>
      /^\S{0,12}(?:出租(?:汽)?车(?:统一)?(?:机打)?(?:车费)?发票|通用(?:机打|定额|手工)发票|定额发票|客运(?:汽车)?(?:定额)?发票)(?:[(（]\S*[)）])?$/.test(
        joined(row).text,
      ),
    ),
  )

/** The lines must make the sum of the list. */
function listSums({ items, total }: FeeList): Warning[] {
  const lines = items.map(({ amount }) => cents(amount ?? ''))
  const [sum, said] = [
    lines.includes(null) ? null : lines.reduce((whole, line) => whole! + line!, 0n),
    cents(total ?? ''),
  ]
  return sum === null || said === null || sum === said
    ? []
    : [{ code: 'lines-differ', values: [fromCents(sum!), fromCents(said)] }]
}

function qrReading(text: string): Reading | null {
  const { kind, fields } = readPayload(text)
  if (kind === 'fiscalBill') {
    const read = {
      invoiceCode: fields['billCode'],
      invoiceNumber: fields['billNumber'],
      issueDate: fields['date'],
      checkCode: fields['checkCode'],
      amountIncludingTax: fields['amount'],
    }
    return { source: 'qr', fields: given(read), items: [], fiscal: true }
  }
  if (kind !== 'vatInvoice') return null
  const amount = fields['amountMeaning'] === 'withTax' ? 'amountIncludingTax' : 'amountExcludingTax'
  const read = {
    invoiceCode: fields['code'],
    invoiceNumber: fields['number'],
    issueDate: fields['date'],
    checkCode: fields['checkCode'],
    [amount]: fields['amount'],
  }
  return { source: 'qr', fields: given(read), items: [] }
}

const given = (fields: Readonly<Record<string, string | undefined>>): Reading['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value))

function tried<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
