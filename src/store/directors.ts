import type pg from 'pg'

/** Ids of those who supervise; app.org must be set. */
export async function listDirectors(client: pg.PoolClient, orgId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'list-directors',
    text: `select id from staff where org_id = $1 and active and 'director' = any(roles) order by id`,
    values: [orgId],
  })
  return rows.map((row) => row.id)
}
