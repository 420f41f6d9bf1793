/** What papers, their fields, places and seals are called once they were read. */
import type { BillMark, DocumentKind, InvoiceField, SignatureState, Source } from '#core/materials/document-reading.ts'
import type { Language } from './date.ts'
import type { Text } from './word.ts'

export const documentNames: Readonly<Record<DocumentKind, Text>> = {
  vatInvoice: { zh: '增值税发票', en: 'a VAT invoice' },
  digitalInvoice: { zh: '数电发票', en: 'a digital invoice' },
  fiscalBill: { zh: '财政电子票据', en: 'a fiscal e-bill' },
  feeList: { zh: '费用清单', en: 'a fee list' },
}

/** A paper as it is called: by its label, and where that is only a number, with what it was read as. */
export function paperName(label: string, document: DocumentKind | null | undefined, language: Language): string {
  if (!document || !numberedLabel.test(label)) return label
  const kind = documentNames[document][language]
  return language === 'zh' ? `${label}（${kind}）` : `${label} (${kind})`
}

/** What the screens and the phone call a paper that nobody named. */
const numberedLabel = /^(材料|手机拍|Paper) \d+$/

export const fieldNames: Readonly<Record<InvoiceField, Text>> = {
  invoiceCode: { zh: '发票代码', en: 'Invoice code' },
  invoiceNumber: { zh: '发票号码', en: 'Invoice number' },
  issueDate: { zh: '开票日期', en: 'Issued' },
  checkCode: { zh: '校验码', en: 'Check code' },
  buyerName: { zh: '购买方', en: 'Buyer' },
  buyerTaxId: { zh: '购买方税号', en: 'Buyer’s tax number' },
  sellerName: { zh: '销售方', en: 'Seller' },
  sellerTaxId: { zh: '销售方税号', en: 'Seller’s tax number' },
  amountExcludingTax: { zh: '金额（不含税）', en: 'Amount without tax' },
  tax: { zh: '税额', en: 'Tax' },
  amountIncludingTax: { zh: '价税合计', en: 'Total with tax' },
}

/** The same fields as fiscal bills call them. */
export const fiscalFieldNames: typeof fieldNames = {
  ...fieldNames,
  invoiceCode: { zh: '票据代码', en: 'Bill code' },
  invoiceNumber: { zh: '票据号码', en: 'Bill number' },
  buyerName: { zh: '交款人', en: 'Payer' },
  buyerTaxId: { zh: '交款人代码', en: 'Payer’s code' },
  sellerName: { zh: '收款单位', en: 'Payee' },
  amountIncludingTax: { zh: '金额合计', en: 'Total' },
}

/** Where a field was read. */
export const sourceWords: Readonly<Record<Source, Text>> = {
  data: { zh: '文件数据', en: 'the file’s data' },
  tags: { zh: '文件标记', en: 'marks in the file' },
  title: { zh: '文件标题', en: 'the file’s title' },
  page: { zh: '票面文字', en: 'the printed page' },
  qr: { zh: '二维码', en: 'the QR code' },
  sum: { zh: '金额加税额', en: 'amount plus tax' },
}

/** What the paper says has become of it. */
export const billMarkWords: Readonly<Record<BillMark, Text>> = {
  voided: { zh: '已作废', en: 'voided' },
  redFlushed: { zh: '红字（冲红）', en: 'reversed' },
  exchanged: { zh: '已换开', en: 'exchanged for paper' },
}

/** What looking at the seal found; nobody was asked. */
export const signatureWords: Readonly<Record<SignatureState, Text>> = {
  none: { zh: '没有签章', en: 'none' },
  intact: { zh: '签章完好', en: 'intact' },
  unknown: { zh: '和文件对得上，签章人没有核实', en: 'fits the file; its signer is not known here' },
  altered: { zh: '盖章后文件被改过', en: 'the file was altered after sealing' },
  removed: { zh: '签章被拿掉了', en: 'the seal was taken out' },
}
