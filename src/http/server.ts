/** The HTTP edge, top to bottom: every plugin and every route of this server is named in this file. */
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { openApi } from '#contract/openapi.ts'
import type { App } from '#app/context.ts'
import { openLive, type Live } from '#app/live.ts'
import { isHttps } from './authenticate.ts'
import { serveConsole } from './console.ts'
import { serveEvents } from './events.ts'
import { serveHealth } from './health.ts'
import { jsonLimit, readJson } from './json-body.ts'
import { answerProblems, ProblemAnswer, rawProblem, sendProblem } from './problems.ts'
import { logDone, logOptions, newRequestId } from './request-log.ts'
import { mountRoutes } from './routes/all.ts'
import { speakZod } from './schemas.ts'
import { setSecurityHeaders } from './security-headers.ts'

export interface ServerOptions {
  /** As pino takes it; default `silent`. */
  readonly logLevel?: string
  /** Where log lines go; default standard output. */
  readonly logStream?: { write(line: string): void }
  readonly trustProxy?: false | number | string[]
  /** More pages on the same server: the residents' pages, prints. */
  readonly more?: readonly ((server: FastifyInstance, app: App) => void | Promise<void>)[]
  /** Folder of the built console; default dist/web. */
  readonly consoleFolder?: string
  readonly heartbeatMillis?: number
  /** Validate every answer against its schema: for tests, which shall notice what the type checker cannot. */
  readonly checkAnswers?: boolean
}

declare module 'fastify' {
  interface FastifyInstance {
    /** News of cases; pages that `more` brings hang their own streams on it. */
    live: Live
  }
}

const fileLimit = 20 * 1024 * 1024

/** The server of one process, ready to listen or to be injected into. Closing it ends its streams; the store stays open. */
export async function buildServer(app: App, options: ServerOptions = {}): Promise<FastifyInstance> {
  const paths = new Map<string, Set<string>>()
  const settings: FastifyServerOptions = {
    genReqId: newRequestId,
    requestIdHeader: false,
    logger: { ...logOptions(options.logLevel ?? 'silent'), ...(options.logStream && { stream: options.logStream }) },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(options.trustProxy ?? false),
    bodyLimit: jsonLimit,
    requestTimeout: 60_000,
    keepAliveTimeout: 10_000,
    // Streams of events would hold the closing up for ever.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    frameworkErrors: (_error, request, reply) => void sendProblem(request, reply, new ProblemAnswer('malformed')),
    clientErrorHandler: (error, socket) => {
      const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
      if (socket.writable) socket.end(rawProblem(status))
    },
  }
  const server: FastifyInstance = Fastify(settings)
  server.decorateRequest('caller', null)
  server.addHook('onResponse', async (request, reply) => logDone(request.log, request, reply))
  server.addHook('onRoute', ({ url, method }) => {
    const methods = paths.get(url) ?? new Set()
    for (const each of [method].flat()) methods.add(each)
    paths.set(url, methods)
  })

  await setSecurityHeaders(server, isHttps(app))
  // One time for all: what the screens count deadlines by is what decides them, also where a test stands the clock elsewhere.
  server.addHook('onRequest', async (_request, reply) => void reply.header('date', new Date(app.now()).toUTCString()))
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: 256 * 1024 })
  await server.register(multipart, {
    limits: { files: 1, fileSize: fileLimit, fields: 10, fieldSize: 10_000, parts: 11 },
  })
  readJson(server)
  speakZod(server, options.checkAnswers ?? false)
  answerProblems(server, { methodsOf: (path) => methodsOf(paths, path) })

  const live = openLive(app, (error) => server.log.warn({ err: error }, 'live'))
  server.decorate('live', live)
  mountRoutes({ server, app, live })
  serveEvents(server, app, live, { ...(options.heartbeatMillis && { heartbeatMillis: options.heartbeatMillis }) })
  serveHealth(server, app)
  const description = JSON.stringify(openApi())
  server.get('/api/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(description),
  )
  await serveConsole(server, options.consoleFolder)
  for (const register of options.more ?? []) await register(server, app)
  return server
}

/** Hops of proxies as Fastify wants them told. */
const trusted = (proxies: false | number | string[]): FastifyServerOptions['trustProxy'] =>
  typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies

/** The methods that an address takes; none when there is nothing there. */
function methodsOf(paths: ReadonlyMap<string, ReadonlySet<string>>, path: string): string[] {
  const found = new Set<string>()
  for (const [pattern, methods] of paths) {
    if (pattern.includes('*')) continue
    const expression = new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`)
    if (expression.test(path)) for (const method of methods) found.add(method)
  }
  return [...found]
}
