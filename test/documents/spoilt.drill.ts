import test from 'node:test'
import { readSpoilt } from './spoilt.ts'

for (const kind of ['ofd', 'ofd parts', 'pdf', 'xml'] as const)
  test(`20,000 spoilt invoices (${kind})`, async (t) => {
    t.diagnostic(JSON.stringify(await readSpoilt(kind, 20_000, 10_000)))
  })
