/** What was done to accounts. Append-only; the director reads it. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery } from './org-query.ts'

export type AccountAct = 'added' | 'roles' | 'posts' | 'on' | 'off' | 'newPassword' | 'newSecondFactor' | 'ownPassword'

export interface AccountEntry {
  readonly at: Instant
  readonly byId: string
  readonly staffId: string
  readonly what: AccountAct
  /** Where they were given or changed, otherwise empty. */
  readonly roles: readonly string[]
}

/** In the transaction of the act it records (app.org must be set). */
export async function logAccount(client: pg.PoolClient, orgId: string, entry: AccountEntry): Promise<void> {
  await client.query(
    'insert into account_log (org_id, at, by_id, staff_id, what, roles) values ($1, $2, $3, $4, $5, $6)',
    [orgId, entry.at, entry.byId, entry.staffId, entry.what, entry.roles],
  )
}

/** Newest first. */
export const listAccountLog = (pool: pg.Pool, orgId: string, most: number): Promise<AccountEntry[]> =>
  orgQuery<AccountEntry & pg.QueryResultRow>(pool, orgId, {
    name: 'list-account-log',
    text: `select at, by_id as "byId", staff_id as "staffId", what, roles from account_log where org_id = $1
           order by at desc, id desc limit $2`,
    values: [orgId, most],
  })
