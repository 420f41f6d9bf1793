/** Pages of placed words, written as an OFD or as a page for Chromium to print: what drawn invoices, bills and lists are made of. */
import QRCode from 'qrcode'
import { zipSync } from 'fflate'

export interface Text {
  readonly id: number
  readonly x: number
  /** Base line, millimetres from the top. */
  readonly y: number
  readonly size: number
  readonly text: string
  /** Right edge instead of the left one. */
  readonly right?: boolean
  /** Turned so many degrees against the clock, as watermarks are. */
  readonly turned?: number
}
export interface Page {
  readonly height: number
  readonly texts: readonly Text[]
}
export interface Attachment {
  readonly name: string
  readonly text: string
}

export const paperWidth = 210
export const sizeOf = (text: string, size: number): number =>
  Array.from(text).reduce(
    (sum, character) => sum + (/[\u1100-\uffe6]|[\u{10000}-\u{3ffff}]/u.test(character) ? size : size / 2),
    0,
  )

/** The text in lines no wider than `most`. */
export function wrap(text: string, most: number, size = 3.175): string[] {
  const pieces: string[] = ['']
  for (const character of text) {
    if (sizeOf(pieces.at(-1)! + character, size) > most) pieces.push('')
    pieces[pieces.length - 1] += character
  }
  return pieces
}

export const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)

/** A page that Chromium prints, with the code (none: '') as a picture on the first one. */
export async function paperHtml(drawn: readonly Page[], qrText: string): Promise<string> {
  const code = qrText && (await QRCode.toDataURL(qrText, { margin: 2, scale: 4 }))
  const pages = drawn.map(({ height, texts }, index) => {
    const spans = texts.map(({ x, y, size, text, right, turned }) => {
      const edge = right ? `right:${paperWidth - x}mm` : `left:${x}mm`
      const turn = turned ? `;transform:rotate(${-turned}deg)` : ''
      return `<span style="${edge};top:${y - size}mm;font-size:${size}mm${turn}">${escape(text)}</span>`
    })
    const picture = index === 0 && code ? `<img src="${code}" style="left:8mm;top:4mm;width:18mm">` : ''
    return `<section style="height:${height}mm">${picture}${spans.join('')}</section>`
  })
  return `<!doctype html><meta charset="utf-8"><style>@page{size:${paperWidth}mm 300mm;margin:0}body{margin:0;font-family:'Noto Sans SC'}
section{position:relative;break-after:page}span,img{position:absolute;white-space:pre;line-height:1}</style>${pages.join('')}`
}

/** The pages as an OFD. `title`: custom data of its title; `attached`: files in it. */
export async function paperOfd(
  drawn: readonly Page[],
  qrText: string,
  title: readonly (readonly [string, string | null])[] = [],
  attached: readonly Attachment[] = [],
): Promise<Buffer> {
  const xml = (text: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`)
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
  const custom = title.map(([name, value]) => `<ofd:CustomData Name="${name}">${escape(value ?? '')}</ofd:CustomData>`)
  const files: Record<string, Uint8Array> = {
    'OFD.xml': xml(
      `<ofd:OFD ${ns} DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo><ofd:DocID>${'0'.repeat(32)}</ofd:DocID>${custom.length > 0 ? `<ofd:CustomDatas>${custom.join('')}</ofd:CustomDatas>` : ''}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ),
    'Doc_0/Document.xml': xml(
      `<ofd:Document ${ns}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${paperWidth} 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${drawn.map((_, at) => `<ofd:Page ID="${at + 1}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join('')}</ofd:Pages>${attached.length > 0 ? '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>' : ''}</ofd:Document>`,
    ),
  }
  if (qrText) files['Doc_0/Res/qr.png'] = new Uint8Array(await QRCode.toBuffer(qrText, { margin: 2, scale: 4 }))
  for (const [at, page] of drawn.entries())
    files[`Doc_0/Pages/Page_${at}/Content.xml`] = xml(
      `<ofd:Page ${ns}><ofd:Area><ofd:PhysicalBox>0 0 ${paperWidth} ${page.height}</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="9">${page.texts.map(textObject).join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
    )
  if (attached.length > 0)
    files['Doc_0/Attachs/Attachments.xml'] = xml(
      `<ofd:Attachments ${ns}>${attached.map(({ name }, at) => `<ofd:Attachment ID="${at + 1}" Name="${name}" Format="xml"><ofd:FileLoc>${name}.xml</ofd:FileLoc></ofd:Attachment>`).join('')}</ofd:Attachments>`,
    )
  for (const { name, text } of attached) files[`Doc_0/Attachs/${name}.xml`] = xml(text)
  return Buffer.from(zipSync(files, { level: 6 }))
}

function textObject({ id, x, y, size, text, right, turned }: Text): string {
  const left = right ? x - sizeOf(text, size) : x
  const steps = Array.from(text).slice(0, -1)
  const deltas = steps.map((character) => sizeOf(character, size))
  const angle = ((turned ?? 0) * Math.PI) / 180
  const ctm = turned
    ? ` CTM="${[Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle), 0, 0].join(' ')}"`
    : ''
  return `<ofd:TextObject ID="${id}" Boundary="${left} ${y - size} ${sizeOf(text, size)} ${size}" Size="${size}"${ctm}><ofd:TextCode X="0" Y="${size}"${deltas.length > 0 ? ` DeltaX="${deltas.join(' ')}"` : ''}><![CDATA[${text}]]></ofd:TextCode></ofd:TextObject>`
}

/** A PDF of Chromium with a file put into it, as an update behind its end. */
export function withAttachedFile(pdf: Buffer, name: string, content: string): Buffer {
  const text = pdf.toString('latin1')
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const [size, root] = [/\/Size (\d+)/, /\/Root (\d+) 0 R/].map((pattern) => Number(pattern.exec(trailer)![1]))
  const before = /startxref\s+(\d+)/.exec(trailer)![1]!
  const catalogue = new RegExp(`(?:^|\\n)${root} 0 obj\\s*<<([^]*?)>>\\s*endobj`).exec(text)![1]!
  const bytes = Buffer.from(content)
  const parts: Buffer[] = [pdf, Buffer.from('\n')]
  const table: string[] = []
  const put = (number: number, body: Buffer) => {
    const at = parts.reduce((sum, part) => sum + part.length, 0)
    table.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    parts.push(Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n'))
  }
  put(root!, Buffer.from(`<<${catalogue}/Names <</EmbeddedFiles <</Names [(${name}) ${size! + 1} 0 R]>>>>>>`, 'latin1'))
  put(
    size!,
    Buffer.concat([
      Buffer.from(`<</Type /EmbeddedFile /Length ${bytes.length}>>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ]),
  )
  put(size! + 1, Buffer.from(`<</Type /Filespec /F (${name}) /UF (${name}) /EF <</F ${size} 0 R>>>>`))
  const start = parts.reduce((sum, part) => sum + part.length, 0)
  parts.push(
    Buffer.from(
      `xref\n${table.join('')}trailer\n<</Size ${size! + 2} /Root ${root} 0 R /Prev ${before}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
