/** A read inside one organisation's walls, in three round trips: begin with the organisation set, the query, commit. */
import type pg from 'pg'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Runs one query with row-level security set to `orgId`. Throws on a malformed id: it stands in SQL text. */
export async function orgQuery<T extends pg.QueryResultRow>(pool: pg.Pool, orgId: string, query: pg.QueryConfig): Promise<T[]> {
  if (!uuid.test(orgId)) throw new Error('malformed organisation id')
  const client = await pool.connect()
  try {
    await client.query(`begin read only; set local app.org = '${orgId}'`)
    const { rows } = await client.query<T>(query)
    await client.query('commit')
    client.release()
    return rows
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}

/** Several statements in one transaction inside the walls. */
export async function orgTransaction<T>(pool: pg.Pool, orgId: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  if (!uuid.test(orgId)) throw new Error('malformed organisation id')
  const client = await pool.connect()
  try {
    await client.query(`begin; set local app.org = '${orgId}'`)
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}
