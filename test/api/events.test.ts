/** News over a real connection: who hears what, and when a stream ends. */
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { asOwner } from '#store/open.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2, server: { heartbeatMillis: 200 } })
const origin = await t.listen()

interface Stream {
  /** All events so far. */
  readonly events: {
    kind: string
    caseId: string
    version?: number
    ownerId?: string
    counter?: string
    title?: string
    number?: string
  }[]
  readonly text: () => string
  /** Resolves when the server ended it. */
  readonly ended: Promise<void>
  until(done: (events: Stream['events']) => boolean): Promise<void>
}

async function listen(context: TestContext, client: Client, headers: Record<string, string> = {}): Promise<Stream> {
  const leave = new AbortController()
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${origin}/api/events`, { headers: { cookie, ...headers }, signal: leave.signal })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type')!, /^text\/event-stream/)
  assert.match(response.headers.get('content-security-policy')!, /default-src 'none'/)
  let text = ''
  const events: Stream['events'] = []
  const ended = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk, { stream: true })
      const parts = [...text.matchAll(/^event: (\w+)\ndata: (.*)\n\n/gm)]
      for (const [, kind, data] of parts.slice(events.length)) {
        const event = JSON.parse(data!)
        assert.equal(event.kind, kind)
        events.push(event)
      }
    }
  })().catch(() => undefined)
  context.after(() => leave.abort())
  const until = async (done: (events: Stream['events']) => boolean) => {
    const deadline = performance.now() + 20_000
    while (!done(events)) {
      if (performance.now() > deadline) throw new Error(`heard only ${JSON.stringify(events)}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  while (!text.includes(': listening')) await new Promise((resolve) => setTimeout(resolve, 10))
  return { events, text: () => text, ended, until }
}

const register = async (by: TestStaff, change: object = {}): Promise<string> => {
  const { status, body, text } = await (await t.as(by)).post('/api/cases', { ...registration, ...change })
  assert.equal(status, 201, text)
  return body.id
}

test('a new case rings at the expert desk with number, title, owner and counter; its clerk hears only that it changed', async (context) => {
  const [worker, director, clerk, admin, stranger] = await Promise.all(
    [t.staff.worker, t.staff.director, t.staff.clerk, t.staff.admin, t.centres[1]!.staff.director].map(async (staff) =>
      listen(context, await t.as(staff)),
    ),
  )
  const caseId = await register(t.staff.clerk, { title: '零星报销', owner: t.staff.worker.id })
  for (const desk of [worker!, director!]) {
    await desk.until((events) => events.some((event) => event.kind === 'arrived'))
    const { number, ...arrived } = desk.events.find((event) => event.kind === 'arrived')!
    assert.deepEqual(arrived, { kind: 'arrived', caseId, title: '零星报销', ownerId: t.staff.worker.id, counter: '3' })
    assert.match(number!, /^CS-2026-\d{6}$/)
  }
  await clerk!.until((events) => events.length > 0)
  assert.deepEqual(
    clerk!.events.map(({ kind }) => kind),
    ['case'],
  )
  // Later news of a second case prove that nothing more was on its way to those who heard nothing.
  await register(t.staff.worker, { title: '居住证' })
  await worker!.until((events) => events.filter((event) => event.kind === 'arrived').length === 2)
  assert.deepEqual(stranger!.events, [])
  assert.deepEqual(admin!.events, [])
  assert.deepEqual(
    clerk!.events.map(({ kind }) => kind),
    ['case'],
    'not of a case of somebody else',
  )
  assert.doesNotMatch(worker!.text(), /发票|陈测试|没办成/, 'no content')
})

test('every command is told with the version it led to, and so is presence', async (context) => {
  const caseId = await register(t.staff.clerk, { owner: t.staff.worker.id })
  const worker2 = await listen(context, await t.as(t.staff.worker2))
  const worker = await t.as(t.staff.worker)
  const file = (await worker.get(`/api/cases/${caseId}`)).body
  const done = await worker.post(`/api/cases/${caseId}/commands`, {
    expectedVersion: file.version,
    command: { type: 'note', text: '先记一笔', audience: 'staff' },
  })
  assert.equal(done.status, 200, done.text)
  await worker2.until((events) =>
    events.some((event) => event.kind === 'case' && event.caseId === caseId && event.version === done.body.version),
  )
  assert.equal((await worker.put(`/api/cases/${caseId}/presence`, { mode: 'editing' })).status, 204)
  await worker2.until((events) => events.some((event) => event.kind === 'presence' && event.caseId === caseId))
})

