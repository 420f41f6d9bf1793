import type { AboveRow } from '#contract/supervision.ts'
import '../../ui/whose-turn.css'
import { useAboveWords } from './words.ts'

/** 黄牌 · 红牌: a colour never comes without its word. */
export function Light({ row }: { row: AboveRow }) {
  const words = useAboveWords()
  if (row.light === 'none') return null
  return (
    <b className="above-light" data-light={row.light}>
      {row.light === 'red' ? `${words.lightRed} ${words.daysLate(row.daysLate)}` : words.lightYellow}
    </b>
  )
}

/** What else is to be known of a line, in words. */
export function useMarks(row: AboveRow): string[] {
  const words = useAboveWords()
  return [
    row.orders > 0 && words.orderMark,
    row.returns > 0 && words.returns(row.returns),
    row.reopened > 0 && words.reopened(row.reopened),
    row.lowStars && words.lowStars,
    row.solved === 'no' && words.notSolved,
    row.solved === 'yes' && words.solved,
    row.silent && words.silentMark,
    row.escalated && words.escalated,
    row.raised && words.raised,
    row.unsigned && words.unsignedMark,
    row.appeals > 0 && words.appealMark,
    row.filings > 0 && words.filings(row.filings),
  ].filter((mark) => mark !== false)
}

/** In whose hands it is. From above "us" would be read as the reader: the centre is named as such. */
export function Holder({ row }: { row: Pick<AboveRow, 'turn' | 'waitingOn'> }) {
  const words = useAboveWords()
  const text = {
    us: words.turnCentre,
    person: words.turnPerson,
    party: words.turnParty(row.waitingOn),
    supervisor: words.turnDirector,
    nobody: words.turnNobody,
  }[row.turn]
  return (
    <span className="whose-turn" data-turn={row.turn}>
      <i aria-hidden="true" />
      {text}
    </span>
  )
}
