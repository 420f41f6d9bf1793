/** The course of a case as a report begins with it: read like the case itself, and logged like it. */
import { logAccessOnce } from '#store/access-log.ts'
import { writeUp } from '#words/write-up.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { staffNames } from './staff-names.ts'

/** Throws NotFound for a case the reader may not see. */
export async function caseWriteUp(ask: Ask, caseId: string): Promise<string> {
  const { app, orgId, actor, now } = ask
  const { state, events } = await mustSee(ask, caseId)
  await logAccessOnce(app.store.pool, orgId, { caseId, actor, what: 'view', at: now })
  return writeUp(state, events, await staffNames(app, orgId))
}
