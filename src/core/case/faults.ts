/** What the words of a command must hold before it may happen. Yields every fault, so that a person corrects once, not five times. */
import { workingDaysBetween } from '../clock/calendar.ts'
import type { PlainDate } from '../clock/date.ts'
import { dateOf } from '../clock/date.ts'
import { appointmentFaults } from '../appointments/faults.ts'
import { askedTwice } from '../materials/asked-twice.ts'
import { papersOf } from '../materials/marks.ts'
import { hotlineFaults } from '../hotline/faults.ts'
import { isTakenBack } from '../hotline/order.ts'
import { networkFaults, paperFaults } from '../network/faults.ts'
import { isInForce } from '../network/filing.ts'
import { thingOf } from '../network/seat.ts'
import type { Refusal } from '../refusal.ts'
import { supervisionFaults } from '../supervision/faults.ts'
import { refuse } from '../refusal.ts'
import { isNegative, judgementFaults } from '../judgement/verdicts.ts'
import type { Actor, CaseState, Classification, StaffId } from './case.ts'
import type { Command, Marking, Register } from './commands.ts'
import { clocksOf, pausesUsedUp } from './clocks.ts'
import { lastJudgement, openConference, openFiling, openPanel, openReferrals } from './demands.ts'
import { stageOrder } from './evolve.ts'
import type { Moment } from './moment.ts'

/** Shortest explanation that can explain anything: ten characters. */
export const explanationMinimum = 10

const blank = (text: string): boolean => text.trim() === ''

