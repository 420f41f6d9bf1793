/** Pictures that swell, lie or carry something: what is taken is written anew, and nothing but the picture is kept. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { fill, latin, row, type Allowed, type Hostile } from './row.ts'
import { zipOf } from './zip.ts'

const page = sharp({ create: { width: 300, height: 200, channels: 3, background: '#fdfdf8' } })
const jpeg = await page.clone().jpeg().toBuffer()
const png = await page.clone().png().toBuffer()
const webp = await page.clone().webp().toBuffer()

function chunk(type: string, content: Uint8Array, lie?: { length?: number; crc?: number }): Buffer {
  const named = Buffer.concat([latin(type), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(lie?.length ?? content.length, 0)
  ends.writeUInt32BE(lie?.crc ?? crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
const signature = Buffer.from('89504e470d0a1a0a', 'hex')
function header(width: number, height: number, [depth, colour, interlaced] = [8, 2, 0]): Buffer {
  const content = Buffer.alloc(13)
  content.writeUInt32BE(width, 0)
  content.writeUInt32BE(height, 4)
  content.set([depth!, colour!, 0, 0, interlaced!], 8)
  return chunk('IHDR', content)
}
const end = chunk('IEND', Buffer.alloc(0))
const pngOf = (
  width: number,
  height: number,
  body: Uint8Array,
  kind?: [number, number, number],
  more: readonly Buffer[] = [],
): Buffer => Buffer.concat([signature, header(width, height, kind), ...more, chunk('IDAT', body), end])
/** Chunks put in before the picture's data. */
const withChunks = (...more: readonly Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, 33), ...more, png.subarray(33)])
const zeros = (megabytes: number): Buffer => deflateSync(fill(megabytes * 1_000_000), { level: 9 })

/** A segment put in behind the beginning of the JPEG. */
const withSegment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}
/** The JPEG with another size in its frame header. */
function jpegOf(width: number, height: number, from = jpeg): Buffer {
  const bytes = Buffer.from(from)
  const frame =
    bytes.indexOf(Buffer.from('ffc0', 'hex')) >= 0
      ? bytes.indexOf(Buffer.from('ffc0', 'hex'))
      : bytes.indexOf(Buffer.from('ffc2', 'hex'))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}
/** A RIFF container around chunks of WebP. */
function riff(...parts: readonly (readonly [string, Uint8Array])[]): Buffer {
  const body = Buffer.concat(
    parts.map(([name, content]) => {
      const size = Buffer.alloc(4)
      size.writeUInt32LE(content.length)
      return Buffer.concat([latin(name), size, content, Buffer.alloc(content.length % 2)])
    }),
  )
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length + 4)
  return Buffer.concat([latin('RIFF'), size, latin('WEBP'), body])
}
const canvas = (width: number, height: number, flags: number): Buffer => {
  const bytes = Buffer.alloc(10)
  bytes[0] = flags
  bytes.writeUIntLE(width - 1, 4, 3)
  bytes.writeUIntLE(height - 1, 7, 3)
  return bytes
}
const script = latin('<script>alert(document.cookie)</script>')
const zip = zipOf([{ name: 'a.exe', data: latin('MZ') }])

const damaged: readonly Allowed[] = ['damaged']
const cleaned: readonly Allowed[] = ['taken']
const either: readonly Allowed[] = ['taken', 'damaged', 'too-many-pixels', 'too-hard', 'polyglot']

