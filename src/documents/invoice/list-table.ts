/**
 * A table of charges under headings in any order, as fiscal bills and hospitals' lists print it: once across the page or in two blocks side by
 * side. Columns are the spaces between the gutters that no word covers, because figures stand right and headings anywhere.
 */
import type { PlainDate } from '#core/clock/date.ts'
import type { InvoiceItem } from '#core/materials/document-reading.ts'
import { emptyItem, isoDate, plainAmount } from './invoice.ts'
import { joined, rowsOf, type Row, type Word, type WordPage } from './placed-words.ts'

type Column =
  | 'date'
  | 'name'
  | 'specification'
  | 'unit'
  | 'quantity'
  | 'quantityUnit'
  | 'unitPrice'
  | 'amount'
  | 'other'
const headings: readonly (readonly [Column, RegExp])[] = [
  ['date', /^(?:(?:费用|收费|记账|计费|发生|就诊|项目)?(?:日期|时间))$/],
  [
    'name',
    /^(?:(?:收费|费用|明细|诊疗)?项目(?:名称)?|(?:药品|费用|收费|医嘱)名称|名称|(?:项目|药品)[/、及](?:药品|项目|诊疗项目)(?:名称)?|收费明细项目名称)$/,
  ],
  ['specification', /^(?:规格|规格型号|规格\/型号|剂型规格|包装规格|规格\/剂型)$/],
  ['unit', /^(?:单位|计价单位|计量单位)$/],
  ['quantity', /^(?:数量|次数|总量)$/],
  ['quantityUnit', /^数量\/单位$/],
  ['unitPrice', /^(?:单价|标准|收费标准|价格)$/],
  ['amount', /^(?:金额|总金额|合计金额|费用|费用金额|总价|小计金额)$/],
  [
    'other',
    /^(?:备注|序号|类别|费用类别|收费类别|项目编码|编码|项目代码|收费编码|医保编码|国家编码|医保(?:类别|类型|等级|属性|支付)|甲乙类|等级|自付比例|(?:个人)?自[费付](?:金额|比例)?|执行科室|开单科室|科室|医生|优惠金额|折扣)$/,
  ],
]

/** Headings of one line, and words that a column is found by: more tell nothing new, and a stranger chooses how many there are. */
const mostHeadings = 40
const mostNear = 800

/** Lines that are sums, payments or remarks, by how they begin. */
const sumLine = /^(?:\S{0,12}?(?:小计|合计|总计|累计)|(?:费用)?总(?:额|金额|费用))/
const payment =
  /^(?:医保(?:统筹)?(?:基金)?(?:支付|报销)|统筹|个人(?:账户|现金|自付|自费|负担|支付)|现金支付|预[交缴]|补[交缴]|退费|应[收退]|实收|起付|大病保险|医疗救助|其他支付|账户余额|优惠)/
/** A kind of fees that stands alone over its lines. */
const category = /^[【（(]?\S{1,8}费[】）)]?[:：]?$/
const isLabelled = (text: string): boolean => /^[\p{Script=Han}（）()/]{2,16}[:：]/u.test(text)
const total =
  /^(?:费用|金额)?(?:合计|总计|总额|总金额|总费用)(?:金额)?(?:[(（](?:元|小写)[)）])?[:：]?(?:人民币)?[¥￥]?(-?[\d,]+\.\d{1,2})元?$/

interface Span {
  readonly column: Column
  readonly left: number
  readonly right: number
}
/** One block of columns: what lies between its edges is its own. */
type Block = readonly Span[]
type Cells = Partial<Record<Column, string>>
interface Line {
  readonly base: number
  readonly cells: Cells
  /** Words above or below in the name's column. */
  readonly before: string[]
  readonly after: string[]
}

export interface ListTable {
  readonly items: readonly InvoiceItem[]
  /** The sum of everything, where a line says it. */
  readonly total: string | null
  /** The columns, for a page that goes on without headings. */
  readonly blocks: readonly Block[]
}