/** Faults of a command on this state; `state` is null only for `register`. */
export function* faults(command: Command, state: CaseState | null, moment: Moment): Generator<Refusal> {
  if (command.type === 'register') {
    yield* registrarFaults(command, moment.actor)
    if (command.blocker.causes.length === 0) yield refuse('needs-blocker')
    if (command.blocker.causes.includes('other') && blank(command.blocker.note) && blank(command.statement))
      yield refuse('needs-other-text')
    if (command.channel !== 'counter' && blank(command.statement)) yield refuse('needs-text')
    if (command.owner === command.blocker.refusedBy) yield refuse('judge-is-refuser')
    for (const mark of command.marks ?? []) yield* markFaults(mark, command.papers)
    return
  }
  if (!state) return
  // A party touches the one thing it was asked about and nothing else.
  if (moment.actor.kind === 'party' && thingOf(command) !== moment.actor.seat?.thing) yield refuse('not-your-seat')
  const referral = (id: string) => state.referrals.find((entry) => entry.id === id)
  switch (command.type) {
    case 'accept':
    case 'classify':
      yield* classificationFaults(command.classification, state)
      if (lengthensLate(command.classification, state, moment)) yield refuse('extension-too-late')
      return
    case 'tell':
    case 'note':
    case 'say':
      if (blank(command.text)) yield refuse('needs-text')
      return
    case 'addPaper':
      if (state.papers.some((paper) => paper.id === command.paper.id)) yield refuse('thing-not-open')
      return
    case 'withdrawPaper':
    case 'recordReading': {
      const paper = state.papers.find((entry) => entry.id === command.paperId)
      if (!paper) yield refuse('no-such-thing')
      else if (paper.withdrawn) yield refuse('thing-not-open')
      else if (command.type === 'withdrawPaper' && moment.actor.kind === 'person' && paper.from === 'staff') yield refuse('not-your-role')
      if (command.type === 'withdrawPaper' && moment.actor.kind === 'staff' && blank(command.reason)) yield refuse('needs-reason')
      return
    }
    case 'recordFinding':
      if (command.paperIds.some((id) => !state.papers.some((paper) => paper.id === id))) yield refuse('no-such-thing')
      return
    case 'askForMaterials':
      if (command.materials.length === 0 || command.materials.some((material) => blank(material.name))) yield refuse('nothing-to-ask')
      if (command.until < dateOf(moment.now)) yield refuse('date-has-passed')
      yield* askedTwice(command.materials, state.materials ?? [], state.requests)
      return
    case 'markMaterial':
      yield* markFaults(
        command,
        state.papers.filter((paper) => !paper.withdrawn),
      )
      return
    case 'provideMaterials':
    case 'withdrawRequest': {
      const request = state.requests.find((entry) => entry.id === command.requestId)
      if (!request) yield refuse('no-such-thing')
      else if (request.status !== 'open') yield refuse('thing-not-open')
      if (command.type === 'withdrawRequest' && blank(command.reason)) yield refuse('needs-reason')
      return
    }
    case 'refer':
      if ([command, ...(command.others ?? [])].some(({ body }) => blank(body))) yield refuse('needs-right-body')
      if (blank(command.question)) yield refuse('needs-text')
      yield* paperFaults(command.paperIds ?? [], state)
      if (command.after !== undefined && referral(command.after)?.status !== 'returned') yield refuse('no-such-thing')
      if (command.workingDays !== undefined && !isDays(command.workingDays)) yield refuse('not-working-days')
      return
    case 'chaseReferral':
    case 'recordAcceptance':
    case 'recordAnswer':
    case 'recordReturn':
    case 'withdrawReferral': {
      const open = openReferrals(state).some((entry) => entry.id === command.referralId)
      if (!referral(command.referralId)) yield refuse('no-such-thing')
      else if (!open || (command.type === 'recordAcceptance' && referral(command.referralId)!.status === 'accepted'))
        yield refuse('thing-not-open')
      if (command.type === 'recordAnswer' && blank(command.text)) yield refuse('needs-text')
      if (command.type === 'withdrawReferral' && blank(command.reason)) yield refuse('needs-reason')
      if (command.type === 'recordReturn' && blank(command.rightBody)) yield refuse('return-needs-body')
      if (command.type === 'recordReturn' && blank(command.ground)) yield refuse('return-needs-ground')
      return
    }
    case 'callConference':
    case 'planConference':
    case 'answerInvitation':
    case 'recordConference':
    case 'cancelConference':
    case 'convenePanel':
    case 'recuse':
    case 'giveOpinion':
    case 'closePanel':
    case 'adoptOpinions':
    case 'recordEffect':
    case 'askFiling':
    case 'decideFiling':
    case 'withdrawFiling':
    case 'reviewFiling':
      yield* networkFaults(command, state, moment)
      return
    case 'hearHotline':
    case 'reviseOrder':
    case 'decideRevision':
    case 'returnOrder':
    case 'askOrderExtension':
    case 'joinCase':
    case 'separateCase':
    case 'noteJoin':
    case 'takeAnswer':
      yield* hotlineFaults(command, state, moment)
      return
    case 'makeAppointment':
    case 'moveAppointment':
    case 'cancelAppointment':
    case 'recordAppointment':
    case 'recordHelpStep':
      yield* appointmentFaults(command, state, moment)
      return
    case 'supervise':
    case 'answerSupervision':
    case 'closeSupervision':
    case 'appeal':
    case 'contestRating':
    case 'decideAppeal':
      yield* supervisionFaults(command, state, moment)
      return
    case 'addWay':
      if (blank(command.way)) yield refuse('needs-text')
      if (command.result === 'fails' && blank(command.note)) yield refuse('way-needs-why', { way: command.way })
      return
    case 'settleWay': {
      const way = state.ways.find((entry) => entry.id === command.wayId)
      if (!way) yield refuse('no-such-thing')
      else if (command.result === 'fails' && blank(command.note)) yield refuse('way-needs-why', { way: way.way })
      return
    }
    case 'judge':
      yield* judgementFaults(command, state.ways)
      if (isNegative(command.verdict) && turnedDownBefore(state) === moment.actor.id) yield refuse('judge-is-refuser')
      return
    case 'countersign':
      if (!command.agreed && blank(command.note)) yield refuse('needs-reason')
      return
    case 'reply':
      yield* replyFaults(command, state, dateOf(moment.now))
      return
    case 'recordDelivery':
      if (blank(command.proof)) yield refuse('delivery-needs-proof')
      return
    case 'rate':
      // The table lets only the person rate; a proxy of a member of staff would still be staff (law 10).
      if (moment.actor.kind !== 'person') yield refuse('rater-is-staff')
      return
    case 'reopen':
    case 'goBack':
      if (blank(command.reason)) yield refuse('needs-reason')
      if (command.type === 'goBack' && stageOrder.indexOf(command.to) >= stageOrder.indexOf(state.stage)) yield refuse('going-forward')
      return
    case 'reassign':
      if (blank(command.reason)) yield refuse('needs-reason')
      if (command.handler === state.handler) yield refuse('handler-unchanged')
      if (command.handler === state.blocker.refusedBy) yield refuse('judge-is-refuser')
      return
    case 'changeOwner':
      if (blank(command.reason)) yield refuse('needs-reason')
      if (command.owner === state.owner) yield refuse('owner-unchanged')
      if (command.owner === state.blocker.refusedBy) yield refuse('judge-is-refuser')
      return
    case 'askExtension': {
      if (blank(command.reason)) yield refuse('needs-reason')
      if (expired(state, moment)) yield refuse('extension-too-late')
      if (!isDays(command.days)) yield refuse('not-working-days')
      const granted = state.extensions.slice(state.earlier.extensions).filter((entry) => entry.status === 'granted')
      const days = granted.reduce((sum, entry) => sum + entry.days, command.days)
      if (days > state.limits.maxExtensionDays) yield refuse('extension-too-long', { most: state.limits.maxExtensionDays })
      return
    }
    case 'decideExtension':
      if (!state.extensions.some((entry) => entry.id === command.extensionId && entry.status === 'pending')) yield refuse('no-such-thing')
      // Law 7: granted and told before the old date, or not at all. A refusal may still be recorded.
      if (command.granted && expired(state, moment)) yield refuse('extension-too-late')
      if (!command.granted && blank(command.note)) yield refuse('needs-reason')
      return
    case 'pause':
      if (blank(command.note)) yield refuse('needs-reason')
      if (pausesUsedUp(state, moment)) yield refuse('pause-too-long', { most: state.limits.maxPauseDays })
      return
    case 'archive':
      // Until then the person may still rate, confirm or object without asking anybody to open an archive.
      if (workingDaysBetween(moment.calendar, dateOf(state.closedAt!), dateOf(moment.now)) < state.limits.confirmDays)
        yield refuse('archive-too-early', { days: state.limits.confirmDays })
      return
    case 'takeUp':
    case 'amend':
    case 'confirm':
    case 'recordFollowUp':
    case 'close':
    case 'resume':
    case 'tellOfChange':
    case 'sweep':
  }
}

