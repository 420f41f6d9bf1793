/** Why pressure may be put on a case: one list for what is offered above and for what the case admits (law 3). */
import type { Instant } from '../clock/date.ts'
import type { Digest } from './digest.ts'
import type { Ground } from './order.ts'

/** Returns from which on a case counts as bounced. */
export const bouncedFrom = 2

export type Pressed = Pick<Digest, 'dueAt' | 'answeredAt' | 'onTime' | 'returns' | 'raised' | 'lowStars' | 'solved' | 'reopened' | 'silent'>

export function groundsOf(of: Pressed, now: Instant): Ground[] {
  const found: Readonly<Record<Ground, boolean>> = {
    overdue: of.answeredAt === null && of.dueAt !== null && now > of.dueAt,
    answeredLate: of.onTime === false,
    bounced: of.returns >= bouncedFrom,
    partyLate: of.raised,
    badRating: of.lowStars,
    unsolved: of.solved === 'no',
    reopened: of.reopened > 0,
    silent: of.silent,
  }
  return (Object.keys(found) as Ground[]).filter((ground) => found[ground])
}
