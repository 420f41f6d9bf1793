/** The month as the public page tells it, counted from the cases themselves. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Instant } from '#core/clock/date.ts'
import { withOrg } from './open.ts'
import type { Database } from './tables.ts'

export interface MonthCounts {
  readonly registered: number
  /** Answered during the month, whenever they came in; everything below is about these. */
  readonly answered: number
  readonly onTime: number
  readonly solvedYes: number
  readonly solvedNo: number
  readonly outcomes: Readonly<Record<string, number>>
}

/**
 * What happened from `from` until before `to`. Registered and answered are two populations, so neither gives the other away.
 * Late is a case whose promised moment passed before its answer: the overdue mark of its log, which knows pauses and extensions.
 */
export async function countMonth(
  db: Kysely<Database>,
  orgId: string,
  from: Instant,
  to: Instant,
): Promise<MonthCounts> {
  return await withOrg(db, orgId, async (trx) => {
    const { rows } = await sql<{ registered: number; answered: number; on_time: number; yes: number; no: number }>`
      select
        (select count(*) from case_file where org_id = ${orgId} and registered_at >= ${from} and registered_at < ${to}) as registered,
        count(*) as answered,
        count(*) filter (where overdue_since is null) as on_time,
        count(*) filter (where solved = 'yes') as yes,
        count(*) filter (where solved = 'no') as no
      from case_file where org_id = ${orgId} and answered_at >= ${from} and answered_at < ${to}`.execute(trx)
    const outcomes = await sql<{ outcome: string; n: number }>`
      select outcome, count(*) as n from case_file
      where org_id = ${orgId} and answered_at >= ${from} and answered_at < ${to} and outcome is not null
      group by outcome`.execute(trx)
    const row = rows[0]!
    return {
      registered: row.registered,
      answered: row.answered,
      onTime: row.on_time,
      solvedYes: row.yes,
      solvedNo: row.no,
      outcomes: Object.fromEntries(outcomes.rows.map(({ outcome, n }) => [outcome, n])),
    }
  })
}

/** Cases waiting for an answer now. */
export async function countWaiting(db: Kysely<Database>, orgId: string): Promise<number> {
  return await withOrg(db, orgId, async (trx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from case_file where org_id = ${orgId} and answered_at is null and closed_at is null`.execute(
      trx,
    )
    return rows[0]!.n
  })
}