/** `papers`: those of the case that are still there. */
function* markFaults(mark: Marking, papers: readonly { readonly id: string }[]): Generator<Refusal> {
  const { material, part, state, note } = mark
  const { name } = material
  if (part !== null && !papersOf(material.alternatives).includes(part)) yield refuse('no-such-material')
  if (mark.paperIds.some((id) => !papers.some((paper) => paper.id === id))) yield refuse('no-such-thing')
  // What the catalogue forbids nobody grants at the desk; what it leaves open is granted with a reason.
  if (state === 'deferred' && material.deferrable === 'no') yield refuse('not-deferrable', { name })
  if (state === 'committed' && material.commitment === 'no') yield refuse('no-commitment', { name })
  const granted =
    (state === 'deferred' && material.deferrable === 'unknown') || (state === 'committed' && material.commitment === 'unknown')
  const waived = state === 'notNeeded' && material.when.trim() === ''
  if ((granted || waived || state === 'doubtful') && blank(note)) yield refuse('mark-needs-why', { name })
}

function* classificationFaults(classification: Classification, state: CaseState): Generator<Refusal> {
  if (classification.causes.length === 0) yield refuse('needs-blocker')
  if (classification.causes.includes('other') && blank(state.blocker.note) && blank(state.statement)) yield refuse('needs-other-text')
  if (classification.remit === 'outside' && blank(classification.rightBody)) yield refuse('needs-right-body')
}

