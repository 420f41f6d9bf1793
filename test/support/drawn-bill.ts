/**
 * Fiscal e-bills (财政电子票据, medical ones above all) and hospitals' fee lists, drawn for tests as data, OFD and PDF. Everything on them is
 * invented; the places of words follow the printed forms.
 *
 * The two papers of a case: `drawFiscalBillOfd(billOf({ … }))` and `drawFeeListPdf(browser, listOf({ … }))`.
 */
import type { Browser } from 'playwright-core'
import type { InvoiceItem } from '#core/materials/document-reading.ts'
import { escape, paperHtml, paperOfd, sizeOf, withAttachedFile, wrap, type Page, type Text } from './drawn-paper.ts'

export interface FiscalBill {
  /** What it calls itself at the top. */
  readonly title: string
  /** 票据代码, 票据号码, 校验码. */
  readonly code: string
  readonly number: string
  readonly checkCode: string
  /** 交款人; `payerCode`: its credit code, people have none. */
  readonly payer: string
  readonly payerCode: string | null
  /** 收款单位. */
  readonly issuer: string
  /** YYYY-MM-DD. */
  readonly issueDate: string
  /** 金额合计, e.g. `213.40`. */
  readonly total: string
  readonly items: readonly InvoiceItem[]
  /** The list that belongs to it (医疗收费明细), on pages of its own and as AuxDetails in the data. */
  readonly details: readonly InvoiceItem[]
  /** 就诊日期, or 住院时间 where the days differ. */
  readonly treatment: { readonly from: string; readonly to: string } | null
  /** `blocks`: two columns side by side, quantity and unit in one (medical); `table`: code, name, unit, quantity, standard, amount. */
  readonly form: 'blocks' | 'table'
  /** Printed across the page, e.g. `已作废`. */
  readonly watermark: string | null
  /** 备注 below the table. */
  readonly remark: string | null
}

export interface FeeListPaper {
  readonly title: string
  readonly patient: string | null
  readonly items: readonly InvoiceItem[]
  readonly total: string | null
  readonly treatment: { readonly from: string; readonly to: string } | null
  /** Headings from left to right, as printed. Default: 日期 项目名称 规格 单位 数量 单价 金额. */
  readonly columns: readonly (keyof typeof listColumns)[]
  /** How many lines stand on a page; every page repeats the headings and ends with its own sum. Default 40. */
  readonly linesOnPage: number
  /** Print a sum after every so many lines (分类小计). */
  readonly subtotalEvery: number | null
}

/** Heading → field of the line that stands under it, and its width in millimetres. */
export const listColumns = {
  日期: ['date', 22],
  项目名称: ['name', 52],
  收费项目: ['name', 52],
  药品名称: ['name', 52],
  规格: ['specification', 26],
  单位: ['unit', 14],
  数量: ['quantity', 16],
  单价: ['unitPrice', 22],
  金额: ['amount', 24],
  '金额（元）': ['amount', 24],
  医保类别: [null, 18],
} as const satisfies Record<string, readonly [keyof InvoiceItem | null, number]>

/** A line of a bill or list: `line('挂号费', '18.00')`; what else it says in `more`. */
export const line = (name: string, amount: string, more: Partial<InvoiceItem> = {}): InvoiceItem => ({
  name,
  specification: null,
  unit: null,
  quantity: null,
  unitPrice: null,
  amount,
  taxRate: null,
  tax: null,
  ...more,
})

/** The sum of lines in yuan. */
export const sumOf = (items: readonly InvoiceItem[]): string =>
  (items.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) / 100).toFixed(2)

/**
 * A medical bill with what differs from the default: 陈小满, 213.40 yuan (挂号费 18.00, 西药费 195.40), treated on 2026-02-11. `items` given
 * without `total`: their sum.
 */
export const billOf = (change: Partial<FiscalBill> = {}): FiscalBill => {
  const items = change.items ?? [line('挂号费', '18.00'), line('西药费', '195.40')]
  return {
    title: '虚构市医疗门诊收费票据（电子）',
    code: '31060126',
    number: '0012345678',
    checkCode: 'a1b2c3',
    payer: '陈小满',
    payerCode: null,
    issuer: '虚构市某某区中心医院',
    issueDate: '2026-02-11',
    total: sumOf(items),
    details: [],
    treatment: { from: '2026-02-11', to: '2026-02-11' },
    form: 'blocks',
    watermark: null,
    remark: null,
    ...change,
    items,
  }
}

