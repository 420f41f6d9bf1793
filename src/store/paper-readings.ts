/** What papers say, kept beside them and sealed: names and numbers stand in it. */
import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import type { DocumentReading } from '#core/materials/document-reading.ts'
import type { Statement } from './one-trip.ts'
import { orgQuery } from './org-query.ts'
import { seal, unseal, type Keyring } from './seal.ts'

const place = (orgId: string, paperId: string) => ({ table: 'paper', column: 'reading', orgId, rowId: paperId })

/** What it says from now on; null takes the earlier reading away. For the transaction that records that it was read. */
export function keepReading(keys: Keyring, orgId: string, paperId: string, reading: DocumentReading | null): Statement {
  const sealed = reading && seal(keys, place(orgId, paperId), JSON.stringify(reading))
  return {
    name: 'keep-reading',
    text: 'update paper set reading = $3 where org_id = $1 and id = $2',
    values: [orgId, paperId, sealed],
  }
}

/** The readings of a case's papers, by paper; withdrawn papers too. */
export async function readingsOf(
  pool: pg.Pool,
  keys: Keyring,
  orgId: string,
  caseId: string,
): Promise<ReadonlyMap<string, DocumentReading>> {
  const rows = await orgQuery<{ id: string; reading: Buffer }>(pool, orgId, {
    name: 'readings-of-case',
    text: 'select id, reading from paper where org_id = $1 and case_id = $2 and reading is not null',
    values: [orgId, caseId],
  })
  const readings = new Map<string, DocumentReading>()
  for (const { id, reading } of rows) {
    readings.set(id, JSON.parse(unseal(keys, place(orgId, id), reading)) as DocumentReading)
    // Each may be a list of thousands of lines: others get their turn in between.
    await setImmediate()
  }
  return readings
}