test('whoever the complaint is about hears nothing of it', async (context) => {
  const [concerned, other] = [
    await listen(context, await t.as(t.staff.worker2)),
    await listen(context, await t.as(t.staff.worker)),
  ]
  const blocker = { ...registration.blocker, causes: ['attitude-or-inaction'], refusedBy: t.staff.worker2.id }
  const caseId = await register(t.staff.clerk, { blocker, owner: t.staff.worker.id })
  await other.until((events) => events.some((event) => event.kind === 'arrived' && event.caseId === caseId))
  const open = await register(t.staff.clerk, { owner: t.staff.worker.id })
  await concerned.until((events) => events.some((event) => event.caseId === open))
  assert.equal(
    concerned.events.some((event) => event.caseId === caseId),
    false,
  )
})

test('a stream says now and then that it lives, and takes any Last-Event-ID', async (context) => {
  const stream = await listen(context, await t.as(t.staff.worker), { 'last-event-id': 'x'.repeat(500) })
  const deadline = performance.now() + 10_000
  while (!/: still here/.test(stream.text()) && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.match(stream.text(), /: still here/)
})

test('signing out ends the streams of that session and of no other', async (context) => {
  const mine = await t.signIn(t.staff.worker)
  const stream = await listen(context, mine)
  const other = await listen(context, await t.as(t.staff.worker))
  await mine.del('/api/session')
  await stream.ended
  const caseId = await register(t.staff.clerk, { owner: t.staff.worker.id })
  await other.until((events) => events.some((event) => event.caseId === caseId))
})

test('a session ended elsewhere loses its stream at the next heartbeat', async (context) => {
  const client = await t.signIn(t.staff.worker2)
  const stream = await listen(context, client)
  await t.app.store.pool.query('delete from session where staff_id = $1', [t.staff.worker2.id])
  await stream.ended
})

test('after the database connection broke, listeners come back and hear again', async (context) => {
  const client = await t.as(t.staff.director)
  const before = await listen(context, client)
  await asOwner(t.app.store, (owner) =>
    owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bancheng-listen' and datname = current_database()`,
    ),
  )
  await before.ended
  const after = await listen(context, client)
  const caseId = await register(t.staff.clerk, { owner: t.staff.worker.id })
  await after.until((events) => events.some((event) => event.caseId === caseId))
})

test('a session holds a few streams; the oldest gives way', async (context) => {
  const client = await t.signIn(t.staff.director)
  const first = await listen(context, client)
  for (let n = 0; n < 8; n++) await listen(context, client)
  await first.ended
})

test('whoever was given other posts is let go, and comes back with what those may see', async (context) => {
  const client = await t.signIn(t.staff.worker2)
  const before = await listen(context, client)
  const admin = await t.as(t.staff.admin)
  const give = (role: string) => admin.patch(`/api/staff/${t.staff.worker2.id}`, { roles: [role] })
  assert.equal((await give('counter')).status, 200)
  await before.ended
  const after = await listen(context, client)
  const witness = await listen(context, await t.as(t.staff.worker))
  const caseId = await register(t.staff.clerk, { owner: t.staff.worker.id })
  await witness.until((events) => events.some((event) => event.caseId === caseId))
  assert.deepEqual(after.events, [])
  await give('caseworker')
  await after.ended
})

// Last: afterwards every session of this file has run out.
test('a stream ends with its session, a quarter of an hour after anybody did something', async (context) => {
  const stream = await listen(context, await t.signIn(t.staff.worker))
  t.clock.advance({ minutes: 14 })
  await new Promise((resolve) => setTimeout(resolve, 600))
  const still = await Promise.race([stream.ended.then(() => 'ended'), Promise.resolve('open')])
  assert.equal(still, 'open')
  t.clock.advance({ minutes: 2 })
  await stream.ended
})
