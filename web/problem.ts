import type { Problem as WireProblem } from '#contract/common.ts'

/**
 * Why the server said no, or why it could not be asked: the wire's problem (RFC 9457, texts in the reader's language) with
 * two codes of our own: `no-connection` when no answer came, `unknown` when the answer was not from our server.
 * `refusals` are all reasons of the rules at once, so that the clerk repairs everything in one go.
 */
export type Problem = Pick<WireProblem, 'code' | 'status' | 'title' | 'detail'> & {
  /** What the server's log calls this request; a person can read it over the telephone. Empty when there was no answer. */
  reference: string
  refusals: { code: string; text: string }[]
  /** Faults of single fields, by JSON pointer (`/person/name`). */
  fields: { pointer: string; text: string }[]
  /** Seconds to wait before trying again (from Retry-After). */
  retryAfter?: number
}

/** Carries a Problem through promises. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title || problem.code)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** A problem that says nothing but its code. */
export const bareProblem = (code: string, status = 0, detail = ''): Problem => ({
  code,
  status,
  title: '',
  detail,
  reference: '',
  refusals: [],
  fields: [],
})

/** Reads a refused answer. Accepts any body: a proxy in between may answer with a page of its own. */
export function readProblem(status: number, body: unknown, headers: Headers): Problem {
  const raw = isRecord(body) ? body : {}
  const wait = Number(headers.get('retry-after') ?? Number.NaN)
  return {
    code: text(raw['code']) || 'unknown',
    status,
    title: text(raw['title']),
    detail: text(raw['detail']),
    reference: text(raw['instance']) || (headers.get('x-request-id') ?? ''),
    refusals: rows(raw['refusals']).map((row) => ({ code: text(row['code']), text: text(row['text']) })),
    fields: rows(raw['fields']).map((row) => ({ pointer: text(row['pointer']), text: text(row['text']) })),
    ...(Number.isFinite(wait) && { retryAfter: wait }),
  }
}

/** The id of the input that a JSON pointer of the body means: `/person/name` → `person-name`. Give your inputs such ids. */
export const fieldIdOf = (pointer: string): string => pointer.replace(/^\//, '').replaceAll('/', '-')

/** Whatever was thrown, as a Problem. A defect of ours becomes `unknown`. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem
  return bareProblem('unknown', 0, thrown instanceof Error ? thrown.message : '')
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
