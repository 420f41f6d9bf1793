/**
 * A ZIP archive from a stranger, unpacked within limits: no encryption, no ZIP64, no name twice, no two entries over the same bytes (the
 * bombs of a few kilobytes), and nothing unpacks to more than its directory says.
 */
import { inflateRawSync } from 'node:zlib'
import { zipDirectory, type ZipEntry } from './zip-directory.ts'

export interface ZipLimits {
  readonly entries: number
  /** Of all entries together, unpacked. */
  readonly unpacked: number
}

const localMark = 0x04034b50
const localLength = 30

/** The entries, folders left out, names without a leading slash. Throws for what is no archive or goes beyond the limits. */
export function listZip(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const directory = zipDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (!directory) throw new Error('no ZIP')
  if (directory.length > limits.entries) throw new Error('ZIP with too many entries')
  if (directory.some(({ encrypted }) => encrypted)) throw new Error('ZIP with encrypted entries')
  if (directory.reduce((sum, entry) => sum + entry.unpacked, 0) > limits.unpacked)
    throw new Error('ZIP unpacks to too much')
  const entries = directory
    .filter(({ name }) => !name.endsWith('/'))
    .map((entry) => ({ ...entry, name: entry.name.replace(/^\/+/, '') }))
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw new Error('ZIP with a name twice')
  let free = 0
  for (const { start, packed } of entries.toSorted((one, other) => one.start - other.start)) {
    if (start < free) throw new Error('ZIP whose entries overlap')
    free = start + localLength + packed
  }
  return entries
}

/** What is in one entry. Throws when it is damaged or unpacks to another length than the directory says. */
export function unzip(bytes: Uint8Array, { start, packed, unpacked }: ZipEntry): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (start + localLength > file.length || file.readUInt32LE(start) !== localMark)
    throw new Error('ZIP with a broken entry')
  const method = file.readUInt16LE(start + 8)
  const from = start + localLength + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
  if (from + packed > file.length) throw new Error('ZIP cut short')
  const data = file.subarray(from, from + packed)
  if (method !== 0 && method !== 8) throw new Error(`ZIP method ${method} is not read`)
  const content =
    method === 0 ? data : unpacked === 0 ? Buffer.alloc(0) : inflateRawSync(data, { maxOutputLength: unpacked })
  if (content.length !== unpacked) throw new Error('ZIP whose sizes are wrong')
  return content
}
