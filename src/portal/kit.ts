/** What every portal route is given: the view of this request, the forms' guard, answers as pages. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '#app/attempts.ts'
import type { App } from '#app/context.ts'
import type { CaseSession } from '#app/portal-sessions.ts'
import { findSession } from '#app/portal-sessions.ts'
import { FormKey } from '#contract/portal.ts'
import type { Language } from '#words/date.ts'
import type { PortalCookies } from './cookies.ts'
import { portalCookies } from './cookies.ts'
import { formTokenOf, isOwnForm, newFormCookie } from './form-token.ts'
import type { View } from './view.ts'
import { textsIn } from './view.ts'

/** Fields of a form: text by name, and repeated names as lists. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>>

/** Told to the reader as a page (errors.ts). */
export class PortalProblem extends Error {
  readonly kind: 'staleForm' | 'tooMany' | 'notFound' | 'noSession'
  readonly waitSeconds: number
  constructor(kind: PortalProblem['kind'], waitSeconds = 0) {
    super(kind)
    this.name = 'PortalProblem'
    this.kind = kind
    this.waitSeconds = waitSeconds
  }
}

export interface Kit {
  readonly app: App
  readonly cookies: PortalCookies
  /** `orgId`: the centre whose page it is, where no case is open. */
  readonly view: (
    request: FastifyRequest,
    reply: FastifyReply,
    session?: CaseSession | null,
    orgId?: string,
  ) => Promise<View>
  /** The case this reader has open. `touch` false for what only asks whether something is new. */
  readonly session: (request: FastifyRequest, touch?: boolean) => Promise<CaseSession | null>
  /** Throws unless the form came from our own page to this reader. */
  readonly guard: (request: FastifyRequest, form: Form) => void
  readonly network: (request: FastifyRequest) => string
}

export function makeKit(app: App): Kit {
  const cookies = portalCookies(app.publicUrl)
  const session = (request: FastifyRequest, touch = true): Promise<CaseSession | null> =>
    findSession(app, cookies.get(request, 'case'), touch)
  return {
    app,
    cookies,
    session,
    async view(request, reply, known, orgId = app.orgId) {
      const open = known === undefined ? await session(request, false) : known
      const { name, demo, settings, calendar } = await app.centre(open?.orgId ?? orgId)
      let form = cookies.get(request, 'form')
      if (!form) cookies.set(reply, 'form', (form = newFormCookie()))
      const lang = languageOf(request, cookies)
      return {
        lang,
        elder: cookies.get(request, 'size') === 'elder',
        path: pageOf(pathOf(request)),
        now: app.now(),
        centre: { name, demo, calendar, ...settings },
        hasCase: open !== null,
        formToken: formTokenOf(form),
        newKey: () => crypto.randomUUID(),
        ...textsIn(lang),
      }
    },
    guard(request, form) {
      if (!isOwnForm(request, cookies.get(request, 'form'), form['_form'])) throw new PortalProblem('staleForm')
    },
    network: (request) => networkOf(request.ip),
  }
}

/** The page that belongs to an address; some addresses only take forms, and a link to them would lead nowhere. */
const pageOf = (path: string): string =>
  /^\/track\/(open|read|provide|solved|leave)$/.test(path)
    ? '/track'
    : path.replace(/^(\/[pg]\/[^/]+)\/(open|check|send)$/, '$1')

/** The path alone. Two slashes at its head, or a scheme, would be another host's address. */
export const pathOf = (request: FastifyRequest): string =>
  request.url
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z][a-z\d+.-]*:[/\\]*[^/\\]*/i, '')
    .replace(/^[/\\]*/, '/')

function languageOf(request: FastifyRequest, cookies: PortalCookies): Language {
  const chosen = cookies.get(request, 'lang')
  if (chosen === 'en' || chosen === 'zh') return chosen
  const wishes = request.headers['accept-language'] ?? ''
  return /^\s*en\b/i.test(wishes) && !/\bzh\b/i.test(wishes) ? 'en' : 'zh'
}

/** The fields of a posted form. */
export function formOf(request: FastifyRequest): Form {
  const body = request.body
  return typeof body === 'object' && body !== null ? (body as Form) : {}
}

/** One field as text; absent and repeated give ''. What no text can hold (control characters, halves of characters) is left out. */
export const textOf = (form: Form, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? clean(value) : ''
}

const clean = (value: string): string =>
  value
    .replaceAll('\r\n', '\n')
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- control characters are what is left out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** The key of the form; a form without one of ours counts as a new act. */
export const keyOf = (form: Form): string =>
  FormKey.safeParse(form['_key']).success ? textOf(form, '_key') : crypto.randomUUID()

/** A field that may be repeated. */
export const listOf = (form: Form, name: string): string[] => {
  const value = form[name]
  return (
    typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.filter((each): each is string => typeof each === 'string')
        : []
  ).map(clean)
}

/** Answers with a page. Pages of one person's matter are kept nowhere. */
export function sendPage(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
}

/** After a form was accepted: the next page is fetched, so that reload and Back never send again. */
export const seeOther = (reply: FastifyReply, path: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(path, 303)
