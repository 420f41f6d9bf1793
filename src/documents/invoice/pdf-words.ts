/** The texts of a PDF with their places, read by pdf.js without drawing anything. */
import { getDocumentProxy } from 'unpdf'
import { plainCharacters } from './invoice.ts'
import { wordCounter, type Word, type WordPage } from './placed-words.ts'

const mostPages = 60

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
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const words = items.flatMap((item): Word[] => {
        if (!('str' in item) || item.str.trim() === '') return []
        const place = product(transform as number[], item.transform as number[])
        const [a = 1, b = 0, , d = 1, left = 0, base = 0] = place
        // Text on its side is decoration here; the page's own turn is in the transform.
        if (Math.abs(b) > Math.abs(a)) return []
        return [{ text: plainCharacters(item.str.trim()), left, right: left + item.width, base, size: Math.abs(d) }]
      })
      count(words)
      pages.push({ width, height, words })
    }
  } finally {
    await document.loadingTask.destroy()
  }
  return pages
}

/** The second transform, then the first; each as the six numbers of PDF. */
function product(one: readonly number[], other: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
