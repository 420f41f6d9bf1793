/**
 * Requests that reach the inside: sent by somebody who may call that address, right in every way but one. They are what a faulty
 * client, an old page or a curious colleague sends, and what meets validation and the law of a case rather than the doors.
 */
import { makeUpload, breakOne, oddWords } from './odd.ts'
import type { Known, Operation, Shot } from './requests.ts'
import { oddHeaders, spoilPath } from './requests.ts'
import type { Dice, Json } from './samples.ts'
import { resolve, sample, spoilText } from './samples.ts'

/** What a signed-in person or system puts into the head of every request. */
type Signed = Readonly<Record<string, string>>

/** Who can be sent: by role, and `hotline` for the other system. */
interface Shooter {
  readonly role: string
  readonly signed: Signed
}

/** One case to aim at, as it stands now. */
export interface Target {
  readonly caseId: string
  version: number
  readonly personId: string
  readonly paperId: string
  /** A phone link of the owner's for this case, and where it asked somebody outside, a guest link. */
  readonly linkIds: readonly string[]
}

export interface AimedShot extends Shot {
  readonly operation: Operation
  readonly shooter: Shooter
  /** What is wrong with it; '' for a request that is right in form, whatever the law of a case says to it. */
  readonly broken: string
  readonly target: Target
}

export interface Range {
  readonly document: Json
  readonly operations: readonly Operation[]
  readonly shooters: readonly Shooter[]
  readonly targets: readonly Target[]
  /** Whoever owns the targets. */
  readonly owner: () => Shooter
  /** Ids and names that are there, by the name of their field. */
  readonly known: Known
  /** Ids of the right shape of things that are not this centre's. */
  readonly strange: readonly string[]
}

/** Who may send what, as the document says it. Signing out and passwords are left to strangers: they would end the shooters' own sessions. */
const maySend = ({ path, security, roles }: Operation, { role }: Shooter): boolean => {
  if (path.startsWith('/api/session')) return false
  if (role === 'hotline') return security === 'serviceKey'
  return security !== 'serviceKey' && (roles.length === 0 || roles.includes(role))
}

/** Many shapes behind one address get many shots, and so does an address of three ids: all must be right to reach anything. */
const weightOf = ({ path, body }: Operation): number =>
  path.endsWith('/commands')
    ? 24
    : path.endsWith('/links/{linkId}')
      ? 10
      : /\/original$|\{dutyId\}|\{rectificationId\}\/papers/.test(path)
        ? 8
        : (path === '/api/cases' || path === '/api/rectifications') && body
          ? 5
          : body
            ? 2
            : 1

/** What a shot shall reach: one operation, of those that move a case one command. */
export interface Goal {
  readonly operation: Operation
  readonly command?: string
}

