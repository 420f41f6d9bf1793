/**
 * Fiscal bills as data (财政电子票据, also 医疗收费电子票据): the XML of the national data standard (root `EInvoice` with Main, Details and
 * AuxDetails) and the names of DA/T 95—2022 table B.10, which differ in a few. What rests on which source: decision 12.
 */
import { plainCharacters } from '#core/people/plain-characters.ts'
import type { PlainDate } from '#core/clock/date.ts'
import type { BillMark, DocumentReading, FeeList, InvoiceField, InvoiceItem } from '#core/materials/document-reading.ts'
import { emptyItem, isoDate, plainAmount, printedAmount, type Reading } from './invoice.ts'
import type { Element } from './xml.ts'

/** Names of each field in lower case: writers differ in it. */
const fieldNames = {
  invoiceCode: ['einvoicecode'],
  invoiceNumber: ['einvoicenumber'],
  checkCode: ['randomnumber'],
  issueDate: ['issuedate'],
  buyerName: ['payerpartyname', 'payername'],
  buyerTaxId: ['payerpartycode', 'payercode'],
  sellerName: ['invoicingpartyname', 'agencyname'],
  sellerTaxId: ['invoicingpartycode', 'agencycode'],
  amountIncludingTax: ['totalamount'],
} as const satisfies Partial<Record<InvoiceField, readonly string[]>>
const isFieldName = (field: string): field is keyof typeof fieldNames => field in fieldNames

/** Whether the tree is a fiscal bill: its number, and who paid or who was paid. */
export function isFiscalData(root: Element): boolean {
  const find = finder(root)
  return (
    find(['einvoicenumber']) !== undefined && find([...fieldNames.buyerName, ...fieldNames.sellerName]) !== undefined
  )
}

/** What the tree says. Its own list (AuxDetails) is a fee list; where nothing else is itemised, its lines are the bill's. */
export function readFiscalData(root: Element): Reading {
  const find = finder(root)
  const fields: Partial<Record<InvoiceField, string>> = {}
  for (const field of Object.keys(fieldNames).filter(isFieldName)) {
    const value = fiscalValue(field, find(fieldNames[field]))
    if (value !== undefined) fields[field] = value
  }
  const own = linesOf(root, '')
  const aux = linesOf(root, 'aux')
  const feeList: FeeList | null =
    own.length > 0 && aux.length > 0 ? { patientName: fields.buyerName ?? null, items: aux, total: null } : null
  return {
    source: 'data',
    fields,
    items: own.length > 0 ? own : aux,
    fiscal: true,
    feeList,
    treatment: treatmentOf(find(['medicaldate']), find(['inhospitaldate']), find(['outhospitaldate'])),
    marks: marksOf(find),
  }
}

/** The value of a field of a fiscal bill as all sources share it; undefined when the text is none. */
export function fiscalValue(field: InvoiceField, text: string | undefined): string | undefined {
  const plain = plainCharacters(text ?? '').trim()
  if (plain === '' || plain.includes('\u0000') || plain.includes('\ufffd')) return undefined
  if (field === 'issueDate') return isoDate(plain) ?? undefined
  if (field === 'amountIncludingTax') return plainAmount(plain) ?? undefined
  const bare = plain.replace(/\s/g, '')
  if (field === 'invoiceCode') return /^[0-9A-Za-z]{6,12}$/.test(bare) ? bare : undefined
  if (field === 'invoiceNumber') return /^\d{8,10}$/.test(bare) ? bare : undefined
  if (field === 'checkCode') return /^[0-9A-Za-z]{4,8}$/.test(bare) ? bare : undefined
  // The paying person's code may be anything the unit chose; an enterprise's is its credit code.
  if (field === 'buyerTaxId' || field === 'sellerTaxId') return /^[0-9A-Z]{15,20}$/.test(bare) ? bare : undefined
  return plain
}

/** First and last day: of a stay in hospital, or the one day of a visit. Half a stay is none. */
export function treatmentOf(visit?: string, from?: string, to?: string): DocumentReading['treatment'] {
  const [day, first, last] = [visit, from, to].map((text) =>
    text === undefined ? null : (isoDate(text) as PlainDate | null),
  )
  if (first && last) return first <= last ? { from: first, to: last } : null
  return day ? { from: day, to: day } : null
}

/** The first text that is not empty under any of the names, anywhere in the tree. */
function finder(root: Element): (names: readonly string[]) => string | undefined {
  const texts = new Map<string, string>()
  const walk = ({ name, text, children }: Element): void => {
    const key = name.toLowerCase()
    if (text.trim() !== '' && !texts.has(key)) texts.set(key, text.trim())
    children.forEach(walk)
  }
  walk(root)
  return (names) => names.map((name) => texts.get(name)).find((text) => text !== undefined)
}

/** Every element that has an item's name or amount below it. */
function linesOf(root: Element, prefix: string): InvoiceItem[] {
  const texts = new Map(root.children.map(({ name, text }) => [name.toLowerCase(), text.trim()]))
  const text = (...names: string[]) =>
    names.map((name) => texts.get(`${prefix}item${name}`)).find((found) => found) ?? null
  const [name, amount] = [text('name'), text('amount')]
  const inner = root.children.flatMap((child) => linesOf(child, prefix))
  if (name === null && amount === null) return inner
  const unit = text('unit')
  const line = {
    ...emptyItem,
    name: name && plainCharacters(name),
    unit: unit && plainCharacters(unit),
    quantity: text('quantity', 'number'),
    unitPrice: text('std', 'price'),
    amount: amount && printedAmount(amount),
  }
  return [line, ...inner]
}

/** What the state's own check wrote into the data (DA/T 95, FinanceCheck). */
function marksOf(find: (names: readonly string[]) => string | undefined): BillMark[] {
  const says = (name: string) => /^(?:true|1|y|yes|是|已.{2})$/i.test(find([name]) ?? '')
  return [
    ...(says('isreversal') ? (['redFlushed'] as const) : []),
    ...(says('isexchangepaper') ? (['exchanged'] as const) : []),
  ]
}
