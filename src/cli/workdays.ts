/** `bancheng workdays`: working days between many pairs of dates, from a CSV file into a CSV file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse, type CsvError } from 'csv-parse/sync'
import { loadCalendar } from '#app/calendar.ts'
import { unpublishedYears, workingDaysBetween, type Calendar } from '#core/clock/calendar.ts'
import { parsePlainDate, type PlainDate } from '#core/clock/date.ts'

const usage = `用法 / usage: bancheng workdays --in FILE [--out FILE] [--calendar FILE]

读入 CSV（至少有 id,start,end 三列），写出 id,working_days。
工作日数：起始日之后、到结束日为止（含结束日）的工作日，按国务院放假通知计算调休。
日期写成 2026-10-01 或 2026-10-01 09:30:00（时间不计）。“-”表示标准输入。
有问题的行在标准错误里说明，结果留空，退出码为 1。

Reads a CSV with at least the columns id,start,end and writes id,working_days: the working days after the start
date up to and including the end date. Dates: 2026-10-01 or 2026-10-01 09:30:00 (the time is ignored). "-" is stdin.
Rows that cannot be read are named on stderr, get an empty value, and the exit code is 1.
`

const dateShape = /^(\d{4}-\d{2}-\d{2})(?:[ T]([01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?$/

interface Row {
  readonly line: number
  readonly fields: Readonly<Partial<Record<string, string>>>
}

interface Outcome {
  readonly csv: string
  readonly faults: readonly string[]
  readonly warnings: readonly string[]
}

/** Exit code 0 = every row counted, 1 = a row or the file could not be read, 2 = called wrongly. */
export function run(args: string[]): number {
  let options
  try {
    options = parseArgs({
      args,
      options: {
        in: { type: 'string' },
        out: { type: 'string' },
        calendar: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    return failed(`${(error as Error).message}\n\n${usage}`, 2)
  }
  if (options.help) {
    process.stdout.write(usage)
    return 0
  }
  if (options.in === undefined) return failed(usage, 2)
  try {
    const { csv, faults, warnings } = countRows(readText(options.in), loadCalendar(options.calendar))
    if (options.out === undefined || options.out === '-') process.stdout.write(csv)
    else writeFileSync(options.out, csv)
    for (const line of [...warnings, ...faults]) process.stderr.write(`${line}\n`)
    return faults.length > 0 ? 1 : 0
  } catch (error) {
    return failed((error as Error).message, 1)
  }
}

function failed(message: string, code: number): number {
  process.stderr.write(`${message.trimEnd()}\n`)
  return code
}

/** The whole input as text. Spreadsheets on Chinese Windows save GBK, so what is no UTF-8 is read as GB 18030, its superset. */
function readText(path: string): string {
  let bytes
  try {
    bytes = readFileSync(path === '-' ? 0 : path)
  } catch (cause) {
    throw new Error(`读不了文件 / cannot read the file: ${path} (${(cause as NodeJS.ErrnoException).code})`, { cause })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function countRows(text: string, calendar: Calendar): Outcome {
  const faults: string[] = []
  const provisional = new Map<number, number[]>()
  const lines = ['id,working_days']
  for (const { line, fields } of rows(text, faults)) {
    const id = fields['id'] ?? ''
    const start = dateIn(fields['start'])
    const end = dateIn(fields['end'])
    const fault = faultOf(id, fields, start, end)
    if (fault || !start || !end) {
      faults.push(`第 ${line} 行 / line ${line}: ${fault}`)
      lines.push(`${quoted(id)},`)
      continue
    }
    for (const year of unpublishedYears(calendar, start, end))
      provisional.set(year, [...(provisional.get(year) ?? []), line])
    lines.push(`${quoted(id)},${workingDaysBetween(calendar, start, end)}`)
  }
  return { csv: `${lines.join('\n')}\n`, faults, warnings: [...provisional].toSorted(([a], [b]) => a - b).map(warning) }
}

/** Every row with the number of the line on which it ends; a row that is no CSV is named in `faults` and left out. */
function rows(text: string, faults: string[]): Row[] {
  let header: string[] = []
  const records = parse(text, {
    bom: true,
    columns: (names: string[]) => {
      header = names.map((name) => name.trim().toLowerCase())
      return header
    },
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error: CsvError | undefined) => {
      const line = error && 'lines' in error ? Number(error.lines) : 0
      faults.push(`第 ${line} 行 / line ${line}: 不是有效的 CSV / not readable as CSV: ${error?.message ?? ''}`)
      return undefined
    },
  }) as unknown as { info: { lines: number }; record: Record<string, string> }[]
  const missing = ['id', 'start', 'end'].filter((name) => !header.includes(name))
  if (missing.length > 0) throw new Error(`缺少列 / missing columns: ${missing.join(', ')}`)
  return records.map(({ info, record }) => ({ line: info.lines, fields: record }))
}

function dateIn(text: string | undefined): PlainDate | undefined {
  const written = dateShape.exec(text ?? '')?.[1]
  const parsed = written === undefined ? undefined : parsePlainDate(written)
  return parsed?.ok ? parsed.value : undefined
}

function faultOf(
  id: string,
  fields: Row['fields'],
  start: PlainDate | undefined,
  end: PlainDate | undefined,
): string | undefined {
  const faults = [
    id === '' && '没有 id / no id',
    !start && `start 不是有效日期 / start is not a date: ${shown(fields['start'])}`,
    !end && `end 不是有效日期 / end is not a date: ${shown(fields['end'])}`,
    start && end && end < start && `结束日早于起始日 / end is before start: ${start} > ${end}`,
  ]
  return faults.filter(Boolean).join('；') || undefined
}

const shown = (text: string | undefined) => JSON.stringify((text ?? '').slice(0, 40))

/** Says which rows rest on weekdays alone, naming at most five. */
function warning([year, lines]: [number, number[]]): string {
  const named = `${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' …' : ''}`
  return (
    `注意：日历里没有 ${year} 年的放假安排，${lines.length} 行暂按周一至周五计算，结果是暂定的（行 ${named}）。` +
    ` / provisional: no holidays loaded for ${year}; ${lines.length} rows counted by weekday (lines ${named})`
  )
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
