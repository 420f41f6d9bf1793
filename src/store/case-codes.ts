/** The directory of case codes; read before the organisation is known. */
import type pg from 'pg'

export async function findCode(pool: pg.Pool, selector: string) {
  const { rows } = await pool.query<{ selector: string; org_id: string; case_id: string; version: number }>({
    name: 'find-code',
    text: 'select selector, org_id, case_id, version from case_code where selector = $1',
    values: [selector],
  })
  return rows[0] ? toCode(rows[0]) : null
}

export async function getCode(pool: pg.Pool, orgId: string, caseId: string) {
  const { rows } = await pool.query<{ selector: string; org_id: string; case_id: string; version: number }>({
    name: 'get-code',
    text: 'select selector, org_id, case_id, version from case_code where org_id = $1 and case_id = $2',
    values: [orgId, caseId],
  })
  if (!rows[0]) throw new Error(`case without code: ${caseId}`)
  return toCode(rows[0])
}

/** Makes every earlier slip and link void, and ends what was opened with them; in a transaction with app.org set. */
export async function renewCode(client: pg.PoolClient, orgId: string, caseId: string): Promise<void> {
  await client.query('update case_code set version = version + 1 where org_id = $1 and case_id = $2', [orgId, caseId])
  await client.query('delete from case_session where org_id = $1 and case_id = $2', [orgId, caseId])
}

const toCode = (row: { selector: string; org_id: string; case_id: string; version: number }) => ({
  selector: row.selector,
  orgId: row.org_id,
  caseId: row.case_id,
  version: row.version,
})
