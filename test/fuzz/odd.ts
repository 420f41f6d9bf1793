/** What is odd: a value with one place broken, an upload with one part wrong, words that stand for nothing. */
import type { Dice, Json } from './samples.ts'

/** Words that stand for nothing, for a place in an address. */
export const oddWords: readonly string[] = [
  '',
  ' ',
  '..',
  '../..',
  '\u0000',
  'a\u0000b',
  'null',
  'undefined',
  '-1',
  'NaN',
  '1e999',
  '9'.repeat(200),
  'x'.repeat(301),
  '好'.repeat(90),
  '𰻞',
  "' or 1=1 --",
  '%',
  '%%%',
  '\\',
  '{}',
  '[]',
  '__proto__',
  'constructor',
  'toString',
  'eyJhIjoxfQ',
  'WyJpbmZpbml0eSIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCJd',
  'WyIyMDI2LTAxLTAxVDAwOjAwOjAwLjAwMFoiLCJ4Il0',
  'bnVsbA',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2026-02-30',
]

type Path = readonly (string | number)[]

/** Every place in a value, the value itself first. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, entry]) => placesIn(entry, [...at, key]))]
}

/** The same value with exactly one place broken, and which one. */
export function breakOne(value: unknown, dice: Dice, strange: readonly string[]): [unknown, string] {
  const [whole, ...inner] = placesIn(value)
  const at = inner.length === 0 || dice.chance(0.03) ? whole! : dice.pick(inner)
  const copy = structuredClone({ root: value }) as Json
  const path = ['root', ...at]
  const key = path.pop()!
  const parent = path.reduce<Json>((node, step) => node[step] as Json, copy)
  const name = at.join('/') || 'the whole'
  const how = dice.below(10)
  if (how === 0 && at.length > 0) {
    delete parent[key]
    return [copy['root'], `${name} missing`]
  }
  if (how === 1) {
    const here = typeof parent[key] === 'object' && parent[key] !== null ? (parent[key] as Json) : parent
    // Defined, not assigned: `__proto__` shall travel as a key like any other.
    Object.defineProperty(here, dice.pick(extraNames), {
      value: dice.pick(oddEverywhere)(),
      enumerable: true,
      configurable: true,
      writable: true,
    })
    return [copy['root'], `${name} with something extra`]
  }
  parent[key] = oddFor(parent[key], dice, strange)
  return [copy['root'], `${name} odd`]
}

const extraNames = [
  'extra',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'id',
  'orgId',
  'type2',
  'rôle',
  '',
  '\u0000',
  '\ud800',
  'k'.repeat(300),
]

/** Something that does not belong where `value` stood: of another kind, or of the same kind beyond its bounds. */
function oddFor(value: unknown, dice: Dice, strange: readonly string[]): unknown {
  if (dice.chance(0.3)) return dice.pick(oddEverywhere)()
  if (typeof value === 'string') {
    if (/^[0-9a-f-]{36}$/.test(value) && dice.chance(0.5)) return dice.pick(strange)
    return dice.pick(oddTexts)(value)
  }
  if (typeof value === 'number') return dice.pick(oddNumbers)(value)
  if (typeof value === 'boolean') return dice.pick(['true', 0, 1, null, 'yes'])
  if (Array.isArray(value)) return dice.pick(oddLists)(value)
  return dice.pick(oddEverywhere)()
}

const nest = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)

const oddEverywhere: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 7,
  () => 'word',
  () => [],
  () => ({}),
  () => [null],
  () => [[[[]]]],
  () => nest(10),
  () => nest(31),
  () => nest(60),
  () => JSON.parse('{"__proto__": {"roles": ["director"]}, "constructor": {"prototype": {}}}'),
  () => ({ toString: 1, length: -1 }),
]

