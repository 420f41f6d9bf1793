/** Who reads a duty, and as whom they act on the case it belongs to. */
import type { Actor } from '#core/case/case.ts'
import type { DutyReader, DutyRow } from '#store/duties.ts'
import { findDuty } from '#store/duties.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'
import { staffNames } from './staff-names.ts'

/** An adviser is asked by name and has nothing to do with what their organisation is asked. */
export const readerOf = ({ orgId, actor }: Ask): DutyReader => ({
  orgId,
  staffId: actor.id,
  any: actor.roles.some((role) => role === 'officer' || role === 'caseworker' || role === 'director'),
})

/** Throws NotFound for one that is not there, another organisation's, or meant for somebody else: all told alike. */
export async function mustOwe(ask: Ask, dutyId: string): Promise<DutyRow> {
  const row = await findDuty(ask.app.store.pool, readerOf(ask), dutyId)
  if (!row) throw new NotFound('duty')
  return row
}

/** The same person as a party of the case: inside the walls of the organisation that asks, with one thing to touch. */
export async function asParty(ask: Ask, row: DutyRow): Promise<Ask> {
  const { app, orgId, actor, now, lang } = ask
  const [{ name: body }, names] = await Promise.all([app.centre(orgId), staffNames(app, orgId)])
  const party: Actor = {
    kind: 'party',
    id: `${orgId}/${actor.id}`,
    roles: [],
    seat: { thing: row.thing, signed: { body, name: names(actor.id) } },
  }
  return { app, orgId: row.orgId, now, lang, actor: party }
}
