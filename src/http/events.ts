/** GET /api/events: server-sent events. The stream tells that something changed; the browser asks for the thing itself. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LiveEvent } from '#contract/live.ts'
import { route } from '#contract/route.ts'
import { z } from 'zod'
import type { App } from '#app/context.ts'
import type { Listener, Live } from '#app/live.ts'
import type { SignedIn } from '#app/sign-in.ts'
import { admit } from './authenticate.ts'

export const heartbeatMillis = 15_000
/** A reader this far behind (bytes) is let go; it comes back and reads anew. */
const mostBuffered = 256 * 1024
/** Streams one session may hold: a few tabs. */
const mostStreams = 8

const eventsRoute = route({ method: 'GET', path: '/api/events', summary: '', access: 'staff', answer: z.any() })

export function serveEvents(
  server: FastifyInstance,
  app: App,
  live: Live,
  options: { heartbeatMillis?: number } = {},
): void {
  const streams = new Map<string, Set<Listener>>()
  const beats = new Set<() => void>()
  const timer = setInterval(() => {
    for (const beat of beats) beat()
    live.closeEnded().catch((error: unknown) => server.log.warn({ err: error }, 'live'))
  }, options.heartbeatMillis ?? heartbeatMillis)
  timer.unref()
  server.addHook('preClose', async () => {
    clearInterval(timer)
    await live.close()
  })

  server.route({
    method: 'GET',
    url: eventsRoute.path,
    onRequest: async (request) => {
      request.caller = await admit(app, eventsRoute, request)
    },
    handler: (request, reply) => {
      const { session } = request.caller!
      open(request, reply, session!)
      return reply
    },
  })

  function open(request: FastifyRequest, reply: FastifyReply, session: SignedIn): void {
    const { raw } = reply
    const headers = reply.getHeaders()
    reply.hijack()
    raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    } as Record<string, string>)
    const id = session.tokenHash.toString('hex')
    let number = 0
    const write = (text: string) => {
      if (raw.destroyed || raw.writableEnded) return
      raw.write(text)
      if (raw.writableLength > mostBuffered) raw.destroy()
    }
    const beat = () => write(': still here\n\n')
    const listener: Listener = {
      orgId: session.orgId,
      staffId: session.staffId,
      roles: session.roles,
      tokenHash: session.tokenHash,
      send: (event: LiveEvent) => write(`id: ${++number}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`),
      close: () => raw.end(),
    }
    const mine = streams.get(id) ?? new Set()
    streams.set(id, mine.add(listener))
    // The oldest tab gives way to the newest.
    if (mine.size > mostStreams) [...mine][0]!.close()
    beats.add(beat)
    live.join(listener)
    raw.on('close', () => {
      live.leave(listener)
      beats.delete(beat)
      mine.delete(listener)
      if (mine.size === 0) streams.delete(id)
    })
    // Whatever Last-Event-ID says: there is no replay, the reader asks for what is on its screen.
    write('retry: 2000\n: listening\n\n')
  }
}
