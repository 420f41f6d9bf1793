/** Addresses that events are sent to, and how far each event has come. Behind the wall of the organisation: call within `inOrg`. */
import type pg from 'pg'
import type { Keyring } from './seal.ts'
import { seal, unseal } from './seal.ts'

export interface Endpoint {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly types: readonly string[]
  readonly active: boolean
  readonly createdAt: string
  readonly waiting: number
  readonly delivered: number
  readonly dead: number
  readonly oldestWaiting: string | null
}

const place = (orgId: string, rowId: string, column: 'secret' | 'old_secret') => ({
  table: 'webhook_endpoint',
  column,
  orgId,
  rowId,
})

export interface NewEndpoint {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly types: readonly string[]
  readonly secret: string
  readonly at: string
  readonly by: string
}

/** Adds an address; the same id again changes nothing. Gives the secret that is in force. */
export async function insertEndpoint(
  client: pg.PoolClient,
  keys: Keyring,
  orgId: string,
  { id, name, url, types, secret, at, by }: NewEndpoint,
): Promise<string> {
  await client.query(
    `insert into webhook_endpoint (org_id, id, name, url, types, secret, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [orgId, id, name, url, types, seal(keys, place(orgId, id, 'secret'), secret), at, by],
  )
  await client.query('insert into webhook_turn (org_id, endpoint_id) values ($1, $2) on conflict do nothing', [
    orgId,
    id,
  ])
  return (await secretsOf(client, keys, orgId, id, at))![0]!
}

/** The secrets that sign now, the newest first; null when there is no such address. */
export async function secretsOf(
  client: pg.PoolClient,
  keys: Keyring,
  orgId: string,
  id: string,
  now: string,
): Promise<string[] | null> {
  const { rows } = await client.query<{ secret: Buffer; old: Buffer | null }>(
    `select secret, case when old_until > $3 then old_secret end as old from webhook_endpoint where org_id = $1 and id = $2`,
    [orgId, id, now],
  )
  const [row] = rows
  if (!row) return null
  const secret = unseal(keys, place(orgId, id, 'secret'), row.secret)
  return row.old ? [secret, unseal(keys, place(orgId, id, 'old_secret'), row.old)] : [secret]
}

/** Puts a new secret in force; the one before signs beside it until `oldUntil`. The same key again changes nothing. */
export async function rotateSecret(
  client: pg.PoolClient,
  keys: Keyring,
  orgId: string,
  id: string,
  { key, secret, now, oldUntil }: { key: string; secret: string; now: string; oldUntil: string },
): Promise<string | null> {
  const { rows } = await client.query<{ key: string | null }>(
    'select rotation_key as key from webhook_endpoint where org_id = $1 and id = $2 for update',
    [orgId, id],
  )
  if (!rows[0]) return null
  const [current] = (await secretsOf(client, keys, orgId, id, now))!
  if (rows[0].key === key) return current!
  await client.query(
    `update webhook_endpoint set secret = $3, old_secret = $4, old_until = $5, rotation_key = $6 where org_id = $1 and id = $2`,
    [
      orgId,
      id,
      seal(keys, place(orgId, id, 'secret'), secret),
      seal(keys, place(orgId, id, 'old_secret'), current!),
      oldUntil,
      key,
    ],
  )
  return secret
}

export async function changeEndpoint(
  client: pg.PoolClient,
  orgId: string,
  id: string,
  change: { name?: string | undefined; types?: readonly string[] | undefined; active?: boolean | undefined },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update webhook_endpoint set name = coalesce($3, name), types = coalesce($4, types), active = coalesce($5, active)
     where org_id = $1 and id = $2`,
    [orgId, id, change.name ?? null, change.types ?? null, change.active ?? null],
  )
  return rowCount === 1
}

export async function listEndpoints(client: pg.PoolClient, orgId: string): Promise<Endpoint[]> {
  const { rows } = await client.query<Endpoint>(
    `select w.id, w.name, w.url, w.types, w.active, w.created_at as "createdAt",
       count(*) filter (where d.status = 'waiting')::int as waiting,
       count(*) filter (where d.status = 'delivered')::int as delivered,
       count(*) filter (where d.status = 'dead')::int as dead,
       min(e.at) filter (where d.status = 'waiting') as "oldestWaiting"
     from webhook_endpoint w
       left join webhook_delivery d on d.org_id = w.org_id and d.endpoint_id = w.id
       left join outgoing_event e on e.org_id = d.org_id and e.id = d.event and d.status = 'waiting'
     where w.org_id = $1 group by w.org_id, w.id order by w.created_at, w.id`,
    [orgId],
  )
  return rows
}

/** Hosts of the intranet that this organisation may send to, by the operator's word (`bancheng allow-host`). */
export async function intranetHosts(client: pg.PoolClient, orgId: string): Promise<string[]> {
  const { rows } = await client.query<{ hosts: string[] | null }>(
    `select settings->'intranetHosts' as hosts from organisation where id = $1`,
    [orgId],
  )
  return rows[0]?.hosts ?? []
}

/** Adds or takes away such a host, as the owner of the tables; gives all, null when no organisation has this code. */
export async function setIntranetHost(
  owner: pg.ClientBase,
  code: string,
  host: string,
  allowed: boolean,
): Promise<string[] | null> {
  const { rows } = await owner.query<{ hosts: string[] }>(
    `update organisation set settings = jsonb_set(settings, '{intranetHosts}',
       (coalesce(settings->'intranetHosts', '[]') - $2) || case when $3 then jsonb_build_array($2::text) else '[]' end)
     where code = $1 returning settings->'intranetHosts' as hosts`,
    [code, host, allowed],
  )
  return rows[0]?.hosts ?? null
}
