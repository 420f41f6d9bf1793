import assert from 'node:assert/strict'
import test from 'node:test'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { corpus } from '#test/documents/hostile/corpus.ts'
import { allowed } from '#test/support/busy-machine.ts'
import { run as clean } from './clean-image.ts'
import { withoutNotes } from './png-chunks.ts'

const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: '#a12a20' } })

test('the notes go, the picture stays; what is no PNG stays as it is', async () => {
  const plain = await picture.clone().png().toBuffer()
  const note = Buffer.from('tEXtComment\u0000CANARY')
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(note.length - 4)
  ends.writeUInt32BE(crc32(note), 4)
  // Behind the header, which ends at 33.
  const noted = Buffer.concat([plain.subarray(0, 33), ends.subarray(0, 4), note, ends.subarray(4), plain.subarray(33)])
  assert.ok(noted.includes('CANARY'))
  const bare = Buffer.from(withoutNotes(noted))
  assert.ok(!bare.includes('CANARY'))
  const [one, other] = await Promise.all([plain, bare].map((bytes) => sharp(bytes).raw().toBuffer()))
  assert.ok(one!.equals(other!))
  const jpeg = await picture.clone().jpeg().toBuffer()
  assert.equal(withoutNotes(jpeg), jpeg)
  assert.equal(withoutNotes(plain.subarray(0, 20)).length, 20)
})

test('two hundred packed notes of 50 MB each do not hold the cleaning up: they once took ten seconds', async () => {
  const bytes = await corpus.find(({ what }) => what === 'PNG with 200 packed texts of 50 MB')!.bytes()
  const begun = performance.now()
  assert.ok((await clean({ bytes, kind: 'png', mostPixels: 50_000_000 })).ok)
  assert.ok(performance.now() - begun < allowed(1_000))
})
