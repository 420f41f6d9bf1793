/**
 * What a QR code on a bill says, as far as its form is known. Reading is not verifying: nothing here asks a tax or fiscal system, and a
 * form that is not known stays `link` or `other` with its raw text. Forms: domain research §5; VAT payloads are comma-separated,
 * `01,type,code,number,amount,date,check code,tail`, and writers differ in trailing commas, blanks and missing decimals.
 */

import { isoDate } from './invoice/invoice.ts'

/** Same shape as the contract's QrReading. */
export interface QrReading {
  /** As read from the picture, unchanged. */
  readonly text: string
  readonly kind: 'vatInvoice' | 'fiscalBill' | 'link' | 'other'
  readonly fields: Record<string, string>
}

const mostText = 7_089

/** Type digits → what the invoice calls itself. Types not listed are kept as their digits only. */
const vatTypes: Readonly<Record<string, string>> = {
  '01': '增值税专用发票',
  '02': '货物运输业增值税专用发票',
  '03': '机动车销售统一发票',
  '04': '增值税普通发票',
  '08': '增值税电子专用发票',
  '10': '增值税电子普通发票',
  '11': '增值税普通发票（卷式）',
  '14': '通行费增值税电子普通发票',
  '15': '二手车销售统一发票',
  '20': '增值税电子专用发票',
  '31': '电子发票（增值税专用发票）',
  '32': '电子发票（普通发票）',
  '51': '电子发票（铁路电子客票）',
}

/** Names under which fiscal bills carry their figures, in text or as parameters of a link; only exact names count. */
const fiscalNames = {
  billCode: ['票据代码', '电子票据代码', 'billcode', 'billbatchcode', 'einvoicecode'],
  billNumber: ['票据号码', '电子票据号码', 'billno', 'billnumber', 'einvoicenumber', 'einvoiceno'],
  checkCode: ['校验码', 'checkcode', 'randomcode', 'random'],
  amount: ['金额', '总金额', '金额合计', '票据金额', 'amount', 'totalamount', 'billamount'],
  date: ['开票日期', '日期', 'billdate', 'issuedate', 'issuetime'],
} as const

/**
 * `fields` by kind. vatInvoice: type, typeName, code (12 or 10 digits, digital ones have none), number, amount (decimal string),
 * amountMeaning ('withTax' | 'withoutTax', absent where the type does not tell), date (YYYY-MM-DD), checkCode, tail.
 * fiscalBill: billCode, billNumber, checkCode, amount, date as far as named. link: url, host. other: none.
 */
export function readPayload(text: string): QrReading {
  // The largest code holds 2,953 bytes or 7,089 digits; what claims to be longer came from somewhere else.
  if (text.length > mostText) return { text, kind: 'other', fields: {} }
  const plain = text.trim()
  const fields = vatFields(plain)
  if (fields) return { text, kind: 'vatInvoice', fields }
  const bill = fiscalFields(plain)
  if (bill) return { text, kind: 'fiscalBill', fields: bill }
  const link = linkFields(plain)
  return link ? { text, kind: 'link', fields: link } : { text, kind: 'other', fields: {} }
}

function vatFields(text: string): Record<string, string> | null {
  const parts = text
    .replaceAll('，', ',')
    .split(',')
    .map((part) => part.trim())
  const [version, type, code = '', number = '', amount = '', day = '', checkCode = '', ...rest] = parts
  if (version !== '01' || type === undefined || !/^\d{2}$/.test(type)) return null
  const digital = code === '' && /^\d{20}$/.test(number)
  const classic = /^(\d{10}|\d{12})$/.test(code) && /^\d{8}$/.test(number)
  const date = dateIn(day)
  if (!(digital || classic) || (day !== '' && date === null) || !/^(-?\d{1,12}(\.\d{1,2})?)?$/.test(amount)) return null
  const tail = rest.find((part) => part !== '') ?? ''
  return given({
    type,
    typeName: vatTypes[type] ?? '',
    code,
    number,
    amount,
    // The total to pay stands on digital invoices only; before them it was the amount without tax.
    amountMeaning: amount === '' ? '' : digital ? 'withTax' : 'withoutTax',
    date: date ?? '',
    checkCode: /^\d{20}$/.test(checkCode) ? checkCode : '',
    tail: /^[0-9A-F]{4}$/i.test(tail) ? tail : '',
  })
}

function fiscalFields(text: string): Record<string, string> | null {
  const pairs = namedPairs(text)
  const find = (names: readonly string[]) =>
    names.map((name) => pairs.get(name)).find((value) => value !== undefined && value !== '') ?? ''
  const billCode = find(fiscalNames.billCode)
  const billNumber = find(fiscalNames.billNumber)
  if (!/^[0-9A-Za-z]{6,12}$/.test(billCode) || !/^\d{8,10}$/.test(billNumber)) return null
  const checkCode = find(fiscalNames.checkCode)
  const amount = find(fiscalNames.amount)
  return given({
    billCode,
    billNumber,
    checkCode: /^[0-9A-Za-z]{4,8}$/.test(checkCode) ? checkCode : '',
    amount: /^\d{1,9}(\.\d{1,2})?$/.test(amount) ? amount : '',
    date: dateIn(find(fiscalNames.date)) ?? '',
    host: linkFields(text)?.['host'] ?? '',
  })
}

/** name=value of a link, and name:value of a text, names in lower case. */
function namedPairs(text: string): Map<string, string> {
  const link = linkFields(text)
  if (link)
    return new Map([...new URL(link['url']!).searchParams].map(([name, value]) => [name.toLowerCase(), value.trim()]))
  const found = text.matchAll(
    /([\p{L}]{2,20})(?:[(（]元[)）])?\s*[:：=]\s*(?:[¥￥]\s*)?([0-9A-Za-z]{1,40}(?:[.-]\d{1,40})*)(?![0-9A-Za-z.]|[,，]\d)/gu,
  )
  return new Map([...found].map(([, name, value]) => [name!.toLowerCase(), value!]))
}

function linkFields(text: string): Record<string, string> | null {
  if (!/^https?:\/\/\S+$/i.test(text)) return null
  const url = URL.parse(text)
  return url ? { url: text, host: url.host } : null
}

/** As codes write a day; anything else is none. */
const dateIn = (day: string): string | null => (/^\d{4}([-/]?)\d{2}\1\d{2}$/.test(day) ? isoDate(day) : null)

const given = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
