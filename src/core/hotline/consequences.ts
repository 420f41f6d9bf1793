/** What follows from a message of the hotline, from what is asked of it, and from joining cases; part of the core's `consequences`. */
import type { CaseState } from '../case/case.ts'
import type { CaseEvent } from '../case/events.ts'
import type { Moment } from '../case/moment.ts'
import { eventMaker, next } from '../case/moment.ts'
import type { HotlineCommand, HotlineMessage } from './commands.ts'
import { askedExtension, askedReturn } from './order.ts'

/** `callOff`: what nobody need go on with once the answer has come from elsewhere. */
export function hotlineEvents(command: HotlineCommand, state: CaseState, moment: Moment, callOff: () => CaseEvent[]): CaseEvent[] {
  const make = eventMaker(moment)
  switch (command.type) {
    case 'hearHotline':
      return heard(command.message, state, moment)
    case 'reviseOrder': {
      const { type: _, ...revision } = command
      return [make('orderRevised', { id: next('v', state.order?.revisions), ...revision })]
    }
    case 'decideRevision':
      return [make('revisionDecided', { id: command.revisionId, accepted: command.accepted, reason: command.reason })]
    case 'returnOrder':
      return [make('orderReturned', { id: next('b', state.order?.returns), rightBody: command.rightBody, ground: command.ground })]
    case 'askOrderExtension':
      return [make('orderExtensionAsked', { id: next('t', state.order?.extensions), days: command.days, reason: command.reason })]
    case 'joinCase':
      return [make('joined', { into: command.into, reason: command.reason })]
    case 'separateCase': {
      const { id, number } = state.joined!
      return [make('separated', { from: { id, number }, reason: command.reason })]
    }
    case 'noteJoin':
      return [make('joinNoted', { other: command.other, joined: command.joined, reason: command.reason })]
    case 'takeAnswer': {
      const { type: _, channel, proof, ...reply } = command
      const replyId = next('a', state.replies)
      return [
        ...callOff(),
        make('replied', { id: replyId, ...reply }),
        make('answerDelivered', { replyId, channel, proof }),
        make('stageChanged', { from: state.stage, to: 'followUp', reason: '' }),
      ]
    }
  }
}

function heard(message: HotlineMessage, state: CaseState, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const { number } = message
  switch (message.kind) {
    case 'followUp': {
      const { kind: _, ...found } = message
      const event = make('orderFollowedUp', found)
      // Whether it is solved is the caller's word; how content they are stays with those who supervise.
      return found.connected && found.solved && state.answered && ['followUp', 'closed'].includes(state.stage)
        ? [event, make('confirmed', { solved: found.solved, words: '', said: 'followUp' })]
        : [event]
    }
    case 'returnDecision':
      return [make('orderReturnDecided', { id: askedReturn(state.order)!.id, number, accepted: message.accepted, note: message.note })]
    case 'extensionDecision': {
      const { granted, note, dueAt } = message
      return [make('orderExtensionDecided', { id: askedExtension(state.order)!.id, number, granted, note, dueAt })]
    }
    case 'supervision':
      return [make('orderMessage', message, 'staff')]
    case 'rehandle': {
      const said = make('orderMessage', message)
      const over = ['followUp', 'closed', 'archived'].includes(state.stage)
      return over ? [said, make('reopened', { reason: message.text, by: 'person' })] : [said]
    }
    case 'urge':
    case 'addition':
    case 'withdrawal':
      return [make('orderMessage', message)]
  }
}
