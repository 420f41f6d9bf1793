/** The messages of one member of staff, of cases they may see now: what was told before a case was hidden from them is hidden with it. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export interface InboxRow {
  readonly id: string
  readonly case_id: string
  readonly duty_id: string | null
  readonly text: string
  readonly created_at: Instant
  readonly read_at: Instant | null
}

/** Whose messages. `onlyRegisteredBy`: whoever sees nothing but the cases they handed over; null for those who see all. */
export interface Reader {
  readonly orgId: string
  readonly staffId: string
  readonly onlyRegisteredBy: string | null
}

const values = ({ orgId, staffId, onlyRegisteredBy }: Reader) => [orgId, staffId, onlyRegisteredBy]
const theirs = `org_id = $1 and recipient_kind = 'staff' and recipient_id = $2 and channel = 'inbox'
  and (duty_id is not null or exists (
    select from case_file f where f.org_id = $1 and f.id = message.case_id and f.hidden_from is distinct from $2
      and ($3::text is null or f.registered_by = $3)))`

export const listInbox = (pool: pg.Pool, reader: Reader, most: number): Promise<InboxRow[]> =>
  orgQuery<InboxRow & pg.QueryResultRow>(pool, reader.orgId, {
    name: 'list-inbox',
    text: `select id, case_id, duty_id, text, created_at, read_at from message where ${theirs}
           order by created_at desc, seq desc, id limit $4`,
    values: [...values(reader), most],
  })

export async function countUnseen(pool: pg.Pool, reader: Reader): Promise<number> {
  const [row] = await orgQuery<{ count: number }>(pool, reader.orgId, {
    name: 'count-unseen',
    text: `select count(*)::int as count from message where ${theirs} and read_at is null`,
    values: values(reader),
  })
  return row?.count ?? 0
}

/** What was told later than `upTo` stays unseen: it arrived while the list was being read. */
export const markSeen = (pool: pg.Pool, reader: Reader, upTo: Instant, at: Instant): Promise<void> =>
  orgTransaction(pool, reader.orgId, async (client) => {
    await client.query({
      name: 'mark-seen',
      text: `update message set read_at = $4 where ${theirs} and read_at is null and created_at <= $5`,
      values: [...values(reader), at, upTo],
    })
  })
