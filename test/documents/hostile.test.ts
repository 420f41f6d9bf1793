/** The corpus of hostile files against the running program, all of it; a sixth of it against the readers themselves (the rest: drill). */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { closeChildren } from '#documents/child.ts'
import { allowed } from '#test/support/busy-machine.ts'
import { corpus } from './hostile/corpus.ts'
import { readDirectly } from './hostile/read-directly.ts'
import { serveHostile } from './hostile/served.ts'

after(closeChildren)

test('the corpus is large and each file in it is another one', () => {
  assert.ok(corpus.length >= 200, `${corpus.length}`)
  assert.equal(new Set(corpus.map(({ what }) => what)).size, corpus.length)
})

test('every hostile file sent to the running program is answered in words, and nothing of it stays or grows', async (t) => {
  const served = await serveHostile(corpus)
  t.diagnostic(JSON.stringify(served))
  assert.equal(served.taken + served.refused, corpus.length)
  assert.ok(served.health < allowed(1_000), `health after ${served.health} ms`)
  assert.ok(served.memory.most < served.memory.before + 400, `${served.memory.most} MB`)
  // Its bound is 900 MB, looked at every 50 ms.
  assert.ok(served.memory.child < 1_400, `${served.memory.child} MB in a child`)
})

test('a sixth of them read as invoice and for codes: an outcome in time, no exception', async (t) => {
  // The hard ones cost fifteen seconds each.
  const rows = corpus.filter(({ hard }, at) => !hard && at % 6 === 0)
  t.diagnostic(JSON.stringify(await readDirectly(rows)))
})
