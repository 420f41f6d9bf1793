/** Which cases time may have something to say about. A net with a wide mesh: the core decides (core/case/sweep.ts). */
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery } from './org-query.ts'

/** Centres that hold cases. */
export async function centresWithCases(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from organisation where kind = 'centre'`)
  return rows.map((row) => row.id)
}

/** A case that time may have something to say about. */
export interface Sweepable {
  readonly id: string
  readonly state: CaseState
}

/** Open cases near or past a date, silent for long, waiting on a person or a body that is late, or answered and unconfirmed; one page, by id, after `afterId`. */
export async function casesToSweep(
  pool: pg.Pool,
  orgId: string,
  edges: { readonly now: Instant; readonly riskEdge: Instant; readonly silentSince: Instant },
  afterId: string,
  limit: number,
): Promise<Sweepable[]> {
  return await orgQuery<Sweepable & pg.QueryResultRow>(pool, orgId, {
    name: 'cases-to-sweep',
    text: `select id, state from case_file
           where org_id = $1 and id in (
             select id from case_file where org_id = $1 and closed_at is null and id > $4
             and (due_at <= $2 or last_told_at <= $3 or turn = 'person' or stage = 'followUp'
               or party_due_at < $6 or (state -> 'panels') is not null
               or exists (select from appointment a where a.org_id = $1 and a.case_id = case_file.id and a.look_at <= $6))
             union select case_id from case_digest where org_id = $1 and case_id > $4 and chase_at < $6)
           order by id limit $5`,
    values: [orgId, edges.riskEdge, edges.silentSince, afterId, limit, edges.now],
  })
}
