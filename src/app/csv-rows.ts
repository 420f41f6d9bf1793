/** Reading a CSV file as offices really save it: UTF-8 with or without mark, or GB18030 from a spreadsheet; English or Chinese headings. */
import { parse } from 'csv-parse/sync'

/** One row with its line in the file (where it begins, from 1) and its cells by column name, trimmed. */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** A fault of the file itself. */
export interface CsvFault {
  readonly severity: 'error' | 'warning'
  readonly line: number
  readonly message: string
}

export interface CsvColumns {
  /** Column name → headings accepted for it besides the name itself. */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** Without these the file cannot be read. */
  readonly required: readonly string[]
}

/** Text of a file; bytes that are no UTF-8 are taken as GB18030, which is what spreadsheets in Chinese save. */
export const decodeText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

interface Raw {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/** Rows of a CSV text and everything wrong with its form. Rows of the wrong width are left out; empty lines are no rows. */
export const readCsv = (text: string, columns: CsvColumns): { rows: CsvRow[]; faults: CsvFault[] } => {
  const faults: CsvFault[] = []
  let raw: Raw[]
  try {
    raw = parse(text, { bom: true, info: true, relax_column_count: true, trim: true }) as unknown as Raw[]
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return { rows: [], faults: [{ severity: 'error', line, message: '双引号不成对，从这里起读不下去' }] }
  }
  const [head, ...body] = raw
  if (head === undefined) return { rows: [], faults: [{ severity: 'error', line: 1, message: '文件是空的' }] }

  const headings = head.record.map((heading) => columnFor(heading, columns))
  headings.forEach((column, at) => {
    if (column === undefined) {
      faults.push({ severity: 'warning', line: 1, message: `不认识“${head.record[at]}”这一栏，没有读` })
    } else if (headings.indexOf(column) !== at) {
      faults.push({ severity: 'error', line: 1, message: `“${head.record[at]}”这一栏出现了两次` })
    }
  })
  const missing = columns.required.filter((column) => !headings.includes(column))
  for (const column of missing) {
    const other = columns.names[column]?.[0]
    faults.push({
      severity: 'error',
      line: 1,
      message: `缺少“${column}”${other === undefined ? '' : `（${other}）`}这一栏`,
    })
  }
  if (missing.length > 0) return { rows: [], faults }

  const rows: CsvRow[] = []
  let end = head.info.lines
  for (const { record, info } of body) {
    const line = end + 1
    end = info.lines
    if (record.every((cell) => cell === '')) continue
    if (record.length !== headings.length) {
      faults.push({ severity: 'error', line, message: `这一行有 ${record.length} 栏，应为 ${headings.length} 栏` })
      continue
    }
    const cells: Record<string, string> = {}
    headings.forEach((column, at) => {
      if (column !== undefined) cells[column] = record[at] ?? ''
    })
    rows.push({ line, cells })
  }
  return { rows, faults }
}

const columnFor = (heading: string, columns: CsvColumns): string | undefined =>
  Object.keys(columns.names).find((name) => name === heading || columns.names[name]?.includes(heading))
