import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { hashSources } from './source-hash.ts'

test('the hash follows names and contents, not times', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'bancheng-hash-'))
  t.after(() => rm(root, { recursive: true }))
  await mkdir(join(root, 'web/ui'), { recursive: true })
  await writeFile(join(root, 'web/ui/a.ts'), 'one')
  const hash = () => hashSources(root, ['web/**'])
  const first = hash()

  await utimes(join(root, 'web/ui/a.ts'), 1, 1)
  assert.equal(hash(), first, 'a touched file is the same file')
  await writeFile(join(root, 'elsewhere.ts'), 'x')
  assert.equal(hash(), first, 'other folders do not count')
  await writeFile(join(root, 'web/ui/a.ts'), 'two')
  const second = hash()
  assert.notEqual(second, first)
  await rename(join(root, 'web/ui/a.ts'), join(root, 'web/ui/b.ts'))
  assert.notEqual(hash(), second, 'a renamed file counts')
})
