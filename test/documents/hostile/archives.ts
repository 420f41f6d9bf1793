/** Archives and office files: none is taken, whatever is in it, and nothing of them is unpacked. */
import { gzipSync } from 'node:zlib'
import { fill, latin, row, type Allowed, type Hostile } from './row.ts'
import { bombStream, zipOf, type Entry } from './zip.ts'

const text = Buffer.from('text')
const archive: readonly Allowed[] = ['archive']

/** What may be wrong with any ZIP; `more` are the entries it must have to pass for something. */
export function brokenZips(more: readonly Entry[]): readonly (readonly [what: string, make: () => Buffer])[] {
  const plus = (entry: Entry, lies: Parameters<typeof zipOf>[1] = {}) => zipOf([...more, entry], lies)
  const entry = (extra: Partial<Entry>): Entry => ({ name: 'a.txt', data: text, ...extra })
  return [
    ['5 GB of zeros', () => plus(entry({ raw: bombStream(500), size: 0xfff_fff0 }))],
    ['5 GB that claim to be 10 bytes', () => plus(entry({ raw: bombStream(500), size: 10 }))],
    [
      '65,000 entries',
      () => zipOf([...more, ...Array.from({ length: 65_000 }, (_, at) => entry({ name: `${at}`, method: 0 }))]),
    ],
    [
      'entries over the same bytes',
      () =>
        zipOf([
          ...more,
          entry({ raw: bombStream(5), size: 50_000_000 }),
          ...Array.from({ length: 500 }, (_, at) =>
            entry({ name: `b${at}`, raw: Buffer.alloc(0), packed: 40_000, size: 50_000_000, offset: 0 }),
          ),
        ]),
    ],
    ['entries that quote each other', () => quoted(more)],
    [
      'ZIP64',
      () =>
        plus(
          entry({ size: 0xffff_ffff, packed: 0xffff_ffff, extra: Buffer.from(`01001000${'00'.repeat(16)}`, 'hex') }),
        ),
    ],
    ['a size too small', () => plus(entry({ data: fill(1_000, 65), size: 3 }))],
    ['a size too large', () => plus(entry({ size: 100_000 }))],
    ['a packed size beyond the end', () => plus(entry({ packed: 90_000_000 }))],
    ['an encrypted entry', () => plus(entry({ flags: 0x801 }))],
    ['an entry of AES', () => plus(entry({ flags: 0x801, method: 99 }))],
    [
      'a symbolic link',
      () => plus(entry({ data: Buffer.from('/etc/passwd'), method: 0, attributes: 0o120777 * 65_536 })),
    ],
    ['a name that climbs out', () => plus(entry({ name: '../../../../etc/cron.d/a' }))],
    ['a name that climbs out with backslashes', () => plus(entry({ name: '..\\..\\..\\Windows\\a.dll' }))],
    ['an absolute name', () => plus(entry({ name: '/etc/passwd' }))],
    ['a name with a drive', () => plus(entry({ name: 'C:\\Windows\\a.dll' }))],
    ['a name twice', () => zipOf([...more, ...more.slice(0, 1), entry({}), entry({})])],
    ['a NUL in a name', () => plus(entry({ name: 'a.xml\u0000.exe' }))],
    ['a name of 65,000 characters', () => plus(entry({ name: 'n'.repeat(65_000) }))],
    ['an empty name', () => plus(entry({ name: '' }))],
    ['a name that is no UTF-8', () => plus(entry({ name: Buffer.from('ff fe fd c0 80'.replaceAll(' ', ''), 'hex') }))],
    [
      'names of a prototype',
      () => zipOf([...more, ...['__proto__', 'constructor', 'toString'].map((name) => entry({ name }))]),
    ],
    ['another name in the local header', () => plus(entry({ localName: 'b.exe' }))],
    ['bzip2 inside', () => plus(entry({ method: 12, raw: latin('BZh9') }))],
    ['zstd inside', () => plus(entry({ method: 93, raw: Buffer.from('28b52ffd', 'hex') }))],
    ['a wrong sum', () => plus(entry({ crc: 1 }))],
    ['garbage where deflated bytes should be', () => plus(entry({ raw: fill(200, 0xff) }))],
    ['an offset into nothing', () => plus(entry({ offset: 0xffff_fff0 }))],
    ['no end', () => zipOf([...more, entry({})], { end: Buffer.alloc(0) })],
    ['two ends', () => Buffer.concat([zipOf([...more, entry({})]), zipOf([])])],
    ['a count that lies', () => zipOf([...more, entry({})], { count: 60_000 })],
    ['a directory elsewhere', () => zipOf([...more, entry({})], { directory: 0xffff_fff0 })],
    ['several disks', () => zipOf([...more, entry({})], { disk: 7 })],
    ['a comment of 65,000 bytes', () => zipOf([...more, entry({})], { comment: fill(65_000, '<script>') })],
    [
      'a page of script before it',
      () => zipOf([...more, entry({})], { prefix: latin('PK\u0003\u0004<html><script>1</script>') }),
    ],
    [
      'its last half missing',
      () =>
        ((whole) => whole.subarray(0, whole.length >> 1))(
          zipOf([...more, entry({ data: fill(9_000, 'a'), method: 0 })]),
        ),
    ],
    ['a program inside', () => plus(entry({ name: 'a.exe', data: latin('MZ\u0090') }))],
    ['ZIPs within ZIPs, ten deep', () => plus(entry({ name: 'a.zip', data: nested(10) }))],
  ]
}

