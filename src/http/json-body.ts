/** JSON as it comes in: valid UTF-8, not nested beyond reason, no character that text cannot hold. */
import type { FastifyInstance } from 'fastify'
import { fieldText, pointerOf } from './field-problems.ts'
import { ProblemAnswer } from './problems.ts'

export const jsonLimit = 1024 * 1024
const deepest = 32

export function readJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeContentTypeParser(['application/json', 'text/plain'])
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: jsonLimit },
    (request, bytes, done) => {
      let text: string
      try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes as Buffer)
      } catch {
        return done(new ProblemAnswer('malformed'))
      }
      if (depthOf(text) > deepest) return done(tooDeep())
      void parse(request, text, (error: Error | null, value?: unknown) => {
        if (error) return done(new ProblemAnswer('malformed'))
        const fault = text.includes('\\u') ? findBrokenText(value, []) : null
        return fault ? done(brokenText(fault)) : done(null, value)
      })
    },
  )
}

/** Deepest nesting of brackets outside strings, found without recursion. */
export function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') most = Math.max(most, ++depth)
    else if (char === '}' || char === ']') depth--
  }
  return most
}

type Path = readonly (string | number)[]

/** The first string with a lone surrogate or NUL, which neither UTF-8 nor PostgreSQL can hold. */
function findBrokenText(value: unknown, path: Path): Path | null {
  if (typeof value === 'string') return isSound(value) ? null : path
  if (typeof value !== 'object' || value === null) return null
  for (const [key, entry] of Object.entries(value)) {
    const fault = isSound(key) ? findBrokenText(entry, [...path, key]) : path
    if (fault) return fault
  }
  return null
}

const isSound = (text: string) => text.isWellFormed() && !text.includes('\u0000')

const brokenText = (path: Path) =>
  new ProblemAnswer('invalid-input', {
    fields: (language) => [{ pointer: pointerOf(path), text: fieldText('broken-unicode', language) }],
  })

const tooDeep = () =>
  new ProblemAnswer('invalid-input', { fields: (language) => [{ pointer: '', text: fieldText('too-deep', language) }] })
