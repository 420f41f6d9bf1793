/**
 * A state of the machine or the database in which it would be wrong to go on starting.
 * `code` is stable; the message says in Chinese and English what to do.
 */
export type StoreProblem = Error & { readonly code: string; readonly forPeople: true }

/** Builds the error to throw; `cause` keeps what the system reported. */
export function storeProblem(code: string, zh: string, en: string, cause?: unknown): StoreProblem {
  return Object.assign(new Error(`${zh}\n${en}`, { cause }), { code, forPeople: true as const })
}

/** The `code` of anything thrown (a StoreProblem's, PostgreSQL's SQLSTATE, a system call's), or ''. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}
