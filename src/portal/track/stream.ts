/**
 * GET /track/live: tells a person's open page that their case changed, and nothing else; the page then asks for the news itself
 * (/track/now). Without the stream – no script, an old browser, a proxy that cuts it – the page asks every few seconds.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Live, Watcher } from '#app/live.ts'
import type { CaseSession } from '#app/portal-sessions.ts'
import { hashToken } from '#app/session-token.ts'
import type { Kit } from '../kit.ts'

/** How often an open page is told that it is still heard; live.js takes 50 silent seconds for a dead line. */
const beatMillis = 20_000
/** Tabs of one browser. A browser opens six connections to one host, so some must be left for pages. */
const mostOfSession = 3
/** Whoever holds a code can open sessions; one case's readers are a family, not a crowd. */
const mostOfCase = 12
/** Beyond this, pages ask by themselves: each stream holds a connection of this process. */
const mostInAll = 2000

interface Stream extends Watcher {
  beat(): void
  /** Ends it for good: the browser shall not come back but ask by itself. */
  giveWay(): void
}

export function serveTrackLive(server: FastifyInstance, kit: Kit): void {
  const { live } = server
  // In the order in which they were opened.
  const streams = new Set<Stream>()
  const timer = setInterval(() => {
    for (const stream of streams) stream.beat()
  }, beatMillis)
  timer.unref()
  server.addHook('onClose', async () => clearInterval(timer))

  server.get('/track/live', { exposeHeadRoute: false }, async (request, reply) => {
    const session = await kit.session(request, false)
    // A browser takes both for an end and does not try again.
    if (!session) return reply.code(401).header('cache-control', 'no-store').send()
    if (streams.size >= mostInAll) return reply.code(204).header('cache-control', 'no-store').send()
    const tokenHash = hashToken(kit.cookies.get(request, 'case')!)
    makeRoom(tokenHash, session)
    open(reply, live, tokenHash, session)
    return reply
  })

  /** The oldest give way to the newest. */
  function makeRoom(tokenHash: Buffer, { caseId }: CaseSession): void {
    const ofSession = [...streams].filter((stream) => stream.tokenHash.equals(tokenHash))
    const ofCase = [...streams].filter((stream) => stream.caseId === caseId)
    for (const stream of [
      ...ofSession.slice(0, Math.max(0, ofSession.length + 1 - mostOfSession)),
      ...ofCase.slice(0, Math.max(0, ofCase.length + 1 - mostOfCase)),
    ])
      stream.giveWay()
  }

  function open(reply: FastifyReply, news: Live, tokenHash: Buffer, { orgId, caseId }: CaseSession): void {
    const { raw } = reply
    const headers = reply.getHeaders()
    reply.hijack()
    raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    } as Record<string, string>)
    const tell = (event: string): void => {
      if (raw.destroyed || raw.writableEnded) return
      raw.write(`event: ${event}\ndata: ${event}\n\n`)
      // A reader that takes nothing is let go; it comes back and asks.
      if (raw.writableLength > 16_384) raw.destroy()
    }
    const leave = (): void => {
      news.unwatch(stream)
      streams.delete(stream)
    }
    const stream: Stream = {
      orgId,
      caseId,
      tokenHash,
      changed: () => tell('changed'),
      beat: () => tell('here'),
      close: () => void raw.end(),
      giveWay: () => {
        leave()
        tell('enough')
        raw.end()
      },
    }
    streams.add(stream)
    news.watch(stream)
    raw.on('close', leave)
    raw.write('retry: 3000\n\n')
    tell('here')
  }
}
