/** The projection: one row per case, made from the folded state only, so that it can be rebuilt from the log at any time. */
import type { CaseState } from '#core/case/case.ts'
import { isConcerned, lastJudgement, pendingExtension, waitingOn } from '#core/case/demands.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { clocksOf } from '#core/case/clocks.ts'
import { isNegative } from '#core/judgement/verdicts.ts'
import { partyDueAt } from './network-rows.ts'

/** Stars at or below which somebody else calls the person back (law 10). */
const badRating = 2

/** Whether somebody other than the handler owes the person a call: a bad rating, or "not solved", after the last call-back. */
export function callbackDue(state: CaseState): boolean {
  if (state.answered === null) return false
  const lastCall = state.followUps.filter((call) => call.connected).at(-1)?.at ?? ''
  const complaint = [
    state.rating && state.rating.stars <= badRating ? state.rating.at : '',
    state.solved?.value === 'no' ? state.solved.at : '',
  ]
  return complaint.some((at) => at > lastCall)
}

/** Column values of case_file, in JSON for `append_case`, which adds the category of the pinned item. */
export function caseRow(orgId: string, state: CaseState, calendar: Calendar) {
  const { promise } = clocksOf(state, calendar)
  const judgement = lastJudgement(state)
  const causes = state.classification?.causes ?? state.blocker.causes
  const refusedBy = state.blocker.refusedBy
  return {
    org_id: orgId,
    id: state.id,
    number: state.number,
    version: state.version,
    state,
    title: state.title,
    channel: state.channel,
    stage: state.stage,
    class: state.classification?.class ?? null,
    owner_id: state.owner,
    handler_id: state.handler,
    registered_by: state.registeredBy.id,
    item_id: state.item?.id ?? null,
    causes,
    turn: state.turn,
    turn_since: state.turnSince,
    waiting_on: waitingOn(state),
    party_due_at: partyDueAt(state, calendar),
    requester_id: state.requester?.personId ?? null,
    external_number: state.external?.number ?? null,
    registered_at: state.registeredAt,
    last_told_at: state.lastToldAt,
    due_at: state.answered ? null : promise.due,
    due_provisional: promise.provisional,
    overdue_since: state.overdueSince,
    answered_at: state.answered?.at ?? null,
    solved: state.solved?.value ?? null,
    outcome: state.outcome,
    closed_at: state.closedAt,
    reopened: state.reopened,
    returns: state.returns,
    stars: state.rating?.stars ?? null,
    callback_due: callbackDue(state),
    needs_signature:
      state.stage === 'assessment' &&
      judgement !== null &&
      isNegative(judgement.verdict) &&
      judgement.countersign === null,
    extension_pending: pendingExtension(state) !== null,
    hidden_from: refusedBy !== null && isConcerned(state, refusedBy) ? refusedBy : null,
  }
}
