/** Who may see a case and what they may do in it now. The same answer offers a button and admits a request (law 3). */
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Actor, CaseState } from './case.ts'
import type { CommandType } from './commands.ts'
import { demands, isConcerned } from './demands.ts'
import type { Transition, Who } from './transitions.ts'
import { transitions } from './transitions.ts'
import { isOfSeat } from '../network/seat.ts'

/** Something this actor may ask for here; with reasons it is shown, but not yet possible. */
export interface Permission {
  readonly command: CommandType
  readonly reasons: readonly Refusal[]
}

/** Whether the case may be read at all. A resident's code opens one case only, which http checks before it makes the actor. */
export function maySee(state: CaseState, actor: Actor): boolean {
  if (actor.kind !== 'staff') return true
  if (isConcerned(state, actor.id)) return false
  if (actor.roles.includes('caseworker') || actor.roles.includes('director')) return true
  return handedOver(state, actor)
}

const handedOver = (state: CaseState, actor: Actor): boolean =>
  actor.roles.includes('counter') && state.registeredBy.kind === 'staff' && state.registeredBy.id === actor.id

export function isWho(who: Who, state: CaseState, actor: Actor): boolean {
  if (actor.kind === 'party') return who === 'party' && actor.seat !== undefined
  if (actor.kind !== 'staff') return who === actor.kind
  const expert = actor.roles.includes('caseworker') || actor.roles.includes('director')
  switch (who) {
    case 'hands':
      return expert && (state.handler === actor.id || state.owner === actor.id)
    case 'owner':
      return expert && state.owner === actor.id
    case 'colleague':
      return expert
    case 'director':
      return actor.roles.includes('director')
    case 'clerk':
      return handedOver(state, actor)
    case 'person':
    case 'hotline':
    case 'system':
    case 'party':
      return false
  }
}

const unmet = (row: Transition, state: CaseState, actor: Actor): Refusal[] =>
  row.demands.map((name) => demands[name](state, actor)).filter((refusal) => refusal !== null)

/** Everything this actor is offered in this state, unmet demands included. */
export function allowed(state: CaseState, actor: Actor): Permission[] {
  if (!maySee(state, actor)) return []
  return transitions
    .filter((row) => row.from.includes(state.stage) && row.by.some((who) => isWho(who, state, actor)) && isOfSeat(row.command, actor))
    .map((row) => ({ command: row.command, reasons: unmet(row, state, actor) }))
}

/** The row that admits this command, or every reason why none does. */
export function admit(command: CommandType, state: CaseState, actor: Actor): Transition | Refusal[] {
  const rows = transitions.filter((row) => row.command === command)
  if (!maySee(state, actor)) return [refuse('concerned-person')]
  const mine = rows.filter((row) => row.by.some((who) => isWho(who, state, actor)))
  if (mine.length > 0 && !isOfSeat(command, actor)) return [refuse('not-your-seat')]
  if (mine.length === 0) {
    const handsOnly = actor.kind === 'staff' && rows.some((row) => row.by.includes('hands') || row.by.includes('owner'))
    return [refuse(handsOnly && isWho('colleague', state, actor) ? 'not-the-handler' : 'not-your-role')]
  }
  const row = mine.find((candidate) => candidate.from.includes(state.stage))
  if (!row)
    return [refuse(state.stage === 'closed' || state.stage === 'archived' ? 'already-closed' : 'wrong-stage', { stage: state.stage })]
  const reasons = unmet(row, state, actor)
  return reasons.length > 0 ? reasons : row
}
