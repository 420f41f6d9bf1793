/** Settings in the tree: who says what, and the versions of what was said. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export interface SayingOrganisation {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
}

/** The organisation itself and everything above it, itself first. */
export const settingsUp = (pool: pg.Pool, orgId: string): Promise<SayingOrganisation[]> =>
  orgQuery<SayingOrganisation & pg.QueryResultRow>(pool, orgId, {
    name: 'settings-up',
    text: `select o.id, o.name, o.kind, o.settings from unnest(org_path($1)) with ordinality as w(id, at) join organisation o on o.id = w.id
           order by w.at`,
    values: [orgId],
  })

/** Everything below, at most `limit`, nearest first; `depth` 1 is directly below. */
export const settingsBelow = (
  pool: pg.Pool,
  orgId: string,
  limit: number,
): Promise<(SayingOrganisation & { readonly depth: number; readonly parentId: string })[]> =>
  orgQuery<SayingOrganisation & { depth: number; parentId: string } & pg.QueryResultRow>(pool, orgId, {
    name: 'settings-below',
    text: `with recursive below as (
             select id, parent_id, 1 as depth from organisation where parent_id = $1
             union all
             select o.id, o.parent_id, b.depth + 1 from organisation o join below b on o.parent_id = b.id where b.depth < 20
           )
           select o.id, o.name, o.kind, o.settings, b.depth, b.parent_id as "parentId"
           from below b join organisation o on o.id = b.id order by b.depth, o.name limit $2`,
    values: [orgId, limit],
  })

export interface SettingVersion {
  readonly number: number
  readonly subject: string
  readonly value: unknown
  readonly note: string
  readonly at: Instant
  readonly by: string
}

/** The newest versions first. */
export const settingVersions = (pool: pg.Pool, orgId: string): Promise<SettingVersion[]> =>
  orgQuery<SettingVersion & pg.QueryResultRow>(pool, orgId, {
    name: 'setting-versions',
    text: `select number, subject, value, note, created_at as at, created_by as by from setting_version
           where org_id = $1 order by number desc limit 100`,
    values: [orgId],
  })

export interface SettingChange {
  readonly id: string
  readonly subject: string
  readonly value: unknown
  readonly note: string
  readonly at: Instant
  readonly by: string
}

/**
 * Says something anew, or with null nothing any more; one change after the other. False: the same id was written before, with other
 * content. The same with the same content is done once.
 */
export const saySetting = (pool: pg.Pool, orgId: string, change: SettingChange): Promise<boolean> =>
  orgTransaction(pool, orgId, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`settings ${orgId}`])
    const value = change.value === null ? null : JSON.stringify(change.value)
    const { rows } = await client.query<{ same: boolean }>(
      `select subject = $3 and value is not distinct from $4::jsonb and note = $5 as same from setting_version where org_id = $1 and id = $2`,
      [orgId, change.id, change.subject, value, change.note],
    )
    if (rows[0]) return rows[0].same
    await client.query(
      `insert into setting_version (org_id, number, id, subject, value, note, created_at, created_by)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 from setting_version where org_id = $1`,
      [orgId, change.id, change.subject, value, change.note, change.at, change.by],
    )
    // `place` is three plain fields of their own in the settings; the others are one.
    await client.query(
      `update organisation set settings = case
           when $2 = 'place' then (settings - array['room', 'address', 'addressEn', 'phone']) || coalesce($3::jsonb, '{}')
           when $3::jsonb is null then settings - $2
           else settings || jsonb_build_object($2, $3::jsonb) end
       where id = $1`,
      [orgId, change.subject, value],
    )
    return true
  })
