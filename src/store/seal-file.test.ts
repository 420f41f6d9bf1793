/** Files sealed in pieces: the same form as sealed fields, and as hard to change or to move. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { openKeyring, seal, sealFile, unseal, unsealFile } from './seal.ts'

const folder = mkdtempSync(join(tmpdir(), 'bancheng-seal-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const keys = openKeyring(join(folder, 'keys.json'))
const place = { table: 'paper', column: 'original', orgId: 'one', rowId: 'a' }

test('a file comes back as it was, of any length, and both forms open each other', async () => {
  for (const length of [0, 1, 1024 * 1024, 1024 * 1024 + 1, 5_000_000]) {
    const content = randomBytes(length)
    assert.ok((await unsealFile(keys, place, await sealFile(keys, place, content))).equals(content), `${length}`)
  }
  assert.equal(unseal(keys, place, await sealFile(keys, place, Buffer.from('字'))), '字')
  assert.equal(`${await unsealFile(keys, place, seal(keys, place, '字'))}`, '字')
})

test('one that was changed, cut or moved elsewhere does not open', async () => {
  const sealed = await sealFile(keys, place, randomBytes(3_000_000))
  const changed = Buffer.from(sealed)
  changed[2_000_000]! ^= 1
  await assert.rejects(unsealFile(keys, place, changed))
  await assert.rejects(unsealFile(keys, place, sealed.subarray(0, -1)))
  await assert.rejects(unsealFile(keys, { ...place, rowId: 'b' }, sealed))
})
