/**
 * Why the server said no, or why it could not be asked: RFC 9457 problem details plus what our server adds.
 * `reasons` are all refusals of the rules at once, so that the clerk repairs everything in one go.
 */
export type Problem = {
  /** Stable code of the first reason, or one of ours: `no-connection`, `no-answer`, `unknown`. */
  code: string
  /** HTTP status; 0 when no answer came. */
  status: number
  title: string
  detail?: string
  reasons: { code: string; text: string; field?: string }[]
  /** Names the log line on the server; a person can read it over the telephone. */
  reference?: string
  /** Seconds to wait before trying again (from Retry-After). */
  retryAfter?: number
}

/** Carries a Problem through promises. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** Reads a refused answer. Accepts any body: a proxy in between may answer with a page of its own. */
export function readProblem(status: number, body: unknown, headers: Headers): Problem {
  const raw = body && typeof body === 'object' ? (body as Record<string, unknown>) : {}
  const reasons = Array.isArray(raw['reasons']) ? raw['reasons'].flatMap(readReason) : []
  const reference = text(raw['reference']) ?? headers.get('x-request-id') ?? undefined
  const wait = Number(headers.get('retry-after') ?? Number.NaN)
  return {
    code: text(raw['code']) ?? reasons[0]?.code ?? 'unknown',
    status,
    title: text(raw['title']) ?? '',
    ...(text(raw['detail']) && { detail: text(raw['detail']) }),
    reasons,
    ...(reference && { reference }),
    ...(Number.isFinite(wait) && { retryAfter: wait }),
  }
}

function readReason(value: unknown): Problem['reasons'] {
  if (!value || typeof value !== 'object') return []
  const raw = value as Record<string, unknown>
  const code = text(raw['code'])
  const field = text(raw['field'])
  return code ? [{ code, text: text(raw['text']) ?? '', ...(field && { field }) }] : []
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)

/** Whatever was thrown, as a Problem. A defect of ours becomes `unknown`. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem
  return { code: 'unknown', status: 0, title: '', detail: thrown instanceof Error ? thrown.message : '', reasons: [] }
}