/** A fee list with what differs from the default: 陈小满, 挂号费 18.00, 西药费 195.40, 检查费 236.00, together 449.40. */
export const listOf = (change: Partial<FeeListPaper> = {}): FeeListPaper => {
  const items = change.items ?? [line('挂号费', '18.00'), line('西药费', '195.40'), line('检查费', '236.00')]
  return {
    title: '虚构市某某区中心医院门诊费用清单',
    patient: '陈小满',
    total: sumOf(items),
    treatment: null,
    columns: ['日期', '项目名称', '规格', '单位', '数量', '单价', '金额'],
    linesOnPage: 40,
    subtotalEvery: null,
    ...change,
    items,
  }
}

/** The text of the bill's code. */
export const billQrText = (bill: FiscalBill): string =>
  `票据代码：${bill.code}\n票据号码：${bill.number}\n校验码：${bill.checkCode}\n金额（元）：${bill.total}\n开票日期：${bill.issueDate}`

/** The bill as data: root `EInvoice`, names of the national data standard. */
export function fiscalBillXml(bill: FiscalBill): string {
  const field = (name: string, value: string | null) => (value === null ? '' : `<${name}>${escape(value)}</${name}>`)
  const lines = (items: readonly InvoiceItem[], prefix: string, tag: string) =>
    items
      .map(
        (item, at) =>
          `<${tag}>${field(`${prefix}ItemCode`, String(1001 + at))}${field(`${prefix}ItemName`, item.name)}${field(`${prefix}ItemUnit`, item.unit)}${field(`${prefix}ItemQuantity`, item.quantity)}${field(`${prefix}ItemStd`, item.unitPrice)}${field(`${prefix}ItemAmount`, item.amount)}</${tag}>`,
      )
      .join('')
  const day = (iso: string) => iso.replaceAll('-', '')
  const stay = bill.treatment && bill.treatment.from !== bill.treatment.to
  const treatment = !bill.treatment
    ? ''
    : stay
      ? field('InHospitalDate', bill.treatment.from) + field('OutHospitalDate', bill.treatment.to)
      : field('MedicalDate', day(bill.treatment.from))
  return `<?xml version="1.0" encoding="UTF-8"?><EInvoice><Header><EInvoiceID>1</EInvoiceID><EInvoiceTag>CZ-EI-31</EInvoiceTag><Version>1.1.0</Version></Header><EInvoiceData><Main>${field('EInvoiceName', bill.title)}${field('EInvoiceCode', bill.code)}${field('EInvoiceNumber', bill.number)}${field('RandomNumber', bill.checkCode)}${field('TotalAmount', bill.total)}${field('IssueDate', day(bill.issueDate))}<IssueTime>10:20:30</IssueTime><InvoicingParty>${field('InvoicingPartyName', bill.issuer)}</InvoicingParty><PayerParty><PayerPartyType>1</PayerPartyType>${field('PayerPartyCode', bill.payerCode)}${field('PayerPartyName', bill.payer)}</PayerParty>${field('Remark', bill.remark)}<MainExt>${treatment}<OwnPayAmount>${bill.total}</OwnPayAmount></MainExt></Main><Details>${lines(bill.items, '', 'Item')}</Details><AuxDetails>${lines(bill.details, 'Aux', 'AuxItem')}</AuxDetails></EInvoiceData></EInvoice>`
}

/** The bill as an OFD; `data`: with its XML attached. */
export const drawFiscalBillOfd = (bill: FiscalBill, data = false): Promise<Buffer> =>
  paperOfd(drawBill(bill), billQrText(bill), [], data ? [{ name: 'einvoice', text: fiscalBillXml(bill) }] : [])

/** The bill as a PDF; `data`: with its XML attached. */
export async function drawFiscalBillPdf(browser: Browser, bill: FiscalBill, data = false): Promise<Buffer> {
  const pdf = await printed(browser, await paperHtml(drawBill(bill), billQrText(bill)))
  return data ? withAttachedFile(pdf, 'einvoice.xml', fiscalBillXml(bill)) : pdf
}

export const drawFeeListOfd = (list: FeeListPaper): Promise<Buffer> => paperOfd(drawList(list), '')
export const drawFeeListPdf = async (browser: Browser, list: FeeListPaper): Promise<Buffer> =>
  printed(browser, await paperHtml(drawList(list), ''))

