import assert from 'node:assert/strict'
import test from 'node:test'
import { codeOfStep, stepOf } from '#app/one-time-code.ts'
import { asOwner } from '#store/open.ts'
import { inOrg } from '#store/staff.ts'
import { testApp, type TestApp, type TestStaff } from '#test/support/app.ts'
import { freshCode } from '#test/support/client.ts'

const t = await testApp()
const { worker, worker2, director, clerk, admin } = t.staff

const passwordOf = ({ username, password }: TestStaff) => ({ username, password })
const firstStep = async (staff: TestStaff, at: TestApp = t) => {
  const client = at.anyone()
  const answer = await client.post('/api/session', passwordOf(staff))
  assert.equal(answer.status, 200, answer.text)
  return client
}
const codeOf = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body?.code]

test('both steps lead in, and the session says who one is and nothing secret', async () => {
  const client = await t.as(worker)
  const { body, text } = await client.get('/api/session')
  const { csrf, ...me } = body.me
  assert.deepEqual(me, {
    id: worker.id,
    name: worker.name,
    username: worker.username,
    roles: ['caseworker'],
    counterNo: null,
    centre: { id: t.centre.id, code: 'CS', name: '测试街道第1受理中心', demo: false },
  })
  assert.equal(Buffer.from(csrf, 'base64url').length, 32)
  assert.doesNotMatch(text, /argon2|secret|token/i)
})

test('a wrong password and an unknown name get the same answer', async () => {
  const known = await t.anyone().post('/api/session', { username: worker.username, password: 'wrong-one' })
  const unknown = await t.anyone().post('/api/session', { username: 'nobody-here', password: 'wrong-one' })
  assert.deepEqual(codeOf(known), [401, 'wrong-password'])
  const { instance: _, ...first } = known.body
  const { instance: __, ...second } = unknown.body
  assert.deepEqual(first, second)
  assert.equal(known.headers['set-cookie'], unknown.headers['set-cookie'])
})

test('the password alone opens nothing, and its session can only show the code', async () => {
  const client = await firstStep(worker2)
  assert.deepEqual(codeOf(await client.get('/api/cases')), [401, 'code-owed'])
  assert.deepEqual(codeOf(await client.get('/api/events')), [401, 'code-owed'])
  assert.equal((await client.get('/api/session')).body.next, 'code')
})

test('a halfway session ends by itself after ten minutes', async () => {
  const client = await firstStep(worker2)
  t.clock.advance({ minutes: 10 })
  assert.equal((await client.get('/api/session')).body.next, 'password')
})

test('a wrong code is refused; a code works once, also when it is sent many times at once', async () => {
  t.clock.advance({ minutes: 2 })
  const clients = await Promise.all([1, 2, 3, 4].map(() => firstStep(director)))
  const code = await freshCode(t, director)
  const wrong = code === '000000' ? '000001' : '000000'
  assert.deepEqual(codeOf(await clients[0]!.post('/api/session/code', { code: wrong })), [401, 'wrong-code'])
  const answers = await Promise.all(clients.map((client) => client.post('/api/session/code', { code })))
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  assert.deepEqual(
    answers.filter(({ status }) => status !== 200).map(({ body }) => body.code),
    ['wrong-code', 'wrong-code', 'wrong-code'],
  )
})

test('a code of the step before is taken, one of two steps before is not', async () => {
  t.clock.advance({ minutes: 5 })
  const step = stepOf(t.clock.now())
  const late = await firstStep(admin)
  assert.deepEqual(codeOf(await late.post('/api/session/code', { code: codeOfStep(admin.secret, step - 2) })), [
    401,
    'wrong-code',
  ])
  assert.equal((await late.post('/api/session/code', { code: codeOfStep(admin.secret, step - 1) })).status, 200)
})

