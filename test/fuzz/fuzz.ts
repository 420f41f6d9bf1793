/** Malformed requests against the real server: it answers each, kindly and in the language asked for, stays up and does not grow. */
import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openApi } from '#contract/openapi.ts'
import { register } from '#app/register.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { signIn } from '#test/support/client.ts'
import { acceptedCase, askOf, walkIn } from '#test/faults/acts.ts'
import { makePageShot, makeShot, operationsOf, type Shot } from './requests.ts'
import { diceOf, type Json } from './samples.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

export interface Fuzzed {
  readonly statuses: Readonly<Record<string, number>>
  /** Share by which the heap grew from the end of the first third to the end. */
  readonly growth: number
}

type Owner = Parameters<typeof testApp>[0]

/** Sends `count` requests one after the other, made from `seed`. Throws AssertionError with the first ten requests that found something. */
export async function fuzz(owner: Owner, count: number, seed: number): Promise<Fuzzed> {
  const t = await testApp(owner, { server: { more: [registerPortal] } })
  const document = openApi() as Json
  const operations = operationsOf(document)
  const dice = diceOf(seed)
  const cases = await Promise.all([1, 2, 3].map((n) => acceptedCase(t.app, t.staff.worker, `fuzz-${n}`, n)))
  const refused = await register(askOf(t.app, t.staff.clerk), 'fuzz-clerk', walkIn(4, { channel: 'counter' }))
  assert.ok(refused.ok)
  const known = {
    caseId: [...cases.map(({ caseId }) => caseId), refused.caseId],
    owner: [t.staff.worker.id, null],
    handler: [t.staff.worker2.id],
    expectedVersion: [4, 5, 6, 7, 8, 9],
  }
  const people = Object.values(t.staff)
  const signed = new Map<string, Record<string, string>>()
  let signIns = 0
  const sign = async (staff: (typeof people)[number]) => {
    // Each time from another place: sixty a minute from one are enough for people, not for this.
    const { cookies, csrf } = await signIn(t, staff, `203.0.113.${signIns++ % 250}`)
    signed.set(staff.id, {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-csrf-token': csrf,
      'sec-fetch-site': 'same-origin',
    })
  }
  for (const staff of people) await sign(staff)
  const statuses: Record<string, number> = {}
  const heap: number[] = []
  const findings: string[] = []
  for (let n = 0; n < count; n++) {
    const who = dice.below(8)
    const staff = people[who]
    const shot =
      n % 10 === 9
        ? makePageShot(dice)
        : makeShot(
            document,
            operations,
            dice,
            known,
            (staff && signed.get(staff.id)) ?? { 'sec-fetch-site': 'same-origin' },
          )
    const answer = await t.server.inject({
      method: shot.method as 'GET',
      url: shot.url,
      headers: shot.headers,
      // From many places (RFC 5737): wrong passwords among the requests must not lock those out who sign in again below.
      remoteAddress: `198.51.100.${n % 250}`,
      ...(shot.payload !== undefined && { payload: shot.payload }),
    })
    const { statusCode } = answer
    statuses[statusCode] = (statuses[statusCode] ?? 0) + 1
    try {
      judge(shot, statusCode, String(answer.headers['content-type'] ?? ''), answer.payload)
    } catch (cause) {
      findings.push(
        `request ${n} of seed ${seed}: ${(cause as Error).message}\n${show(shot)}\n${statusCode} ${answer.payload.slice(0, 1000)}`,
      )
      if (findings.length === 10) break
    }
    // Somebody was signed out by one of the requests: the next ones shall reach deeper again.
    if (staff && statusCode === 401 && shot.headers['cookie'] === signed.get(staff.id)?.['cookie']) {
      await sign(staff)
    }
    if (n === Math.floor(count / 3) || n === count - 1) {
      collect()
      heap.push(process.memoryUsage().heapUsed)
    }
  }
  assert.deepEqual(findings, [])
  const alive = await t.server.inject({ method: 'GET', url: '/api/session' })
  assert.equal(alive.statusCode, 200)
  return { statuses, growth: heap[1]! / heap[0]! - 1 }
}

const show = ({ method, url, headers, payload }: Shot): string =>
  `${method} ${url.slice(0, 300)}\n${JSON.stringify({ ...headers, cookie: undefined, 'x-csrf-token': undefined }).slice(0, 600)}\n${String(payload).slice(0, 1000)}`

function judge(shot: Shot, status: number, type: string, text: string): void {
  assert.ok(status < 500, 'a fault of ours')
  if (status < 400 || shot.method === 'HEAD' || !shot.url.startsWith('/api/')) return
  assert.match(type, /^application\/problem\+json/)
  const problem = JSON.parse(text) as {
    code: string
    status: number
    title: string
    detail: string
    type: string
    instance: string
    fields?: { pointer: string; text: string }[]
  }
  assert.equal(problem.status, status)
  for (const field of ['code', 'title', 'detail', 'type', 'instance'] as const)
    assert.equal(typeof problem[field], 'string', field)
  const chinese = (words: string) => /\p{Script=Han}/u.test(words)
  // What is said of the whole body names the fields that nobody knows, in their own words.
  const sentences = [
    problem.title,
    ...(problem.fields ?? []).filter(({ pointer }) => pointer !== '').map((field) => field.text),
  ]
  for (const sentence of sentences) assert.equal(chinese(sentence), shot.lang === 'zh', `${shot.lang}: ${sentence}`)
  assert.ok(!/stack|node_modules|\bselect\b|\binsert\b|syntax error|pg_/i.test(text), 'tells of its inside')
}
