/** Dates of open cases, for when the calendar changes. */
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import type { Instant } from '#core/clock/date.ts'
import { inOneTrip, type Statement } from './one-trip.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export const openStates = (pool: pg.Pool, orgId: string) =>
  orgQuery<{ state: CaseState; due: Instant | null; provisional: boolean }>(pool, orgId, {
    text: 'select state, due_at as due, due_provisional as provisional from case_file where org_id = $1 and closed_at is null order by id',
    values: [orgId],
  })

/** False when the case moved meanwhile: whoever moved it computed with the new calendar. */
export const setDue = (
  pool: pg.Pool,
  orgId: string,
  id: string,
  version: number,
  due: Instant | null,
  provisional: boolean,
  /** What else says this date. */
  also: Statement,
): Promise<boolean> =>
  orgTransaction(pool, orgId, async (client) => {
    const { rowCount } = await client.query(
      'update case_file set due_at = $4, due_provisional = $5 where org_id = $1 and id = $2 and version = $3',
      [orgId, id, version, due, provisional],
    )
    if (rowCount === 1) await inOneTrip(client, [also])
    return rowCount === 1
  })
