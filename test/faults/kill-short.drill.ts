import assert from 'node:assert/strict'
import test from 'node:test'
import { runKills } from './kill.ts'

test(
  'the program killed twelve times under load: nothing acknowledged is lost, nothing happens twice, nothing is left without its job',
  { timeout: 170_000 },
  async (context) => {
    const outcome = await runKills({ kills: 12, postmasterKills: 1, writesPerKill: 20, lanes: 6 })
    context.diagnostic(JSON.stringify(outcome))
    assert.ok(outcome.acknowledged >= 200, `${outcome.acknowledged} writes were acknowledged`)
  },
)
