/** Requests made from the OpenAPI document and then spoilt: in body, address, method, headers and kind of content. */
import type { Dice, Json } from './samples.ts'
import { sample, spoil, spoilText } from './samples.ts'

export interface Shot {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload?: string | Buffer
  /** Language asked for. */
  readonly lang: 'zh' | 'en'
}

export interface Operation {
  readonly method: string
  readonly path: string
  /** Name of the scheme that the document demands; null where anybody may come. */
  readonly security: string | null
  /** Staff roles that may call it; empty: each. */
  readonly roles: readonly string[]
  /** Whether it takes a form with a file. */
  readonly upload: boolean
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'path' | 'query' | 'header'
    readonly required?: boolean
    readonly schema: Json
  }[]
  readonly body: Json | null
}

export type Known = Readonly<Record<string, readonly unknown[]>>

/** Every operation of the document but the endless stream. */
export function operationsOf(document: Json): Operation[] {
  return Object.entries(document['paths'] as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    path === '/api/events'
      ? []
      : Object.entries(methods).map(([method, operation]) => {
          const content = ((operation['requestBody'] as Json | undefined)?.['content'] ?? {}) as Record<
            string,
            { schema: Json }
          >
          const [security] = (operation['security'] ?? []) as Json[]
          const roles = /^Roles: (.+)$/.exec((operation['description'] as string | undefined) ?? '')?.[1]
          return {
            method: method.toUpperCase(),
            path,
            security: security ? Object.keys(security)[0]! : null,
            roles: roles?.split(', ') ?? [],
            upload: 'multipart/form-data' in content,
            parameters: (operation['parameters'] ?? []) as Operation['parameters'],
            body: content['application/json']?.schema ?? null,
          }
        }),
  )
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE']
const oddPieces = [
  '..',
  '%2e%2e%2f',
  '%00',
  '%ff',
  '%',
  '%ud800',
  'a'.repeat(301),
  '%F0%9F%98%80',
  'null',
  "'",
  '0',
  '-',
  ';x=1',
  '%0d%0aset-cookie:a=b',
  '0199c0de-0000-7000-8000-00000000000g',
]
const oddTypes = [
  '',
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json;;;',
  'a'.repeat(500),
  'application/merge-patch+json',
]
export const oddHeaders: readonly (readonly [string, string])[] = [
  ['idempotency-key', ''],
  ['idempotency-key', 'k'.repeat(101)],
  ['idempotency-key', 'tab\tkey'],
  ['x-csrf-token', 'wrong'],
  ['x-csrf-token', ''],
  ['cookie', 'bancheng='],
  ['cookie', `bancheng=${'x'.repeat(3000)}`],
  ['cookie', 'bancheng=%E0%A4%A; ;;=;a'],
  ['authorization', 'Bearer x'],
  ['authorization', `Bearer ${'z'.repeat(100)}`],
  ['authorization', 'Basic Og=='],
  ['sec-fetch-site', 'cross-site'],
  ['sec-fetch-site', 'nonsense'],
  ['origin', 'null'],
  ['content-encoding', 'gzip'],
  ['expect', '100-continue'],
  ['range', 'bytes=5-1'],
  ['if-none-match', '*'],
  ['accept', 'application/xml'],
  ['x-forwarded-for', "1.2.3.4, ' or 1=1"],
  ['x-forwarded-host', 'evil.example'],
  ['host', ''],
  ['host', 'evil.example:99999'],
  ['upgrade', 'websocket'],
  ['x-http-method-override', 'DELETE'],
]

/** One request; most are spoilt in one way, some in several, a few not at all. */
export function makeShot(
  document: Json,
  operations: readonly Operation[],
  dice: Dice,
  known: Known,
  signed: Readonly<Record<string, string>>,
): Shot {
  const operation = dice.pick(operations)
  const lang = dice.pick(['zh', 'en'] as const)
  // Mostly a stranger's business, or everybody would be signed out all the time.
  const cookies =
    operation.path.startsWith('/api/session') && dice.chance(0.95) ? { 'sec-fetch-site': 'same-origin' } : signed
  const headers: Record<string, string> = {
    ...cookies,
    'accept-language': lang === 'zh' ? 'zh-CN,zh;q=0.9,en;q=0.1' : 'en-GB',
    'idempotency-key': `fuzz-${dice.below(1e9)}`,
  }
  let { method } = operation
  let url = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((each) => each.name === name)
    return encodeURIComponent(String(sample(document, parameter?.schema ?? { type: 'string' }, dice, known, name)))
  })
  const query = operation.parameters.filter((parameter) => parameter.in === 'query' && dice.chance(0.5))
  const queryValue = (schema: Json, name: string) => String(sample(document, schema, dice, known, name))
  let pairs = query.map(({ name, schema }) => `${name}=${encodeURIComponent(queryValue(schema, name))}`)
  let payload: string | Buffer | undefined
  if (operation.body) {
    payload = JSON.stringify(sample(document, operation.body, dice, known))
    headers['content-type'] = 'application/json'
  }
  for (let ways = dice.chance(0.03) ? 0 : 1 + dice.below(2); ways > 0; ways--) {
    const way = dice.below(12)
    if (way < 6 && operation.body && typeof payload === 'string' && isJson(payload))
      payload = JSON.stringify(spoil(JSON.parse(payload), dice))
    else if (way === 6 && typeof payload === 'string') payload = spoilText(payload, dice)
    else if (way === 7) headers['content-type'] = dice.pick(oddTypes)
    else if (way === 8) method = dice.pick(methods)
    else if (way === 9) url = spoilPath(url, dice)
    else if (way === 10) pairs = spoilQuery(pairs, operation, dice)
    else {
      const [name, value] = dice.pick(oddHeaders)
      headers[name] = value
    }
  }
  if (headers['content-type'] === '') delete headers['content-type']
  if (method === 'GET' || method === 'HEAD') payload = undefined
  return {
    method,
    url: pairs.length > 0 ? `${url}?${pairs.join('&')}` : url,
    headers,
    lang,
    ...(payload !== undefined && { payload }),
  }
}

