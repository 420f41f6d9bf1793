/** Not in the proof yet: no request finds a fault of ours, but too few reach behind the doors (422) for what it demands. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { fuzz } from '#test/fuzz/fuzz.ts'

test(
  '10,000 malformed requests: no fault of ours, every refusal a problem in the language asked for, no growth',
  { timeout: 170_000 },
  async (context) => {
    const { statuses, growth } = await fuzz(context, 10_000, 20261124)
    context.diagnostic(JSON.stringify({ statuses, growth: `${(growth * 100).toFixed(1)} %` }))
    assert.ok(growth < 0.1, `the heap grew by ${(growth * 100).toFixed(1)} %`)
    // That much came past the doors, or nothing was tested behind them.
    assert.ok((statuses[422] ?? 0) > 2_000, JSON.stringify(statuses))
    assert.ok((statuses[200] ?? 0) + (statuses[201] ?? 0) + (statuses[204] ?? 0) > 200, JSON.stringify(statuses))
  },
)
