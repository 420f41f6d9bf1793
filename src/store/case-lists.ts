/** Queues: each is a condition on case_file. A figure on the board is the length of the list of the same name. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery, type Gate } from './org-query.ts'

export type QueueName =
  | 'mine'
  | 'unassigned'
  | 'dueToday'
  | 'waitingOnOthers'
  | 'onPerson'
  | 'toSign'
  | 'callbacks'
  | 'handedOver'
  | 'open'
  | 'atRisk'
  | 'overdue'
  | 'stuck'
  | 'reopened'
  | 'closed'
  | 'all'

/** The moments that conditions compare with; working days are the caller's matter. */
export interface Edges {
  readonly now: Instant
  readonly endOfToday: Instant
  /** End of the next working day: due until then is at risk. */
  readonly riskEdge: Instant
  /** Not moved since before this: stuck. */
  readonly stuckEdge: Instant
}

/** `$1` organisation, `$2` the reader, `$3` now, `$4` end of today, `$5` risk edge, `$6` stuck edge. */
const open = 'f.closed_at is null'
const mine = '(f.owner_id = $2 or f.handler_id = $2)'
const conditions: Readonly<Record<QueueName, string>> = {
  mine: `${open} and ${mine}`,
  unassigned: `${open} and f.handler_id is null`,
  dueToday: `${open} and ${mine} and f.due_at <= $4`,
  waitingOnOthers: `${open} and ${mine} and f.turn in ('party', 'supervisor')`,
  onPerson: `${open} and ${mine} and f.turn = 'person'`,
  // A signature waits also while the person owes papers; what the director must set or grant is theirs by the turn.
  toSign: `${open} and (f.needs_signature or f.extension_pending or f.turn = 'supervisor') and f.handler_id is distinct from $2`,
  callbacks: `f.callback_due and f.owner_id <> $2 and f.handler_id is distinct from $2`,
  handedOver: 'f.registered_by = $2',
  open,
  atRisk: `${open} and f.due_at >= $3 and f.due_at <= $5`,
  overdue: `${open} and f.due_at < $3`,
  stuck: `${open} and f.turn_since < $6`,
  reopened: `${open} and f.reopened > 0`,
  closed: 'f.closed_at is not null',
  all: 'true',
}
const newestFirst = new Set<QueueName>(['handedOver', 'closed', 'all'])

export interface ListRow {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly title: string
  readonly channel: string
  readonly stage: string
  readonly class: string | null
  readonly owner_id: string
  readonly handler_id: string | null
  readonly turn: string
  readonly turn_since: Instant
  readonly waiting_on: string
  readonly registered_at: Instant
  readonly due_at: Instant | null
  readonly due_provisional: boolean
  readonly answered_at: Instant | null
  readonly solved: 'yes' | 'no' | null
  readonly outcome: string | null
  /** When a promised date was first passed; stays when the answer came after all. */
  readonly overdue_since: Instant | null
  readonly reopened: number
  readonly returns: number
  readonly needs_signature: boolean
  readonly extension_pending: boolean
  readonly callback_due: boolean
  readonly person: string | null
}

export interface ListQuery {
  readonly orgId: string
  readonly readerId: string
  /** Counter clerks see what they handed over and nothing else. */
  readonly onlyRegisteredBy: string | null
  readonly queue: QueueName
  readonly edges: Edges
  readonly staff: string | null
  /** Part of number or title. */
  readonly search: string | null
  /** Keyed hash of a phone or identity number that was searched for. */
  readonly personIndex: Buffer | null
  readonly after: { readonly at: string; readonly id: string } | null
  readonly limit: number
}

const columns = `f.id, f.number, f.version, f.title, f.channel, f.stage, f.class, f.owner_id, f.handler_id, f.turn, f.turn_since, f.waiting_on,
  f.registered_at, f.due_at, f.due_provisional, f.answered_at, f.solved, f.outcome, f.overdue_since, f.reopened, f.returns, f.needs_signature, f.extension_pending,
  f.callback_due, p.masked_name as person`

/** One page; a row more than `limit` shows that there is a next one. */
export async function listRows(pool: pg.Pool, query: ListQuery, gate: Gate | null = null): Promise<ListRow[]> {
  const { edges, queue } = query
  const values: unknown[] = [query.orgId, query.readerId, edges.now, edges.endOfToday, edges.riskEdge, edges.stuckEdge]
  const value = (v: unknown) => `$${values.push(v)}`
  // The conditions of a queue do not use every edge; a comparison with itself keeps PostgreSQL sure of each type.
  const where = [
    'f.org_id = $1',
    "$2::text is not null and $3::timestamptz <= $4::timestamptz + interval '1 year' and $5::timestamptz is not null and $6::timestamptz is not null",
    'f.hidden_from is distinct from $2',
    conditions[queue],
  ]
  if (query.onlyRegisteredBy !== null) where.push(`f.registered_by = ${value(query.onlyRegisteredBy)}`)
  if (query.staff !== null) {
    const who = value(query.staff)
    where.push(`(f.owner_id = ${who} or f.handler_id = ${who})`)
  }
  if (query.personIndex) {
    const index = value(query.personIndex)
    where.push(
      `f.requester_id in (select id from person where org_id = $1 and (phone_index = ${index} or id_index = ${index}))`,
    )
  } else if (query.search) {
    const like = value(`%${query.search.replace(/[\\%_]/g, '\\$&')}%`)
    where.push(
      `(f.title ilike ${like} or f.number ilike ${like} or f.external_number ilike ${like} or f.waiting_on ilike ${like})`,
    )
  }
  const newest = newestFirst.has(queue)
  const sort = newest ? 'f.registered_at' : `coalesce(f.due_at, 'infinity'::timestamptz)`
  if (query.after)
    where.push(
      `(${sort}, f.id) ${newest ? '<' : '>'} (${value(query.after.at)}::timestamptz, ${value(query.after.id)}::uuid)`,
    )
  const order = newest ? `${sort} desc, f.id desc` : `${sort}, f.id`
  // The page first, then the names on it: joined the other way round, every person of the centre would be read.
  const text = `select ${columns}
    from (select * from case_file f where ${where.join(' and ')} order by ${order} limit ${query.limit + 1}) f
      left join person p on p.org_id = f.org_id and p.id = f.requester_id
    order by ${order}`
  return await orgQuery<ListRow & pg.QueryResultRow>(pool, query.orgId, { name: nameOf(text), text, values }, gate)
}

const names = new Map<string, string>()

/** A name for the prepared statement of this text; there are as many texts as kinds of question, not as questions. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `list-${names.size + 1}`
  names.set(text, name)
  return name
}

/** The length of every queue for this reader. */
export async function countQueues(
  pool: pg.Pool,
  orgId: string,
  readerId: string,
  edges: Edges,
): Promise<Record<QueueName, number>> {
  const counts = Object.entries(conditions).map(
    ([name, condition]) => `count(*) filter (where ${condition})::int as "${name}"`,
  )
  const [row] = await orgQuery<Record<QueueName, number>>(pool, orgId, {
    name: 'count-queues',
    text: `select ${counts.join(', ')} from case_file f where f.org_id = $1 and f.hidden_from is distinct from $2`,
    values: [orgId, readerId, edges.now, edges.endOfToday, edges.riskEdge, edges.stuckEdge],
  })
  return row!
}
