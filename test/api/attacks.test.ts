/** What people with bad intent tried and must not succeed with again: one test for each hole that was found and closed. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import type { FastifyRequest } from 'fastify'
import { registerPrints } from '#http/prints.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { pathOf } from '#portal/kit.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import {
  newestCase,
  ordinary,
  reportedOnline,
  slipCode,
  staffDoes,
  staffOf,
  toReply,
  visitor,
} from '#test/support/portal-world.ts'
import { registration } from '#test/support/registration.ts'

const log: string[] = []
const t = await testApp(undefined, {
  server: {
    more: [registerPortal, registerPrints],
    logLevel: 'info',
    logStream: { write: (line) => void log.push(line) },
  },
})
const nowhere = '00000000-0000-4000-8000-00000000dead'

async function handedOver(change: object = {}): Promise<string> {
  const { status, body, text } = await (await t.as(t.staff.clerk)).post('/api/cases', { ...registration, ...change })
  assert.equal(status, 201, text)
  return body.id
}

const note = (text: string) => ({ expectedVersion: 1, command: { type: 'note', text, audience: 'staff' } })

test('a shared PC: whoever leaves takes the report along, so that its code is not shown to the next person', async () => {
  const one = visitor(t)
  await one.get('/report')
  await one.post('/report')
  const answers = [
    ['what', { query: '医保报销', item: 'words', do: 'next' }],
    ['stuck', { causes: 'unsure' }],
    ['tell', { statement: '我叫温如玉，身份证 310101199001011234，跑了三趟。', wish: '' }],
    ['photos', {}],
    ['reach', { who: 'self', name: '温如玉', phone: '13912345678' }],
    ['check', {}],
  ] as const
  for (const [step, fields] of answers) {
    await one.get(`/report/${step}`)
    await one.post(`/report/${step}`, fields)
  }
  assert.match(
    (await one.get('/report/done')).text,
    /\/track\/leave/,
    'one can leave from the page that shows the code',
  )
  await one.get('/track')
  assert.equal((await one.post('/track/leave')).status, 200)
  assert.equal(one.cookies.has('bancheng-draft'), false)
  assert.doesNotMatch((await one.get('/report')).text, /report\/done/)
  const done = await one.get('/report/done')
  assert.equal(done.status, 401)
  assert.doesNotMatch(done.text, /[0-9A-Z]{5}<\/span>/)
})

test('a forgotten draft cookie of a report opens nothing either', async () => {
  const one = visitor(t)
  await one.get('/report')
  await one.post('/report')
  const stolen = one.cookies.get('bancheng-draft')!
  await one.get('/track')
  await one.post('/track/leave')
  const other = visitor(t, '192.0.2.9')
  other.cookies.set('bancheng-draft', stolen)
  assert.equal((await other.get('/report/what')).status, 404)
})

test('a case one may not see is for commands, too, a case that is not there', async () => {
  const blocker = { ...registration.blocker, causes: ['attitude-or-inaction'], refusedBy: t.staff.worker2.id }
  const hidden = await handedOver({ blocker, owner: t.staff.worker.id })
  const readers: TestStaff[] = [t.staff.worker2, t.staff.admin]
  for (const staff of readers) {
    const client = await t.as(staff)
    const ask = async (id: string, expectedVersion: number) => {
      const command = { type: 'note', text: '看看', audience: 'staff' }
      const { status, body } = await client.post(`/api/cases/${id}/commands`, { expectedVersion, command })
      return { status, code: body.code, detail: body.detail }
    }
    for (const version of [1, 7]) assert.deepEqual(await ask(hidden, version), await ask(nowhere, version), staff.id)
  }
})

test('nobody is told of a case that is hidden from them, and what was told before is hidden with it', async () => {
  const told = async (staff: TestStaff) => {
    const { messages, unseen } = (await (await t.signIn(staff)).get('/api/messages')).body
    return { unseen, of: (id: string) => messages.filter(({ caseId }: { caseId: string }) => caseId === id).length }
  }
  const blocker = { ...registration.blocker, refusedBy: t.staff.director.id }
  // From the start.
  const complaint = await handedOver({
    blocker: { ...blocker, causes: ['attitude-or-inaction'] },
    owner: t.staff.worker.id,
  })
  const refused = { ...ordinary, nature: 'refused' } as const
  await staffDoes(t, t.staff.worker, complaint, { type: 'takeUp' }, { type: 'accept', classification: refused }, ask)
  // Only found out to be about the director when it was classified anew.
  const later = await handedOver({ blocker, owner: t.staff.worker.id })
  await staffDoes(t, t.staff.worker, later, { type: 'takeUp' }, { type: 'accept', classification: ordinary }, ask)
  await dispatchAll(t.app)
  const before = await told(t.staff.director)
  assert.deepEqual([before.of(complaint), before.of(later)], [0, 1])
  await staffDoes(t, t.staff.worker, later, { type: 'classify', classification: refused })
  const after = await told(t.staff.director)
  assert.deepEqual([after.of(later), after.unseen], [0, before.unseen - 1])
})

const ask = { type: 'askExtension', days: 1, reason: '等对方单位回复' } as const

test('what is read along with an act, or by sending an old one again, stands in the access log', async () => {
  const id = await handedOver({ owner: t.staff.worker.id })
  const entries = async () => (await (await t.as(t.staff.director)).get(`/api/cases/${id}/access`)).body.entries.length
  const other = await t.as(t.staff.worker2)
  const key = randomUUID()
  const send = () => other.post(`/api/cases/${id}/commands`, note('顺便看看'), { key })
  assert.equal((await send()).body.statement, registration.statement, 'the whole file is answered')
  assert.equal(await entries(), 1)
  t.clock.advance({ minutes: 31 })
  const again = await t.signIn(t.staff.worker2)
  const repeated = await again.post(`/api/cases/${id}/commands`, note('顺便看看'), { key })
  assert.equal(repeated.status, 200, repeated.text)
  assert.equal((await (await t.signIn(t.staff.director)).get(`/api/cases/${id}/access`)).body.entries.length, 2)
})

test('what one place may bring in an hour has an end, which is told, and ends nobody else', async () => {
  // However small, each is work for seconds at worst, and counted as such.
  const files = (many: number) =>
    Array.from({ length: many }, (_, n) => ({
      name: `${n}.pdf`,
      type: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7\n'),
    }))
  const begin = async (ip: string) => {
    const person = visitor(t, ip)
    await person.get('/report')
    await person.post('/report')
    await person.get('/report/photos')
    return person
  }
  const greedy = await begin('198.51.100.80')
  let told = ''
  for (let n = 0; n < 6 && told === ''; n++) {
    const { text } = await greedy.upload('/report/photos', 'photos', files(40))
    told = /这一小时里[^<]*/.exec(text)?.[0] ?? ''
  }
  assert.match(told, /带到窗口来/)
  const other = await begin('198.51.100.81')
  assert.doesNotMatch((await other.upload('/report/photos', 'photos', files(1))).text, /这一小时里/)
})

