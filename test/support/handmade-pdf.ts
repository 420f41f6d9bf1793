/** PDFs written by hand, so that their insides lie open: objects one after the other, with a cross-reference table that fits. */
import { deflateSync } from 'node:zlib'
import qrcode from 'qrcode'
import sharp from 'sharp'

export interface PdfObject {
  readonly dictionary: string
  readonly stream?: Uint8Array
}

/** Objects are numbered from 1; the first is the catalogue. `trailer`: more entries of the trailer. */
export function pdfOf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const places: number[] = []
  let at = parts[0]!.length
  const put = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  for (const [index, { dictionary, stream }] of objects.entries()) {
    places.push(at)
    const length = stream ? dictionary.replace('<<', `<< /Length ${stream.length}`) : dictionary
    put(Buffer.from(`${index + 1} 0 obj\n${length}\n`, 'latin1'))
    if (stream) put(Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]))
    put(Buffer.from('endobj\n'))
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  put(
    Buffer.from(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${places.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  )
  return Buffer.concat(parts)
}

/** The usual beginning: catalogue, page tree, one page whose content is object 4. Further objects begin at 5. */
export const onePage = (
  content: Uint8Array,
  { catalogue = '', page = '', resources = '', filter = '' } = {},
): PdfObject[] => [
  { dictionary: `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>` },
  { dictionary: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' },
  {
    dictionary: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 397] /Contents 4 0 R /Resources << ${resources} >> ${page} >>`,
  },
  { dictionary: `<< ${filter} >>`, stream: content },
]

/** An invoice whose content stream, character map and fonts are not packed, with its code as a picture. */
export async function handmadePdf(qrText: string): Promise<Buffer> {
  const words = ['发票号码：', '26312000000123456789', '项目名称', '金额', '税额', '合计', '180.00', '10.80']
  const characters = Array.from(new Set(words.join('')))
  const hex = (text: string) =>
    Array.from(text)
      .map((character) => (characters.indexOf(character) + 1).toString(16).padStart(4, '0'))
      .join('')
  const lines = words.map(
    (word, at) => `1 0 0 1 ${40 + (at % 4) * 120} ${340 - Math.floor(at / 4) * 60} Tm <${hex(word)}> Tj`,
  )
  const content = `q BT /F1 9 Tf ${lines.join('\n')} ET Q q 80 0 0 80 10 10 cm /Im1 Do Q`
  const map = characters.map(
    (character, at) =>
      `<${(at + 1).toString(16).padStart(4, '0')}> <${character.charCodeAt(0).toString(16).padStart(4, '0')}>`,
  )
  const unicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${map.length} beginbfchar\n${map.join('\n')}\nendbfchar endcmap end end`
  const { data, info } = await sharp(await qrcode.toBuffer(qrText, { margin: 0, scale: 2 }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return pdfOf([
    ...onePage(Buffer.from(content), { resources: '/Font << /F1 5 0 R >> /XObject << /Im1 8 0 R >>' }),
    {
      dictionary:
        '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
    },
    {
      dictionary:
        '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>',
    },
    { dictionary: '<< >>', stream: Buffer.from(unicode) },
    {
      dictionary: `<< /Type /XObject /Subtype /Image /Width ${info.width} /Height ${info.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode >>`,
      stream: deflateSync(data),
    },
  ])
}
