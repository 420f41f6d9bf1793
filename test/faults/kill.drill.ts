import assert from 'node:assert/strict'
import test from 'node:test'
import { runKills } from './kill.ts'

test(
  'the program killed 200 times and its database five times, under load',
  { timeout: 29 * 60_000 },
  async (context) => {
    const begun = Date.now()
    const outcome = await runKills({ kills: 200, postmasterKills: 5, writesPerKill: 110, lanes: 8 }, (line) =>
      context.diagnostic(line),
    )
    context.diagnostic(JSON.stringify({ ...outcome, seconds: Math.round((Date.now() - begun) / 1000) }))
    assert.ok(outcome.acknowledged >= 20_000, `${outcome.acknowledged} writes were acknowledged`)
  },
)
