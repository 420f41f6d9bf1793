/** Whatever is sent, the answer is a readable problem, in the reader's language, and nothing of our inside shows. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import test from 'node:test'
import { Problem } from '#contract/common.ts'
import { testApp } from '#test/support/app.ts'
import type { Answer, Sending } from '#test/support/client.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp()
const uuid = '00000000-0000-4000-8000-00000000dead'
const json = { 'content-type': 'application/json' }
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const without = (change: object) => ({ ...registration, ...change })

interface Wrong {
  readonly method?: string
  readonly url: string
  readonly body?: unknown
  readonly sending?: Sending
  readonly expect: readonly [number, string]
  /** Pointers of the fields that are named. */
  readonly fields?: readonly string[]
}

const wrongs: Readonly<Record<string, Wrong>> = {
  'an address that is not there': { url: '/api/nothing', expect: [404, 'no-such-address'] },
  'a case that is not there': { url: `/api/cases/${uuid}`, expect: [404, 'not-found'] },
  'a broken address': { url: '/api/cases/%E0%A4%A', expect: [400, 'malformed'] },
  'an id that is none': { url: '/api/cases/12', expect: [422, 'invalid-input'], fields: ['/caseId'] },
  'an id with a NUL': { url: '/api/cases/%00', expect: [422, 'invalid-input'], fields: ['/caseId'] },
  'a method that is not taken': { method: 'PUT', url: '/api/items', body: {}, expect: [405, 'wrong-method'] },
  'a queue that does not exist': {
    url: '/api/cases?queue=everything',
    expect: [422, 'invalid-input'],
    fields: ['/queue'],
  },
  'broken JSON': { method: 'POST', url: '/api/cases', body: '{"channel": ', expect: [400, 'malformed'] },
  'an empty body called JSON': {
    method: 'POST',
    url: '/api/cases',
    body: '',
    sending: { headers: json },
    expect: [400, 'malformed'],
  },
  'bytes that are no UTF-8': {
    method: 'POST',
    url: '/api/cases',
    body: Buffer.from([0x22, 0xff, 0xfe, 0x22]),
    sending: { headers: json },
    expect: [400, 'malformed'],
  },
  'a prototype as a key': {
    method: 'POST',
    url: '/api/cases',
    body: '{"__proto__": {"admin": true}}',
    expect: [400, 'malformed'],
  },
  'nesting without end': {
    method: 'POST',
    url: '/api/cases',
    body: nested(100_000),
    expect: [422, 'invalid-input'],
    fields: [''],
  },
  'a draft nested too deeply': {
    method: 'PUT',
    url: `/api/cases/${uuid}/drafts/note`,
    body: `{"body":{"a":${nested(40)}}}`,
    expect: [422, 'invalid-input'],
    fields: [''],
  },
  'another kind of text': {
    method: 'POST',
    url: '/api/cases',
    body: '<a/>',
    sending: { headers: { 'content-type': 'application/xml' } },
    expect: [415, 'wrong-media-type'],
  },
  'more than a megabyte': {
    method: 'POST',
    url: '/api/cases',
    body: without({ statement: '长'.repeat(400_000) }),
    expect: [413, 'too-large'],
  },
  'no idempotency key': {
    method: 'POST',
    url: '/api/cases',
    body: registration,
    sending: { key: null },
    expect: [400, 'key-needed'],
  },
  'a key beyond a hundred characters': {
    method: 'POST',
    url: '/api/cases',
    body: registration,
    sending: { key: 'k'.repeat(101) },
    expect: [400, 'key-needed'],
  },
  'a lone surrogate': {
    method: 'POST',
    url: '/api/cases',
    body: JSON.stringify(registration).replace('"wish":"', '"wish":"\\ud83d'),
    expect: [422, 'invalid-input'],
    fields: ['/wish'],
  },
  'a NUL in a draft': {
    method: 'PUT',
    url: `/api/cases/${uuid}/drafts/note`,
    body: '{"body":{"text":"a\\u0000b"}}',
    expect: [422, 'invalid-input'],
    fields: ['/body/text'],
  },
  'several faults at once': {
    method: 'POST',
    url: '/api/cases',
    body: { ...without({ channel: 'pigeon', title: '题'.repeat(101), statement: 7, surplus: 'x' }), wish: undefined },
    expect: [422, 'invalid-input'],
    fields: ['/channel', '/title', '/statement', '/wish', ''],
  },
  'a line break in a name': {
    method: 'POST',
    url: '/api/cases',
    body: without({ person: { ...registration.person, name: '陈\n测试' } }),
    expect: [422, 'invalid-input'],
    fields: ['/person/name'],
  },
  'what the rules refuse': {
    method: 'POST',
    url: '/api/cases',
    body: without({ blocker: { ...registration.blocker, causes: [] } }),
    expect: [422, 'needs-blocker'],
  },
  'an owner who does not exist': {
    method: 'POST',
    url: '/api/cases',
    body: without({ owner: 'nobody' }),
    expect: [422, 'no-such-colleague'],
  },
  'an item that does not exist': {
    method: 'POST',
    url: '/api/cases',
    body: without({ itemId: 'no-such' }),
    expect: [422, 'no-such-item'],
  },
}

