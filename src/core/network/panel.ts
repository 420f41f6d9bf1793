/** 智囊团: advisers asked about a de-identified file. Each writes alone; what disagrees is kept beside what was adopted. */
import type { Instant, PlainDate } from '../clock/date.ts'

export const stances = ['can', 'canIf', 'cannot'] as const
export type Stance = (typeof stances)[number]

/** Who is asked: an account of an organisation, named as on the day of asking. */
export interface Adviser {
  readonly id: string
  readonly name: string
  readonly field: string
  readonly to: string
}

export interface Opinion {
  readonly stance: Stance
  readonly text: string
  readonly basis: string
  /** What must be fulfilled; owed by `canIf`. */
  readonly conditions: string
  readonly at: Instant
}

export interface PanelSeat {
  readonly id: string
  readonly adviser: Adviser
  readonly status: 'invited' | 'recused' | 'given' | 'lapsed'
  readonly reason: string
  readonly opinion: Opinion | null
}

export interface Panel {
  readonly id: string
  readonly question: string
  /** The file as advisers read it: without names, numbers and addresses, passed by the caseworker. */
  readonly file: string
  /** Blurred copies only. */
  readonly paperIds: readonly string[]
  readonly until: PlainDate
  readonly at: Instant
  readonly by: string
  readonly status: 'open' | 'closed'
  readonly seats: readonly PanelSeat[]
  /** The seats whose opinion was followed; none: what was done instead stands in `how`. */
  readonly adopted: { readonly seats: readonly string[]; readonly how: string; readonly at: Instant; readonly by: string } | null
  readonly effect: { readonly helped: boolean; readonly text: string; readonly at: Instant; readonly by: string } | null
}

/** Opinions that say otherwise than what was adopted; kept, named, and shown beside it. */
export const dissent = ({ seats, adopted }: Panel): readonly PanelSeat[] =>
  adopted === null ? [] : seats.filter((seat) => seat.opinion !== null && !adopted.seats.includes(seat.id))
