import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { deflateSync, crc32 } from 'node:zlib'
import sharp from 'sharp'
import { uploadWords } from '#words/uploads.ts'
import { closeChildren } from './child.ts'
import { acceptUpload, mostUploadBytes, uploadRefusals } from './intake.ts'

after(closeChildren)

const page = { create: { width: 300, height: 200, channels: 3, background: '#fdfdf8' } } as const
const jpeg = await sharp(page).jpeg().toBuffer()
const png = await sharp(page).png().toBuffer()
const webp = await sharp(page).webp().toBuffer()

const pdf = (body: string, trailer = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${body} >>\nendobj\ntrailer << /Root 1 0 R ${trailer} >>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  )

/** A stream object that holds objects packed with Flate, as most writers make them. */
const packed = (objects: string) => {
  const data = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1')
  return pdf(
    `>>\nendobj\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n3 0 obj\n<<`,
  )
}

/** A PNG whose header promises any size, with a body of zeros as large as asked for. */
function pngOf(width: number, height: number, body: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(named) >>> 0, 4)
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(body))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const zip = Buffer.concat([
  Buffer.from('PK\u0003\u0004', 'latin1'),
  Buffer.alloc(60),
  Buffer.from('PK\u0005\u0006', 'latin1'),
  Buffer.alloc(18),
])

// [what it is, its name, its bytes, the refusal]
const hostile: readonly (readonly [string, string, Buffer, string])[] = [
  ['nothing', 'a.jpg', Buffer.alloc(0), 'empty-file'],
  ['over 20 MB', 'a.jpg', Buffer.concat([jpeg, Buffer.alloc(mostUploadBytes)]), 'too-big'],
  [
    'HEIC',
    'IMG_0001.HEIC',
    Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic'), Buffer.alloc(40)]),
    'heic',
  ],
  [
    'SVG',
    'a.svg',
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'markup',
  ],
  ['SVG called PNG', 'a.png', Buffer.from('\n  <svg onload="alert(1)"/>'), 'markup'],
  [
    'SVG in UTF-16',
    'a.png',
    Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('<svg onload="x"/>', 'utf16le')]),
    'markup',
  ],
  ['HTML', 'a.jpg', Buffer.from('\ufeff<!doctype html><script>1</script>'), 'markup'],
  ['text that holds HTML', 'a.jpg', Buffer.from('hello <html> there'), 'markup'],
  ['ZIP', 'a.zip', zip, 'archive'],
  ['gzip', 'a.jpg', Buffer.from('1f8b0800000000000003', 'hex'), 'archive'],
  ['program', 'a.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'not-a-kind-we-take'],
  ['GIF', 'a.gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'not-a-kind-we-take'],
  ['JPEG called .html', 'a.html', jpeg, 'name-contradicts'],
  ['JPEG called .pdf', 'a.pdf', jpeg, 'name-contradicts'],
  ['PDF called .jpg', 'a.jpg', pdf(''), 'name-contradicts'],
  ['JPEG with a ZIP behind it', 'a.jpg', Buffer.concat([jpeg, zip]), 'polyglot'],
  ['PDF with a ZIP behind it', 'a.pdf', Buffer.concat([pdf(''), zip]), 'polyglot'],
  [
    'JPEG with script in its comment',
    'a.jpg',
    Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from('fffe0022', 'hex'),
      Buffer.from('<script>alert(document)</script>!'),
      jpeg.subarray(2),
    ]),
    'polyglot',
  ],
  ['PNG of 60,000 × 60,000', 'a.png', pngOf(60_000, 60_000, 1000), 'too-many-pixels'],
  ['PNG of 8,000 × 8,000 that unpacks fully', 'a.png', pngOf(8_000, 8_000, 8_000 * 24_001), 'too-many-pixels'],
  ['PNG with a body too short', 'a.png', pngOf(4_000, 4_000, 1000), 'damaged'],
  ['JPEG cut off', 'a.jpg', jpeg.subarray(0, 400), 'damaged'],
  ['PNG cut off', 'a.png', png.subarray(0, 60), 'damaged'],
  ['WebP cut off', 'a.webp', webp.subarray(0, 40), 'damaged'],
  ['three bytes of JPEG', 'a.jpg', jpeg.subarray(0, 3), 'damaged'],
  ['PDF cut off', 'a.pdf', pdf('').subarray(0, 60), 'damaged'],
  ['locked PDF', 'a.pdf', pdf('', '/Encrypt 5 0 R'), 'pdf-locked'],
  ['PDF with script', 'a.pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'), 'pdf-active'],
  ['PDF with script written in hexadecimal', 'a.pdf', pdf('/OpenAction << /S /J#61va#53cript >>'), 'pdf-active'],
  ['PDF with script in an object stream', 'a.pdf', packed('4 0 << /S /JavaScript /JS (1) >>'), 'pdf-active'],
  ['PDF that starts a program', 'a.pdf', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'pdf-active'],
  [
    'PDF that carries a program',
    'a.pdf',
    pdf('/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>] >> >>'),
    'pdf-attachment',
  ],
  ['PDF whose object stream is a bomb', 'a.pdf', packed(' '.repeat(60_000_000)), 'damaged'],
]

