/**
 * Child module: what is in an OFD or an invoice's XML that does not belong there. They are kept byte for byte, because their seals are worth
 * something, so that what they carry must be harmless as it is: parts of a document, and nothing that runs or unpacks into more.
 */
import { isBillData } from './invoice/bill-data.ts'
import { openOfd } from './invoice/ofd-package.ts'
import { parseXml } from './invoice/xml.ts'
import { zipDirectory, type ZipEntry } from './zip-directory.ts'

export interface DataRequest {
  readonly bytes: Uint8Array
  readonly kind: 'ofd' | 'xml'
}
export type DataFault = 'ofd-locked' | 'ofd-foreign' | 'damaged' | 'too-hard' | 'not-a-bill'

const mostUnpacked = 120_000_000
/** Fifty times smaller is text; a thousand times is a bomb. */
const mostRatio = 400
/** Pages, pictures, fonts, seals and data; no ending: some writers' signature values. */
const partNames =
  /(^|\/)[^/.]+$|\.(xml|png|jpe?g|bmp|gif|tiff?|jb2|jbig2|gb2|ttf|otf|ttc|esl|dat|asn1|cer|crt|sig|xbrl)$/i

export function run({ bytes, kind }: DataRequest): { fault: DataFault | null } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return { fault: kind === 'ofd' ? ofdFault(buffer) : xmlFault(buffer) }
}

function ofdFault(bytes: Buffer): DataFault | null {
  const entries = zipDirectory(bytes)
  if (!entries) return 'damaged'
  if (entries.some(({ encrypted }) => encrypted)) return 'ofd-locked'
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (
    unpacked > mostUnpacked ||
    entries.some((entry) => entry.unpacked > 1_000_000 && entry.unpacked > entry.packed * mostRatio)
  )
    return 'too-hard'
  if (overlap(entries)) return 'ofd-foreign'
  const names = new Set(entries.map(({ name }) => name))
  if (names.size < entries.length || entries.some((entry) => entry.link || !isPart(entry.name))) return 'ofd-foreign'
  try {
    openOfd(bytes)
    return null
  } catch {
    return 'damaged'
  }
}

const isPart = (name: string): boolean =>
  name.length <= 300 &&
  // oxlint-disable-next-line no-control-regex -- a name with control characters is what is looked for
  !/(^|\/)\.\.(\/|$)|^[a-z]:|[\u0000-\u001f]/i.test(name) &&
  (name.endsWith('/') || partNames.test(name))

/** Entries that share their bytes unpack to any size. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const ordered = entries.toSorted((one, other) => one.start - other.start)
  return ordered.some((entry, at) => {
    const next = ordered[at + 1]
    return next !== undefined && entry.start + entry.packed > next.start
  })
}

function xmlFault(bytes: Buffer): DataFault | null {
  try {
    return isBillData(parseXml(bytes)) ? null : 'not-a-bill'
  } catch {
    return 'damaged'
  }
}
