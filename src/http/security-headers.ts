/** The headers every answer carries. Styles and scripts run only with the nonce of their own answer. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'

const nonces = new WeakMap<IncomingMessage, string>()

/** The nonce of this request's answer: for `<script nonce>` and `<style nonce>`. */
export function nonceOf(request: FastifyRequest | { readonly raw: IncomingMessage }): string {
  const known = nonces.get(request.raw) ?? randomBytes(18).toString('base64url')
  nonces.set(request.raw, known)
  return known
}

/** Stands for the nonce while the headers are made. */
const placeholder = 'NONCE'

/** What helmet sets, by name: made once on a server of its own, for helmet works every header out anew for every answer. */
async function fixedHeaders(https: boolean): Promise<[name: string, value: string][]> {
  const nonce = `'nonce-${placeholder}'`
  const probe = Fastify()
  await probe.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", nonce],
        'style-src': ["'self'", nonce],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'"],
        'font-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  })
  let made: [string, string][] = []
  probe.get('/', async (_request, reply) => {
    made = Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)])
    return null
  })
  await probe.inject('/')
  await probe.close()
  return made
}

export async function setSecurityHeaders(server: FastifyInstance, https: boolean): Promise<void> {
  const headers = await fixedHeaders(https)
  server.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of headers)
      reply.raw.setHeader(name, value.includes(placeholder) ? value.replaceAll(placeholder, nonceOf(request)) : value)
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()')
    reply.header('x-request-id', request.id)
  })
}