const chinese = /\p{Script=Han}/u
const inside = /node_modules|\/src\/|at .*\.ts|select |insert |ECONN|postgres|zod|stack|undefined|\{\w+\}|系统错误/i

function assertProblem(
  { status, headers, body, text }: Answer,
  [wantedStatus, code]: readonly [number, string],
  language: 'zh' | 'en',
): Problem {
  assert.deepEqual([status, body?.code], [wantedStatus, code], text)
  assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8')
  assert.equal(headers['cache-control'], 'no-store')
  const problem = Problem.parse(body)
  assert.deepEqual(
    Object.keys(body).filter((key) => !(key in Problem.shape)),
    [],
  )
  assert.equal(problem.status, status)
  assert.match(problem.instance, /^[0-9A-Z]{10}$/)
  assert.equal(problem.instance, headers['x-request-id'])
  for (const sentence of [
    problem.title,
    problem.detail,
    ...(problem.fields ?? []).map((field) => field.text),
    ...(problem.refusals ?? []).map((refusal) => refusal.text),
  ]) {
    assert.ok(sentence.length > 0)
    assert.equal(chinese.test(sentence), language === 'zh', sentence)
    assert.doesNotMatch(sentence, inside)
  }
  return problem
}

for (const [name, wrong] of Object.entries(wrongs)) {
  test(`${name}: ${wrong.expect[0]} ${wrong.expect[1]}, in both languages`, async () => {
    const client = await t.as(t.staff.worker)
    for (const language of ['zh', 'en'] as const) {
      const headers = {
        'accept-language': language === 'zh' ? 'zh-CN,zh;q=0.9' : 'en-GB,en;q=0.9,zh;q=0.1',
        ...wrong.sending?.headers,
      }
      const problem = assertProblem(
        await client.send(wrong.method ?? 'GET', wrong.url, wrong.body, { ...wrong.sending, headers }),
        wrong.expect,
        language,
      )
      if (wrong.fields)
        assert.deepEqual(problem.fields?.map(({ pointer }) => pointer).toSorted(), [...wrong.fields].toSorted())
    }
  })
}

test('a method that is not taken is told with those that are', async () => {
  const answer = await (await t.as(t.staff.worker)).send('DELETE', `/api/cases/${uuid}/drafts/note/x`)
  assert.equal(answer.status, 404)
  const wrong = await (await t.as(t.staff.worker)).send('POST', `/api/cases/${uuid}/drafts/note`, {})
  assert.equal(wrong.status, 405)
  assert.equal(wrong.headers['allow'], 'DELETE, GET, HEAD, PUT')
})

test('Chinese is the language of whoever asks for none or another', async () => {
  const client = t.anyone()
  for (const language of [undefined, 'fr', '*', 'de-DE,de;q=0.9', 'x'.repeat(5000)]) {
    assertProblem(
      await client.get('/api/nothing', { headers: { 'accept-language': language } }),
      [404, 'no-such-address'],
      'zh',
    )
  }
})

test('what nobody foresaw has a number and a kind sentence, and nothing of the cause', async (context) => {
  const lines: string[] = []
  const broken = await testApp(context, {
    server: {
      logLevel: 'error',
      logStream: { write: (line) => void lines.push(line) },
      more: [(server) => void server.get('/boom', () => Promise.reject(new Error('secret detail in /src/x.ts')))],
    },
  })
  const problem = assertProblem(await broken.anyone().get('/boom?who=wang'), [500, 'unexpected'], 'zh')
  assert.match(problem.detail, /您填的内容还在/)
  assert.match(problem.detail, new RegExp(problem.instance))
  const logged = JSON.parse(lines[0]!)
  assert.equal(logged.reqId, problem.instance)
  assert.equal(logged.err.message, 'secret detail in /src/x.ts')
  assert.doesNotMatch(lines.join(), /who=wang/)
})

test('without the database every call says to wait a moment, and /readyz says so too', async (context) => {
  const broken = await testApp(context)
  const client = await broken.as(broken.staff.worker)
  assert.equal((await client.get('/readyz')).status, 200)
  await broken.app.store.pool.end()
  for (const url of ['/api/cases', '/api/session', '/readyz']) {
    const answer = await client.get(url)
    assertProblem(answer, [503, 'busy'], 'zh')
    assert.ok(Number(answer.headers['retry-after']) >= 1)
  }
  assert.equal((await client.get('/healthz')).status, 200)
})

test('what is no HTTP at all is answered and closed', async () => {
  const { port } = new URL(await t.listen())
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('HALLO /\r\n\r\n'))
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
  assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/)
  assert.equal(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))).code, 'malformed')
})
