/** Whose opinions were followed, and what came of it, by adviser and year. */
import { dateOf, yearOf } from '../clock/date.ts'
import type { Panel } from './panel.ts'

export interface Honour {
  /** Organisation and account. */
  readonly to: string
  readonly staff: string
  /** As on the last panel. */
  readonly name: string
  readonly year: number
  readonly asked: number
  readonly given: number
  readonly adopted: number
  readonly helped: number
  readonly notHelped: number
}

/** Newest year first, in it who was followed most often; who was asked only stands there too. */
export function honoursOf(panels: readonly Panel[]): Honour[] {
  const rows = new Map<string, Honour>()
  for (const { at, seats, adopted, effect } of panels.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    for (const { id, adviser, opinion } of seats) {
      const year = yearOf(dateOf(at))
      const key = JSON.stringify([year, adviser.to, adviser.id])
      const none = { asked: 0, given: 0, adopted: 0, helped: 0, notHelped: 0 }
      const row = rows.get(key) ?? { to: adviser.to, staff: adviser.id, name: '', year, ...none }
      const followed = adopted?.seats.includes(id) ?? false
      rows.set(key, {
        ...row,
        name: adviser.name,
        asked: row.asked + 1,
        given: row.given + Number(opinion !== null),
        adopted: row.adopted + Number(followed),
        helped: row.helped + Number(followed && effect?.helped === true),
        notHelped: row.notHelped + Number(followed && effect?.helped === false),
      })
    }
  return [...rows.values()].toSorted(
    (a, b) => b.year - a.year || b.adopted - a.adopted || b.helped - a.helped || b.given - a.given || (a.name < b.name ? -1 : 1),
  )
}
