/** Counting recurrence, and who is told what came of a rectification. The rules are in core/rectification/recurrence.ts. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import type { Look } from '#core/rectification/commands.ts'
import { enoughToDisprove, type LookAt } from '#core/rectification/recurrence.ts'
import type { Rectification, Scope, ToldOfChange } from '#core/rectification/rectification.ts'
import { orgQuery } from './org-query.ts'

/** Of the item (any, when none is named) and of the cause; `f` is the case, `s` has the scope. */
const inScope = `(s.item_id is null or f.item_id = s.item_id) and s.cause = any (f.causes)`
/** Sorted, of the layer, and no twin of another case. */
const counts = `coalesce(f.state -> 'classification', 'null') <> 'null' and coalesce(f.state -> 'joined', 'null') = 'null'
  and (s.layer is null or f.state #>> '{classification,layer}' = s.layer)`
const unsorted = `coalesce(f.state -> 'classification', 'null') = 'null' and coalesce(f.state -> 'joined', 'null') = 'null'`

/** The figures of one look. */
export async function countLook(
  pool: pg.Pool,
  orgId: string,
  scope: Scope,
  { days, before, after }: LookAt,
): Promise<Look> {
  const [row] = await orgQuery<Omit<Look, 'days'> & pg.QueryResultRow>(pool, orgId, {
    name: 'count-recurrence',
    text: `with s as (select $2::text as item_id, $3::text as cause, $4::text as layer),
             b as (select f.* from case_file f where f.org_id = $1 and f.registered_at >= $5 and f.registered_at < $6),
             a as (select f.* from case_file f where f.org_id = $1 and f.registered_at > $7 and f.registered_at < $8)
           select (select count(*)::int from b f, s where ${inScope} and ${counts}) as before,
             (select count(*)::int from a f, s where ${inScope} and ${counts}) as after,
             (select count(*)::int from b) as "ofBefore", (select count(*)::int from a) as "ofAfter",
             (select count(*)::int from a f, s where ${inScope} and ${unsorted}) as unsorted,
             (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number) order by f.registered_at, f.id), '[]')
                from a f, s where ${inScope} and ${counts}) as cases`,
    values: [orgId, scope.itemId, scope.cause, scope.layer, before.from, before.to, after.from, after.to],
  })
  const { before: was, after: is, ofBefore, ofAfter, cases, unsorted: open } = row!
  return { days, before: was, after: is, ofBefore, ofAfter, cases, unsorted: open }
}

/** Owed ones, those whose checkpoint has passed, and those that three later cases already speak against. */
export const rectificationsToSweep = (pool: pg.Pool, orgId: string, now: Instant): Promise<Rectification[]> =>
  orgQuery<{ state: Rectification } & pg.QueryResultRow>(pool, orgId, {
    name: 'rectifications-to-sweep',
    text: `select r.state from rectification r
             cross join lateral (select r.item_id, r.cause, r.state #>> '{scope,layer}' as layer) s
           where r.org_id = $1 and (r.status in ('ordered', 'accepted') or r.look_at <= $2
             or (r.status = 'proving' and $3 <= (select count(*) from (
               select from case_file f where f.org_id = $1 and f.registered_at > (r.state #>> '{verified,at}')::timestamptz
                 and ${inScope} and ${counts} limit $3) l)))
           order by r.id`,
    values: [orgId, now, enoughToDisprove],
  }).then((rows) => rows.map(({ state }) => state))

/**
 * Owes a word to whoever had complained: the case it came from, and the cases of the scope of the year before the order, twins included. In
 * the transaction of the event; the same again adds nothing.
 */
export async function oweWord(
  client: pg.PoolClient,
  orgId: string,
  state: Rectification,
  round: number,
  step: ToldOfChange['step'],
): Promise<void> {
  const { id, scope, source, orderedAt } = state
  await client.query({
    name: 'owe-word',
    text: `insert into rectification_told (org_id, rectification_id, round, step, case_id)
           select $1, $2, $3, $4, f.id from case_file f, (select $5::text as item_id, $6::text as cause) s
           where f.org_id = $1 and (f.id = $7
             or (${inScope} and f.registered_at <= $8::timestamptz and f.registered_at > $8::timestamptz - interval '365 days'))
           on conflict do nothing`,
    values: [orgId, id, round, step, scope.itemId, scope.cause, source.caseId, orderedAt],
  })
}

export interface OwedWord {
  readonly rectificationId: string
  readonly round: number
  readonly step: ToldOfChange['step']
  readonly caseId: string
  readonly scope: Scope
}

/** Words that are still owed, in the order in which they happened. */
export const owedWords = (pool: pg.Pool, orgId: string, most: number): Promise<OwedWord[]> =>
  orgQuery<OwedWord & pg.QueryResultRow>(pool, orgId, {
    name: 'owed-words',
    text: `select t.rectification_id as "rectificationId", t.round, t.step, t.case_id as "caseId", r.state -> 'scope' as scope
           from rectification_told t join rectification r on r.org_id = t.org_id and r.id = t.rectification_id
           where t.org_id = $1 and t.done_at is null
           order by t.rectification_id, t.round, t.step <> 'verified', t.case_id limit $2`,
    values: [orgId, most],
  })

export const markTold = (pool: pg.Pool, orgId: string, word: OwedWord, at: Instant): Promise<unknown> =>
  orgQuery(pool, orgId, {
    name: 'mark-told',
    text: `update rectification_told set done_at = $6
           where org_id = $1 and rectification_id = $2 and round = $3 and step = $4 and case_id = $5 and done_at is null`,
    values: [orgId, word.rectificationId, word.round, word.step, word.caseId, at],
  })

/** How many cases were told, by step; and which cases this reader must not be led to. */
export async function toldAndHidden(
  pool: pg.Pool,
  orgId: string,
  ask: { readonly id: string; readonly readerId: string; readonly caseIds: readonly string[] },
): Promise<{ told: number; hidden: ReadonlySet<string> }> {
  const [row] = await orgQuery<{ told: number; hidden: string[] }>(pool, orgId, {
    name: 'told-and-hidden',
    text: `select (select count(distinct case_id)::int from rectification_told where org_id = $1 and rectification_id = $2) as told,
             array(select f.id from case_file f where f.org_id = $1 and f.id = any ($4::uuid[]) and f.hidden_from = $3) as hidden`,
    values: [orgId, ask.id, ask.readerId, ask.caseIds],
  })
  return { told: row!.told, hidden: new Set(row!.hidden) }
}
