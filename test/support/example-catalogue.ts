/** The example catalogue in a test's centre, so that its cases can have an item with a list of materials. */
import { join } from 'node:path'
import { parseCatalogue } from '#app/catalogue-import.ts'
import { catalogueRows } from '#app/seed.ts'
import { plainDate } from '#core/clock/date.ts'
import { insertItems, type ItemRow } from '#store/catalogue.ts'
import { orgTransaction } from '#store/org-query.ts'
import type { TestApp } from './app.ts'

export const exampleCatalogue = parseCatalogue(join(import.meta.dirname, '../../data/catalogue/shanghai-example'))

/** Imports it, each row changed on the way; again with other rows makes new versions. */
export async function importExample(t: TestApp, change: (row: ItemRow) => ItemRow = (row) => row): Promise<void> {
  const rows = catalogueRows(exampleCatalogue).map(change)
  await orgTransaction(t.app.store.pool, t.centre.id, async (client) => {
    await insertItems(client, t.centre.id, rows, plainDate('2026-01-01'))
  })
}
