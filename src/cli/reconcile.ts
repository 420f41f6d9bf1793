/** `bancheng reconcile`: a bill against an item list, one JSON line, and in words which lines are too many. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decodeText, readCsv } from '#app/csv-rows.ts'
import { dateOf, fromMillis, type PlainDate } from '#core/clock/date.ts'
import { linesOfPaper } from '#core/materials/bill-items.ts'
import { compareReadings } from '#core/materials/compare-papers.ts'
import type { DocumentReading } from '#core/materials/document-reading.ts'
import { reconcile, type ListLine, type Period } from '#core/materials/reconcile.ts'
import { cents as centsOf, fromCents, isoDate, plainAmount } from '#documents/invoice/invoice.ts'
import { closeChildren } from '#documents/child.ts'
import { kindOf } from '#documents/kind.ts'
import { readInvoice } from '#documents/read-invoice.ts'
import { remarkSentence } from '#words/remarks.ts'

const usage = `用法 / usage: bancheng reconcile --bill FILE|AMOUNT --list FILE [--treatment YYYY-MM-DD..YYYY-MM-DD]

票据与明细核对。--bill 是金额（元），或电子票据文件（OFD、PDF、XML、二维码图片，取合计金额；文件里有项目的，逐项对照）；--list 是 CSV，
有“项目,金额”两栏，可以另有“日期”（UTF-8 或 GB18030），或是有项目的电子发票、费用清单文件。--treatment 是就诊期间，
不写时照票据或清单上的。
输出一行 JSON：
{"bill":…,"list":…,"difference":…,"verdict":"equal|surplusLines|missingAmount|unexplained","surplus":[{"line":…,"name":…,"amount":…}],
 "ways":…,"duplicates":[[…,…]],"solutions":[[…]],"allWays":{"count":…,"exact":…},"byItems":…,"itemsCompared":…,
 "missing":[{"name":…,"amount":…}],"notOnBill":[{"line":…,…}],"namedDifferently":[{"line":…,"name":…,"amount":…,"bill":…}],
 "amountDiffers":[{"line":…,"name":…,"amount":…,"bill":…,"times":…}],"outside":[…],"refunds":[…],
 "remarks":[{"code":…,"severity":…,"zh":…,"en":…}]}
line 是 CSV 里的行号，或文件里第几项。一致时退出码为 0，不一致为 1。读到不等于核验过。

Compares a bill with an item list: --bill is an amount in yuan or an electronic bill (its total with tax; its items, where it has any, are
held against the list one by one), --list a CSV with the columns name and amount, and date if there is one, or an invoice or fee list with
items, --treatment its first and last day (else as bill or list say it). Prints one JSON line; "line" is the line of the CSV, or the place
in the file. Exit code 0 = equal, 1 = not, 2 = called wrongly. Read is not verified.
`

const columns = {
  names: {
    name: ['项目', '项目名称', '名称', 'item'],
    amount: ['金额', '金额（元）', '金额(元)', '合计', 'price'],
    date: ['日期', '费用日期', '收费日期', 'day'],
  },
  required: ['amount'],
}

/** A bill or list as it was given; `reading` where it was a document. */
interface Given {
  readonly file: string
  readonly reading: DocumentReading | null
}
interface Row {
  readonly at: number
  readonly entry: ListLine
}

/** Exit code 0 = equal, 1 = not, 2 = called wrongly or unreadable. */
export async function run(args: string[]): Promise<number> {
  const asked = given(args)
  const period = periodOf(asked?.treatment)
  if (!asked?.bill || !asked.list || period === undefined) {
    process.stderr.write(usage)
    return 2
  }
  try {
    const bill = await billOf(asked.bill)
    const list = await listOf(asked.list)
    const treatment = period ?? bill.reading?.treatment ?? list.reading?.treatment ?? null
    const items = bill.reading && linesOfPaper(bill.reading)
    const lines = list.rows.map(({ entry }) => entry)
    const result = reconcile(bill.cents, lines, { items: items ?? [], treatment })
    const answer = { ...facts(result, list.rows, items ?? []), remarks: remarks([bill, list], treatment) }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
    return result.verdict === 'equal' ? 0 : 1
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 2
  } finally {
    closeChildren()
  }
}

function given(args: string[]): { bill?: string; list?: string; treatment?: string } | null {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { bill: text, list: text, treatment: text } }).values
  } catch {
    return null
  }
}

/** Null when not asked for, undefined when it is no period. */
function periodOf(text: string | undefined): Period | null | undefined {
  if (text === undefined) return null
  const [from, to] = text.split('..').map((day) => isoDate(day))
  return from && to && from <= to ? { from: from as PlainDate, to: to as PlainDate } : undefined
}

