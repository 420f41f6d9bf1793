/** ZIPs written field by field, so that every field may lie. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface Entry {
  readonly name: string | Buffer
  readonly data?: Uint8Array
  /** 8 deflates the data unless `raw` is given. */
  readonly method?: number
  /** Stands in the archive in place of the data. */
  readonly raw?: Uint8Array
  /** Sizes that the directory and the local header claim. */
  readonly size?: number
  readonly packed?: number
  readonly flags?: number
  readonly crc?: number
  /** Unix mode in the upper half. */
  readonly attributes?: number
  /** Where the directory says it begins. */
  readonly offset?: number
  readonly localName?: string
  readonly extra?: Buffer
}

interface Lies {
  readonly prefix?: Buffer
  readonly comment?: Buffer
  readonly count?: number
  readonly disk?: number
  readonly directory?: number
  readonly end?: Buffer
}

const number = (size: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntLE(value, 0, size)
  return bytes
}
const joined = (...fields: readonly (readonly [2 | 4, number] | Buffer)[]): Buffer =>
  Buffer.concat(fields.map((field) => (Buffer.isBuffer(field) ? field : number(field[0], field[1]))))

export function zipOf(entries: readonly Entry[], lies: Lies = {}): Buffer {
  const parts: Buffer[] = [lies.prefix ?? Buffer.alloc(0)]
  const directory: Buffer[] = []
  let at = parts[0]!.length
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? Buffer.alloc(0))
    const method = entry.method ?? 8
    const raw = Buffer.from(entry.raw ?? (method === 8 ? deflateRawSync(data) : data))
    const name = Buffer.from(entry.name)
    const local = entry.localName === undefined ? name : Buffer.from(entry.localName)
    const size = entry.size ?? data.length
    const packed = entry.packed ?? raw.length
    const common = (length: number, extra: number): Buffer =>
      joined(
        [2, entry.flags ?? 0x800],
        [2, method],
        [4, 0],
        [4, entry.crc ?? crc32(data)],
        [4, packed],
        [4, size],
        [2, length],
        [2, extra],
      )
    const head = joined([4, 0x04034b50], [2, 20], common(local.length, 0), local)
    parts.push(head, raw)
    const extra = entry.extra ?? Buffer.alloc(0)
    directory.push(
      joined(
        [4, 0x02014b50],
        [2, 0x0314],
        [2, 20],
        common(name.length, extra.length),
        [2, 0],
        [2, 0],
        [2, 0],
        [4, entry.attributes ?? 0],
        [4, entry.offset ?? at],
        name,
        extra,
      ),
    )
    at += head.length + raw.length
  }
  const list = Buffer.concat(directory)
  const comment = lies.comment ?? Buffer.alloc(0)
  const count = lies.count ?? entries.length
  const end = joined(
    [4, 0x06054b50],
    [2, lies.disk ?? 0],
    [2, 0],
    [2, count % 65_536],
    [2, count % 65_536],
    [4, list.length],
    [4, lies.directory ?? at],
    [2, comment.length],
    comment,
  )
  return Buffer.concat([...parts, list, lies.end ?? end])
}

/** A deflated stream that unpacks to so many times ten megabytes of `fill`, made without unpacking it: each is 10 kB. */
export function bombStream(times: number, fill = 0x20): Buffer {
  const piece = deflateRawSync(Buffer.alloc(10_000_000, fill), { finishFlush: constants.Z_FULL_FLUSH, level: 9 })
  return Buffer.concat([...Array<Buffer>(times).fill(piece), Buffer.from([3, 0])])
}
