/** One item as in force, inside a write's transaction. */
import type pg from 'pg'
import type { PinnedItem } from '#core/case/case.ts'
import { materialsIn, type ItemData, type PinnedMaterial } from './item-data.ts'

export interface ItemInForce {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly category: string
  readonly data: ItemData
}

/** The version in force today, or null. */
export async function findItem(client: pg.PoolClient, orgId: string, id: string): Promise<ItemInForce | null> {
  const { rows } = await client.query<ItemInForce>({
    name: 'item-in-force',
    text: 'select id, version, name, category, data from service_item where org_id = $1 and id = $2 and valid_until is null',
    values: [orgId, id],
  })
  return rows[0] ?? null
}

/** What the version a case is pinned to demands; nothing when the case has no item, or the item no guide. */
export async function pinnedMaterials(
  client: pg.PoolClient,
  orgId: string,
  item: PinnedItem | null,
): Promise<readonly PinnedMaterial[]> {
  if (!item) return []
  const { rows } = await client.query<{ data: ItemData }>({
    name: 'pinned-item',
    text: 'select data from service_item where org_id = $1 and id = $2 and version = $3',
    values: [orgId, item.id, item.version],
  })
  return materialsIn(rows[0]?.data ?? null)
}