async function printed(browser: Browser, html: string): Promise<Buffer> {
  const page = await browser.newPage()
  try {
    await page.setContent(html)
    return await page.pdf({ preferCSSPageSize: true, printBackground: true })
  } finally {
    await page.close()
  }
}

type Put = (x: number, y: number, text: string | null, more?: Partial<Text>) => void

/** Gathers words into pages. */
function sheets(): { put: Put; end: (height: number) => void; pages: Page[] } {
  let id = 100
  let texts: Text[] = []
  const pages: Page[] = []
  return {
    pages,
    put: (x, y, text, more = {}) => {
      if (text) texts.push({ id: ++id, x, y, size: 3.175, text, ...more })
    },
    end: (height) => {
      pages.push({ height, texts })
      texts = []
    },
  }
}

function drawBill(bill: FiscalBill): Page[] {
  const { put, end, pages } = sheets()
  const centred = (text: string, y: number, size: number) => put((210 - sizeOf(text, size)) / 2, y, text, { size })
  const heading = (of: string) => {
    put(14, 26, `${of}票据代码：${bill.code}`)
    put(120, 26, `${of}票据号码：`)
    put(120 + sizeOf(`${of}票据号码：`, 3.175), 26, bill.number)
    put(14, 31.5, '交款人统一社会信用代码：')
    put(53, 31.5, bill.payerCode)
    put(120, 31.5, `校验码：${bill.checkCode}`)
    put(14, 37, '交款人：')
    put(27, 37, bill.payer)
    put(120, 37, `开票日期：${bill.issueDate}`)
  }
  const mark = () => put(70, 80, bill.watermark, { size: 20, turned: 30 })
  centred(bill.title, 14, 5)
  heading('')
  let y = bill.form === 'blocks' ? blocks(put, bill.items, 46) : table(put, bill.items, 46)
  y = Math.max(y + 3, 88)
  mark()
  put(14, y, '金额合计（大写）')
  put(42, y, '某佰某拾某元某角')
  put(120, y, `（小写）${bill.total}`)
  y += 6
  if (bill.remark) put(14, y, `备注：${bill.remark}`)
  y += 6
  for (const [at, character] of Array.from('其他信息').entries()) put(8, y - 2 + at * 3.6, character)
  const stay = bill.treatment && bill.treatment.from !== bill.treatment.to
  put(14, y, '业务流水号：2026021100001234')
  if (bill.treatment && !stay) {
    put(80, y, '门诊号：0000123')
    put(120, y, `就诊日期：${bill.treatment.from.replaceAll('-', '')}`)
  }
  if (bill.treatment && stay)
    put(
      80,
      y,
      `住院时间：${bill.treatment.from.replace(/-(\d+)-(\d+)/, '年$1月$2日')}至${bill.treatment.to.replace(/-(\d+)-(\d+)/, '年$1月$2日')}`,
    )
  put(14, y + 5, '医疗机构类型：综合医院')
  put(80, y + 5, '医保类型：')
  put(120, y + 5, '性别：女')
  put(14, y + 10, '医保统筹基金支付：0.00')
  put(80, y + 10, '其他支付：0.00')
  put(120, y + 10, '个人账户支付：12.00')
  put(14, y + 15, `个人现金支付：${bill.total}`)
  put(80, y + 15, '个人自付：88.00')
  put(120, y + 15, '个人自费：1.00')
  put(14, y + 22, '收款单位（章）：')
  put(40, y + 22, bill.issuer)
  put(110, y + 22, '复核人：某某')
  put(150, y + 22, '收款人：某某某')
  end(Math.max(140, y + 30))
  for (let at = 0; at < bill.details.length; at += 60) {
    const part = bill.details.slice(at, at + 60)
    centred('医疗收费明细（电子）', 14, 5)
    heading('所属电子')
    const bottom = blocks(put, part, 46)
    mark()
    put(14, bottom + 4, '小计')
    put(96, bottom + 4, sumOf(part), { right: true })
    if (at + 60 >= bill.details.length) {
      put(14, bottom + 9, '合计')
      put(96, bottom + 9, sumOf(bill.details), { right: true })
    }
    put(14, bottom + 14, `第${at / 60 + 1}页，共${Math.ceil(bill.details.length / 60)}页`)
    end(297)
  }
  return pages
}

