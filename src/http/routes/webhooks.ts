import { webhooks as routes } from '#contract/webhooks.ts'
import { addEndpoint, deliveriesOf, editEndpoint, endpointsOf, renewSecret, replay } from '#app/webhooks/endpoints.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function webhookRoutes(mounting: Mounting): void {
  mount(mounting, routes.list, async ({ ask }) => ({ endpoints: await endpointsOf(ask) }))
  mount(mounting, routes.add, async ({ ask, key, body }) => {
    const done = await addEndpoint(ask, key, body)
    if (!done.ok) throw refused(done.refusals)
    return done
  })
  mount(mounting, routes.change, async ({ ask, params, body }) => ({
    endpoints: await editEndpoint(ask, params.endpointId, body),
  }))
  mount(mounting, routes.rotate, async ({ ask, key, params }) => ({
    id: params.endpointId,
    secret: await renewSecret(ask, key, params.endpointId),
  }))
  mount(
    mounting,
    routes.deliveries,
    async ({ ask, params, query }) =>
      await deliveriesOf(ask, params.endpointId, query.status ?? null, query.before ?? null),
  )
  mount(mounting, routes.replay, async ({ ask, params, body }) => ({
    count: await replay(ask, params.endpointId, body.events),
  }))
}
