/** Looking at personal data: revealing a field with a reason, and the list of who looked (law 12). */
import { logAccess, listAccess } from '#store/access-log.ts'
import { orgTransaction } from '#store/org-query.ts'
import { bodiesOf } from '#store/parties.ts'
import type { PersonField } from '#store/people.ts'
import { openField } from '#store/people.ts'
import { accessWords } from '#words/access.ts'
import { countPerHour } from './attempts.ts'
import type { App, Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { NotFound } from './not-found.ts'
import { staffNames } from './staff-names.ts'

/** What one person of staff may have shown in an hour: far more than anybody rings up, far less than a stolen session would take along. */
export const mostRevealsAnHour = 60

const limits = new WeakMap<App, ReturnType<typeof countPerHour>>()
function limitOf(app: App): ReturnType<typeof countPerHour> {
  const known = limits.get(app) ?? countPerHour(app.store.pool, 'reveal', mostRevealsAnHour)
  limits.set(app, known)
  return known
}

/**
 * One field in the clear, or the seconds to wait. The reading and its log line are one transaction: nothing is shown that is not logged.
 */
export async function revealField(
  ask: Ask,
  caseId: string,
  personId: string,
  field: PersonField,
  reason: string,
): Promise<{ ok: true; value: string } | { ok: false; seconds: number }> {
  const { state } = await mustSee(ask, caseId)
  const { requester } = state
  if (personId !== requester?.personId && personId !== requester?.proxy?.personId) throw new NotFound('person')
  const seconds = await limitOf(ask.app)([ask.orgId, ask.actor.id], 1)
  if (seconds > 0) return { ok: false, seconds }
  return await orgTransaction(ask.app.store.pool, ask.orgId, async (client) => {
    const value = await openField(client, ask.app.keys, ask.orgId, personId, field)
    if (value === null) throw new NotFound('person')
    await logAccess(client, ask.orgId, {
      caseId,
      personId,
      actor: ask.actor,
      what: `reveal:${field}`,
      purpose: reason,
      at: ask.now,
    })
    return { ok: true, value } as const
  })
}

/** Who looked at this file, newest first, in words. */
export async function accessEntries(ask: Ask, caseId: string) {
  await mustSee(ask, caseId)
  const names = await staffNames(ask.app, ask.orgId)
  const rows = await listAccess(ask.app.store.pool, ask.orgId, caseId)
  const bodies = await bodiesOf(ask.app.store.pool, rows)
  return {
    entries: rows.map((row) => ({
      at: row.at,
      who: row.actorKind === 'staff' ? names(row.actorId) : (bodies.get(row.actorId) ?? ''),
      what: accessWords(row.what, ask.lang),
      purpose: row.purpose,
    })),
  }
}
