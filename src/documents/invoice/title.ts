/** The custom data in an OFD's title: a few fields, in Chinese names, by the program that wrote it. */
import { valueOf } from './data-xml.ts'
import type { InvoiceField } from '#core/materials/document-reading.ts'
import type { Reading } from './invoice.ts'

/** 合计金额 is without tax, 价税合计 with. */
const names: Readonly<Record<string, InvoiceField>> = {
  发票代码: 'invoiceCode',
  发票号码: 'invoiceNumber',
  开票日期: 'issueDate',
  校验码: 'checkCode',
  购买方名称: 'buyerName',
  购买方纳税人识别号: 'buyerTaxId',
  销售方名称: 'sellerName',
  销售方纳税人识别号: 'sellerTaxId',
  合计金额: 'amountExcludingTax',
  合计税额: 'tax',
  价税合计: 'amountIncludingTax',
}

/** What the title says; names that are not known are left alone. */
export function readTitle(title: ReadonlyMap<string, string>): Reading {
  const fields: Partial<Record<InvoiceField, string>> = {}
  for (const [name, text] of title) {
    const field = names[name]
    const value = field && valueOf(field, text)
    if (field && value !== undefined) fields[field] = value
  }
  return { source: 'title', fields, items: [] }
}
