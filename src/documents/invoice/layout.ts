/**
 * An invoice read from where its words stand: labels with what follows them (here), and a table under its heading (table.ts). Works for
 * the VAT forms before digital invoices (one party above, one below) and the digital ones (side by side), drawn by any program.
 */
import { valueOf } from './data-xml.ts'
import type { InvoiceField, InvoiceItem } from '#core/materials/document-reading.ts'
import type { Reading } from './invoice.ts'
import { spaced } from './labelled.ts'
import { joined, type Row, type Word, type WordPage } from './placed-words.ts'
import { tableOf } from './table.ts'

/** Written character by character, a line across the page has 150; each is looked at together with all to its right. */
const mostOnLine = 300

/** Characters of vertical headings in the margins of the form. */
const margin = /^(?:购买方|销售方|密码区|购买方信息|销售方信息|备注|[购买销售方信息密码区备注])$/
/** The encrypted block beside the buyer. */
const cipher = /^(?=.*[+\-*/<>])[\d+\-*/<>]{10,}$/

type Label =
  | 'code'
  | 'number'
  | 'date'
  | 'check'
  | 'machine'
  | 'name'
  | 'taxId'
  | 'address'
  | 'bank'
  | 'lower'
  | 'upper'
  | 'clerk'
const labels: readonly (readonly [Label, RegExp])[] = [
  ['code', /发票代码[:：]?/g],
  ['number', /发票号码[:：]?/g],
  ['date', /开票日期[:：]?/g],
  ['check', /校验码[:：]?/g],
  ['machine', /机器编号[:：]?/g],
  ['taxId', /(?:统一社会信用代码\/)?纳税人识别号[:：]?/g],
  ['name', /名称[:：]/g],
  ['address', /地址、?电话[:：]?/g],
  ['bank', /开户行及账号[:：]?/g],
  ['upper', /价税合计[(（]大写[)）]/g],
  ['lower', /[(（]小写[)）]/g],
  ['clerk', /(?:收款人|复核人?|开票人)[:：]?/g],
]

interface Found {
  readonly label: Label
  readonly page: number
  readonly base: number
  readonly left: number
  /** Where the label itself ends. */
  readonly labelRight: number
  readonly value: string
}

/** What the pages say. Fields that do not stand there are absent; nothing is guessed from a neighbour. */
export function readLayout(pages: readonly WordPage[]): Reading {
  const found = pages.flatMap((page, index) => labelled(page, index))
  const fields: Partial<Record<InvoiceField, string>> = {}
  const take = (field: InvoiceField, label: Label) => {
    for (const { label: each, value } of found) {
      const taken = each === label ? valueOf(field, value) : undefined
      if (taken !== undefined) return void (fields[field] = taken)
    }
  }
  take('invoiceCode', 'code')
  take('invoiceNumber', 'number')
  take('issueDate', 'date')
  take('checkCode', 'check')
  take('amountIncludingTax', 'lower')
  for (const label of ['name', 'taxId'] as const) {
    const [buyer, seller] = parties(found, label)
    const [ofBuyer, ofSeller] =
      label === 'name' ? (['buyerName', 'sellerName'] as const) : (['buyerTaxId', 'sellerTaxId'] as const)
    if (buyer) fields[ofBuyer] = buyer
    if (seller) fields[ofSeller] = seller
  }
  const tables = pages.map(tableOf)
  const items = tables.flatMap((table) => table.items)
  // Where no sum is printed, the line that stands for a list on other pages has it.
  const listed = items.find(isListLine)
  const totals = tables.find(({ total }) => total !== null && !total.part)?.total ?? listed
  const excluding = valueOf('amountExcludingTax', totals?.amount ?? undefined)
  const tax = valueOf('tax', totals?.tax ?? undefined)
  if (excluding !== undefined) fields.amountExcludingTax = excluding
  if (tax !== undefined) fields.tax = tax
  return { source: 'page', fields, items: items.filter((item) => !isListLine(item)) }
}

/** `(详见销货清单)`: no line of goods, but the sum of those on a list. */
const isListLine = ({ name }: InvoiceItem): boolean => /^[(（]?详见.{0,4}清单/.test(name ?? '')

/** Buyer, then seller: side by side on one line, or one above the other. */
function parties(found: readonly Found[], label: Label): (string | undefined)[] {
  const all = found.filter((each) => each.label === label && each.page === found[0]?.page)
  const ordered = all.toSorted((one, other) => one.base - other.base || one.left - other.left)
  return ordered.slice(0, 2).map(({ value }) => value.trim() || undefined)
}

/** Where the block to the right of the parties begins (密码区, 备注) on forms that have one; otherwise the page's edge. */
function rightBlock(page: WordPage): number {
  const edges = page.words
    .filter(
      ({ text, left }) => /^(?:密码区|备注|[密码区备注])$/.test(text.replace(/\s/g, '')) && left > page.width * 0.4,
    )
    .map(({ left }) => left)
  return Math.min(page.width, ...edges)
}

/** Every label of the page with the text between it and the next label of its line. */
function labelled(page: WordPage, index: number): Found[] {
  const edge = rightBlock(page)
  const written = page.words.filter((word) => !isMarginal(word, page) && !cipher.test(word.text))
  const found = written.flatMap((word) =>
    labelsIn(lineFrom(word, written, edge)).map((each) => ({ ...each, page: index })),
  )
  // A label of several words is found again from its second one.
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.label === one.label &&
          Math.abs(other.base - one.base) < 1 &&
          other.left < one.left &&
          one.left < other.labelRight,
      ),
  )
}

/** Whether the word is part of a heading written downwards: 购 / 买 / 方. */
function isMarginal(word: Word, page: WordPage): boolean {
  const text = word.text.replace(/\s/g, '')
  if (!margin.test(text)) return false
  if (text.length > 1) return true
  return page.words.some(
    (other) =>
      other !== word &&
      margin.test(other.text.trim()) &&
      Math.abs(other.left - word.left) < word.size * 0.5 &&
      Math.abs(other.base - word.base) > word.size * 0.8 &&
      Math.abs(other.base - word.base) < word.size * 4,
  )
}

/** A word and what stands to its right on the same line; on a party's line not beyond the block of the parties. */
function lineFrom(word: Word, words: readonly Word[], edge: number): Row {
  const line = words
    .filter(
      ({ left, base, size }) => left >= word.left && Math.abs(base - word.base) <= Math.min(size, word.size) * 0.6,
    )
    .toSorted((one, other) => one.left - other.left)
  const first = [word, ...line.filter((each) => each !== word)].slice(0, mostOnLine)
  const ofParty = word.left < edge && /^(?:统一社会信用代码|纳税人识别号|名)/.test(word.text)
  return { base: word.base, words: ofParty ? first.filter(({ left }) => left < edge) : first }
}

/** The labels that begin within the line's first word, each with the text up to the next label. */
function labelsIn(row: Row): Omit<Found, 'page'>[] {
  const { text, starts } = joined(row)
  const first = starts[1]?.from ?? text.length
  const marks = labels
    .flatMap(([label, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({ label, from: match.index, to: match.index + match[0].length })),
    )
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
  return marks.flatMap((mark, at) => {
    if (mark.from >= first) return []
    const value = text.slice(mark.to, marks[at + 1]?.from)
    const labelRight = starts.findLast(({ from }) => from < mark.to)!.word.right
    return [
      {
        label: mark.label,
        base: row.base,
        left: row.words[0]!.left,
        labelRight,
        value: spaced(value, mark.to, starts),
      },
    ]
  })
}
