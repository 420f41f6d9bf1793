/** Reports being written online. Rows are found by the hash of a cookie's token; answers and pictures are sealed. */
import type { Kysely } from 'kysely'
import type { Instant } from '#core/clock/date.ts'
import { withOrg } from './open.ts'
import type { Keyring } from './seal.ts'
import { seal, sealFile, unseal, unsealFile } from './seal.ts'
import type { Database } from './tables.ts'

export interface DraftRow {
  readonly key: string
  /** JSON text; null once it was sent. */
  readonly body: string | null
  readonly caseId: string | null
  readonly updatedAt: Instant
}

export interface PhotoLabel {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
  readonly label: string
}

type Db = Kysely<Database>

const bodyPlace = (orgId: string, hash: Buffer) => ({
  table: 'report_draft',
  column: 'body',
  orgId,
  rowId: hash.toString('hex'),
})
const originalPlace = (orgId: string, id: string) => ({ table: 'report_photo', column: 'original', orgId, rowId: id })
const photoPlace = (orgId: string, id: string) => ({ table: 'report_photo', column: 'content', orgId, rowId: id })

/** Begins a draft and forgets those not touched since `before`. */
export async function insertDraft(
  db: Db,
  keys: Keyring,
  orgId: string,
  draft: { tokenHash: Buffer; key: string; body: string; at: Instant; before: Instant },
): Promise<void> {
  const sealed = seal(keys, bodyPlace(orgId, draft.tokenHash), draft.body)
  await withOrg(db, orgId, async (trx) => {
    await trx.deleteFrom('report_draft').where('org_id', '=', orgId).where('updated_at', '<', draft.before).execute()
    await trx
      .insertInto('report_draft')
      .values({ org_id: orgId, token_hash: draft.tokenHash, key: draft.key, body: sealed, updated_at: draft.at })
      .execute()
  })
}

/** The draft of a token, unless it was last touched before `since`. */
export async function findDraft(
  db: Db,
  keys: Keyring,
  orgId: string,
  tokenHash: Buffer,
  since: Instant,
): Promise<DraftRow | null> {
  const row = await withOrg(db, orgId, (trx) =>
    trx
      .selectFrom('report_draft')
      .select(['key', 'body', 'case_id', 'updated_at'])
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .where('updated_at', '>=', since)
      .executeTakeFirst(),
  )
  if (!row) return null
  return {
    key: row.key,
    body: row.body && unseal(keys, bodyPlace(orgId, tokenHash), row.body),
    caseId: row.case_id,
    updatedAt: row.updated_at,
  }
}

/** Keeps the answers; does nothing once the draft was sent. */
export async function saveDraft(
  db: Db,
  keys: Keyring,
  orgId: string,
  tokenHash: Buffer,
  body: string,
  at: Instant,
): Promise<void> {
  const sealed = seal(keys, bodyPlace(orgId, tokenHash), body)
  await withOrg(db, orgId, (trx) =>
    trx
      .updateTable('report_draft')
      .set({ body: sealed, updated_at: at })
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .where('case_id', 'is', null)
      .execute(),
  )
}

/** The report became a case: answers and pictures go, the way to the confirmation stays. */
export async function sentDraft(db: Db, orgId: string, tokenHash: Buffer, caseId: string, at: Instant): Promise<void> {
  await withOrg(db, orgId, async (trx) => {
    await trx
      .updateTable('report_draft')
      .set({ body: null, case_id: caseId, updated_at: at })
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .execute()
    await trx.deleteFrom('report_photo').where('org_id', '=', orgId).where('token_hash', '=', tokenHash).execute()
  })
}

export async function deleteDraft(db: Db, orgId: string, tokenHash: Buffer): Promise<void> {
  await withOrg(db, orgId, (trx) =>
    trx.deleteFrom('report_draft').where('org_id', '=', orgId).where('token_hash', '=', tokenHash).execute(),
  )
}

/** Forgets drafts, their pictures and confirmations last touched before `before`; for the hourly sweep. */
export async function deleteOldDrafts(db: Db, orgId: string, before: Instant): Promise<number> {
  const gone = await withOrg(db, orgId, (trx) =>
    trx.deleteFrom('report_draft').where('org_id', '=', orgId).where('updated_at', '<', before).executeTakeFirst(),
  )
  return Number(gone.numDeletedRows)
}

export const listPhotos = (db: Db, orgId: string, tokenHash: Buffer): Promise<PhotoLabel[]> =>
  withOrg(db, orgId, (trx) =>
    trx
      .selectFrom('report_photo')
      .select(['id', 'media_type as mediaType', 'bytes', 'label'])
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .orderBy('position')
      .execute(),
  )

/** Adds a picture unless there are `most` already; false then. */
export async function insertPhoto(
  db: Db,
  keys: Keyring,
  orgId: string,
  tokenHash: Buffer,
  photo: PhotoLabel & { content: Buffer; original: Buffer | null },
  most: number,
): Promise<boolean> {
  const content = await sealFile(keys, photoPlace(orgId, photo.id), photo.content)
  const original = photo.original && (await sealFile(keys, originalPlace(orgId, photo.id), photo.original))
  return await withOrg(db, orgId, async (trx) => {
    // The draft's row is the lock under which pictures are counted.
    await trx
      .selectFrom('report_draft')
      .select('key')
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .forUpdate()
      .execute()
    const { n } = await trx
      .selectFrom('report_photo')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .executeTakeFirstOrThrow()
    if (n >= most) return false
    await trx
      .insertInto('report_photo')
      .values({
        org_id: orgId,
        token_hash: tokenHash,
        id: photo.id,
        media_type: photo.mediaType,
        bytes: photo.bytes,
        label: photo.label,
        content,
        original,
      })
      .execute()
    return true
  })
}

export async function deletePhoto(db: Db, orgId: string, tokenHash: Buffer, id: string): Promise<void> {
  await withOrg(db, orgId, (trx) =>
    trx
      .deleteFrom('report_photo')
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .where('id', '=', id)
      .execute(),
  )
}

/** The picture itself, or null. */
export async function findPhoto(
  db: Db,
  keys: Keyring,
  orgId: string,
  tokenHash: Buffer,
  id: string,
): Promise<{ mediaType: string; content: Buffer; original: Buffer | null } | null> {
  const row = await withOrg(db, orgId, (trx) =>
    trx
      .selectFrom('report_photo')
      .select(['media_type', 'content', 'original'])
      .where('org_id', '=', orgId)
      .where('token_hash', '=', tokenHash)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return row
    ? {
        mediaType: row.media_type,
        content: await unsealFile(keys, photoPlace(orgId, id), row.content),
        original: row.original && (await unsealFile(keys, originalPlace(orgId, id), row.original)),
      }
    : null
}
