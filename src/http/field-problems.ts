/** Faults of single fields, from zod's issues, as sentences for people. */
import type { z } from 'zod'
import { fieldWords, fill, type FieldFault } from '#words/problems.ts'

export type Issue = z.core.$ZodIssue
export interface FieldProblem {
  readonly pointer: string
  readonly text: string
}

/** One sentence per field, in the order of the form; at most 50. */
export function fieldsOf(issues: readonly Issue[], language: 'zh' | 'en'): FieldProblem[] {
  const fields = new Map<string, string>()
  for (const issue of issues) {
    const pointer = pointerOf(issue.path)
    const [fault, params] = faultOf(issue)
    if (!fields.has(pointer)) fields.set(pointer, fieldText(fault, language, params))
  }
  return [...fields].slice(0, 50).map(([pointer, text]) => ({ pointer, text }))
}

export const fieldText = (
  fault: FieldFault,
  language: 'zh' | 'en',
  params: Record<string, string | number> = {},
): string => fill(fieldWords[fault][language], params)

/** RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function faultOf(issue: Issue): [FieldFault, Record<string, string | number>?] {
  switch (issue.code) {
    case 'invalid_type':
      return [issue.message.includes('undefined') ? 'missing' : 'wrong-kind']
    case 'too_big':
      return sizeFault(issue.origin, 'most', issue.maximum)
    case 'too_small':
      return sizeFault(issue.origin, 'least', issue.minimum)
    case 'invalid_value':
    case 'invalid_union':
      return ['not-offered']
    case 'unrecognized_keys':
      return [
        'unknown-field',
        {
          names: issue.keys
            .slice(0, 5)
            .map((key) => key.slice(0, 40))
            .join(', '),
        },
      ]
    case 'invalid_format':
      if (issue.format === 'uuid') return ['not-an-id']
      if (issue.format === 'date') return ['not-a-date']
      if (issue.format === 'regex' && issue.pattern === String(/^\d{6}$/)) return ['six-digits']
      return ['wrong-kind']
    case 'custom':
      return [issue.message in fieldWords ? (issue.message as FieldFault) : 'wrong-kind']
    default:
      return ['wrong-kind']
  }
}

function sizeFault(
  origin: string,
  bound: 'most' | 'least',
  value: number | bigint,
): [FieldFault, Record<string, string | number>] {
  const params = { [bound]: String(value) }
  if (origin === 'string') {
    if (bound === 'least' && Number(value) === 1) return ['empty', params]
    return [bound === 'most' ? 'too-many-characters' : 'too-few-characters', params]
  }
  if (origin === 'array' || origin === 'set') return [bound === 'most' ? 'too-many' : 'too-few', params]
  return [bound === 'most' ? 'too-high' : 'too-low', params]
}
