/** The SQL of policy proposals: groups of exceptions that are alike, the log, and what of it each organisation may read. */
import type pg from 'pg'
import type { Cause } from '#core/causes/taxonomy.ts'
import type { Evidence, Proposal, ProposalEvent } from '#core/network/proposal.ts'
import { evolveProposal } from '#core/network/proposal.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export interface Alike {
  readonly itemId: string | null
  readonly item: string
  readonly cause: Cause
  readonly count: number
}

/** Not of a case that is hidden from the reader (law 5). */
const visibleTo = (reader: string) =>
  `not exists (select from case_file h where h.org_id = f.org_id and h.id = f.case_id and h.hidden_from = ${reader})`

/** Approved exceptions with one item and one cause in common, at least `least`, about which no proposal is under way. */
export const alikeGroups = (pool: pg.Pool, orgId: string, readerId: string, least: number): Promise<Alike[]> =>
  orgQuery<Alike & pg.QueryResultRow>(pool, orgId, {
    name: 'filings-alike',
    text: `select f.item_id as "itemId", max(f.item) as item, c.cause, count(*)::int as count
           from filing f, unnest(f.causes) as c(cause)
           where f.org_id = $1 and f.status = 'approved' and ${visibleTo('$3')} and not exists (
             select from proposal p where p.org_id = $1 and p.item_id is not distinct from f.item_id and p.cause = c.cause
               and p.status in ('draft', 'sent', 'answered'))
           group by f.item_id, c.cause having count(*) >= $2 order by count(*) desc, c.cause`,
    values: [orgId, least, readerId],
  })

/** What speaks for a proposal about this item and cause, newest first. */
export const evidenceOf = (
  pool: pg.Pool,
  orgId: string,
  readerId: string,
  itemId: string | null,
  cause: Cause,
): Promise<(Evidence & { readonly why: string })[]> =>
  orgQuery<Evidence & { why: string } & pg.QueryResultRow>(pool, orgId, {
    name: 'filing-evidence',
    text: `select o.name as centre, f.number, f.words ->> 'beyond' as beyond, f.words ->> 'clause' as clause, f.words ->> 'why' as why, f.level,
             (f.decided_at at time zone 'Asia/Shanghai')::date as decided
           from filing f join organisation o on o.id = f.org_id
           where f.org_id = $1 and f.status = 'approved' and f.item_id is not distinct from $2 and $3 = any (f.causes)
             and ${visibleTo('$4')}
           order by f.decided_at desc limit 50`,
    values: [orgId, itemId, cause, readerId],
  })

export interface ProposalRow {
  readonly orgId: string
  readonly centre: string
  readonly toName: string | null
  readonly version: number
  readonly state: Proposal
}

const columns = `p.org_id as "orgId", o.name as centre, t.name as "toName", p.version, p.state
  from proposal p join organisation o on o.id = p.org_id left join organisation t on t.id = p.to_org`

/** Text and evidence tell of the cases by number: whoever is concerned in one of them reads neither (law 5). */
const readBy = (reader: string) => `not exists (
  select from jsonb_array_elements(p.state -> 'evidence') e
    join case_file h on h.org_id = p.org_id and h.number = e ->> 'number' and h.hidden_from = ${reader})`

/** All that this reader of the organisation may read, open ones first. */
export const listProposals = (pool: pg.Pool, orgId: string, readerId: string): Promise<ProposalRow[]> =>
  orgQuery<ProposalRow & pg.QueryResultRow>(pool, orgId, {
    name: 'list-proposals',
    text: `select ${columns} where ${readBy('$1')} order by p.status in ('draft', 'sent') desc, p.updated_at desc limit 200`,
    values: [readerId],
  })

export const findProposal = async (
  pool: pg.Pool,
  orgId: string,
  readerId: string,
  id: string,
): Promise<ProposalRow | null> =>
  (
    await orgQuery<ProposalRow & pg.QueryResultRow>(pool, orgId, {
      name: 'find-proposal',
      text: `select ${columns} where p.id = $1 and ${readBy('$2')}`,
      values: [id, readerId],
    })
  )[0] ?? null

/**
 * One more event in the walls of the proposal's own centre. `decide` sees the locked state and gives the event, or whatever stands against
 * it; `isSame` says whether the event that this key made is what is asked now.
 */
export const appendProposal = <T>(
  pool: pg.Pool,
  orgId: string,
  id: string,
  keyHash: Buffer,
  isSame: (made: ProposalEvent) => boolean,
  decide: (state: Proposal | null) => ProposalEvent | T,
): Promise<Proposal | T | 'key-reused'> =>
  orgTransaction(pool, orgId, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`proposal ${id}`])
    const { rows } = await client.query<{ version: number; state: Proposal }>(
      'select version, state from proposal where org_id = $1 and id = $2',
      [orgId, id],
    )
    const before = rows[0]?.state ?? null
    const known = await client.query<{ proposalId: string; event: ProposalEvent }>(
      'select proposal_id as "proposalId", event from proposal_event where org_id = $1 and key_hash = $2',
      [orgId, keyHash],
    )
    const [made] = known.rows
    if (made) return made.proposalId === id && before && isSame(made.event) ? before : 'key-reused'
    const event = decide(before)
    if (!isEvent(event)) return event
    const after = evolveProposal(before, event)
    const version = (rows[0]?.version ?? 0) + 1
    await client.query(
      'insert into proposal_event (org_id, proposal_id, seq, key_hash, event) values ($1, $2, $3, $4, $5)',
      [orgId, id, version, keyHash, JSON.stringify(event)],
    )
    await client.query(
      `insert into proposal (org_id, id, version, status, to_org, item_id, cause, state, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (org_id, id) do update set version = $3, status = $4, to_org = $5, state = $8, updated_at = $9`,
      [orgId, id, version, after.status, after.to, after.itemId, after.cause, JSON.stringify(after), event.at],
    )
    return after
  })

const isEvent = (made: unknown): made is ProposalEvent =>
  made !== null && typeof made === 'object' && 'type' in made && 'at' in made
