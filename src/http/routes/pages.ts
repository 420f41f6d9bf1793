import { pages as routes } from '#contract/pages.ts'
import { getPaperPages } from '#app/paper-pages.ts'
import { pageWords } from '#words/pages.ts'
import { mount, type Mounting } from '../mount.ts'
import { ProblemAnswer } from '../problems.ts'

export function pageRoutes(mounting: Mounting): void {
  mount(mounting, routes.get, async ({ ask, params }) => {
    const result = await getPaperPages(ask, params.paperId)
    if (result.ok) return result.pages
    const { code } = result
    if (code === 'busy') throw new ProblemAnswer('busy', { retryAfter: 30 })
    throw new ProblemAnswer('invalid-input', {
      fields: (language) => [{ pointer: '/paper', text: pageWords[code][language] }],
    })
  })
}
