/**
 * Invoices drawn for tests, in both forms (the VAT form before digital invoices, and the digital one), as OFD parts or as a page for
 * Chromium to print. Every name and figure is invented; the places of words follow the printed forms.
 */
import type { Invoice, InvoiceItem } from '#core/materials/document-reading.ts'
import { escape, paperHtml, paperOfd, wrap, type Page, type Text } from './drawn-paper.ts'

export type Form = 'classic' | 'digital'
/** What is written into an OFD beside the page. */
export type Layer = 'data' | 'tags' | 'title'

/** The text of the QR code: without tax before digital invoices, with tax on them. */
export function qrTextOf(invoice: Invoice, form: Form): string {
  const day = (invoice.issueDate ?? '').replaceAll('-', '')
  return form === 'classic'
    ? `01,10,${invoice.invoiceCode},${invoice.invoiceNumber},${invoice.amountExcludingTax},${day},${invoice.checkCode},1A2B,`
    : `01,32,,${invoice.invoiceNumber},${invoice.amountIncludingTax},${day},,1A2B`
}

/** The pages of the form. More lines than fit go on: on list pages (classic) or on further pages of the same form (digital). */
function draw(invoice: Invoice, form: Form): Page[] {
  let id = 100
  const pages: Page[] = []
  let texts: Text[] = []
  const put = (x: number, y: number, text: string | null, more: Partial<Text> = {}) => {
    if (text) texts.push({ id: ++id, x, y, size: 3.175, text, ...more })
  }
  const chinese = (iso: string | null) => (iso ?? '').replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日')
  const columns = {
    name: 5,
    specification: 42,
    unit: 84.5,
    quantity: 112,
    unitPrice: 134,
    amount: 162,
    taxRate: 175,
    tax: 205,
  }
  const heads = (y: number) => {
    put(form === 'classic' ? 24 : 15.5, y, '项目名称')
    put(63.4, y, '规格型号')
    put(85, y, '单位')
    put(99, y, '数')
    put(105, y, '量')
    put(120, y, '单 价')
    put(144, y, '金')
    put(151, y, '额')
    put(165, y, form === 'classic' ? '税率' : '税率/征收率', { size: form === 'classic' ? 3.175 : 2 })
    put(184, y, '税')
    put(191, y, '额')
  }
  const line = (item: InvoiceItem, y: number): number => {
    const pieces = wrap(item.name ?? '', 36)
    for (const [at, piece] of pieces.entries()) put(columns.name, y + at * 4.5, piece)
    put(columns.specification, y, item.specification)
    put(columns.unit, y, item.unit)
    put(columns.quantity, y, item.quantity, { right: true })
    put(columns.unitPrice, y, item.unitPrice, { right: true })
    put(columns.amount, y, item.amount, { right: true })
    put(columns.taxRate, y, item.taxRate, { right: true })
    put(columns.tax, y, item.tax, { right: true })
    return pieces.length * 4.5
  }
  const sum = (x: number, y: number, value: string | null) =>
    put(x, y, value === null ? null : `¥${value}`, { right: true })
  const first = () => {
    put(form === 'classic' ? 68 : 60, 12, form === 'classic' ? '上海增值税电子普通发票' : '电子发票（普通发票）', {
      size: 6,
    })
    if (form === 'classic') {
      for (const [label, value, y] of [
        ['发票代码：', invoice.invoiceCode, 10],
        ['发票号码：', invoice.invoiceNumber, 15.5],
        ['开票日期：', chinese(invoice.issueDate), 21],
      ] as const) {
        put(148.5, y, label)
        put(165, y - 0.4, value)
      }
      put(148.5, 26.8, '校')
      put(153.3, 26.8, '验')
      put(158, 26.8, '码：')
      put(165, 26.4, (invoice.checkCode ?? '').replace(/(.{5})(?=.)/g, '$1 '))
      put(5.5, 27.2, '机器编号：')
      put(22, 27.1, '661000000001')
      for (const [at, character] of ['购', '买', '方'].entries()) put(6.6, 35.5 + at * 6.3, character)
      for (const [at, character] of ['密', '码', '区'].entries()) put(120.1, 35.5 + at * 6.3, character)
      put(127, 34.8, '0092--9<+4-+/8+>-0<1<>157731', { size: 4.2 })
      put(127, 39.2, '<+/82/>8*//1+>75-36+99600166', { size: 4.2 })
    }
    party(form === 'classic' ? [13, 34.2, 39.5] : [11, 36.1, 46.6], invoice.buyerName, invoice.buyerTaxId)
    if (form === 'digital') {
      put(154, 13.6, '发票号码：')
      put(170, 13.9, invoice.invoiceNumber)
      put(154, 19.6, '开票日期：')
      put(170, 20, chinese(invoice.issueDate))
      for (const [at, character] of Array.from('购买方信息').entries()) put(5.5, 35.1 + at * 3.5, character)
      for (const [at, character] of Array.from('销售方信息').entries()) put(106, 35.1 + at * 3.5, character)
      party([111.5, 36.1, 46.6], invoice.sellerName, invoice.sellerTaxId)
    }
    heads(55.7)
  }
  const party = ([x, y, below]: readonly number[], name: string | null, taxId: string | null) => {
    if (form === 'classic') {
      put(x!, y!, '名')
      put(x! + 15.5, y!, '称：')
    } else put(x!, y!, '名称：')
    put(form === 'classic' ? 36.2 : x! + 9, y! - 0.5, name)
    put(x!, below!, form === 'classic' ? '纳税人识别号：' : '统一社会信用代码/纳税人识别号：', {
      size: form === 'classic' ? 3.175 : 2.8,
    })
    put(form === 'classic' ? 36.2 : x! + 43.5, below! - 0.3, taxId, { size: 4 })
  }
  const foot = (y: number) => {
    put(20, y, '合')
    put(35, y, '计')
    sum(162, y, invoice.amountExcludingTax)
    sum(205, y, invoice.tax)
    put(16.8, y + 6.5, '价税合计（大写）')
    put(62, y + 6.5, '壹佰圆整')
    put(150, y + 6.5, '（小写）')
    put(166, y + 6.2, `¥${invoice.amountIncludingTax}`, { size: 3.88 })
    if (form === 'classic') {
      party([13, 108, 113], invoice.sellerName, invoice.sellerTaxId)
      put(120.3, 110.7, '备')
      put(120.3, 117.2, '注')
      put(126, 107.6, '备注里的一句话 100.00')
    } else put(11, y + 14, '备注里的一句话 100.00')
    put(12, 128, '收款人：')
    put(24, 128, '某某')
    put(105, 128, '开票人：')
    put(118, 128, '某某某')
  }
  const end = (height: number) => {
    pages.push({ height, texts })
    texts = []
  }
  const { items } = invoice
  const fits = items.reduce((sum, item) => sum + wrap(item.name ?? '', 36).length, 0) <= 8
  first()
  if (form === 'classic' && !fits) {
    put(5.5, 59.5, '(详见销货清单)')
    put(162, 59.5, invoice.amountExcludingTax, { right: true })
    put(205, 59.5, invoice.tax, { right: true })
    foot(95.5)
    end(140)
    for (let at = 0; at < items.length; at += 25) {
      put(45, 20, '销售货物或者提供应税劳务、服务清单', { size: 6.6 })
      put(10, 40, '购买方名称：')
      put(34, 40, invoice.buyerName)
      heads(63)
      put(5, 63, '序号')
      const part = items.slice(at, at + 25)
      for (const [index, item] of part.entries()) {
        put(7, 70 + index * 7, String(at + index + 1))
        shift(() => line(item, 70 + index * 7))
      }
      const last = at + 25 >= items.length
      put(6, 258, '小计')
      if (last) {
        put(6, 265, '合计')
        sum(162, 265, invoice.amountExcludingTax)
        sum(205, 265, invoice.tax)
      }
      put(6, 274, '备注')
      put(16, 274, '清单里的一句话')
      end(297)
    }
    return pages
  }
  let y = 59.5
  for (const [index, item] of items.entries()) {
    y += line(item, y)
    if (y > 88 && index + 1 < items.length) {
      put(20, 95.5, '小')
      put(35, 95.5, '计')
      end(140)
      first()
      y = 59.5
    }
  }
  foot(95.5)
  end(140)
  return pages

  /** On a list's page the names begin after the running number. */
  function shift(work: () => void): void {
    const from = texts.length
    work()
    for (let at = from; at < texts.length; at++) if (texts[at]!.x === columns.name) texts[at] = { ...texts[at]!, x: 13 }
  }
}

