/** SPOILT_SEED=… repeats a run: the seed stands in its output. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { readSpoilt } from './spoilt.ts'
import { parsers } from './whole.ts'

const seed = Number(process.env['SPOILT_SEED'] ?? Math.floor(Math.random() * 1e9))

for (const parser of parsers)
  test(`20,000 spoilt papers (${parser}), from seed ${seed}`, async (t) => {
    const outcome = await readSpoilt(parser, 20_000, seed, 10_000)
    t.diagnostic(JSON.stringify(outcome))
    assert.deepEqual(outcome.faults, [])
    assert.equal(outcome.files, 20_000)
    // Numbers in a font that pdf.js believes; nothing else may need so much.
    assert.ok(outcome.exhausted.length <= (parser === 'pdf' ? 20 : 0), JSON.stringify(outcome.exhausted))
  })
