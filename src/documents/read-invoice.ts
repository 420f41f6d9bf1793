/** An electronic invoice (OFD, PDF, XML, or a picture of its QR code), read in a child. Read, not verified. */
import { inChild, type ChildFailure } from './child.ts'
import type { DocumentReading } from '#core/materials/document-reading.ts'
import type { InvoiceRequest } from './invoice/read.ts'

export type InvoiceRead =
  | { readonly ok: true; readonly reading: DocumentReading }
  | { readonly ok: false; readonly code: ChildFailure; readonly detail: string }

/** Never throws for content. */
export async function readInvoice(bytes: Buffer): Promise<InvoiceRead> {
  const request: InvoiceRequest = { bytes }
  const look = () =>
    inChild<DocumentReading>(import.meta.resolve('./invoice/read.ts'), request, { timeoutMs: 15_000, memoryMb: 900 })
  const first = await look()
  // A child worn out by what it read before gets no second picture: a fresh one looks once more before the paper is blamed.
  const result = !first.ok && first.code === 'failed' ? await look() : first
  return result.ok ? { ok: true, reading: result.value } : { ok: false, code: result.code, detail: result.detail }
}
