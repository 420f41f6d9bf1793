/** The residents' pages: every one of them is named in this folder, none needs script or an account. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '#app/context.ts'
import { NotFound } from '#app/not-found.ts'
import { publicFigures } from '#app/portal-reads.ts'
import { sweepReports } from '#app/portal-report.ts'
import { registerAppointments } from './appointments/routes.ts'
import { registerAssets } from './assets.ts'
import { registerCamera } from './camera/routes.ts'
import { registerGuest } from './guest/routes.ts'
import { errorStatus, type ErrorKind, renderError } from './errors.ts'
import { formOf, type Kit, makeKit, pathOf, PortalProblem, sendPage, seeOther } from './kit.ts'
import { renderHome } from './public/home.ts'
import { renderAccessibility, renderPrivacy } from './public/statements.ts'
import { renderWall } from './public/wall.ts'
import { registerReport } from './report/routes.ts'
import { registerTrack } from './track/routes.ts'

/** Adds the pages to a server, with their own way of telling errors. */
export async function registerPortal(server: FastifyInstance, app: App): Promise<void> {
  await server.register(async (pages) => {
    const kit = makeKit(app)
    pages.addHook('onRequest', async (request, reply) => rememberChoice(kit, request, reply))
    pages.setErrorHandler((error, request, reply) => tellError(kit, error, request, reply))
    registerAssets(pages)
    pages.get('/', async (request, reply) =>
      sendPage(reply, renderHome(await kit.view(request, reply), await publicFigures(app))),
    )
    pages.get('/wall', async (request, reply) =>
      sendPage(reply, renderWall(await kit.view(request, reply), await publicFigures(app))),
    )
    pages.get('/privacy', async (request, reply) => sendPage(reply, renderPrivacy(await kit.view(request, reply))))
    pages.get('/accessibility', async (request, reply) =>
      sendPage(reply, renderAccessibility(await kit.view(request, reply))),
    )
    registerReport(pages, kit)
    forgetHourly(pages, app)
    registerTrack(pages, kit)
    registerAppointments(pages, kit)
    registerCamera(pages, kit)
    registerGuest(pages, kit)
    // A reader who mistyped an address is told in words; programs get the server's own answer.
    pages.get('/*', async (request, reply) => {
      if (/^\/(api|console)\b/.test(request.url) || !/text\/html/.test(request.headers.accept ?? ''))
        return reply.callNotFound()
      throw new PortalProblem('notFound')
    })
  })
}

/** Unfinished reports are gone a day later, whether or not somebody begins another one. */
function forgetHourly(pages: FastifyInstance, app: App): void {
  const forget = (): void =>
    void sweepReports(app).catch((error: unknown) => pages.log.warn({ err: error }, 'portal sweep'))
  const timer = setInterval(forget, 3_600_000)
  timer.unref()
  pages.addHook('onReady', async () => forget())
  pages.addHook('onClose', async () => clearInterval(timer))
}

/** `?lang=en`, `?size=elder`: remembered in a cookie, then the page without the question. */
async function rememberChoice(
  kit: Kit,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (request.method !== 'GET') return undefined
  const { lang, size } = request.query as { lang?: unknown; size?: unknown }
  const chosenLang = lang === 'zh' || lang === 'en' ? lang : undefined
  const chosenSize = size === 'elder' || size === 'normal' ? size : undefined
  if (!chosenLang && !chosenSize) return undefined
  if (chosenLang) kit.cookies.set(reply, 'lang', chosenLang)
  if (chosenSize) kit.cookies.set(reply, 'size', chosenSize)
  return await seeOther(reply, pathOf(request))
}

async function tellError(
  kit: Kit,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const kind = kindOf(error)
  if (kind === 'unexpected') request.log.error({ err: error }, 'portal')
  const wait = error instanceof PortalProblem ? error.waitSeconds : 0
  if (wait > 0) void reply.header('retry-after', String(wait))
  if (kind === 'busy') void reply.header('retry-after', '2')
  const view = await kit.view(request, reply, null).catch(() => null)
  // Without a database there is no telephone number to show either.
  if (!view) return sendPage(reply, nothingWorks, 503)
  return sendPage(reply, renderError(view, kind, request.id, wait, formOf(request)), errorStatus[kind])
}

const nothingWorks = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>现在连不上</title>
<h1>现在连不上</h1><p>系统正在恢复。之前交过的、写到一半的内容都还在。请过一分钟再试；着急请直接到窗口来，或者打 12345。</p>
<p lang="en">We cannot be reached right now. What you sent before is kept. Please try again in a minute, come to the window, or call 12345.</p></html>`

function kindOf(error: unknown): ErrorKind {
  if (error instanceof PortalProblem) return error.kind
  if (error instanceof NotFound) return 'notFound'
  const { statusCode, code, name } = error as { statusCode?: number; code?: string; name?: string }
  // The server's own parsers refused the body, e.g. JSON where a form belongs (http/problems.ts).
  if (name === 'ProblemAnswer' && (code === 'malformed' || code === 'invalid-input')) return 'staleForm'
  if (statusCode === 413) return 'tooLarge'
  // A form that cannot be read is a form that was not ours.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return 'staleForm'
  if (typeof code === 'string' && /^(08|40|53|55P03|57)|ECONN|EPIPE|ETIMEDOUT/.test(code)) return 'busy'
  return /timeout exceeded when trying to connect|Connection terminated/.test(String((error as Error).message))
    ? 'busy'
    : 'unexpected'
}
