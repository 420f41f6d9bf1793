/** Duties as the wire has them. Pure. */
import type { CaseState } from '#core/case/case.ts'
import { referralClock } from '#core/case/clocks.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { dateOf, type Instant } from '#core/clock/date.ts'
import { deadline, type Deadline } from '#core/clock/deadline.ts'
import type { DutyStatus, Shown as CoreShown } from '#core/network/duties.ts'
import type { Signed } from '#core/network/filing.ts'
import type { DeadlineView } from '#contract/cases.ts'
import type { DutyRow, Shown } from '#contract/duties.ts'
import type { DutyRow as StoredRow } from '#store/duties.ts'
import type { Language } from '#words/date.ts'
import { deadlineView } from './case-present.ts'

const longestTitle = 80

/** The first line of what is asked; where nothing was written, the matter. */
export function titleOf(shown: CoreShown): string {
  const asked = 'question' in shown ? shown.question : 'beyond' in shown ? shown.beyond : shown.reason
  const first = asked.trim().split('\n', 1)[0] || ('item' in shown ? shown.item || shown.number : '')
  const letters = [...first]
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle).join('')}…` : first
}

export function dutyRow(row: StoredRow, calendar: Calendar, now: Instant): DutyRow {
  const { id, kind, status, from, since, dueAt, shown } = row
  const clock = clockView(row, dueAt && setFor(dueAt), { calendar, now, lang: 'zh' })
  return {
    id,
    kind,
    status,
    from,
    since,
    title: titleOf(shown),
    dueAt,
    standing: clock?.standing ?? 'ok',
    daysLeft: clock?.daysLeft ?? null,
  }
}

/** A date that somebody set: no reasons but that. */
const setFor = (due: Instant): Deadline => ({
  due,
  date: dateOf(due),
  provisional: false,
  heldSince: null,
  trace: [],
})

/** The duty's own clock, computed anew from the case; null where nothing is owed by a date. */
export function dutyClock(row: StoredRow, state: CaseState, calendar: Calendar): Deadline | null {
  switch (row.kind) {
    case 'referral': {
      const referral = state.referrals.find(({ id }) => id === row.thing)
      return referral ? referralClock(referral, calendar) : null
    }
    case 'filing':
    case 'review':
      return deadline({ start: row.since, limit: state.limits.referral, pauses: [], extensions: [] }, calendar)
    case 'invitation':
    case 'opinion':
      return row.dueAt && setFor(row.dueAt)
    case 'overdue':
      return null
  }
}

/** What was answered is no longer measured; a meeting that has begun is not late either. */
export function clockView(
  { kind, status }: StoredRow,
  clock: Deadline | null,
  { calendar, now, lang }: { readonly calendar: Calendar; readonly now: Instant; readonly lang: Language },
): DeadlineView | null {
  if (clock === null) return null
  const view = deadlineView(clock, now, calendar, lang)
  const owed = status === 'open' || status === 'accepted'
  const begun = kind === 'invitation' && clock.due !== null && now > clock.due
  return owed && !begun ? view : { ...view, standing: 'met', daysLeft: null }
}

/** Who of the centre decided is the centre's own matter; whoever is above signs by body and name. */
const signedOnly = <T extends { readonly note: string; readonly at: Instant; readonly signed?: Signed }>(
  decided: T,
) => ({
  who: decided.signed ? { ...decided.signed } : null,
  note: decided.note,
  at: decided.at,
})

/** What was handed back, or is waited for no longer, is nobody's business any more: papers, and an adviser's file, are closed. */
export const isLaidOpen = (status: DutyStatus): boolean => status !== 'returned' && status !== 'withdrawn'

export function shownView({ shown, status }: StoredRow): Shown {
  switch (shown.kind) {
    case 'filing':
    case 'review': {
      const { decision, review, causes, ...rest } = shown
      return {
        ...rest,
        causes: [...causes],
        decision: decision && signedOnly(decision),
        review: review && { ...signedOnly(review), sound: review.sound },
      }
    }
    case 'opinion':
      return structuredClone({ ...shown, file: isLaidOpen(status) ? shown.file : '' }) as Shown
    default:
      return structuredClone(shown) as Shown
  }
}
