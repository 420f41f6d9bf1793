/** Deliveries: what is due, what came of it, what is sent once more. Behind the wall of the organisation: call within `inOrg`. */
import type pg from 'pg'

export type DeliveryStatus = 'waiting' | 'delivered' | 'dead'

export interface DueDelivery {
  readonly event: number
  readonly eventId: string
  readonly type: string
  readonly seq: number
  readonly orderNumber: string | null
  readonly caseId: string
  readonly at: string
  readonly data: Record<string, unknown>
  readonly attempts: number
}

interface Turn {
  readonly orgId: string
  readonly endpointId: string
  readonly holder: string
}

/** Takes the turn of sending to an address, for one sender at a time; false: another has it. By the clock of the database, which all share. */
export async function takeTurn(pool: pg.Pool, { orgId, endpointId, holder }: Turn, seconds: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update webhook_turn set holder = $3, held_until = clock_timestamp() + make_interval(secs => $4)
     where org_id = $1 and endpoint_id = $2 and (holder = $3 or held_until is null or held_until < clock_timestamp())`,
    [orgId, endpointId, holder, seconds],
  )
  return rowCount === 1
}

export async function endTurn(pool: pg.Pool, { orgId, endpointId, holder }: Turn): Promise<void> {
  await pool.query(
    'update webhook_turn set holder = null, held_until = null where org_id = $1 and endpoint_id = $2 and holder = $3',
    [orgId, endpointId, holder],
  )
}

/** All addresses of all organisations: no more than that they are there. */
export async function allTurns(pool: pg.Pool): Promise<{ orgId: string; endpointId: string }[]> {
  const { rows } = await pool.query(
    'select org_id as "orgId", endpoint_id as "endpointId" from webhook_turn order by org_id, endpoint_id',
  )
  return rows
}

/** What is due now: of each case the oldest that is still to be sent, so that no case overtakes itself. */
export async function dueDeliveries(
  client: pg.PoolClient,
  orgId: string,
  endpointId: string,
  now: string,
  limit: number,
): Promise<{ url: string; due: DueDelivery[] } | null> {
  const { rows: endpoints } = await client.query<{ url: string }>(
    'select url from webhook_endpoint where org_id = $1 and id = $2 and active',
    [orgId, endpointId],
  )
  if (!endpoints[0]) return null
  const { rows } = await client.query<DueDelivery>({
    name: 'due-deliveries',
    text: `select d.event, e.event_id as "eventId", e.type, e.seq, e.order_number as "orderNumber", e.case_id as "caseId", e.at, e.data, d.attempts
           from webhook_delivery d join outgoing_event e on e.org_id = d.org_id and e.id = d.event
           where d.org_id = $1 and d.endpoint_id = $2 and d.status = 'waiting' and d.next_at <= $3
             and not exists (
               select from webhook_delivery o where o.org_id = d.org_id and o.endpoint_id = d.endpoint_id and o.status = 'waiting'
                 and o.case_id = d.case_id and o.event < d.event)
           order by d.event limit $4`,
    values: [orgId, endpointId, now, limit],
  })
  return { url: endpoints[0].url, due: rows }
}

export interface Attempted {
  readonly event: number
  readonly status: DeliveryStatus
  readonly nextAt: string
  readonly httpStatus: number | null
  readonly error: string | null
  readonly answer: string
}

/** What came of attempts, all at once. */
export async function recordAttempts(
  client: pg.PoolClient,
  orgId: string,
  endpointId: string,
  now: string,
  attempted: readonly Attempted[],
): Promise<void> {
  await client.query({
    name: 'record-attempts',
    text: `update webhook_delivery d set status = a.status, attempts = d.attempts + 1, next_at = a."nextAt", last_at = $3,
             last_status = a."httpStatus", last_error = a.error, last_answer = a.answer,
             delivered_at = case when a.status = 'delivered' then $3::timestamptz end
           from jsonb_to_recordset($4::jsonb)
             as a(event bigint, status text, "nextAt" timestamptz, "httpStatus" int, error text, answer text)
           where d.org_id = $1 and d.endpoint_id = $2 and d.event = a.event and d.status = 'waiting'`,
    values: [orgId, endpointId, now, JSON.stringify(attempted)],
  })
}

export interface DeliveryRow {
  readonly event: number
  readonly eventId: string
  readonly type: string
  readonly orderNumber: string | null
  readonly caseId: string
  readonly at: string
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly nextAt: string
  readonly lastAt: string | null
  readonly lastStatus: number | null
  readonly lastError: string | null
  readonly lastAnswer: string | null
  readonly deliveredAt: string | null
}

/** Deliveries of an address, newest first; `before`: the page that follows. */
export async function listDeliveries(
  client: pg.PoolClient,
  orgId: string,
  endpointId: string,
  status: DeliveryStatus | null,
  before: number | null,
  limit: number,
): Promise<DeliveryRow[]> {
  const { rows } = await client.query<DeliveryRow>(
    `select d.event, e.event_id as "eventId", e.type, e.order_number as "orderNumber", d.case_id as "caseId", e.at, d.status, d.attempts,
       d.next_at as "nextAt", d.last_at as "lastAt", d.last_status as "lastStatus", d.last_error as "lastError",
       d.last_answer as "lastAnswer", d.delivered_at as "deliveredAt"
     from webhook_delivery d join outgoing_event e on e.org_id = d.org_id and e.id = d.event
     where d.org_id = $1 and d.endpoint_id = $2 and ($3::text is null or d.status = $3) and ($4::bigint is null or d.event < $4)
     order by d.event desc limit $5`,
    [orgId, endpointId, status, before, limit],
  )
  return rows
}

/** Sends once more: these, or without any all dead ones. The events keep their ids. Gives how many. */
export async function replayDeliveries(
  client: pg.PoolClient,
  orgId: string,
  endpointId: string,
  events: readonly number[] | null,
  now: string,
): Promise<number> {
  const { rowCount } = await client.query(
    `update webhook_delivery set status = 'waiting', attempts = 0, next_at = $4
     where org_id = $1 and endpoint_id = $2 and (case when $3::bigint[] is null then status = 'dead' else event = any ($3) end)`,
    [orgId, endpointId, events, now],
  )
  return rowCount ?? 0
}
