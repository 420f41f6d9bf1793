/** Drafts and presence: what a member of staff is at, kept on the server so that nothing personal stays in a browser. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export async function findDraft(pool: pg.Pool, orgId: string, caseId: string, staffId: string, kind: string) {
  const [row] = await orgQuery<{ body: Record<string, unknown>; updated_at: Instant }>(pool, orgId, {
    name: 'find-draft',
    text: 'select body, updated_at from draft where org_id = $1 and case_id = $2 and staff_id = $3 and kind = $4',
    values: [orgId, caseId, staffId, kind],
  })
  return row ? { body: row.body, updatedAt: row.updated_at } : null
}

export const keepDraft = (
  pool: pg.Pool,
  orgId: string,
  caseId: string,
  staffId: string,
  kind: string,
  body: object,
  at: Instant,
): Promise<void> =>
  orgTransaction(pool, orgId, async (client) => {
    await client.query({
      name: 'keep-draft',
      text: `insert into draft (org_id, case_id, staff_id, kind, body, updated_at) values ($1, $2, $3, $4, $5, $6)
             on conflict (org_id, case_id, staff_id, kind) do update set body = excluded.body, updated_at = excluded.updated_at`,
      values: [orgId, caseId, staffId, kind, JSON.stringify(body), at],
    })
  })

export const dropDraftRow = (
  pool: pg.Pool,
  orgId: string,
  caseId: string,
  staffId: string,
  kind: string,
): Promise<void> =>
  orgTransaction(pool, orgId, async (client) => {
    await client.query('delete from draft where org_id = $1 and case_id = $2 and staff_id = $3 and kind = $4', [
      orgId,
      caseId,
      staffId,
      kind,
    ])
  })

/** Writes presence and tells the other readers; `null` means gone. */
export const writePresence = (
  pool: pg.Pool,
  orgId: string,
  caseId: string,
  staffId: string,
  mode: 'viewing' | 'editing' | null,
  at: Instant,
): Promise<void> =>
  orgTransaction(pool, orgId, async (client) => {
    const { rows } = await client.query<{ mode: string }>(
      'select mode from presence where org_id = $1 and case_id = $2 and staff_id = $3',
      [orgId, caseId, staffId],
    )
    if (mode === null)
      await client.query('delete from presence where org_id = $1 and case_id = $2 and staff_id = $3', [
        orgId,
        caseId,
        staffId,
      ])
    else
      await client.query(
        `insert into presence (org_id, case_id, staff_id, mode, at) values ($1, $2, $3, $4, $5)
         on conflict (org_id, case_id, staff_id) do update set mode = excluded.mode, at = excluded.at`,
        [orgId, caseId, staffId, mode, at],
      )
    // A heartbeat that changes nothing wakes nobody.
    if ((rows[0]?.mode ?? null) !== mode)
      await client.query(`select pg_notify('bancheng', $1)`, [
        JSON.stringify({ org: orgId, case: caseId, presence: true }),
      ])
  })
