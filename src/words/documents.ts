/** What a paper is called once it was read. */
import type { DocumentKind } from '#core/materials/document-reading.ts'
import type { Text } from './word.ts'

export const documentNames: Readonly<Record<DocumentKind, Text>> = {
  vatInvoice: { zh: '增值税发票', en: 'a VAT invoice' },
  digitalInvoice: { zh: '数电发票', en: 'a digital invoice' },
  fiscalBill: { zh: '财政电子票据', en: 'a fiscal e-bill' },
  feeList: { zh: '费用清单', en: 'a fee list' },
}
