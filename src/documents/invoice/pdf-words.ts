/** The texts of a PDF with their places, read by pdf.js without drawing anything. */
import { getDocumentProxy } from 'unpdf'
import type { PDFPageProxy } from 'unpdf/pdfjs'
import { plainCharacters } from '#core/people/plain-characters.ts'
import { mostOnPage, wordCounter, type Word, type WordPage } from './placed-words.ts'

const mostPages = 60

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>

/** Every page's words. Throws when the PDF cannot be opened or is locked. */
export async function wordsOfPdf(bytes: Uint8Array): Promise<WordPage[]> {
  // pdf.js takes the buffer for itself.
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  })
  const pages: WordPage[] = []
  const count = wordCounter()
  try {
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const page = await document.getPage(number)
      const read = await wordsOnPage(page)
      count(read.words)
      pages.push(read)
    }
  } finally {
    await document.loadingTask.destroy()
  }
  return pages
}

function wordOf(item: TextContent['items'][number], page: readonly number[]): Word[] {
  if (!('str' in item) || item.str.trim() === '') return []
  const [a = 1, b = 0, , d = 1, left = 0, base = 0] = product(page, item.transform as number[])
  // Text on its side is decoration here; the page's own turn is in the transform.
  if (Math.abs(b) > Math.abs(a)) return []
  return [{ text: plainCharacters(item.str.trim()), left, right: left + item.width, base, size: Math.abs(d) }]
}

/** The words of one page. */
export async function wordsOnPage(page: PDFPageProxy): Promise<WordPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const words: Word[] = []
  // Piece by piece, so that of a million words only some thousand are held; read to its end even then, because pdf.js goes on writing
  // into a stream that was cancelled, and that ends the process.
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    if (words.length <= mostOnPage)
      words.push(...piece.value.items.flatMap((item) => wordOf(item, transform as number[])))
  return { width, height, words }
}

const mostAttached = 20
const mostAttachedBytes = 8_000_000

/** Files attached to a PDF, as they are; none where it cannot say. */
export async function attachmentsOfPdf(bytes: Uint8Array): Promise<Uint8Array[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  try {
    const found: Uint8Array[] = []
    for (const id of [...((await document.getAttachments()) ?? new Map<string, unknown>()).keys()].slice(
      0,
      mostAttached,
    )) {
      const content = await document.getAttachmentContent(id).catch(() => null)
      if (content instanceof Uint8Array && content.length <= mostAttachedBytes) found.push(content)
    }
    return found
  } finally {
    await document.loadingTask.destroy()
  }
}

/** The second transform, then the first; each as the six numbers of PDF. */
export function product(one: readonly number[], other: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
