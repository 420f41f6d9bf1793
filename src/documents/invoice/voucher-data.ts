/**
 * Vouchers as XBRL instances (电子凭证会计数据标准, namespaces below xbrl.mof.gov.cn): VAT invoices (`inv`), whose names are plain; tickets of
 * railways (`rai`) and airlines (`atr`), which are told apart only. Prefixes are cut off by the parser, so the names alone count.
 */
import { plainCharacters } from '#core/people/plain-characters.ts'
import { invoiceFields, type InvoiceField } from '#core/materials/document-reading.ts'
import { valueOf } from './data-xml.ts'
import { emptyItem, printedAmount, type Reading } from './invoice.ts'
import { below, child, textBelow, type Element } from './xml.ts'

const fieldNames: Readonly<Record<InvoiceField, string>> = {
  invoiceCode: 'CodeOfInvoice',
  invoiceNumber: 'NumberOfInvoice',
  issueDate: 'DateOfIssue',
  checkCode: 'IdentifyingCode',
  buyerName: 'NameOfPurchaser',
  buyerTaxId: 'TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfPurchaser',
  sellerName: 'NameOfSeller',
  sellerTaxId: 'TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfSeller',
  amountExcludingTax: 'TotalAmountExcludingTax',
  tax: 'TotalTaxAmount',
  amountIncludingTax: 'TaxIncludedAmountInFigures',
}
const tickets = ['ElectronicInvoiceRailwayETicketNumber', 'ElectronicInvoiceAirTransportReceiptNumber', 'ETicketNumber']

/** A ticket of a railway or an airline. */
export const isTicketData = (root: Element): boolean =>
  root.name === 'xbrl' && tickets.some((name) => textBelow(root, name) !== undefined)

export const isVoucherData = (root: Element): boolean =>
  root.name === 'xbrl' && !isTicketData(root) && textBelow(root, fieldNames.invoiceNumber) !== undefined

/** What the instance says. Specification, unit and quantity have names that no source here gives; they stay absent. */
export function readVoucher(root: Element): Reading {
  const fields: Partial<Record<InvoiceField, string>> = {}
  for (const field of invoiceFields) {
    const value = valueOf(field, textBelow(root, fieldNames[field]))
    if (value !== undefined) fields[field] = value
  }
  const items = below(root, 'InformationOfTaxableGoodsOrServicesDetailItemsTuple').map((tuple) => {
    const text = (name: string) => child(tuple, name)?.text.trim() || null
    const [name, amount, tax] = [text('NameOfTaxableGoodsOrServices'), text('AmountExcludingTax'), text('TaxAmount')]
    return {
      ...emptyItem,
      name: name && plainCharacters(name),
      unitPrice: text('UnitPriceOfGoodsOrServices'),
      amount: amount && printedAmount(amount),
      taxRate: text('TaxRate'),
      tax: tax && printedAmount(tax),
    }
  })
  return { source: 'data', fields, items: items.filter(({ name, amount }) => name !== null || amount !== null) }
}
