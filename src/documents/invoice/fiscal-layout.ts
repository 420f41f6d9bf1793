/** A fiscal bill read from where its words stand: labels, the table of charges, and the pages of its own list (医疗收费明细). */
import type { DocumentReading, FeeList, InvoiceField, InvoiceItem } from '#core/materials/document-reading.ts'
import { fiscalValue, treatmentOf } from './fiscal-data.ts'
import type { Reading } from './invoice.ts'
import { labelledOn } from './labelled.ts'
import { listTableOn, type ListTable } from './list-table.ts'
import { rowsOf, joined, type WordPage } from './placed-words.ts'

const labels = [
  ['invoiceCode', /(?:所属)?(?:电子)?票据代码[:：]?/g],
  ['invoiceNumber', /(?:所属)?(?:电子)?票据号码[:：]?/g],
  ['checkCode', /校验码[:：]?/g],
  ['buyerTaxId', /交款人统一社会信用代码[:：]?/g],
  ['buyerName', /交款人(?!统一)[:：]?/g],
  ['issueDate', /开票日期[:：]?/g],
  ['amountIncludingTax', /[(（]小写[)）][:：]?/g],
  ['sellerName', /收款单位(?:[(（]章[)）])?[:：]?/g],
  ['visit', /(?:就诊|诊疗)(?:日期|时间)[:：]?/g],
  ['stay', /(?:住院|在院)(?:时间|起止日期)[:：]?/g],
  ['admission', /(?:入院|住院)日期[:：]?/g],
  ['discharge', /出院日期[:：]?/g],
  // Nothing is asked of these; they end what stands before them.
  ['end', /复核人[:：]?|收款人[:：]?|开票人[:：]?|金额合计[(（]大写[)）][:：]?|性别[:：]|年龄[:：]/g],
] as const satisfies readonly (readonly [string, RegExp])[]
type Label = (typeof labels)[number][0]

const isListPage = (page: WordPage): boolean =>
  rowsOf(page).some((row) => /^(?:医疗)?(?:收费|费用)(?:明细|清单)(?:[(（]电子[)）])?$/.test(joined(row).text))

/** Whether the pages are a fiscal bill's own; a list that only names the bill it belongs to is none. */
export const isFiscalLayout = (pages: readonly WordPage[]): boolean =>
  pages.some((page) => {
    if (isListPage(page)) return false
    const found = labelledOn(page, labels)
    return found.some(({ label }) => label === 'invoiceCode') && found.some(({ label }) => label === 'invoiceNumber')
  })

/** What the pages say. */
export function readFiscalLayout(pages: readonly WordPage[]): Reading {
  const own = pages.filter((page) => !isListPage(page))
  const listed = pages.filter(isListPage)
  const found = (own.length > 0 ? own : pages).flatMap((page) => labelledOn(page, labels))
  const fields: Partial<Record<InvoiceField, string>> = {}
  for (const { label, value } of found) {
    if (!isField(label) || fields[label] !== undefined) continue
    const taken = fiscalValue(label, value)
    if (taken !== undefined) fields[label] = taken
  }
  const items = tablesOn(own).items
  const list = listed.length > 0 ? tablesOn(listed) : null
  const feeList: FeeList | null =
    list && list.items.length > 0
      ? { patientName: fields.buyerName ?? null, items: list.items, total: list.total }
      : null
  return { source: 'page', fields, items, fiscal: true, feeList, treatment: treatmentIn(found) }
}

/** The tables of several pages as one: the sum is the last that is printed. */
export function tablesOn(pages: readonly WordPage[]): { items: InvoiceItem[]; total: string | null } {
  const items: InvoiceItem[] = []
  let total: string | null = null
  let before: ListTable | undefined
  for (const page of pages) {
    const table = listTableOn(page, before?.blocks)
    if (!table) continue
    items.push(...table.items)
    total = table.total ?? total
    before = table
  }
  return { items, total }
}

const isField = (label: Label): label is Extract<Label, InvoiceField> =>
  !['visit', 'stay', 'admission', 'discharge', 'end'].includes(label)

/** A visit's day, or the first and last of a stay, written as a range or under two labels. */
export function treatmentIn(found: readonly { label: string; value: string }[]): DocumentReading['treatment'] {
  const value = (label: string) => found.find((each) => each.label === label && each.value.trim() !== '')?.value
  const visit = rangeOf(value('visit'))
  const stay = rangeOf(value('stay')) ?? rangeOf(value('admission'))
  if (stay) return treatmentOf(undefined, stay[0], stay[1])
  const whole = treatmentOf(undefined, value('admission'), value('discharge'))
  return whole ?? (visit ? treatmentOf(undefined, visit[0], visit[1]) : treatmentOf(value('visit')))
}

function rangeOf(text: string | undefined): [string, string] | null {
  const days = text
    ?.replace(/\s/g, '')
    .match(/\d{4}年\d{1,2}月\d{1,2}日?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?<!\d)\d{8}(?!\d)/g)
  return days?.length === 2 ? [days[0]!, days[1]!] : null
}
