/** Looking at personal data: revealing a field with a reason, and the list of who looked (law 12). */
import { logAccess, listAccess } from '#store/access-log.ts'
import { orgTransaction } from '#store/org-query.ts'
import type { PersonField } from '#store/people.ts'
import { openField } from '#store/people.ts'
import { accessWords } from '#words/access.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { NotFound } from './not-found.ts'
import { staffNames } from './staff-names.ts'

/** One field in the clear. The reading and its log line are one transaction: nothing is shown that is not logged. */
export async function revealField(
  ask: Ask,
  caseId: string,
  personId: string,
  field: PersonField,
  reason: string,
): Promise<{ value: string }> {
  const { state } = await mustSee(ask, caseId)
  const { requester } = state
  if (personId !== requester?.personId && personId !== requester?.proxy?.personId) throw new NotFound('person')
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
    return { value }
  })
}

/** Who looked at this file, newest first, in words. */
export async function accessEntries(ask: Ask, caseId: string) {
  await mustSee(ask, caseId)
  const names = await staffNames(ask.app, ask.orgId)
  const rows = await listAccess(ask.app.store.pool, ask.orgId, caseId)
  return {
    entries: rows.map((row) => ({
      at: row.at,
      who: row.actorKind === 'staff' ? names(row.actorId) : '',
      what: accessWords(row.what, ask.lang),
      purpose: row.purpose,
    })),
  }
}