test('each step has a new token and the old one is dead', async () => {
  t.clock.advance({ minutes: 5 })
  const client = await firstStep(clerk)
  const half = client.cookies.get('bancheng')!
  assert.equal((await client.post('/api/session/code', { code: await freshCode(t, clerk) })).status, 200)
  const whole = client.cookies.get('bancheng')!
  assert.notEqual(half, whole)
  assert.equal(Buffer.from(whole, 'base64url').length, 32)
  client.cookies.set('bancheng', half)
  assert.equal((await client.get('/api/session')).body.next, 'password')
  const { rows } = await t.app.store.pool.query<{ hash: Buffer }>('select token_hash as hash from session')
  assert.ok(rows.every(({ hash }) => !hash.includes(whole) && hash.length === 32))
})

test('signing out ends the session on the server and empties the browser', async () => {
  const client = await t.signIn(worker)
  const token = client.cookies.get('bancheng')!
  const out = await client.del('/api/session')
  assert.equal(out.status, 204)
  assert.equal(out.headers['clear-site-data'], '"cache", "cookies", "storage"')
  assert.equal(client.cookies.has('bancheng'), false)
  client.cookies.set('bancheng', token)
  assert.deepEqual(codeOf(await client.get('/api/cases')), [401, 'not-signed-in'])
})

test('a forged or foreign token opens nothing', async () => {
  const client = t.anyone()
  for (const token of ['', 'x', 'a'.repeat(43), '%00', `${'a'.repeat(4000)}`]) {
    client.cookies.set('bancheng', token)
    assert.deepEqual(codeOf(await client.get('/api/cases')), [401, 'not-signed-in'])
  }
})

test('unused for a quarter of an hour, a session is over; used, it lives twelve hours', async () => {
  const idle = await t.signIn(worker)
  t.clock.advance({ minutes: 14, seconds: 59 })
  assert.equal((await idle.get('/api/session')).body.next, 'nothing')
  t.clock.advance({ minutes: 15 })
  assert.deepEqual(codeOf(await idle.get('/api/cases')), [401, 'not-signed-in'])

  const busy = await t.signIn(worker2)
  for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
    t.clock.advance({ minutes: 10 })
    assert.equal((await busy.get('/api/session')).body.next, 'nothing', `after ${minutes + 10} minutes`)
  }
  t.clock.advance({ minutes: 10 })
  assert.deepEqual(codeOf(await busy.get('/api/cases')), [401, 'not-signed-in'])
})

test('the centre sets its own idle time, within an hour', async () => {
  const set = (minutes: number) =>
    asOwner(t.app.store, (owner) =>
      owner.query(
        `update organisation set settings = settings || jsonb_build_object('session', jsonb_build_object('idleMinutes', $2::int)) where id = $1`,
        [t.centre.id, minutes],
      ),
    )
  await set(5)
  const short = await t.signIn(worker)
  t.clock.advance({ minutes: 5 })
  assert.equal((await short.get('/api/session')).body.next, 'password')
  await set(600)
  const long = await t.signIn(worker)
  t.clock.advance({ minutes: 59 })
  assert.equal((await long.get('/api/session')).body.next, 'nothing')
  t.clock.advance({ minutes: 60 })
  assert.equal((await long.get('/api/session')).body.next, 'password')
  await asOwner(t.app.store, (owner) =>
    owner.query(`update organisation set settings = settings - 'session' where id = $1`, [t.centre.id]),
  )
})

test('switching somebody off and changing a role count from the next request', async () => {
  const client = await t.signIn(clerk)
  assert.equal((await client.get('/api/board')).status, 403)
  const change = (sql: string) =>
    inOrg(t.app.store.pool, t.centre.id, (db) => db.query(`update staff set ${sql} where id = $1`, [clerk.id]))
  await change(`roles = '{director}'`)
  assert.equal((await client.get('/api/board')).status, 200)
  await change(`roles = '{counter}'`)
  assert.equal((await client.get('/api/board')).status, 403)
  await change('active = false')
  assert.deepEqual(codeOf(await client.get('/api/items')), [401, 'not-signed-in'])
  assert.deepEqual(codeOf(await t.anyone().post('/api/session', passwordOf(clerk))), [401, 'wrong-password'])
  await change('active = true')
})

