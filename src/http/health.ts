import type { FastifyInstance } from 'fastify'
import type { App } from '#app/context.ts'
import { databaseAnswers } from '#app/health.ts'
import { ProblemAnswer } from './problems.ts'

/** /healthz: the process lives. /readyz: it can do its work, which needs the database. */
export function serveHealth(server: FastifyInstance, app: App): void {
  server.get('/healthz', { logLevel: 'silent' }, async () => ({ ok: true }))
  server.get('/readyz', { logLevel: 'silent' }, async () => {
    if (!(await databaseAnswers(app))) throw new ProblemAnswer('busy', { retryAfter: 2 })
    return { ok: true }
  })
}
