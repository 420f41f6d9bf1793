import assert from 'node:assert/strict'
import test from 'node:test'
import { fuzz } from '#test/fuzz/fuzz.ts'

test('200,000 malformed requests, a new seed each time', { timeout: 29 * 60_000 }, async (context) => {
  const seed = Date.now() % 2 ** 31
  const { statuses, growth } = await fuzz(context, 200_000, seed)
  context.diagnostic(JSON.stringify({ seed, statuses, growth: `${(growth * 100).toFixed(1)} %` }))
  assert.ok(growth < 0.1, `seed ${seed}: the heap grew by ${(growth * 100).toFixed(1)} %`)
})
