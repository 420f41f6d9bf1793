/** Several readings of one file become one invoice: the surest source wins each field, and what disagrees is said. */
import {
  invoiceFields,
  sources,
  type Invoice,
  type InvoiceField,
  type DocumentReading,
  type Source,
  type Warning,
} from '#core/materials/document-reading.ts'
import { cents, fromCents, type Reading } from './invoice.ts'

type Merged = Pick<DocumentReading, 'from' | 'warnings'> & { readonly invoice: Invoice }

/** Joins the readings; their order does not matter. */
export function mergeReadings(readings: readonly Reading[]): Merged {
  const ordered = readings.toSorted((one, other) => sources.indexOf(one.source) - sources.indexOf(other.source))
  const warnings: Warning[] = []
  const from: Partial<Record<InvoiceField | 'items', Source>> = {}
  const fields = Object.fromEntries(invoiceFields.map((field) => [field, null])) as Record<InvoiceField, string | null>
  for (const field of invoiceFields) {
    const said = ordered.flatMap(({ source, fields: given }) =>
      given[field] === undefined ? [] : [{ source, value: given[field] }],
    )
    const [first] = said
    if (!first) continue
    fields[field] = first.value
    from[field] = first.source
    const other = said.find(({ value }) => !same(value, first.value))
    if (other) warnings.push({ code: 'sources-differ', field, values: [first.value, other.value] })
  }
  fillTotal(fields, from)
  const listed = ordered.filter(({ items }) => items.length > 0)
  const items = listed[0]?.items ?? []
  if (listed[0]) from.items = listed[0].source
  const invoice = { ...fields, items }
  return {
    invoice,
    from,
    warnings: [
      ...warnings,
      ...sums(
        invoice,
        readings.some((reading) => reading.fiscal),
      ),
    ],
  }
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
function same(one: string, other: string): boolean {
  const [a, b] = [cents(one), cents(other)]
  return a !== null && b !== null ? a === b : squeeze(one) === squeeze(other)
}

/** The total follows from amount and tax when no source says it. */
function fillTotal(fields: Record<InvoiceField, string | null>, from: Partial<Record<InvoiceField, Source>>): void {
  const amount = cents(fields.amountExcludingTax ?? '')
  const tax = cents(fields.tax ?? '')
  if (fields.amountIncludingTax !== null || amount === null || tax === null) return
  fields.amountIncludingTax = fromCents(amount + tax)
  from.amountIncludingTax = 'sum'
}

/** Amount and tax must make the total, and the lines the amount. */
function sums(invoice: Invoice, fiscal: boolean): Warning[] {
  const warnings: Warning[] = []
  const amount = cents(invoice.amountExcludingTax ?? '')
  const total = cents(invoice.amountIncludingTax ?? '')
  const tax = invoice.tax === '***' ? 0n : cents(invoice.tax ?? '')
  if (amount !== null && total !== null && tax !== null && amount + tax !== total)
    warnings.push({ code: 'sums-differ', values: [fromCents(amount + tax), fromCents(total)] })
  const lines = invoice.items.map((item) => cents(item.amount ?? ''))
  const sum = lines.reduce(
    (whole, line) => (whole === null || line === null ? null : whole + line),
    0n as bigint | null,
  )
  // A fiscal bill has one sum, which its lines make; an invoice's lines make the amount without tax.
  const whole = amount ?? (fiscal ? total : null)
  if (invoice.items.length > 0 && whole !== null && sum !== null && sum !== whole)
    warnings.push({ code: 'lines-differ', values: [fromCents(sum), fromCents(whole)] })
  return warnings
}
