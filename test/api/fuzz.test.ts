import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '#test/support/app.ts'
import { inParallel } from '#test/faults/acts.ts'
import { diceOf } from '#test/fuzz/samples.ts'
import { pieces, shoot } from '#test/fuzz/socket.ts'

test(
  '300 broken conversations over the wire: answered or cut off, and the next one is served',
  { timeout: 60_000 },
  async (context) => {
    const t = await testApp(context)
    const port = Number(new URL(await t.listen()).port)
    const dice = diceOf(7)
    const statuses = await inParallel(
      Array.from({ length: 300 }),
      10,
      async () => await shoot(port, pieces(dice), 20 + dice.below(80)),
    )
    const seen = statuses.flat()
    assert.ok(seen.length > 150, `${seen.length} answers`)
    assert.deepEqual(
      seen.filter((status) => status >= 500),
      [],
    )
    assert.equal((await fetch(`http://127.0.0.1:${port}/api/session`)).status, 200)
  },
)
