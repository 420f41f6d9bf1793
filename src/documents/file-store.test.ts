import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import test, { after, before } from 'node:test'
import { FileDamaged, FileNotFound, folderStore } from './file-store.ts'

let dir = ''
before(async () => void (dir = await mkdtemp(join(tmpdir(), 'bancheng-files-'))))
after(async () => rm(dir, { recursive: true, force: true }))

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('what is put comes back under its hash, from a buffer and from a stream, once only on disk', async () => {
  const files = folderStore(join(dir, 'a'))
  assert.equal(await files.has(abc), false)
  assert.deepEqual(await files.put(Buffer.from('abc')), { sha256: abc, bytes: 3 })
  assert.deepEqual(await files.put(Readable.from([Buffer.from('a'), Buffer.from('bc')])), { sha256: abc, bytes: 3 })
  assert.equal((await files.get(abc)).toString(), 'abc')
  assert.equal(await files.has(abc), true)
  assert.deepEqual(await readdir(join(dir, 'a', 'ba', '78')), [abc])
  assert.deepEqual(await readdir(join(dir, 'a', 'tmp')), [])
})

test('absent files and names that are no hash are FileNotFound, also when they look like a path', async () => {
  const files = folderStore(join(dir, 'b'))
  await assert.rejects(files.get('0'.repeat(64)), FileNotFound)
  await assert.rejects(files.get('../../etc/passwd'), FileNotFound)
  await assert.rejects(files.get(abc.toUpperCase()), FileNotFound)
})

test('a damaged file is named and never served, and is whole again once its bytes are brought again', async () => {
  const files = folderStore(join(dir, 'c'))
  await files.put(Buffer.from('abc'))
  await writeFile(join(dir, 'c', 'ba', '78', abc), 'abd')
  await assert.rejects(files.get(abc), (error: Error) => error instanceof FileDamaged && error.message.includes(abc))
  await files.put(Buffer.from('abc'))
  assert.equal((await files.get(abc)).toString(), 'abc')
})

test('a stream that breaks leaves nothing behind', async () => {
  const files = folderStore(join(dir, 'd'))
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('a')
      throw new Error('line cut')
    })(),
  )
  await assert.rejects(files.put(broken), /line cut/)
  assert.deepEqual(await readdir(join(dir, 'd')), ['tmp'])
  assert.deepEqual(await readdir(join(dir, 'd', 'tmp')), [])
})

test('a hundred writers of the same bytes at once', async () => {
  const files = folderStore(join(dir, 'e'))
  const content = Buffer.alloc(200_000, 7)
  const all = await Promise.all(Array.from({ length: 100 }, () => files.put(content)))
  assert.equal(new Set(all.map(({ sha256 }) => sha256)).size, 1)
  assert.ok((await files.get(all[0]!.sha256)).equals(content))
})
