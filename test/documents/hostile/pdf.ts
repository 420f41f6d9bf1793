/** PDFs that act, carry, lock, loop or swell. What is taken is kept byte for byte and handed out as an attachment, never shown by us. */
import { constants, deflateSync } from 'node:zlib'
import { onePage, pdfOf, type PdfObject } from '#test/support/handmade-pdf.ts'
import { fill, latin, row, type Allowed, type Hostile } from './row.ts'
import { zipOf } from './zip.ts'

const words = latin('BT /F1 9 Tf 40 300 Td (words) Tj ET')
const font = { dictionary: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>' }
const fonts = '/Font << /F1 5 0 R >>'
const plain = (
  more: { catalogue?: string; page?: string; resources?: string } = {},
  objects: readonly PdfObject[] = [],
) => pdfOf([...onePage(words, { ...more, resources: `${fonts} ${more.resources ?? ''}` }), font, ...objects])
const content = (stream: string | Buffer, filter = '') =>
  pdfOf([...onePage(Buffer.isBuffer(stream) ? stream : latin(stream), { resources: fonts, filter }), font])
const packed = (objects: string): PdfObject => ({
  dictionary: '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>',
  stream: deflateSync(latin(objects)),
})

/** Ten megabytes of zeros, so many times over, in a few kilobytes each. */
const flateBomb = (times: number): Buffer => {
  const piece = deflateSync(fill(10_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH, level: 9 })
  return Buffer.concat([piece, ...Array<Buffer>(times - 1).fill(piece.subarray(2))])
}

const zeros25 = deflateSync(fill(25_000_000), { level: 9 })

const active: readonly Allowed[] = ['pdf-active']
// Kept as it is: what it costs is its reader's, who has bounds.
const harmless: readonly Allowed[] = ['taken', 'damaged', 'too-hard']

export const pdfs: readonly Hostile[] = [
  row(
    'PDF with script when opened',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
    active,
  ),
  row(
    'PDF with script by name',
    'a.pdf',
    () =>
      plain({ catalogue: '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS 6 0 R >>] >> >>' }, [
        { dictionary: '<< >>', stream: latin('app.alert(1)') },
      ]),
    active,
  ),
  row(
    'PDF with script on its page',
    'a.pdf',
    () => plain({ page: '/AA << /O << /S /JavaScript /JS (1) >> >>' }),
    active,
  ),
  row(
    'PDF with script in hexadecimal names',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /J#61v#61Script /#4a#53 (1) >>' }),
    active,
  ),
  row(
    'PDF with script in an object stream',
    'a.pdf',
    () => plain({}, [packed('9 0 << /S /JavaScript /JS (1) >>')]),
    active,
  ),
  row(
    'PDF with script in a button',
    'a.pdf',
    () => plain({ page: '/Annots [<< /Subtype /Widget /A << /S /JavaScript /JS (1) >> >>]' }),
    active,
  ),
  row(
    'PDF that starts a program',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /Launch /Win << /F (cmd.exe) >> >>' }),
    active,
  ),
  row(
    'PDF that sends a form',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /SubmitForm /F (http://127.0.0.1:9/) >>' }),
    active,
  ),
  row(
    'PDF that imports data',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /ImportData /F (a.fdf) >>' }),
    active,
  ),
  row(
    'PDF that goes into another',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /GoToE /T << /R /C >> >>' }),
    active,
  ),
  row(
    'PDF with an XFA form',
    'a.pdf',
    () => plain({ catalogue: '/AcroForm << /XFA 6 0 R >>' }, [{ dictionary: '<< >>', stream: latin('<xdp:xdp/>') }]),
    active,
  ),
  row(
    'PDF with a film',
    'a.pdf',
    () => plain({ page: '/Annots [<< /Subtype /Movie /Movie << /F (a.avi) >> >>]' }),
    active,
  ),
  row('PDF with rich media', 'a.pdf', () => plain({ page: '/Annots [<< /Subtype /RichMedia >>]' }), active),
  row('PDF with a rendition', 'a.pdf', () => plain({ page: '/Annots [<< /A << /S /Rendition >> >>]' }), active),
  row(
    'PDF with a program inside',
    'a.pdf',
    () =>
      plain(
        {
          catalogue:
            '/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>] >> >>',
        },
        [{ dictionary: '<< /Type /EmbeddedFile >>', stream: latin('MZ') }],
      ),
    'pdf-attachment',
  ),
  row(
    'PDF with a program that calls itself XML',
    'a.pdf',
    () =>
      plain(
        {
          catalogue:
            '/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.xml) /UF (a.exe) /EF << /F 6 0 R >> >>] >> >>',
        },
        [{ dictionary: '<< /Type /EmbeddedFile >>', stream: latin('MZ') }],
      ),
    'pdf-attachment',
  ),
  row(
    'PDF with a file pinned to the page',
    'a.pdf',
    () => plain({ page: '/Annots [<< /Subtype /FileAttachment /FS << /F (a.zip) /EF << /F 6 0 R >> >> >>]' }),
    'pdf-attachment',
  ),
  row(
    'PDF with an attachment in an object stream',
    'a.pdf',
    () => plain({}, [packed('9 0 << /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>')]),
    'pdf-attachment',
  ),
  row(
    'PDF with a link',
    'a.pdf',
    () =>
      plain({ page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>]' }),
    [...harmless, 'pdf-active'],
  ),
  row(
    'PDF that opens a page of the web',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>' }),
    [...harmless, 'pdf-active'],
  ),
  row(
    'PDF that goes to a remote file',
    'a.pdf',
    () => plain({ catalogue: '/OpenAction << /S /GoToR /F (\\\\\\\\127.0.0.1\\\\a.pdf) >>' }),
    [...harmless, 'pdf-active'],
  ),
  row(
    'PDF with a password',
    'a.pdf',
    () =>
      pdfOf(
        [...onePage(words, { resources: fonts }), font],
        '/Encrypt << /Filter /Standard /V 2 /R 3 /O (a) /U (b) /P -4 >>',
      ),
    'pdf-locked',
  ),
  row(
    'PDF locked in a hexadecimal name',
    'a.pdf',
    () => pdfOf([...onePage(words, { resources: fonts }), font], '/#45ncrypt << /Filter /Standard >>'),
    'pdf-locked',
  ),
  row(
    'PDF with a page tree that is a ring',
    'a.pdf',
    () =>
      pdfOf([
        { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
        { dictionary: '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 /Parent 2 0 R >>' },
      ]),
    harmless,
  ),
  row(
    'PDF with two billion pages',
    'a.pdf',
    () =>
      pdfOf([
        { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
        { dictionary: '<< /Type /Pages /Kids [] /Count 2147483647 >>' },
      ]),
    harmless,
  ),
  row(
    'PDF with 50,000 pages',
    'a.pdf',
    () =>
      pdfOf([
        { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
        { dictionary: `<< /Type /Pages /Kids [${'3 0 R '.repeat(50_000)}] /Count 50000 >>` },
        { dictionary: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>' },
      ]),
    harmless,
  ),
  row(
    'PDF with a page tree 5,000 deep',
    'a.pdf',
    () =>
      pdfOf([
        { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
        ...Array.from({ length: 5_000 }, (_, at) => ({
          dictionary: `<< /Type /Pages /Kids [${at + 3} 0 R] /Count 1 >>`,
        })),
      ]),
    harmless,
  ),
  row(
    'PDF whose tables follow each other in a ring',
    'a.pdf',
    () =>
      Buffer.from(
        plain()
          .toString('latin1')
          .replace(/\/Root 1 0 R/, '/Root 1 0 R /Prev 20'),
        'latin1',
      ),
    harmless,
  ),
  row(
    'PDF whose table is its own predecessor',
    'a.pdf',
    () =>
      ((text) => latin(text.replace('/Root 1 0 R ', `/Root 1 0 R /Prev ${/startxref\n(\d+)/.exec(text)![1]} `)))(
        plain().toString('latin1'),
      ),
    harmless,
  ),
  row(
    'PDF with a broken table',
    'a.pdf',
    () =>
      latin(
        plain()
          .toString('latin1')
          .replaceAll(/\d{10} 00000 n/g, '9999999999 00000 n'),
      ),
    harmless,
  ),
  row(
    'PDF without a table',
    'a.pdf',
    () => latin('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n99999\n%%EOF\n'),
    harmless,
  ),
  row(
    'PDF with a table of a billion',
    'a.pdf',
    () =>
      latin(
        plain()
          .toString('latin1')
          .replace(/xref\n0 \d+/, 'xref\n0 999999999'),
      ),
    harmless,
  ),
  row(
    'PDF that is an object stream of itself',
    'a.pdf',
    () =>
      plain({}, [
        {
          dictionary: '<< /Type /ObjStm /N 999999 /First 4 /Extends 6 0 R /Filter /FlateDecode >>',
          stream: deflateSync(latin('6 0 << >>')),
        },
      ]),
    harmless,
  ),
  row(
    'PDF with a length that is itself',
    'a.pdf',
    () =>
      latin(
        plain()
          .toString('latin1')
          .replace(/\/Length \d+/, '/Length 4 0 R'),
      ),
    harmless,
  ),
  row(
    'PDF with a length of 4 GB',
    'a.pdf',
    () =>
      latin(
        plain()
          .toString('latin1')
          .replace(/\/Length \d+/, '/Length 4294967295'),
      ),
    harmless,
  ),
  row(
    'PDF with a form that draws itself',
    'a.pdf',
    () =>
      pdfOf([
        ...onePage(latin('/X1 Do'), { resources: '/XObject << /X1 5 0 R >>' }),
        {
          dictionary: '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 5 0 R >> >> >>',
          stream: latin('/X1 Do /X1 Do'),
        },
      ]),
    harmless,
  ),
  row(
    'PDF with forms that double thirty times',
    'a.pdf',
    () =>
      pdfOf([
        ...onePage(latin('/X Do'), { resources: '/XObject << /X 5 0 R >>' }),
        ...Array.from({ length: 30 }, (_, at) => ({
          dictionary: `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${at + 6} 0 R >> >> >>`,
          stream: latin('/X Do /X Do'),
        })),
        { dictionary: '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] >>', stream: latin('n') },
      ]),
    harmless,
    { hard: true },
  ),
  row(
    'PDF with a thousand filters',
    'a.pdf',
    () => content(fill(1_000, '00'), `/Filter [${'/ASCIIHexDecode '.repeat(1_000)}]`),
    harmless,
  ),
  row(
    'PDF with Flate in Flate in Flate',
    'a.pdf',
    () =>
      content(
        deflateSync(deflateSync(deflateSync(fill(20_000_000, ' ')))),
        '/Filter [/FlateDecode /FlateDecode /FlateDecode]',
      ),
    harmless,
    { hard: true },
  ),
  row('PDF with a page of 3 GB', 'a.pdf', () => content(flateBomb(300), '/Filter /FlateDecode'), harmless, {
    hard: true,
  }),
  row(
    'PDF with an object stream of 3 GB',
    'a.pdf',
    () => plain({}, [{ dictionary: '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>', stream: flateBomb(300) }]),
    'damaged',
  ),
  row('PDF with LZW without end', 'a.pdf', () => content(fill(500_000, 0xff), '/Filter /LZWDecode'), harmless, {
    hard: true,
  }),
  row(
    'PDF with run lengths of 60 MB',
    'a.pdf',
    () => content(fill(1_000_000, '\u0081 '), '/Filter /RunLengthDecode'),
    harmless,
    { hard: true },
  ),
  row(
    'PDF with a JBIG2 picture of 60,000 × 60,000',
    'a.pdf',
    () =>
      plain({ resources: '/XObject << /I 6 0 R >>' }, [
        {
          dictionary:
            '<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode >>',
          stream: fill(100),
        },
      ]),
    harmless,
  ),
  row(
    'PDF with forty pictures of 5,000 × 5,000',
    'a.pdf',
    () =>
      plain(
        {},
        Array.from({ length: 40 }, () => ({
          dictionary:
            '<< /Type /XObject /Subtype /Image /Width 5000 /Height 5000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode >>',
          stream: zeros25,
        })),
      ),
    harmless,
  ),
  row(
    'PDF with a picture of 999,999 × 999,999',
    'a.pdf',
    () =>
      plain({}, [
        {
          dictionary:
            '<< /Type /XObject /Subtype /Image /Width 999999 /Height 999999 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode >>',
          stream: deflateSync(fill(100)),
        },
      ]),
    harmless,
  ),
  row(
    'PDF with 200,000 pictures that do not end',
    'a.pdf',
    () =>
      latin(
        `%PDF-1.7\n${'9 0 obj<</Subtype /Image/Filter/FlateDecode/Width 9/Height 9>>stream\n'.repeat(200_000)}\nstartxref\n9\n%%EOF\n`,
      ),
    'damaged',
  ),
  row(
    'PDF with 200,000 pictures',
    'a.pdf',
    () =>
      latin(
        `%PDF-1.7\n${'9 0 obj<</Subtype /Image/Filter/FlateDecode/Width 9/Height 9>>stream\nxendstream '.repeat(200_000)}\nstartxref\n9\n%%EOF\n`,
      ),
    harmless,
  ),
  row('PDF with a page of 10^38 points', 'a.pdf', () => plain({ page: '/MediaBox [-1e38 -1e38 1e38 1e38]' }), harmless),
  row(
    'PDF with a million words',
    'a.pdf',
    () =>
      content(
        deflateSync(latin(`BT /F1 9 Tf ${'1 0 0 1 5 5 Tm (a) Tj '.repeat(1_000_000)}ET`)),
        '/Filter /FlateDecode',
      ),
    harmless,
    { hard: true },
  ),
  row(
    'PDF with 20,000 words',
    'a.pdf',
    () => content(latin(`BT /F1 9 Tf ${'1 0 0 1 5 5 Tm (ab) Tj '.repeat(20_000)}ET`)),
    harmless,
  ),
  row(
    'PDF with 5,000 words on one line',
    'a.pdf',
    () =>
      content(
        latin(
          `BT /F1 9 Tf ${Array.from({ length: 5_000 }, (_, at) => `1 0 0 1 ${at * 9} 5 Tm (name ${at}) Tj`).join(' ')} ET`,
        ),
      ),
    harmless,
  ),
  row(
    'PDF with a word of 5 MB',
    'a.pdf',
    () => content(latin(`BT /F1 9 Tf (${'a'.repeat(5_000_000)}) Tj ET`)),
    harmless,
    { hard: true },
  ),
  row('PDF with a million saved states', 'a.pdf', () => content('q '.repeat(1_000_000)), harmless, { hard: true }),
  row(
    'PDF with arrays 100,000 deep',
    'a.pdf',
    () => plain({ page: `/X ${'['.repeat(100_000)}${']'.repeat(100_000)}` }),
    harmless,
  ),
  row(
    'PDF with dictionaries 100,000 deep',
    'a.pdf',
    () => plain({ page: `/X ${'<</A '.repeat(100_000)}1${'>>'.repeat(100_000)}` }),
    harmless,
  ),
  row('PDF with a string without end', 'a.pdf', () => plain({ page: `/X (${'('.repeat(100_000)}` }), harmless),
  row(
    'PDF with 6 million escaped characters',
    'a.pdf',
    () => plain({ page: `/X /${'#41'.repeat(6_000_000)}` }),
    harmless,
  ),
  row(
    'PDF with a million file names',
    'a.pdf',
    () => plain({ page: `/X << /EF << >> >> ${'/F (a.xml) '.repeat(1_000_000)}` }),
    [...harmless, 'pdf-attachment'],
  ),
  row(
    'PDF with a file name of 10 MB',
    'a.pdf',
    () => plain({ page: `/X << /EF << >> >> /F (${'\\a'.repeat(5_000_000)}.xml)` }),
    [...harmless, 'pdf-attachment'],
  ),
  row(
    'PDF with widths for two billion letters',
    'a.pdf',
    () =>
      pdfOf([
        ...onePage(latin('BT /F1 9 Tf <00010002> Tj ET'), { resources: fonts }),
        { dictionary: '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>' },
        {
          dictionary:
            '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 2000000000 500] >>',
        },
      ]),
    harmless,
    { hard: true },
  ),
  row(
    'PDF with a character map of two billion',
    'a.pdf',
    () =>
      pdfOf([
        ...onePage(latin('BT /F1 9 Tf <00010002> Tj ET'), { resources: fonts }),
        {
          dictionary:
            '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [6 0 R] >>',
        },
        { dictionary: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>' },
        {
          dictionary: '<< >>',
          stream: latin(
            'begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <7fffffff> <0041> endbfrange endcmap',
          ),
        },
      ]),
    harmless,
    { hard: true },
  ),
  row(
    'PDF with a font of garbage',
    'a.pdf',
    () =>
      pdfOf([
        ...onePage(words, { resources: fonts }),
        { dictionary: '<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>' },
        { dictionary: '<< /Type /FontDescriptor /FontFile2 7 0 R >>' },
        { dictionary: '<< >>', stream: fill(100_000, 0xee) },
      ]),
    harmless,
  ),
  row(
    'PDF with a type 3 font that draws itself',
    'a.pdf',
    () =>
      pdfOf([
        ...onePage(words, { resources: fonts }),
        {
          dictionary:
            '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /w 6 0 R >> /Encoding << /Differences [119 /w] >> /FirstChar 119 /LastChar 119 /Widths [1] /Resources << /Font << /F1 5 0 R >> >> >>',
        },
        { dictionary: '<< >>', stream: words },
      ]),
    harmless,
  ),
  row(
    'PDF with a font that never ends its program',
    'a.pdf',
    () =>
      pdfOf([
        ...onePage(words, { resources: fonts }),
        { dictionary: '<< /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor 6 0 R >>' },
        { dictionary: '<< /Type /FontDescriptor /FontFile 7 0 R >>' },
        {
          dictionary: '<< /Length1 10 /Length2 9999999 /Length3 0 >>',
          stream: latin(`%!PS-AdobeFont-1.0 eexec ${'a'.repeat(10_000)}`),
        },
      ]),
    harmless,
  ),
  row('PDF cut off', 'a.pdf', () => plain().subarray(0, 300), 'damaged'),
  row('PDF without end', 'a.pdf', () => latin(plain().toString('latin1').replace('%%EOF', '')), 'damaged'),
  row('PDF that is only a beginning', 'a.pdf', () => latin('%PDF-1.7'), 'damaged'),
  row('PDF with 15 MB of zeros behind it', 'a.pdf', () => Buffer.concat([plain(), fill(15_000_000)]), 'damaged'),
  row('PDF with 600 ends', 'a.pdf', () => Buffer.concat([plain(), latin('%%EOF\n'.repeat(600))]), harmless),
  row(
    'PDF with 19 MB of brackets',
    'a.pdf',
    () => Buffer.concat([plain().subarray(0, -6), latin('>> '.repeat(6_300_000)), latin('\n%%EOF\n')]),
    harmless,
  ),
  row(
    'PDF with 19 MB of blanks before a stream',
    'a.pdf',
    () => Buffer.concat([latin('%PDF-1.7\n<< >>'), fill(19_000_000, ' '), latin('\nstartxref\n9\n%%EOF\n')]),
    harmless,
    { hard: true },
  ),
  row(
    'PDF that is a ZIP as well',
    'a.pdf',
    () => Buffer.concat([plain(), zipOf([{ name: 'a.exe', data: latin('MZ') }])]),
    'polyglot',
  ),
  row(
    'PDF that is a page as well',
    'a.pdf',
    () => latin(`%PDF-1.7\n<html><script>alert(1)</script>${plain().toString('latin1').slice(9)}`),
    'polyglot',
  ),
  row(
    'PDF that is a JPEG as well',
    'a.jpg',
    () => Buffer.concat([Buffer.from('ffd8fffe01f4', 'hex'), plain().subarray(0, 498), Buffer.from('ffd9', 'hex')]),
    ['polyglot', 'damaged'],
  ),
  row('PDF called JPEG', 'a.jpg', () => plain(), 'name-contradicts'),
  row('PDF called HTML', 'a.html', () => plain(), 'name-contradicts'),
  row(
    'PDF behind a kilobyte of junk',
    'a.pdf',
    () => Buffer.concat([fill(900, 'junk '), plain()]),
    'not-a-kind-we-take',
  ),
]
