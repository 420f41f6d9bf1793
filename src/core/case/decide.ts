/**
 * What a command makes happen, or every reason why it may not. Pure: the time, the calendar and the actor are arguments (law 14).
 * Who and where is the table's matter (transitions.ts); what the words of a command must hold is faults.ts'; here is what follows.
 */
import { appointmentEvents, cancelAll } from '../appointments/consequences.ts'
import { partMarked } from '../materials/marks.ts'
import { hotlineEvents } from '../hotline/consequences.ts'
import { conferenceEvents, filingEvents, panelEvents } from '../network/consequences.ts'
import { signedBy } from '../network/seat.ts'
import { supervisionEvents } from '../supervision/consequences.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { admit } from './allowed.ts'
import type { CaseState, Stage } from './case.ts'
import type { Command, Marking, Register } from './commands.ts'
import { pausesUsedUp } from './clocks.ts'
import {
  lastJudgement,
  lastReply,
  openConference,
  openFiling,
  openPanel,
  openPause,
  openReferrals,
  openRequest,
  pendingExtension,
} from './demands.ts'
import type { CaseEvent, EventData } from './events.ts'
import { evolve } from './evolve.ts'
import { faults } from './faults.ts'
import type { Moment } from './moment.ts'
import { eventMaker, next } from './moment.ts'
import { sweep } from './sweep.ts'

export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Returns from bodies after which the matter goes to the director by itself (law 6). */
export const returnsBeforeEscalation = 3

/** Decides a command on a case, or on nothing for `register`. */
export function decide(state: CaseState | null, command: Command, moment: Moment): Decision {
  if (command.type === 'register') {
    if (state) return no(refuse('already-registered'))
    return register(command, moment)
  }
  if (!state) return no(refuse('not-registered'))
  const row = admit(command.type, state, moment.actor)
  if (!('from' in row)) return no(...row)
  const wrong = [...faults(command, state, moment)]
  if (wrong.length > 0) return no(...wrong)
  const events = consequences(command, state, moment)
  return { ok: true, events: row.to === undefined ? events : moveTo(row.to, state, events, moment) }
}

const no = (...refusals: Refusal[]): Decision => ({ ok: false, refusals })

function register(command: Register, moment: Moment): Decision {
  const wrong = [...faults(command, null, moment)]
  if (wrong.length > 0) return no(...wrong)
  const make = eventMaker(moment)
  const { type: _, papers, marks = [], ...data } = command
  const from = moment.actor.kind === 'staff' ? 'staff' : 'person'
  const events = [make('registered', data), ...papers.map((paper) => make('paperAdded', { ...paper, from }))]
  events.push(...marks.map((mark) => make('materialMarked', marked(mark))))
  // Whoever takes the matter in at the window and owns it has it in hand.
  if (moment.actor.kind === 'staff' && moment.actor.id === command.owner) events.push(make('taken', { handler: command.owner }))
  return { ok: true, events }
}

/** Adds the move to the row's stage unless the events already put the case there or elsewhere. */
function moveTo(to: Stage, state: CaseState, events: readonly CaseEvent[], moment: Moment): CaseEvent[] {
  const after = events.reduce<CaseState>(evolve, state)
  if (after.stage !== state.stage || after.stage === to) return [...events]
  return [...events, eventMaker(moment)('stageChanged', { from: state.stage, to, reason: '' })]
}

/** The person no longer wants it: nobody else need work on it either. */
function callOff(state: CaseState, reason: string, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const request = openRequest(state)
  const [conference, panel, filing] = [openConference(state), openPanel(state), openFiling(state)]
  return [
    ...(conference ? [make('conferenceCancelled', { id: conference.id, reason })] : []),
    ...(panel ? [make('panelClosed', { id: panel.id })] : []),
    ...(filing ? [make('filingWithdrawn', { id: filing.id, reason })] : []),
    ...openReferrals(state).map((referral) => make('referralWithdrawn', { id: referral.id, reason })),
    ...(request ? [make('requestWithdrawn', { id: request.id, reason })] : []),
    ...cancelAll(state, reason, moment),
  ]
}

