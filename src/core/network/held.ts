/** Who held a case for how long, in office time: delay is told of the party that held it, not of whoever is easiest to blame (law 8). */
import type { CaseState, Turn } from '../case/case.ts'
import { referralClock } from '../case/clocks.ts'
import type { CaseEvent } from '../case/events.ts'
import { evolve } from '../case/evolve.ts'
import type { Calendar } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import { workingMillisBetween } from '../clock/hours.ts'

type HolderTurn = Exclude<Turn, 'nobody'>

export interface Held {
  /** Office time in milliseconds while it was that one's turn; together all the office time from registration until closing or `now`. */
  readonly turns: Readonly<Record<HolderTurn, number>>
  /** Each body that was asked, in the order of asking; two that were asked at once each hold their own time. */
  readonly bodies: readonly {
    readonly body: string
    readonly millis: number
    /** Of it, what came after the body's own date. */
    readonly late: number
  }[]
}

/** Of a case's whole log up to `now`. Throws on a log that does not begin with `registered`. */
export function heldBy(events: readonly CaseEvent[], calendar: Calendar, now: Instant): Held {
  const turns = { us: 0, person: 0, party: 0, supervisor: 0 }
  const ended = new Map<string, Instant>()
  let state: CaseState | null = null
  let since: Instant | null = null
  const passes = (until: Instant) => {
    if (state && since && state.turn !== 'nobody') turns[state.turn] += workingMillisBetween(calendar, since, until)
    since = until
  }
  for (const event of events) {
    passes(event.at)
    state = evolve(state, event)
    if (event.type === 'referralAnswered' || event.type === 'referralReturned' || event.type === 'referralWithdrawn')
      ended.set(event.data.id, event.at)
  }
  passes(now)
  const bodies = new Map<string, { body: string; millis: number; late: number }>()
  for (const referral of state!.referrals) {
    const { id, body, sentAt } = referral
    const until = ended.get(id) ?? now
    const { due } = referralClock(referral, calendar)
    const one = bodies.get(body) ?? { body, millis: 0, late: 0 }
    one.millis += workingMillisBetween(calendar, sentAt, until)
    if (due !== null && due < until) one.late += workingMillisBetween(calendar, due, until)
    bodies.set(body, one)
  }
  return { turns, bodies: [...bodies.values()] }
}
