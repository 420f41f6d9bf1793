import { proposals as routes } from '#contract/proposals.ts'
import { commandProposal, draftProposal, proposalOf, proposalsOf } from '#app/proposals.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function proposalRoutes(mounting: Mounting): void {
  mount(mounting, routes.list, async ({ ask }) => await proposalsOf(ask))
  mount(mounting, routes.get, async ({ ask, params }) => await proposalOf(ask, params.proposalId))
  mount(mounting, routes.draft, async ({ ask, key, body }) => {
    const done = await draftProposal(ask, key, body.itemId, body.cause)
    if (!done.ok) throw refused(done.refusals)
    return done.view
  })
  mount(mounting, routes.command, async ({ ask, key, params, body }) => {
    const done = await commandProposal(ask, key, params.proposalId, body)
    if (!done.ok) throw refused(done.refusals)
    return done.view
  })
}
