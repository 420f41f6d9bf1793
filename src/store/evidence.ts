/** Papers that prove a rectification: uploaded like any other, then its own; never on a case. */
import type pg from 'pg'
import type { Actor } from '#core/case/case.ts'
import type { Evidence } from '#core/rectification/rectification.ts'
import { orgQuery } from './org-query.ts'

/** Claims papers the actor uploaded that are on nothing yet. Those not claimed are missing from the answer; the order is kept. */
export async function claimEvidence(
  client: pg.PoolClient,
  orgId: string,
  rectificationId: string,
  ids: readonly string[],
  actor: Pick<Actor, 'kind' | 'id'>,
): Promise<Evidence[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query<Evidence & pg.QueryResultRow>({
    name: 'claim-evidence',
    text: `update paper set rectification_id = $2
           where org_id = $1 and id = any ($3) and case_id is null and (rectification_id is null or rectification_id = $2)
             and by_kind = $4 and by_id = $5
           returning id, sha256, media_type as "mediaType", bytes, label`,
    values: [orgId, rectificationId, ids, actor.kind, actor.id],
  })
  return ids.map((id) => rows.find((row) => row.id === id)).filter((paper) => paper !== undefined)
}

/** The paper if it proves this rectification. */
export const findEvidence = async (
  pool: pg.Pool,
  orgId: string,
  rectificationId: string,
  paperId: string,
): Promise<Pick<Evidence, 'sha256' | 'mediaType'> | null> =>
  (
    await orgQuery<Pick<Evidence, 'sha256' | 'mediaType'> & pg.QueryResultRow>(pool, orgId, {
      name: 'find-evidence',
      text: `select sha256, media_type as "mediaType" from paper where org_id = $1 and rectification_id = $2 and id = $3`,
      values: [orgId, rectificationId, paperId],
    })
  )[0] ?? null
