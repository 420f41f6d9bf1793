/** What a bill says of itself, short enough to be kept with a finding, and where each of it was read. Nothing of it names a person. */
import { maskParty } from '../people/mask-party.ts'
import type { DocumentKind, DocumentReading, Source } from './document-reading.ts'

export const statedFields = ['invoiceCode', 'invoiceNumber', 'issueDate', 'sellerName', 'amountIncludingTax'] as const
export type StatedField = (typeof statedFields)[number]

export interface BillStated {
  readonly kind: DocumentKind | null
  readonly fields: Readonly<Partial<Record<StatedField, string>>>
  readonly from: Readonly<Partial<Record<StatedField | 'items', Source>>>
}

/** Null when no bill was read. A seller that may be a person is masked. */
export function billStated({ kind, invoice, from }: DocumentReading): BillStated | null {
  if (!invoice) return null
  const read = statedFields.flatMap((field) => {
    const value = invoice[field]
    return value === null ? [] : [[field, field === 'sellerName' ? maskParty(value) : value] as const]
  })
  const where = [...read.map(([field]) => field), 'items' as const].flatMap((field) => (from[field] ? [[field, from[field]] as const] : []))
  return { kind, fields: Object.fromEntries(read), from: Object.fromEntries(where) }
}
