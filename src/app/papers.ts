/** Papers of staff: made safe and kept, looked at (logged), read for QR codes (recorded). */
import type { UploadedPaper } from '#contract/papers.ts'
import type { Refusal } from '#core/refusal.ts'
import { acceptUpload, type UploadRefusal } from '#documents/intake.ts'
import { readPayload, type QrReading } from '#documents/qr-payload.ts'
import { readQr } from '#documents/read-qr.ts'
import { logAccess } from '#store/access-log.ts'
import { orgTransaction } from '#store/org-query.ts'
import { findPaper, insertPaper } from '#store/papers.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { idOfKey } from './id-of-key.ts'
import { NotFound } from './not-found.ts'
import { perform } from './perform.ts'

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
  const { sha256, bytes } = await app.files.put(accepted.bytes)
  const paper = {
    id: idOfKey('paper', ask, key),
    sha256,
    mediaType: accepted.mediaType,
    bytes,
    label: file.label,
    by: { kind: actor.kind, id: actor.id },
  }
  const kept = await insertPaper(app.store.pool, orgId, paper, ask.now)
  if (kept.sha256 !== sha256 || kept.label !== file.label) return { ok: false, code: 'key-reused' }
  return { ok: true, paper: { id: kept.id, mediaType: kept.mediaType, bytes: kept.bytes, label: kept.label } }
}

/**
 * The file itself. Throws NotFound unless it is one's own upload not yet on a case, or on a case the actor may see and not withdrawn;
 * FileDamaged when the bytes are no longer those that were kept. On a case, nothing is handed out that is not in the access log.
 */
export async function getPaper(
  ask: Ask,
  paperId: string,
): Promise<{ readonly bytes: Buffer; readonly mediaType: string; readonly label: string }> {
  const { app, orgId, actor, now } = ask
  const row = await findPaper(app.store.pool, orgId, paperId)
  if (!row) throw new NotFound('paper')
  const { caseId } = row
  if (caseId === null) {
    if (row.by.kind !== actor.kind || row.by.id !== actor.id) throw new NotFound('paper')
    return { bytes: await app.files.get(row.sha256), mediaType: row.mediaType, label: row.label }
  }
  const { state } = await mustSee(ask, caseId)
  if (!state.papers.some(({ id, withdrawn }) => id === paperId && !withdrawn)) throw new NotFound('paper')
  const bytes = await app.files.get(row.sha256)
  await orgTransaction(app.store.pool, orgId, (client) =>
    logAccess(client, orgId, { caseId, personId: null, actor, what: 'paper', purpose: '', at: now }),
  )
  return { bytes, mediaType: row.mediaType, label: row.label }
}

export type ReadResult =
  | { readonly ok: true; readonly readings: readonly QrReading[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
  | { readonly ok: false; readonly code: 'busy' | 'damaged' | 'too-hard' }

/**
 * Reads the QR codes of a paper and records them on the case; without any, that is recorded too, unless it was read by itself and nobody
 * asked. Throws NotFound like getPaper.
 */
export async function readPaperQr(
  ask: Ask,
  key: string,
  caseId: string,
  paperId: string,
  byItself = false,
): Promise<ReadResult> {
  const { state } = await mustSee(ask, caseId)
  const paper = state.papers.find(({ id, withdrawn }) => id === paperId && !withdrawn)
  if (!paper) throw new NotFound('paper')
  const read = await readQr(await ask.app.files.get(paper.sha256))
  if (!read.ok)
    return { ok: false, code: read.code === 'busy' ? 'busy' : read.code === 'failed' ? 'damaged' : 'too-hard' }
  if (byItself && read.texts.length === 0) return { ok: true, readings: [] }
  // The content is the paper alone: a better reader after an update must not turn a retry into another request.
  const done = await perform(ask, {
    key,
    caseId,
    content: { read: paperId },
    command: { type: 'recordReading', paperId, qr: read.texts },
  })
  if (!done.ok && done.refusals.length > 0) return { ok: false, refusals: done.refusals }
  // What stands in its codes is told: for whoever does not have the case in hand that is looking at the paper.
  const { actor, orgId, now, app } = ask
  if (![state.owner, state.handler].includes(actor.id))
    await orgTransaction(app.store.pool, orgId, (client) =>
      logAccess(client, orgId, { caseId, personId: null, actor, what: 'paper', purpose: '', at: now }),
    )
  return { ok: true, readings: read.texts.map(readPayload) }
}
