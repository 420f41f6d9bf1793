import type pg from 'pg'
import type { PlainDate } from '#core/clock/date.ts'

/** Ids of those who supervise that day, acting ones among them; app.org must be set. */
export async function listDirectors(client: pg.PoolClient, orgId: string, day: PlainDate): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'list-directors',
    text: `select id from staff where org_id = $1 and active and 'director' = any (roles_on(org_id, id, roles, $2)) order by id`,
    values: [orgId, day],
  })
  return rows.map((row) => row.id)
}
