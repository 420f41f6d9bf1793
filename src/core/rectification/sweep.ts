/** What time alone brings about: yellow the working day before, red from the first day late, and what a look at recurrence shows. */
import { status } from '../clock/deadline.ts'
import type { Moment } from '../case/moment.ts'
import { clockOf, isOwed } from './clock.ts'
import type { Look } from './commands.ts'
import type { EventData, EventType, RectificationEvent } from './events.ts'
import { checkDays, looksDue, verdictOf } from './recurrence.ts'
import type { Rectification } from './rectification.ts'

/** Builds events in the name of the actor. */
export const eventMaker =
  ({ actor, now }: Pick<Moment, 'actor' | 'now'>) =>
  <T extends EventType>(type: T, data: EventData[T]): RectificationEvent =>
    ({ type, at: now, actor: { kind: actor.kind, id: actor.id }, data }) as RectificationEvent

/** The same moment and the same figures twice give nothing the second time. */
export function sweep(state: Rectification, looks: readonly Look[], moment: Moment): RectificationEvent[] {
  return isOwed(state) ? dates(state, moment) : proof(state, looks, moment)
}

function dates(state: Rectification, moment: Moment): RectificationEvent[] {
  const make = eventMaker(moment)
  const clock = clockOf(state, moment.calendar)
  const { due } = clock
  if (due === null) return []
  const standing = status(clock, moment.now, moment.calendar)
  if (standing === 'soon' && state.warnedFor !== due) return [make('deadlineNear', { due })]
  return standing === 'overdue' && state.overdueSince !== due ? [make('becameOverdue', { due })] : []
}

function proof(state: Rectification, looks: readonly Look[], moment: Moment): RectificationEvent[] {
  const make = eventMaker(moment)
  const due = new Set(looksDue(state, moment.now).map(({ days }) => days))
  const events: RectificationEvent[] = []
  for (const look of looks.toSorted((a, b) => a.days - b.days)) {
    if (!due.has(look.days)) continue
    const verdict = verdictOf(look, look.days)
    // Between the checkpoints only what decides it is written down.
    if (verdict === null && !(checkDays as readonly number[]).includes(look.days)) continue
    const { days, before, after, ofBefore, ofAfter, cases, unsorted } = look
    events.push(make('looked', { days, before, after, ofBefore, ofAfter, cases, unsorted }))
    if (verdict === null) continue
    events.push(make(verdict, {}))
    if (verdict === 'disproven') events.push(make('roundStarted', { round: state.round + 1, limit: state.limit, reason: '' }))
    break
  }
  return events
}
