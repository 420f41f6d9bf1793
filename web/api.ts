import { learnTime } from './clock.ts'
import { currentLanguage } from './prefs.ts'
import { ProblemError, readProblem, type Problem } from './problem.ts'

export type CallOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** JSON, or a form with files. */
  body?: unknown
  /** Made when the form opened; with it a lost answer may be asked for again without doing the thing twice. */
  idempotencyKey?: string
  signal?: AbortSignal
}

let csrf = '1'
let whenSignedOut: () => void = () => undefined

/** The token that the session came with. Without one, the bare header still keeps foreign pages out (they may not set it). */
export const setCsrfToken = (token: string): void => void (csrf = token)
/** What to do when the server says that the session is over. */
export const onSignedOut = (act: () => void): void => void (whenSignedOut = act)

const pausesBeforeRetry = [400, 1500]

/**
 * Asks the server and returns its JSON (undefined for an empty answer).
 * Throws ProblemError: the server's refusal, or `no-connection` when no answer came. A write with a key is asked again
 * twice before that, because the key makes it safe; a write without one never is.
 */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(path, options)
  learnTime(response.headers.get('date'))
  const body = await readBody(response)
  if (response.ok) return body as T
  // A wrong password is also a 401, but there is no session to lose then.
  if (response.status === 401 && !path.startsWith('/api/session')) whenSignedOut()
  throw new ProblemError(readProblem(response.status, body, response.headers))
}

async function send(path: string, options: CallOptions): Promise<Response> {
  const repeatable = !options.method || options.method === 'GET' || options.idempotencyKey !== undefined
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(path, requestOf(options))
    } catch (thrown) {
      if (options.signal?.aborted) throw thrown
      const pause = pausesBeforeRetry[attempt]
      if (!repeatable || pause === undefined) throw new ProblemError(noConnection)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

const noConnection: Problem = { code: 'no-connection', status: 0, title: '', reasons: [] }

function requestOf({ method = 'GET', body, idempotencyKey, signal }: CallOptions): RequestInit {
  const headers = new Headers({
    accept: 'application/json',
    'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
  })
  if (method !== 'GET') headers.set('x-csrf-token', csrf)
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  const form = body instanceof FormData
  if (body !== undefined && !form) headers.set('content-type', 'application/json')
  return {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(signal && { signal }),
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '')
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return text || undefined
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
