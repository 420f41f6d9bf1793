/** The only place where codes become HTTP. Every refused request is answered here, as application/problem+json (RFC 9457). */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#contract/common.ts'
import type { Refusal } from '#core/refusal.ts'
import { NotFound } from '#app/not-found.ts'
import { fill, problemWords, type ProblemCode } from '#words/problems.ts'
import { refusalText } from '#words/refusals.ts'
import { isBusy } from './busy.ts'
import type { FieldProblem } from './field-problems.ts'
import { languageOf } from './language.ts'
import { refusalStatus } from './refusal-status.ts'

// Not imported: that would load all that node:http can, its client for browsers' fetch included (60 ms of each start).
const { STATUS_CODES } = process.getBuiltinModule('node:http')

const statusOf: Readonly<Record<ProblemCode, number>> = {
  'not-signed-in': 401,
  'code-owed': 401,
  'password-owed': 401,
  'wrong-password': 401,
  'wrong-code': 401,
  'weak-password': 422,
  'too-many-tries': 429,
  'too-much-revealed': 429,
  'not-allowed': 403,
  'foreign-page': 403,
  'stale-page': 403,
  'key-needed': 400,
  'not-found': 404,
  'no-such-address': 404,
  'wrong-method': 405,
  'too-large': 413,
  'wrong-media-type': 415,
  malformed: 400,
  'invalid-input': 422,
  refused: 409,
  'name-taken': 409,
  'last-administrator': 409,
  'roles-exclusive': 422,
  'own-roles': 403,
  busy: 503,
  unexpected: 500,
}

interface Extra {
  /** Figures of the sentence. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly refusals?: readonly Refusal[]
  /** Faults of the input, by pointer; sentences are made for the reader. */
  readonly fields?: (language: 'zh' | 'en') => FieldProblem[]
  /** Seconds, as Retry-After. */
  readonly retryAfter?: number
  readonly allow?: string
}

/** Thrown by handlers and hooks to answer with a problem. */
export class ProblemAnswer extends Error {
  readonly code: ProblemCode
  readonly extra: Extra
  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code)
    this.name = 'ProblemAnswer'
    this.code = code
    this.extra = extra
  }
}

/** The rules said no: every reason at once. */
export const refused = (refusals: readonly Refusal[]): ProblemAnswer => new ProblemAnswer('refused', { refusals })

export const tooManyTries = (seconds: number): ProblemAnswer =>
  new ProblemAnswer('too-many-tries', { params: { seconds }, retryAfter: seconds })

/** Answers every error of this server. What nobody foresaw is logged with its cause and answered without it. */
export function answerProblems(server: FastifyInstance, options: { methodsOf: (path: string) => string[] }): void {
  server.setErrorHandler((error, request, reply) => {
    const answer = toAnswer(error)
    if (answer.code === 'unexpected') request.log.error({ err: error }, 'unexpected')
    else if (answer.code === 'busy') request.log.warn({ err: error }, 'busy')
    return sendProblem(request, reply, answer)
  })
  server.setNotFoundHandler((request, reply) => {
    const allowed = options.methodsOf(request.url.replace(/\?.*$/, ''))
    if (allowed.length === 0 || allowed.includes(request.method))
      return sendProblem(request, reply, new ProblemAnswer('no-such-address'))
    const allow = allowed.toSorted().join(', ')
    return sendProblem(request, reply, new ProblemAnswer('wrong-method', { params: { allow }, allow }))
  })
}

/** What a problem looks like on the wire. */
export function problemOf(answer: ProblemAnswer, language: 'zh' | 'en', id: string): Problem {
  const { refusals = [], fields, params } = answer.extra
  const words = problemWords[answer.code]
  const texts = refusals.map((refusal) => ({
    code: refusal.code,
    params: { ...refusal.params },
    text: refusalText(refusal, language),
  }))
  const code = refusals[0]?.code ?? answer.code
  return {
    type: `/problems#${code}`,
    code,
    status: refusals.length > 0 ? refusalStatus(refusals) : statusOf[answer.code],
    title: words.title[language],
    detail:
      texts.length > 0
        ? texts.map(({ text }) => text).join(language === 'zh' ? '' : ' ')
        : fill(words.detail[language], { id, ...params }),
    instance: id,
    ...(texts.length > 0 && { refusals: texts }),
    ...(fields && { fields: fields(language) }),
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, answer: ProblemAnswer): FastifyReply {
  const problem = problemOf(answer, languageOf(request), request.id)
  const { retryAfter, allow } = answer.extra
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  if (allow !== undefined) reply.header('allow', allow)
  return (
    reply
      .code(problem.status)
      .header('cache-control', 'no-store')
      // Again, for what went wrong before the hooks that set them.
      .header('x-request-id', request.id)
      .header('x-content-type-options', 'nosniff')
      .type('application/problem+json; charset=utf-8')
      // Already text: the schema of the route's answer is not the one of a problem.
      .serializer((payload: unknown) => payload as string)
      .send(JSON.stringify(problem))
  )
}

/** The same for a request that never became one (broken HTTP, broken address). */
export const rawProblem = (status: 400 | 408 | 431): string => {
  const body = JSON.stringify({ ...problemOf(new ProblemAnswer('malformed'), 'zh', '-'), status })
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8`
  return `${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
}

function toAnswer(error: unknown): ProblemAnswer {
  if (error instanceof ProblemAnswer) return error
  if (error instanceof NotFound) return new ProblemAnswer('not-found')
  if (isBusy(error)) return new ProblemAnswer('busy', { retryAfter: 2 })
  const { code = '', statusCode = 500 } = (error ?? {}) as Partial<FastifyError>
  // Text that PostgreSQL cannot hold, in a place where no schema looked: NUL or a broken encoding.
  if (code === '22021' || code === '22P05') return new ProblemAnswer('malformed')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return new ProblemAnswer('wrong-media-type')
  if (statusCode === 413) return new ProblemAnswer('too-large')
  if (statusCode === 404) return new ProblemAnswer('no-such-address')
  if (statusCode >= 400 && statusCode < 500) return new ProblemAnswer('malformed')
  return new ProblemAnswer('unexpected')
}
