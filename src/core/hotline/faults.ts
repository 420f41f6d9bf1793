/** What the commands around an order must hold before they may happen; part of the core's `faults`. */
import type { CaseState } from '../case/case.ts'
import type { Moment } from '../case/moment.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { HotlineCommand, HotlineMessage } from './commands.ts'
import { askedExtension, askedReturn, mostOpenRevisions, openRevisions } from './order.ts'

const blank = (text: string): boolean => text.trim() === ''

export function* hotlineFaults(command: HotlineCommand, state: CaseState, { now }: Moment): Generator<Refusal> {
  switch (command.type) {
    case 'hearHotline':
      yield* messageFaults(command.message, state)
      return
    case 'reviseOrder':
      if (openRevisions(state.order).length >= mostOpenRevisions) yield refuse('order-changed', { number: state.external!.number })
      return
    case 'decideRevision':
      if (!openRevisions(state.order).some(({ id }) => id === command.revisionId)) yield refuse('no-such-thing')
      if (!command.accepted && blank(command.reason)) yield refuse('needs-reason')
      return
    case 'returnOrder': {
      const { returnBy } = state.external?.facts ?? {}
      if (blank(command.rightBody)) yield refuse('return-needs-body')
      if (blank(command.ground)) yield refuse('return-needs-ground')
      if (returnBy !== undefined && now > returnBy) yield refuse('return-too-late')
      return
    }
    case 'askOrderExtension': {
      const dueAt = state.external?.dueAt ?? null
      if (blank(command.reason)) yield refuse('needs-reason')
      if (!Number.isInteger(command.days) || command.days < 1) yield refuse('not-working-days')
      if (dueAt !== null && now > dueAt) yield refuse('extension-too-late')
      return
    }
    case 'joinCase':
      if (command.into.id === state.id) yield refuse('no-such-thing')
      if (blank(command.reason)) yield refuse('needs-reason')
      return
    case 'separateCase':
      if (blank(command.reason)) yield refuse('needs-reason')
      return
    case 'noteJoin':
    case 'takeAnswer':
  }
}

/** What was never asked is not decided. */
function* messageFaults(message: HotlineMessage, state: CaseState): Generator<Refusal> {
  if (message.kind === 'returnDecision' && !askedReturn(state.order)) yield refuse('no-such-thing')
  if (message.kind === 'extensionDecision' && !askedExtension(state.order)) yield refuse('no-such-thing')
  if (message.kind === 'rehandle' && blank(message.text)) yield refuse('needs-reason')
  if ((message.kind === 'addition' || message.kind === 'supervision') && blank(message.text)) yield refuse('needs-text')
}
