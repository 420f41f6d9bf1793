/** Papers: one row per upload, its bytes elsewhere. Claimed by a case in paper-claims.ts. */
import type pg from 'pg'
import type { Actor } from '#core/case/case.ts'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export interface PaperRow {
  readonly id: string
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
  readonly label: string
  /** Hash of the sealed original in the file store; null where the paper is kept as it came. */
  readonly original: string | null
  /** Null until a command puts it on a case. */
  readonly caseId: string | null
  readonly by: Pick<Actor, 'kind' | 'id'>
}

const columns = 'id, sha256, media_type, bytes, label, original, case_id, by_kind, by_id'

/** Inserts it unless the id is taken, and gives the row that is there now: this one or the earlier one. */
export async function insertPaper(
  pool: pg.Pool,
  orgId: string,
  paper: Omit<PaperRow, 'caseId'> & { readonly blurredOf?: string },
  at: Instant,
): Promise<PaperRow> {
  return await orgTransaction(pool, orgId, async (client) => {
    await client.query({
      name: 'insert-paper',
      text: `insert into paper (org_id, id, sha256, media_type, bytes, label, by_kind, by_id, at, original, blurred_of)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (org_id, id) do nothing`,
      values: [
        orgId,
        paper.id,
        paper.sha256,
        paper.mediaType,
        paper.bytes,
        paper.label,
        paper.by.kind,
        paper.by.id,
        at,
        paper.original,
        paper.blurredOf ?? null,
      ],
    })
    // A statement of its own: it also sees the row of a twin that was committed while this one waited.
    const { rows } = await client.query({
      text: `select ${columns} from paper where org_id = $1 and id = $2`,
      values: [orgId, paper.id],
    })
    return toRow(rows[0])
  })
}

/** The row, or null. */
export async function findPaper(pool: pg.Pool, orgId: string, id: string): Promise<PaperRow | null> {
  const rows = await orgQuery(pool, orgId, {
    name: 'find-paper',
    text: `select ${columns} from paper where org_id = $1 and id = $2`,
    values: [orgId, id],
  })
  return rows[0] ? toRow(rows[0]) : null
}

const toRow = (row: Record<string, unknown>): PaperRow => ({
  id: row['id'] as string,
  sha256: row['sha256'] as string,
  mediaType: row['media_type'] as string,
  bytes: row['bytes'] as number,
  label: row['label'] as string,
  original: row['original'] as string | null,
  caseId: row['case_id'] as string | null,
  by: { kind: row['by_kind'] as Actor['kind'], id: row['by_id'] as string },
})
