import assert from 'node:assert/strict'
import test from 'node:test'
import { runKills } from './kill.ts'

test(
  'the program killed 200 times under load, its database ten times alone and ten times with it',
  { timeout: 29 * 60_000 },
  async (context) => {
    const begun = Date.now()
    const plan = { kills: 200, postmasterKills: 10, together: 10, writesPerKill: 110, lanes: 8 }
    const outcome = await runKills(plan, (line) => context.diagnostic(line))
    context.diagnostic(JSON.stringify({ ...outcome, seconds: Math.round((Date.now() - begun) / 1000) }))
    assert.ok(outcome.acknowledged >= 20_000, `${outcome.acknowledged} writes were acknowledged`)
  },
)
