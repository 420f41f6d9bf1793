/** What a caseworker's screen keeps on the server: drafts and presence. Only for cases the reader may see. */
import { maySee } from '#core/case/allowed.ts'
import { readCase } from '#store/case-file.ts'
import { dropDraftRow, findDraft, keepDraft, writePresence } from '#store/drafts.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'

/** Throws NotFound unless the actor may see the case. Not logged as a reading: nothing of the case is shown. */
export async function mustSee(ask: Ask, caseId: string) {
  const { app, orgId, actor, now, gate } = ask
  const record = await readCase(app.store.pool, { orgId, caseId, actor, at: now, log: false }, gate)
  if (!record || !maySee(record.state, ask.actor)) throw new NotFound('case')
  return record
}

export async function getDraft(ask: Ask, caseId: string, kind: string) {
  await mustSee(ask, caseId)
  return await findDraft(ask.app.store.pool, ask.orgId, caseId, ask.actor.id, kind)
}

export async function putDraft(ask: Ask, caseId: string, kind: string, body: Record<string, unknown>) {
  await mustSee(ask, caseId)
  await keepDraft(ask.app.store.pool, ask.orgId, caseId, ask.actor.id, kind, body, ask.now)
  return { updatedAt: ask.now }
}

export const dropDraft = (ask: Ask, caseId: string, kind: string): Promise<void> =>
  dropDraftRow(ask.app.store.pool, ask.orgId, caseId, ask.actor.id, kind)

export async function setPresence(ask: Ask, caseId: string, mode: 'viewing' | 'editing' | 'gone'): Promise<void> {
  await mustSee(ask, caseId)
  await writePresence(ask.app.store.pool, ask.orgId, caseId, ask.actor.id, mode === 'gone' ? null : mode, ask.now)
}