const pages = [
  '/',
  '/wall',
  '/privacy',
  '/report',
  '/report/what',
  '/report/tell',
  '/report/photos',
  '/report/reach',
  '/report/check',
  '/report/done',
  '/track',
  '/track/open',
  '/track/letter',
  '/track/read',
  '/track/papers',
  '/track/provide',
  '/track/rate',
  '/track/solved',
  '/track/leave',
  '/q/AAAAAA.x',
  '/no-such-page',
]
const forms = [
  '',
  'code=AAAAA-AAAAA-AAAAA',
  'text=%00',
  'text=%ff&key=x',
  'stars=99&words=%ED%A0%80',
  '&&&=',
  `text=${'%E5%A5%BD'.repeat(3000)}`,
  'key[]=1&key[]=2',
  '__proto__=1',
  'token=x&form=y&answer=done',
]

/** A request for a residents' page that no browser would send. */
export function makePageShot(dice: Dice): Shot {
  const lang = dice.pick(['zh', 'en'] as const)
  const method = dice.pick(['GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE'])
  const [oddName, oddValue] = dice.pick(oddHeaders)
  const headers: Record<string, string> = {
    'accept-language': lang,
    accept: 'text/html',
    'sec-fetch-site': 'same-origin',
    ...(dice.chance(0.3) && { [oddName]: oddValue }),
  }
  const posts = method !== 'GET' && method !== 'HEAD'
  if (posts)
    headers['content-type'] = dice.chance(0.7)
      ? 'application/x-www-form-urlencoded'
      : dice.pick(oddTypes.filter(Boolean))
  const page = dice.pick(pages)
  const url = dice.chance(0.2) ? spoilPath(page, dice) : dice.chance(0.3) ? `${page}?${dice.pick(forms)}` : page
  return { method, url, headers, lang, ...(posts && { payload: dice.pick(forms) }) }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export function spoilPath(path: string, dice: Dice): string {
  const parts = path.split('/')
  const at = 1 + dice.below(parts.length - 1)
  switch (dice.below(5)) {
    case 0:
      return `${path}/`
    case 1:
      return path.replaceAll('/', '//')
    case 2:
      return path.toUpperCase()
    case 3:
      return [...parts.slice(0, at), dice.pick(oddPieces), ...parts.slice(at)].join('/')
    default:
      // The first piece stays, so that it is still the API that answers.
      return parts.map((part, index) => (index === Math.max(at, 2) ? dice.pick(oddPieces) : part)).join('/')
  }
}

function spoilQuery(pairs: readonly string[], operation: Operation, dice: Dice): string[] {
  const name = operation.parameters.find((parameter) => parameter.in === 'query')?.name ?? 'extra'
  const value = dice.pick([
    '',
    '%00',
    '%ff',
    '%',
    'x'.repeat(4000),
    '%ED%A0%80',
    '../..',
    '-1',
    'NaN',
    '[]',
    '{"$ne":1}',
    encodeURIComponent('好'.repeat(60)),
    'eyJhIjoxfQ',
    'WyIyMDI2LTAxLTAxIiwgIngiXQ',
  ])
  const more = [
    `${name}=${value}`,
    `${name}[]=${value}`,
    `${name}[a]=${value}`,
    `__proto__=${value}`,
    '=',
    '&&&',
    'after=WyJpbmZpbml0eSIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCJd',
  ]
  return [...pairs, dice.pick(more), ...(dice.chance(0.3) ? [`${name}=again`] : [])]
}
