/** The lines of a paper as the comparison takes them: whole cents, tax included, as people pay them. */
import { amountCents } from './amount.ts'
import type { DocumentReading, InvoiceItem } from './document-reading.ts'
import type { ListLine } from './reconcile.ts'

/**
 * The items of an invoice or the lines of a fee list; null when there are none or the amount of one could not be read: a list with a hole
 * in it would make a difference of its own.
 */
export function linesOfPaper({ invoice, feeList }: Pick<DocumentReading, 'invoice' | 'feeList'>): ListLine[] | null {
  const items = invoice?.items.length ? invoice.items : (feeList?.items ?? [])
  const lines = items.map((item) => lineOf(item))
  return lines.length > 0 && lines.every((line) => line !== null) ? lines : null
}

function lineOf({ name, amount, tax, date }: InvoiceItem): ListLine | null {
  const net = amountCents(amount ?? '')
  // Exempt lines print stars, a word, a dash or nothing for the tax.
  const added = /^(\*+|免税|不征税|[-—]+)?$/.test((tax ?? '').trim()) ? 0 : amountCents(tax!)
  return net === null || added === null ? null : { name: (name ?? '').trim(), cents: net + added, ...(date && { date }) }
}