export const pictures: readonly Hostile[] = [
  row('PNG of 60,000 × 60,000', 'a.png', () => pngOf(60_000, 60_000, zeros(1)), 'too-many-pixels'),
  row('PNG of 2^31 × 2^31', 'a.png', () => pngOf(0x7fff_ffff, 0x7fff_ffff, zeros(1)), ['damaged', 'too-many-pixels']),
  row('PNG of 1 × 50,000,001', 'a.png', () => pngOf(1, 50_000_001, zeros(1)), ['damaged', 'too-many-pixels']),
  row('PNG of 8,000 × 8,000 that unpacks fully', 'a.png', () => pngOf(8_000, 8_000, zeros(193)), 'too-many-pixels'),
  row('PNG of 7,000 × 7,000 that unpacks fully', 'a.png', () => pngOf(7_000, 7_000, zeros(148)), ['taken', 'damaged']),
  row('PNG of 7,000 × 7,000 in 16 bits', 'a.png', () => pngOf(7_000, 7_000, zeros(393), [16, 6, 0]), either),
  row('PNG of 7,000 × 7,000, interlaced', 'a.png', () => pngOf(7_000, 7_000, zeros(149), [8, 2, 1]), either),
  row(
    'PNG whose data unpacks to 1 GB',
    'a.png',
    () => pngOf(10, 10, Buffer.concat(Array<Buffer>(20).fill(zeros(50)))),
    either,
  ),
  row('PNG with a body too short', 'a.png', () => pngOf(4_000, 4_000, zeros(1)), damaged),
  row('PNG without a body', 'a.png', () => Buffer.concat([signature, header(100, 100), end]), damaged),
  row('PNG of 0 × 0', 'a.png', () => pngOf(0, 0, zeros(1)), damaged),
  row('PNG of an unknown colour', 'a.png', () => pngOf(10, 10, zeros(1), [8, 5, 0]), damaged),
  row('PNG with a palette that is missing', 'a.png', () => pngOf(10, 10, zeros(1), [8, 3, 0]), either),
  row('PNG that is only a signature', 'a.png', () => signature, damaged),
  row('PNG cut off', 'a.png', () => png.subarray(0, 60), damaged),
  row(
    'PNG with a wrong sum',
    'a.png',
    () =>
      Buffer.concat([signature, chunk('IHDR', header(9, 9).subarray(8, 21), { crc: 1 }), chunk('IDAT', zeros(1)), end]),
    either,
  ),
  row(
    'PNG with a chunk of 4 GB',
    'a.png',
    () => withChunks(chunk('zTXt', latin('a'), { length: 0xffff_fff0 })),
    damaged,
  ),
  row(
    'PNG with packed text of 500 MB',
    'a.png',
    () => withChunks(chunk('zTXt', Buffer.concat([latin('Comment\u0000\u0000'), zeros(500)]))),
    either,
  ),
  row(
    'PNG with 200 packed texts of 50 MB',
    'a.png',
    () =>
      ((text) => withChunks(...Array<Buffer>(200).fill(text)))(
        chunk('zTXt', Buffer.concat([latin('Comment\u0000\u0000'), zeros(50)])),
      ),
    either,
  ),
  row(
    'PNG with international text of 100 MB',
    'a.png',
    () =>
      withChunks(chunk('iTXt', Buffer.concat([latin('XML:com.adobe.xmp\u0000\u0001\u0000\u0000\u0000'), zeros(100)]))),
    either,
  ),
  row(
    'PNG with 100,000 texts',
    'a.png',
    () => withChunks(...Array<Buffer>(100_000).fill(chunk('tEXt', latin('a\u0000b')))),
    either,
  ),
  row(
    'PNG with a colour profile of 200 MB',
    'a.png',
    () => withChunks(chunk('iCCP', Buffer.concat([latin('a\u0000\u0000'), zeros(200)]))),
    either,
  ),
  row(
    'PNG with a colour profile of garbage',
    'a.png',
    () => withChunks(chunk('iCCP', Buffer.concat([latin('a\u0000\u0000'), deflateSync(fill(3_000, 0xee))]))),
    either,
  ),
  row(
    'PNG with script in a text',
    'a.png',
    () => withChunks(chunk('tEXt', Buffer.concat([latin('a\u0000'), script]))),
    ['polyglot'],
  ),
  row('PNG with script behind it', 'a.png', () => Buffer.concat([png, fill(2_000, 'x'), script]), cleaned),
  row('PNG with a ZIP behind it', 'a.png', () => Buffer.concat([png, zip]), 'polyglot'),
  row(
    'PNG with PHP in a chunk',
    'a.png',
    () => withChunks(chunk('tEXt', latin('a\u0000<?php system($_GET[0]) ?>'))),
    'polyglot',
  ),
  row(
    'APNG of 10,000 frames',
    'a.png',
    () =>
      withChunks(
        chunk('acTL', Buffer.from('0000271000000000', 'hex')),
        ...Array<Buffer>(10_000).fill(chunk('fcTL', fill(26))),
      ),
    either,
  ),
  row('PNG called PDF', 'a.pdf', () => withChunks(chunk('tEXt', latin('a\u0000b'))), 'name-contradicts'),
  row('PNG called SVG', 'a.svg', () => withChunks(chunk('tEXt', latin('a\u0000c'))), 'name-contradicts'),
  row('JPEG of 65,000 × 65,000', 'a.jpg', () => jpegOf(65_000, 65_000), 'too-many-pixels'),
  row('JPEG of 7,000 × 7,000 out of nothing', 'a.jpg', () => jpegOf(7_000, 7_000), either),
  row(
    'progressive JPEG of 7,000 × 7,000 out of nothing',
    'a.jpg',
    async () => jpegOf(7_000, 7_000, await page.clone().jpeg({ progressive: true }).toBuffer()),
    either,
  ),
  row('JPEG of 0 × 0', 'a.jpg', () => jpegOf(0, 0), damaged),
  row('JPEG of 300 × 0', 'a.jpg', () => jpegOf(300, 0), damaged),
  row('JPEG cut off in its head', 'a.jpg', () => jpeg.subarray(0, 20), damaged),
  row('JPEG cut off in its picture', 'a.jpg', () => jpeg.subarray(0, -200), either),
  row('three bytes of JPEG', 'a.jpg', () => jpeg.subarray(0, 3), damaged),
  row('JPEG with 19 MB behind it', 'a.jpg', () => Buffer.concat([jpeg, fill(19_000_000, 0x41)]), cleaned),
  row(
    'JPEG with a thousand scans',
    'a.jpg',
    () =>
      Buffer.concat([
        jpeg.subarray(0, -2),
        ...Array<Buffer>(1_000).fill(jpeg.subarray(jpeg.indexOf(Buffer.from('ffda', 'hex')), -2)),
        Buffer.from('ffd9', 'hex'),
      ]),
    either,
  ),
  row(
    'JPEG with 10,000 comments',
    'a.jpg',
    () =>
      Buffer.concat([
        jpeg.subarray(0, 2),
        ...Array<Buffer>(10_000).fill(Buffer.from('fffe000441414141'.slice(0, 12), 'hex')),
        jpeg.subarray(2),
      ]),
    either,
  ),
  row('JPEG with script in a comment', 'a.jpg', () => withSegment(0xfe, script), 'polyglot'),
  row(
    'JPEG with PHP in its EXIF',
    'a.jpg',
    () => withSegment(0xe1, latin('Exif\u0000\u0000<?php system($_GET[0]) ?>')),
    'polyglot',
  ),
  row(
    'JPEG with script far into its EXIF',
    'a.jpg',
    () => withSegment(0xe1, Buffer.concat([latin('Exif\u0000\u0000'), fill(5_000, 'x'), script])),
    cleaned,
  ),
  row(
    'JPEG with EXIF that refers to itself',
    'a.jpg',
    () =>
      withSegment(
        0xe1,
        Buffer.from('457869660000' + '4d4d002a00000008' + '0001' + '876900040000000100000008' + '00000008', 'hex'),
      ),
    cleaned,
  ),
  row(
    'JPEG with 65,000 EXIF entries',
    'a.jpg',
    () =>
      withSegment(0xe1, Buffer.concat([Buffer.from('4578696600004d4d002a00000008ffff', 'hex'), fill(60_000, 0x01)])),
    either,
  ),
  row(
    'JPEG with a colour profile of garbage',
    'a.jpg',
    () => withSegment(0xe2, Buffer.concat([latin('ICC_PROFILE\u0000\u0001\u0001'), fill(20_000, 0xee)])),
    either,
  ),
  row(
    'JPEG with parts of 255 profiles',
    'a.jpg',
    () => withSegment(0xe2, Buffer.concat([latin('ICC_PROFILE\u0000\u00ff\u00ff'), fill(20_000)])),
    either,
  ),
  row('JPEG with a PDF in its head', 'a.jpg', () => withSegment(0xfe, latin('%PDF-1.7')), 'polyglot'),
  row('JPEG with a ZIP behind it', 'a.jpg', () => Buffer.concat([jpeg, zip]), 'polyglot'),
  row(
    'JPEG with a page behind it',
    'a.jpg',
    () => Buffer.concat([jpeg, latin('<html><script>alert(1)</script></html>')]),
    ['polyglot', 'taken'],
  ),
  row('JPEG in CMYK', 'a.jpg', async () => await page.clone().toColourspace('cmyk').jpeg().toBuffer(), cleaned),
  row('JPEG in grey', 'a.jpg', async () => await page.clone().greyscale().jpeg().toBuffer(), cleaned),
  row(
    'JPEG with orientation 200',
    'a.jpg',
    () =>
      withSegment(
        0xe1,
        Buffer.from('457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00c80000' + '00000000', 'hex'),
      ),
    cleaned,
  ),
  row('JPEG called HTML', 'a.html', () => jpeg, 'name-contradicts'),
  row('JPEG called EXE', 'a.jpg.exe', () => jpeg, 'name-contradicts'),
  row('JPEG with a name that climbs out', '../../../etc/cron.d/a.jpg', () => jpeg, cleaned),
  row('JPEG with a NUL in its name', 'a.php\u0000.jpg', () => jpeg, cleaned),
  row('JPEG with a name of 5,000 characters', `${'n'.repeat(5_000)}.jpg`, () => jpeg, [...cleaned, 'name-contradicts']),
  row('JPEG with script for a name', '<img src=x onerror=alert(1)>.jpg', () => jpeg, cleaned),
  row('WebP of 16,000 × 16,000', 'a.webp', () => riff(['VP8X', canvas(16_000, 16_000, 0)], ['VP8 ', fill(100)]), [
    'damaged',
    'too-many-pixels',
  ]),
  row(
    'WebP of 16 million × 16 million',
    'a.webp',
    () => riff(['VP8X', canvas(0x100_0000, 0x100_0000, 0)], ['VP8L', fill(100)]),
    ['damaged', 'too-many-pixels'],
  ),
  row(
    'WebP with a frame larger than itself',
    'a.webp',
    () => riff(['VP8X', canvas(10, 10, 0)], ['VP8 ', webp.subarray(20)]),
    either,
  ),
  row(
    'WebP of 20,000 frames',
    'a.webp',
    () =>
      riff(
        ['VP8X', canvas(10, 10, 2)],
        ['ANIM', fill(6)],
        ...Array.from({ length: 20_000 }, () => ['ANMF', fill(24)] as const),
      ),
    either,
  ),
  row(
    'WebP that moves',
    'a.webp',
    async () =>
      await sharp([jpeg, jpeg, jpeg], { join: { animated: true } })
        .webp({ loop: 0 })
        .toBuffer(),
    cleaned,
  ),
  row(
    'WebP with script in its metadata',
    'a.webp',
    () => riff(['VP8X', canvas(300, 200, 4)], ['XMP ', script], ['VP8 ', webp.subarray(20)]),
    ['polyglot', 'damaged'],
  ),
  row(
    'WebP whose container claims 4 GB',
    'a.webp',
    () => Buffer.concat([latin('RIFF'), Buffer.from('f0ffffff', 'hex'), webp.subarray(8)]),
    either,
  ),
  row('WebP cut off', 'a.webp', () => webp.subarray(0, 40), damaged),
  row('WebP that is only a head', 'a.webp', () => webp.subarray(0, 12), damaged),
  row('AVI called WebP', 'a.webp', () => latin('RIFF\u0010\u0000\u0000\u0000AVI LIST'), 'not-a-kind-we-take'),
  row('GIF', 'a.gif', async () => await page.clone().gif().toBuffer(), 'not-a-kind-we-take'),
  row('GIF called JPEG', 'a.jpg', async () => await page.clone().gif().toBuffer(), 'not-a-kind-we-take'),
  row('GIF that is a script as well', 'a.gif', () => latin('GIF89a/*aaaa*/=alert(1)//'), 'not-a-kind-we-take'),
  row('TIFF', 'a.tif', async () => await page.clone().tiff().toBuffer(), 'not-a-kind-we-take'),
  row(
    'TIFF called JPEG, a ring of directories',
    'a.jpg',
    () => Buffer.from('49492a00080000000000080000' + '00', 'hex'),
    'not-a-kind-we-take',
  ),
  row(
    'a picture of Magick scripts',
    'a.mvg',
    () => latin("push graphic-context\nfill 'url(https://127.0.0.1/|id)'\npop graphic-context"),
    'not-a-kind-we-take',
  ),
  row(
    'a picture of Magick scripts called PNG',
    'a.png',
    () => latin("push graphic-context\nfill 'url(https://127.0.0.1/|id)'"),
    'not-a-kind-we-take',
  ),
  row('noise of 5,000 × 5,000 as PNG of two colours', 'a.png', noise, either),
]

/** Small as it came; written anew in full colour it may be many times as large. */
async function noise(): Promise<Buffer> {
  let state = 1
  const bits = Buffer.from(
    Uint8Array.from({ length: 3_125_000 }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24),
  )
  const lines = Array.from({ length: 5_000 }, (_, at) =>
    Buffer.concat([Buffer.from([0]), bits.subarray(at * 625, at * 625 + 625)]),
  )
  return pngOf(5_000, 5_000, deflateSync(Buffer.concat(lines)), [1, 0, 0])
}
