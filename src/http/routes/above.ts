import { above as routes } from '#contract/supervision.ts'
import { caseBelow, casesBelow, rollUp } from '#app/roll-up.ts'
import { closeOrder, supervise } from '#app/supervision.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function aboveRoutes(mounting: Mounting): void {
  mount(mounting, routes.figures, async ({ ask }) => await rollUp(ask))
  mount(mounting, routes.cases, async ({ ask, query }) => await casesBelow(ask, query))
  mount(mounting, routes.get, async ({ ask, params }) => await caseBelow(ask, params.lineId))
  mount(mounting, routes.supervise, async ({ ask, key, params, body }) => {
    const done = await supervise(ask, key, params.lineId, body)
    if (!done.ok) throw refused(done.refusals)
    return done.view
  })
  mount(mounting, routes.close, async ({ ask, key, params, body }) => {
    const done = await closeOrder(ask, key, params.lineId, params.orderId, body.word)
    if (!done.ok) throw refused(done.refusals)
    return done.view
  })
}
