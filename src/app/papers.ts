/** Papers of staff: made safe and kept, looked at (logged). What they say: paper-readings.ts. */
import type { UploadedPaper } from '#contract/papers.ts'
import { acceptUpload, type UploadRefusal } from '#documents/intake.ts'
import { endingOf } from '#documents/kind.ts'
import { logAccess } from '#store/access-log.ts'
import { orgTransaction } from '#store/org-query.ts'
import { findPaper, insertPaper } from '#store/papers.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { idOfKey } from './id-of-key.ts'
import { NotFound } from './not-found.ts'
import { keepOriginal } from './paper-originals.ts'

export type UploadResult =
  | { readonly ok: true; readonly paper: UploadedPaper }
  | { readonly ok: false; readonly code: UploadRefusal | 'key-reused' }

/**
 * Keeps one file under an id that follows from the key: the same key again gives the same paper, the same key with another file or
 * label is `key-reused`. `name` is what the sender calls the file; it is looked at and not kept.
 */
export async function uploadPaper(
  ask: Ask,
  key: string,
  file: { readonly bytes: Buffer; readonly label: string; readonly name: string },
): Promise<UploadResult> {
  const { app, orgId, actor } = ask
  const accepted = await acceptUpload(file.bytes, file.name)
  if (!accepted.ok) return accepted
  const id = idOfKey('paper', ask, key)
  const original = await keepOriginal(app, orgId, id, accepted.original)
  const { sha256, bytes } = await app.files.put(accepted.bytes)
  const paper = {
    id,
    sha256,
    mediaType: accepted.mediaType,
    bytes,
    label: file.label,
    original,
    by: { kind: actor.kind, id: actor.id },
  }
  const kept = await insertPaper(app.store.pool, orgId, paper, ask.now)
  if (kept.sha256 !== sha256 || kept.label !== file.label) return { ok: false, code: 'key-reused' }
  return { ok: true, paper: { id: kept.id, mediaType: kept.mediaType, bytes: kept.bytes, label: kept.label } }
}

export interface PaperFile {
  readonly bytes: Buffer
  readonly mediaType: string
  /** Of a name to keep it under, without the dot. */
  readonly ending: string
}

/** A kept paper with its bytes. */
export const fileOf = ({ mediaType }: { readonly mediaType: string }, bytes: Buffer): PaperFile => ({
  bytes,
  mediaType,
  ending: endingOf[mediaType]!,
})

/**
 * The file itself. Throws NotFound unless it is one's own upload not yet on a case, or on a case the actor may see and not withdrawn;
 * FileDamaged when the bytes are no longer those that were kept. On a case, nothing is handed out that is not in the access log.
 */
export async function getPaper(ask: Ask, paperId: string): Promise<PaperFile> {
  const { app, orgId, actor, now } = ask
  const row = await findPaper(app.store.pool, orgId, paperId)
  if (!row) throw new NotFound('paper')
  const { caseId } = row
  if (caseId === null) {
    if (row.by.kind !== actor.kind || row.by.id !== actor.id) throw new NotFound('paper')
    return fileOf(row, await app.files.get(row.sha256))
  }
  const { state } = await mustSee(ask, caseId)
  if (!state.papers.some(({ id, withdrawn }) => id === paperId && !withdrawn)) throw new NotFound('paper')
  const bytes = await app.files.get(row.sha256)
  await orgTransaction(app.store.pool, orgId, (client) =>
    logAccess(client, orgId, { caseId, personId: null, actor, what: 'paper', purpose: '', at: now }),
  )
  return fileOf(row, bytes)
}
