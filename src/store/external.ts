import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import { orgQuery } from './org-query.ts'

/** The case of an outside system's number, or null. */
export async function findByExternal(pool: pg.Pool, orgId: string, number: string): Promise<CaseState | null> {
  const [row] = await orgQuery<{ state: CaseState }>(pool, orgId, {
    name: 'find-by-external',
    text: 'select state from case_file where org_id = $1 and external_number = $2',
    values: [orgId, number],
  })
  return row?.state ?? null
}

/** Our number of an outside number that is here already; in the transaction of a registration. */
export async function numberOfExternal(client: pg.PoolClient, orgId: string, external: string): Promise<string | null> {
  // One registration of the same outside number at a time; the unique index stands behind it.
  await client.query({
    name: 'lock-external',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`${orgId} ${external}`],
  })
  const { rows } = await client.query<{ number: string }>({
    name: 'number-of-external',
    text: 'select number from case_file where org_id = $1 and external_number = $2',
    values: [orgId, external],
  })
  return rows[0]?.number ?? null
}
