import test, { after } from 'node:test'
import { closeChildren } from '#documents/child.ts'
import { corpus } from './hostile/corpus.ts'
import { readDirectly } from './hostile/read-directly.ts'

after(closeChildren)

test('every hostile file read as invoice and for codes: an outcome in time, no exception', async (t) => {
  t.diagnostic(JSON.stringify(await readDirectly(corpus)))
})
