/** Documents on paper: `/print/cases/:caseId/:kind`, an HTML page that prints well and works without script. For staff only. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { App, Ask } from '#app/context.ts'
import { NotFound } from '#app/not-found.ts'
import { printCase } from '#app/prints.ts'
import { forPerson, printKinds, withFullName, type PrintKind } from '#reports/prints/print-case.ts'
import { printModel } from '#reports/prints/prints.ts'
import { renderPrint } from '#reports/prints/render.ts'
import { printWords } from '#words/prints.ts'
import { sessionOf } from './authenticate.ts'
import { languageOf } from './language.ts'
import { registerRectificationPrint } from './rectification-print.ts'
import { nonceOf } from './security-headers.ts'

interface Address {
  readonly Params: { readonly caseId: string; readonly kind: string }
  /** Of the retrieval cards only the one of this id; of several comparisons this one, else the newest. */
  readonly Querystring: { readonly card?: string; readonly finding?: string }
}

/** Give it to buildServer as one of `more`. */
export function registerPrints(server: FastifyInstance, app: App): void {
  registerRectificationPrint(server, app, nothing)
  server.get<Address>('/print/cases/:caseId/:kind', async (request, reply) => {
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
    const session = await sessionOf(app, request)
    // A page that people open, not a call: whoever was signed out meanwhile signs in first.
    if (!session?.full) return await reply.redirect('/console/', 303)
    const lang = languageOf(request)
    const actor = { kind: 'staff', id: session.staffId, roles: session.roles } as const
    const page = await document({ app, orgId: session.orgId, actor, now: app.now(), lang }, request)
    return page ?? (await reply.code(404).send(nothing(lang)))
  })
}

async function document(ask: Ask, request: FastifyRequest<Address>): Promise<string | null> {
  const { caseId, kind } = request.params
  if (!isKind(kind) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(caseId)) return null
  try {
    const needs = {
      purpose: printWords[kind].zh,
      forPerson: forPerson.includes(kind),
      fullName: withFullName.includes(kind),
      ...(kind === 'cards' && request.query.card !== undefined && { card: String(request.query.card) }),
    }
    const { finding } = request.query
    const print = await printCase(ask, caseId, needs)
    const model = printModel(kind, finding === undefined ? print : { ...print, findingId: String(finding) })
    // A counter has no desk of its own for the case.
    const expert = ask.actor.roles.includes('caseworker') || ask.actor.roles.includes('director')
    const back = expert ? `/console/desk/${caseId}` : '/console/'
    return model && renderPrint(model, { nonce: nonceOf(request), lang: ask.lang, back })
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

const isKind = (kind: string): kind is PrintKind => (printKinds as readonly string[]).includes(kind)

const nothing = (lang: 'zh' | 'en'): string =>
  lang === 'zh'
    ? `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>没有这份文书</title><p>没有这份文书：可能这件事还没有办到这一步，或者不在您手上。</p><p><a href="/console/">回到工作台</a></p></html>`
    : `<!doctype html><html lang="en"><meta charset="utf-8"><title>No such document</title><p>There is no such document: the case has not come that far, or it is not yours to see.</p><p><a href="/console/">Back to the console</a></p></html>`
