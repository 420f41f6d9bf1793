/** The working-day calendar as a centre's own data: read, and replaced by a new version; open dates are computed anew, old versions stay. */
import type { Calendar, SpecialDay } from '#core/clock/calendar.ts'
import type { PlainDate } from '#core/clock/date.ts'
import { caseRow } from '#store/case-row.ts'
import { insertCalendar, latestCalendar } from '#store/centre.ts'
import { digestOf } from '#core/supervision/digest.ts'
import { putDigest } from '#store/digest.ts'
import { openStates, setDue } from '#store/due-dates.ts'
import type { App, Ask } from './context.ts'

interface Day {
  readonly date: PlainDate
  readonly kind: SpecialDay['kind']
  readonly name: string
}

export async function getCalendar({ app, orgId }: Ask) {
  const { calendar, calendarNumber } = await app.centre(orgId)
  const own = await latestCalendar(app.store.db, orgId)
  const special = Object.entries(calendar.special).map(([date, day]) => ({
    date: date as PlainDate,
    kind: day.kind,
    name: day.name,
  }))
  return {
    number: calendarNumber,
    note: own?.note ?? '',
    publishedYears: [...calendar.publishedYears],
    special: special.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

/** Puts a new version in force and answers how many open cases got another date (law 7: dates follow from events and calendar). */
export async function putCalendar(
  ask: Ask,
  change: { note: string; publishedYears: readonly number[]; special: readonly Day[] },
) {
  const { app, orgId, actor, now } = ask
  const special = Object.fromEntries(change.special.map(({ date, kind, name }) => [date, { kind, name }]))
  const number = await insertCalendar(
    app.store.db,
    orgId,
    { publishedYears: change.publishedYears, special },
    change.note,
    actor.id,
    now,
  )
  app.forgetCentre(orgId)
  const { calendar } = await app.centre(orgId)
  return { number, recomputed: (await moveDates(app, orgId, calendar)).moved }
}

/** Computes the dates of open cases anew with this calendar and, unless only asked what would happen, keeps them. */
export async function moveDates(
  app: App,
  orgId: string,
  calendar: Calendar,
  keep = true,
): Promise<{ open: number; moved: number }> {
  let moved = 0
  const states = await openStates(app.store.pool, orgId)
  for (const { state, due, provisional } of states) {
    const row = caseRow(orgId, state, calendar)
    if (row.due_at === due && row.due_provisional === provisional) continue
    const digest = putDigest(orgId, state.id, digestOf(state, calendar))
    if (
      !keep ||
      (await setDue(app.store.pool, orgId, state.id, state.version, row.due_at, row.due_provisional, digest))
    )
      moved++
  }
  return { open: states.length, moved }
}
