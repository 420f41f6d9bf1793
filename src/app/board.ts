/** The director's board: every figure is the length of the list of the same name. */
import { workingDaysBetween } from '#core/clock/calendar.ts'
import { dateOf, type Instant, type PlainDate } from '#core/clock/date.ts'
import type { Board } from '#contract/centre.ts'
import { lanes, monthFigures, stuckBy } from '#store/board.ts'
import { countQueues } from '#store/case-lists.ts'
import { listColleagues } from '#store/colleagues.ts'
import { edgesAt } from './case-reads.ts'
import type { Ask } from './context.ts'

/** Now, lanes per caseworker, who holds what stands still, and this month. */
export async function board({ app, orgId, actor, now }: Ask): Promise<Board> {
  const { pool } = app.store
  const { calendar } = await app.centre(orgId)
  const edges = edgesAt(now, calendar)
  const today = dateOf(now)
  const from = `${today.slice(0, 8)}01` as PlainDate
  const [counts, laneRows, stuck, staff, month] = await Promise.all([
    countQueues(pool, orgId, actor.id, edges),
    lanes(pool, orgId, edges),
    stuckBy(pool, orgId, edges),
    listColleagues(pool, orgId, today),
    monthFigures(pool, orgId, from),
  ])
  const { open, unassigned, atRisk, overdue, stuck: stuckCount, toSign, callbacks, reopened } = counts
  return {
    at: now,
    open,
    unassigned,
    atRisk,
    overdue,
    stuck: stuckCount,
    toSign,
    callbacks,
    reopened,
    lanes: staff
      .filter(
        (person) =>
          laneRows.some((row) => row.id === person.id) || (person.active && person.roles.includes('caseworker')),
      )
      .map((person) => {
        const row = laneRows.find((lane) => lane.id === person.id)
        return {
          staff: {
            id: person.id,
            name: person.name,
          },
          open: row?.open ?? 0,
          atRisk: row?.at_risk ?? 0,
          overdue: row?.overdue ?? 0,
          maximumLoad: person.maximumLoad,
          awayToday: person.awayToday,
        }
      }),
    stuckBy: stuck.map((row) => ({
      turn: row.turn,
      waitingOn: row.waiting_on,
      count: row.count,
      longestDays: workingDaysBetween(calendar, dateOf(row.since as Instant), today),
    })),
    month: {
      from,
      registered: month.registered,
      answered: month.answered,
      closed: month.closed,
      solvedYes: month.solved_yes,
      solvedNo: month.solved_no,
      onTime: month.on_time,
      outcomes: month.outcomes ?? {},
      byDay: (month.by_day ?? []).map((day) => ({
        date: day.date as PlainDate,
        registered: day.registered,
      })),
    },
  }
}
