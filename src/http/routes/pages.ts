import { pages as routes, type PaperPages } from '#contract/pages.ts'
import { getPaperPages } from '#app/paper-pages.ts'
import { pageWords } from '#words/pages.ts'
import { mount, type Mounting } from '../mount.ts'
import { ProblemAnswer } from '../problems.ts'

export function pageRoutes(mounting: Mounting): void {
  mount(mounting, routes.get, async ({ ask, params, reply }) => {
    const result = await getPaperPages(ask, params.paperId)
    if (result.ok) {
      const sent: unknown = await reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .serializer((payload: unknown) => payload as string)
        .send(result.json)
      return sent as PaperPages
    }
    const { code } = result
    if (code === 'busy') throw new ProblemAnswer('busy', { retryAfter: 30 })
    throw new ProblemAnswer('invalid-input', {
      fields: (language) => [{ pointer: '/paper', text: pageWords[code][language] }],
    })
  })
}
