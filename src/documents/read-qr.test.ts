import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { deflateSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import qrcode from 'qrcode'
import sharp, { type OverlayOptions } from 'sharp'
import { allowed } from '#test/support/busy-machine.ts'
import { closeChildren, warmChildren } from './child.ts'
import { readQr } from './read-qr.ts'

before(warmChildren)
after(closeChildren)

const invoice = '01,32,,24312000000136634917,123.45,20240514,,1DD6'
const code = (text: string, width: number) => qrcode.toBuffer(text, { width, margin: 4 })
const desk = (papers: OverlayOptions[], width = 3000, height = 4000) =>
  sharp({ create: { width, height, channels: 3, background: '#e8e4da' } })
    .composite(papers)
    .png()
    .toBuffer()

async function textsOf(bytes: Buffer): Promise<readonly string[]> {
  const result = await readQr(bytes)
  assert.ok(result.ok, JSON.stringify(result))
  return result.texts
}

test('small on a large photo, dim, skewed, blurred, several at once, none', async (t) => {
  const one = async (width: number) =>
    await desk([{ input: await code(invoice, width), left: 400, top: 1000 }], 1600, 2000)
  await t.test('small', async () =>
    assert.deepEqual(await textsOf(await desk([{ input: await code(invoice, 130), left: 400, top: 3000 }])), [invoice]),
  )
  await t.test('dim', async () =>
    assert.deepEqual(
      await textsOf(
        await sharp(await one(300))
          .linear(0.15, 20)
          .blur(1.5)
          .jpeg({ quality: 70 })
          .toBuffer(),
      ),
      [invoice],
    ),
  )
  await t.test('skewed', async () =>
    assert.deepEqual(
      await textsOf(
        await sharp(await one(500))
          .affine([1, 0.25, -0.15, 0.8], { background: '#777' })
          .jpeg()
          .toBuffer(),
      ),
      [invoice],
    ),
  )
  await t.test('blurred', async () =>
    assert.deepEqual(
      await textsOf(
        await sharp(await one(400))
          .blur(4)
          .jpeg({ quality: 60 })
          .toBuffer(),
      ),
      [invoice],
    ),
  )
  await t.test('five', async () => {
    const five = await Promise.all(
      [1, 2, 3, 4, 5].map(async (n) => ({ input: await code(`code ${n}`, 200), left: 500 * n, top: 600 * n })),
    )
    assert.deepEqual(
      (await textsOf(await desk(five))).toSorted(),
      [1, 2, 3, 4, 5].map((n) => `code ${n}`),
    )
  })
  await t.test('none', async () => assert.deepEqual(await textsOf(await desk([])), []))
})

test('Chinese in UTF-8 and in GBK, and Western letters', async () => {
  assert.deepEqual(await textsOf(await code('财政电子票据12𰻝', 400)), ['财政电子票据12𰻝'])
  const gbk = [
    { data: new Uint8ClampedArray([0xb2, 0xc6, 0xd5, 0xfe, 0xc6, 0xb1, 0xbe, 0xdd, 0x31]), mode: 'byte' as const },
  ]
  assert.deepEqual(await textsOf(await qrcode.toBuffer(gbk, { width: 400 })), ['财政票据1'])
  assert.deepEqual(await textsOf(await code('Straße é', 400)), ['Straße é'])
})

test('codes on the pictures of a PDF: JPEG, colour, one bit a pixel', async () => {
  const drawn = sharp(await code(invoice, 232))
  const pixels = await drawn.clone().toColourspace('srgb').removeAlpha().raw().toBuffer()
  const grey = await drawn.clone().greyscale().raw().toBuffer()
  const bits = Buffer.alloc(29 * 232)
  for (let at = 0; at < 232 * 232; at++)
    if (grey[at]! > 127) bits[Math.floor(at / 232) * 29 + ((at % 232) >> 3)]! |= 128 >> ((at % 232) & 7)
  const images: [string, Buffer][] = [
    ['/Filter /DCTDecode /ColorSpace /DeviceRGB /BitsPerComponent 8', await drawn.clone().jpeg().toBuffer()],
    ['/Filter [/FlateDecode] /ColorSpace /DeviceRGB /BitsPerComponent 8', deflateSync(pixels)],
    ['/Filter /FlateDecode /ColorSpace /DeviceGray /BitsPerComponent 1', deflateSync(bits)],
  ]
  for (const [dictionary, data] of images) {
    const head = `%PDF-1.4\n1 0 obj\n<< /Type /XObject /Subtype /Image /Width 232 /Height 232 ${dictionary} /Length ${data.length} >>\nstream\n`
    const pdf = Buffer.concat([
      Buffer.from(head, 'latin1'),
      data,
      Buffer.from('\nendstream\nendobj\nstartxref\n0\n%%EOF\n'),
    ])
    assert.deepEqual(await textsOf(pdf), [invoice], dictionary)
  }
})

test('what is no picture is a failure, never a crash', async () => {
  assert.deepEqual(await readQr(Buffer.from('no picture')), { ok: false, code: 'failed' })
  assert.deepEqual(await textsOf(Buffer.from('%PDF-1.4 nothing in it')), [])
})

const photos = join(import.meta.dirname, '../../../shared/data/qr-photos')
test(
  'real photos in four rotations: at least what plain zxing-wasm reads upright, nothing false',
  { skip: !existsSync(photos) && 'no ../shared/data/qr-photos' },
  async (t) => {
    const rows = parse(readFileSync(join(photos, 'expected.csv')), { columns: true }) as {
      file: string
      kind: string
      expected_text: string
    }[]
    const trimmed = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim()
    for (const turn of [0, 90, 180, 270]) {
      let read = 0
      const wrong: string[] = []
      const times: number[] = []
      const look = async ({ file, kind, expected_text: expected }: (typeof rows)[number]) => {
        const original = readFileSync(join(photos, file))
        const bytes =
          turn === 0 ? original : await sharp(original).flatten({ background: '#fff' }).rotate(turn).png().toBuffer()
        const begun = performance.now()
        const texts = (await textsOf(bytes)).map(trimmed)
        times.push(performance.now() - begun)
        if (kind === 'qr' && texts.includes(trimmed(expected))) read++
        wrong.push(
          ...texts.filter((text) => kind !== 'qr' || text !== trimmed(expected)).map((text) => `${file}: ${text}`),
        )
      }
      // Two at a time, as many as there are children.
      for (let at = 0; at < rows.length; at += 2) await Promise.all(rows.slice(at, at + 2).map(look))
      times.sort((a, b) => a - b)
      const slow = times[Math.ceil(times.length * 0.95) - 1]!
      t.diagnostic(
        `${turn}°: ${read} of ${rows.filter(({ kind }) => kind === 'qr').length} read, ${wrong.length} false, p95 ${Math.round(slow)} ms`,
      )
      assert.deepEqual(wrong, [])
      assert.ok(read >= 67, `${read} read at ${turn}°`)
      // Measured 0.75 s on two cores; the promise is 1.5 s, and what runs beside this is not counted at once.
      assert.ok(slow < allowed(3000), `p95 ${slow} ms`)
    }
  },
)
