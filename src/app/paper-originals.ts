/**
 * Pictures as they came, with everything the camera wrote into them (place, time, device): sealed beside the clean picture that is shown.
 * They are for the day on which it is argued what was handed in; the director opens one, with a reason, and the person sees that.
 */
import { logAccess } from '#store/access-log.ts'
import { orgTransaction } from '#store/org-query.ts'
import { findPaper } from '#store/papers.ts'
import { sealFile, unsealFile } from '#store/seal.ts'
import type { App, Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { NotFound } from './not-found.ts'

const place = (orgId: string, paperId: string) => ({ table: 'paper', column: 'original', orgId, rowId: paperId })

/** Keeps it sealed and gives what the paper's row needs to find it again; nothing for a file that is kept as it came. */
export async function keepOriginal(
  app: App,
  orgId: string,
  paperId: string,
  original: Buffer | null,
): Promise<string | null> {
  if (!original) return null
  // The same paper sent again has its original already, and a second sealing would be another file.
  const before = await findPaper(app.store.pool, orgId, paperId)
  if (before) return before.original
  return (await app.files.put(await sealFile(app.keys, place(orgId, paperId), original))).sha256
}

/** The bytes as they came, logged with the reason. Throws NotFound unless the paper is on a case the actor may see and has an original. */
export async function openOriginal(ask: Ask, paperId: string, reason: string): Promise<Buffer> {
  const { app, orgId, actor, now } = ask
  const row = await findPaper(app.store.pool, orgId, paperId)
  if (!row?.caseId || !row.original) throw new NotFound('paper')
  const { caseId, original } = row
  await mustSee(ask, caseId)
  const bytes = await unsealFile(app.keys, place(orgId, paperId), await app.files.get(original))
  await orgTransaction(app.store.pool, orgId, (client) =>
    logAccess(client, orgId, { caseId, personId: null, actor, what: 'original', purpose: reason, at: now }),
  )
  return bytes
}
