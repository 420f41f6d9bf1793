/** The table of an invoice, read from where its words stand under the headings. */
import { type InvoiceItem } from '#core/materials/document-reading.ts'
import { printedAmount } from './invoice.ts'
import { joined, rowsOf, type Row, type Word, type WordPage } from './placed-words.ts'

type Column = keyof InvoiceItem | 'other'
const headings: readonly (readonly [Column, RegExp])[] = [
  ['name', /^(项目名称|货物或应税劳务、?服务名称|货物[(（]劳务[)）]名称|货物或应税劳务名称)$/],
  ['specification', /^规格型号$/],
  ['unit', /^单位$/],
  ['quantity', /^数量$/],
  ['unitPrice', /^单价$/],
  ['amount', /^金额$/],
  ['taxRate', /^(税率|税率\/征收率|征收率)$/],
  ['tax', /^税额$/],
]
const numeric: readonly Column[] = ['quantity', 'unitPrice', 'amount', 'taxRate', 'tax']

interface Heading {
  readonly column: Column
  readonly left: number
  readonly right: number
}

export interface Table {
  readonly items: InvoiceItem[]
  /** `part`: of one page of a list only. */
  readonly total: { amount: string | null; tax: string | null; part: boolean } | null
}

/** The table of goods on one page, to its total. */
export function tableOf(page: WordPage): Table {
  const rows = rowsOf(page)
  const head = rows.findIndex((row) => /金额/.test(joined(row).text) && /税额/.test(joined(row).text))
  if (head < 0) return { items: [], total: null }
  const columns = headingsOf(rows[head]!)
  const lines: Partial<Record<Column, string>>[] = []
  let total: Table['total'] = null
  let ended = false
  const body: Word[][] = []
  for (const row of rows.slice(head + 1)) {
    const { text } = joined(row)
    if (/^(?:小计|合计|总计)/.test(text)) {
      const words = row.words.filter((word) => !/^[小合总计]+$/.test(word.text.replace(/\s/g, '')))
      const { amount, tax } = totalsOf(words)
      if (amount !== null) total = { amount, tax, part: text.startsWith('小计') }
      ended = true
    }
    ended ||= /价税合计|^(?:折扣|备注|收款人|开票日期|销售方|名称[:：])/.test(text)
    if (!ended) body.push(segmentsOf(row).map((word) => withoutNumber(word, columns[0]!)))
  }
  const nameLeft = Math.min(
    ...body
      .flat()
      .filter((word) => !isNumber(word.text) && columnUnder(word, columns) !== 'other')
      .map(({ left }) => left),
  )
  for (const words of body) {
    const cells = cellsOf(words, columns, nameLeft)
    const last = lines.at(-1)
    if (cells.amount !== undefined || !last) lines.push(cells)
    else
      for (const column of ['name', 'specification', 'unit'] as const)
        if (cells[column] !== undefined) last[column] = `${last[column] ?? ''}${cells[column]}`
  }
  return { items: lines.filter((line) => line.amount !== undefined).map(itemOf), total }
}

/** Amount, then tax: what stands in the line of the sum, in this order. */
function totalsOf(words: readonly Word[]): { amount: string | null; tax: string | null } {
  const [amount, tax] = joinSigns(words.filter(({ text }) => isNumber(text)))
  return { amount: amount?.text ?? null, tax: tax?.text ?? null }
}

/** Headings may be spread over several words (金 额) or carry a neighbour; what is no known heading is a column of its own. */
function headingsOf(row: Row): Heading[] {
  const columns: Heading[] = []
  for (let at = 0; at < row.words.length; at++) {
    // The longest run of words that make a known heading.
    const run = [4, 3, 2, 1]
      .map((length) => row.words.slice(at, at + length))
      .map((words) => ({ words, column: columnOf(words.map(({ text }) => text).join('')) }))
      .find(({ column }) => column !== undefined)
    const words = run?.words ?? [row.words[at]!]
    columns.push({ column: run?.column ?? 'other', left: words[0]!.left, right: words.at(-1)!.right })
    at += words.length - 1
  }
  return columns
}

const columnOf = (text: string): Column | undefined => {
  const plain = text.replace(/\s/g, '')
  return headings.find(([, pattern]) => pattern.test(plain))?.[0]
}

const isNumber = (text: string): boolean => /^[¥￥]?\s*-?[\d.,]+$|^[¥￥]$|^[¥￥]?\*+$/.test(text.trim())
const isRate = (text: string): boolean => /^[\d.]+%$|^(?:免税|不征税|出口零税率|普通零税率)$/.test(text.trim())

/**
 * Texts go to the column whose space they overlap most. Numbers are set to the right under headings in the middle, so their order
 * counts instead: the amount stands before the rate, the tax after it, quantity and price before both.
 */
