/** What a case's papers say against each other and against the person, whose name is opened for it and goes no further. */
import type { CaseState } from '#core/case/case.ts'
import { compareReadings, type Remark } from '#core/materials/compare-papers.ts'
import type { DocumentReading } from '#core/materials/document-reading.ts'
import type { Period } from '#core/materials/reconcile.ts'
import { dateOf } from '#core/clock/date.ts'
import { otherUsesOf } from '#store/bill-use.ts'
import { orgTransaction } from '#store/org-query.ts'
import { openField } from '#store/people.ts'
import type { Ask } from './context.ts'

/**
 * `readings` by paper; withdrawn papers are left out. The gravest remark comes first; names and numbers in them are masked. For whoever
 * may see the case: it is not asked again here. What is kept for `everyone` leaves out cases that somebody must not find.
 */
export async function remarksOf(
  { app, orgId, actor, now }: Ask,
  state: CaseState,
  readings: ReadonlyMap<string, DocumentReading>,
  treatment: Period | null,
  whose: 'reader' | 'everyone' = 'reader',
): Promise<Remark[]> {
  const papers = state.papers.flatMap(({ id, withdrawn }) => {
    const reading = readings.get(id)
    return reading && !withdrawn ? [{ paperId: id, reading }] : []
  })
  if (papers.length === 0) return []
  const { pool } = app.store
  const personId = state.requester?.personId ?? null
  const person =
    personId &&
    (await orgTransaction(pool, orgId, async (client) => ({
      name: (await openField(client, app.keys, orgId, personId, 'name')) ?? '',
      idNumber: (await openField(client, app.keys, orgId, personId, 'idNumber')) ?? '',
    })))
  const uses = await otherUsesOf(pool, orgId, state.id, actor)
  const usedElsewhere = uses.filter(({ hiddenFromSome }) => whose === 'reader' || !hiddenFromSome)
  return compareReadings({ papers, person: person || null, treatment, usedElsewhere, today: dateOf(now) })
}
