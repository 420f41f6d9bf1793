/** An electronic invoice as far as its file says: every field as printed, absent ones null, and where each was read. */

/** Where a field was read, the surest first: a file's own data, marks on the page, the file's title data, the page's text, its QR code. */
export const sources = ['data', 'tags', 'title', 'page', 'qr', 'sum'] as const
export type Source = (typeof sources)[number]

/** Fields of one line of goods or services; each as printed. */
export interface InvoiceItem {
  readonly name: string | null
  readonly specification: string | null
  readonly unit: string | null
  readonly quantity: string | null
  readonly unitPrice: string | null
  readonly amount: string | null
  /** `6%`, or what stands instead: `免税`, `不征税`, `***`. */
  readonly taxRate: string | null
  readonly tax: string | null
}

export const invoiceFields = [
  'invoiceCode',
  'invoiceNumber',
  'issueDate',
  'checkCode',
  'buyerName',
  'buyerTaxId',
  'sellerName',
  'sellerTaxId',
  'amountExcludingTax',
  'tax',
  'amountIncludingTax',
] as const
export type InvoiceField = (typeof invoiceFields)[number]

/** Decimal strings without currency sign; dates YYYY-MM-DD. */
export type InvoiceFields = { readonly [field in InvoiceField]: string | null }
export interface Invoice extends InvoiceFields {
  readonly items: readonly InvoiceItem[]
}

/** What one source of the file says; what it does not say is left out. */
export interface Reading {
  readonly source: Source
  readonly fields: Readonly<Partial<Record<InvoiceField, string>>>
  readonly items: readonly InvoiceItem[]
}

/** Something the reader of the result must know. `field` and `values` where it is about one. */
export interface Warning {
  readonly code:
    | 'not-an-invoice'
    | 'itinerary'
    | 'names-unreadable'
    | 'sources-differ'
    | 'sums-differ'
    | 'lines-differ'
    | 'items-elsewhere'
    | 'only-qr'
    | 'signature-altered'
    | 'signature-removed'
  readonly field?: InvoiceField
  readonly values?: readonly string[]
}

/** Outcome of looking at the signature in the file: nothing is asked of any tax system. */
export type SignatureState = 'none' | 'intact' | 'altered' | 'unknown' | 'removed'

export interface InvoiceReading {
  /** Text of the invoice's QR code, when there is one. */
  readonly qrText: string | null
  readonly invoice: Invoice | null
  /** Where each field was read. */
  readonly from: Readonly<Partial<Record<InvoiceField | 'items', Source>>>
  readonly signature: SignatureState
  readonly warnings: readonly Warning[]
}

/** Characters that stand for a plain one because of the font (Kangxi and other radicals) become the plain one. */
export const plainCharacters = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5\uf900-\ufaff]/g, (character) => radicals.get(character) ?? character.normalize('NFKC'))

/** Radicals that Unicode gives no plain form of its own; PDF writers confuse them with the character of the same shape. */
const radicals = new Map(
  Array.from(
    '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical, plain]) => [radical!, plain!] as const,
  ),
)

/** `2020年08月05日`, `20200805`, `2020-8-5` → `2020-08-05`; null for what is no date. */
export function isoDate(text: string): string | null {
  const plain = text.replace(/\s/g, '')
  const parts =
    /^(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?(?:[T\d].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(plain)
  if (!parts) return null
  const iso = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso
}

/** The amount without currency sign, thousands and blanks; null for what is no amount. */
export function plainAmount(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[¥￥\s,]/g, '')
    .replace(/^[−–—]/, '-')
  return /^-?\d{1,13}(\.\d{1,8})?$/.test(plain) ? plain : null
}

/** The amount of a line or a sum: `***` for the stars of exempt invoices, plain where it is one, else as printed. */
export const printedAmount = (text: string): string =>
  /^[¥￥]?\*+$/.test(text.trim()) ? '***' : (plainAmount(text) ?? text)

/** Amount in hundredths of a yuan, for comparing; null beyond two decimals. */
export function cents(amount: string): bigint | null {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(amount)
  if (!parts) return null
  const value = BigInt(parts[2]!) * 100n + BigInt((parts[3] ?? '').padEnd(2, '0'))
  return parts[1] ? -value : value
}

/** Hundredths of a yuan as a decimal string of yuan. */
export function fromCents(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
