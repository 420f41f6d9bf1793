/**
 * A ZIP archive from a stranger, read by its directory and within limits: no encryption, no ZIP64, no name twice, no two entries over
 * the same bytes (the bombs of a few kilobytes), and nothing unpacks to more than its directory says.
 */
import { inflateRawSync } from 'node:zlib'

export interface ZipLimits {
  readonly entries: number
  /** Of all entries together, unpacked. */
  readonly unpacked: number
}

export interface ZipEntry {
  /** As written, with forward slashes and without a leading one. A name only: nothing here is ever written to a disk. */
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

/** The entries as the directory lists them, folders left out. Throws for what is no archive or goes beyond the limits. */
export function listZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  if (count > limits.entries) throw new Error('ZIP with too many entries')
  const entries: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  let unpacked = 0
  for (let number = 0; number < count; number++) {
    if (at + 46 > end || file.readUInt32LE(at) !== entryMark) throw new Error('ZIP with a broken directory')
    const flags = file.readUInt16LE(at + 8)
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const entry = {
      name: nameOf(file.subarray(at + 46, at + 46 + nameLength)),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    }
    if (flags & 1) throw new Error('ZIP with encrypted entries')
    if ([entry.packed, entry.size, entry.offset].includes(0xffff_ffff)) throw new Error('ZIP64 is not read')
    unpacked += entry.size
    if (unpacked > limits.unpacked) throw new Error('ZIP unpacks to too much')
    if (!/[\\/]$/.test(entry.name)) entries.push(entry)
    at += 46 + nameLength + extra + comment
  }
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw new Error('ZIP with a name twice')
  let free = 0
  for (const { offset, packed } of entries.toSorted((one, other) => one.offset - other.offset)) {
    if (offset < free) throw new Error('ZIP whose entries overlap')
    free = offset + 30 + packed
  }
  return entries
}

/** What is in one entry. Throws when it is damaged or unpacks to another length than the directory says. */
export function unzip(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const { offset, packed, size, method } = entry
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== localMark) throw new Error('ZIP with a broken entry')
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + packed > file.length) throw new Error('ZIP cut short')
  const data = file.subarray(start, start + packed)
  if (method !== 0 && method !== 8) throw new Error(`ZIP method ${method} is not read`)
  const content = method === 0 ? data : size === 0 ? Buffer.alloc(0) : inflateRawSync(data, { maxOutputLength: size })
  if (content.length !== size) throw new Error('ZIP whose sizes are wrong')
  return content
}

/** Where the end record begins: the last one, before a comment of at most 65,535 bytes. */
function endOf(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--)
    if (file[at] === 0x50 && file.readUInt32LE(at) === endMark) return at
  throw new Error('no ZIP')
}

/** UTF-8 where it is that, whatever the flags say; else GBK, which Chinese programs write unannounced. */
function nameOf(raw: Buffer): string {
  const utf8 = raw.toString('utf8')
  const name = utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(raw) : utf8
  return name.replaceAll('\\', '/').replace(/^\/+/, '')
}