/** Two columns side by side, filled line by line. Gives the place below. */
function blocks(put: Put, items: readonly InvoiceItem[], top: number): number {
  for (const x of [14, 110]) {
    put(x + 14, top, '项目名称')
    put(x + 44, top, '数量/单位')
    put(x + 66, top, '金额（元）')
    put(x + 86, top, '备注')
  }
  let y = top + 5.5
  for (let at = 0; at < items.length; at += 2) {
    let height = 1
    for (const [side, item] of items.slice(at, at + 2).entries()) {
      const x = 14 + side * 96
      const pieces = wrap(item.name ?? '', 40)
      for (const [row, piece] of pieces.entries()) put(x, y + row * 4, piece)
      const { quantity, unit } = item
      put(x + 56, y, quantity === null ? null : unit === null ? quantity : `${quantity}/${unit}`, { right: true })
      put(x + 82, y, item.amount, { right: true })
      height = Math.max(height, pieces.length)
    }
    y += 1.5 + height * 4
  }
  return y
}

/** The form of other fiscal bills. */
function table(put: Put, items: readonly InvoiceItem[], top: number): number {
  for (const [x, text] of [
    [14, '项目编码'],
    [50, '项目名称'],
    [92, '单位'],
    [106, '数量'],
    [126, '标准'],
    [152, '金额（元）'],
    [184, '备注'],
  ] as const)
    put(x, top, text)
  let y = top + 6
  for (const [at, item] of items.entries()) {
    put(14, y, `10${String(at).padStart(4, '0')}`)
    const pieces = wrap(item.name ?? '', 48)
    for (const [row, piece] of pieces.entries()) put(36, y + row * 4, piece)
    put(93, y, item.unit)
    put(114, y, item.quantity, { right: true })
    put(138, y, item.unitPrice, { right: true })
    put(168, y, item.amount, { right: true })
    y += 1.5 + pieces.length * 4
  }
  return y
}

function drawList(list: FeeListPaper): Page[] {
  const { put, end, pages } = sheets()
  const { items, columns, linesOnPage } = list
  let x = 8
  const places = columns.map((heading) => {
    const [field, width] = listColumns[heading]
    const place = { heading, field, left: x, right: x + width - 2 }
    x += width
    return place
  })
  const numeric = ['quantity', 'unitPrice', 'amount']
  const amountRight = places.find(({ field }) => field === 'amount')!.right
  const count = Math.max(1, Math.ceil(items.length / linesOnPage))
  for (let number = 0; number < count; number++) {
    put((210 - sizeOf(list.title, 5)) / 2, 14, list.title, { size: 5 })
    if (list.patient) {
      put(8, 22, '姓名：')
      put(19, 22, list.patient)
    }
    put(112, 22, '性别：女')
    put(136, 22, '年龄：36岁')
    put(164, 22, '病历号：00001234')
    if (list.treatment)
      put(
        8,
        28,
        `就诊日期：${list.treatment.from}${list.treatment.to === list.treatment.from ? '' : ` 至 ${list.treatment.to}`}`,
      )
    for (const { heading, field, left, right } of places)
      put(field && numeric.includes(field) ? right : left + 3, 35, heading, {
        right: field !== null && numeric.includes(field),
      })
    let y = 41
    const part = items.slice(number * linesOnPage, (number + 1) * linesOnPage)
    for (const [at, item] of part.entries()) {
      let height = 1
      for (const { field, left, right } of places) {
        const value = field === null ? '甲类' : (item[field] ?? null)
        if (field === 'name') {
          const pieces = wrap(value ?? '', right - left)
          for (const [row, piece] of pieces.entries()) put(left, y + row * 4, piece)
          height = pieces.length
        } else if (field !== null && numeric.includes(field)) put(right, y, value, { right: true })
        else put(left, y, value)
      }
      y += 1.5 + height * 4
      if (list.subtotalEvery && (at + 1) % list.subtotalEvery === 0) {
        put(20, y, '西药费小计')
        put(amountRight, y, sumOf(part.slice(at + 1 - list.subtotalEvery, at + 1)), { right: true })
        y += 5.5
      }
    }
    put(8, y + 2, '本页合计')
    put(amountRight, y + 2, sumOf(part), { right: true })
    if (number + 1 === count && list.total !== null) {
      put(8, y + 8, '合计')
      put(amountRight, y + 8, list.total, { right: true })
    }
    put(8, y + 15, `打印日期：2026-02-12`)
    put(60, y + 15, '收费员：某某')
    put(160, y + 15, `第 ${number + 1} 页 共 ${count} 页`)
    end(Math.max(140, y + 22))
  }
  return pages
}
