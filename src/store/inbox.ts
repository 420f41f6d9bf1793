/** The messages of one member of staff. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export interface InboxRow {
  readonly id: string
  readonly case_id: string
  readonly text: string
  readonly created_at: Instant
  readonly read_at: Instant | null
}

export const listInbox = (pool: pg.Pool, orgId: string, staffId: string, most: number): Promise<InboxRow[]> =>
  orgQuery<InboxRow & pg.QueryResultRow>(pool, orgId, {
    name: 'list-inbox',
    text: `select id, case_id, text, created_at, read_at from message
           where org_id = $1 and recipient_kind = 'staff' and recipient_id = $2 and channel = 'inbox'
           order by created_at desc, seq desc, id limit $3`,
    values: [orgId, staffId, most],
  })

export async function countUnseen(pool: pg.Pool, orgId: string, staffId: string): Promise<number> {
  const [row] = await orgQuery<{ count: number }>(pool, orgId, {
    name: 'count-unseen',
    text: `select count(*)::int as count from message
           where org_id = $1 and recipient_kind = 'staff' and recipient_id = $2 and channel = 'inbox' and read_at is null`,
    values: [orgId, staffId],
  })
  return row?.count ?? 0
}

/** What was told later than `upTo` stays unseen: it arrived while the list was being read. */
export const markSeen = (pool: pg.Pool, orgId: string, staffId: string, upTo: Instant, at: Instant): Promise<void> =>
  orgTransaction(pool, orgId, async (client) => {
    await client.query({
      name: 'mark-seen',
      text: `update message set read_at = $4
             where org_id = $1 and recipient_kind = 'staff' and recipient_id = $2 and channel = 'inbox'
               and read_at is null and created_at <= $3`,
      values: [orgId, staffId, upTo, at],
    })
  })
