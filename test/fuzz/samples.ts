/** Values that fit a JSON Schema, and ways to spoil them. All chance comes from one seed, so that a finding can be repeated. */
export type Json = Record<string, unknown>

export interface Dice {
  /** Even in [0, 1). */
  next(): number
  below(n: number): number
  pick<T>(list: readonly T[]): T
  chance(share: number): boolean
}

export function diceOf(seed: number): Dice {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { next, below, pick: (list) => list[below(list.length)]!, chance: (share) => next() < share }
}

/**
 * A value that fits the schema, as far as the schema says everything. `known` holds values for words like ids of cases that are there,
 * taken in `trust` of all cases.
 */
export function sample(
  document: Json,
  schema: Json,
  dice: Dice,
  known: Readonly<Record<string, readonly unknown[]>>,
  name = '',
  trust = 0.8,
): unknown {
  const again = (inner: Json, at = name) => sample(document, inner, dice, known, at, trust)
  const ref = schema['$ref']
  if (typeof ref === 'string') return again(resolve(document, ref))
  // One name may stand for one thing here and for a list of them, or a thing of parts, there.
  const fitting = (Object.hasOwn(known, name) ? known[name]! : []).filter((value) => fits(document, schema, value))
  if (fitting.length > 0 && dice.chance(trust)) return dice.pick(fitting)
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return dice.pick(schema['enum'])
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined
  if (choices) return again(dice.pick(choices))
  const all = schema['allOf'] as Json[] | undefined
  if (all) return again(all[0]!)
  switch (schema['type']) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Record<string, Json>
      const required = (schema['required'] ?? []) as string[]
      return Object.fromEntries(
        Object.entries(properties)
          .filter(([key]) => required.includes(key) || dice.chance(0.5))
          .map(([key, inner]) => [key, again(inner, key)]),
      )
    }
    case 'array':
      return Array.from({ length: Math.max(Number(schema['minItems'] ?? 0), dice.below(3)) }, () =>
        again((schema['items'] ?? {}) as Json),
      )
    case 'integer':
    case 'number':
      return Math.max(Number(schema['minimum'] ?? 0), 0) + dice.below(5)
    case 'boolean':
      return dice.chance(0.5)
    case 'null':
      return null
    case 'string':
      return text(schema, dice)
    default:
      return dice.pick(['', 0, null, {}])
  }
}

/** Whether `value` is of the kind that the schema asks for; of its inner parts only that those it must have are there. */
function fits(document: Json, schema: Json, value: unknown): boolean {
  const ref = schema['$ref']
  if (typeof ref === 'string') return fits(document, resolve(document, ref), value)
  if ('const' in schema) return schema['const'] === value
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value)
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined
  if (choices) return choices.some((choice) => fits(document, choice, value))
  const all = schema['allOf'] as Json[] | undefined
  if (all) return all.every((part) => fits(document, part, value))
  switch (schema['type']) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
      const properties = (schema['properties'] ?? {}) as Record<string, Json>
      const required = (schema['required'] ?? []) as string[]
      return (
        required.every((key) => Object.hasOwn(value, key)) &&
        Object.entries(value).every(
          ([key, inner]) => !('const' in (properties[key] ?? {})) || fits(document, properties[key]!, inner),
        )
      )
    }
    case 'array':
      return Array.isArray(value)
    case 'integer':
    case 'number':
      return typeof value === 'number'
    case 'null':
      return value === null
    case 'boolean':
    case 'string':
      return typeof value === schema['type'] && !(typeof value === 'string' && unlike(schema, value))
    default:
      return true
  }
}

/** An id of another kind under the same name: `filingId` of a case is not the one of a table. */
const unlike = (schema: Json, value: string): boolean =>
  typeof schema['pattern'] === 'string' && !new RegExp(schema['pattern'], 'u').test(value)

