import type pg from 'pg'
import { orgQuery } from './org-query.ts'

/** Every member of staff, past and present. */
export async function listStaffNames(pool: pg.Pool, orgId: string): Promise<Map<string, string>> {
  const rows = await orgQuery<{ id: string; name: string }>(pool, orgId, {
    name: 'staff-names',
    text: 'select id, name from staff where org_id = $1',
    values: [orgId],
  })
  return new Map(rows.map((row) => [row.id, row.name]))
}
