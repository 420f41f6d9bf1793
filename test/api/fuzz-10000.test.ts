import assert from 'node:assert/strict'
import test from 'node:test'
import { counted, fuzz } from '#test/fuzz/fuzz.ts'

test(
  '10,000 malformed requests: no fault of ours, every refusal a problem in the language asked for, no growth',
  { timeout: 600_000 },
  async (context) => {
    const { statuses, problems, operations, commands, growth, heap } = await fuzz(context, 10_000, 20261124)
    const grown = `${(growth * 100).toFixed(1)} %`
    context.diagnostic(JSON.stringify({ statuses, problems, heap, grown }))
    assert.ok(growth < 0.1, `the heap grew by ${grown}`)
    // That much came past the doors, or nothing was tested behind them.
    assert.ok((statuses[422] ?? 0) > 3_000, JSON.stringify(statuses))
    assert.ok((statuses[200] ?? 0) + (statuses[201] ?? 0) + (statuses[204] ?? 0) > 1_000, JSON.stringify(statuses))
    assert.ok(problems.zh > 2_500 && problems.en > 2_500, JSON.stringify(problems))
    const missing: string[] = []
    for (const [name, counts] of Object.entries(operations)) {
      // A password and a code are not guessed here.
      const done = /POST \/api\/session/.test(name) ? [401, 422] : [200, 201, 204]
      if (!counted(counts, done)) missing.push(`${name} never did its work: ${JSON.stringify(counts)}`)
    }
    for (const [name, counts] of Object.entries(commands)) {
      if (!counted(counts, [422])) missing.push(`${name} was never validated: ${JSON.stringify(counts)}`)
      if (!counted(counts, [200, 403, 409, 'law']))
        missing.push(`${name} never met the law of a case: ${JSON.stringify(counts)}`)
    }
    assert.deepEqual(missing, [])
  },
)