/** What is looked at and handed back leaves no paper here; nor does what is yet to come. */
function marked({ material, part, state, paperIds, note }: Marking): EventData['materialMarked'] {
  const { id: materialId, name, alternatives } = material
  const rests = state === 'brought' || state === 'doubtful'
  return { materialId, name, alternatives, part: partMarked(material, part, state), state, paperIds: rests ? paperIds : [], note }
}

function consequences(command: Exclude<Command, Register>, state: CaseState, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const { actor } = moment
  const signed = signedBy(actor)
  switch (command.type) {
    case 'takeUp':
      return [make('taken', { handler: actor.id })]
    case 'accept': {
      const limit = state.limits.byClass[command.classification.class]
      const taken = state.handler === null ? [make('taken', { handler: actor.id })] : []
      return [...taken, make('accepted', { limit }), make('classified', command.classification)]
    }
    case 'classify': {
      // Another class is another promise, which the person must see.
      const sameClass = command.classification.class === state.classification?.class
      return [make('classified', command.classification, sameClass ? undefined : 'person')]
    }
    case 'tell':
      return [make('told', { channel: command.channel, text: command.text })]
    case 'note':
      return [make('noted', { text: command.text }, command.audience)]
    case 'say':
      return [make('said', { text: command.text })]
    case 'amend': {
      const { type: _, ...data } = command
      return [make('amended', data)]
    }
    case 'addPaper':
      return [make('paperAdded', { ...command.paper, from: actor.kind === 'staff' ? 'staff' : 'person' })]
    case 'withdrawPaper':
      return [make('paperWithdrawn', { paperId: command.paperId, reason: command.reason })]
    case 'recordReading': {
      const { type: _, ...data } = command
      return [make('paperRead', data)]
    }
    case 'recordFinding': {
      const { type: _, ...data } = command
      return [make('found', { id: next('f', state.findings), ...data })]
    }
    case 'markMaterial':
      return [make('materialMarked', marked(command))]
    case 'askForMaterials': {
      const asked = make('materialsAsked', { id: next('q', state.requests), materials: command.materials, until: command.until })
      // Papers may always be asked for; but once the pauses are used up the clock runs on (law 7).
      return pausesUsedUp(state, moment) ? [asked, make('resumed', { note: '' })] : [asked]
    }
    case 'provideMaterials':
      return [make('materialsProvided', { id: command.requestId, text: command.text })]
    case 'withdrawRequest':
      return [make('requestWithdrawn', { id: command.requestId, reason: command.reason })]
    case 'refer': {
      const { type: _, others = [], workingDays, body, contact, to, above, ...same } = command
      const limit = workingDays ? ({ unit: 'workingDays', n: workingDays } as const) : state.limits.referral
      return [{ body, contact, ...(to && { to }), ...(above && { above }) }, ...others].map((reached, at) =>
        make('referred', { id: next('r', state.referrals, at), ...reached, ...same, limit }),
      )
    }
    case 'chaseReferral':
      return [make('referralChased', { id: command.referralId, text: command.text })]
    case 'recordAcceptance':
      return [make('referralAccepted', { id: command.referralId, ...signed })]
    case 'recordAnswer': {
      const { can, text, basis } = command
      return [make('referralAnswered', { id: command.referralId, can, text, basis, ...signed })]
    }
    case 'recordReturn': {
      const { rightBody, ground } = command
      const returned = make('referralReturned', { id: command.referralId, rightBody, ground, ...signed })
      if (state.returns + 1 < returnsBeforeEscalation || state.escalated) return [returned]
      const escalated = make('escalated', { why: 'thirdReturn' })
      if (openConference(state)) return [returned, escalated]
      const called = { id: next('c', state.conferences), why: 'thirdReturn', reason: '' } as const
      return [returned, escalated, make('conferenceCalled', called)]
    }
    case 'withdrawReferral':
      return [make('referralWithdrawn', { id: command.referralId, reason: command.reason })]
    case 'callConference':
    case 'planConference':
    case 'answerInvitation':
    case 'recordConference':
    case 'cancelConference':
      return conferenceEvents(command, state, moment)
    case 'convenePanel':
    case 'recuse':
    case 'giveOpinion':
    case 'closePanel':
    case 'adoptOpinions':
    case 'recordEffect':
      return panelEvents(command, state, moment)
    case 'askFiling':
    case 'decideFiling':
    case 'withdrawFiling':
    case 'reviewFiling':
      return filingEvents(command, state, moment)
    case 'hearHotline':
    case 'reviseOrder':
    case 'decideRevision':
    case 'returnOrder':
    case 'askOrderExtension':
    case 'joinCase':
    case 'separateCase':
    case 'noteJoin':
    case 'takeAnswer':
      return hotlineEvents(command, state, moment, () => callOff(state, '', moment))
    case 'makeAppointment':
    case 'moveAppointment':
    case 'cancelAppointment':
    case 'recordAppointment':
    case 'recordHelpStep':
      return appointmentEvents(command, state, moment)
    case 'supervise':
    case 'answerSupervision':
    case 'closeSupervision':
    case 'appeal':
    case 'contestRating':
    case 'decideAppeal':
      return supervisionEvents(command, state, moment)
    case 'addWay': {
      const { type: _, ...data } = command
      return [make('wayAdded', { id: next('w', state.ways), ...data })]
    }
    case 'settleWay':
      return [make('waySettled', { id: command.wayId, result: command.result, note: command.note })]
    case 'judge': {
      const { type: _, ...data } = command
      return [make('judged', { id: next('j', state.judgements), ...data })]
    }
    case 'countersign':
      return [make('countersigned', { id: lastJudgement(state)!.id, agreed: command.agreed, note: command.note })]
    case 'reply': {
      const { type: _, ...data } = command
      const replied = make('replied', { id: next('a', state.replies), ...data })
      return command.outcome === 'withdrawn' ? [...callOff(state, command.basis, moment), replied] : [replied]
    }
    case 'recordDelivery': {
      const { channel, proof } = command
      const replyId = lastReply(state)!.id
      if (!command.reached) return [make('deliveryTried', { replyId, channel, reached: false, proof })]
      const delivered = make('answerDelivered', { replyId, channel, proof })
      return state.stage === 'followUp' ? [delivered] : [delivered, make('stageChanged', { from: state.stage, to: 'followUp', reason: '' })]
    }
    case 'confirm':
      return [make('confirmed', { solved: command.solved, words: command.words, said: 'online' })]
    case 'rate': {
      const { type: _, ...data } = command
      return [make('rated', data)]
    }
    case 'recordFollowUp': {
      const { type: _, ...data } = command
      const called = make('followedUp', data)
      return command.connected && command.solved
        ? [called, make('confirmed', { solved: command.solved, words: command.note, said: 'followUp' })]
        : [called]
    }
    case 'close':
      return [make('closed', { outcome: state.outcome!, because: state.solved?.value === 'yes' ? 'solved' : 'heard' })]
    case 'reopen': {
      const by = actor.kind === 'person' ? 'person' : 'staff'
      return [make('reopened', { reason: command.reason, by })]
    }
    case 'archive':
      return [make('archived', {}), make('stageChanged', { from: state.stage, to: 'archived', reason: '' })]
    case 'goBack':
      return [make('stageChanged', { from: state.stage, to: command.to, reason: command.reason })]
    case 'reassign':
      return [make('reassigned', { handler: command.handler, from: state.handler, reason: command.reason })]
    case 'changeOwner':
      return [make('ownerChanged', { owner: command.owner, from: state.owner, reason: command.reason })]
    case 'askExtension':
      return [make('extensionAsked', { id: next('e', state.extensions), days: command.days, reason: command.reason })]
    case 'decideExtension':
      return [make('extensionDecided', { id: pendingExtension(state)!.id, granted: command.granted, note: command.note })]
    case 'pause':
      return [make('paused', { reason: command.reason, note: command.note })]
    case 'resume':
      return openPause(state) ? [make('resumed', { note: command.note })] : []
    case 'tellOfChange': {
      const { type: _, ...data } = command
      return [make('changeTold', data)]
    }
    case 'sweep':
      return sweep(state, moment)
  }
}
