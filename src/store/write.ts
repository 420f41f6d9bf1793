/** The SQL of the write path: begin, append. Plain pg with named statements. */
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { ChainedEvent } from './chain.ts'
import type { caseRow } from './case-row.ts'
import type { Statement } from './one-trip.ts'

export interface Begun {
  /** The key was used before. */
  readonly seen: boolean
  /** … with the same content. */
  readonly same: boolean
  readonly caseId: string | null
  readonly firstSeq: number | null
  readonly lastSeq: number | null
  /** Next number of the year; only for a new case. */
  readonly number: number | null
  readonly state: CaseState | null
  readonly tip: Buffer | null
}

/** Opens the work of a transaction whose organisation is set: claims the key, locks the case or the next number. */
export async function beginWrite(
  client: pg.PoolClient,
  orgId: string,
  key: string,
  fingerprint: Buffer,
  caseId: string | null,
  year: number,
): Promise<Begun | null> {
  const { rows } = await client.query({
    name: 'begin-write',
    text: 'select * from begin_write($1, $2, $3, $4, $5)',
    values: [orgId, key, fingerprint, caseId, year],
  })
  const [row] = rows
  if (!row) return null
  return {
    seen: row.seen,
    same: row.same,
    caseId: row.case_id,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
    number: row.number,
    state: row.state,
    tip: row.tip,
  }
}

/** Writes events, projection, outbox and key in one statement. */
export function appendCase(
  orgId: string,
  key: string,
  events: readonly ChainedEvent[],
  row: ReturnType<typeof caseRow>,
  selector: string | null,
): Statement {
  const json = events.map(({ event, prevHash, hash }) => ({
    ...event,
    prevHash: prevHash.toString('hex'),
    hash: hash.toString('hex'),
  }))
  return {
    name: 'append-case',
    text: 'select append_case($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7)',
    values: [orgId, key, row.id, events[0]!.seq, JSON.stringify(json), JSON.stringify(row), selector],
  }
}

/** The events a key made, for an answer that is asked for again. */
export async function loadEvents(
  client: pg.PoolClient | pg.Pool,
  orgId: string,
  caseId: string,
  from = 1,
  to = 2147483647,
) {
  const { rows } = await client.query({
    name: 'load-events',
    text: `select seq, type, at, actor_kind, actor_id, audience, data, prev_hash, hash from case_event
           where org_id = $1 and case_id = $2 and seq between $3 and $4 order by seq`,
    values: [orgId, caseId, from, to],
  })
  return rows.map(toChained)
}

export interface LoggedEvent {
  readonly caseId: string
  readonly seq: number
  readonly event: CaseEvent
}

/** The logs of several cases, each up to a sequence number, without their hashes; case by case, in order. */
export async function loadLogs(
  client: pg.PoolClient,
  orgId: string,
  until: ReadonlyMap<string, number>,
): Promise<LoggedEvent[]> {
  const { rows } = await client.query({
    name: 'load-logs',
    text: `select e.case_id, e.seq, e.type, e.at, e.actor_kind, e.actor_id, e.audience, e.data
           from unnest($2::uuid[], $3::int[]) as w(case_id, last)
             join case_event e on e.org_id = $1 and e.case_id = w.case_id and e.seq <= w.last
           order by e.case_id, e.seq`,
    values: [orgId, [...until.keys()], [...until.values()]],
  })
  return rows.map((row) => ({ caseId: row.case_id, seq: row.seq, event: toEvent(row) }))
}

function toChained(row: Record<string, unknown>): ChainedEvent {
  const { seq, prev_hash: prevHash, hash } = row as { seq: number; prev_hash: Buffer; hash: Buffer }
  return { event: toEvent(row), seq, prevHash, hash }
}

const toEvent = (row: Record<string, unknown>): CaseEvent =>
  ({
    type: row['type'],
    at: row['at'],
    actor: { kind: row['actor_kind'], id: row['actor_id'] },
    audience: row['audience'],
    data: row['data'],
  }) as CaseEvent
