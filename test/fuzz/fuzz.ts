/**
 * Malformed requests against the real server: it answers each, kindly and in the language asked for, stays up and does not grow.
 * Of ten requests eight come from somebody who may, with one thing wrong (aimed.ts); one is wild (requests.ts); one is a resident's (reader.ts).
 */
import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { commandSchemas, makeAimedShot } from './aimed.ts'
import type { AimedShot, Goal, Target } from './aimed.ts'
import { formShot, keepCookies, openShot, type Reader } from './reader.ts'
import { makePageShot, makeShot, type Operation, type Shot } from './requests.ts'
import { diceOf } from './samples.ts'
import { peopled } from './world.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

type Counts = Record<string, number>

export interface Fuzzed {
  readonly statuses: Readonly<Counts>
  /** Refusals of the API, each a problem in the language asked for. */
  readonly problems: Readonly<Record<'zh' | 'en', number>>
  /** Statuses of each operation of the document, of aimed requests alone. */
  readonly operations: Readonly<Record<string, Readonly<Counts>>>
  /** The same of each command. */
  readonly commands: Readonly<Record<string, Readonly<Counts>>>
  /** Share by which the heap grew from the end of the first third to the end. */
  readonly growth: number
  /** Bytes of the heap at the end of the first third and at the end. */
  readonly heap: readonly number[]
}

type Owner = Parameters<typeof testApp>[0]

/** Sends at least `count` requests one after the other, made from `seed`. Throws AssertionError with the first ten requests that found something. */
export async function fuzz(owner: Owner, count: number, seed: number): Promise<Fuzzed> {
  const t = await testApp(owner, { orgs: 2, server: { more: [registerPortal] } })
  const dice = diceOf(seed)
  const world = await peopled(t)
  const { document, operations, known } = world.range
  const statuses: Counts = {}
  const problems = { zh: 0, en: 0 }
  const reached: Record<string, Counts> = Object.fromEntries(operations.map((each) => [nameOf(each), {}]))
  const commands: Record<string, Counts> = Object.fromEntries(commandSchemas(document).map(([name]) => [name, {}]))
  const heap: number[] = []
  const findings: string[] = []
  let sent = 0

  async function shoot(shot: Shot, ip = `198.51.100.${sent % 250}`) {
    // From many places (RFC 5737): what is slowed down for one place must not hide the rest.
    const answer = await t.server.inject({
      method: shot.method as 'GET',
      url: shot.url,
      headers: shot.headers,
      remoteAddress: ip,
      ...(shot.payload !== undefined && { payload: shot.payload }),
    })
    const { statusCode, payload } = answer
    sent++
    bump(statuses, statusCode)
    try {
      if (judge(shot, statusCode, String(answer.headers['content-type'] ?? ''), payload)) problems[shot.lang]++
    } catch (cause) {
      findings.push(
        `request ${sent} of seed ${seed}: ${(cause as Error).message}\n${show(shot)}\n${statusCode} ${payload.slice(0, 1000)}`,
      )
    }
    return answer
  }

  /** What has not been reached yet, so that among many operations none is left to chance. */
  function goals(): Goal[] {
    const missing: Goal[] = operations
      .filter((each) => !each.path.startsWith('/api/session') && !counted(reached[nameOf(each)]!, [200, 201, 204]))
      .map((operation) => ({ operation }))
    const moving = operations.find(({ path }) => path === '/api/cases/{caseId}/commands')!
    const unmet = Object.entries(commands).filter(
      ([, counts]) => !counted(counts, [422]) || !counted(counts, [200, 403, 409, 'law']),
    )
    return [...missing, ...unmet.map(([command]) => ({ operation: moving, command }))]
  }

  async function aimed(): Promise<void> {
    const left = dice.chance(0.4) ? goals() : []
    const shot = makeAimedShot(world.range, dice, left.length > 0 ? dice.pick(left) : undefined)
    const { statusCode, payload } = await shoot(shot)
    bump(reached[nameOf(shot.operation)]!, statusCode)
    const command = commandOf(shot)
    if (command && commands[command]) {
      bump(commands[command], statusCode)
      // Some of the law's own refusals are a 422 too; they name themselves.
      if (statusCode === 422 && payload.includes('"refusals":')) bump(commands[command], 'law')
    }
    if (command && statusCode === 200) shot.target.version = (JSON.parse(payload) as Target).version
    // Registering another's paper, reading a paper's codes: the case moved on by another way.
    else if (statusCode === 409) await world.look(shot.target)
    // Whoever lost their session by what was sent signs in again, so that the next ones reach as deep.
    if (statusCode === 401 && shot.headers['cookie'] === shot.shooter.signed['cookie'])
      await world.signAgain(shot.shooter.role)
  }

  async function door(): Promise<void> {
    const { operation, shot } = await world.atTheDoor(dice)
    const { statusCode, payload } = await shoot(shot)
    bump(reached[nameOf(operation)]!, statusCode)
    if (statusCode === 204 || payload.includes('"not-signed-in"')) world.halfwayEnded()
  }

  async function resident(reader: Reader): Promise<void> {
    // Whoever comes for the first time begins as they should, or behind the first page nothing would be reached.
    const first = reader.cookies.size === 0
    const opening = openShot(reader, dice, first ? reader.pages[0] : undefined)
    const opened = await shoot(opening, reader.ip)
    keepCookies(reader, opened.cookies)
    const form = formShot(reader, opened.payload, opening, dice, first || undefined)
    if (form) keepCookies(reader, (await shoot(form, reader.ip)).cookies)
  }

  for (let turn = 0; sent < count && findings.length < 10; turn++) {
    const kind = turn % 20
    if (kind === 0) await resident(await world.reader(dice))
    else if (kind === 1) await shoot(makePageShot(dice))
    else if (kind < 4) await shoot(makeShot(document, operations, dice, known, world.anyone(dice)))
    else if (kind === 4) await door()
    else await aimed()
    // Cases are soon closed or handed on: now and then there is a new one.
    if (turn % 250 === 249) await world.newTarget()
    if (heap.length === 0 && sent >= count / 3) heap.push(heapNow())
  }
  heap.push(heapNow())
  assert.deepEqual(findings, [])
  const alive = await t.server.inject({ method: 'GET', url: '/api/session' })
  assert.equal(alive.statusCode, 200)
  return { statuses, problems, operations: reached, commands, growth: heap[1]! / heap[0]! - 1, heap }
}

