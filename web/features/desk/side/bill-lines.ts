/** Amounts as people type and paste them. */

/** `¥1,234.50`, `１２３`, `-8.00元` → whole cents; null when it is not an amount of at most two decimals. */
export function centsOf(text: string): number | null {
  const bare = text.normalize('NFKC').replace(/[\s,，¥￥元]/g, '').replace(/^[−–]/, '-')
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(bare)
  if (!match) return null
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0') || 0)
  return match[1] === '-' ? -cents : cents
}

export type Line = { name: string; amount: string }

const totals = /^(合计|总计|小计|total)/i

/** Rows of a pasted table: the last cell that is an amount is the amount, the first other one the name; rows of totals are left out. */
export function pastedLines(text: string): { lines: Line[]; skipped: number } {
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== '')
  let skipped = 0
  const lines = rows.flatMap((row): Line[] => {
    const cells = (row.includes('\t') ? row.split('\t') : row.trim().split(/\s{2,}|[;；]|\s(?=\S*$)/)).map((cell) => cell.trim())
    const at = cells.findLastIndex((cell) => centsOf(cell) !== null)
    const name = cells.find((cell, index) => index !== at && cell !== '') ?? ''
    if (totals.test(name)) {
      skipped++
      return []
    }
    return [{ name, amount: at >= 0 ? cells[at]! : '' }]
  })
  return { lines, skipped }
}
