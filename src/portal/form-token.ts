/** Against forged forms: every form carries a value that can only be made from the reader's own cookie. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

export const newFormCookie = (): string => randomBytes(24).toString('base64url')

export const formTokenOf = (cookie: string): string => createHash('sha256').update(`form|${cookie}`).digest('base64url')

/** Whether a form was sent by a page of ours to this reader. */
export function isOwnForm(request: FastifyRequest, cookie: string | undefined, token: unknown): boolean {
  if (!fromOwnSite(request)) return false
  if (!cookie || typeof token !== 'string') return false
  const [given, right] = [Buffer.from(token), Buffer.from(formTokenOf(cookie))]
  return given.length === right.length && timingSafeEqual(given, right)
}

/** What the browser itself says of where the request comes from; browsers that say nothing are left to the token. */
export function fromOwnSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  return origin === undefined || origin === 'null' || hostOf(origin) === request.headers.host
}

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : '')
