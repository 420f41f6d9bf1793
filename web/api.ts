import type { Route } from '#contract/route.ts'
import { isAttended } from './attended.ts'
import { learnTime } from './clock.ts'
import { currentLanguage } from './prefs.ts'
import { bareProblem, ProblemError, readProblem } from './problem.ts'
import { newIdempotencyKey } from './ui/idempotency-key.ts'

type Schema = Route['answer']
type Given<S> = S extends { _zod: { input: infer I } } ? I : unknown
type Got<S> = S extends { _zod: { output: infer O } } ? O : unknown
/** A part that the route declares must be given; one that may be empty may be left out. */
type Part<Name extends string, S> =
  unknown extends Given<S>
    ? unknown
    : Record<string, never> extends Given<S>
      ? { [K in Name]?: Given<S> }
      : { [K in Name]: Given<S> }

/** What a call of this route needs: params, query and body as the route declares them; `key` for routes that make something happen. */
export type CallInput<P, Q, B> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> & {
    /** Idempotency key, made when the form opened (ui/use-submit.ts). Without one the call gets its own. */
    key?: string
    signal?: AbortSignal
  }

/** The body that a route of src/contract takes. */
export type BodyOf<R> = R extends Route<Schema, Schema, infer B, Schema> ? Given<B> : never
/** The query that a route of src/contract takes. */
export type QueryOf<R> = R extends Route<Schema, infer Q, Schema, Schema> ? Given<Q> : never
/** What a route of src/contract answers with. */
export type AnswerOf<R> = R extends Route<Schema, Schema, Schema, infer A> ? Got<A> : never

let csrf = '1'
let whenSignedOut: () => void = () => undefined

/** The token that the session came with. Without one, the bare header still keeps foreign pages out (they may not set it). */
export const setCsrfToken = (token: string): void => void (csrf = token)
/** What to do when the server says that the session is over. */
export const onSignedOut = (act: () => void): void => void (whenSignedOut = act)

const pausesBeforeRetry = [400, 1500]

/**
 * Calls a route of src/contract and returns its answer, both typed by the route object itself.
 * Throws ProblemError: the server's refusal, or `no-connection` when no answer came. A read or a write with a key is asked
 * again twice before that, because the key makes it safe; a write of any other kind never is.
 * @example const file = await call(cases.get, { params: { caseId } })
 */
export async function call<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  route: Route<P, Q, B, A>,
  ...[input]: Record<string, never> extends CallInput<P, Q, B> ? [CallInput<P, Q, B>?] : [CallInput<P, Q, B>]
): Promise<Got<A>> {
  const given: { params?: unknown; query?: unknown; body?: unknown; key?: string; signal?: AbortSignal } = input ?? {}
  const path = addressOf(route.path, given.params, given.query)
  const key = route.keyed ? (given.key ?? newIdempotencyKey()) : undefined
  const response = await send(path, {
    method: route.method,
    headers: headersFor(route.method, key, given.body !== undefined),
    credentials: 'same-origin',
    cache: 'no-store',
    ...(given.signal && { signal: given.signal }),
    ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
  })
  return settle(path, response.status, await response.text().catch(() => ''), response.headers) as Got<A>
}

/** The address of a route: `:names` filled and encoded, the query without what is empty. */
export function addressOf(path: string, params: unknown, query?: unknown): string {
  const values = (params ?? {}) as Record<string, string>
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, string | number | boolean | undefined>)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `${filled}?${search}` : filled
}

/** The headers of every request: language, token against foreign pages, key, whether anybody is there, type of the body. */
export function headersFor(method: string, key: string | undefined, json: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
    ...(method !== 'GET' && { 'x-csrf-token': csrf }),
    ...(key && { 'idempotency-key': key }),
    ...(!isAttended() && { 'x-by-itself': '1' }),
    ...(json && { 'content-type': 'application/json' }),
  }
}

/** Reads an answer however it came; throws ProblemError when the server refused. */
export function settle(path: string, status: number, text: string, headers: Headers): unknown {
  learnTime(headers.get('date'))
  const body = bodyOf(text, headers.get('content-type') ?? '')
  if (status >= 200 && status < 300) return body
  // A wrong password is also a 401, but there is no session to lose then.
  if (status === 401 && !path.startsWith('/api/session')) whenSignedOut()
  throw new ProblemError(readProblem(status, body, headers))
}

function bodyOf(text: string, type: string): unknown {
  if (!/\bjson\b/.test(type)) return text || undefined
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

async function send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
  const repeatable = init.method === 'GET' || 'idempotency-key' in init.headers
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(path, init)
    } catch (thrown) {
      if (init.signal?.aborted) throw thrown
      const pause = pausesBeforeRetry[attempt]
      if (!repeatable || pause === undefined) throw new ProblemError(noConnection)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** The problem of a request that got no answer. */
export const noConnection = bareProblem('no-connection')
