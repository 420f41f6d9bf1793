/** Guessing at a slip: hopeless however many places it comes from, no hindrance for those who hold one, and telling nothing by its time. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { caseByCode, typedCode } from '#app/case-code.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { reportedOnline, slipCode, visitor } from '#test/support/portal-world.ts'
import { inParallel } from './acts.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })

/** A code as somebody makes one up who knows how codes are made: found like `typed`, proven by luck, its check character right. */
function guessAt(typed: string, n: number): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const secret = Array.from({ length: 8 }, (_, at) => alphabet[(n * 7919 + at * 31 + (n >> at)) % 32]).join('')
  const body = typed.replaceAll('-', '').slice(0, 6) + secret
  const sum = [...body].reduce((total, char, at) => total + alphabet.indexOf(char) * (2 * at + 1), 0)
  return body + alphabet[sum % 32]
}

test(
  '10,000 guesses at one slip from 500 places: none hits, all but a few are turned away unlooked, and whoever has a slip comes in meanwhile',
  { timeout: 600_000 },
  async (context) => {
    const { id } = await reportedOnline(t)
    const { typed, path } = await slipCode(t, id)
    const others = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { id: another } = await reportedOnline(t)
        return (await slipCode(t, another)).typed
      }),
    )
    const places = Array.from({ length: 500 }, (_, n) => visitor(t, `198.18.${n >> 8}.${n & 255}`))
    await inParallel(places, 4, (place) => place.get('/track'))
    const seen: Record<string, number> = {}
    const guesses = Array.from({ length: 10_000 }, (_, n) => guessAt(typed, n))
    assert.equal(guesses.includes(typed.replaceAll('-', '')), false)
    await inParallel(guesses, 4, async (code, n) => {
      const { status } = await places[n % 500]!.post('/track/open', { code })
      seen[status] = (seen[status] ?? 0) + 1
      if (n % 2000 !== 1999) return
      // In the midst of it: the slip itself by its QR code, and the slip of somebody else by hand.
      const holder = visitor(t, '192.0.2.100')
      await holder.get(path)
      assert.equal((await holder.post('/track/open', { ticket: path.slice(3) })).location, '/track')
      const other = visitor(t, `192.0.2.${(n / 2000 + 101) | 0}`)
      await other.get('/track')
      assert.equal((await other.post('/track/open', { code: others[(n / 2000) | 0]! })).location, '/track')
    })
    context.diagnostic(JSON.stringify(seen))
    assert.deepEqual(Object.keys(seen), ['404', '429'], 'looked at and wrong, or turned away')
    assert.ok(seen['404']! <= 20, `${seen['404']} guesses were looked at`)
  },
)

test('a wrong code and one that nobody has take the same time', async (context) => {
  const { id } = await reportedOnline(t)
  const { typed } = await slipCode(t, id)
  const nobody = typedCode(t.app, { selector: 'ZZZZZZ', caseId: 'nobody', version: 0 })
  const times = { wrong: [] as number[], unknown: [] as number[], mistyped: [] as number[] }
  // By turns, so that whatever else the machine does meets all alike.
  for (let n = 0; n < 1500; n++)
    for (const [kind, code] of [
      ['wrong', guessAt(typed, n)],
      ['unknown', guessAt(nobody, n)],
      ['mistyped', typed.slice(0, -1)],
    ] as const) {
      const begun = performance.now()
      assert.equal(await caseByCode(t.app, code), null)
      times[kind].push(performance.now() - begun)
    }
  const middle = (list: number[]) => list.toSorted((a, b) => a - b)[list.length / 2]!
  const { wrong, unknown, mistyped } = times
  const [a, b, c] = [middle(wrong), middle(unknown), middle(mistyped)]
  context.diagnostic(`median: wrong ${a.toFixed(3)} ms, unknown ${b.toFixed(3)} ms, mistyped ${c.toFixed(3)} ms`)
  for (const other of [b, c]) assert.ok(Math.abs(other - a) < Math.max(0.3 * a, 0.1), `${a} ms and ${other} ms`)
})
