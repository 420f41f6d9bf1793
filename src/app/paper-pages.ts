/** The pages of a paper as a sketch. Seeing them is seeing the paper: the same walls, the same line in the access log. */
import type { PaperPages } from '#contract/pages.ts'
import { readPages } from '#documents/read-pages.ts'
import type { Ask } from './context.ts'
import { getPaper } from './papers.ts'

export type PagesResult =
  | { readonly ok: true; readonly pages: PaperPages }
  /** `no-pages`: a kind of file that has none to be drawn. */
  | { readonly ok: false; readonly code: 'busy' | 'damaged' | 'too-hard' | 'no-pages' }

/** Throws as getPaper does. */
export async function getPaperPages(ask: Ask, paperId: string): Promise<PagesResult> {
  const { bytes, mediaType } = await getPaper(ask, paperId)
  if (mediaType !== 'application/pdf' && mediaType !== 'application/ofd') return { ok: false, code: 'no-pages' }
  const read = await readPages(bytes)
  if (!read.ok)
    return { ok: false, code: read.code === 'busy' ? 'busy' : read.code === 'failed' ? 'damaged' : 'too-hard' }
  const { pages, count, picturesLeftOut } = read.sketch
  return {
    ok: true,
    pages: {
      count,
      picturesLeftOut,
      pages: pages.map(({ width, height, words, pictures }) => ({
        width,
        height,
        words: [...words],
        pictures: pictures.map((picture) => ({
          mediaType: picture.mediaType,
          base64: Buffer.from(picture.bytes.buffer, picture.bytes.byteOffset, picture.bytes.length).toString('base64'),
          place: [...picture.place],
        })),
      })),
    },
  }
}
