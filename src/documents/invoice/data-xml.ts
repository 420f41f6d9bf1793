/**
 * Invoices as data: `original_invoice.xml` of OFD files and the custom tags of the same names (schema edrm e-invoice 2019), and the
 * XML of digital invoices (数电票, root `EInvoice`).
 */
import { invoiceFields, type InvoiceField, type InvoiceItem, type Source } from '#core/materials/document-reading.ts'
import { plainCharacters } from '#core/people/plain-characters.ts'
import { isoDate, plainAmount, printedAmount, type Reading } from './invoice.ts'
import { below, child, textBelow, type Element } from './xml.ts'

/** Element names of each field, in the order they are looked for. */
const fieldNames: Readonly<Record<InvoiceField, readonly string[]>> = {
  invoiceCode: ['InvoiceCode'],
  invoiceNumber: ['InvoiceNo', 'InvoiceNumber', 'EIid'],
  issueDate: ['IssueDate', 'IssueTime', 'RequestTime'],
  checkCode: ['InvoiceCheckCode', 'CheckCode'],
  buyerName: ['BuyerName'],
  buyerTaxId: ['BuyerTaxID', 'BuyerIdNum'],
  sellerName: ['SellerName'],
  sellerTaxId: ['SellerTaxID', 'SellerIdNum'],
  amountExcludingTax: ['TaxExclusiveTotalAmount', 'TotalAmWithoutTax'],
  tax: ['TaxTotalAmount', 'TotalTaxAm'],
  amountIncludingTax: ['TaxInclusiveTotalAmount', 'TotalTax-includedAmount'],
}

const itemNames: Readonly<Record<Exclude<keyof InvoiceItem, 'date'>, readonly string[]>> = {
  name: ['Item', 'ItemName'],
  specification: ['Specification', 'SpecMod'],
  unit: ['MeasurementDimension', 'MeaUnits'],
  quantity: ['Quantity'],
  unitPrice: ['Price', 'UnPrice'],
  amount: ['Amount'],
  taxRate: ['TaxScheme', 'TaxRate'],
  tax: ['TaxAmount', 'ComTaxAm'],
}

/** Whether this tree is an invoice of one of the two kinds. */
export const isInvoiceData = (root: Element): boolean =>
  ['InvoiceNo', 'InvoiceNumber', 'EIid'].some((name) => below(root, name).length > 0)

/** What the tree says. */
export function readData(root: Element, source: Source): Reading {
  const fields: Partial<Record<InvoiceField, string>> = {}
  for (const field of invoiceFields) {
    const value = fieldNames[field]
      .map((name) => valueOf(field, textBelow(root, name)))
      .find((found) => found !== undefined)
    if (value !== undefined) fields[field] = value
  }
  const lines = [...below(root, 'GoodsInfo'), ...below(root, 'IssuItemInformation')]
  const items = lines.length > 0 ? lines.map(itemOf) : loneItem(root)
  return { source, fields, items: items.filter(({ name, amount }) => name !== null || amount !== null) }
}

/** The value of a field in the form all sources share; undefined when the text is none. */
export function valueOf(field: InvoiceField, text: string | undefined): string | undefined {
  const plain = plainCharacters(text ?? '').trim()
  // A character that its font gives no meaning cannot be read, and half a name is none.
  if (plain === '' || plain.includes('\u0000') || plain.includes('\ufffd')) return undefined
  if (field === 'issueDate') return isoDate(plain) ?? undefined
  if (field === 'amountExcludingTax' || field === 'amountIncludingTax') return plainAmount(plain) ?? undefined
  // Exempt invoices print stars where the tax would stand.
  if (field === 'tax') return /^[¥￥]?\*+$/.test(plain) ? '***' : (plainAmount(plain) ?? undefined)
  if (field === 'invoiceCode') return /^\d{10}(\d{2})?$/.test(plain) ? plain : undefined
  if (field === 'invoiceNumber') return /^(\d{8}|\d{20})$/.test(plain) ? plain : undefined
  if (field === 'checkCode') return /^\d{20}$/.test(plain.replace(/\s/g, '')) ? plain.replace(/\s/g, '') : undefined
  return plain
}

function itemOf(line: Element): InvoiceItem {
  const text = (name: keyof typeof itemNames) =>
    itemNames[name].map((each) => child(line, each)?.text.trim()).find((found) => found) ?? null
  return {
    name: printed(text('name')),
    specification: printed(text('specification')),
    unit: printed(text('unit')),
    quantity: text('quantity'),
    unitPrice: text('unitPrice'),
    amount: amount(text('amount')),
    taxRate: rate(text('taxRate')),
    tax: amount(text('tax')),
  }
}

/** Tags of digital invoices list an item's fields side by side, which is plain only for a single one. */
function loneItem(root: Element): InvoiceItem[] {
  const parts = root.children.filter(({ name }) => name === 'Amount')
  const references = parts.flatMap((part) => below(part, 'ObjectRef'))
  return parts.length === 1 && references.length <= 1 ? [itemOf(root)] : []
}

const printed = (text: string | null): string | null => (text === null ? null : plainCharacters(text))
const amount = (text: string | null): string | null => (text === null ? null : printedAmount(text))

/** Data files give `0.06` where the paper says `6%`. */
function rate(text: string | null): string | null {
  if (text === null || !/^0?\.\d{1,4}$|^0$/.test(text)) return text
  return `${Number((Number(text) * 100).toFixed(2))}%`
}
