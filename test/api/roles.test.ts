/** Who may call what, as a table: every route × every caller. A new route without a row here fails. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { makeHotlineKey } from '#app/service-accounts.ts'
import { allRoutes } from '#contract/routes.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { networkOf } from '#test/support/network.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const callers = [
  'nobody',
  'halfway',
  'clerk',
  'worker',
  'director',
  'admin',
  'officer',
  'adviser',
  'supervisor',
  'hotline',
] as const
type Caller = (typeof callers)[number]

const staff: Caller[] = ['clerk', 'worker', 'director', 'admin']
const anybody: Caller[] = [...staff, 'officer', 'adviser', 'supervisor']
const everyone: Caller[] = [...callers]

/** Who is let in; everybody else is turned away before anything is read. */
const letIn: Readonly<Record<string, readonly Caller[]>> = {
  'session.get': everyone,
  'session.password': everyone,
  'session.code': ['halfway', ...anybody],
  'session.newPassword': ['halfway', ...anybody],
  'session.end': everyone,
  'cases.register': ['clerk', 'worker', 'director'],
  'cases.list': staff,
  'cases.counts': staff,
  'cases.get': staff,
  'cases.command': staff,
  'cases.slip': staff,
  'cases.renewSlip': staff,
  'cases.getDraft': staff,
  'cases.putDraft': staff,
  'cases.dropDraft': staff,
  'cases.presence': staff,
  'papers.upload': staff,
  'papers.get': staff,
  'papers.read': staff,
  'papers.reconcile': staff,
  'readings.ofCase': staff,
  'readings.original': ['director'],
  'pages.get': staff,
  'camera.make': ['clerk', 'worker', 'director'],
  'camera.get': ['clerk', 'worker', 'director'],
  'camera.end': ['clerk', 'worker', 'director'],
  'guestLinks.make': ['worker', 'director'],
  'guestLinks.list': ['worker', 'director'],
  'guestLinks.end': ['worker', 'director'],
  'people.check': staff,
  'people.reveal': staff,
  'centre.items': staff,
  'centre.units': staff,
  'centre.colleagues': staff,
  'centre.board': ['worker', 'director'],
  'centre.access': staff,
  'admin.addStaff': ['admin'],
  'admin.changeStaff': ['admin'],
  'admin.accountLog': ['director', 'admin'],
  'admin.getCalendar': staff,
  'admin.putCalendar': ['admin'],
  'messages.list': anybody,
  'messages.seen': anybody,
  'coordination.writeUp': ['worker', 'director'],
  'coordination.conferenceCalendar': ['worker', 'director'],
  'duties.list': ['worker', 'director', 'officer', 'adviser'],
  'duties.get': ['worker', 'director', 'officer', 'adviser'],
  'duties.command': ['worker', 'director', 'officer', 'adviser'],
  'duties.paper': ['worker', 'director', 'officer', 'adviser'],
  'duties.calendar': ['worker', 'director', 'officer', 'adviser'],
  'filings.list': ['worker', 'director', 'officer'],
  'filings.precedents': ['worker', 'director'],
  'rectifications.list': ['worker', 'director'],
  'rectifications.forCase': ['worker', 'director'],
  'rectifications.get': ['worker', 'director'],
  'rectifications.order': ['worker', 'director'],
  'rectifications.command': ['worker', 'director'],
  'rectifications.paper': ['worker', 'director'],
  'appointments.slots': ['clerk', 'worker', 'director'],
  'appointments.day': ['clerk', 'worker', 'director'],
  'advisers.forCase': ['worker', 'director'],
  'advisers.preview': ['worker', 'director'],
  'advisers.blur': ['worker', 'director'],
  'advisers.honours': ['worker', 'director'],
  'proposals.list': ['worker', 'director', 'officer'],
  'proposals.get': ['worker', 'director', 'officer'],
  'proposals.draft': ['worker', 'director'],
  'proposals.command': ['worker', 'director', 'officer'],
  'settings.get': ['director', 'admin', 'officer'],
  'settings.preview': ['admin'],
  'settings.put': ['admin'],
  'hotline.receive': ['hotline'],
  'hotline.get': ['hotline'],
  'hotline.message': ['hotline'],
  'hotline.feed': ['hotline'],
  'hotline.known': ['clerk', 'worker', 'director'],
  'hotline.import': ['director', 'admin'],
  'hotline.maybeSame': ['worker', 'director'],
  'webhooks.list': ['admin'],
  'webhooks.add': ['admin'],
  'webhooks.change': ['admin'],
  'webhooks.rotate': ['admin'],
  'webhooks.deliveries': ['admin'],
  'webhooks.replay': ['admin'],
  'above.figures': ['officer', 'supervisor'],
  'above.cases': ['officer', 'supervisor'],
  'above.get': ['officer', 'supervisor'],
  'above.supervise': ['officer'],
  'above.close': ['officer'],
  'clues.office': ['worker', 'director'],
  'clues.send': ['worker', 'director'],
  'clues.receipt': ['worker', 'director'],
  'clues.answer': ['worker', 'director'],
  'clues.list': ['supervisor'],
  'clues.get': ['supervisor'],
  'clues.ask': ['supervisor'],
  'clues.conclude': ['supervisor'],
}

