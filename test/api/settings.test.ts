/** Settings down the tree: whose word is in force, what a change would do, and that it does just this. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '#test/support/app.ts'
import { sortedCase } from '#test/support/commands.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const { admin, director } = t.staff
const district = network.districtAdmin

const get = async (staff: typeof admin) => (await (await t.as(staff)).get('/api/settings')).body
const put = async (staff: typeof admin, setting: object, key?: string) =>
  await (await t.as(staff)).put('/api/settings', { setting, note: '试一下' }, key ? { key } : {})
const preview = async (staff: typeof admin, setting: object) =>
  (await (await t.as(staff)).post('/api/settings/preview', setting)).body

const limits = (await get(admin)).limits.value
const longer = { ...limits, byClass: { ...limits.byClass, general: { unit: 'workingDays', n: 8 } } }

test('a centre says its limits itself; a district that nobody said anything to has what most offices have', async () => {
  const [own, above] = [await get(admin), await get(district)]
  assert.deepEqual([own.limits.from, own.organisation, own.versions], ['own', '测试街道第1受理中心', []])
  assert.deepEqual([above.limits.from, above.opening.value.officeHours], ['nobody', [{ from: '09:00', to: '17:00' }]])
})

test('the preview says which dates change, who follows and who keeps their own word, and changes nothing', async () => {
  const seen = await preview(admin, { subject: 'limits', value: longer })
  assert.deepEqual(
    seen.dates.map((each: { class: string }) => each.class),
    ['general'],
  )
  const above = await preview(district, { subject: 'limits', value: longer })
  assert.deepEqual(above.keep, ['测试街道第1受理中心'])
  for (const { name } of [network.insurance, network.labour, network.health])
    assert.ok(above.follow.includes(name), name)
  assert.ok(!above.follow.includes('测试街道第1受理中心'))
  assert.deepEqual((await get(admin)).limits.value, limits)
  assert.deepEqual((await get(district)).versions, [])
})

test('a change holds for what comes after it; what was taken in keeps the limits it was promised', async () => {
  const before = await sortedCase(t)
  const date = async (one: typeof before) => (await one.file(director)).clocks.promise.date as string
  const promisedBefore = await date(before)
  const done = await put(admin, { subject: 'limits', value: longer })
  assert.equal(done.status, 200, done.text)
  assert.equal(done.body.moved, 0)
  const after = await sortedCase(t)
  assert.ok((await date(after)) > promisedBefore)
  assert.equal(await date(before), promisedBefore)
  const [version] = done.body.settings.versions
  assert.deepEqual([version.number, version.subject, version.givenBack, version.by], [1, 'limits', false, '周维'])
})

test('given back, the word of those above is in force; they change it, and it goes down', async () => {
  assert.equal((await put(district, { subject: 'limits', value: longer })).status, 200)
  assert.equal((await put(admin, { subject: 'limits', value: null })).status, 200)
  const own = await get(admin)
  assert.deepEqual([own.limits.from, own.limits.organisation, own.limits.value], ['above', '测试区', longer])
  assert.deepEqual((await preview(district, { subject: 'limits', value: limits })).keep, [])
  assert.equal((await put(district, { subject: 'limits', value: limits })).status, 200)
  assert.deepEqual((await get(admin)).limits.value, limits)
  assert.deepEqual(
    own.versions.map((version: { givenBack: boolean }) => version.givenBack),
    [true, false],
  )
})

test('other office hours move the dates of open cases, as the preview said', async () => {
  const { opening } = await get(admin)
  const shorter = { ...opening.value, officeHours: [{ from: '08:30', to: '12:00' }] }
  const seen = await preview(admin, { subject: 'opening', value: shorter })
  assert.ok(seen.moved > 0 && seen.moved <= seen.openCases, JSON.stringify(seen))
  const done = await put(admin, { subject: 'opening', value: shorter })
  assert.equal(done.body.moved, seen.moved)
  const one = await sortedCase(t)
  assert.match((await one.file(director)).clocks.promise.due, /T04:00/)
})

test('the same change sent twice is one, other content under the same key is refused; nonsense changes nothing', async () => {
  const place = { room: '二楼', address: '新路 2 号', addressEn: '2 New Road', phone: '021-0000-0001' }
  const key = 'settings-once'
  assert.equal((await put(admin, { subject: 'place', value: place }, key)).status, 200)
  const { versions } = await get(admin)
  assert.equal((await put(admin, { subject: 'place', value: place }, key)).status, 200)
  assert.deepEqual((await get(admin)).versions, versions)
  assert.equal((await put(admin, { subject: 'place', value: { ...place, room: '三楼' } }, key)).status, 409)
  assert.equal((await get(admin)).place.value.room, '二楼')
  const wrong = { ...limits, silenceDays: 0 }
  assert.equal((await put(admin, { subject: 'limits', value: wrong })).status, 422)
})

test('only administrators change, and only their own organisation; a sister centre is not touched', async () => {
  assert.equal((await put(director, { subject: 'limits', value: longer })).status, 403)
  assert.equal((await put(network.insurance.officer, { subject: 'limits', value: longer })).status, 403)
  const sister = await get(t.centres[1]!.staff.admin)
  assert.deepEqual([sister.limits.from, sister.versions], ['own', []])
  assert.equal(sister.place.value.room, '一楼“办不成事”反映窗口')
})

test('the database lets an organisation change its own line of the tree and no other', async () => {
  const { rowCount } = await t.app.store.pool.query(`update organisation set name = 'x'`)
  assert.equal(rowCount, 0)
})
