/** The list at the end of a ZIP, read without unpacking anything: what its entries say of themselves. */

export interface ZipEntry {
  /** As written, with forward slashes. */
  readonly name: string
  readonly encrypted: boolean
  /** A link of a file system instead of a file. */
  readonly link: boolean
  readonly packed: number
  readonly unpacked: number
  /** Where its bytes begin, header included. */
  readonly start: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const endLength = 22
const entryLength = 46
/** Nothing that a bill needs; whoever writes more hides something. */
const mostEntries = 5_000

/** Null for what is no plain ZIP from its first to its last byte: one with something behind it, in several parts, or of the 64-bit kind. */
export function zipDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = bytes.length - endLength
  if (end < 0 || bytes.readUInt32LE(end) !== endMark || bytes.readUInt16LE(end + 20) !== 0) return null
  const count = bytes.readUInt16LE(end + 10)
  const size = bytes.readUInt32LE(end + 12)
  const begin = bytes.readUInt32LE(end + 16)
  if (count > mostEntries || begin + size !== end) return null
  const entries: ZipEntry[] = []
  let at = begin
  for (let index = 0; index < count; index++) {
    if (at + entryLength > end || bytes.readUInt32LE(at) !== entryMark) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + entryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) return null
    entries.push({
      name: bytes.toString('utf8', at + entryLength, at + entryLength + nameLength).replaceAll('\\', '/'),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      link: ((bytes.readUInt32LE(at + 38) >>> 16) & 0o170000) === 0o120000,
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      start: bytes.readUInt32LE(at + 42),
    })
    at = next
  }
  return at === end ? entries : null
}