/** In yuan, and with the places of the list as people see them. */
function facts(result: ReturnType<typeof reconcile>, rows: readonly Row[], items: readonly ListLine[]) {
  const place = (index: number) => rows[index]!.at
  const line = (index: number) => ({ line: place(index), ...item(rows[index]!.entry) })
  const item = ({ name, cents }: ListLine) => ({ name, amount: yuan(cents) })
  return {
    bill: yuan(result.billCents),
    list: yuan(result.listCents),
    difference: yuan(result.differenceCents),
    verdict: result.verdict,
    surplus: result.surplus.map((index) => line(index)),
    ways: result.ways,
    duplicates: result.duplicates.map((pair) => pair.map((index) => place(index))),
    solutions: result.solutions.map((set) => set.map((index) => place(index))),
    allWays: result.allWays,
    byItems: result.byItems,
    itemsCompared: result.itemsCompared,
    missing: result.missing.map((index) => item(items[index]!)),
    notOnBill: result.notOnBill.map((index) => line(index)),
    namedDifferently: result.namedDifferently.map((pair) => ({ ...line(pair.line), bill: items[pair.item]!.name })),
    amountDiffers: result.amountDiffers.map(({ item: at, line: index, times }) => ({
      ...line(index),
      bill: yuan(items[at]!.cents),
      ...(times && { times }),
    })),
    outside: result.outside.map((index) => place(index)),
    refunds: result.refunds.map((index) => place(index)),
  }
}

/** What the documents among them say against each other; nobody is registered here to hold names against. */
function remarks(all: readonly Given[], treatment: Period | null) {
  const papers = all.flatMap(({ file, reading }) => (reading ? [{ paperId: file, reading }] : []))
  const today = dateOf(fromMillis(Date.now()))
  return compareReadings({ papers, person: null, treatment, usedElsewhere: [], today }).map((remark) => ({
    code: remark.code,
    severity: remark.severity,
    zh: remarkSentence(remark, 'zh', (file) => file),
    en: remarkSentence(remark, 'en', (file) => file),
  }))
}

/** An amount, or the total with tax of a bill. */
async function billOf(bill: string): Promise<Given & { cents: number }> {
  const typed = plainAmount(bill)
  if (typed !== null) return { file: '', reading: null, cents: whole(typed, '--bill') }
  const bytes = await readFile(bill).catch(() => {
    throw new Error(`--bill 不是金额，也打不开这个文件 / neither an amount nor a file that opens: ${bill}`)
  })
  const read = await readInvoice(bytes)
  const total = read.ok ? read.reading.invoice?.amountIncludingTax : null
  if (!read.ok || !total)
    throw new Error(
      `这个文件里没有读到合计金额，请直接写金额 / no total could be read, give the amount instead: ${bill}`,
    )
  return { file: bill, reading: read.reading, cents: whole(total, bill) }
}

async function listOf(path: string): Promise<Given & { rows: Row[] }> {
  const bytes = await readFile(path).catch(() => {
    throw new Error(`打不开 / cannot be read: ${path}`)
  })
  // What is no document of a known kind is a table; a CSV has no mark of its own.
  if (['other', 'empty'].includes(kindOf(bytes))) return { file: path, reading: null, rows: tableOf(path, bytes) }
  const read = await readInvoice(bytes)
  const lines = read.ok ? linesOfPaper(read.reading) : null
  if (!read.ok || !lines)
    throw new Error(
      `这个文件里没有读到每行都有金额的明细 / no list with an amount on every line could be read: ${path}`,
    )
  return { file: path, reading: read.reading, rows: lines.map((entry, index) => ({ at: index + 1, entry })) }
}

function tableOf(path: string, bytes: Buffer): Row[] {
  const { rows, faults } = readCsv(decodeText(bytes), columns)
  const fault = faults.find(({ severity }) => severity === 'error')
  if (fault) throw new Error(`${path}:${fault.line} ${fault.message}`)
  return rows.map(({ line, cells }) => {
    const amount = plainAmount(cells['amount'] ?? '')
    if (amount === null) throw new Error(`${path}:${line} 金额读不懂 / not an amount: ${cells['amount']}`)
    const date = dayOf(cells['date'] ?? '', `${path}:${line}`)
    return { at: line, entry: { name: cells['name'] ?? '', cents: whole(amount, `${path}:${line}`), ...date } }
  })
}

function dayOf(text: string, where: string): { date?: PlainDate } {
  if (text === '') return {}
  const date = isoDate(text)
  if (date === null) throw new Error(`${where} 日期读不懂 / not a date: ${text}`)
  return { date: date as PlainDate }
}

function whole(amount: string, where: string): number {
  const value = centsOf(amount)
  if (value === null || !Number.isSafeInteger(Number(value)))
    throw new Error(`${where} 金额最多两位小数 / at most two decimals: ${amount}`)
  return Number(value)
}

/** Decimal string of whole cents. */
const yuan = (cents: number): string => fromCents(BigInt(cents))
