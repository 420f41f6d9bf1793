/** Open cases that may be about the same matter: by keyed hashes of people and by numbers of orders. No name, no number of a person leaves here. */
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import { orgQuery } from './org-query.ts'

export interface Alike {
  readonly state: CaseState
  readonly samePerson: boolean
  readonly namedOrder: boolean
}

export async function casesAlike(pool: pg.Pool, orgId: string, state: CaseState, limit: number): Promise<Alike[]> {
  const people = [state.requester?.personId, state.requester?.proxy?.personId].filter((id) => id !== undefined)
  return await orgQuery<Alike & pg.QueryResultRow>(pool, orgId, {
    name: 'cases-alike',
    text: `
      with mine as (select phone_index, id_index from person where org_id = $1 and id = any ($3)),
      same as (
        select p.id from mine join person p on p.org_id = $1 and p.phone_index = mine.phone_index
        union select p.id from mine join person p on p.org_id = $1 and p.id_index = mine.id_index),
      found as (
        select f.id, true as person, false as named from same join case_file f on f.org_id = $1 and f.requester_id = same.id
        union all
        select f.id, false, true from case_file f where f.org_id = $1 and f.external_number = any ($4)
        union all
        select f.id, false, true from case_file f
          where f.org_id = $1 and $5::text is not null and f.stage not in ('closed', 'archived')
            and f.state #> '{external,facts,oldNumbers}' ? $5)
      select f.state, bool_or(found.person) as "samePerson", bool_or(found.named) as "namedOrder"
      from found join case_file f on f.org_id = $1 and f.id = found.id
      where f.id <> $2 and f.stage not in ('closed', 'archived')
      group by f.org_id, f.id order by bool_or(found.named) desc, f.registered_at desc limit $6`,
    values: [orgId, state.id, people, state.external?.facts?.oldNumbers ?? [], state.external?.number ?? null, limit],
  })
}

/** The other case of a joining, once nobody else is joining cases here; and whether something was joined to this one. */
export async function forJoining(
  client: pg.PoolClient,
  orgId: string,
  caseId: string,
  otherId: string,
): Promise<{ other: CaseState | null; joinedHere: string | null }> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 2))`, [`join ${orgId}`])
  const { rows } = await client.query<{ state: CaseState }>(
    'select state from case_file where org_id = $1 and id = $2',
    [orgId, otherId],
  )
  const { rows: here } = await client.query<{ number: string }>(
    `select number from case_file where org_id = $1 and state #>> '{joined,id}' = $2 limit 1`,
    [orgId, caseId],
  )
  return { other: rows[0]?.state ?? null, joinedHere: here[0]?.number ?? null }
}

/** Cases that wait for the answer of this one. */
export async function joinedTo(client: pg.PoolClient, orgId: string, caseId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from case_file where org_id = $1 and state #>> '{joined,id}' = $2 order by id`,
    [orgId, caseId],
  )
  return rows.map(({ id }) => id)
}
