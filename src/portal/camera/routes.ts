/** A phone that scanned the code of a desk: opened by a press, then page after page. The address carries the ticket and is not logged. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countPerMinute } from '#app/attempts.ts'
import { addPhonePage, findPhoneLink, openPhoneLink, type PhoneLink } from '#app/camera-phone.ts'
import { newFormCookie } from '../form-token.ts'
import { formOf, keyOf, type Kit, PortalProblem, seeOther, sendPage } from '../kit.ts'
import type { Fault } from '../parts.ts'
import { readFiles } from '../uploads.ts'
import { renderConfirm, renderOver, renderSend } from './pages.ts'

interface Route {
  Params: { ticket: string }
  Querystring: { sent?: string }
}

/** Files of one form; what is over is told and can be sent again. */
const mostAtOnce = 20
const overStatus = { unknown: 404, elsewhere: 403, expired: 410, stopped: 410, full: 200 } as const

export function registerCamera(server: FastifyInstance, kit: Kit): void {
  const { app, cookies } = kit
  const { pool } = app.store
  // A whole centre may stand behind one address. The ticket is too long to be guessed: this keeps guessing from being work for us.
  const looking = countPerMinute(pool, 'camera', 240)
  const sending = countPerMinute(pool, 'camera-send', 30)

  async function slow(limit: typeof looking, who: string): Promise<void> {
    const wait = await limit([who])
    if (wait > 0) throw new PortalProblem('tooMany', wait)
  }
  const viewOf = (request: FastifyRequest, reply: FastifyReply, link: PhoneLink | null) =>
    kit.view(request, reply, null, link?.row.orgId)

  async function show(request: FastifyRequest, reply: FastifyReply, ticket: string, link: PhoneLink | null, took = 0) {
    const view = await viewOf(request, reply, link)
    if (!link) return sendPage(reply, renderOver(view, 'unknown'), 404)
    const { standing } = link
    if (standing === 'unopened') return sendPage(reply, renderConfirm(view, ticket, link))
    if (standing === 'ready') return sendPage(reply, renderSend(view, ticket, link, took))
    return sendPage(reply, renderOver(view, standing, took), overStatus[standing])
  }

  server.get<Route>('/p/:ticket', async (request, reply) => {
    await slow(looking, kit.network(request))
    const { ticket } = request.params
    const phone = cookies.get(request, 'camera')
    // Given before the press: pressed twice, or with its answer lost, it is still the same phone.
    if (!phone) cookies.set(reply, 'camera', newFormCookie())
    const link = await findPhoneLink(app, ticket, phone, 'zh')
    return await show(request, reply, ticket, link, Number(/^\d\d?$/.exec(request.query.sent ?? '')?.[0] ?? 0))
  })

  server.post<Route>('/p/:ticket/open', async (request, reply) => {
    await slow(looking, kit.network(request))
    kit.guard(request, formOf(request))
    const { ticket } = request.params
    const phone = cookies.get(request, 'camera')
    if (!phone) throw new PortalProblem('staleForm')
    const link = await openPhoneLink(app, ticket, phone, 'zh')
    if (link?.standing === 'ready') return seeOther(reply, `/p/${ticket}`)
    return await show(request, reply, ticket, link)
  })

  server.post<Route>('/p/:ticket/send', async (request, reply) => {
    await slow(looking, kit.network(request))
    const { ticket } = request.params
    const phone = cookies.get(request, 'camera')
    const link = phone ? await findPhoneLink(app, ticket, phone, 'zh') : null
    // Told without reading what was sent.
    if (!phone || !link || (link.standing !== 'ready' && link.standing !== 'full')) {
      if (!link || link.standing === 'unopened') throw new PortalProblem('staleForm')
      return await show(request, reply, ticket, link)
    }
    await slow(sending, link.row.id)
    const view = await viewOf(request, reply, link)
    const { taken, refused } = await readFiles<true>(request, view, {
      most: mostAtOnce,
      guard: (fields) => kit.guard(request, fields),
      // A link takes twenty pages and no more: there is nothing to count beyond that.
      wait: async () => 0,
      take: async (file, fields) => {
        const done = await addPhonePage(app, ticket, phone, `${keyOf(fields)}:${file.at}`, file)
        if (done.ok) return { ok: true, value: true }
        return { ok: false, code: done.code === 'not-now' ? null : done.code }
      },
    })
    const after = (await findPhoneLink(app, ticket, phone, 'zh')) ?? link
    if (after.standing !== 'ready' && after.standing !== 'unopened')
      return sendPage(reply, renderOver(view, after.standing, taken.length), overStatus[after.standing])
    const faults: Fault[] = refused.map((text) => ({
      field: 'photo',
      text,
      title: view.t('有的没有收下', 'Not everything was taken'),
    }))
    if (taken.length === 0 && faults.length === 0)
      faults.push({ field: 'photo', text: view.t('还没有拍照，也没有选文件。', 'Nothing was taken or chosen yet.') })
    if (faults.length > 0) return sendPage(reply, renderSend(view, ticket, after, taken.length, faults), 422)
    return seeOther(reply, `/p/${ticket}?sent=${taken.length}`)
  })
}
