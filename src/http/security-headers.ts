/** The headers every answer carries. Styles and scripts run only with the nonce of their own answer. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const nonces = new WeakMap<IncomingMessage, string>()

/** The nonce of this request's answer: for `<script nonce>` and `<style nonce>`. */
export function nonceOf(request: FastifyRequest | { readonly raw: IncomingMessage }): string {
  const known = nonces.get(request.raw) ?? randomBytes(18).toString('base64url')
  nonces.set(request.raw, known)
  return known
}

export async function setSecurityHeaders(server: FastifyInstance, https: boolean): Promise<void> {
  const nonce = (raw: IncomingMessage) => `'nonce-${nonceOf({ raw })}'`
  await server.register(helmet, {
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
  server.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()')
    reply.header('x-request-id', request.id)
  })
}
