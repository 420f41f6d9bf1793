/** The list of advisers as a centre sees it, which copies a panel may be given, and the panels of the centre's cases. */
import type pg from 'pg'
import type { PlainDate } from '#core/clock/date.ts'
import type { Panel } from '#core/network/panel.ts'
import { orgQuery } from './org-query.ts'

export interface AdviserRow {
  readonly id: string
  readonly orgId: string
  readonly staffId: string
  readonly name: string
  readonly fields: readonly string[]
  readonly termFrom: PlainDate
  readonly termUntil: PlainDate
  /** Opinions owed now, to any centre. */
  readonly asked: number
}

/** Everybody who serves this organisation and whose term is not over; row-level security decides who serves it. */
export const listAdvisers = (pool: pg.Pool, orgId: string, today: PlainDate): Promise<AdviserRow[]> =>
  orgQuery<AdviserRow & pg.QueryResultRow>(pool, orgId, {
    name: 'list-advisers',
    text: `select a.id, a.org_id as "orgId", a.staff_id as "staffId", a.name, a.fields, a.term_from as "termFrom", a.term_until as "termUntil",
             (select count(*)::int from opinion_owed w where w.to_org = a.org_id and w.staff_id = a.staff_id) as asked
           from adviser a where a.serves = any ((select org_path($1))::uuid[]) and a.term_until >= $2 order by a.name, a.id`,
    values: [orgId, today],
  })

/** Blurred copies on a case, by id, with what each is a copy of. */
export async function blurredCopies(
  client: Pick<pg.PoolClient, 'query'>,
  orgId: string,
  caseId: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; of: string }>({
    name: 'blurred-copies',
    text: 'select id, blurred_of as of from paper where org_id = $1 and case_id = $2 and blurred_of is not null',
    values: [orgId, caseId],
  })
  return new Map(rows.map(({ id, of }) => [id, of]))
}

/** Every panel of the centre's cases that the reader may see, with the ids of the advisers on the list. */
export async function listPanels(
  pool: pg.Pool,
  orgId: string,
  readerId: string,
): Promise<{ readonly panels: readonly Panel[]; readonly ids: ReadonlyMap<string, string> }> {
  const rows = await orgQuery<{ panels: readonly Panel[] }>(pool, orgId, {
    name: 'list-panels',
    text: `select state -> 'panels' as panels from case_file
           where org_id = $1 and state ? 'panels' and hidden_from is distinct from $2`,
    values: [orgId, readerId],
  })
  const listed = await orgQuery<{ id: string; key: string }>(pool, orgId, {
    name: 'adviser-ids',
    text: `select id, org_id || ' ' || staff_id as key from adviser`,
    values: [],
  })
  return { panels: rows.flatMap(({ panels }) => panels), ids: new Map(listed.map(({ id, key }) => [key, id])) }
}
