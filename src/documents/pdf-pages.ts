/** The pages of a PDF for showing: words and pictures at their places, by pdf.js, without drawing anything. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { PDFPageProxy } from 'unpdf/pdfjs'
import { product, wordsOnPage } from './invoice/pdf-words.ts'
import type { PageSource, PictureSource, Placement } from './page-sketch.ts'

const mostPixels = 30_000_000
/** Steps of drawing that are looked through for pictures; a page of a scan has a dozen. */
const mostSteps = 200_000

/** How many pages there are, and the first of them one after the other. Throws when the PDF cannot be opened or is locked. */
export async function openPdfPages(
  bytes: Uint8Array,
): Promise<{ count: number; page: (at: number) => Promise<PageSource>; close: () => Promise<void> }> {
  // pdf.js takes the buffer for itself.
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
    maxImageSize: mostPixels,
  })
  return {
    count: document.numPages,
    async page(at) {
      const page = await document.getPage(at + 1)
      const words = await wordsOnPage(page)
      return { ...words, pictures: () => picturesOn(page) }
    },
    close: () => document.loadingTask.destroy(),
  }
}

async function* picturesOn(page: PDFPageProxy): AsyncGenerator<PictureSource> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const start = page.getViewport({ scale: 1 }).transform as number[]
  const saved: number[][] = []
  let now = start
  for (const [at, step] of fnArray.slice(0, mostSteps).entries()) {
    const args = argsArray[at] as unknown[]
    if (step === OPS.save) saved.push(now)
    else if (step === OPS.restore || step === OPS.paintFormXObjectEnd) now = saved.pop() ?? start
    else if (step === OPS.transform) now = product(now, args as number[])
    else if (step === OPS.paintFormXObjectBegin) {
      saved.push(now)
      if (Array.isArray(args[0])) now = product(now, args[0] as number[])
    } else if (step === OPS.paintImageXObject || step === OPS.paintInlineImageXObject) {
      const picture = rawOf(typeof args[0] === 'string' ? await kept(page, args[0]) : args[0])
      // A picture of a PDF stands on its head in the unit square.
      yield { picture, place: product(now, [1, 0, 0, -1, 0, 1]) as unknown as Placement }
    }
  }
  // What was unpacked for this page is let go.
  page.cleanup()
}

/** Pictures of one page lie with the page, those of several with the document. */
const kept = (page: PDFPageProxy, name: string): Promise<unknown> =>
  new Promise((resolve) => {
    const shelf = name.startsWith('g_') ? page.commonObjs : page.objs
    shelf.get(name, resolve)
  })

/** As pdf.js holds them: one bit a pixel, three bytes, four bytes. */
function rawOf(image: unknown): PictureSource['picture'] {
  const { width, height, kind, data } = (image ?? {}) as {
    width?: number
    height?: number
    kind?: number
    data?: Uint8Array
  }
  if (!width || !height || !data || width * height > mostPixels) return null
  const channels = ({ 1: 1, 2: 3, 3: 4 } as const)[kind ?? 0]
  if (!channels) return null
  const pixels = channels === 1 ? widen(data, width, height) : data
  return pixels.length >= width * height * channels
    ? { kind: 'raw', pixels: pixels.subarray(0, width * height * channels), width, height, channels }
    : null
}

function widen(bits: Uint8Array, width: number, height: number): Uint8Array {
  const row = Math.ceil(width / 8)
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[y * width + x] = (bits[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0
  return out
}
