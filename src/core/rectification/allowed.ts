/** Who may see a rectification and what they may do now. The same answer offers a button and admits a request (law 3). */
import type { Actor } from '../case/case.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { CommandType } from './commands.ts'
import { demands } from './demands.ts'
import type { Rectification } from './rectification.ts'
import { isEnd, staffOf } from './rectification.ts'
import type { Transition, Who } from './transitions.ts'
import { transitions } from './transitions.ts'

export interface Permission {
  readonly command: CommandType
  readonly reasons: readonly Refusal[]
}

const isColleague = ({ kind, roles }: Actor): boolean => kind === 'staff' && (roles.includes('caseworker') || roles.includes('director'))

/** Colleagues of the centre, but not the one it is about (law 5). */
export const maySee = ({ hidden, concerned }: Pick<Rectification, 'hidden' | 'concerned'>, actor: Actor): boolean =>
  actor.kind === 'system' || (isColleague(actor) && !(hidden && concerned === actor.id))

function isWho(who: Who, state: Rectification, actor: Actor): boolean {
  if (actor.kind === 'system') return who === 'system'
  if (!isColleague(actor)) return false
  const director = actor.roles.includes('director')
  switch (who) {
    case 'owner':
      return staffOf(state.owner) === null || staffOf(state.owner) === actor.id
    case 'lead':
      return director || state.orderedBy === actor.id
    case 'colleague':
      return true
    case 'director':
      return director
    case 'system':
      return false
  }
}

const unmet = ({ demands: names }: Transition, state: Rectification, actor: Actor): Refusal[] =>
  names.map((name) => demands[name](state, actor)).filter((refusal) => refusal !== null)

const rowsFor = (state: Rectification, actor: Actor): Transition[] =>
  transitions.filter(({ by }) => by.some((who) => isWho(who, state, actor)))

/** Everything this actor is offered in this state, unmet demands included. */
export function allowed(state: Rectification, actor: Actor): Permission[] {
  if (!maySee(state, actor)) return []
  return rowsFor(state, actor)
    .filter(({ from }) => from.includes(state.status))
    .map((row) => ({ command: row.command, reasons: unmet(row, state, actor) }))
}

/** Every reason why the command is not admitted; none: it is. */
export function admit(command: CommandType, state: Rectification, actor: Actor): Refusal[] {
  if (!maySee(state, actor)) return [refuse('concerned-person')]
  const row = rowsFor(state, actor).find((each) => each.command === command)
  if (!row) return [refuse('not-your-role')]
  if (!row.from.includes(state.status)) return [refuse(isEnd(state.status) ? 'thing-not-open' : 'wrong-stage', { stage: state.status })]
  return unmet(row, state, actor)
}
