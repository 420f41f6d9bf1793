/** Posts held for a time: somebody acts for the director while they are away, and only then; nobody gives a post to themselves. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { listDirectors } from '#store/directors.ts'
import { dateOf } from '#core/clock/date.ts'
import { inOrg } from '#store/staff.ts'
import { testApp } from '#test/support/app.ts'
import { sortedCase } from '#test/support/commands.ts'

const t = await testApp(undefined, { orgs: 2 })
const { worker, worker2, director, admin, clerk } = t.staff

const give = async (staffId: string, posts: object[], by = admin) =>
  await (await t.signIn(by)).patch(`/api/staff/${staffId}`, { posts })
const acting = { role: 'director', starts: '2026-03-04', ends: '2026-03-05', actsFor: director.id, reason: '主任出差' }
const rolesNow = async (staff: typeof worker) =>
  (await (await t.signIn(staff)).get('/api/session')).body.me.roles as string[]
const directors = () =>
  inOrg(t.app.store.pool, t.centre.id, (client) => listDirectors(client, t.centre.id, dateOf(t.clock.now())))

test('given for two days: nothing before, the post on both days, nothing after', async () => {
  const given = await give(worker2.id, [acting])
  assert.equal(given.status, 200, given.text)
  assert.deepEqual(given.body.staff.posts, [acting])
  assert.deepEqual(given.body.staff.roles, ['caseworker'], 'what they are does not change')
  assert.deepEqual(await rolesNow(worker2), ['caseworker'])
  const made = await sortedCase(t)
  await made.does(worker, { type: 'askExtension', days: 2, reason: '等对方' })
  const grant = { type: 'decideExtension', extensionId: 'e1', granted: true, note: '' }
  assert.deepEqual((await made.refused(worker2, grant)).codes, ['not-your-role'])
  t.clock.set('2026-03-04T01:00:00.000Z')
  assert.deepEqual(await rolesNow(worker2), ['caseworker', 'director'])
  assert.deepEqual(await directors(), ['li', 'qian'])
  await made.does(worker2, grant)
  t.clock.set('2026-03-05T15:59:00.000Z')
  assert.deepEqual(await rolesNow(worker2), ['caseworker', 'director'], 'until midnight of the last day in China')
  t.clock.set('2026-03-05T16:01:00.000Z')
  assert.deepEqual(await rolesNow(worker2), ['caseworker'])
  assert.deepEqual(await directors(), ['qian'])
})

test('a session that is open when the post ends may do no more with it, and one that is open when it begins may', async () => {
  t.clock.set('2026-03-09T01:00:00.000Z')
  await give(worker2.id, [{ ...acting, starts: '2026-03-10', ends: '2026-03-10' }])
  const made = await sortedCase(t)
  await made.does(worker, { type: 'askExtension', days: 2, reason: '等对方' })
  t.clock.set('2026-03-10T15:58:00.000Z')
  const session = await t.signIn(worker2)
  assert.equal((await session.get('/api/board')).status, 200)
  t.clock.advance({ minutes: 3 })
  const { version } = (await session.get(`/api/cases/${made.id}`)).body
  const command = { type: 'decideExtension', extensionId: 'e1', granted: true, note: '' }
  const late = await session.post(`/api/cases/${made.id}/commands`, { expectedVersion: version, command })
  assert.equal(late.status, 403, late.text)
})

test('who acts for somebody still does not sign what they asked for themselves', async () => {
  t.clock.set('2026-03-11T01:00:00.000Z')
  await give(worker.id, [{ ...acting, starts: '2026-03-11', ends: '2026-03-13' }])
  const made = await sortedCase(t)
  await made.does(worker, { type: 'askExtension', days: 2, reason: '等对方' })
  const grant = { type: 'decideExtension', extensionId: 'e1', granted: true, note: '' }
  assert.deepEqual((await made.refused(worker, grant)).codes, ['same-person-signs'])
})

test('taken back: it ends, what was stays; the accounts’ log tells it', async () => {
  const back = await give(worker.id, [])
  assert.deepEqual(back.body.staff.posts, [])
  assert.deepEqual(await rolesNow(worker), ['caseworker'])
  const rows = await inOrg(t.app.store.pool, t.centre.id, (client) =>
    client.query(`select ends::text from staff_post where staff_id = $1`, [worker.id]),
  )
  assert.deepEqual(rows.rows, [], 'one that began today leaves nothing')
  const { entries } = (await (await t.signIn(director)).get('/api/staff/log')).body
  assert.match(entries[0].what, /岗位/)
})

test('nobody gives a post to themselves, none goes to whoever keeps the accounts, none from another centre or for a stranger', async () => {
  const today = { ...acting, starts: '2026-03-11', ends: '2026-03-12' }
  assert.equal((await give(admin.id, [today])).status, 403)
  const second = {
    name: '任·测试',
    username: 'second-admin',
    roles: ['administrator'],
    specialities: [],
    counterNo: null,
    maximumLoad: 1,
  }
  const added = await (await t.signIn(admin)).post('/api/staff', second)
  assert.equal((await give(added.body.id, [today])).status, 422)
  assert.equal((await give(clerk.id, [today], director)).status, 403)
  assert.equal((await give(added.body.id, [today], t.centres[1]!.staff.admin)).status, 404)
  assert.equal((await give(clerk.id, [{ ...today, actsFor: 'nobody' }])).status, 404)
  assert.equal((await give(clerk.id, [{ ...today, ends: '2026-03-10' }])).status, 422)
  assert.equal((await give(clerk.id, [{ ...today, role: 'administrator' }])).status, 422)
  assert.equal((await give(clerk.id, [today, today])).status, 422)
  assert.deepEqual(await rolesNow(clerk), ['counter'])
})
