/** The SQL of rectifications: the log, the row that is made from it, and the key that makes a write happen once. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Calendar } from '#core/clock/calendar.ts'
import { clockOf, isOwed } from '#core/rectification/clock.ts'
import type { RectificationEvent } from '#core/rectification/events.ts'
import { nextCheckAt } from '#core/rectification/recurrence.ts'
import { disproved, staffOf, type Rectification } from '#core/rectification/rectification.ts'
import { canonical, chainStart } from './chain.ts'
import { orgQuery } from './org-query.ts'

export interface BegunRectification {
  /** The key was used before, and whether for the same. */
  readonly seen: { readonly same: boolean; readonly id: string } | null
  readonly state: Rectification | null
  readonly tip: Buffer
}

/** Claims the key and locks the rectification. What follows is rolled back with the claim when nothing comes of it. */
export async function beginRectification(
  client: pg.PoolClient,
  orgId: string,
  given: { readonly keyHash: Buffer; readonly fingerprint: Buffer; readonly id: string },
): Promise<BegunRectification> {
  const { keyHash, fingerprint, id } = given
  const claimed = await client.query({
    name: 'claim-rectification-key',
    text: `insert into rectification_key (org_id, key_hash, fingerprint, rectification_id) values ($1, $2, $3, $4)
           on conflict do nothing`,
    values: [orgId, keyHash, fingerprint, id],
  })
  if (claimed.rowCount === 0) {
    const { rows } = await client.query<{ fingerprint: Buffer; rectification_id: string }>({
      name: 'read-rectification-key',
      text: 'select fingerprint, rectification_id from rectification_key where org_id = $1 and key_hash = $2',
      values: [orgId, keyHash],
    })
    const { fingerprint: before, rectification_id } = rows[0]!
    return { seen: { same: before.equals(fingerprint), id: rectification_id }, state: null, tip: chainStart }
  }
  const { rows } = await client.query<{ state: Rectification; tip: Buffer }>({
    name: 'lock-rectification',
    text: `select r.state, (select e.hash from rectification_event e
             where e.org_id = $1 and e.rectification_id = $2 and e.seq = r.version) as tip
           from rectification r where r.org_id = $1 and r.id = $2 for update`,
    values: [orgId, id],
  })
  return { seen: null, state: rows[0]?.state ?? null, tip: rows[0]?.tip ?? chainStart }
}

/** The next number of the year, without gaps: whoever asks holds it until the end of the transaction. */
export async function nextRectificationNumber(client: pg.PoolClient, orgId: string, year: number): Promise<number> {
  const { rows } = await client.query<{ last: number }>({
    name: 'next-rectification-number',
    text: `insert into rectification_number as n (org_id, year, last) values ($1, $2, 1)
           on conflict (org_id, year) do update set last = n.last + 1 returning last`,
    values: [orgId, year],
  })
  return rows[0]!.last
}

/** The hash an event must have at this place. */
export const rectificationHash = (
  previous: Buffer,
  place: readonly [orgId: string, id: string, seq: number],
  event: RectificationEvent,
): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(canonical([...place, event.type, event.at, event.actor.kind, event.actor.id, event.data]))
    .digest()

/** Writes events and the row that follows from them. */
export async function appendRectification(
  client: pg.PoolClient,
  orgId: string,
  written: {
    readonly events: readonly RectificationEvent[]
    readonly after: Rectification
    readonly tip: Buffer
    readonly calendar: Calendar
  },
): Promise<void> {
  const { events, after, calendar } = written
  let { tip } = written
  const first = after.version - events.length + 1
  const rows = events.map((event, at) => {
    const previous = tip
    tip = rectificationHash(previous, [orgId, after.id, first + at], event)
    return { ...event, seq: first + at, prev: previous.toString('hex'), hash: tip.toString('hex') }
  })
  await client.query({
    name: 'append-rectification',
    text: `insert into rectification_event (org_id, rectification_id, seq, type, at, actor_kind, actor_id, data, prev_hash, hash)
           select $1, $2, e.seq, e.type, e.at, e.actor ->> 'kind', e.actor ->> 'id', e.data, decode(e.prev, 'hex'), decode(e.hash, 'hex')
           from jsonb_to_recordset($3::jsonb) as e(seq int, type text, at timestamptz, actor jsonb, data jsonb, prev text, hash text)`,
    values: [orgId, after.id, JSON.stringify(rows)],
  })
  const row = { ...rectificationRow(after, calendar), updated_at: events.at(-1)!.at }
  await client.query({
    name: 'put-rectification',
    text: `insert into rectification (org_id, id, number, version, above, kind, status, owner_id, case_id, item_id, cause, round, disproved,
             ordered_at, due_at, overdue_since, look_at, hidden_from, state, updated_at)
           select $1, r.id, r.number, r.version, (org_path($1))[2:], r.kind, r.status, r.owner_id, r.case_id, r.item_id, r.cause, r.round,
             r.disproved, r.ordered_at, r.due_at, r.overdue_since, r.look_at, r.hidden_from, r.state, r.updated_at
           from jsonb_populate_record(null::rectification, $2::jsonb) r
           on conflict (org_id, id) do update set version = excluded.version, kind = excluded.kind, status = excluded.status,
             owner_id = excluded.owner_id, round = excluded.round, disproved = excluded.disproved, due_at = excluded.due_at,
             overdue_since = excluded.overdue_since, look_at = excluded.look_at, state = excluded.state, updated_at = excluded.updated_at`,
    values: [orgId, JSON.stringify(row)],
  })
}

