/** Who could own a new case: caseworkers with their load and leave (core/case/route.ts decides). */
import type pg from 'pg'
import type { Candidate } from '#core/case/route.ts'
import type { PlainDate } from '#core/clock/date.ts'

export async function candidates(client: pg.PoolClient, orgId: string, today: PlainDate): Promise<Candidate[]> {
  const { rows } = await client.query({
    name: 'candidates',
    text: `select s.id, s.specialities, s.maximum_load,
             (select count(*)::int from case_file f where f.org_id = s.org_id and f.owner_id = s.id and f.closed_at is null) as load,
             exists (select from staff_leave l where l.org_id = s.org_id and l.staff_id = s.id and $2 between l.starts and l.ends) as away
           from staff s where s.org_id = $1 and s.active and 'caseworker' = any (roles_on(s.org_id, s.id, s.roles, $2))`,
    values: [orgId, today],
  })
  return rows.map((row) => ({
    id: row.id,
    specialities: row.specialities,
    load: row.load,
    maximumLoad: row.maximum_load,
    leave: row.away ? [{ from: today, until: today }] : [],
  }))
}

/** Whether this id is a member of staff who may hold cases that day. */
export async function mayHoldCases(client: pg.PoolClient, orgId: string, id: string, day: PlainDate): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'may-hold-cases',
    text: `select from staff where org_id = $1 and id = $2 and active and roles_on(org_id, id, roles, $3) && array['caseworker', 'director']`,
    values: [orgId, id, day],
  })
  return rowCount === 1
}
