/**
 * Child module: the QR codes on a picture (or on the pictures in a PDF), as text. First as it is; then, while nothing is found and time is left, as the eye would
 * help itself: larger, harder, softer, turned a little. Only QR codes, because a barcode without strong error correction reads falsely.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import { imagesOf, type PdfImage } from './pdf-images.ts'
import { withoutNotes } from './png-chunks.ts'
import { textOfCode } from './qr-text.ts'

export interface ScanRequest {
  readonly bytes: Uint8Array
  /** No further look is begun after so many milliseconds. */
  readonly budgetMs: number
}

type Look = readonly [prepare: (picture: Sharp) => Sharp, options: ReaderOptions]

sharp.cache(false)
sharp.concurrency(1)
// By default the module would be fetched from a public host at the first reading.
const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
const ready = prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer },
  fireImmediately: true,
})

const base: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 64,
}
/** Longest side that is looked at in full: 12 million pixels of a phone are 4,000 × 3,000. */
const mostSide = 4_200
/** How long after the budget another picture of a PDF is still begun. */
const patienceMs = 3_000
const paper = '#fff'
const input = { failOn: 'none', limitInputPixels: 50_000_000 } as const

// Chosen by what each one alone still finds on hard photos; most fruitful first.
const looks: readonly Look[] = [
  [(picture) => picture.blur(1.5), {}],
  [(picture) => picture.normalise(), { binarizer: 'GlobalHistogram' }],
  [(picture) => picture.rotate(-15, { background: paper }), {}],
  [(picture) => picture.threshold(160), { binarizer: 'FixedThreshold' }],
  [(picture) => picture.threshold(200), { binarizer: 'FixedThreshold' }],
  [(picture) => picture.rotate(30, { background: paper }), {}],
  [(picture) => picture.resize(800, 800, { fit: 'inside' }), { binarizer: 'GlobalHistogram', tryDenoise: true }],
  [(picture) => picture.threshold(100), { binarizer: 'FixedThreshold' }],
  [(picture) => picture.blur(3), { binarizer: 'GlobalHistogram' }],
  [(picture) => picture.median(5), {}],
]

/** Every different text on a picture or on the pictures of a PDF, in the order found. Throws when the picture cannot be decoded. */
export async function run({ bytes, budgetMs }: ScanRequest): Promise<{ readonly texts: string[] }> {
  const until = performance.now() + budgetMs
  await ready
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (content.toString('latin1', 0, 5) !== '%PDF-')
    return { texts: await textsOn(sharp(withoutNotes(content), input).autoOrient(), until) }
  const texts = new Set<string>()
  for (const image of imagesOf(content)) {
    // Of many large pictures the first are looked at: forty of them would take a minute.
    if (performance.now() > until + patienceMs) break
    const picture = image.kind === 'jpeg' ? sharp(image.bytes, input) : framed(image)
    for (const text of await textsOn(picture, until).catch(() => [])) texts.add(text)
  }
  return { texts: [...texts] }
}

/** Codes in a PDF are often cut out to the very edge; a reader needs the white around them. */
function framed({ pixels, width, height, channels }: PdfImage & { kind: 'raw' }): Sharp {
  const edge = Math.ceil(Math.max(width, height) / 8)
  const scale = width < 400 ? Math.ceil(400 / width) : 1
  return sharp(pixels, { raw: { width, height, channels } })
    .resize(width * scale, height * scale, { kernel: 'nearest', fit: 'fill' })
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: paper })
}

async function textsOn(upright: Sharp, until: number): Promise<string[]> {
  const flat = upright.flatten({ background: paper }).toColourspace('srgb')
  const { data, info } = await flat
    .resize(mostSide, mostSide, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const texts = new Set(await look(sharp(data, { raw }), base))

  const side = Math.max(info.width, info.height)
  // A small picture is enlarged even when something was found: of two codes the smaller one may have been missed.
  const scale = side <= 1_000 ? 2 : side <= 1_600 ? 1.5 : 1_600 / side
  const [width, height] = [Math.round(info.width * scale), Math.round(info.height * scale)]
  const grey = await sharp(data, { raw })
    .resize(width, height, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const scaled = () => sharp(grey.data, { raw: { width, height, channels: grey.info.channels } })
  for (const text of await look(scaled(), base)) texts.add(text)

  // Nothing readable is so narrow (21 modules of two pixels), and the filters need their windows.
  if (Math.min(width, height) < 42) return [...texts]
  for (const [prepare, options] of looks) {
    if (texts.size > 0 || performance.now() > until) break
    for (const text of await look(prepare(scaled()), { ...base, ...options })) texts.add(text)
  }
  return [...texts]
}

async function look(picture: Sharp, options: ReaderOptions): Promise<string[]> {
  const { data, info } = await picture.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const image = {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb' as const,
  }
  const found = await readBarcodes(image as Parameters<typeof readBarcodes>[0], options)
  return found
    .filter(({ isValid }) => isValid)
    .map(textOfCode)
    .filter((text) => text !== '')
}
