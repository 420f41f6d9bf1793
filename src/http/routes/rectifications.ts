import { rectifications as routes } from '#contract/rectifications.ts'
import { orderRectification } from '#app/rectification-order.ts'
import type { PerformedRectification } from '#app/rectification-perform.ts'
import {
  commandRectification,
  rectificationPaper,
  rectificationsForCase,
  rectificationsOf,
  rectificationView,
} from '#app/rectifications.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function rectificationRoutes(mounting: Mounting): void {
  mount(mounting, routes.list, async ({ ask, query }) => await rectificationsOf(ask, query))
  mount(mounting, routes.forCase, async ({ ask, params }) => await rectificationsForCase(ask, params.caseId))
  mount(mounting, routes.get, async ({ ask, params }) => await rectificationView(ask, params.rectificationId))
  mount(
    mounting,
    routes.order,
    async ({ ask, key, body }) => await rectificationView(ask, idOf(await orderRectification(ask, key, body))),
  )
  mount(mounting, routes.command, async ({ ask, key, params, body }) => {
    const id = params.rectificationId
    return await rectificationView(ask, idOf(await commandRectification(ask, key, id, body)))
  })
  mount(mounting, routes.paper, async ({ ask, params, reply }) => {
    const { bytes, mediaType, ending } = await rectificationPaper(ask, params.rectificationId, params.paperId)
    // As with papers of a case: shown as what it was found to be, never run, never kept by the browser.
    const place = mediaType.startsWith('image/') ? 'inline' : 'attachment'
    return await reply
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', `${place}; filename="${params.paperId}.${ending}"`)
      .header('cache-control', 'no-store')
      .type(mediaType)
      .serializer((payload: unknown) => payload as string)
      .send(bytes)
  })
}

function idOf(done: PerformedRectification): string {
  if (!done.ok) throw refused(done.refusals)
  return done.id
}