/** The row, from the state alone. */
export function rectificationRow(state: Rectification, calendar: Calendar) {
  return {
    id: state.id,
    number: state.number,
    version: state.version,
    kind: state.kind,
    status: state.status,
    owner_id: staffOf(state.owner),
    case_id: state.source.caseId,
    item_id: state.scope.itemId,
    cause: state.scope.cause,
    round: state.round,
    disproved: disproved(state),
    ordered_at: state.orderedAt,
    due_at: isOwed(state) ? clockOf(state, calendar).due : null,
    overdue_since: isOwed(state) ? state.overdueSince : null,
    look_at: nextCheckAt(state),
    hidden_from: state.hidden ? state.concerned : null,
    state,
  }
}

export interface RectificationLog {
  readonly state: Rectification
  readonly events: readonly RectificationEvent[]
}

/** That it is about somebody may only be found out after a rectification was ordered from it: the case as it stands decides (law 5). */
const caseHidden = (reader: string) =>
  `exists (select from case_file c where c.org_id = r.org_id and c.id = r.case_id and c.hidden_from = ${reader})`

/** Whether this case is hidden from that colleague now; in a transaction inside the walls. */
export async function isHiddenFrom(
  client: pg.PoolClient,
  orgId: string,
  caseId: string,
  staffId: string,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'case-hidden-from',
    text: 'select from case_file where org_id = $1 and id = $2 and hidden_from = $3',
    values: [orgId, caseId, staffId],
  })
  return rowCount === 1
}

/** State and log of one; null when there is none here, or none for this reader. */
export async function findRectification(
  pool: pg.Pool,
  orgId: string,
  readerId: string,
  id: string,
): Promise<RectificationLog | null> {
  const [row] = await orgQuery<{ state: Rectification; events: RectificationEvent[] } & pg.QueryResultRow>(
    pool,
    orgId,
    {
      name: 'find-rectification',
      text: `select r.state, (select jsonb_agg(jsonb_build_object('type', e.type, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'actor', jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id), 'data', e.data) order by e.seq)
             from rectification_event e where e.org_id = $1 and e.rectification_id = $2) as events
           from rectification r where r.org_id = $1 and r.id = $2 and not ${caseHidden('$3')}`,
      values: [orgId, id, readerId],
    },
  )
  return row ?? null
}

export interface RectificationQuestion {
  readonly readerId: string
  readonly group: 'open' | 'proving' | 'over' | null
  readonly kind: string | null
  readonly overdue: boolean
  readonly disproved: boolean
  readonly caseId: string | null
}

/** What this reader may find: late and near dates first, then the newest. */
export const listRectifications = (
  pool: pg.Pool,
  orgId: string,
  ask: RectificationQuestion,
): Promise<Rectification[]> =>
  orgQuery<{ state: Rectification } & pg.QueryResultRow>(pool, orgId, {
    name: 'list-rectifications',
    text: `select state from rectification r
           where org_id = $1 and hidden_from is distinct from $2 and not ${caseHidden('$2')}
             and ($3::text is null
               or $3 = 'open' and status in ('ordered', 'accepted', 'done')
               or $3 = 'proving' and status = 'proving'
               or $3 = 'over' and status in ('proven', 'notShown', 'cancelled'))
             and ($4::text is null or kind = $4) and (not $5 or overdue_since is not null) and (not $6 or disproved > 0)
             and ($7::uuid is null or case_id = $7)
           order by due_at nulls last, updated_at desc, id limit 300`,
    values: [orgId, ask.readerId, ask.group, ask.kind, ask.overdue, ask.disproved, ask.caseId],
  }).then((rows) => rows.map(({ state }) => state))