function text(schema: Json, dice: Dice): string {
  if (schema['format'] === 'uuid') return `0199c0de-0000-7000-8000-${String(dice.below(1e9)).padStart(12, '0')}`
  if (schema['format'] === 'date') return '2026-03-10'
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : ''
  if (pattern.includes('T\\d\\d')) return '2026-03-10T01:00:00.000Z'
  if (pattern === '^\\d{6}$') return '000000'
  if (pattern.startsWith('^[a-z]\\d')) return 'r1'
  const letter = /^\^([a-z])\\d/.exec(pattern)?.[1]
  if (letter) return `${letter}1`
  if (pattern.startsWith('^([01]')) return dice.pick(['09:30', '14:00'])
  if (pattern.startsWith('^\\d{0')) return String(dice.below(1e6))
  if (pattern.startsWith('^[a-z][a-z0-9')) return `fuzz${dice.below(1e6)}`
  return dice.pick(['说明', '材料已经交过', 'word', '陈·阿依古丽', ''])
}

export const resolve = (document: Json, ref: string): Json =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Json)[key], document) as Json

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

/** Values that somebody did not think of. */
const odd: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => -1,
  () => 0.5,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => '',
  () => '   ',
  () => '\u0000',
  () => 'a\u0000b',
  () => '\ud800',
  () => '好\udfff',
  () => '\u202e\u200b\ufeff',
  () => 'é\u0301\u0301\u0301'.repeat(50),
  () => '𰻞'.repeat(300),
  () => 'x'.repeat(70_000),
  () => "'; drop table case_event; --",
  () => '${7*7}<script>alert(1)</script>',
  () => '9'.repeat(400),
  () => [],
  () => ({}),
  () => [[[[[[[[]]]]]]]],
  () => deep(20),
  () => deep(200),
  () => ({ toString: 1, constructor: { prototype: 1 }, length: -1 }),
  () => JSON.parse('{"__proto__": {"roles": ["director"]}}'),
  () => Array.from({ length: 500 }, (_, n) => n),
  () => '2026-02-30',
  () => '2026-13-01T25:61:61.000Z',
  () => 'infinity',
  () => 'NaN',
  () => '00000000-0000-0000-0000-000000000000',
]

/** The same value with one to three places spoilt: replaced, left out, added to. */
export function spoil(value: unknown, dice: Dice): unknown {
  let spoilt = value
  for (let times = 1 + dice.below(3); times > 0; times--) spoilt = spoilOnce(spoilt, dice)
  return spoilt
}

function spoilOnce(value: unknown, dice: Dice): unknown {
  if (value === null || typeof value !== 'object' || dice.chance(0.15)) return dice.pick(odd)()
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Json
  const keys = Object.keys(copy)
  const key = keys.length > 0 ? dice.pick(keys) : 'extra'
  switch (dice.below(6)) {
    case 0:
      delete copy[key]
      return copy
    case 1:
      return { ...copy, [dice.pick(['extra', '__proto__x', 'id', 'orgId', 'toString', 'rôle'])]: dice.pick(odd)() }
    case 2:
      copy[key] = dice.pick(odd)()
      return copy
    default:
      copy[key] = spoilOnce(copy[key], dice)
      return copy
  }
}

/** JSON text that is no longer quite JSON, or says something twice. */
export function spoilText(text: string, dice: Dice): string | Buffer {
  switch (dice.below(10)) {
    case 0:
      return text.slice(0, dice.below(text.length + 1))
    case 1:
      return `${text},`
    case 2:
      return `\ufeff${text}`
    case 3:
      return Buffer.from(text, 'utf16le')
    case 4:
      return Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xc0, 0x80])])
    case 5:
      return text.replace(/"(\w+)":/, '"$1":1,"$1":')
    case 6:
      return text.replace(
        /:("[^"]*"|\d+|null|true|false)/,
        dice.pick([':NaN', ':1e999', ':-0', ':undefined', ':0x10', ':"\\ud800"', ':"\\u0000"', ":'x'"]),
      )
    case 7:
      return '['.repeat(50_000)
    case 8:
      return ''
    default:
      return `{"a":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`
  }
}