function heapNow(): number {
  collect()
  return process.memoryUsage().heapUsed
}

/** Whether there was any of these. */
export const counted = (counts: Readonly<Counts>, wanted: readonly (number | 'law')[]): boolean =>
  wanted.some((status) => (counts[status] ?? 0) > 0)

const bump = (counts: Counts, key: string | number): void => void (counts[key] = (counts[key] ?? 0) + 1)
const nameOf = ({ method, path }: Operation): string => `${method} ${path}`

/** The command that an aimed request sends, when its body can still be read. */
function commandOf({ operation, payload }: AimedShot): string | null {
  if (!operation.path.endsWith('/commands') || typeof payload !== 'string') return null
  return /"command":\{"type":"(\w+)"/.exec(payload)?.[1] ?? null
}

const show = ({ method, url, headers, payload }: Shot): string =>
  `${method} ${url.slice(0, 300)}\n${JSON.stringify({ ...headers, cookie: undefined, 'x-csrf-token': undefined }).slice(0, 600)}\n${String(payload).slice(0, 1000)}`

const chinese = (words: string) => /\p{Script=Han}/u.test(words)

/** Throws when the answer is not as it should be; says whether it is a problem of the API. */
function judge(shot: Shot, status: number, type: string, text: string): boolean {
  assert.ok(status < 500, 'a fault of ours')
  // Pieces of a page that a script fetches say nothing of their own.
  if (type.startsWith('text/html') && text.startsWith('<!doctype'))
    assert.match(text, shot.lang === 'zh' ? /<html lang="zh-CN"/ : /<html lang="en"/, 'a page in another language')
  if (status < 400 || shot.method === 'HEAD' || !shot.url.startsWith('/api/')) return false
  assert.match(type, /^application\/problem\+json/)
  const problem = JSON.parse(text) as {
    code: string
    status: number
    title: string
    detail: string
    type: string
    instance: string
    refusals?: { text: string }[]
    fields?: { pointer: string; text: string }[]
  }
  assert.equal(problem.status, status)
  for (const field of ['code', 'title', 'detail', 'type', 'instance'] as const)
    assert.equal(typeof problem[field], 'string', field)
  if (problem.code === 'invalid-input') assert.ok(problem.fields!.length > 0, 'does not say what is wrong')
  // What is said of the whole body names the fields that nobody knows, as the sender wrote them.
  const sentences = [
    problem.title,
    ...(problem.fields ?? []).filter(({ pointer }) => pointer !== '').map((field) => field.text),
  ]
  for (const sentence of sentences) assert.equal(chinese(sentence), shot.lang === 'zh', `${shot.lang}: ${sentence}`)
  assert.ok(!/stack|node_modules|\bselect\b|\binsert\b|syntax error|pg_/i.test(text), 'tells of its inside')
  return true
}
