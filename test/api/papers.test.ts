/** Papers over HTTP: safe at the door, once per key, seen only by those who may, logged, read. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { after } from 'node:test'
import qrcode from 'qrcode'
import sharp from 'sharp'
import { closeChildren } from '#documents/child.ts'
import { findPaper } from '#store/papers.ts'
import { testApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { walkInWith } from '#test/support/registration.ts'
import { uploadForm } from '#test/support/upload.ts'

const t = await testApp(undefined, { orgs: 2 })
after(closeChildren)

const payload = '01,32,,24312000000136634917,123.45,20240514,,1DD6'
const code = await qrcode.toBuffer(payload, { width: 300 })
const photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#ddd' } })
  .composite([{ input: code, left: 80, top: 80 }])
  .withExif({ IFD0: { Artist: 'CANARY-NAME' } })
  .jpeg()
  .toBuffer()

const upload = (
  client: Client,
  bytes: Buffer,
  { name = 'a.jpg', label = '住院发票', key }: { name?: string; label?: string; key?: string } = {},
) => client.send('POST', '/api/papers', ...uploadForm(bytes, name, label, key))

const worker = await t.as(t.staff.worker)
const clerk = await t.as(t.staff.clerk)
const stranger = await t.as(t.centres[1]!.staff.worker)

test('an upload is made safe, and the same key gives the same paper', async () => {
  const first = await upload(worker, photo, { key: 'k-1' })
  assert.equal(first.status, 201, first.text)
  assert.equal(first.body.mediaType, 'image/jpeg')
  assert.equal(first.body.label, '住院发票')
  const again = await upload(worker, photo, { key: 'k-1' })
  assert.deepEqual(again.body, first.body)
  const [one, two] = await Promise.all([
    upload(worker, photo, { key: 'k-twin' }),
    upload(worker, photo, { key: 'k-twin' }),
  ])
  assert.deepEqual(one.body, two.body)
  const other = await upload(worker, photo, { key: 'k-1', label: '别的' })
  assert.deepEqual([other.status, other.body.code], [409, 'key-reused'])
  assert.notEqual((await upload(clerk, photo, { key: 'k-1' })).body.id, first.body.id)
  const got = await worker.get(`/api/papers/${first.body.id}`)
  assert.equal(got.status, 200)
  assert.equal(got.headers['content-type'], 'image/jpeg')
  assert.match(String(got.headers['content-security-policy']), /sandbox/)
  assert.equal(got.headers['x-content-type-options'], 'nosniff')
  assert.equal(got.headers['cache-control'], 'no-store')
  assert.ok(!got.text.includes('CANARY'))
})

test('what cannot be taken is told in a sentence', async () => {
  const svg = await upload(worker, Buffer.from('<svg onload="x"/>'), { name: 'a.svg' })
  assert.equal(svg.status, 422)
  assert.match(svg.body.fields[0].text, /截图/)
  assert.equal((await upload(worker, Buffer.concat([photo, Buffer.alloc(21 * 1024 * 1024)]))).status, 413)
  assert.equal((await worker.post('/api/papers', { file: 'x' })).status, 415)
})

test('an upload not yet on a case is its sender’s alone; on a case it is for those who may see the case, and logged', async () => {
  const { body: paper } = await upload(worker, photo)
  for (const client of [clerk, stranger, await t.as(t.staff.director)])
    assert.equal((await client.get(`/api/papers/${paper.id}`)).status, 404)
  const made = await worker.post('/api/cases', walkInWith([paper.id]))
  assert.equal(made.status, 201, made.text)
  assert.equal((await (await t.as(t.staff.worker2)).get(`/api/papers/${paper.id}`)).status, 200)
  for (const client of [clerk, stranger]) assert.equal((await client.get(`/api/papers/${paper.id}`)).status, 404)
  const { body: access } = await worker.get(`/api/cases/${made.body.id}/access`)
  const looks = access.entries.filter(({ what }: { what: string }) => what === '看了一份材料')
  assert.deepEqual(
    looks.map(({ who }: { who: string }) => who),
    [t.staff.worker2.name],
  )
})

test('QR codes are read and recorded, once per key', async () => {
  const { body: paper } = await upload(worker, photo)
  const { body: made } = await worker.post('/api/cases', walkInWith([paper.id]))
  const read = () => worker.send('POST', `/api/cases/${made.id}/papers/${paper.id}/read`, undefined, { key: 'read-1' })
  const [first, second] = [await read(), await read()]
  assert.equal(first.status, 200, first.text)
  assert.deepEqual(first.body, second.body)
  assert.equal(first.body.readings[0].text, payload)
  assert.equal(first.body.readings[0].fields.number, '24312000000136634917')
  const { body: file } = await worker.get(`/api/cases/${made.id}`)
  assert.deepEqual(file.papers[0].qr, first.body.readings)
  assert.equal(file.timeline.filter(({ type }: { type: string }) => type === 'paperRead').length, 1)
  assert.equal((await stranger.send('POST', `/api/cases/${made.id}/papers/${paper.id}/read`)).status, 404)
  // A colleague who has it read is told what stands on the paper, and stands in the access log for it.
  const colleague = await t.as(t.staff.worker2)
  assert.equal((await colleague.send('POST', `/api/cases/${made.id}/papers/${paper.id}/read`)).status, 200)
  const { entries } = (await worker.get(`/api/cases/${made.id}/access`)).body
  const looks = entries.filter(({ what }: { what: string }) => what === '看了一份材料')
  assert.deepEqual(
    looks.map(({ who }: { who: string }) => who),
    [t.staff.worker2.name],
  )
})

test('read by itself, a paper without codes leaves no line in the story; asked for, it does', async () => {
  const blank = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const { body: paper } = await upload(worker, blank)
  const { body: made } = await worker.post('/api/cases', walkInWith([paper.id]))
  const read = async (query: string) => {
    const answer = await worker.send('POST', `/api/cases/${made.id}/papers/${paper.id}/read${query}`)
    assert.equal(answer.status, 200, answer.text)
    const { body: file } = await worker.get(`/api/cases/${made.id}`)
    return file.timeline.filter(({ type }: { type: string }) => type === 'paperRead').length
  }
  assert.equal(await read('?byItself=yes'), 0)
  assert.equal(await read(''), 1)
})

test('a file whose bytes changed on disk is never served', async () => {
  const { body: paper } = await upload(
    worker,
    await sharp({ create: { width: 50, height: 50, channels: 3, background: '#123' } })
      .png()
      .toBuffer(),
    { name: 'a.png' },
  )
  const { sha256 } = (await findPaper(t.app.store.pool, t.centre.id, paper.id))!
  await writeFile(join(t.database.config.filesDir, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'something else')
  const got = await worker.get(`/api/papers/${paper.id}`)
  assert.equal(got.status, 500)
  assert.ok(!got.text.includes('something else'))
})
