/** What a command on a rectification makes happen, or every reason why it may not. Pure: time, calendar and actor are arguments (law 14). */
import type { Moment } from '../case/moment.ts'
import { next } from '../case/moment.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { admit, maySee } from './allowed.ts'
import type { Command, Order } from './commands.ts'
import { askedExtension } from './demands.ts'
import type { RectificationEvent } from './events.ts'
import { faults, orderFaults } from './faults.ts'
import type { Rectification } from './rectification.ts'
import { eventMaker, sweep } from './sweep.ts'

export type Decision =
  | { readonly ok: true; readonly events: readonly RectificationEvent[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

const no = (...refusals: Refusal[]): Decision => ({ ok: false, refusals })

/** Decides a command on a rectification, or on nothing for `order`. */
export function decide(state: Rectification | null, command: Command, moment: Moment): Decision {
  if (command.type === 'order') return state ? no(refuse('already-registered')) : order(command, moment)
  if (!state) return no(refuse('not-registered'))
  const against = admit(command.type, state, moment.actor)
  if (against.length > 0) return no(...against)
  const wrong = [...faults(command, state, moment)]
  return wrong.length > 0 ? no(...wrong) : { ok: true, events: consequences(command, state, moment) }
}

function order(command: Order, moment: Moment): Decision {
  if (!maySee(command, moment.actor)) return no(refuse(moment.actor.id === command.concerned ? 'concerned-person' : 'not-your-role'))
  const wrong = [...orderFaults(command)]
  if (wrong.length > 0) return no(...wrong)
  const { type: _, founded: __, days, ...data } = command
  return { ok: true, events: [eventMaker(moment)('ordered', { ...data, limit: { unit: 'workingDays', n: days } })] }
}

function consequences(command: Exclude<Command, Order>, state: Rectification, moment: Moment): RectificationEvent[] {
  const make = eventMaker(moment)
  switch (command.type) {
    case 'accept':
      return [make('accepted', {})]
    case 'handOver':
      return [make('handedOver', { owner: command.owner, reason: command.reason })]
    case 'changeKind':
      return [make('kindChanged', { kind: command.kind, reason: command.reason })]
    case 'askExtension':
      return [make('extensionAsked', { id: next('x', state.extensions), days: command.days, reason: command.reason })]
    case 'decideExtension':
      return [make('extensionDecided', { id: askedExtension(state)!.id, granted: command.granted, note: command.note })]
    case 'reportDone': {
      const { text, papers, sentTo } = command
      return [make('doneReported', { text, papers, ...(state.kind === 'policyReport' && sentTo && { sentTo }) })]
    }
    case 'verify': {
      const answer = state.kind === 'policyReport' ? command.answer : undefined
      const enough = answer ? answer !== 'refused' : command.enough
      return [make(enough ? 'verified' : 'sentBack', { note: command.note, ...(answer && { answer }) })]
    }
    case 'chase':
      return [make('chased', { text: command.text })]
    case 'cancel':
      return [make('cancelled', { reason: command.reason })]
    case 'again':
      return [make('roundStarted', { round: state.round + 1, limit: { unit: 'workingDays', n: command.days }, reason: command.reason })]
    case 'sweep':
      return sweep(state, command.looks, moment)
  }
}
