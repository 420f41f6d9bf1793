/** The lines of a finding with what is to be said of each, and behind them the items that the list lacks. */
import type { Finding } from '#core/case/case.ts'
import { yuanSign } from '#words/money.ts'
import type { LineRow } from './model.ts'

interface Said {
  readonly mark: string
  readonly note: string
}

/** `marked`: how many rows have something said of them. */
export function findingLines({ lines, items = [], result }: Finding): { rows: LineRow[]; marked: number } {
  const said = new Map<number, Said[]>()
  const say = (line: number, mark: string, note: string) => said.set(line, [...(said.get(line) ?? []), { mark, note }])
  for (const line of result.surplus) say(line, '★', result.byItems ? '多出：票据上没有这一行' : '多出')
  if (!result.byItems)
    for (const line of result.notOnBill ?? []) if (!result.surplus.includes(line)) say(line, '＋', '票据上没有这一行')
  for (const { item, line, times } of result.amountDiffers ?? [])
    say(line, '≠', `票据上是 ${yuanSign(items[item]?.cents ?? 0)}${times ? `（正好 ${times} 倍）` : ''}`)
  for (const { item, line } of result.namedDifferently ?? []) say(line, '≈', `票据上叫“${items[item]?.name ?? ''}”`)
  for (const [first, later] of result.duplicates) say(later, '＝', `与第 ${first + 1} 行相同`)
  for (const line of result.outside ?? []) say(line, '◇', '日期不在就诊期间内')
  const rows = lines.map(({ name, cents, date = '' }, at): LineRow => {
    const here = said.get(at) ?? []
    const mark = here.map((each) => each.mark).join('')
    return {
      number: String(at + 1),
      mark,
      date,
      name,
      amount: yuanSign(cents),
      note: here.map(({ note }) => note).join('；'),
    }
  })
  const lacking = (result.missing ?? []).flatMap((at): LineRow[] => {
    const item = items[at]
    if (!item) return []
    const { name, cents, date = '' } = item
    return [{ number: '缺', mark: '－', date, name, amount: yuanSign(cents), note: '票据上有，明细里没有' }]
  })
  return { rows: [...rows, ...lacking], marked: said.size + lacking.length }
}
