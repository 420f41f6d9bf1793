/** Good people, lawful commands, and the patience to wait: whether a case in this state can still be brought to its end. */
import assert from 'node:assert/strict'
import { standing } from '#core/appointments/appointment.ts'
import type { Actor, CaseState } from '#core/case/case.ts'
import { allowed } from '#core/case/allowed.ts'
import type { Command } from '#core/case/commands.ts'
import { decide } from '#core/case/decide.ts'
import { lastJudgement, openConference, openFiling, openPanel, openReferrals, openRequest } from '#core/case/demands.ts'
import { evolve } from '#core/case/evolve.ts'
import { addMinutes, type Instant } from '#core/clock/date.ts'
import { openAppeal } from '#core/supervision/appeal.ts'
import { unansweredOrders } from '#core/supervision/order.ts'
import { experts } from './case-moves.ts'
import { calendar, classification, director, sample, system } from './case-world.ts'

/** Brings the case to `closed` and returns how many commands it took; fails when nobody can do anything more. Asks nothing of the person. */
export function rescue(from: CaseState, start: Instant): number {
  let state = from
  let now = start
  for (let steps = 0; steps < 40; steps++) {
    if (state.stage === 'closed' || state.stage === 'archived') return steps
    const [actor, command] = nextStep(state)
    now = addMinutes(now, command.type === 'sweep' ? 12 * 24 * 60 : 1)
    const decision = decide(state, command, { actor, now, calendar })
    assert.ok(
      decision.ok,
      `${state.stage}: ${actor.id} cannot ${command.type}: ${decision.ok || decision.refusals.map(({ code }) => code).join(', ')}`,
    )
    for (const event of decision.events) state = evolve(state, event)
  }
  throw new assert.AssertionError({ message: `no end in sight at ${state.stage}` })
}

function nextStep(state: CaseState): [Actor, Command] {
  const owner = experts.find(({ id }) => id === state.owner)!
  const offers = (actor: Actor, type: Command['type']) =>
    allowed(state, actor).some(({ command, reasons }) => command === type && reasons.length === 0)
  const referral = openReferrals(state)[0]
  const request = openRequest(state)
  const conference = openConference(state)
  const panel = openPanel(state)
  const filing = openFiling(state)
  const lead = conference?.why === 'thirdReturn' ? director : owner
  if (conference) return [lead, { ...sample.callOff, conferenceId: conference.id }]
  if (panel) return [owner, { type: 'closePanel', panelId: panel.id }]
  if (filing) return [owner, { ...sample.withdrawFiling, filingId: filing.id }]
  const [appointment] = standing(state.appointments)
  if (appointment) return [owner, { ...sample.notMeet, appointmentId: appointment.id }]
  if (request) return [owner, { type: 'withdrawRequest', requestId: request.id, reason: '不用补了' }]
  if (referral) return [owner, { type: 'withdrawReferral', referralId: referral.id, reason: '我们自己办' }]
  const before = ['reception', 'triage', 'coordination', 'assessment', 'reply']
  if (state.joined && before.includes(state.stage)) return [owner, { type: 'separateCase', reason: '单独办' }]
  const [order] = unansweredOrders(state)
  if (order) return [owner, { ...sample.answerOrder, orderId: order.id }]
  const appeal = openAppeal(state)
  if (appeal) {
    const reviewer = experts.find((expert) => offers(expert, 'decideAppeal'))
    // Nobody who had no part is left: the owner lets it have another round.
    return reviewer
      ? [reviewer, { ...sample.decideAppeal, appealId: appeal.id, upheld: false }]
      : [owner, sample.reopen]
  }
  switch (state.stage) {
    case 'reception':
      return [owner, { type: 'accept', classification: state.classification ?? classification }]
    case 'triage':
    case 'coordination':
    case 'assessment':
    case 'reply':
      // Answered through another case before anybody had sorted it, then reopened.
      if (state.classification === null) return [owner, { type: 'classify', classification }]
      if (state.stage === 'reply') return [owner, sample.deliver]
      return offers(owner, 'reply') && lastJudgement(state)?.verdict !== 'canByException'
        ? [owner, { ...sample.explain, outcome: 'partly' }]
        : [owner, sample.judge]
    default: {
      if (offers(owner, 'close')) return [owner, sample.close]
      const caller = experts.find((expert) => offers(expert, 'recordFollowUp'))
      const mute = state.solved?.value === 'no' && (state.outcome === 'done' || state.outcome === 'withdrawn')
      if (caller && !mute) return [caller, sample.call]
      if (state.solved?.value === 'no' || state.turn === 'us') {
        // Nobody independent is left in this round: the owner takes it in hand alone and answers again.
        return [owner, sample.reopen]
      }
      return [system, sample.sweep]
    }
  }
}
