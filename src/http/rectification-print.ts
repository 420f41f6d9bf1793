/** 整改单 on paper: `/print/rectifications/:id`. For staff who may see it. */
import type { FastifyInstance } from 'fastify'
import type { App } from '#app/context.ts'
import { NotFound } from '#app/not-found.ts'
import { printRectification } from '#app/rectification-print.ts'
import { rectification } from '#reports/prints/rectification.ts'
import { renderPrint } from '#reports/prints/render.ts'
import { sessionOf } from './authenticate.ts'
import { languageOf } from './language.ts'
import { nonceOf } from './security-headers.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Beside the prints of cases (prints.ts); `nothing`: the page for whoever finds none. */
export function registerRectificationPrint(
  server: FastifyInstance,
  app: App,
  nothing: (lang: 'zh' | 'en') => string,
): void {
  server.get<{ Params: { readonly id: string } }>('/print/rectifications/:id', async (request, reply) => {
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
    const session = await sessionOf(app, request)
    if (!session?.full) return await reply.redirect('/console/', 303)
    const lang = languageOf(request)
    const { id } = request.params
    const actor = { kind: 'staff', id: session.staffId, roles: session.roles } as const
    try {
      if (!uuid.test(id)) throw new NotFound('rectification')
      const print = await printRectification({ app, orgId: session.orgId, actor, now: app.now(), lang }, id)
      return renderPrint(rectification(print), { nonce: nonceOf(request), lang, back: `/console/rectify/${id}` })
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
      return await reply.code(404).send(nothing(lang))
    }
  })
}
