import { advisers as routes } from '#contract/advisers.ts'
import { advisersFor, honours } from '#app/advisers.ts'
import { blurPaper } from '#app/blur-paper.ts'
import { panelPreview } from '#app/panel-preview.ts'
import { uploadWords } from '#words/uploads.ts'
import { mount, type Mounting } from '../mount.ts'
import { ProblemAnswer, refused } from '../problems.ts'

export function adviserRoutes(mounting: Mounting): void {
  mount(mounting, routes.forCase, async ({ ask, query }) => await advisersFor(ask, query.caseId))
  mount(mounting, routes.honours, async ({ ask }) => await honours(ask))
  mount(mounting, routes.preview, async ({ ask, params, body }) => await panelPreview(ask, params.caseId, body))
  mount(mounting, routes.blur, async ({ ask, key, params, body }) => {
    const { areas, faces } = body
    const result = await blurPaper(ask, key, { ...params, areas, looked: faces ?? false })
    if (result.ok) return result.paper
    if ('refusals' in result) throw refused(result.refusals)
    const { code } = result
    if (code === 'busy') throw new ProblemAnswer('busy', { retryAfter: 30 })
    throw new ProblemAnswer('invalid-input', {
      fields: (language) => [{ pointer: '/areas', text: uploadWords[code][language] }],
    })
  })
}