function* replyFaults(command: Extract<Command, { type: 'reply' }>, state: CaseState, today: PlainDate): Generator<Refusal> {
  if (Array.from(command.explanation.trim()).length < explanationMinimum)
    yield refuse('explanation-too-short', { least: explanationMinimum })
  if (['explained', 'declined', 'partly'].includes(command.outcome)) {
    if (blank(command.basis)) yield refuse('reply-needs-basis')
    if (blank(command.alternatives)) yield refuse('reply-needs-alternatives')
    if (blank(command.remedy)) yield refuse('reply-needs-remedy')
  }
  // How and when the person said so; otherwise any case could be ended by calling it withdrawn.
  if (command.outcome === 'withdrawn' && blank(command.basis)) yield refuse('reply-needs-basis')
  const judgement = lastJudgement(state)
  if (command.outcome === 'declined' || command.outcome === 'explained') {
    if (!judgement) yield refuse('outcome-needs-judgement')
    else if (command.outcome === 'declined' && !isNegative(judgement.verdict)) yield refuse('outcome-contradicts-verdict')
  }
  if (command.outcome === 'done' && judgement && isNegative(judgement.verdict)) yield refuse('outcome-contradicts-verdict')
  const elsewhere = isTakenBack(state.order) || state.referrals.some((entry) => entry.answer && entry.answer.at >= state.clockStart)
  if (command.outcome === 'referredAndFollowed' && !elsewhere) yield refuse('outcome-needs-answered-referral')
  if (command.outcome === 'withdrawn') return
  if (judgement?.verdict === 'canByException' && ['done', 'partly'].includes(command.outcome)) {
    if (!state.filings?.some((filing) => isInForce(filing, today))) yield refuse('exception-not-approved')
  }
  const waiting = openReferrals(state)[0]
  if (waiting) yield refuse('open-referral', { body: waiting.body })
  if (openConference(state)) yield refuse('open-conference')
  if (openPanel(state)) yield refuse('open-panel')
  if (openFiling(state)) yield refuse('open-filing')
}

/** Who registers, and for whom: a clerk cannot own a case, an administrator has nothing to do with one. */
function* registrarFaults(command: Register, actor: Actor): Generator<Refusal> {
  if (blank(command.owner)) yield refuse('no-such-thing')
  if (actor.kind !== 'staff') return
  const expert = actor.roles.includes('caseworker') || actor.roles.includes('director')
  if (!expert && (!actor.roles.includes('counter') || command.owner === actor.id)) yield refuse('not-your-role')
}

/** The judge whose "no" of the round before is now looked at again; a second "no" must come from somebody else (law 5). */
function turnedDownBefore(state: CaseState): StaffId | null {
  const before = state.judgements.slice(0, state.earlier.judgements).at(-1)
  return before && isNegative(before.verdict) ? before.by : null
}

/** A longer class after the promise has passed would be an extension that nobody asked for in time (law 7). */
function lengthensLate(classification: Classification, state: CaseState, moment: Moment): boolean {
  if (!expired(state, moment)) return false
  const before = clocksOf(state, moment.calendar).promise.due!
  const after = clocksOf({ ...state, classification }, moment.calendar).promise.due
  return after === null || after > before
}

const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1

const expired = (state: CaseState, { now, calendar }: Moment): boolean => {
  const { due } = clocksOf(state, calendar).promise
  return due !== null && now > due
}
