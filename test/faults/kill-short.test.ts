import assert from 'node:assert/strict'
import test from 'node:test'
import { runKills } from './kill.ts'

test(
  'the program killed twelve times under load, its database twice alone and twice with it: nothing acknowledged is lost, nothing happens twice, nothing is left without its job',
  { timeout: 600_000 },
  async (context) => {
    const outcome = await runKills(
      { kills: 12, postmasterKills: 2, together: 2, writesPerKill: 20, lanes: 6 },
      (line) => context.diagnostic(line),
    )
    context.diagnostic(JSON.stringify(outcome))
    assert.ok(outcome.acknowledged >= 100, `${outcome.acknowledged} writes were acknowledged`)
  },
)
