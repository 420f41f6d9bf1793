/** `bancheng reconcile`: a bill against an item list, one JSON line, and in words which lines are too many. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decodeText, readCsv } from '#app/csv-rows.ts'
import { cents as centsOf, fromCents, plainAmount } from '#documents/invoice/invoice.ts'
import { closeChildren } from '#documents/child.ts'
import { readInvoice } from '#documents/read-invoice.ts'
import { reconcile, type ListLine } from '#core/materials/reconcile.ts'

const usage = `用法 / usage: bancheng reconcile --bill FILE|AMOUNT --list FILE.csv

票据与明细核对。--bill 是金额（元），或电子发票文件（OFD、PDF、XML、二维码图片，取价税合计）；--list 是 CSV，有“项目,金额”两栏
（UTF-8 或 GB18030）。输出一行 JSON：
{"bill":…,"list":…,"difference":…,"verdict":"equal|surplusLines|missingAmount|unexplained","surplus":[{"line":…,"name":…,"amount":…}],"ways":…,"duplicates":[[…,…]]}
line 是 CSV 里的行号。一致时退出码为 0，不一致为 1。

Compares a bill with an item list: --bill is an amount in yuan or an electronic invoice (its total with tax), --list a CSV with the
columns name and amount. Prints one JSON line; "line" is the line of the CSV. Exit code 0 = equal, 1 = not, 2 = called wrongly.
`

const columns = {
  names: { name: ['项目', '项目名称', '名称', 'item'], amount: ['金额', '金额（元）', '金额(元)', '合计', 'price'] },
  required: ['amount'],
}

/** Exit code 0 = equal, 1 = not, 2 = called wrongly or unreadable. */
export async function run(args: string[]): Promise<number> {
  const { bill, list } = given(args) ?? {}
  if (!bill || !list) {
    process.stderr.write(usage)
    return 2
  }
  try {
    const billCents = await billOf(bill)
    const rows = await linesOf(list)
    const result = reconcile(
      billCents,
      rows.map(({ entry }) => entry),
    )
    const line = (index: number) => rows[index]!
    const answer = {
      bill: yuan(result.billCents),
      list: yuan(result.listCents),
      difference: yuan(result.differenceCents),
      verdict: result.verdict,
      surplus: result.surplus.map((index) => ({
        line: line(index).at,
        name: line(index).entry.name,
        amount: yuan(line(index).entry.cents),
      })),
      ways: result.ways,
      duplicates: result.duplicates.map((pair) => pair.map((index) => line(index).at)),
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
    return result.verdict === 'equal' ? 0 : 1
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 2
  } finally {
    closeChildren()
  }
}

function given(args: string[]): { bill?: string; list?: string } | null {
  try {
    return parseArgs({ args, options: { bill: { type: 'string' }, list: { type: 'string' } } }).values
  } catch {
    return null
  }
}

/** An amount, or the total with tax of an invoice. */
async function billOf(bill: string): Promise<number> {
  const typed = plainAmount(bill)
  if (typed !== null) return whole(typed, '--bill')
  const bytes = await readFile(bill).catch(() => {
    throw new Error(`--bill 不是金额，也打不开这个文件 / neither an amount nor a file that opens: ${bill}`)
  })
  const read = await readInvoice(bytes)
  const total = read.ok ? read.reading.invoice?.amountIncludingTax : null
  if (!total)
    throw new Error(
      `这个文件里没有读到价税合计，请直接写金额 / no total could be read, give the amount instead: ${bill}`,
    )
  return whole(total, bill)
}

async function linesOf(path: string): Promise<{ at: number; entry: ListLine }[]> {
  const bytes = await readFile(path).catch(() => {
    throw new Error(`打不开 / cannot be read: ${path}`)
  })
  const { rows, faults } = readCsv(decodeText(bytes), columns)
  const fault = faults.find(({ severity }) => severity === 'error')
  if (fault) throw new Error(`${path}:${fault.line} ${fault.message}`)
  return rows.map(({ line, cells }) => {
    const amount = plainAmount(cells['amount'] ?? '')
    if (amount === null) throw new Error(`${path}:${line} 金额读不懂 / not an amount: ${cells['amount']}`)
    return { at: line, entry: { name: cells['name'] ?? '', cents: whole(amount, `${path}:${line}`) } }
  })
}

function whole(amount: string, where: string): number {
  const value = centsOf(amount)
  if (value === null || !Number.isSafeInteger(Number(value)))
    throw new Error(`${where} 金额最多两位小数 / at most two decimals: ${amount}`)
  return Number(value)
}

/** Decimal string of whole cents. */
const yuan = (cents: number): string => fromCents(BigInt(cents))