test('hostile files are refused with the right sentence', async (t) => {
  for (const [what, name, bytes, code] of hostile) {
    await t.test(what, async () => assert.deepEqual(await acceptUpload(bytes, name), { ok: false, code }))
  }
})

test('every refusal has its sentences', () => {
  assert.deepEqual(Object.keys(uploadWords).toSorted(), uploadRefusals.toSorted())
})

test('pictures come in clean and upright: no EXIF, no place, nothing behind them', async () => {
  const taken = await sharp({ create: { ...page.create, background: '#a12a20' } })
    .withExif({ IFD0: { Artist: 'CANARY-NAME' }, IFD3: { GPSLatitude: '31/1 12/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  assert.ok(taken.includes('CANARY-NAME'))
  const accepted = await acceptUpload(Buffer.concat([taken, Buffer.from('CANARY-TAIL')]), '照片 (1).JPG')
  assert.ok(accepted.ok)
  assert.equal(accepted.mediaType, 'image/jpeg')
  assert.deepEqual(accepted.pixels, { width: 200, height: 300 })
  assert.ok(!accepted.bytes.includes('CANARY'))
  const seen = await sharp(accepted.bytes).metadata()
  assert.deepEqual(
    [seen.exif, seen.orientation, seen.xmp, seen.width, seen.height],
    [undefined, undefined, undefined, 200, 300],
  )
  const { data } = await sharp(accepted.bytes).raw().toBuffer({ resolveWithObject: true })
  assert.ok(Math.abs(data[0]! - 0xa1) < 6 && Math.abs(data[1]! - 0x2a) < 6, 'the colour stayed')
})

test('PNG, WebP and PDF come in; a picture may bear another picture’s ending or none; a PDF is kept byte for byte', async () => {
  for (const [bytes, name, type] of [
    [png, 'a.jpg', 'image/png'],
    [webp, 'blob', 'image/webp'],
    [pdf(''), '发票.pdf', 'application/pdf'],
  ] as const) {
    const accepted = await acceptUpload(bytes, name)
    assert.ok(accepted.ok, name)
    assert.equal(accepted.mediaType, type)
    if (type === 'application/pdf') assert.ok(accepted.bytes.equals(bytes))
  }
})

test('a PDF that carries only its own data as XML comes in', async () => {
  const voucher = pdf(
    '/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (ticket.xml) /UF (ticket.xml) /EF << /F 9 0 R >> >>] >> >>',
  )
  assert.ok((await acceptUpload(voucher, 'a.pdf')).ok)
})

const voucher = join(import.meta.dirname, '../../../shared/data/invoices/air-itinerary-sample.pdf')
test('a real voucher with XBRL inside comes in', { skip: !existsSync(voucher) && 'no ../shared/data' }, async () => {
  const accepted = await acceptUpload(readFileSync(voucher), '行程单.pdf')
  assert.ok(accepted.ok, JSON.stringify(accepted))
})
