import { hotline as routes } from '#contract/hotline.ts'
import { orderState, receiveOrder } from '#app/hotline.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function hotlineRoutes(mounting: Mounting): void {
  mount(mounting, routes.receive, async ({ ask, body }) => {
    const done = await receiveOrder(ask, body)
    if (!done.ok) throw refused(done.refusals)
    return done.state
  })
  mount(mounting, routes.get, async ({ ask, params }) => await orderState(ask, params.number))
}
