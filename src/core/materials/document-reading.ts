/**
 * What a paper says of itself: an electronic invoice (发票), a fiscal bill (财政电子票据) or a fee list (费用清单), each field as printed, absent
 * ones null, and where each was read. Read, never verified: nobody was asked.
 */
import type { PlainDate } from '../clock/date.ts'

/** Where a field was read, the surest first: a file's own data, marks on the page, the file's title data, the page's text, its QR code. */
export const sources = ['data', 'tags', 'title', 'page', 'qr', 'sum'] as const
export type Source = (typeof sources)[number]

/** Fields of one line of goods, services or fees; each as printed. */
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
  /** Day of the charge, where the list prints one per line (fee lists of hospitals). */
  readonly date?: PlainDate
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

/**
 * Decimal strings without currency sign; dates YYYY-MM-DD. On a fiscal bill code, number and check code are 票据代码, 票据号码, 校验码; the
 * buyer is 交款人, the seller 收款单位, and the amount including tax is 金额合计.
 */
export type InvoiceFields = { readonly [field in InvoiceField]: string | null }
export interface Invoice extends InvoiceFields {
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

/** 增值税发票 before digital ones · 数电票 · 财政电子票据 (also 医疗收费电子票据) · 费用清单. */
export const documentKinds = ['vatInvoice', 'digitalInvoice', 'fiscalBill', 'feeList'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** 已作废 · 红字 / 已冲红 · 已换开纸质票据: only where the paper itself says so. */
export const billMarks = ['voided', 'redFlushed', 'exchanged'] as const
export type BillMark = (typeof billMarks)[number]

/** An item list that is no bill: what a hospital prints beside one. */
export interface FeeList {
  /** As printed; null where none stands there. */
  readonly patientName: string | null
  readonly items: readonly InvoiceItem[]
  /** 合计 as printed; null where none stands there. */
  readonly total: string | null
}

export interface DocumentReading {
  readonly kind: DocumentKind | null
  /** Text of the QR code that is the bill's, when there is one. */
  readonly qrText: string | null
  /** Every different text of a QR code that was found, raw. */
  readonly qrTexts: readonly string[]
  readonly invoice: Invoice | null
  readonly feeList: FeeList | null
  /** First and last day of treatment (就诊日期, 住院日期), where the paper says them. */
  readonly treatment: { readonly from: PlainDate; readonly to: PlainDate } | null
  readonly marks: readonly BillMark[]
  /** Where each field was read. */
  readonly from: Readonly<Partial<Record<InvoiceField | 'items', Source>>>
  readonly signature: SignatureState
  readonly warnings: readonly Warning[]
}
