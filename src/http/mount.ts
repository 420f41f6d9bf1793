/** Puts a route of the contract on the server: who may call, what is read, what is answered, all from the route itself. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import type { App, Ask } from '#app/context.ts'
import type { SignedIn } from '#app/sign-in.ts'
import { isSessionChanged } from '#app/known-sessions.ts'
import { admit, type Caller } from './authenticate.ts'
import { languageOf } from './language.ts'
import { ProblemAnswer } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

/** One call of a route: its parts as the contract types them, and who calls. */
export interface Call<Params, Query, Body> {
  readonly app: App
  /** For routes of staff and hotline; throws when nobody is signed in. */
  readonly ask: Ask
  readonly session: SignedIn | null
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The Idempotency-Key of keyed routes, otherwise ''. */
  readonly key: string
  readonly language: 'zh' | 'en'
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a file of routes is given: the server and the running system. */
export interface Mounting {
  readonly server: FastifyInstance
  readonly app: App
}

/** The handler hands the gate of `ask` to its first statement; see src/app/known-sessions.ts. */
export const passesGate = { passesGate: true } as const

/** Mounts one route. The handler gives the answer; null for 204. */
export function mount<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  { server, app }: Mounting,
  route: Route<P, Q, B, A>,
  handler: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>>,
  options: Partial<typeof passesGate> = {},
): void {
  const status = route.status ?? 200
  const gated = options.passesGate ?? false
  server.route({
    method: route.method,
    url: route.path,
    schema: {
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      ...(status !== 204 && { response: { [status]: route.answer } }),
    },
    onRequest: async (request) => {
      request.caller = await admit(app, route, request, gated)
      if (route.keyed) readKey(request)
    },
    handler: async (request, reply) => {
      const answered = () =>
        handler({
          app,
          get ask() {
            return askOf(app, request)
          },
          session: request.caller?.session ?? null,
          params: request.params as z.output<P>,
          query: request.query as z.output<Q>,
          body: request.body as z.output<B>,
          key: route.keyed ? readKey(request) : '',
          language: languageOf(request),
          request,
          reply,
        })
      const answer = await (request.caller?.gate ? throughGate(answered, request) : answered())
      if (reply.sent) return reply
      reply.code(status).header('cache-control', 'no-store')
      return status === 204 ? reply.send() : reply.send(answer)
    },
  })

  /** Shut: nothing was done, and whoever asks is looked up anew. */
  async function throughGate<T>(answered: () => Promise<T>, request: FastifyRequest): Promise<T> {
    let answer: T
    try {
      answer = await answered()
    } catch (error) {
      if (!isSessionChanged(error)) throw error
      request.caller = await admit(app, route, request)
      return await answered()
    }
    if (!request.caller?.gate?.passed) throw new Error(`${route.method} ${route.path} did not pass its gate`)
    return answer
  }
}

function askOf(app: App, request: FastifyRequest): Ask {
  const { caller } = request
  const now = app.now()
  const lang = languageOf(request)
  if (caller?.service) {
    const { orgId, id } = caller.service
    return { app, orgId, now, lang, actor: { kind: 'hotline', id, roles: [] } }
  }
  if (!caller?.session?.full) throw new ProblemAnswer('not-signed-in')
  const { orgId, staffId, roles } = caller.session
  return { app, orgId, now, lang, actor: { kind: 'staff', id: staffId, roles }, gate: caller.gate }
}

function readKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,100}$/.test(key)) throw new ProblemAnswer('key-needed')
  return key
}
