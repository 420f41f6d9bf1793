/** What a file is by its first bytes, never by its name; the name may only contradict it. */

export type Kind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'heic' | 'markup' | 'archive' | 'empty' | 'other'

export const mediaTypes = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', pdf: 'application/pdf' } as const
export type TakenKind = keyof typeof mediaTypes

const imageEndings = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp']
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** Reads at most the first kilobyte. */
export function kindOf(bytes: Buffer): Kind {
  if (bytes.length === 0) return 'empty'
  const hex = bytes.toString('hex', 0, 12)
  if (hex.startsWith('ffd8ff')) return 'jpeg'
  if (hex.startsWith('89504e470d0a1a0a')) return 'png'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return 'pdf'
  if (bytes.toString('latin1', 4, 8) === 'ftyp' && heicBrands.includes(bytes.toString('latin1', 8, 12))) return 'heic'
  // ZIP (also Office, OFD), RAR, 7z, gzip, bzip2, xz, zstd
  if (/^(504b0[3-8]|52617221|377abcaf271c|1f8b|425a68|fd377a585a|28b52ffd)/.test(hex)) return 'archive'
  return looksLikeMarkup(bytes) ? 'markup' : 'other'
}

/** Whether what begins as one kind also carries another, which some program may take it for. */
export function isPolyglot(bytes: Buffer, kind: TakenKind): boolean {
  const head = bytes.toString('latin1', 0, 1024)
  const foreign = kind === 'pdf' ? /<(script|html|svg|\?php)/i : /<(script|html|svg|\?php)|%PDF-/i
  // The end record of a ZIP lies within the last 64 kB and 22 bytes, wherever the archive begins.
  return foreign.test(head) || bytes.subarray(-65_557).includes(Buffer.from('PK\u0005\u0006', 'latin1'))
}

/** Whether the ending of the name fits: none at all, any image's for an image (phones mix them up), .pdf for a PDF. */
export function nameFits(name: string, kind: TakenKind): boolean {
  const ending = /\.([^./\\]{1,10})$/.exec(name.trim())?.[1]?.toLowerCase()
  if (ending === undefined) return true
  return kind === 'pdf' ? ending === 'pdf' : imageEndings.includes(ending)
}

function looksLikeMarkup(bytes: Buffer): boolean {
  const text = /^(fffe|feff)/.test(bytes.toString('hex', 0, 2))
    ? bytes.toString('latin1', 2, 1024).replaceAll('\u0000', '')
    : bytes.toString('latin1', 0, 1024)
  return /^[\s\u00ef\u00bb\u00bf]*<[!?a-z]/i.test(text) || /<(svg|html|script)[\s>]/i.test(text)
}
