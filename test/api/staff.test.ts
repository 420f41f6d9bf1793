/** The administrator's page: accounts, and what happens to those who are signed in. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { codeOfStep, stepOf } from '#app/one-time-code.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'

const t = await testApp(undefined, { orgs: 2 })
const colleague = {
  name: '新·同事',
  username: 'new.one',
  roles: ['caseworker'],
  specialities: ['医保'],
  counterNo: null,
  maximumLoad: 12,
}

test('a new colleague signs in with the first password, sets the code up, chooses a password of their own, and is in the list', async () => {
  const admin = await t.as(t.staff.admin)
  const { status, body } = await admin.post('/api/staff', colleague)
  assert.equal(status, 201)
  assert.match(body.password, /^[2-9a-hjkmnp-z]{5}(-[2-9a-hjkmnp-z]{5}){2}$/)
  const client = t.anyone()
  const step = (await client.post('/api/session', { username: 'new.one', password: body.password })).body
  assert.equal(step.next, 'enrol')
  const whole = (await client.post('/api/session/code', { code: codeOfStep(step.secret, stepOf(t.clock.now())) })).body
  assert.deepEqual(whole, { next: 'new-password', name: '新·同事', username: 'new.one' })
  // Until then nothing is open, and what is easily guessed is not taken.
  assert.equal((await client.get('/api/cases')).body.code, 'password-owed')
  for (const next of [body.password, 'new.one-2026', 'password123', 'short'])
    assert.equal((await client.post('/api/session/password', { next })).body.code, 'weak-password', next)
  const own = '梧桐树下第三张长椅'.concat('7')
  const inside = (await client.post('/api/session/password', { next: own })).body
  assert.equal(inside.me.name, '新·同事')
  client.csrf = inside.me.csrf
  assert.equal((await client.get('/api/cases')).status, 200)
  assert.equal((await t.anyone().post('/api/session', { username: 'new.one', password: body.password })).status, 401)
  assert.equal((await t.anyone().post('/api/session', { username: 'new.one', password: own })).body.next, 'code')
  const { staff } = (await admin.get('/api/colleagues')).body
  const listed = staff.find((entry: { id: string }) => entry.id === body.id)
  assert.deepEqual(listed, {
    id: body.id,
    name: '新·同事',
    roles: ['caseworker'],
    specialities: ['医保'],
    counterNo: null,
    open: 0,
    maximumLoad: 12,
    awayToday: false,
    leave: [],
    posts: [],
    active: true,
  })
})

test('sent again with the same key it is one account with one password that works; a taken name is told', async () => {
  const admin = await t.as(t.staff.admin)
  const key = randomUUID()
  const input = { ...colleague, username: 'twice' }
  const first = await admin.post('/api/staff', input, { key })
  const second = await admin.post('/api/staff', input, { key })
  assert.equal(second.body.id, first.body.id)
  const enter = async (password: string) =>
    (await t.anyone().post('/api/session', { username: 'twice', password })).status
  assert.deepEqual([await enter(first.body.password), await enter(second.body.password)], [401, 200])
  assert.deepEqual(
    [
      (await admin.post('/api/staff', input)).body.code,
      (await admin.post('/api/staff', { ...input, name: '别人' }, { key })).body.code,
    ],
    ['name-taken', 'name-taken'],
  )
  const other = await (await t.as(t.centres[1]!.staff.admin)).post('/api/staff', input)
  assert.deepEqual([other.status, other.body.code], [409, 'name-taken'], 'sign-in names are one for all centres')
})

test('switching off, a new password and a new second factor end every session at once', async () => {
  const admin = await t.as(t.staff.admin)
  const change = (body: object) => admin.patch(`/api/staff/${t.staff.worker2.id}`, body)
  const signedIn = async () => {
    const client = await t.signIn(t.staff.worker2)
    return async () => (await client.get('/api/items')).status
  }
  const first = await signedIn()
  assert.equal(await first(), 200)
  assert.equal((await change({ active: false })).body.staff.active, false)
  assert.equal(await first(), 401)
  await change({ active: true })
  assert.equal(await first(), 401, 'an ended session does not come back')

  const second = await signedIn()
  const { password } = (await change({ resetPassword: true })).body
  assert.equal(await second(), 401)
  const { username } = t.staff.worker2
  assert.equal((await t.anyone().post('/api/session', { username, password: t.staff.worker2.password })).status, 401)
  const step = await t.anyone().post('/api/session', { username, password })
  assert.equal(step.body.next, 'code')
  assert.equal((await change({ resetSecondFactor: true })).body.password, null)
  assert.equal((await t.anyone().post('/api/session', { username, password })).body.next, 'enrol')
})

test('changes are taken one by one, and leave shows today', async () => {
  const admin = await t.as(t.staff.admin)
  const url = `/api/staff/${t.staff.worker.id}`
  const leave = [{ starts: '2026-03-01', ends: '2026-03-05', reason: '探亲' }]
  assert.equal((await admin.patch(url, { leave })).body.staff.awayToday, true)
  assert.equal((await admin.patch(url, { maximumLoad: 7 })).body.staff.awayToday, true, 'what is not named stays')
  const seenBy = async (staff: TestStaff) => {
    const { body } = await (await t.as(staff)).get('/api/colleagues')
    return body.staff.find((entry: { id: string }) => entry.id === t.staff.worker.id)
  }
  assert.deepEqual((await seenBy(t.staff.director)).leave, leave)
  const colleague = await seenBy(t.staff.clerk)
  assert.deepEqual([colleague.awayToday, colleague.leave], [true, []], 'that somebody is away, not why')
  const { staff } = (await admin.patch(url, { leave: [], counterNo: 5, specialities: ['社保'] })).body
  assert.deepEqual([staff.awayToday, staff.counterNo, staff.specialities, staff.maximumLoad], [false, 5, ['社保'], 7])
  assert.equal((await admin.patch(url, { counterNo: null })).body.staff.counterNo, null)
})

test('leave that ends before it begins, or begins twice, is refused and changes nothing', async () => {
  const admin = await t.as(t.staff.admin)
  const answer = await admin.patch(`/api/staff/${t.staff.worker.id}`, {
    maximumLoad: 99,
    leave: [{ starts: '2026-03-05', ends: '2026-03-01', reason: '' }],
  })
  assert.deepEqual([answer.status, answer.body.fields?.[0]?.pointer], [422, '/leave/0/ends'])
  const day = { starts: '2026-03-05', ends: '2026-03-05', reason: '' }
  const twice = await admin.patch(`/api/staff/${t.staff.worker.id}`, { maximumLoad: 99, leave: [day, day] })
  assert.deepEqual([twice.status, twice.body.fields?.[0]?.pointer], [422, '/leave'])
  const { staff } = (await admin.get('/api/colleagues')).body
  assert.notEqual(staff.find((entry: { id: string }) => entry.id === t.staff.worker.id).maximumLoad, 99)
})

test('accounts and cases are kept by different people', async () => {
  const admin = await t.as(t.staff.admin)
  const both = ['administrator', 'caseworker']
  assert.equal(
    (await admin.post('/api/staff', { ...colleague, username: 'both', roles: both })).body.code,
    'roles-exclusive',
  )
  assert.equal((await admin.patch(`/api/staff/${t.staff.worker.id}`, { roles: both })).body.code, 'roles-exclusive')
})

test('an administrator gives themselves no post, and so comes to read no case', async () => {
  const admin = await t.as(t.staff.admin)
  const second = (await admin.post('/api/staff', { ...colleague, username: 'third', roles: ['administrator'] })).body.id
  const own = `/api/staff/${t.staff.admin.id}`
  for (const roles of [['caseworker'], ['director'], ['counter']]) {
    const { status, body } = await admin.patch(own, { roles, maximumLoad: 99 })
    assert.deepEqual([status, body.code], [403, 'own-roles'])
  }
  const { staff } = (await admin.patch(own, { roles: ['administrator'], maximumLoad: 9 })).body
  assert.deepEqual([staff.roles, staff.maximumLoad], [['administrator'], 9], 'what stays as it is may be sent along')
  assert.equal((await admin.patch(`/api/staff/${second}`, { active: false })).status, 200)
})

test('what is done to accounts cannot be done unseen: the director reads it, in the words of what was done', async () => {
  const admin = await t.as(t.staff.admin)
  const name = '影·同事'
  const made = (await admin.post('/api/staff', { ...colleague, name, username: 'shadow' })).body
  const url = `/api/staff/${made.id}`
  await admin.patch(url, { roles: ['director'] })
  await admin.patch(url, { resetPassword: true, resetSecondFactor: true })
  await admin.patch(url, { active: false, maximumLoad: 3 })
  await admin.patch(url, { active: false, maximumLoad: 4 })
  const { entries } = (await (await t.as(t.staff.director)).get('/api/staff/log')).body
  assert.deepEqual(
    entries
      .filter(({ who }: { who: string }) => who === name)
      .map(({ by, what }: { by: string; what: string }) => [by, what]),
    [
      ['周维', '停用了账号'],
      ['周维', '重设了动态码'],
      ['周维', '重设了密码'],
      ['周维', '改了岗位：中心负责人'],
      ['周维', '开了账号：反映窗口'],
    ],
  )
  assert.ok(entries.some(({ what }: { what: string }) => what === '自己换了密码'))
  const elsewhere = (await (await t.as(t.centres[1]!.staff.director)).get('/api/staff/log')).body
  assert.equal(elsewhere.entries.length, 0)
  assert.equal((await (await t.as(t.staff.worker)).get('/api/staff/log')).status, 403)
})

test('the last administrator stays, also when two switch each other off at once', async () => {
  const admin = await t.as(t.staff.admin)
  const url = `/api/staff/${t.staff.admin.id}`
  assert.equal((await admin.patch(url, { active: false })).body.code, 'last-administrator')
  assert.equal((await admin.patch(url, { roles: ['director'] })).body.code, 'last-administrator')
  const second = (await admin.post('/api/staff', { ...colleague, username: 'second', roles: ['administrator'] })).body
    .id
  const [one, other] = await Promise.all([
    admin.patch(url, { active: false }),
    admin.patch(`/api/staff/${second}`, { active: false }),
  ])
  const codes = [one, other].map(({ status, body }) => (status === 200 ? 'done' : String(body.code))).toSorted()
  assert.deepEqual(codes, ['done', 'last-administrator'])
})

test('nobody changes the people of another centre', async () => {
  const stranger = await t.as(t.centres[1]!.staff.admin)
  // The same ids exist in both centres: the change meets one's own.
  const { staff } = (await stranger.patch(`/api/staff/${t.staff.director.id}`, { maximumLoad: 3 })).body
  assert.equal(staff.maximumLoad, 3)
  const own = (await (await t.as(t.staff.director)).get('/api/colleagues')).body.staff
  assert.equal(own.find((entry: { id: string }) => entry.id === t.staff.director.id).maximumLoad, 20)
  const id = (await (await t.as(t.staff.director)).get('/api/colleagues')).body.staff.find(
    (entry: { name: string }) => entry.name === '新·同事',
  ).id
  assert.equal((await stranger.patch(`/api/staff/${id}`, { active: false })).status, 404)
})
