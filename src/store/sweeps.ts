/** Which cases time may have something to say about. A net with a wide mesh: the core decides (core/case/sweep.ts). */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery } from './org-query.ts'

/** Centres that hold cases. */
export async function centresWithCases(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from organisation where kind = 'centre'`)
  return rows.map((row) => row.id)
}

/** Open cases near or past a date, silent for long, waiting on a person, or answered and unconfirmed. */
export async function casesToSweep(pool: pg.Pool, orgId: string, riskEdge: Instant, silentSince: Instant): Promise<{ id: string; version: number }[]> {
  return await orgQuery(pool, orgId, {
    name: 'cases-to-sweep',
    text: `select id, version from case_file
           where org_id = $1 and closed_at is null
             and (due_at <= $2 or last_told_at <= $3 or turn = 'person' or stage = 'followUp')
           order by due_at limit 5000`,
    values: [orgId, riskEdge, silentSince],
  })
}
