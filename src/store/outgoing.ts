/** Events for other systems: written with the events they follow from, and read one after the other. */
import type pg from 'pg'
import { createHash } from 'node:crypto'
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { outgoingOf } from '#core/hotline/outgoing.ts'
import type { Statement } from './one-trip.ts'
import { orgTransaction } from './org-query.ts'

/** What must be written so that others are told of these events; nothing where there is nothing to tell. */
export function outgoingWrites(
  orgId: string,
  caseId: string,
  before: CaseState | null,
  events: readonly CaseEvent[],
  firstSeq: number,
): Statement[] {
  const told = outgoingOf(before, events, firstSeq)
  if (told.length === 0) return []
  const rows = told.map((each) => ({ ...each, id: idOf(orgId, caseId, each.seq, each.type) }))
  return [
    {
      name: 'put-outgoing',
      text: `with told as (
               insert into outgoing_event (org_id, event_id, case_id, seq, type, order_number, at, data)
               select $1, e.id, $2, e.seq, e.type, e."order", e.at, e.data
               from jsonb_to_recordset($3::jsonb) as e(id text, seq int, type text, "order" text, at timestamptz, data jsonb)
               where e."order" is not null
                 or exists (select from webhook_endpoint w where w.org_id = $1 and w.active and e.type = any (w.types))
               order by e.seq
               returning id, type, at)
             insert into webhook_delivery (org_id, endpoint_id, event, case_id, next_at)
             select $1, w.id, t.id, $2, t.at from told t join webhook_endpoint w on w.org_id = $1 and w.active and t.type = any (w.types)`,
      values: [orgId, caseId, JSON.stringify(rows)],
    },
  ]
}

/** Follows from what it is about: whoever makes it again makes the same. No dot: it stands in what is signed. */
const idOf = (...parts: readonly (string | number)[]): string =>
  `evt_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`

export interface OutgoingRow {
  readonly eventId: string
  readonly position: number
  readonly type: string
  readonly seq: number
  readonly orderNumber: string | null
  readonly at: string
  readonly data: Record<string, unknown>
}

const columns = `event_id as "eventId", position, type, seq, order_number as "orderNumber", at, data`

/** What was told of orders after that place, oldest first. */
export async function readFeed(pool: pg.Pool, orgId: string, after: number, limit: number): Promise<OutgoingRow[]> {
  return await orgTransaction(pool, orgId, async (client) => {
    await place(client, orgId)
    const { rows } = await client.query<OutgoingRow>({
      name: 'read-feed',
      text: `select ${columns} from outgoing_event
             where org_id = $1 and position > $2 and order_number is not null order by position limit $3`,
      values: [orgId, after, limit],
    })
    return rows
  })
}

/** Gives places to what has none yet, one reader at a time: a lower id that is committed later gets a later place and is never passed by. */
async function place(client: pg.PoolClient, orgId: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`feed ${orgId}`])
  await client.query({
    name: 'place-outgoing',
    text: `update outgoing_event o set position = n.position
           from (select id, (select coalesce(max(position), 0) from outgoing_event where org_id = $1) + row_number() over (order by id) as position
                 from outgoing_event where org_id = $1 and position is null) n
           where o.org_id = $1 and o.id = n.id`,
    values: [orgId],
  })
}
