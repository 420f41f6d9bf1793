/** One route of the wire: what http registers, what OpenAPI describes, what the console's client is typed by. */
import type { z } from 'zod'
import type { Role } from '#core/case/case.ts'

/** Whoever works at a centre; officers and advisers of other bodies have nothing to do with its files. */
export const centrePosts = ['counter', 'caseworker', 'director', 'administrator'] as const satisfies readonly Role[]

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify style: `/api/cases/:caseId`. */
  readonly path: string
  readonly summary: string
  /** `anyone` · `halfway` (password shown, code still owed) · `staff` (both factors) · `hotline` (service key). */
  readonly access: 'anyone' | 'halfway' | 'staff' | 'hotline'
  /** Staff roles that may call it at all; absent: every role. The case's own table decides the rest. */
  readonly roles?: readonly Role[]
  /** Whether an `Idempotency-Key` header is demanded (every write that makes something happen). */
  readonly keyed?: true
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
  readonly status?: 200 | 201 | 204
}

/** Keeps the exact schemas in the type, so that handlers and client are typed by the very same object. */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Route<P, Q, B, A>,
): Route<P, Q, B, A> => definition
