import assert from 'node:assert/strict'
import test from 'node:test'
import { readSpoilt } from './spoilt.ts'

for (const kind of ['ofd', 'ofd parts', 'pdf', 'xml'] as const)
  test(`150 spoilt invoices (${kind}): each is read or refused, in time`, async (t) => {
    const outcome = await readSpoilt(kind, 150, 10_000)
    t.diagnostic(JSON.stringify(outcome))
    // Spoilt enough that some are refused, and not so much that none is.
    assert.ok(outcome.read > 0 && outcome.refused > 0)
  })