test('a cookie of a case is worth nothing the next day, however busily it is used', async () => {
  const state = await reportedOnline(t)
  const { typed } = await slipCode(t, state.id)
  const thief = visitor(t, '192.0.2.51')
  await thief.get('/track')
  await thief.post('/track/open', { code: typed })
  const statuses: number[] = []
  for (let hour = 1; hour <= 13; hour++) {
    t.clock.advance({ hours: 1 })
    statuses.push((await thief.get('/track/papers')).status)
  }
  assert.deepEqual(statuses, [...Array<number>(12).fill(200), 401])
})

test('a slip that somebody else has is void once the person has a new one, and so is what was opened with it', async () => {
  const state = await reportedOnline(t)
  const old = await slipCode(t, state.id)
  const finder = visitor(t, '192.0.2.41')
  await finder.get('/track')
  assert.equal((await finder.post('/track/open', { code: old.typed })).location, '/track')
  const client = await t.signIn(t.staff.worker)
  const slip = await client.post(`/api/cases/${state.id}/slip`)
  assert.equal(slip.status, 200, slip.text)
  assert.notEqual(slip.body.code, old.typed)
  assert.doesNotMatch((await finder.get('/track')).text, /您反映的事|医疗费/, 'what was open is closed')
  const ticket = old.path.slice('/q/'.length)
  const tries: Record<string, string>[] = [{ code: old.typed }, { ticket }]
  for (const fields of tries) assert.equal((await finder.post('/track/open', fields)).status, 404)
  const person = visitor(t, '192.0.2.42')
  await person.get('/track')
  assert.equal((await person.post('/track/open', { code: slip.body.code })).location, '/track')
  assert.match((await person.get('/track')).text, /换了新的查询码/)
  assert.equal((await (await t.signIn(t.staff.clerk)).post(`/api/cases/${state.id}/slip`)).status, 404, 'not theirs')
})

