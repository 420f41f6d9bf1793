/**
 * Child module: the pages of a PDF or OFD as what stands on them, to be drawn again by whoever shows them: words and pictures with their
 * places. A sketch of the layout and no more: fonts, lines, seals and colours are left out, and pictures are written anew.
 */
import sharp from 'sharp'
import { isOfd } from './invoice/ofd-package.ts'
import { wordCounter, type Word, type WordPage } from './invoice/placed-words.ts'
import { ofdPages } from './ofd-pages.ts'
import { openPdfPages } from './pdf-pages.ts'

/** Where the unit square of a picture, its first line on top, comes to lie on the page: the six numbers of a matrix. */
export type Placement = readonly [number, number, number, number, number, number]

export interface PictureSource {
  /** Null: there is one, of a kind that is not decoded. */
  readonly picture:
    | null
    | { readonly kind: 'file'; readonly bytes: Uint8Array }
    | {
        readonly kind: 'raw'
        readonly pixels: Uint8Array
        readonly width: number
        readonly height: number
        readonly channels: 1 | 3 | 4
      }
  readonly place: Placement
}
export interface PageSource extends WordPage {
  /** Looked for when the words were not too many; one after the other, for a scanned page unpacked is 25 MB. */
  readonly pictures: () => AsyncIterable<PictureSource>
}

interface SketchPicture {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  readonly place: Placement
}
/** Sizes in pixels of a screen, 96 to an inch. */
interface SketchPage {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
  readonly pictures: readonly SketchPicture[]
}
interface Sketch {
  readonly pages: readonly SketchPage[]
  /** Pages there are, of which the first are given. */
  readonly count: number
  /** Some pictures were left out: damaged, of a kind we do not decode, or beyond the bounds. */
  readonly picturesLeftOut: boolean
}

const mostSketchPages = 20
const mostPictures = 60
/** Of all pictures together, as they go to the screen. */
const mostPictureBytes = 8_000_000
/** Longest side of a picture: a page of paper at 200 points an inch. */
const mostSide = 2_200
/** After so long no further page is searched for pictures: its words are still shown. A page scanned at 300 dpi takes about a second. */
const pictureMillis = 15_000
const input = { failOn: 'none', limitInputPixels: 30_000_000 } as const
/** Longest side of a page that is drawn, in its own unit; a sheet of A0 has 3,370 points. */
const mostLength = 20_000

sharp.cache(false)
sharp.concurrency(1)

/**
 * The sketch as the JSON that goes to the screen (`PaperPages` of the contract), pictures in it as base64: made here, because the server
 * must not spend its time on megabytes of text. Throws when the file cannot be read, or says more than a bill does.
 */
export async function run({ bytes }: { readonly bytes: Uint8Array }): Promise<{ readonly bytes: Uint8Array }> {
  const sketch = await sketchOf(bytes)
  const pages = sketch.pages.map((page) => ({
    ...page,
    pictures: page.pictures.map(({ mediaType, bytes: content, place }) => ({
      mediaType,
      base64: Buffer.from(content.buffer, content.byteOffset, content.length).toString('base64'),
      place,
    })),
  }))
  return { bytes: Buffer.from(JSON.stringify({ ...sketch, pages })) }
}

async function sketchOf(bytes: Uint8Array): Promise<Sketch> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const sketched = sketcher()
  if (isOfd(content)) {
    const { count, pages } = ofdPages(content, mostSketchPages)
    // A millimetre is 96 / 25.4 pixels.
    const done: SketchPage[] = []
    for (const page of pages) done.push(await sketched.page(page, 96 / 25.4))
    return { pages: done, count, picturesLeftOut: sketched.leftOut() }
  }
  // pdf.js would look for something like a PDF in twenty megabytes of anything, and use up its memory.
  if (content.toString('latin1', 0, 5) !== '%PDF-') throw new Error('neither PDF nor OFD')
  const pdf = await openPdfPages(content)
  try {
    const pages: SketchPage[] = []
    for (let at = 0; at < Math.min(pdf.count, mostSketchPages); at++)
      pages.push(await sketched.page(await pdf.page(at), 96 / 72))
    return { pages, count: pdf.count, picturesLeftOut: sketched.leftOut() }
  } finally {
    await pdf.close()
  }
}

function sketcher() {
  const countWords = wordCounter()
  let pictures = 0
  let size = 0
  let left = false
  const until = performance.now() + pictureMillis

  /** A letterhead stands on every page: what was written anew once is not written again. */
  const written = new WeakMap<Uint8Array, Promise<Pick<SketchPicture, 'mediaType' | 'bytes'>>>()

  async function writeAnew(
    picture: NonNullable<PictureSource['picture']>,
  ): Promise<Pick<SketchPicture, 'mediaType' | 'bytes'>> {
    const read =
      picture.kind === 'file'
        ? sharp(picture.bytes, input)
        : sharp(picture.pixels, { raw: { width: picture.width, height: picture.height, channels: picture.channels } })
    const plain = read.resize(mostSide, mostSide, { fit: 'inside', withoutEnlargement: true }).toColourspace('srgb')
    const { hasAlpha, width, height } = await read.metadata()
    // What is small or seen through stays sharp; a photograph is told by its size.
    const asPng = hasAlpha || width * height < 250_000
    const bytes = await (asPng ? plain.png({ compressionLevel: 6 }) : plain.jpeg({ quality: 82 })).toBuffer()
    return { mediaType: asPng ? 'image/png' : 'image/jpeg', bytes }
  }

  async function clean({ picture, place }: PictureSource, scale: number): Promise<SketchPicture | null> {
    if (!picture || pictures >= mostPictures || size >= mostPictureBytes || !place.every(Number.isFinite)) return null
    pictures += 1
    const key = picture.kind === 'file' ? picture.bytes : picture.pixels
    const writing = written.get(key) ?? writeAnew(picture)
    written.set(key, writing)
    const { mediaType, bytes } = await writing
    if (size + bytes.length > mostPictureBytes) return null
    size += bytes.length
    const [a, b, c, d, e, f] = place
    return {
      mediaType,
      bytes,
      place: [
        rounded(a * scale),
        rounded(b * scale),
        rounded(c * scale),
        rounded(d * scale),
        rounded(e * scale),
        rounded(f * scale),
      ],
    }
  }

  return {
    leftOut: () => left,
    async page(page: PageSource, scale: number): Promise<SketchPage> {
      if (!(page.width > 0 && page.height > 0 && page.width <= mostLength && page.height <= mostLength))
        throw new Error('a page without a size')
      countWords(page.words)
      const cleaned: SketchPicture[] = []
      const late = performance.now() > until
      if (late) left = true
      for await (const source of late ? [] : page.pictures()) {
        const picture = await clean(source, scale).catch(() => null)
        if (picture) cleaned.push(picture)
        else left = true
      }
      const words = page.words.filter((word) => [word.left, word.right, word.base, word.size].every(Number.isFinite))
      return {
        width: rounded(page.width * scale),
        height: rounded(page.height * scale),
        words: words.map((word) => ({
          text: word.text,
          left: rounded(word.left * scale),
          right: rounded(word.right * scale),
          base: rounded(word.base * scale),
          size: rounded(word.size * scale),
        })),
        pictures: cleaned,
      }
    },
  }
}

/** To a hundredth of a pixel: a page of figures goes over the line. */
const rounded = (length: number): number => Math.round(length * 100) / 100
