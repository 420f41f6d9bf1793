/** What the sources of one file say before they are joined, and how texts, dates and amounts become plain. */
import type {
  BillMark,
  DocumentReading,
  FeeList,
  InvoiceField,
  InvoiceItem,
  Source,
} from '#core/materials/document-reading.ts'

/** What one source of the file says; what it does not say is left out. */
export interface Reading {
  readonly source: Source
  readonly fields: Readonly<Partial<Record<InvoiceField, string>>>
  readonly items: readonly InvoiceItem[]
  /** Of fiscal bills only: that it is one, the list that belongs to it, days of treatment. */
  readonly fiscal?: true
  readonly feeList?: FeeList | null
  readonly treatment?: DocumentReading['treatment']
  /** What the data say of the bill's standing. */
  readonly marks?: readonly BillMark[]
}

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

/** A line that says nothing yet. */
export const emptyItem: InvoiceItem = {
  name: null,
  specification: null,
  unit: null,
  quantity: null,
  unitPrice: null,
  amount: null,
  taxRate: null,
  tax: null,
}
