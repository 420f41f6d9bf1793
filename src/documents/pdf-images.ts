/**
 * The pictures inside a PDF, for the QR reader: invoices carry their code as one. JPEG streams are handed on as they are, Flate ones are
 * unpacked when they are plain grey, colour or black and white. Codes that are drawn as lines, and what is written in other ways, are not found.
 */
import { inflateSync } from 'node:zlib'

export type PdfImage =
  | { readonly kind: 'jpeg'; readonly bytes: Buffer }
  | {
      readonly kind: 'raw'
      readonly pixels: Buffer
      readonly width: number
      readonly height: number
      readonly channels: 1 | 3
    }

const mostImages = 40
/** Streams that call themselves pictures and are none count as well: each costs an attempt at unpacking it. */
const mostTried = 400
const mostPixels = 30_000_000
/** Of all that are unpacked. */
const mostPixelsTogether = 90_000_000
const opening = />>\s*stream\r?\n/g

/** At most 40 pictures, in the order of the file, each unpacked when it is asked for; never throws for content. */
export function* imagesOf(pdf: Buffer): Generator<PdfImage> {
  const text = pdf.toString('latin1')
  let count = 0
  let tried = 0
  let pixels = 0
  let at = 0
  while (count < mostImages && tried < mostTried && pixels < mostPixelsTogether) {
    opening.lastIndex = at
    const match = opening.exec(text)
    if (!match) return
    const start = match.index + match[0].length
    const end = text.indexOf('endstream', start)
    // Without an end here there is none further on: looking for it again and again takes hours.
    if (end < 0) return
    at = end
    const dictionary = dictionaryBefore(text, match.index)
    if (!/\/Subtype\s*\/Image\b/.test(dictionary)) continue
    tried++
    const image = imageOf(dictionary, pdf.subarray(start, end))
    if (!image) continue
    count++
    if (image.kind === 'raw') pixels += image.width * image.height
    yield image
  }
}

/** From the last `obj` before the stream. */
function dictionaryBefore(text: string, index: number): string {
  const near = text.slice(Math.max(0, index - 4000), index)
  return near.slice(near.lastIndexOf(' obj') + 4)
}

function imageOf(dictionary: string, data: Buffer): PdfImage | null {
  if (/\/DCTDecode\b/.test(dictionary)) return /\/FlateDecode\b/.test(dictionary) ? null : { kind: 'jpeg', bytes: data }
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*[\]/>\s]/.test(`${dictionary} `)) return null
  const width = numberOf(dictionary, 'Width')
  const height = numberOf(dictionary, 'Height')
  if (!width || !height || width * height > mostPixels) return null
  const bits = /\/ImageMask\s+true/.test(dictionary) ? 1 : (numberOf(dictionary, 'BitsPerComponent') ?? 8)
  const unpacked = unpack(data, width * height * 4 + height)
  if (!unpacked) return null
  const row = (channels: number) => Math.ceil((width * channels * bits) / 8)
  for (const channels of [3, 1] as const) {
    const predicted = numberOf(dictionary, 'Predictor') ?? 1
    const plain = predicted >= 10 ? undoPng(unpacked, row(channels), Math.max(1, (channels * bits) / 8)) : unpacked
    // How many channels there are follows from the length: the colour space may be an indirect object.
    if (plain.length !== row(channels) * height) continue
    if (bits === 8) return { kind: 'raw', pixels: plain, width, height, channels }
    if (bits === 1 && channels === 1)
      return { kind: 'raw', pixels: widen(plain, width, height), width, height, channels: 1 }
  }
  return null
}

const numberOf = (dictionary: string, name: string): number | undefined => {
  const found = new RegExp(`/${name}\\s+(\\d{1,6})(?!\\s+\\d+\\s+R)`).exec(dictionary)?.[1]
  return found === undefined ? undefined : Number(found)
}

function unpack(data: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: most })
  } catch {
    return null
  }
}

/** Takes back the line filters of PNG, which PDF may put before Flate (predictors 10–15). */
function undoPng(data: Buffer, row: number, step: number): Buffer {
  const lines = Math.floor(data.length / (row + 1))
  const out = Buffer.alloc(lines * row)
  for (let y = 0; y < lines; y++) {
    const filter = data[y * (row + 1)]!
    for (let x = 0; x < row; x++) {
      const at = y * row + x
      const left = x >= step ? out[at - step]! : 0
      const up = y > 0 ? out[at - row]! : 0
      const corner = x >= step && y > 0 ? out[at - row - step]! : 0
      out[at] = data[y * (row + 1) + 1 + x]! + predicted(filter, left, up, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** One bit a pixel to one byte a pixel. Inverted masks need no care: the reader tries both. */
function widen(bits: Buffer, width: number, height: number): Buffer {
  const row = Math.ceil(width / 8)
  const out = Buffer.alloc(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[y * width + x] = (bits[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0
  return out
}
