/** What happened under supervision and on appeal; part of the core's `EventData`. */
import type { PlainDate } from '../clock/date.ts'
import type { Audience } from '../case/case.ts'
import type { Signed } from '../network/filing.ts'
import type { Ground } from './order.ts'

export interface SupervisionEventData {
  supervised: { id: string; what: string; until: PlainDate; grounds: readonly Ground[]; from?: string; signed?: Signed }
  supervisionAnswered: { id: string; text: string }
  supervisionChased: { id: string; days: number }
  supervisionClosed: { id: string; word: string; signed?: Signed }
  appealed: { id: string; about: 'answer' | 'rating'; words: string }
  appealChased: { id: string; days: number }
  appealDecided: { id: string; upheld: boolean; reasons: string }
}

/** The person reads that there is pressure, not what was written; the resident's line says no more than that. */
export const supervisionAudience: Readonly<Record<keyof SupervisionEventData, Audience>> = {
  supervised: 'person',
  supervisionAnswered: 'staff',
  supervisionChased: 'staff',
  supervisionClosed: 'staff',
  appealed: 'person',
  appealChased: 'staff',
  appealDecided: 'person',
}
