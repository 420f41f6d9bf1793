/** Importing the catalogue: a changed item becomes a new version, so that cases keep the one they were pinned to. */
import type pg from 'pg'
import type { PlainDate } from '#core/clock/date.ts'

export interface ItemRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly category: string
  readonly department: string
  readonly source: string
  readonly data: object
}

/** Adds versions for items that are new or changed; answers how many. app.org must be set. */
export async function insertItems(
  client: pg.PoolClient,
  orgId: string,
  items: readonly ItemRow[],
  from: PlainDate,
): Promise<number> {
  const { rowCount } = await client.query(
    `with given as (
       select * from jsonb_to_recordset($2::jsonb)
         as g(id text, code text, name text, category text, department text, source text, data jsonb)
     ), current as (
       select * from service_item where org_id = $1 and valid_until is null
     ), changed as (
       select g.*, c.version from given g left join current c on c.id = g.id
       where c.id is null or (c.code, c.name, c.category, c.department, c.source, c.data)
         is distinct from (g.code, g.name, g.category, g.department, g.source, g.data)
     ), ended as (
       update service_item s set valid_until = $3 from changed
       where s.org_id = $1 and s.id = changed.id and s.version = changed.version
     )
     insert into service_item (org_id, id, version, code, name, category, department, source, data, valid_from)
       select $1, id, coalesce(version, 0) + 1, code, name, category, department, source, data, $3 from changed`,
    [orgId, JSON.stringify(items), from],
  )
  return rowCount ?? 0
}

export async function insertUnits(
  client: pg.PoolClient,
  orgId: string,
  units: readonly {
    name: string
    kind: string
    contact: string
    aliases: readonly string[]
    /** Its organisation, when it has accounts. */
    bodyId: string | null
  }[],
): Promise<void> {
  await client.query(
    `insert into unit (org_id, name, kind, contact, aliases, body_id)
       select $1, name, kind, contact, array(select jsonb_array_elements_text(aliases)), "bodyId"
       from jsonb_to_recordset($2::jsonb) as u(name text, kind text, contact text, aliases jsonb, "bodyId" uuid)
     on conflict (org_id, name) do update
       set kind = excluded.kind, contact = excluded.contact, aliases = excluded.aliases, body_id = excluded.body_id`,
    [orgId, JSON.stringify(units)],
  )
}
