/** Amounts and lists as people type and paste them. Pure. */

/** A line of the list as it stands in its fields; `date` where a file says the day of the charge. */
export type Line = { name: string; amount: string; date?: string | undefined }

/**
 * `¥1,234.50`, `１２３`, `-8.00元`, `(8.00)` → whole cents; null when it is not an amount of at most two decimals.
 * Nothing is guessed: what cannot be an amount is said, not rounded.
 */
export function centsOf(text: string): number | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s,，、¥￥元']/g, '')
    .replace(/^[−–—]/, '-')
    .replace(/^\((.+)\)$/, '-$1')
  const match = /^([-+]?)(\d{1,9})(?:\.(\d{0,2}))?$/.exec(bare)
  if (!match) return null
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' ? -cents : cents
}

const totals = /^(合计|总计|小计|总额|合共|total|sum)/i

/**
 * Rows of a pasted table: the last cell that is an amount is the amount, the first cell with a word in it the name (a
 * number of the row is no name). Rows of totals are left out, a first row without any amount is a heading.
 * `bad` are rows in which no amount could be read; they are taken over for a person to complete.
 */
export function pastedLines(text: string): { lines: Line[]; skipped: number; bad: string[] } {
  const rows = text.split(/\r?\n|\r/).filter((row) => row.trim() !== '')
  const bad: string[] = []
  let skipped = 0
  const lines = rows.flatMap((row, at): Line[] => {
    const cells = cellsOf(row)
    const amountAt = cells.reduce((found, cell, index) => (centsOf(cell) === null ? found : index), -1)
    const name = cells.find((cell, index) => index !== amountAt && /\p{L}/u.test(cell)) ?? ''
    if (totals.test(name)) {
      skipped += 1
      return []
    }
    if (amountAt < 0) {
      if (at === 0 && rows.length > 1) return []
      bad.push(row.trim())
    }
    return [{ name, amount: amountAt < 0 ? '' : cells[amountAt]! }]
  })
  return { lines, skipped, bad }
}

/** Tabs from a spreadsheet, otherwise wide gaps, semicolons, Chinese commas, or the last gap before a figure. */
function cellsOf(row: string): string[] {
  if (row.includes('\t')) return row.split('\t').map((cell) => cell.trim())
  const wide = row.trim().split(/\s{2,}|[;；|｜]/)
  if (wide.length > 1) return wide.map((cell) => cell.trim())
  // "药费，195.40" and "药费,195.40" are two cells, "1,234.50" is one. (A look-behind would not even parse in Safari 14.)
  const parts = row
    .trim()
    .replace(/(\d)[，,](?=\d{3}(?:\D|$))/g, '$1')
    .split(/[，,]|\s+/)
  return parts.map((cell) => cell.trim()).filter((cell) => cell !== '')
}

/** Cents of every line that says something, with its place in the list; null for an amount that cannot be read. */
export const usedLines = (
  lines: readonly Line[],
): { name: string; cents: number | null; at: number; date?: string | undefined }[] =>
  lines.flatMap(({ name, amount, date }, at) =>
    name.trim() === '' && amount.trim() === ''
      ? []
      : [{ name: name.trim(), cents: centsOf(amount), at, ...(date && { date }) }],
  )

/** Lines that a file gave, as they stand in fields. */
export const linesAsTyped = (lines: readonly { name: string; cents: number; date?: string | undefined }[]): Line[] =>
  lines.map(({ name, cents, date }) => ({ name, amount: (cents / 100).toFixed(2), ...(date && { date }) }))