/** A request by somebody who may, with one thing wrong (or, now and then, nothing); at `goal`, if one is given. */
export function makeAimedShot(range: Range, dice: Dice, goal?: Goal): AimedShot {
  const { document, targets, strange } = range
  const able = range.shooters.filter((each) => !goal || maySend(goal.operation, each))
  const anyone = dice.pick(able.length > 0 ? able : range.shooters)
  const operations = range.operations.filter((operation) => maySend(operation, anyone))
  const operation =
    goal?.operation ?? dice.pick(operations.flatMap((each) => Array.from({ length: weightOf(each) }, () => each)))
  // Mostly whoever the case belongs to: others are turned away by the law before it looks at what they bring.
  const officer = range.shooters.find(({ role }) => role === 'officer') ?? anyone
  const aims = dice.chance(0.7)
  const shooter =
    aims && /\{(caseId|linkId)\}/.test(operation.path) && maySend(operation, range.owner())
      ? range.owner()
      : aims && operation.path.includes('{dutyId}')
        ? officer
        : anyone
  const target = dice.pick(targets)
  const known: Record<string, readonly unknown[]> = {
    ...range.known,
    caseId: [target.caseId],
    personId: [target.personId],
    paperId: operation.path.includes('{dutyId}') ? (range.known['dutyPaperId'] ?? []) : [target.paperId],
    linkId: target.linkIds,
    ...(target.linkIds.length > 1 && { referralId: ['r1', 'r1', 'r1', 'r2'] }),
    expectedVersion: [target.version],
    ...(operation.path.startsWith('/api/rectifications') && {
      owner: (range.known['staff'] ?? []).map((staff) => ({ staff })),
      said: ['季度检查'],
      days: [5],
    }),
    ...(operation.path === '/api/proposals' && { cause: range.known['alikeCause'] ?? [] }),
    // The first of them holds the paper; versions move on with every shot that hits.
    ...(operation.path.includes('{rectificationId}') && {
      rectificationId: operation.path.includes('{paperId}')
        ? (range.known['rectificationId'] ?? []).slice(0, 1)
        : (range.known['rectificationId'] ?? []),
      paperId: range.known['evidenceId'] ?? [],
      expectedVersion: [1, 2, 3, 4, 5, 6],
    }),
  }
  const [one] = goal?.command ? commandSchemas(document).filter(([name]) => name === goal.command) : []
  if (one) known['command'] = [sample(document, one[1], dice, known, '', 1)]
  const make = (schema: Json, name: string) => sample(document, schema, dice, known, name, 1)
  const lang = dice.pick(['zh', 'en'] as const)
  const headers: Record<string, string> = {
    ...shooter.signed,
    'accept-language': lang === 'zh' ? 'zh-CN,zh;q=0.9,en;q=0.1' : 'en-GB',
    'idempotency-key': `aimed-${dice.below(1e9)}`,
  }
  const path = Object.fromEntries(
    operation.parameters.filter((each) => each.in === 'path').map(({ name, schema }) => [name, make(schema, name)]),
  )
  const query = Object.fromEntries(
    operation.parameters
      .filter((each) => each.in === 'query' && (each.required ? dice.chance(0.95) : dice.chance(0.5)))
      .map(({ name, schema }) => [name, make(schema, name)]),
  )
  let body = operation.body ? make(operation.body, '') : undefined
  let payload: string | Buffer | undefined
  let { method } = operation
  let url: string | undefined
  let broken = ''

  // The body first: that is where most can be wrong.
  const places = [
    ...(body !== undefined ? Array.from({ length: 14 }, () => 'body' as const) : []),
    ...(body !== undefined ? (['text'] as const) : []),
    ...(operation.upload ? Array.from({ length: 6 }, () => 'upload' as const) : []),
    ...Object.keys(path).flatMap(() => ['path', 'path'] as const),
    ...operation.parameters.flatMap((each) => (each.in === 'query' ? (['query', 'query'] as const) : [])),
    'head',
    'address',
    'nothing',
    ...(body !== undefined ? Array.from({ length: 7 }, () => 'nothing' as const) : []),
  ] as const
  const place = dice.pick<(typeof places)[number]>(places)
  if (place === 'body') [body, broken] = breakOne(body, dice, strange)
  if (body !== undefined) {
    payload = JSON.stringify(body)
    headers['content-type'] = 'application/json'
  }
  if (operation.upload) {
    const upload = makeUpload(dice, place === 'upload')
    payload = upload.payload
    headers['content-type'] = upload.type
    broken = upload.broken
  }
  if (place === 'text') {
    payload = spoilText(payload as string, dice)
    broken = 'the text of the body'
  } else if (place === 'path') {
    const name = dice.pick(Object.keys(path))
    path[name] = dice.pick([...strange, ...oddWords])
    broken = `path ${name}`
  } else if (place === 'query') {
    const { name } = dice.pick(operation.parameters.filter((each) => each.in === 'query'))
    query[name] = dice.pick([...strange, ...oddWords])
    broken = `query ${name}`
  } else if (place === 'head') {
    const [name, value] = dice.pick(oddHeaders)
    headers[name] = value
    broken = `header ${name}`
  }
  url = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeLoose(String(path[name])))
  if (place === 'address') {
    if (dice.chance(0.5)) url = spoilPath(url, dice)
    else method = dice.pick(['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
    broken = 'address or method'
  }
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeLoose(String(value))}`)
  if (pairs.length > 0) url += `?${pairs.join('&')}`
  if (method === 'GET' || method === 'HEAD') payload = undefined
  return {
    method,
    url,
    headers,
    lang,
    operation,
    shooter,
    broken,
    target,
    ...(payload !== undefined && { payload }),
  }
}

/** The commands that move a case, by name. */
export function commandSchemas(document: Json): [string, Json][] {
  const { oneOf } = resolve(document, '#/components/schemas/Command') as {
    oneOf: (Json & { properties: { type: { const: string } } })[]
  }
  return oneOf.map((schema) => [schema.properties.type.const, schema])
}

/** Like encodeURIComponent, also for halves of characters, which it refuses. */
const encodeLoose = (text: string): string => encodeURIComponent(text.toWellFormed())
