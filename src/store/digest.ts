/** The projections that those above read: one line for each case, and the orders they issued. Written with the events they follow from. */
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { digestOf, type Digest } from '#core/supervision/digest.ts'
import type { SupervisionOrder } from '#core/supervision/order.ts'
import { inOneTrip, type Statement } from './one-trip.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

/** What must be written so that both tables say of the case what `after` says; nothing where nothing of it changed. */
export function digestWrites(
  orgId: string,
  before: CaseState | null,
  after: CaseState,
  calendar: Calendar,
): Statement[] {
  const digest = digestOf(after, calendar)
  const same = before !== null && JSON.stringify(digestOf(before, calendar)) === JSON.stringify(digest)
  const orders = (after.orders ?? []).filter((order, at) => before?.orders?.[at] !== order)
  return [
    ...(same ? [] : [putDigest(orgId, after.id, digest)]),
    ...(orders.length > 0 ? [putOrders(orgId, after.id, orders)] : []),
  ]
}

const columns = `number text, channel text, stage text, class text, "itemId" text, "itemVersion" int, item text, causes text[], layer text,
  turn text, "turnSince" timestamptz, "waitingOn" text, "registeredAt" timestamptz, "dueAt" timestamptz, provisional boolean,
  "yellowAt" timestamptz, "legalDueAt" timestamptz, "overdueSince" timestamptz, "answeredAt" timestamptz, "onTime" boolean, outcome text,
  solved text, returns int, reopened int, "lowStars" boolean, silent boolean, escalated boolean, raised boolean, unsigned boolean,
  filings int, appeals int, parties jsonb, "lastToldAt" timestamptz, "closedAt" timestamptz, "chaseAt" timestamptz`
const names = [
  'number channel stage class item_id item category causes layer turn turn_since waiting_on registered_at due_at provisional yellow_at',
  'legal_due_at overdue_since answered_at on_time outcome solved returns reopened low_stars silent escalated raised unsigned filings',
  'appeals parties last_told_at closed_at chase_at',
].flatMap((line) => line.split(' '))

/** The category is that of the pinned version of the item. */
export const putDigest = (orgId: string, caseId: string, digest: Digest): Statement => ({
  name: 'put-digest',
  text: `insert into case_digest (org_id, case_id, ${names.join(', ')})
         select $1, $2, d.number, d.channel, d.stage, d.class, d."itemId", d.item, i.category, d.causes, d.layer, d.turn, d."turnSince",
           d."waitingOn", d."registeredAt", d."dueAt", d.provisional, d."yellowAt", d."legalDueAt", d."overdueSince", d."answeredAt",
           d."onTime", d.outcome, d.solved, d.returns, d.reopened, d."lowStars", d.silent, d.escalated, d.raised, d.unsigned, d.filings,
           d.appeals, d.parties, d."lastToldAt", d."closedAt", d."chaseAt"
         from jsonb_to_record($3::jsonb) as d(${columns})
           left join service_item i on i.org_id = $1 and i.id = d."itemId" and i.version = d."itemVersion"
         on conflict (org_id, case_id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  values: [orgId, caseId, JSON.stringify(digest)],
})

function putOrders(orgId: string, caseId: string, orders: readonly SupervisionOrder[]): Statement {
  const rows = orders.map(({ id, from, status, at, until, chasedAt, ...words }) => ({
    thing: id,
    from,
    status,
    at,
    until,
    chasedAt,
    words,
  }))
  return {
    name: 'put-supervision-orders',
    text: `insert into supervision_order (org_id, case_id, thing, from_org, status, at, until, chased_at, words)
           select $1, $2, o.thing, o."from", o.status, o.at, o.until, o."chasedAt", o.words
           from jsonb_to_recordset($3::jsonb) as o(thing text, "from" uuid, status text, at timestamptz, until date, "chasedAt" timestamptz,
             words jsonb)
           on conflict (org_id, case_id, thing) do update
             set status = excluded.status, chased_at = excluded.chased_at, words = excluded.words`,
    values: [orgId, caseId, JSON.stringify(rows)],
  }
}

/** Cases from before there were digests, some at a time. */
const withoutDigest = (pool: pg.Pool, orgId: string, limit: number) =>
  orgQuery<{ state: CaseState }>(pool, orgId, {
    text: `select f.state from case_file f
           where f.org_id = $1 and not exists (select from case_digest d where d.org_id = $1 and d.case_id = f.id)
           order by f.id limit $2`,
    values: [orgId, limit],
  })

const batch = 200

/** Makes up for cases that were there before; answers how many there were. A case that moved meanwhile has its digest already. */
export async function fillDigests(pool: pg.Pool, orgId: string, calendar: Calendar): Promise<number> {
  let filled = 0
  for (;;) {
    const found = await withoutDigest(pool, orgId, batch)
    if (found.length === 0) return filled
    await orgTransaction(pool, orgId, async (client) => {
      for (const { state } of found) {
        // Whoever writes the case holds this lock, so what is read behind it is the last word.
        const { rows } = await client.query<{ state: CaseState }>(
          'select state from case_file where org_id = $1 and id = $2 for update',
          [orgId, state.id],
        )
        await inOneTrip(client, digestWrites(orgId, null, rows[0]!.state, calendar))
      }
    })
    filled += found.length
  }
}