/** Each entry's bytes begin with the next one's header, stored: two hundred files out of one. */
function quoted(more: readonly Entry[]): Buffer {
  const inner = zipOf([{ name: 'core', raw: bombStream(5), size: 50_000_000 }])
  return zipOf([
    ...more,
    { name: 'whole', data: inner, method: 0 },
    ...Array.from({ length: 200 }, (_, at) => ({
      name: `q${at}`,
      raw: Buffer.alloc(0),
      packed: inner.length - 40 - at,
      size: 50_000_000,
      offset: 40 + at,
    })),
  ])
}

const nested = (depth: number): Buffer =>
  depth === 0
    ? fill(100_000)
    : zipOf(
        Array.from({ length: 4 }, (_, at) => ({ name: `${at}.zip`, data: nested(0), raw: undefined }))
          .slice(0, 3)
          .concat([{ name: 'd.zip', data: nested(depth - 1), raw: undefined }]),
      )

const office = (folder: string, more: readonly string[] = []): Buffer =>
  zipOf(
    ['[Content_Types].xml', '_rels/.rels', `${folder}/document.xml`, ...more].map((name) => ({
      name,
      data: Buffer.from('<a/>'),
    })),
  )

const ole = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  fill(600),
  Buffer.from('_VBA_PROJECT', 'utf16le'),
  fill(1_000),
])

export const archives: readonly Hostile[] = [
  // One with an end in the wrong place is no ZIP by its beginning either way: told as an archive.
  ...brokenZips([]).map(([what, make]) => row(`ZIP with ${what}`, 'a.zip', make, archive)),
  row('ZIP called JPEG', 'a.jpg', () => zipOf([{ name: 'a', data: text }]), archive),
  row('gzip bomb', 'a.gz', () => gzipSync(fill(50_000_000), { level: 9 }), archive),
  row('gzip called PDF', 'a.pdf', () => gzipSync(text), archive),
  row('RAR', 'a.rar', () => latin('Rar!\u001a\u0007\u0000aaaa'), archive),
  row('7z', 'a.7z', () => Buffer.from('377abcaf271c00040000', 'hex'), archive),
  row('bzip2', 'a.bz2', () => latin('BZh91AY&SY'), archive),
  row('xz', 'a.xz', () => Buffer.from('fd377a585a000004', 'hex'), archive),
  row('zstd', 'a.zst', () => Buffer.from('28b52ffd0400', 'hex'), archive),
  row(
    'tar',
    'a.tar',
    () => Buffer.concat([latin('../../etc/passwd'), fill(241), latin('ustar\u000000'), fill(247)]),
    'not-a-kind-we-take',
  ),
  row('cabinet', 'a.cab', () => latin('MSCF\u0000\u0000\u0000\u0000'), 'not-a-kind-we-take'),
  row('LZH', 'a.lzh', () => latin('\u0020\u0000-lh5-aaaa'), 'not-a-kind-we-take'),
  row('docx', 'a.docx', () => office('word'), archive),
  row('docm with a macro', 'a.docm', () => office('word', ['word/vbaProject.bin']), archive),
  row('xlsx', 'a.xlsx', () => office('xl'), archive),
  row('xlsm called xlsx', 'a.xlsx', () => office('xl', ['xl/vbaProject.bin']), archive),
  row('pptx', 'a.pptx', () => office('ppt'), archive),
  row('odt', 'a.odt', () => office('odt', ['mimetype']), archive),
  row('jar', 'a.jar', () => zipOf(['META-INF/MANIFEST.MF', 'A.class'].map((name) => ({ name, data: text }))), archive),
  row(
    'apk',
    'a.apk',
    () => zipOf(['AndroidManifest.xml', 'classes.dex'].map((name) => ({ name, data: text }))),
    archive,
  ),
  row('doc with a macro', 'a.doc', () => ole, 'not-a-kind-we-take'),
  row('xls with a macro', 'a.xls', () => ole, 'not-a-kind-we-take'),
  row('xls called JPEG', 'a.jpg', () => ole, 'not-a-kind-we-take'),
  row('RTF with an object', 'a.rtf', () => latin('{\\rtf1{\\object\\objemb\\objupdate 4d5a}}'), 'not-a-kind-we-take'),
  row('CSV with a formula', 'a.csv', () => latin("=cmd|' /C calc'!A0,1\r\n"), 'not-a-kind-we-take'),
]
