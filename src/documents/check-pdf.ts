/**
 * Child module: whether a PDF may be kept as it is. Refused when it is locked, can act (script, start of programs, sending), or carries
 * other files. Attached XML or XBRL is let through: tickets and vouchers of state bodies carry their own data that way.
 * This looks for the names of such things, also where they are written with #xx or packed into object streams; it is no full parser.
 */
import { inflateSync } from 'node:zlib'

export type PdfFault = 'damaged' | 'pdf-locked' | 'pdf-active' | 'pdf-attachment'

/** What packed object streams may unpack to altogether. */
const mostUnpacked = 48_000_000
const acting = /\/(JavaScript|JS|Launch|RichMedia|Movie|SubmitForm|ImportData|GoToE|XFA|Rendition)(?![A-Za-z0-9_-])/
// Not the name tree /EmbeddedFiles, which writers leave in empty: a file that is there needs one of these.
const attached = /\/(EmbeddedFile|EF|FileAttachment)(?![A-Za-z0-9_-])/
/** The keyword that opens a stream, right behind its dictionary. */
const opening = />>\s*stream\r?\n/g
const locked = /\/Encrypt(?![A-Za-z0-9_-])/

export function run({ bytes }: { readonly bytes: Uint8Array }): { readonly fault: PdfFault | null } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (!/%%EOF\s*[^]{0,1024}$/.test(text.slice(-3000)) || !text.includes('startxref')) return { fault: 'damaged' }
  const outline = outlineOf(text)
  if (outline === null) return { fault: 'damaged' }
  if (locked.test(outline)) return { fault: 'pdf-locked' }
  if (acting.test(outline)) return { fault: 'pdf-active' }
  if (attached.test(outline) && !carriesOnlyData(outline)) return { fault: 'pdf-attachment' }
  return { fault: null }
}

/** The file without the contents of its streams, object streams unpacked, names written plainly; null when it cannot be read. */
function outlineOf(text: string): string | null {
  const parts: string[] = []
  let unpacked = 0
  let at = 0
  for (;;) {
    opening.lastIndex = at
    const begin = (opening.exec(text)?.index ?? -3) + 2
    if (begin < 0) break
    const end = text.indexOf('endstream', begin)
    if (end < 0) return null
    const before = text.slice(at, begin)
    parts.push(before)
    if (/\/Type\s*\/ObjStm/.test(plainNames(before.slice(-2000)))) {
      const inner = unpack(text.slice(begin, end), mostUnpacked - unpacked)
      if (inner === null) return null
      unpacked += inner.length
      parts.push('\n', inner, '\n')
    }
    at = end + 'endstream'.length
  }
  parts.push(text.slice(at))
  return plainNames(parts.join(''))
}

function unpack(stream: string, most: number): string | null {
  const start = /^\s*stream\r?\n/.exec(stream)?.[0].length
  if (start === undefined || most <= 0) return null
  try {
    return inflateSync(Buffer.from(stream.slice(start), 'latin1'), { maxOutputLength: most }).toString('latin1')
  } catch {
    return null
  }
}

/** Names written plainly. In place, byte by byte: a stranger may write seven million characters so, and a string for each takes seconds. */
function plainNames(text: string): string {
  if (!text.includes('#')) return text
  const bytes = Buffer.from(text, 'latin1')
  let to = 0
  for (let from = 0; from < bytes.length; to++) {
    const high = bytes[from] === hash ? hexDigit(bytes[from + 1]) : -1
    const low = high < 0 ? -1 : hexDigit(bytes[from + 2])
    bytes[to] = low < 0 ? bytes[from]! : high * 16 + low
    from += low < 0 ? 1 : 3
  }
  return bytes.toString('latin1', 0, to)
}

const hash = 0x23
const hexDigit = (byte: number | undefined): number =>
  byte === undefined
    ? -1
    : byte >= 0x30 && byte <= 0x39
      ? byte - 0x30
      : (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
        ? (byte | 0x20) - 0x57
        : -1

/** Whether there are file names and every one of them ends in .xml or .xbrl. Looks at each byte once: a stranger chose them. */
function carriesOnlyData(outline: string): boolean {
  const spec = /\/Type\s*\/F(?:ilespec)?(?![A-Za-z])|\/EF\s*<</.exec(outline)
  if (!spec || !outline.includes('>>', spec.index)) return false
  const begins = /\/U?F\s*([(<])/g
  const names: string[] = []
  for (let begin = begins.exec(outline); begin; begin = begins.exec(outline)) {
    const rest = begin[1] === '(' ? /((?:\\[^]|[^\\)])*)\)/y : /([0-9a-fA-F\s]*)>/y
    rest.lastIndex = begins.lastIndex
    const name = rest.exec(outline)
    if (name) {
      begins.lastIndex = rest.lastIndex
      names.push(begin[1] === '(' ? nameIn(name[1], undefined) : nameIn(undefined, name[1]))
    } else if (begin[1] === '(') return false
  }
  return names.length > 0 && names.every((name) => /\.(xml|xbrl)$/i.test(name))
}

function nameIn(written: string | undefined, hex: string | undefined): string {
  const raw = hex === undefined ? (written ?? '') : Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1')
  return raw.startsWith('\u00fe\u00ff') ? raw.slice(2).replaceAll('\u0000', '') : raw
}