/** The table on one page; `before`: the columns of the page before, for one without headings. Undefined where there is none. */
export function listTableOn(page: WordPage, before: readonly Block[] = []): ListTable | undefined {
  const rows = rowsOf(page)
  const head = rows.findIndex((row) => isHead(headingsOf(row)))
  if (head < 0 && before.length === 0) return undefined
  const body = untilFoot(rows.slice(head + 1))
  const blocks = head < 0 ? before : blocksOf(headingsOf(rows[head]!), [rows[head]!, ...body])
  const table = blocks.map((block) => linesOf(body, block))
  // Blocks are filled line by line, from left to right.
  const lines = table.flat().toSorted((one, other) => one.base - other.base)
  const found = rows.map((row) => total.exec(joined(row).text)?.[1]).filter((sum) => sum !== undefined)
  const last = found.at(-1)
  return {
    items: lines.map(itemOf).filter(({ name }) => name !== null),
    total: last === undefined ? null : plainAmount(last),
    blocks,
  }
}

/** A sum that a fiscal bill prints below its table ends it. */
function untilFoot(rows: readonly Row[]): Row[] {
  const foot = rows.findIndex((row) => /^(?:金额合计|合计金额)[(（]?大写/.test(joined(row).text))
  return foot < 0 ? [...rows] : rows.slice(0, foot)
}

const plainHeading = (text: string): string => text.replace(/\s/g, '').replace(/[(（](?:元|¥|￥)[)）]/, '')
const columnOf = (text: string): Column | undefined =>
  headings.find(([, pattern]) => pattern.test(plainHeading(text)))?.[0]

/** Known headings of a line; each may be written in several words. */
function headingsOf(row: Row): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < row.words.length && spans.length < mostHeadings; at++) {
    const run = [5, 4, 3, 2, 1]
      .map((length) => row.words.slice(at, at + length))
      .map((words) => ({ words, column: columnOf(words.map(({ text }) => text).join('')) }))
      .find(({ column }) => column !== undefined)
    if (!run) continue
    spans.push({ column: run.column!, left: run.words[0]!.left, right: run.words.at(-1)!.right })
    at += run.words.length - 1
  }
  return spans
}

const isHead = (spans: readonly Span[]): boolean =>
  spans.some(({ column }) => column === 'name') && spans.some(({ column }) => column === 'amount')

/** Headings with the space that belongs to each, cut into blocks where the first heading comes again. */
function blocksOf(heads: readonly Span[], rows: readonly Row[]): Block[] {
  const words = rows.filter((row) => !isFoot(joined(row).text)).flatMap((row) => row.words)
  const cuts = heads.slice(1).map((head, at) => gutter(heads[at]!, head, words))
  const spans = heads.map(({ column }, at) => ({
    column,
    left: cuts[at - 1] ?? -Infinity,
    right: cuts[at] ?? Infinity,
  }))
  const starts = spans.flatMap(({ column }, at) => (at === 0 || column === spans[0]!.column ? [at] : []))
  return starts.map((start, at) => spans.slice(start, starts[at + 1]))
}

/**
 * Where one column ends and the next begins: a stretch between the two headings that the fewest words cover; of several the one that leaves
 * figures under a heading of figures and texts under one of texts, then the widest.
 */
function gutter(one: Span, other: Span, words: readonly Word[]): number {
  const [from, to] = [(one.left + one.right) / 2, (other.left + other.right) / 2]
  const near = words.filter(({ left, right }) => right > from && left < to).slice(0, mostNear)
  const inside = near.filter(({ left, right }) => left > from && right < to)
  const edges = [...new Set([from, to, ...near.flatMap(({ left, right }) => [left, right])])]
    .filter((edge) => edge >= from && edge <= to)
    .toSorted((a, b) => a - b)
  let best = { covered: Infinity, odd: Infinity, width: 0, middle: (one.right + other.left) / 2 }
  for (const [at, left] of edges.slice(0, -1).entries()) {
    const right = edges[at + 1]!
    const middle = (left + right) / 2
    const covered = near.filter((word) => word.left < middle && middle < word.right).length
    const odd = inside.reduce((sum, word) => sum + oddIn(word.left < middle ? one.column : other.column, word.text), 0)
    const width = right - left
    const better = covered - best.covered || odd - best.odd || best.width - width
    if (better < 0) best = { covered, odd, width, middle }
  }
  return best.middle
}

