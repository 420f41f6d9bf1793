import { hotline as routes } from '#contract/hotline.ts'
import { orderFeed } from '#app/hotline/feed.ts'
import { hearHotline } from '#app/hotline/hear.ts'
import { importOrders } from '#app/hotline/import.ts'
import { knownOrder } from '#app/hotline/known.ts'
import { maybeSame } from '#app/hotline/maybe-same.ts'
import { receiveOrder, type Received } from '#app/hotline/receive.ts'
import { orderState } from '#app/hotline/state.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function hotlineRoutes(mounting: Mounting): void {
  const told = (done: Received) => {
    if (!done.ok) throw refused(done.refusals)
    return done.state
  }
  mount(mounting, routes.receive, async ({ ask, body }) => told(await receiveOrder(ask, body)))
  mount(mounting, routes.get, async ({ ask, params }) => await orderState(ask, params.number))
  mount(mounting, routes.message, async ({ ask, params, body }) => told(await hearHotline(ask, params.number, body)))
  mount(mounting, routes.feed, async ({ ask, query }) => await orderFeed(ask, query.changedSince))
  mount(mounting, routes.known, async ({ ask, params }) => await knownOrder(ask, params.number))
  mount(mounting, routes.import, async ({ ask, body }) => await importOrders(ask, body.csv, body.dry))
  mount(mounting, routes.maybeSame, async ({ ask, params }) => await maybeSame(ask, params.caseId))
}
