/** The staff console as built into dist/web: hashed files for ever, the page itself never kept and with the nonce of its answer. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nonceOf } from './security-headers.ts'

const builtConsole = resolve(import.meta.dirname, '../../dist/web')

/** Serves what was built; nothing when it was not built. */
export async function serveConsole(server: FastifyInstance, folder = builtConsole): Promise<void> {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) {
    server.log.warn(`工作台还没有构建（npm run build）。 The console is not built: ${index} is missing.`)
    return
  }
  const page = readFileSync(index, 'utf8')
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = nonceOf(request)
    const html = page.replaceAll('__CSP_NONCE__', nonce).replaceAll(/<(script|style)(?=[\s>])/g, `<$1 nonce="${nonce}"`)
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
  }
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/console/',
    index: false,
    wildcard: false,
    globIgnore: ['index.html', '.*'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /[\\/]assets[\\/]/.test(path)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/console', (_request, reply) => reply.redirect('/console/', 308))
  server.get('/console/', answer)
  // Addresses of the console's own pages; a missing file stays missing, lest a browser take a page for a script.
  server.get('/console/*', (request, reply) =>
    /\.[a-z0-9]+$/i.test(request.url.replace(/\?.*$/, '')) ? reply.callNotFound() : answer(request, reply),
  )
}