test('looking for somebody by their number leaves a trace on every case that it finds', async () => {
  const state = await reportedOnline(t)
  const client = await t.signIn(t.staff.worker2)
  const looking = (search: string) => client.get(`/api/cases?queue=all&search=${search}`)
  assert.ok((await looking('13800138000')).body.rows.length > 0)
  assert.ok((await looking('138 0013 8000')).body.rows.length > 0)
  await looking('医疗费')
  const { entries } = (await client.get(`/api/cases/${state.id}/access`)).body
  assert.deepEqual(
    entries.map(({ what }: { what: string }) => what),
    ['用电话或证件号码查到了这件事'],
  )
})

test('a stolen session takes along what one person may see in an hour, and no more', async () => {
  const state = await reportedOnline(t)
  const client = await t.signIn(t.staff.worker2)
  const url = `/api/cases/${state.id}/people/${state.requester!.personId}/reveal`
  const statuses: number[] = []
  for (let n = 0; n < 62; n++) statuses.push((await client.post(url, { field: 'phone', reason: '回电话' })).status)
  assert.deepEqual(statuses, [...Array<number>(60).fill(200), 429, 429])
  const last = await client.post(url, { field: 'phone', reason: '回电话' })
  assert.equal(last.body.code, 'too-much-revealed')
  assert.match(last.body.detail, /60 项/)
  const other = await t.signIn(t.staff.worker)
  assert.equal((await other.post(url, { field: 'phone', reason: '回电话' })).body.value, '13800138000')
})

test('choosing a language leads nowhere but to this host, however the address was bent', () => {
  const bent = [
    '//evil.example/a',
    '/\\evil.example/a',
    'http://evil.example/a',
    'HTTPS:\\\\evil.example',
    '\\evil.example',
    'evil:a',
    '?x',
  ]
  for (const url of bent) {
    const path = pathOf({ url: `${url}?lang=en` } as FastifyRequest)
    assert.equal(new URL(path, 'https://ours.example/track').host, 'ours.example', `${url} → ${path}`)
    assert.match(path, /^\/(?![\\/])/)
  }
})

test('a cursor that was tampered with begins at the beginning, whatever it says', async () => {
  const client = await t.signIn(t.staff.worker)
  const forged = [
    ['2026', nowhere],
    ['Tue Mar 03 2026 (x)', nowhere],
    ['+100000-01-01T00:00:00.000Z', nowhere],
    ['0000-01-01T00:00:00.000Z', nowhere],
    ['-infinity', nowhere],
    ['infinity', '-'.repeat(36)],
    ['infinity', 'a'.repeat(36)],
    [5, null],
    null,
    { at: 1 },
  ]
  const first = (await client.get('/api/cases?queue=all')).body
  for (const cursor of forged) {
    const after = Buffer.from(JSON.stringify(cursor)).toString('base64url')
    const { status, body } = await client.get(`/api/cases?queue=all&after=${after}`)
    assert.deepEqual([status, body], [200, first], JSON.stringify(cursor))
  }
})

test('a date in a year that PostgreSQL does not know is told as such', async () => {
  const admin = await t.signIn(t.staff.admin)
  const leave = [{ starts: '0000-01-01', ends: '0000-01-01', reason: '' }]
  const { status, body } = await admin.patch(`/api/staff/${t.staff.worker.id}`, { leave })
  assert.deepEqual([status, body.code], [422, 'invalid-input'])
})

test('one place that guesses all day shuts nobody else out', async () => {
  const state = await reportedOnline(t)
  const { typed } = await slipCode(t, state.id)
  const guesser = visitor(t, '198.51.100.66')
  await guesser.get('/track')
  let refused = 0
  for (let n = 0; n < 650; n++)
    if ((await guesser.post('/track/open', { code: `ABCDE-FGHJK-${n}` })).status === 429) refused++
  assert.ok(refused > 600, `${refused} refused`)
  const resident = visitor(t, '198.51.100.67')
  await resident.get('/track')
  assert.equal((await resident.post('/track/open', { code: typed })).location, '/track')
})

