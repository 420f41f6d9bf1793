/** What the words of a command must hold. */
import type { Moment } from '../case/moment.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { clockOf } from './clock.ts'
import type { Command, Order } from './commands.ts'
import type { Owner, Rectification } from './rectification.ts'

const blank = (text: string): boolean => text.trim() === ''
const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1
/** Longest limit in working days: what takes longer is several rectifications. */
export const mostDays = 120

function* ownerFaults(owner: Owner, { concerned, hidden }: Pick<Rectification, 'concerned' | 'hidden'>): Generator<Refusal> {
  if ('body' in owner) {
    if (blank(owner.body)) yield refuse('needs-right-body')
  } else if (hidden && owner.staff === concerned) yield refuse('concerned-person')
}

export function* orderFaults(order: Order): Generator<Refusal> {
  if (!order.founded) yield refuse('needs-classification')
  if ([order.wrong, order.goal, order.where].some(blank)) yield refuse('needs-text')
  if (!isDays(order.days) || order.days > mostDays) yield refuse('not-working-days')
  yield* ownerFaults(order.owner, order)
}

export function* faults(command: Exclude<Command, Order>, state: Rectification, moment: Moment): Generator<Refusal> {
  const expired = () => {
    const { due } = clockOf(state, moment.calendar)
    return due !== null && moment.now > due
  }
  switch (command.type) {
    case 'handOver': {
      if (blank(command.reason)) yield refuse('needs-reason')
      if (same(command.owner, state.owner)) yield refuse('owner-unchanged')
      yield* ownerFaults(command.owner, state)
      return
    }
    case 'changeKind':
      if (blank(command.reason)) yield refuse('needs-reason')
      if (command.kind === state.kind) yield refuse('kind-unchanged')
      return
    case 'askExtension': {
      if (blank(command.reason)) yield refuse('needs-reason')
      if (!isDays(command.days)) yield refuse('not-working-days')
      if (expired()) yield refuse('extension-too-late')
      // Never longer than the limit itself.
      const most = 'n' in state.limit ? state.limit.n : 1
      const granted = state.extensions.reduce((sum, { status, days }) => (status === 'granted' ? sum + days : sum), 0)
      if (granted + command.days > most) yield refuse('extension-too-long', { most })
      return
    }
    case 'decideExtension':
      if (command.granted && expired()) yield refuse('extension-too-late')
      if (!command.granted && blank(command.note)) yield refuse('needs-reason')
      return
    case 'reportDone':
      if (blank(command.text)) yield refuse('needs-text')
      if (state.kind === 'policyReport' && blank(command.sentTo ?? '')) yield refuse('needs-right-body')
      return
    case 'verify':
      if (state.kind === 'policyReport') {
        if (!command.answer) yield refuse('needs-text')
        else if (command.answer !== 'accepted' && blank(command.note)) yield refuse('needs-reason')
      } else if (blank(command.note)) yield refuse(command.enough ? 'needs-text' : 'needs-reason')
      return
    case 'cancel':
    case 'again':
      if (blank(command.reason)) yield refuse('needs-reason')
      if (command.type === 'again' && (!isDays(command.days) || command.days > mostDays)) yield refuse('not-working-days')
      return
    case 'accept':
    case 'chase':
    case 'sweep':
  }
}

const same = (a: Owner, b: Owner): boolean =>
  'staff' in a ? 'staff' in b && a.staff === b.staff : 'body' in b && a.body.trim() === b.body.trim()
