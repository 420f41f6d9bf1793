/** An order and what is joined, as the wire has them for staff. Pure. */
import type { CaseState } from '#core/case/case.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import type { Instant } from '#core/clock/date.ts'
import { lampOf } from '#core/hotline/lamp.ts'
import { noDealings } from '#core/hotline/order.ts'
import type { OrderView } from '#contract/order-view.ts'

/** `supervises`: whether this reader may know how content the caller is. */
export function orderView(state: CaseState, now: Instant, calendar: Calendar, supervises: boolean) {
  return {
    order: order(state, now, calendar, supervises),
    joined: state.joined ?? null,
    joinedHere: [...(state.joinedHere ?? [])],
  }
}

function order(state: CaseState, now: Instant, calendar: Calendar, supervises: boolean): OrderView | null {
  const { external } = state
  if (!external) return null
  const { number, dueAt, facts = {} } = external
  const { messages, revisions, returns, extensions, followUps } = state.order ?? noDealings
  return {
    number,
    dueAt,
    lamp: state.answered ? 'none' : lampOf(dueAt, now, calendar),
    type: facts.type ?? null,
    urgency: facts.urgency ?? null,
    question: facts.question?.name ?? '',
    oldNumbers: [...(facts.oldNumbers ?? [])],
    confidential: facts.confidential ?? false,
    badRating: facts.badRating ?? false,
    returnBy: facts.returnBy ?? null,
    calledAt: facts.calledAt ?? null,
    agent: facts.agent ?? '',
    messages: messages.map(({ kind, text, at }) => ({ kind, text, at })),
    revisions: revisions.map(({ digest: _, facts: _facts, requester: _requester, changed, ...revision }) => ({
      ...revision,
      changed: [...changed],
    })),
    returns: [...returns],
    extensions: [...extensions],
    followUps: supervises
      ? followUps.map(({ round, connected, solved, satisfied, opinion, at }) => ({
          round,
          connected,
          solved,
          satisfied,
          opinion,
          at,
        }))
      : [],
  }
}
