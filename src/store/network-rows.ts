/** The projections of a case that other organisations read: duties and the register of exceptions. Written with the events they follow from. */
import type { CaseState } from '#core/case/case.ts'
import { openReferrals } from '#core/case/demands.ts'
import { referralClock } from '#core/case/clocks.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import type { Instant } from '#core/clock/date.ts'
import { raiseAfterDays } from '#core/case/sweep.ts'
import { addWorkingDays } from '#core/clock/calendar.ts'
import { instantAt } from '#core/clock/date.ts'
import { dutiesOf, type Duty } from '#core/network/duties.ts'
import type { Filing } from '#core/network/filing.ts'
import type { Statement } from './one-trip.ts'

const isNetworked = (state: CaseState | null): state is CaseState =>
  state !== null &&
  (state.referrals.length > 0 || [state.conferences, state.panels, state.filings].some((list) => list !== undefined))

/** What must be written so that the tables say of the case what `after` says; nothing where nothing of it changed. */
export function networkWrites(
  orgId: string,
  before: CaseState | null,
  after: CaseState,
  calendar: Calendar,
): Statement[] {
  if (!isNetworked(after)) return []
  const earlier = isNetworked(before) ? dutiesOf(before, calendar) : []
  const now = dutiesOf(after, calendar)
  const known = new Map(earlier.map((duty) => [keyOf(duty), duty]))
  const kept = new Set(now.map(keyOf))
  // An invitation that a new plan left out is over.
  const dropped = earlier
    .filter((duty) => !kept.has(keyOf(duty)))
    .map((duty): Duty => ({ ...duty, status: 'withdrawn' }))
  const duties = [...now.filter((duty) => isNews(known.get(keyOf(duty)), duty)), ...dropped]
  const filings = (after.filings ?? []).filter((filing, at) => before?.filings?.[at] !== filing)
  return [
    ...(duties.length > 0 ? [putDuties(orgId, after.id, duties)] : []),
    ...(filings.length > 0 ? [putFilings(orgId, after, filings)] : []),
  ]
}

const keyOf = ({ kind, thing }: Duty): string => `${kind} ${thing}`

/** What was handed back or called off stays as it was last read there: what becomes of the case afterwards is not theirs to know. */
function isNews(before: Duty | undefined, now: Duty): boolean {
  if (before && before.status === now.status && (now.status === 'returned' || now.status === 'withdrawn')) return false
  return JSON.stringify(before) !== JSON.stringify(now)
}

const putDuties = (orgId: string, caseId: string, duties: readonly Duty[]): Statement => ({
  name: 'put-duties',
  text: `insert into duty (org_id, case_id, kind, thing, to_org, staff_id, status, since, due_at, shown)
         select $1, $2, d.kind, d.thing, d."to", d.staff, d.status, d.since, d."dueAt", d.shown
         from jsonb_to_recordset($3::jsonb)
           as d(kind text, thing text, "to" uuid, staff text, status text, since timestamptz, "dueAt" timestamptz, shown jsonb)
         on conflict (org_id, case_id, kind, thing) do update
           set status = excluded.status, since = excluded.since, due_at = excluded.due_at, shown = excluded.shown`,
  values: [orgId, caseId, JSON.stringify(duties)],
})

function putFilings(orgId: string, state: CaseState, filings: readonly Filing[]): Statement {
  const rows = filings.map(({ id, level, status, expires, askedAt, decision, review, ...filing }) => {
    const { beyond, clause, why, limits, risk } = filing
    return {
      thing: id,
      level,
      status,
      expires,
      askedAt,
      decidedAt: decision?.at ?? null,
      reviewedAt: review?.at ?? null,
      sound: review?.sound ?? null,
      words: { beyond, clause, why, limits, risk, decision, review },
    }
  })
  const { number, item, classification, blocker } = state
  const causes = classification?.causes ?? blocker.causes
  return {
    name: 'put-filings',
    text: `insert into filing (org_id, case_id, above, number, item_id, item, causes, thing, level, status, expires, asked_at, decided_at,
             reviewed_at, sound, words)
           select $1, $2, (org_path($1))[2:], $3, $4, $5, $6, f.thing, f.level, f.status, f.expires, f."askedAt", f."decidedAt",
             f."reviewedAt", f.sound, f.words
           from jsonb_to_recordset($7::jsonb) as f(thing text, level text, status text, expires date, "askedAt" timestamptz,
             "decidedAt" timestamptz, "reviewedAt" timestamptz, sound boolean, words jsonb)
           on conflict (org_id, case_id, thing) do update
             set status = excluded.status, decided_at = excluded.decided_at, reviewed_at = excluded.reviewed_at, sound = excluded.sound,
               words = excluded.words`,
    values: [orgId, state.id, number, item?.id ?? null, item?.name ?? '', causes, JSON.stringify(rows)],
  }
}

/** The next moment at which a body's silence has consequences (core/case/sweep.ts); null when there is none. */
export function partyDueAt(state: CaseState, calendar: Calendar): Instant | null {
  const next = openReferrals(state).flatMap((referral): Instant[] => {
    const { due, date } = referralClock(referral, calendar)
    if (due === null || date === null) return []
    if (referral.chasedFor !== due) return [due]
    return referral.raisedAt ? [] : [instantAt(addWorkingDays(calendar, date, raiseAfterDays), '00:00')]
  })
  return next.sort()[0] ?? null
}
