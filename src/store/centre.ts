/** Organisations, their calendars, catalogue and bodies. */
import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { SpecialDay } from '#core/clock/calendar.ts'
import type { PlainDate } from '#core/clock/date.ts'
import { withOrg } from './open.ts'
import type { Database } from './tables.ts'

export interface CalendarData {
  readonly publishedYears: readonly number[]
  readonly special: Readonly<Record<PlainDate, SpecialDay>>
}

/** Throws when there is no such organisation. */
export const getOrganisation = (db: Kysely<Database>, id: string): Promise<Selectable<Database['organisation']>> =>
  db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Settings of the organisation and of everything above it, from the top down. */
export async function settingsDown(db: Kysely<Database>, id: string): Promise<object[]> {
  const { rows } = await sql<{ settings: object }>`
    select o.settings from unnest(org_path(${id}::uuid)) with ordinality as w(id, at) join organisation o on o.id = w.id
    order by w.at desc`.execute(db)
  return rows.map(({ settings }) => settings)
}

/** The newest calendar that the organisation, or else the nearest one above it, put in force. */
export async function latestCalendar(db: Kysely<Database>, orgId: string) {
  const { rows } = await withOrg(db, orgId, (trx) =>
    sql<{ orgId: string; number: number; note: string; data: CalendarData }>`
      select c.org_id as "orgId", c.number, c.note, c.data
      from unnest(org_path(${orgId}::uuid)) with ordinality as w(id, at) join calendar_version c on c.org_id = w.id
      order by w.at, c.number desc limit 1`.execute(trx),
  )
  return rows[0] ?? null
}

export async function insertCalendar(
  db: Kysely<Database>,
  orgId: string,
  data: CalendarData,
  note: string,
  by: string,
  at: string,
): Promise<number> {
  return await withOrg(db, orgId, async (trx) => {
    // One new version at a time: the number is the order in which they came into force.
    await sql`select pg_advisory_xact_lock(hashtext(${`calendar ${orgId}`}))`.execute(trx)
    const row = await trx
      .insertInto('calendar_version')
      .columns(['org_id', 'number', 'data', 'note', 'created_at', 'created_by'])
      .expression((eb) =>
        eb
          .selectFrom('calendar_version')
          .where('org_id', '=', orgId)
          .select([
            sql<string>`${orgId}::uuid`.as('org_id'),
            sql<number>`coalesce(max(number), 0) + 1`.as('number'),
            sql`${JSON.stringify(data)}::jsonb`.as('data'),
            sql<string>`${note}::text`.as('note'),
            sql<string>`${at}::timestamptz`.as('created_at'),
            sql<string>`${by}::text`.as('created_by'),
          ]),
      )
      .returning('number')
      .executeTakeFirstOrThrow()
    return row.number
  })
}

/** Items in force, by category and name. */
export const currentItems = (db: Kysely<Database>, orgId: string) =>
  withOrg(db, orgId, (trx) =>
    trx
      .selectFrom('service_item')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('valid_until', 'is', null)
      .orderBy('category')
      .orderBy('id')
      .execute(),
  )

export const listUnits = (db: Kysely<Database>, orgId: string) =>
  withOrg(db, orgId, (trx) => trx.selectFrom('unit').selectAll().where('org_id', '=', orgId).orderBy('name').execute())

/** The first centre that was set up: the one whose public pages a process shows. */
export const findCentre = (db: Kysely<Database>) =>
  db
    .selectFrom('organisation')
    .selectAll()
    .where('kind', '=', 'centre')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
