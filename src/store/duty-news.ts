/** Whom to tell of duties: the rows of a case as its own organisation sees them, and who answers for an organisation that is asked. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import type { DutyKind } from '#core/network/duties.ts'
import { orgQuery } from './org-query.ts'

export interface DutyAddress {
  readonly id: string
  readonly caseId: string
  readonly kind: DutyKind
  readonly thing: string
  readonly to: string
  /** The one account it is meant for. */
  readonly staff: string | null
}

const columns = `id, case_id as "caseId", kind, thing, to_org as "to", staff_id as staff`

/** Every duty of these cases; app.org must be set to their own organisation. */
export async function dutiesOfCases(
  client: pg.PoolClient,
  orgId: string,
  caseIds: readonly string[],
): Promise<DutyAddress[]> {
  const { rows } = await client.query<DutyAddress & pg.QueryResultRow>({
    name: 'duties-of-cases',
    text: `select ${columns} from duty where org_id = $1 and case_id = any ($2)`,
    values: [orgId, caseIds],
  })
  return rows
}

/** Open duties of this organisation's cases whose date lies in between, with the number by which the case is known. */
export const dutiesNear = (
  pool: pg.Pool,
  orgId: string,
  from: Instant,
  until: Instant,
): Promise<(DutyAddress & { readonly number: string | null; readonly dueAt: Instant })[]> =>
  orgQuery<DutyAddress & { number: string | null; dueAt: Instant } & pg.QueryResultRow>(pool, orgId, {
    name: 'duties-near',
    text: `select ${columns}, shown ->> 'number' as number, due_at as "dueAt" from duty
           where org_id = $1 and status in ('open', 'accepted') and due_at between $2 and $3 order by due_at, id`,
    values: [orgId, from, until],
  })

/** Officers of the organisation; where it has none, its directors. app.org must be set to it. */
export async function listOfficers(client: pg.PoolClient, orgId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string; officer: boolean }>({
    name: 'list-officers',
    text: `select id, 'officer' = any (roles) as officer from staff
           where org_id = $1 and active and roles && array['officer', 'director'] order by id`,
    values: [orgId],
  })
  const officers = rows.filter(({ officer }) => officer)
  return (officers.length > 0 ? officers : rows).map(({ id }) => id)
}
