/** zod as Fastify's validator and serializer. Our own two functions: the type provider's serializer encodes, and a transform cannot be undone. */
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { cutTo } from './cut.ts'
import { fieldsOf } from './field-problems.ts'
import { ProblemAnswer } from './problems.ts'

/**
 * Validates what comes in; what goes out is cut to the schema of the answer, so that a field nobody declared never leaves. With
 * `checkAnswers` (in tests) every answer is validated as well.
 */
export function speakZod(server: FastifyInstance, checkAnswers: boolean): void {
  server.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
    const result = schema.safeParse(data)
    if (result.success) return { value: result.data }
    const { issues } = result.error
    return { error: new ProblemAnswer('invalid-input', { fields: (language) => fieldsOf(issues, language) }) }
  })
  server.setSerializerCompiler<z.ZodType>(({ schema, method, url }) => {
    const cut = cutTo(schema)
    return (data) => {
      if (checkAnswers) assertFits(schema, data, `${method} ${url}`)
      return JSON.stringify(cut(data))
    }
  })
}

function assertFits(schema: z.ZodType, data: unknown, route: string): void {
  const result = schema.safeParse(data)
  if (result.success) return
  // Paths and codes only: the values are what the schema is to keep in.
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ')
  throw new Error(`The answer of ${route} does not fit its schema (${faults})`)
}
