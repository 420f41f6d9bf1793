/**
 * What those above a centre read of a case: where it stands, since when and with whom. No person, no name, nothing that somebody wrote in
 * it but the names of item and bodies. Pure in state and calendar: the table `case_digest` is a projection like every other.
 */
import type { Cause, Layer } from '../causes/taxonomy.ts'
import type { CaseClass, CaseState, Channel, Outcome, Referral, Stage, Turn } from '../case/case.ts'
import { clocksOf, referralClock } from '../case/clocks.ts'
import { lastJudgement, openReferrals, waitingOn } from '../case/demands.ts'
import type { Calendar } from '../clock/calendar.ts'
import { isWorkingDay } from '../clock/calendar.ts'
import type { Instant, PlainDate } from '../clock/date.ts'
import { addDays, dateOf, instantAt } from '../clock/date.ts'
import { isNegative } from '../judgement/verdicts.ts'
import { appealClock, openAppeal } from './appeal.ts'
import { unansweredOrders } from './order.ts'

/** Stars at or below which a rating is a complaint. */
const lowRating = 2

/** A body that was asked, with its own clock (law 8). */
export interface PartyClock {
  readonly body: string
  readonly status: Referral['status']
  readonly sentAt: Instant
  readonly dueAt: Instant | null
}

export interface Digest {
  readonly number: string
  readonly channel: Channel
  readonly stage: Stage
  readonly class: CaseClass | null
  readonly itemId: string | null
  readonly itemVersion: number | null
  readonly item: string
  readonly causes: readonly Cause[]
  readonly layer: Layer | null
  readonly turn: Turn
  readonly turnSince: Instant
  readonly waitingOn: string
  readonly registeredAt: Instant
  /** The promise; null while it is paused or once it is answered. */
  readonly dueAt: Instant | null
  readonly provisional: boolean
  /** From when on it is shown in yellow: one working day before the date. */
  readonly yellowAt: Instant | null
  readonly legalDueAt: Instant | null
  readonly overdueSince: Instant | null
  readonly answeredAt: Instant | null
  /** Null until it is answered. */
  readonly onTime: boolean | null
  readonly outcome: Outcome | null
  readonly solved: 'yes' | 'no' | null
  readonly returns: number
  readonly reopened: number
  readonly lowStars: boolean
  readonly silent: boolean
  readonly escalated: boolean
  /** A body stayed silent so long that the one above it was told. */
  readonly raised: boolean
  readonly unsigned: boolean
  readonly filings: number
  readonly appeals: number
  readonly parties: readonly PartyClock[]
  readonly lastToldAt: Instant
  readonly closedAt: Instant | null
  /** The next moment at which an order or an appeal has to be chased; null: none. */
  readonly chaseAt: Instant | null
}

export function digestOf(state: CaseState, calendar: Calendar): Digest {
  const { promise, legal } = clocksOf(state, calendar)
  const { classification, answered, item, rating } = state
  const judgement = lastJudgement(state)
  const dueAt = answered ? null : promise.due
  return {
    number: state.number,
    channel: state.channel,
    stage: state.stage,
    class: classification?.class ?? null,
    itemId: item?.id ?? null,
    itemVersion: item?.version ?? null,
    item: item?.name ?? '',
    causes: classification?.causes ?? state.blocker.causes,
    layer: classification?.layer ?? null,
    turn: state.turn,
    turnSince: state.turnSince,
    waitingOn: state.turn === 'party' ? waitingOn(state) : '',
    registeredAt: state.registeredAt,
    dueAt,
    provisional: promise.provisional,
    yellowAt: dueAt && instantAt(workingDayBefore(calendar, dateOf(dueAt)), '00:00'),
    legalDueAt: answered ? null : (legal?.due ?? null),
    overdueSince: state.overdueSince,
    answeredAt: answered?.at ?? null,
    onTime: answered && (promise.due === null || answered.at <= promise.due),
    outcome: state.outcome,
    solved: state.solved?.value ?? null,
    returns: state.returns,
    reopened: state.reopened,
    lowStars: rating !== null && rating.stars <= lowRating,
    silent: state.silences > 0,
    escalated: state.escalated,
    raised: openReferrals(state).some(({ raisedAt }) => raisedAt !== undefined),
    unsigned: state.stage === 'assessment' && judgement !== null && isNegative(judgement.verdict) && judgement.countersign === null,
    filings: state.filings?.length ?? 0,
    appeals: openAppeal(state) ? 1 : 0,
    parties: openReferrals(state).map((referral) => ({
      body: referral.body,
      status: referral.status,
      sentAt: referral.sentAt,
      dueAt: referralClock(referral, calendar).due,
    })),
    lastToldAt: state.lastToldAt,
    closedAt: state.closedAt,
    chaseAt: chaseAt(state, calendar),
  }
}

function chaseAt(state: CaseState, calendar: Calendar): Instant | null {
  const orders = unansweredOrders(state).flatMap(({ until, chasedAt }) => (chasedAt ? [] : [instantAt(until, '23:59')]))
  const appeal = openAppeal(state)
  const decideBy = appeal && !appeal.chasedAt ? appealClock(appeal, state, calendar).due : null
  return [...orders, ...(decideBy ? [decideBy] : [])].sort()[0] ?? null
}

function workingDayBefore(calendar: Calendar, date: PlainDate): PlainDate {
  let day = addDays(date, -1)
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1)
  return day
}
