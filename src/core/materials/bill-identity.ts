/** Which bill a bill is: its code and number, written in one way, so that a picture of it and its file are known as the same. */
import type { InvoiceFields } from './document-reading.ts'

/**
 * `code/number`, or `/number` for digital invoices, which have no code and a number of 20 digits. Null when what is needed was not
 * read: eight digits without their code are on thousands of bills.
 */
export function billIdentity({ invoiceCode, invoiceNumber }: Pick<InvoiceFields, 'invoiceCode' | 'invoiceNumber'>): string | null {
  const [code, number] = [plain(invoiceCode), plain(invoiceNumber)]
  if (/^\d{20}$/.test(number)) return `/${number}`
  return code !== '' && /^\d{6,}$/.test(number) ? `${code}/${number}` : null
}

const plain = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