test('guessing is slowed down for whoever guesses, and the owner still comes in', async () => {
  const guess = (ip: string) =>
    t.anyone().post('/api/session', { username: director.username, password: 'guess' }, { ip })
  const answers = []
  const begun = performance.now()
  for (let n = 0; n < 20; n++) answers.push(await guess('203.0.113.9'))
  const most = mostTried(begun)
  assert.deepEqual(
    answers.slice(0, 5).map(({ status }) => status),
    [401, 401, 401, 401, 401],
  )
  const waits = answers.filter(({ status }) => status === 429)
  assert.ok(waits.length >= 20 - most, `only ${waits.length} of 20 had to wait`)
  assert.ok(
    waits.every(
      ({ headers, body }) =>
        Number(headers['retry-after']) >= 1 && body.code === 'too-many-tries' && /账号没有被锁/.test(body.detail),
    ),
  )
  // However slow this machine is, the wait is not over yet.
  await t.app.store.pool.query('update rate_limit set expire = expire + 60000')
  const right = await t.anyone().post('/api/session', passwordOf(director), { ip: '203.0.113.9' })
  assert.equal(right.status, 429, 'not even the right password from there, for now')
  const owner = await t.anyone().post('/api/session', passwordOf(director), { ip: '198.51.100.7' })
  assert.equal(owner.status, 200)
})

test('many guesses at the same moment are not more guesses', async () => {
  const guess = () =>
    t.anyone().post('/api/session', { username: admin.username, password: 'guess' }, { ip: '203.0.113.77' })
  const begun = performance.now()
  const answers = await Promise.all(Array.from({ length: 30 }, guess))
  const tried = answers.filter(({ status }) => status === 401).length
  assert.ok(tried <= Math.max(7, mostTried(begun)), `${tried} of 30 were tried`)
})

/** Five for nothing, then one at once and one after each wait of 1, 2, 4 … seconds that is over by now. */
const mostTried = (begun: number): number => 6 + Math.floor(Math.log2((performance.now() - begun) / 1000 + 1))

test('guessing codes is slowed down by account, wherever it comes from', async () => {
  t.clock.advance({ minutes: 5 })
  const statuses: number[] = []
  // On a slow machine the first waits are over before the next try.
  for (let n = 0; n < 9 || (n < 14 && !statuses.includes(429)); n++) {
    const client = await firstStep(worker)
    statuses.push((await client.post('/api/session/code', { code: '123456' }, { ip: `198.51.100.${n}` })).status)
  }
  assert.deepEqual(statuses.slice(0, 5), [401, 401, 401, 401, 401])
  assert.ok(statuses.slice(5).includes(429))
})

