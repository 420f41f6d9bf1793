/** Data files of every kind that is read: VAT and digital invoices, fiscal bills, vouchers. */
import { isInvoiceData, readData } from './data-xml.ts'
import { isFiscalData, readFiscalData } from './fiscal-data.ts'
import type { Reading } from './invoice.ts'
import { isVoucherData, readVoucher } from './voucher-data.ts'
import type { Element } from './xml.ts'

/** Whether this tree is a bill of any kind that can be read, and may come in as one. */
export const isBillData = (root: Element): boolean => isFiscalData(root) || isVoucherData(root) || isInvoiceData(root)

/** What the tree says; undefined where it is none of them. */
export function readBillData(root: Element): Reading | undefined {
  if (isFiscalData(root)) return readFiscalData(root)
  if (isVoucherData(root)) return readVoucher(root)
  return isInvoiceData(root) ? readData(root, 'data') : undefined
}
