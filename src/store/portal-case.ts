/** What a person's own page of a case is made of. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Instant } from '#core/clock/date.ts'
import type { ItemData } from './item-data.ts'
import { withOrg } from './open.ts'
import type { Database } from './tables.ts'

export interface PersonCaseRows {
  readonly state: CaseState
  /** Of the version the case is pinned to. */
  readonly itemData: ItemData | null
  /** Events the person may read, and how often the person rated, oldest first. */
  readonly events: readonly { readonly seq: number; readonly event: CaseEvent }[]
  readonly ratings: number
  readonly names: ReadonlyMap<string, string>
  readonly accesses: readonly {
    readonly at: Instant
    readonly actorKind: string
    readonly actorId: string
    readonly what: string
    readonly purpose: string
  }[]
}

/** State, timeline, names of staff and the access log of one case; null when there is none. */
export async function findPersonCase(
  db: Kysely<Database>,
  orgId: string,
  caseId: string,
): Promise<PersonCaseRows | null> {
  return await withOrg(db, orgId, async (trx) => {
    const file = await trx
      .selectFrom('case_file')
      .select('state')
      .where('org_id', '=', orgId)
      .where('id', '=', caseId)
      .executeTakeFirst()
    if (!file) return null
    const { item } = file.state as CaseState
    const pinned = item
      ? await trx
          .selectFrom('service_item')
          .select('data')
          .where('org_id', '=', orgId)
          .where('id', '=', item.id)
          .where('version', '=', item.version)
          .executeTakeFirst()
      : null
    const events = await trx
      .selectFrom('case_event')
      .select(['seq', 'type', 'at', 'actor_kind', 'actor_id', 'audience', 'data'])
      .where('org_id', '=', orgId)
      .where('case_id', '=', caseId)
      .where((eb) => eb.or([eb('audience', '=', 'person'), eb('type', '=', 'rated')]))
      .orderBy('seq')
      .execute()
    // A whole morning of one colleague's reading is one line: the person wants to know who and why, not how often a page was reloaded.
    const accesses = await trx
      .selectFrom('access_log')
      .select((eb) => [
        eb.fn.max<Instant>('at').as('at'),
        'actor_kind as actorKind',
        'actor_id as actorId',
        'what',
        'purpose',
      ])
      .where('org_id', '=', orgId)
      .where('case_id', '=', caseId)
      .where('actor_kind', 'in', ['staff', 'party'])
      .groupBy(['actor_kind', 'actor_id', 'what', 'purpose', sql`(at at time zone 'Asia/Shanghai')::date`])
      .orderBy('at', 'desc')
      .limit(200)
      .execute()
    const staff = await trx.selectFrom('staff').select(['id', 'name']).where('org_id', '=', orgId).execute()
    return {
      state: file.state as CaseState,
      itemData: (pinned?.data ?? null) as ItemData | null,
      events: events
        .filter((row) => row.audience === 'person')
        .map((row) => ({
          seq: row.seq,
          event: {
            type: row.type,
            at: row.at,
            actor: { kind: row.actor_kind, id: row.actor_id },
            audience: row.audience,
            data: row.data,
          } as CaseEvent,
        })),
      ratings: events.filter((row) => row.type === 'rated').length,
      names: new Map(staff.map(({ id, name }) => [id, name])),
      accesses,
    }
  })
}

/** How often something happened to a case, inside the transaction of a write (the case is locked by then). */
export async function countEvents(
  client: pg.PoolClient,
  orgId: string,
  caseId: string,
  type: CaseEvent['type'],
): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*) as n from case_event where org_id = $1 and case_id = $2 and type = $3',
    [orgId, caseId, type],
  )
  return rows[0]!.n
}

/** Version only: what the live page asks for. */
export async function findCaseVersion(db: Kysely<Database>, orgId: string, caseId: string): Promise<number | null> {
  const row = await withOrg(db, orgId, (trx) =>
    trx
      .selectFrom('case_file')
      .select('version')
      .where('org_id', '=', orgId)
      .where('id', '=', caseId)
      .executeTakeFirst(),
  )
  return row?.version ?? null
}