function cellsOf(
  words: readonly Word[],
  columns: readonly Heading[],
  nameLeft: number,
): Partial<Record<Column, string>> {
  const cells: Partial<Record<Column, string>> = {}
  const put = (column: Column | undefined, text: string) => {
    if (column !== undefined && column !== 'other') cells[column] = `${cells[column] ?? ''}${text}`
  }
  const figures: Word[] = []
  for (const word of words) {
    const column = textColumn(word, words, columns, nameLeft)
    if ((isNumber(word.text) || isRate(word.text)) && (column === undefined || numeric.includes(column)))
      figures.push(word)
    else if (column !== undefined && !numeric.includes(column)) put(column, word.text)
  }
  const ordered = joinSigns(figures)
  const stars = ordered.findIndex(({ text }, at) => /^\*+$/.test(text) && at > 0)
  const rated = ordered.findIndex(({ text }) => isRate(text))
  const rate = rated >= 0 ? rated : ordered.length - stars === 2 ? stars : -1
  if (rate < 0) for (const word of ordered) put(columnUnder(word, columns), word.text)
  else {
    put('taxRate', ordered[rate]!.text)
    put('tax', ordered[rate + 1]?.text ?? '')
    put('amount', ordered[rate - 1]?.text ?? '')
    const before = ordered.slice(0, Math.max(0, rate - 1))
    if (before.length === 2) {
      put('quantity', before[0]!.text)
      put('unitPrice', before[1]!.text)
    } else for (const word of before) put(columnUnder(word, columns), word.text)
  }
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))
}

/** Names all begin at one edge; what begins further right, beside a name or past its heading, is the specification. */
function textColumn(
  word: Word,
  row: readonly Word[],
  columns: readonly Heading[],
  nameLeft: number,
): Column | undefined {
  const column = columnUnder(word, columns)
  const begins = (each: Word) => Math.abs(each.left - nameLeft) <= each.size * 1.5
  if (column !== 'name' || begins(word)) return begins(word) && column !== 'other' ? 'name' : column
  const heading = columns.find((each) => each.column === 'name')
  const hasSpecification = columns.some((each) => each.column === 'specification')
  return hasSpecification && (row.some(begins) || word.left > (heading?.right ?? Infinity)) ? 'specification' : column
}

/** A running number that the writer put into one run with the name is cut off; `first` is the heading at the left. */
function withoutNumber(word: Word, first: Heading): Word {
  const parts = first.column === 'other' && word.left < first.right ? /^(\d+)\s+(\S.*)$/.exec(word.text) : null
  if (!parts) return word
  const share = (parts[1]!.length + 1) / word.text.length
  return { ...word, text: parts[2]!, left: word.left + (word.right - word.left) * share }
}

/** The words of a row with those joined that one writer's run of text was cut into. */
function segmentsOf(row: Row): Word[] {
  const segments: Word[] = []
  for (const word of row.words) {
    const last = segments.at(-1)
    // A running number stands close before the name and is no part of it.
    const apart = last && /^\d+$/.test(last.text) && !/^[\d.,]/.test(word.text) ? 0.12 : 0.3
    if (last && word.left - last.right < Math.min(last.size, word.size) * apart)
      segments[segments.length - 1] = { ...last, text: last.text + word.text, right: Math.max(last.right, word.right) }
    else segments.push(word)
  }
  return segments
}

/** From left to right, a currency sign with the number it stands before. */
function joinSigns(words: readonly Word[]): Word[] {
  const joined: Word[] = []
  for (const word of words.toSorted((one, other) => one.left - other.left)) {
    const last = joined.at(-1)
    if (last && /^[¥￥]$/.test(last.text)) joined[joined.length - 1] = { ...word, text: word.text, left: last.left }
    else joined.push(word)
  }
  return joined
}

/** The column whose space (to half-way to its neighbours' headings) the word overlaps most. */
function columnUnder(word: Word, columns: readonly Heading[]): Column | undefined {
  const overlap = (at: number): number => {
    const own = columns[at]!
    const from = at > 0 ? (columns[at - 1]!.right + own.left) / 2 : -Infinity
    const to = at + 1 < columns.length ? (own.right + columns[at + 1]!.left) / 2 : Infinity
    return Math.min(word.right, to) - Math.max(word.left, from)
  }
  const [best] = columns
    .map((heading, at) => ({ heading, overlap: overlap(at) }))
    .toSorted((one, other) => other.overlap - one.overlap)
  return best?.heading.column
}

function itemOf(cells: Partial<Record<Column, string>>): InvoiceItem {
  const text = (column: Column) => cells[column]?.trim() || null
  const amount = (column: Column) => {
    const value = text(column)
    return value === null ? null : printedAmount(value)
  }
  return {
    name: text('name'),
    specification: text('specification'),
    unit: text('unit'),
    quantity: text('quantity'),
    unitPrice: text('unitPrice'),
    amount: amount('amount'),
    taxRate: text('taxRate'),
    tax: amount('tax'),
  }
}
