/** A guest's pages: opened by a press, answered once. The address carries the ticket and is not logged. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countPerMinute, siteOf } from '#app/attempts.ts'
import { answerVisit, dueOf, findVisit, openVisit, readVisitPaper, type GuestVisit } from '#app/guest-visit.ts'
import { refusalText } from '#words/refusals.ts'
import { newFormCookie } from '../form-token.ts'
import { type Form, formOf, keyOf, type Kit, PortalProblem, seeOther, sendPage, textOf } from '../kit.ts'
import type { View } from '../view.ts'
import { answerOf, type AnswerKind, faultsIn, isAnswerKind, oneLine, type Typed, typedIn } from './answers.ts'
import { renderAnswer, renderConfirm, renderFirst, renderOver, renderQuestion, renderUnknown } from './pages.ts'

interface Route {
  Params: { ticket: string }
}

/** Everything a request is about: the link as it stands for this browser, and the page it is answered with. */
interface Visited {
  readonly ticket: string
  readonly visit: GuestVisit | null
  readonly view: View
}

const overStatus = { answered: 200, expired: 410, ended: 410, locked: 410, closed: 410 } as const

export function registerGuest(server: FastifyInstance, kit: Kit): void {
  const { app, cookies } = kit
  const { pool } = app.store
  // An office may stand behind one address. The secret is too long to be guessed: this keeps guessing from being work for us.
  const perNetwork = countPerMinute(pool, 'guest', 60)
  const perSite = countPerMinute(pool, 'guest-site', 240)

  /** Before anything is looked up, and the same for what is there and what is not. */
  async function slow(request: FastifyRequest): Promise<void> {
    const network = kit.network(request)
    const site = siteOf(network)
    const wait = (await perNetwork([network])) || (site === null ? 0 : await perSite([site]))
    if (wait > 0) throw new PortalProblem('tooMany', wait)
  }

  const send = (reply: FastifyReply, html: string, status = 200): FastifyReply =>
    sendPage(reply.header('x-robots-tag', 'noindex, nofollow, noarchive, nosnippet'), html, status)

  async function visited(request: FastifyRequest, reply: FastifyReply, ticket: string): Promise<Visited> {
    const visit = await findVisit(app, ticket, cookies.get(request, 'guest'))
    return { ticket, visit, view: await kit.view(request, reply, null, visit?.row.orgId) }
  }

  /** The page that answers wherever nothing may be read or sent; null when the link is open in this browser. */
  function shut(
    reply: FastifyReply,
    { ticket, visit, view }: Visited,
    typed?: Typed,
    wrong = false,
  ): FastifyReply | null {
    if (!visit) return send(reply, renderUnknown(view), 404)
    const { standing } = visit
    if (standing !== 'open') return send(reply, renderOver(view, visit, typed), overStatus[standing])
    if (visit.isOpen) return null
    const status = wrong ? 422 : typed ? 403 : 200
    return send(reply, renderFirst(view, ticket, visit, { wrong, ...(typed && { typed }) }), status)
  }

  server.get('/g', async (request, reply) => send(reply, renderUnknown(await kit.view(request, reply, null)), 404))

  server.get<Route>('/g/:ticket', async (request, reply) => {
    await slow(request)
    // Given before the press: pressed twice, or with its answer lost, it is still the same browser.
    if (!cookies.get(request, 'guest')) cookies.set(reply, 'guest', newFormCookie())
    const at = await visited(request, reply, request.params.ticket)
    const told = shut(reply, at)
    if (told || !at.visit) return told
    const { row } = at.visit
    const referral = row.state.referrals.find(({ id }) => id === row.thing)!
    return send(reply, renderQuestion(at.view, at.ticket, at.visit, await dueOf(app, row, referral)))
  })

  server.post<Route>('/g/:ticket/open', async (request, reply) => {
    await slow(request)
    const form = formOf(request)
    kit.guard(request, form)
    const { ticket } = request.params
    const browser = cookies.get(request, 'guest')
    if (!browser) throw new PortalProblem('staleForm')
    const { visit, wrong } = await openVisit(app, ticket, browser, textOf(form, 'code').slice(0, 40))
    if (visit?.isOpen) return seeOther(reply, `/g/${ticket}`)
    const view = await kit.view(request, reply, null, visit?.row.orgId)
    return shut(reply, { ticket, visit, view }, undefined, wrong)
  })

  server.get<{ Params: { ticket: string; answer: string } }>('/g/:ticket/:answer', async (request, reply) => {
    await slow(request)
    const { ticket, answer } = request.params
    const at = await visited(request, reply, ticket)
    // What only takes forms, and what is no answer, leads back to the first page; to nobody before the link was found.
    if (!at.visit) return shut(reply, at)
    if (!isAnswerKind(answer) || !at.visit.isOpen) return seeOther(reply, `/g/${ticket}`)
    return send(reply, renderAnswer(at.view, ticket, at.visit, answer, at.view.newKey()))
  })

  /** A form with an answer in it: our own, from a browser that has the link open; `told` when that was answered already. */
  async function given(request: FastifyRequest, reply: FastifyReply, ticket: string) {
    await slow(request)
    const form = formOf(request)
    kit.guard(request, form)
    const typed = typedIn(form)
    const at = await visited(request, reply, ticket)
    const told = shut(reply, at, typed)
    const kind = kindOf(form)
    if (!told && !kind) throw new PortalProblem('staleForm')
    return { ...at, form, typed, kind: kind!, key: keyOf(form), told }
  }

  server.post<Route>('/g/:ticket/check', async (request, reply) => {
    const { ticket, visit, view, typed, kind, key, told } = await given(request, reply, request.params.ticket)
    if (told || !visit) return told
    const faults = faultsIn(view, kind, typed)
    if (faults.length > 0) return send(reply, renderAnswer(view, ticket, visit, kind, key, typed, faults), 422)
    return send(reply, renderConfirm(view, ticket, visit, kind, key, typed))
  })

  server.post<Route>('/g/:ticket/send', async (request, reply) => {
    const sent = await given(request, reply, request.params.ticket)
    const { ticket, visit, view, form, typed, kind, key, told } = sent
    if (told || !visit) return told
    const faults = faultsIn(view, kind, typed)
    if (faults.length > 0 || textOf(form, 'change') !== '')
      return send(reply, renderAnswer(view, ticket, visit, kind, key, typed, faults), faults.length > 0 ? 422 : 200)
    const done = await answerVisit(app, visit, key, oneLine(typed.signer), answerOf(kind, typed))
    if (done.ok) return seeOther(reply, `/g/${ticket}`)
    // Meanwhile ended, answered or closed: told as it stands now, with what was written.
    const after = await visited(request, reply, ticket)
    const over = shut(reply, after, typed)
    if (over) return over
    const refused = done.refusals.map((refusal) => ({ field: 'text', text: refusalText(refusal, view.lang) }))
    return send(reply, renderAnswer(view, ticket, visit, kind, key, typed, refused), 409)
  })

  server.get<{ Params: { ticket: string; id: string } }>('/g/:ticket/papers/:id', async (request, reply) => {
    await slow(request)
    const { ticket, id } = request.params
    const at = await visited(request, reply, ticket)
    if (!at.visit) return shut(reply, at)
    if (!at.visit.isOpen) return await seeOther(reply, `/g/${ticket}`)
    const { mediaType, bytes, ending } = await readVisitPaper(app, at.visit, id)
    return reply
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex, nofollow, noarchive, nosnippet')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header(
        'content-disposition',
        mediaType.startsWith('image/') ? 'inline' : `attachment; filename="paper.${ending}"`,
      )
      .type(mediaType)
      .send(bytes)
  })
}

function kindOf(form: Form): AnswerKind | null {
  const kind = textOf(form, 'kind')
  return isAnswerKind(kind) ? kind : null
}
