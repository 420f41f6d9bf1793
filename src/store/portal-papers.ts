/** A paper that a person brings online, before a command puts it on the case. */
import type { Kysely } from 'kysely'
import type { Instant } from '#core/clock/date.ts'
import { withOrg } from './open.ts'
import type { Database } from './tables.ts'

export interface PersonPaper {
  readonly id: string
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
  readonly label: string
  readonly byId: string
  readonly at: Instant
}

/** Inserts it; the same id again changes nothing. */
export async function insertPersonPaper(db: Kysely<Database>, orgId: string, paper: PersonPaper): Promise<void> {
  await withOrg(db, orgId, (trx) =>
    trx
      .insertInto('paper')
      .values({
        org_id: orgId,
        id: paper.id,
        sha256: paper.sha256,
        media_type: paper.mediaType,
        bytes: paper.bytes,
        label: paper.label,
        by_kind: 'person',
        by_id: paper.byId,
        at: paper.at,
      })
      .onConflict((conflict) => conflict.columns(['org_id', 'id']).doNothing())
      .execute(),
  )
}
