/** What a file is by its bytes, never by its name; the name may only contradict it. */
import { zipDirectory } from './zip-directory.ts'

export type Kind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'ofd' | 'xml' | 'heic' | 'markup' | 'archive' | 'empty' | 'other'

export const mediaTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  xml: 'application/xml',
} as const
export type TakenKind = keyof typeof mediaTypes
/** The ending under which a kept file is handed out. */
export const endingOf: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/ofd': 'ofd',
  'application/xml': 'xml',
}

const imageEndings = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp']
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/**
 * Reads the first kilobyte, and of a ZIP the list at its end. An OFD is a ZIP with an `OFD.xml`; XML is whatever begins with its
 * declaration or with an element that is no web page's: whether it is a bill is found out in a child.
 */
export function kindOf(bytes: Buffer): Kind {
  if (bytes.length === 0) return 'empty'
  const hex = bytes.toString('hex', 0, 12)
  if (hex.startsWith('ffd8ff')) return 'jpeg'
  if (hex.startsWith('89504e470d0a1a0a')) return 'png'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return 'pdf'
  if (bytes.toString('latin1', 4, 8) === 'ftyp' && heicBrands.includes(bytes.toString('latin1', 8, 12))) return 'heic'
  if (hex.startsWith('504b0304') && zipDirectory(bytes)?.some(({ name }) => name === 'OFD.xml')) return 'ofd'
  // ZIP (also Office), RAR, 7z, gzip, bzip2, xz, zstd
  if (/^(504b0[3-8]|52617221|377abcaf271c|1f8b|425a68|fd377a585a|28b52ffd)/.test(hex)) return 'archive'
  const text = headText(bytes)
  if (isWebPage(text)) return 'markup'
  return /^\s*<(\?xml\s|[a-z_][\w.-]*(:[\w.-]+)?[\s>])/i.test(text)
    ? 'xml'
    : /^\s*<[!?a-z]/i.test(text)
      ? 'markup'
      : 'other'
}

/** Whether what begins as one kind also carries another, which some program may take it for. */
export function isPolyglot(bytes: Buffer, kind: TakenKind): boolean {
  if (kind === 'ofd' || kind === 'xml') return false // what else is in them is looked for in their child
  const head = bytes.toString('latin1', 0, 1024)
  const foreign = kind === 'pdf' ? /<(script|html|svg|\?php)/i : /<(script|html|svg|\?php)|%PDF-/i
  // The end record of a ZIP lies within the last 64 kB and 22 bytes, wherever the archive begins.
  return foreign.test(head) || bytes.subarray(-65_557).includes(Buffer.from('PK\u0005\u0006', 'latin1'))
}

/** Whether the ending of the name fits: none at all, any image's for an image (phones mix them up), its own for a file. */
export function nameFits(name: string, kind: TakenKind): boolean {
  const ending = /\.([^./\\]{1,10})$/.exec(name.trim())?.[1]?.toLowerCase()
  if (ending === undefined) return true
  if (kind === 'xml') return ending === 'xml' || ending === 'xbrl'
  return kind === 'pdf' || kind === 'ofd' ? ending === kind : imageEndings.includes(ending)
}

/** The first kilobyte as text, without byte order mark and the zeros of UTF-16. */
function headText(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 1024)
  return /^(\u00ff\u00fe|\u00fe\u00ff)/.test(head)
    ? head.slice(2).replaceAll('\u0000', '')
    : head.replace(/^\u00ef\u00bb\u00bf/, '')
}

const isWebPage = (text: string): boolean =>
  /<(!doctype|svg|html|script|\?php|\?xml-stylesheet|xsl:)/i.test(text) || /<([\w-]+:)?(svg|html)[\s>]/i.test(text)
