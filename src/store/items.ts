/** One item as in force, inside a write's transaction. */
import type pg from 'pg'

export interface ItemInForce {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly category: string
}

/** The version in force today, or null. */
export async function findItem(client: pg.PoolClient, orgId: string, id: string): Promise<ItemInForce | null> {
  const { rows } = await client.query<ItemInForce>({
    name: 'item-in-force',
    text: 'select id, version, name, category from service_item where org_id = $1 and id = $2 and valid_until is null',
    values: [orgId, id],
  })
  return rows[0] ?? null
}