const oddTexts: readonly ((text: string) => unknown)[] = [
  () => '',
  () => '   ',
  () => '\n\n',
  (text) => `${text}\u0000`,
  (text) => `${text}\ud800`,
  (text) => `\udfff${text}`,
  (text) => `${text}\u0007`,
  (text) => `${text}\r\n${text}`,
  () => '\u202e\u200b\ufeff\u2028',
  (text) => text.toUpperCase(),
  (text) => `${text} `,
  () => 'x'.repeat(25_000),
  () => '好'.repeat(25_000),
  () => '𰻞'.repeat(6_000),
  () => 'é\u0301'.repeat(300),
  () => 'nonsense',
  () => "'; drop table case_event; --",
  () => '${7*7}{{7*7}}<script>alert(1)</script>',
  () => '2026-02-30',
  () => '0000-00-00',
  () => '2026-13-01T25:61:61.000Z',
  () => '+275760-09-13T00:00:00.000Z',
  () => '9'.repeat(400),
  () => 'r99999',
  () => 'x0',
]

const oddNumbers: readonly ((number: number) => unknown)[] = [
  () => 0,
  () => -1,
  () => 0.5,
  () => 1e308,
  () => -1e308,
  () => 2 ** 31,
  () => 2 ** 53,
  () => Number.MAX_SAFE_INTEGER + 2,
  (number) => number + 1,
  (number) => number - 1,
  (number) => String(number),
  () => '１２',
]

const oddLists: readonly ((list: readonly unknown[]) => unknown)[] = [
  (list) => Array.from({ length: 500 }, () => list[0] ?? 'x'),
  (list) => Array.from({ length: 10_000 }, (_, n) => list[0] ?? n),
  (list) => [...list, ...list, ...list],
  (list) => [...list, null],
  (list) => [...list, list],
  (list) => Object.fromEntries(Object.entries(list)),
  () => [''],
]

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const oddFiles: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(3000)],
  ['half a picture', png.subarray(0, 40)],
  [
    'a picture with a lie in its head',
    Buffer.concat([png.subarray(0, 16), Buffer.from('7fffffff7fffffff', 'hex'), png.subarray(24)]),
  ],
  ['a JPEG of two bytes', Buffer.from('ffd8', 'hex')],
  ['a PDF of one line', Buffer.from('%PDF-1.7\n%%EOF')],
  [
    'a PDF that loops',
    Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ],
  ['a web page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a WebP without content', Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBP')],
]

/** A form with a file, in `spoilt` ones odd in file, name, part or frame. */
export function makeUpload(dice: Dice, spoilt: boolean): { payload: Buffer; type: string; broken: string } {
  const part = (head: string, content: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--cut\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  const end = Buffer.from('--cut--\r\n')
  const type = 'multipart/form-data; boundary=cut'
  const label = part('name="label"', '发票')
  const file = part('name="file"; filename="a.png"', png)
  if (!spoilt) return { payload: Buffer.concat([label, file, end]), type, broken: '' }
  const [what, bytes] = dice.pick(oddFiles)
  const odd = part('name="file"; filename="a.png"', bytes)
  const frames: readonly (readonly [string, Buffer, string?])[] = [
    [`file: ${what}`, Buffer.concat([label, odd, end])],
    [`file: ${what}`, Buffer.concat([label, odd, end])],
    [`file: ${what}`, Buffer.concat([odd, end])],
    ['no file', Buffer.concat([label, end])],
    ['a file of another name', Buffer.concat([part('name="other"; filename="a.png"', png), end])],
    ['a field instead of a file', Buffer.concat([part('name="file"', 'x'), end])],
    ['two files', Buffer.concat([file, file, end])],
    ['forty fields', Buffer.concat([...Array.from({ length: 40 }, (_, n) => part(`name="f${n}"`, 'x')), file, end])],
    ['an odd name of file', Buffer.concat([part('name="file"; filename="../../\u0000\ud800.png"', png), end])],
    ['a key of objects as name', Buffer.concat([part('name="__proto__"', 'x'), file, end])],
    ['a label too long', Buffer.concat([part('name="label"', 'x'.repeat(12_000)), file, end])],
    ['an end that is missing', Buffer.concat([label, file])],
    ['half of it', Buffer.concat([label, file, end]).subarray(0, 150)],
    ['no boundary', Buffer.concat([label, file, end]), 'multipart/form-data'],
    ['another boundary', Buffer.concat([label, file, end]), 'multipart/form-data; boundary=other'],
    ['JSON for a form', Buffer.from('{"file":"x"}'), 'application/json'],
    ['nothing at all', Buffer.alloc(0)],
  ]
  const [broken, payload, other] = dice.pick(frames)
  return { payload, type: other ?? type, broken }
}
