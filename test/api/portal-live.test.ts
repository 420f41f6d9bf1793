/** A person's open page is told that their case changed: who hears it, that nothing else is said, and when a stream ends. */
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { registerPortal } from '#portal/portal.ts'
import { asOwner } from '#store/open.ts'
import { testApp } from '#test/support/app.ts'
import { ordinary, reportedOnline, slipCode, staffDoes, staffOf, visitor } from '#test/support/portal-world.ts'

const t = await testApp(undefined, { server: { more: [registerPortal], heartbeatMillis: 200 } })
const origin = await t.listen()

let address = 10
type Visitor = ReturnType<typeof visitor>

async function openCase(caseId: string): Promise<Visitor> {
  const person = visitor(t, `198.51.100.${(address += 1)}`)
  const { path } = await slipCode(t, caseId)
  await person.get(path)
  assert.equal((await person.post('/track/open', { ticket: path.slice(3) })).location, '/track')
  await person.get('/track')
  return person
}

interface Stream {
  readonly text: () => string
  /** Resolves when the server ended it. */
  readonly ended: Promise<void>
  until(wanted: RegExp): Promise<void>
}

const cookieOf = (person: Visitor): string => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

async function listen(context: TestContext, person: Visitor): Promise<Stream> {
  const leave = new AbortController()
  const response = await fetch(`${origin}/track/live`, {
    headers: { cookie: cookieOf(person) },
    signal: leave.signal,
  })
  context.after(() => leave.abort())
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type')!, /^text\/event-stream/)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  let text = ''
  const ended = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) text += decoder.decode(chunk, { stream: true })
  })().catch(() => undefined)
  const until = async (wanted: RegExp): Promise<void> => {
    const deadline = performance.now() + 20_000
    while (!wanted.test(text)) {
      if (performance.now() > deadline) throw new Error(`heard only ${JSON.stringify(text)}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  await until(/event: here/)
  return { text: () => text, ended, until }
}

test('a change is told to whoever has this case open and to nobody else, and the word "changed" is all', async (context) => {
  const [mine, other] = [await reportedOnline(t), await reportedOnline(t)]
  const [reader, secondReader, stranger] = [await openCase(mine.id), await openCase(mine.id), await openCase(other.id)]
  const [first, second, elsewhere] = [
    await listen(context, reader),
    await listen(context, secondReader),
    await listen(context, stranger),
  ]
  await staffDoes(t, staffOf(t, mine.owner), mine.id, { type: 'accept', classification: ordinary })
  await Promise.all([first.until(/event: changed/), second.until(/event: changed/)])
  // News of the other case prove that nothing more was on its way to its reader.
  await staffDoes(t, staffOf(t, other.owner), other.id, { type: 'accept', classification: ordinary })
  await elsewhere.until(/event: changed/)
  assert.equal(elsewhere.text().match(/event: changed/g)!.length, 1)
  for (const { text } of [first, second, elsewhere])
    assert.doesNotMatch(text().replaceAll(/^(event|data): (here|changed)$|^retry: 3000$|\n/gm, ''), /./)
  // What it is, the page asks for itself.
  const version = /data-version="(\d+)"/.exec((await reader.get('/track')).text)![1]
  assert.equal((await reader.get(`/track/now?version=${version}`)).status, 204)
  const news = await reader.get('/track/now?version=1')
  assert.equal(news.status, 200)
  assert.match(news.text, /正在弄清卡在哪里/)
  assert.match(news.text, /受理了/)
})

test('without an open case there is no stream, and it is not opened by asking for its head', async () => {
  const nobody = await fetch(`${origin}/track/live`)
  assert.equal(nobody.status, 401)
  assert.equal(await nobody.text(), '')
  const wrong = await fetch(`${origin}/track/live`, { headers: { cookie: 'bancheng-case=AAAA' } })
  assert.equal(wrong.status, 401)
  assert.equal((await fetch(`${origin}/track/live`, { method: 'HEAD' })).status, 405)
})

test('signing out ends the streams of that session and of no other', async (context) => {
  const { id, owner } = await reportedOnline(t)
  const [leaving, staying] = [await openCase(id), await openCase(id)]
  const [one, other] = [await listen(context, leaving), await listen(context, staying)]
  await leaving.post('/track/leave')
  await one.ended
  await staffDoes(t, staffOf(t, owner), id, { type: 'accept', classification: ordinary })
  await other.until(/event: changed/)
  assert.doesNotMatch(one.text(), /changed/)
})

test('a session that ended elsewhere loses its stream at the next heartbeat', async (context) => {
  const { id } = await reportedOnline(t)
  const stream = await listen(context, await openCase(id))
  await t.app.store.pool.query('delete from case_session where case_id = $1', [id])
  await stream.ended
})

test('an open stream keeps no session alive: two idle hours end both', async (context) => {
  const { id } = await reportedOnline(t)
  const person = await openCase(id)
  const stream = await listen(context, person)
  t.clock.advance({ hours: 2, minutes: 1 })
  await stream.ended
  assert.equal((await fetch(`${origin}/track/live`, { headers: { cookie: cookieOf(person) } })).status, 401)
})

test('a session holds three streams, a case twelve; the oldest is told to ask by itself from now on', async (context) => {
  const { id } = await reportedOnline(t)
  const person = await openCase(id)
  const first = await listen(context, person)
  const second = await listen(context, person)
  await listen(context, person)
  await listen(context, person)
  await first.until(/event: enough/)
  await first.ended
  assert.doesNotMatch(second.text(), /enough/)
  for (let sessions = 0; sessions < 3; sessions += 1) {
    const another = await openCase(id)
    for (let tabs = 0; tabs < 3; tabs += 1) await listen(context, another)
  }
  assert.doesNotMatch(second.text(), /enough/)
  await listen(context, await openCase(id))
  await second.until(/event: enough/)
})

test('after the database connection broke, readers come back and hear again', async (context) => {
  const { id, owner } = await reportedOnline(t)
  const person = await openCase(id)
  const before = await listen(context, person)
  await asOwner(t.app.store, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bancheng-listen' and datname = current_database()`,
    ),
  )
  await before.ended
  const after = await listen(context, person)
  await staffDoes(t, staffOf(t, owner), id, { type: 'accept', classification: ordinary })
  await after.until(/event: changed/)
})
