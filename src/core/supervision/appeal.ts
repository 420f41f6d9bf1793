/** 申诉复核: somebody disagrees, the person with the answer or a colleague with a rating, and somebody who had no part in it looks again. */
import { isNegative } from '../judgement/verdicts.ts'
import type { Calendar } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import type { Deadline } from '../clock/deadline.ts'
import { deadline } from '../clock/deadline.ts'
import type { Actor, CaseState, Outcome } from '../case/case.ts'

export interface Appeal {
  readonly id: string
  readonly about: 'answer' | 'rating'
  readonly words: string
  readonly by: Pick<Actor, 'kind' | 'id'>
  readonly at: Instant
  /** `lapsed`: the case was opened again before anybody decided. */
  readonly status: 'open' | 'upheld' | 'answered' | 'lapsed'
  readonly decision: { readonly by: string; readonly reasons: string; readonly at: Instant } | null
  /** When its own limit passed and the director was told. */
  readonly chasedAt: Instant | null
}

/** Answers that one may disagree with: those that did not do what was asked. */
export const appealable: readonly Outcome[] = ['partly', 'explained', 'declined', 'referredAndFollowed']

export const openAppeal = ({ appeals = [] }: Pick<CaseState, 'appeals'>): Appeal | null =>
  appeals.find(({ status }) => status === 'open') ?? null

/** Whether the answer in force may be appealed against: it was no, or less than was asked, or rests on a "no". */
export function mayAppeal(state: CaseState): boolean {
  const last = state.judgements.slice(state.earlier.judgements).at(-1)
  return state.answered !== null && ((state.outcome !== null && appealable.includes(state.outcome)) || (!!last && isNegative(last.verdict)))
}

/** Whether this answer, or this rating, was looked at again already. */
export const appealedAlready = ({ appeals = [], answered, rating }: CaseState, about: Appeal['about']): boolean =>
  appeals.some(
    (appeal) => appeal.about === about && appeal.status !== 'lapsed' && appeal.at >= ((about === 'answer' ? answered : rating)?.at ?? ''),
  )

/** Everybody whose act an appeal looks at: handler, owner, whoever answered, judged, countersigned or refused, and whoever brought it. */
export function hadPart(state: CaseState, staff: string): boolean {
  const { handler, owner, blocker, judgements, replies, earlier } = state
  const acted = [
    handler,
    owner,
    blocker.refusedBy,
    ...judgements.slice(earlier.judgements).flatMap(({ by, countersign }) => [by, countersign?.by]),
    ...replies.slice(earlier.replies).map(({ by }) => by),
  ]
  const appeal = openAppeal(state)
  return acted.includes(staff) || (appeal?.about === 'rating' && appeal.by.id === staff)
}

/** An appeal is decided within the limit in which bodies must answer. */
export const appealClock = (appeal: Appeal, state: CaseState, calendar: Calendar): Deadline =>
  deadline({ start: appeal.at, limit: state.limits.referral, pauses: [], extensions: [] }, calendar)