/** How little a text fits under a heading. A column that nobody asks for takes anything, but a name would rather be one. */
function oddIn(column: Column, text: string): number {
  if (columnOf(text) !== undefined) return 0
  if (column === 'other') return 0.1
  const isDay = isoDate(text) !== null
  if (column === 'date') return isDay ? 0 : 1
  if (isDay) return 1
  const isFigure = /^[¥￥]?-?[\d,.]+(?:\/\S*)?$/.test(text)
  if (column === 'name' || column === 'unit' || column === 'specification') return isFigure ? 0.9 : 0
  return isFigure ? 0 : 1
}

const isFoot = (text: string): boolean => sumLine.test(text) || payment.test(text) || isLabelled(text)

/** Words in the name's column on a line without an amount. */
interface Loose {
  readonly base: number
  readonly size: number
  readonly text: string
}

/** Words close below the last line go on with its name; what stands further off is something else. */
function closeBelow(last: Line | undefined, open: readonly Loose[]): void {
  let base = last?.base ?? 0
  for (const each of open) {
    if (each.base - base > each.size * 2) return
    last?.after.push(each.text)
    base = each.base
  }
}

/** The lines of one block. Words without an amount belong to a line above or below, unless a sum lies between. */
function linesOf(rows: readonly Row[], block: Block): Line[] {
  const lines: Line[] = []
  let open: Loose[] = []
  /** The line that words below may belong to. */
  let last: Line | undefined
  for (const row of rows) {
    const words = row.words.filter((word) => within(word, block))
    if (words.length === 0) continue
    const text = words.map((word) => word.text.replace(/\s/g, '')).join('')
    const cells = cellsOf(words, block)
    const isAmount = cells.amount !== undefined && plainAmount(cells.amount) !== null
    if (isFoot(text) || (!isAmount && category.test(text)) || sumLine.test(cells.name ?? '')) {
      closeBelow(last, open)
      open = []
      last = undefined
      continue
    }
    if (isAmount) {
      const line: Line = { base: row.base, cells, before: [], after: [] }
      // Words above belong to a line without a name of its own, else to the line before.
      for (const each of open) {
        const above =
          last && (cells.name !== undefined || (last.cells.name === undefined && nearer(each.base, last, row)))
        if (above) last!.after.push(each.text)
        else if (cells.name === undefined) line.before.push(each.text)
      }
      open = []
      lines.push(line)
      last = line
    } else if (cells.name !== undefined) open.push({ base: row.base, size: words[0]!.size, text: cells.name })
  }
  closeBelow(last, open)
  return lines
}

const nearer = (base: number, above: Line, below: Row): boolean => base - above.base <= below.base - base

const middleOf = ({ left, right }: Word): number => (left + right) / 2
const within = (word: Word, block: Block): boolean =>
  middleOf(word) >= block[0]!.left && middleOf(word) < block.at(-1)!.right

/** Each word goes to the column whose space holds most of it. */
function cellsOf(words: readonly Word[], block: Block): Cells {
  const cells: Cells = {}
  for (const word of words) {
    const overlap = ({ left, right }: Span) => Math.min(word.right, right) - Math.max(word.left, left)
    const [span] = block.toSorted((one, other) => overlap(other) - overlap(one))
    if (span && span.column !== 'other') cells[span.column] = `${cells[span.column] ?? ''}${word.text}`
  }
  return cells
}

function itemOf({ cells, before, after }: Line): InvoiceItem {
  const text = (column: Column) => cells[column]?.trim() || null
  const name = [...before, cells.name ?? '', ...after].join('').trim()
  const both = /^(-?[\d.,]*)\s*\/\s*(.*)$/.exec(text('quantityUnit') ?? '')
  const joint = both
    ? { quantity: both[1] || null, unit: both[2] || null }
    : { quantity: text('quantityUnit'), unit: null }
  const amount = text('amount')
  const date = text('date')
  const day = date === null ? null : isoDate(date)
  return {
    ...emptyItem,
    name: name || null,
    specification: text('specification'),
    unit: text('unit') ?? joint.unit,
    quantity: text('quantity') ?? joint.quantity,
    unitPrice: text('unitPrice'),
    amount: amount && (plainAmount(amount) ?? amount),
    ...(day && { date: day as PlainDate }),
  }
}
