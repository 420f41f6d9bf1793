import assert from 'node:assert/strict'
import test from 'node:test'
import { readSpoilt } from './spoilt.ts'
import { parsers, type Parser } from './whole.ts'

/** Those that look for codes on pictures take longest. */
const few: readonly Parser[] = ['ofd parts', 'bill parts', 'pages', 'seal', 'pdf', 'picture scanned']
/** These answer to everything, and say in their answer what is wrong. */
const answering: readonly Parser[] = ['seal', 'pdf check', 'qr text', 'picture cleaned']

for (const parser of parsers) {
  const count = few.includes(parser) ? 100 : 300
  test(`${count} spoilt papers (${parser}): each is read or refused, in time`, async (t) => {
    const outcome = await readSpoilt(parser, count, 1, 10_000)
    t.diagnostic(JSON.stringify(outcome))
    assert.deepEqual(outcome.faults, [])
    assert.equal(outcome.files, count)
    // Spoilt enough that some are refused, and not so much that none is read.
    assert.ok(outcome.read > 0)
    if (!answering.includes(parser)) assert.ok(outcome.refused > 0)
  })
}
