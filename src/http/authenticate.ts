/** Who calls: the session's cookie, or another system's key; and whether the call may come from where it comes from. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Route } from '#contract/route.ts'
import type { App, Ask } from '#app/context.ts'
import { findGated } from '#app/known-sessions.ts'
import { findServiceCaller, type ServiceCaller } from '#app/service-accounts.ts'
import { sameSecret } from '#app/session-token.ts'
import { findSignedIn, type SignedIn } from '#app/sign-in.ts'
import { ProblemAnswer } from './problems.ts'

export interface Caller {
  readonly session: SignedIn | null
  readonly service: ServiceCaller | null
  /** Still to be passed, when the session was not looked up for this request. */
  readonly gate: Ask['gate']
}

/** `__Host-` binds the cookie to this host, https and no sub-domain; browsers refuse it on plain http. */
export const cookieName = (app: App): string => (isHttps(app) ? '__Host-bancheng' : 'bancheng')

export const isHttps = (app: App): boolean => app.publicUrl.startsWith('https:')

export function setSessionCookie(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(app), token, { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(app) })
}

/** Also asks the browser to forget what it keeps of us: desks are shared. */
export function clearSessionCookie(app: App, reply: FastifyReply): void {
  reply.clearCookie(cookieName(app), { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(app) })
  reply.header('clear-site-data', '"cache", "cookies", "storage"')
}

/** The session of the cookie, whole or halfway; null without one. */
export async function sessionOf(app: App, request: FastifyRequest): Promise<SignedIn | null> {
  const token = request.cookies[cookieName(app)]
  return token ? await findSignedIn(app, token, isAttended(request)) : null
}

/** A screen says of what it asks by itself, with nobody at it, that it does; streams are opened anew by the browser. */
const isAttended = ({ headers }: FastifyRequest): boolean =>
  headers['x-by-itself'] === undefined && headers.accept !== 'text/event-stream'

/**
 * Lets the caller of a route in, or throws the problem that keeps them out. Runs before the body is read. `gated`: the route passes the
 * gate with its own first statement, so a session looked up a moment ago will do.
 */
export async function admit(app: App, route: Route, request: FastifyRequest, gated = false): Promise<Caller> {
  if (route.access === 'hotline') return { session: null, service: await serviceOf(app, request), gate: null }
  const writes = route.method !== 'GET'
  if (writes) assertOwnPage(request)
  const token = gated ? request.cookies[cookieName(app)] : undefined
  const { session, gate } = token
    ? await findGated(app, token, isAttended(request))
    : { session: await sessionOf(app, request), gate: null }
  if (route.access === 'halfway' && !session) throw new ProblemAnswer('not-signed-in')
  if (route.access === 'staff') {
    if (!session) throw new ProblemAnswer('not-signed-in')
    if (!session.full) throw new ProblemAnswer(session.owesPassword ? 'password-owed' : 'code-owed')
    if (route.roles && !route.roles.some((role) => session.roles.includes(role))) throw new ProblemAnswer('not-allowed')
  }
  // A halfway session has not been told its token, and signing in anew needs none of the old one.
  if (writes && session?.full && !(route.access === 'anyone' && route.method === 'POST')) assertToken(request, session)
  return { session, service: null, gate }
}

/**
 * Refuses writes that a foreign page sends in the visitor's name. Browsers tell by Sec-Fetch-Site where a request comes from;
 * on plain http in an intranet they do not, there the Origin must be ours. A request that tells neither is refused.
 */
export function assertOwnPage(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
    throw new ProblemAnswer('foreign-page')
  }
  const { origin } = request.headers
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== request.host)
    throw new ProblemAnswer('foreign-page')
}

function assertToken(request: FastifyRequest, session: SignedIn): void {
  const shown = request.headers['x-csrf-token']
  if (typeof shown !== 'string' || !sameSecret(shown, session.csrf)) throw new ProblemAnswer('stale-page')
}

async function serviceOf(app: App, request: FastifyRequest): Promise<ServiceCaller> {
  const key = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const caller = key ? await findServiceCaller(app, key) : null
  if (!caller) throw new ProblemAnswer('not-signed-in')
  return caller
}