const turnedAway = ['not-signed-in', 'code-owed', 'not-allowed']
const expectedFor = (name: string, caller: Caller): string => {
  if (letIn[name]!.includes(caller)) return 'in'
  if (caller === 'nobody' || caller === 'hotline' || letIn[name]!.join() === 'hotline') return 'not-signed-in'
  return caller === 'halfway' ? 'code-owed' : 'not-allowed'
}

const hotline = (await makeHotlineKey(t.app.store.pool, 'CS', '测试热线'))!
const uuid = '00000000-0000-4000-8000-00000000dead'

async function clientOf(caller: Caller): Promise<Client> {
  const people: Partial<Record<Caller, TestStaff>> = {
    clerk: t.staff.clerk,
    worker: t.staff.worker,
    director: t.staff.director,
    admin: t.staff.admin,
    officer: network.insurance.officer,
    adviser: network.advisers[0]!.staff,
    supervisor: network.oversight.officer,
  }
  const person = people[caller]
  // A session of its own: some of the routes end it.
  if (person) return await t.signIn(person)
  const client = t.anyone()
  if (caller === 'halfway')
    await client.post('/api/session', { username: t.staff.worker2.username, password: t.staff.worker2.password })
  return client
}

test('the table has a row for every route, and no other', () => {
  assert.deepEqual(Object.keys(letIn).toSorted(), allRoutes.map(({ name }) => name).toSorted())
})

for (const caller of callers) {
  test(`${caller} is let in and turned away as the table says`, async () => {
    let client = await clientOf(caller)
    const found: Record<string, string> = {}
    const expected: Record<string, string> = {}
    // Signing in and out last.
    for (const { name, route } of allRoutes.toSorted(
      (a, b) => Number(a.noun === 'session') - Number(b.noun === 'session'),
    )) {
      if (name === 'session.code' && caller === 'halfway') client = await clientOf(caller)
      const url = route.path.replaceAll(/:kind/g, 'note').replaceAll(/:\w+/g, uuid)
      const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : {}
      const headers = caller === 'hotline' ? { authorization: `Bearer ${hotline.key}` } : {}
      const answer = await client.send(route.method, url, body, { headers })
      assert.notEqual(answer.body?.code, 'no-such-address', `${name} is not there`)
      assert.notEqual(answer.status, 500, `${name}: ${answer.text}`)
      found[name] = turnedAway.includes(answer.body?.code) ? answer.body.code : 'in'
      expected[name] = expectedFor(name, caller)
    }
    assert.deepEqual(found, expected)
  })
}

test('a hotline key of nobody, a cut one and one switched off open nothing', async () => {
  const call = (key: string) => t.anyone().get('/api/hotline/orders/1', { headers: { authorization: key } })
  assert.equal((await call(`Bearer ${hotline.key}`)).status, 404, 'the key itself is good: no such order')
  for (const key of [
    `Bearer ${hotline.key}x`,
    `Bearer ${hotline.key.slice(0, -1)}`,
    hotline.key,
    'Bearer ',
    `Basic ${hotline.key}`,
  ]) {
    assert.equal((await call(key)).status, 401, key)
  }
  await t.app.store.pool.query('update service_account set active = false where id = $1', [hotline.id])
  assert.equal((await call(`Bearer ${hotline.key}`)).status, 401)
})

test('nobody of another centre learns whether a case exists', async () => {
  const registered = await (await t.as(t.staff.clerk)).post('/api/cases', registration)
  assert.equal(registered.status, 201, registered.text)
  const stranger = await t.as(t.centres[1]!.staff.director)
  const params = (path: string, id: string) =>
    path
      .replaceAll(/:caseId/g, id)
      .replaceAll(/:kind/g, 'note')
      .replaceAll(/:\w+/g, uuid)
  for (const { name, route } of allRoutes.filter((entry) => entry.route.path.includes(':caseId'))) {
    const ask = async (id: string) => {
      const body = bodies[name] ?? (route.method === 'GET' || route.method === 'DELETE' ? undefined : {})
      const { status, body: answer } = await stranger.send(route.method, params(route.path, id), body)
      return { status, code: answer?.code, title: answer?.title }
    }
    assert.deepEqual(await ask(registered.body.id), await ask(uuid), name)
  }
  assert.equal((await stranger.get('/api/cases?queue=all')).body.rows.length, 0)
})

const bodies: Readonly<Record<string, unknown>> = {
  'advisers.preview': { question: '能不能办？' },
  'advisers.blur': { areas: [{ x: 0, y: 0, w: 1, h: 1 }] },
  'cases.command': { expectedVersion: 1, command: { type: 'takeUp' } },
  'cases.putDraft': { body: { text: '草稿' } },
  'cases.presence': { mode: 'viewing' },
  'people.reveal': { field: 'phone', reason: '核对' },
}