test('the first sign-in sets the code up, and only a right code makes it count', async () => {
  t.clock.advance({ minutes: 5 })
  await inOrg(t.app.store.pool, t.centre.id, (db) =>
    db.query('update staff set totp_secret = null, totp_last_step = 0 where id = $1', [worker2.id]),
  )
  const client = t.anyone()
  const first = (await client.post('/api/session', passwordOf(worker2))).body
  assert.equal(first.next, 'enrol')
  assert.match(first.uri, /^otpauth:\/\/totp\//)
  assert.match(first.qrSvg, /^<svg/)
  assert.deepEqual((await client.get('/api/session')).body, first, 'a reload shows the same secret')
  const second = (await client.post('/api/session', passwordOf(worker2))).body
  assert.notEqual(second.secret, first.secret, 'whoever saw the first one has nothing')
  assert.equal(
    (await client.post('/api/session/code', { code: codeOfStep(first.secret, stepOf(t.clock.now())) })).status,
    401,
  )
  assert.equal((await client.get('/api/cases')).status, 401)
  const done = await client.post('/api/session/code', { code: codeOfStep(second.secret, stepOf(t.clock.now())) })
  assert.equal(done.body.next, 'nothing')
  const { rows } = await inOrg(t.app.store.pool, t.centre.id, (db) =>
    db.query<{ sealed: Buffer }>('select totp_secret as sealed from staff where id = $1', [worker2.id]),
  )
  assert.equal(rows[0]!.sealed.includes(second.secret), false, 'kept sealed')
  assert.equal((await t.anyone().post('/api/session', passwordOf(worker2))).body.next, 'code')
})

test('a session nobody came back to is swept up', async () => {
  await firstStep(admin)
  t.clock.advance({ days: 2 })
  await firstStep(director)
  const { rows } = await t.app.store.pool.query<{ n: number }>('select count(*)::int as n from session')
  assert.equal(rows[0]!.n, 1)
})

test('passwords are kept as argon2id of the set cost', async () => {
  const { rows } = await inOrg(t.app.store.pool, t.centre.id, (db) =>
    db.query<{ hash: string }>('select password_hash as hash from staff'),
  )
  for (const { hash } of rows) assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
})

test('a demonstration shows the code, again and again; a centre of record never does', async (context) => {
  const demo = await testApp(context, { demo: true })
  for (let n = 0; n < 2; n++) {
    const client = demo.anyone()
    const { demoCode } = (await client.post('/api/session', passwordOf(demo.staff.worker))).body
    assert.match(demoCode, /^\d{6}$/)
    assert.equal((await client.post('/api/session/code', { code: demoCode })).body.next, 'nothing')
  }
  assert.equal((await t.anyone().post('/api/session', passwordOf(worker2))).body.demoCode, null)
})

test('one’s own password is changed with the present one; every other session of the person ends, this one goes on', async () => {
  const at = await testApp()
  const { worker: person } = at.staff
  const here = await at.as(person)
  at.clock.advance({ minutes: 2 })
  const elsewhere = await at.signIn(person)
  const colleague = await at.as(at.staff.worker2)
  const next = '荠菜馄饨 and a bench'
  const change = (given: object) => here.post('/api/session/password', given)
  assert.deepEqual(codeOf(await change({ next })), [401, 'wrong-password'])
  assert.deepEqual(codeOf(await change({ current: 'not this one', next })), [401, 'wrong-password'])
  assert.deepEqual(codeOf(await change({ current: person.password, next: 'qwertyuiop' })), [422, 'weak-password'])
  assert.deepEqual(codeOf(await change({ current: person.password, next: person.password })), [422, 'weak-password'])
  const { csrf } = here
  here.csrf = 'of another page'
  assert.deepEqual(codeOf(await change({ current: person.password, next })), [403, 'stale-page'])
  here.csrf = csrf
  const changed = await change({ current: person.password, next })
  assert.equal(changed.body.me?.id, person.id, changed.text)
  assert.equal((await here.get('/api/cases')).status, 200)
  assert.equal((await elsewhere.get('/api/session')).body.next, 'password')
  assert.equal((await colleague.get('/api/cases')).status, 200)
  assert.equal((await firstTry(at, person.username, person.password)).status, 401)
  assert.equal((await firstTry(at, person.username, next)).body.next, 'code')
})

test('the present password cannot be guessed by whoever sits down at an open screen', async () => {
  const at = await testApp()
  const here = await at.as(at.staff.worker)
  const statuses: number[] = []
  for (let guess = 0; guess < 8; guess++)
    statuses.push(
      (await here.post('/api/session/password', { current: `guess ${guess}`, next: 'x'.repeat(30) })).status,
    )
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 401, 429, 429])
})

const firstTry = (at: TestApp, username: string, password: string) =>
  at.anyone().post('/api/session', { username, password })
