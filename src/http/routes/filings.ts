import { filings as routes } from '#contract/filings.ts'
import { filingsOf, precedentsOf } from '#app/filings.ts'
import { mount, type Mounting } from '../mount.ts'

export function filingRoutes(mounting: Mounting): void {
  mount(mounting, routes.list, async ({ ask, query }) => await filingsOf(ask, query))
  mount(mounting, routes.precedents, async ({ ask, params }) => await precedentsOf(ask, params.caseId))
}
