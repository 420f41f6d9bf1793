/** The pages of a paper as a sketch. Seeing them is seeing the paper: the same walls, the same line in the access log. */
import { readPages } from '#documents/read-pages.ts'
import type { Ask } from './context.ts'
import { getPaper } from './papers.ts'

export type PagesResult =
  /** `PaperPages` of the contract, written out already: the server does not spend its time on megabytes of text. */
  | { readonly ok: true; readonly json: Buffer }
  /** `no-pages`: a kind of file that has none to be drawn. */
  | { readonly ok: false; readonly code: 'busy' | 'damaged' | 'too-hard' | 'no-pages' }

/** Throws as getPaper does. */
export async function getPaperPages(ask: Ask, paperId: string): Promise<PagesResult> {
  const { bytes, mediaType } = await getPaper(ask, paperId)
  if (mediaType !== 'application/pdf' && mediaType !== 'application/ofd') return { ok: false, code: 'no-pages' }
  const read = await readPages(bytes)
  if (read.ok) return read
  return { ok: false, code: read.code === 'busy' ? 'busy' : read.code === 'failed' ? 'damaged' : 'too-hard' }
}
