/** The pages of a PDF or OFD as a sketch: words and pictures at their places. The file itself is what counts. */
import { z } from 'zod'
import { Uuid } from './common.ts'
import { centrePosts, route } from './route.ts'

/** Sizes in CSS pixels. */
export const PaperPage = z.object({
  width: z.number(),
  height: z.number(),
  /** Left and right edge, base line from the top, height of the characters. */
  words: z.array(
    z.object({ text: z.string(), left: z.number(), right: z.number(), base: z.number(), size: z.number() }),
  ),
  pictures: z.array(
    z.object({
      mediaType: z.enum(['image/png', 'image/jpeg']),
      base64: z.string(),
      /** Matrix by which the unit square, its top first, comes to lie on the page. */
      place: z.array(z.number()).length(6),
    }),
  ),
})
export type PaperPage = z.infer<typeof PaperPage>

export const PaperPages = z.object({
  pages: z.array(PaperPage),
  /** Pages there are; the first twenty are given. */
  count: z.int(),
  picturesLeftOut: z.boolean(),
})
export type PaperPages = z.infer<typeof PaperPages>

export const pages = {
  get: route({
    method: 'GET',
    path: '/api/papers/:paperId/pages',
    summary:
      'A sketch of the first twenty pages of a PDF or OFD: words and pictures at their places; reading is logged',
    access: 'staff',
    roles: centrePosts,
    params: z.object({ paperId: Uuid }),
    answer: PaperPages,
  }),
}
