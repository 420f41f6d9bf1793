/** Uploaded papers become a case's: in the transaction of the command that puts them on it. */
import type pg from 'pg'
import type { Actor } from '#core/case/case.ts'
import type { NewPaper } from '#core/case/commands.ts'

/**
 * Claims papers for a case: only those the actor uploaded, not yet on another case. Those not claimed are missing from the answer.
 * The order of `ids` is kept.
 */
export async function claimPapers(
  client: pg.PoolClient,
  orgId: string,
  caseId: string,
  ids: readonly string[],
  actor: Pick<Actor, 'kind' | 'id'>,
): Promise<NewPaper[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query({
    name: 'claim-papers',
    text: `update paper set case_id = $2
           where org_id = $1 and id = any($3) and (case_id is null or case_id = $2) and rectification_id is null and by_kind = $4 and by_id = $5
           returning id, sha256, media_type, bytes, label`,
    values: [orgId, caseId, ids, actor.kind, actor.id],
  })
  const claimed = new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, sha256: row.sha256, mediaType: row.media_type, bytes: row.bytes, label: row.label } as NewPaper,
    ]),
  )
  return ids.map((id) => claimed.get(id)).filter((paper) => paper !== undefined)
}