/** A page that Chromium prints as the invoice, with its QR code as a picture. */
export const invoiceHtml = (invoice: Invoice, form: Form): Promise<string> =>
  paperHtml(draw(invoice, form), qrTextOf(invoice, form))

/** The invoice as an OFD; `layers`: what is written beside the pages. */
export function invoiceOfd(invoice: Invoice, form: Form, layers: readonly Layer[] = []): Promise<Buffer> {
  const title: [string, string | null][] = [
    ['发票号码', invoice.invoiceNumber],
    ['合计金额', invoice.amountExcludingTax],
    ['合计税额', invoice.tax],
    ['购买方名称', invoice.buyerName],
    ['开票日期', (invoice.issueDate ?? '').replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日')],
  ]
  const attached = layers.includes('data') ? [{ name: 'original_invoice', text: invoiceData(invoice) }] : []
  return paperOfd(draw(invoice, form), qrTextOf(invoice, form), layers.includes('title') ? title : [], attached)
}

/** `original_invoice.xml`. */
export function invoiceData(invoice: Invoice): string {
  const field = (name: string, value: string | null) => `<fp:${name}>${escape(value ?? '')}</fp:${name}>`
  const goods = invoice.items.map(
    (item) =>
      `<fp:GoodsInfo>${field('Item', item.name)}${field('Specification', item.specification)}${field('MeasurementDimension', item.unit)}${field('Price', item.unitPrice)}${field('Quantity', item.quantity)}${field('Amount', item.amount)}${field('TaxScheme', item.taxRate)}${field('TaxAmount', item.tax)}</fp:GoodsInfo>`,
  )
  return `<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019" Version="1.0">${field('InvoiceCode', invoice.invoiceCode)}${field('InvoiceNo', invoice.invoiceNumber)}${field('IssueDate', (invoice.issueDate ?? '').replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日'))}${field('InvoiceCheckCode', invoice.checkCode)}<fp:Buyer>${field('BuyerName', invoice.buyerName)}${field('BuyerTaxID', invoice.buyerTaxId)}</fp:Buyer><fp:Seller>${field('SellerName', invoice.sellerName)}${field('SellerTaxID', invoice.sellerTaxId)}</fp:Seller>${field('TaxInclusiveTotalAmount', invoice.amountIncludingTax)}${field('TaxTotalAmount', invoice.tax)}${field('TaxExclusiveTotalAmount', invoice.amountExcludingTax)}<fp:GoodsInfos>${goods.join('')}</fp:GoodsInfos></eInvoice>`
}

/** The XML of a digital invoice. */
export function digitalXml(invoice: Invoice): string {
  const field = (name: string, value: string | null) => `<${name}>${escape(value ?? '')}</${name}>`
  const lines = invoice.items.map(
    (item) =>
      `<IssuItemInformation>${field('ItemName', item.name)}${field('SpecMod', item.specification)}${field('MeaUnits', item.unit)}${field('Quantity', item.quantity)}${field('UnPrice', item.unitPrice)}${field('Amount', item.amount)}${field('TaxRate', item.taxRate)}${field('ComTaxAm', item.tax)}</IssuItemInformation>`,
  )
  return `<EInvoice><Header>${field('EIid', invoice.invoiceNumber)}</Header><EInvoiceData><SellerInformation>${field('SellerIdNum', invoice.sellerTaxId)}${field('SellerName', invoice.sellerName)}</SellerInformation><BuyerInformation>${field('BuyerIdNum', invoice.buyerTaxId)}${field('BuyerName', invoice.buyerName)}</BuyerInformation><BasicInformation>${field('TotalAmWithoutTax', invoice.amountExcludingTax)}${field('TotalTaxAm', invoice.tax)}${field('TotalTax-includedAmount', invoice.amountIncludingTax)}${field('RequestTime', `${invoice.issueDate} 10:20:30`)}</BasicInformation>${lines.join('')}</EInvoiceData><TaxSupervisionInfo>${field('InvoiceNumber', invoice.invoiceNumber)}${field('IssueTime', `${invoice.issueDate} 10:20:31`)}</TaxSupervisionInfo></EInvoice>`
}