test('one line with very many IPv6 networks is one place', async () => {
  const tries = async (staff: TestStaff, ip: (n: number) => string, many: number) => {
    const codes: number[] = []
    for (let n = 0; n < many; n++) {
      const body = { username: staff.username, password: 'falsch' }
      codes.push((await t.anyone().post('/api/session', body, { ip: ip(n) })).status)
    }
    return codes
  }
  const codes = await tries(t.staff.director, (n) => `2001:db8:7:${n.toString(16)}::1`, 25)
  assert.deepEqual(codes.slice(0, 20), Array(20).fill(401))
  assert.ok(codes.slice(20).includes(429), codes.join())
  assert.deepEqual(await tries(t.staff.director, () => '2001:db8:8:1::1', 1), [401], 'another site is another place')
})

test('reasons of a rating are ours and stand once, whatever was sent', async () => {
  const state = await reportedOnline(t)
  const owner = staffOf(t, state.owner)
  await staffDoes(t, owner, state.id, { type: 'takeUp' }, { type: 'accept', classification: ordinary }, ...toReply)
  const { typed } = await slipCode(t, state.id)
  const person = visitor(t, '192.0.2.31')
  await person.get('/track')
  await person.post('/track/open', { code: typed })
  await person.get('/track/letter')
  await person.post('/track/read', { reply: 'a1' })
  await person.get('/track/rate')
  const reasons = ['constructor', 'toString', '__proto__', 'too-slow', 'too-slow', 'unheard-of']
  assert.equal((await person.post('/track/rate', { stars: '2', reasons })).location, '/track?did=rated')
  assert.deepEqual((await newestCase(t)).rating?.reasons, ['too-slow'])
  // Law 10: whoever has it in hand learns neither the words nor that it was a bad one, by this way either.
  const start = async (staff: TestStaff) =>
    (await (await t.signIn(staff)).get(`/api/cases/${state.id}/rectifications`)).body.start.sources
  assert.deepEqual(await start(owner), ['case', 'finding'])
  const other = [t.staff.worker, t.staff.worker2].find(({ id }) => id !== owner.id)!
  assert.deepEqual(await start(other), ['case', 'rating', 'finding'])
})

test('the write-up of a case is a reading like every other: it stands in the access log', async () => {
  const id = await registeredBy(await t.signIn(t.staff.worker))
  const reads = async () =>
    (await (await t.signIn(t.staff.director)).get(`/api/cases/${id}/access`)).body.entries.filter(
      ({ who }: { who: string }) => who === t.staff.worker2.name,
    ).length
  assert.equal(await reads(), 0)
  assert.equal((await (await t.signIn(t.staff.worker2)).get(`/api/cases/${id}/write-up`)).status, 200)
  assert.equal(await reads(), 1)
})

test('a screen that asks by itself keeps no session alive; a person at it does', async () => {
  const worker = await t.signIn(t.staff.worker)
  const id = await registeredBy(worker)
  const presence = (headers: Record<string, string>) =>
    worker.put(`/api/cases/${id}/presence`, { mode: 'viewing' }, { headers })
  for (let minute = 0; minute < 20; minute++) {
    t.clock.advance({ minutes: 1 })
    assert.equal((await presence({})).status, 204, `minute ${minute}`)
  }
  let alive = 0
  for (; alive < 30; alive++) {
    t.clock.advance({ minutes: 1 })
    if ((await presence({ 'x-by-itself': '1' })).status !== 204) break
    // A stream that the browser opens anew is nobody's move either.
    await worker.get('/api/session', { headers: { accept: 'text/event-stream' } })
  }
  assert.equal(alive, 14)
  assert.equal((await worker.get('/api/session')).body.next, 'password')
})

async function registeredBy(client: Client): Promise<string> {
  const { body, text } = await client.post('/api/cases', { ...registration, owner: t.staff.worker.id })
  assert.ok(body.id, text)
  return body.id
}

test('nothing that was told above stands in the log', () => {
  assert.ok(log.length > 700)
  const told = [
    '温如玉',
    '13912345678',
    '310101199001011234',
    '跑了三趟',
    '欧阳',
    '13800138000',
    '陈测试',
    '看看',
    'ABCDE',
  ]
  for (const words of told)
    assert.deepEqual(
      log.filter((line) => line.includes(words)),
      [],
      words,
    )
  assert.deepEqual(
    log.filter((line) => JSON.parse(line).level >= 50),
    [],
    'no fault of ours either',
  )
})
