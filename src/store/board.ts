/** The board's figures beyond the queues: lanes, standing still, the month. */
import type pg from 'pg'
import type { PlainDate } from '#core/clock/date.ts'
import type { Edges } from './case-lists.ts'
import { orgQuery } from './org-query.ts'

export const lanes = (pool: pg.Pool, orgId: string, edges: Edges) =>
  orgQuery<{ id: string; open: number; at_risk: number; overdue: number }>(pool, orgId, {
    name: 'board-lanes',
    text: `select coalesce(f.handler_id, f.owner_id) as id, count(*)::int as open,
             count(*) filter (where f.due_at >= $2 and f.due_at <= $3)::int as at_risk, count(*) filter (where f.due_at < $2)::int as overdue
           from case_file f where f.org_id = $1 and f.closed_at is null group by 1`,
    values: [orgId, edges.now, edges.riskEdge],
  })

export const stuckBy = (pool: pg.Pool, orgId: string, edges: Edges) =>
  orgQuery<{ turn: 'us' | 'person' | 'party' | 'supervisor'; waiting_on: string; count: number; since: string }>(
    pool,
    orgId,
    {
      name: 'board-stuck',
      text: `select f.turn, case when f.turn = 'party' then f.waiting_on else '' end as waiting_on, count(*)::int as count, min(f.turn_since) as since
           from case_file f where f.org_id = $1 and f.closed_at is null and f.turn_since < $2
           group by 1, 2 order by min(f.turn_since)`,
      values: [orgId, edges.stuckEdge],
    },
  )

export interface MonthRow {
  readonly registered: number
  readonly answered: number
  readonly closed: number
  readonly solved_yes: number
  readonly solved_no: number
  readonly on_time: number
  readonly outcomes: Record<string, number> | null
  readonly by_day: { date: string; registered: number }[] | null
}

/** Of the cases registered since `from` (Asia/Shanghai days): what became of them. */
export async function monthFigures(pool: pg.Pool, orgId: string, from: PlainDate): Promise<MonthRow> {
  const [row] = await orgQuery<MonthRow & pg.QueryResultRow>(pool, orgId, {
    name: 'board-month',
    text: `with these as (
             select *, (registered_at at time zone 'Asia/Shanghai')::date as day from case_file
             where org_id = $1 and registered_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai'
           )
           select count(*)::int as registered, count(answered_at)::int as answered, count(closed_at)::int as closed,
             count(*) filter (where solved = 'yes')::int as solved_yes, count(*) filter (where solved = 'no')::int as solved_no,
             count(*) filter (where answered_at is not null and overdue_since is null)::int as on_time,
             (select jsonb_object_agg(outcome, n) from (select outcome, count(*) as n from these where outcome is not null and answered_at is not null group by 1) o) as outcomes,
             (select jsonb_agg(jsonb_build_object('date', day, 'registered', n) order by day)
                from (select day, count(*) as n from these group by 1) d) as by_day
           from these`,
    values: [orgId, from],
  })
  return row!
}
