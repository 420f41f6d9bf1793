/** The digest against the cases themselves: every figure by independent SQL, every list as long as its figure, and the walls around it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { aboveFigures } from '#contract/supervision.ts'
import { orgQuery } from '#store/org-query.ts'
import { fillDigests } from '#store/digest.ts'
import { asOwner } from '#store/open.ts'
import { byDay } from '#test/support/by-day.ts'
import { sortedCase, workedCase } from '#test/support/commands.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { networkOf } from '#test/support/network.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const as = byDay(t)
const { worker, worker2, director } = t.staff
const { pool } = t.app.store
const { district, otherDistrict, city, insurance, oversight } = network
const get = async (staff: TestStaff, url: string) => await (await as(staff)).get(url)

const reply = {
  type: 'reply',
  outcome: 'done',
  explanation: '多出的一行已经剔除，报销款三天内到账。',
  basis: '',
  alternatives: '',
  remedy: '',
}
const deliver = { type: 'recordDelivery', channel: 'phone', reached: true, proof: '通话记录 1' }
const refer = { type: 'refer', kind: 'cooperate', body: '区医保局', contact: '', question: '能否先受理？' }
const giveBack = { type: 'recordReturn', rightBody: '区人社局', ground: '不归我们管' }
const way = { type: 'addWay', way: '请医院重开', basis: '', result: 'fails', note: '不能重开' }
const refuse = { type: 'judge', verdict: 'cannot', reasoning: '条例写明', basis: '第十条', alternative: '医疗救助' }

/** A month of a small centre: late, bounced, answered in time and too late, unsigned, disagreed with, untouched. */
async function month() {
  const late = await sortedCase(t)
  const bounced = await sortedCase(t)
  for (const referralId of ['r1', 'r2']) {
    await bounced.does(worker, refer)
    await bounced.does(worker, { ...giveBack, referralId })
  }
  const inTime = await sortedCase(t)
  await inTime.does(worker, reply)
  await inTime.does(worker, deliver)
  const unsigned = await sortedCase(t)
  await unsigned.does(worker, way)
  await unsigned.does(worker, refuse)
  t.clock.advance({ days: 9 })
  await sweepCases(t.app)
  const tooLate = await sortedCase(t)
  t.clock.advance({ days: 9 })
  await sweepCases(t.app)
  await tooLate.does(worker, reply)
  await tooLate.does(worker, deliver)
  const appealed = await sortedCase(t)
  await appealed.does(worker, way)
  await appealed.does(worker, refuse)
  await appealed.does(director, { type: 'countersign', agreed: true, note: '' })
  await appealed.does(worker, {
    ...reply,
    outcome: 'declined',
    basis: '第十条',
    alternatives: '医疗救助',
    remedy: '复议',
  })
  await appealed.does(worker, deliver)
  await appealed.does(worker2, { type: 'appeal', words: '当事人来电说不同意' })
  const ordered = await sortedCase(t)
  t.clock.advance({ days: 7 })
  await sweepCases(t.app)
  await ordered.does(director, { type: 'supervise', what: '今天给个日子', until: '2026-12-31' })
  // Due tomorrow, or the day after; whatever day it is now.
  await workedCase(t)
  return { late, appealed }
}
const { appealed } = await month()
const stranger = await (
  await t.as(t.centres[1]!.staff.worker)
).post('/api/cases', {
  ...registration,
  channel: 'walkIn',
  owner: t.centres[1]!.staff.worker.id,
})
assert.equal(stranger.status, 201, stranger.text)

test('every figure is what the cases themselves say, counted by other means', async () => {
  const now = t.clock.now()
  const since = new Date(Date.parse(now) - 30 * 86_400_000).toISOString().slice(0, 10)
  const [own] = await orgQuery<Record<string, number>>(pool, t.centre.id, {
    text: `select count(*) filter (where closed_at is null)::int as open,
             count(*) filter (where closed_at is null and answered_at is null and overdue_since is not null)::int as red,
             count(*) filter (where closed_at is null and returns > 1)::int as bounced,
             count(*) filter (where closed_at is null and (state ->> 'silences')::int > 0)::int as silent,
             count(*) filter (where closed_at is null and needs_signature)::int as unsigned,
             count(*) filter (where answered_at >= ($1 || ' 00:00+08')::timestamptz)::int as answered,
             count(*) filter (where answered_at >= ($1 || ' 00:00+08')::timestamptz and overdue_since is not null)::int as "answeredLate",
             count(*) filter (where jsonb_path_exists(state, '$.appeals[*] ? (@.status == "open")'))::int as appeals,
             count(*) filter (where jsonb_path_exists(state, '$.orders[*] ? (@.status == "open")'))::int as ordered
           from case_file`,
    values: [since],
  })
  const { body } = await get(district.officer, '/api/above')
  assert.equal(body.centres.length, 1)
  const { figures, name, outcomes } = body.centres[0]
  assert.equal(name, '测试街道第1受理中心')
  for (const [figure, count] of Object.entries(own!)) assert.equal(figures[figure], count, figure)
  for (const figure of [
    'open',
    'red',
    'bounced',
    'silent',
    'unsigned',
    'answered',
    'answeredLate',
    'appeals',
    'ordered',
  ])
    assert.ok(own![figure]! > 0, `${figure} counts nothing, so the test says nothing of it`)
  assert.equal(
    outcomes.reduce((sum: number, each: { count: number }) => sum + each.count, 0),
    own!['answered'],
  )
})

test('behind every figure stand as many lines as it says; each line names no person', async () => {
  for (const staff of [district.officer, city.officer, oversight.officer]) {
    const { body } = await get(staff, '/api/above')
    for (const figure of aboveFigures) {
      const sum = body.centres.reduce(
        (all: number, { figures }: { figures: Record<string, number> }) => all + figures[figure]!,
        0,
      )
      const list = (await get(staff, `/api/above/cases?figure=${figure}`)).body
      assert.deepEqual([list.total, list.rows.length], [sum, sum], `${staff.name} ${figure}`)
    }
  }
  const list = await get(district.officer, '/api/above/cases?figure=open')
  for (const told of [registration.statement, registration.person.name, '当事人', registration.wish])
    assert.ok(!list.text.includes(told), told)
})

test('yellow from one working day before the date, red from the first moment after it', async () => {
  const { id } = await sortedCase(t)
  const file = await (await as(worker)).get(`/api/cases/${id}`)
  const due: string = file.body.clocks.promise.due
  const light = async () => {
    const { body } = await get(district.officer, '/api/above/cases?figure=open')
    return body.rows.find((row: { number: string }) => row.number === file.body.number)?.light
  }
  const [row] = await orgQuery<{ yellow: string }>(pool, district.id, {
    text: 'select yellow_at as yellow from case_digest where case_id = $1',
    values: [id],
  })
  const before = (at: string) => new Date(Date.parse(at) - 60_000).toISOString()
  for (const [at, expected] of [
    [before(row!.yellow), 'none'],
    [row!.yellow, 'yellow'],
    [due, 'yellow'],
    [new Date(Date.parse(due) + 60_000).toISOString(), 'red'],
  ] as const) {
    t.clock.set(at)
    assert.equal(await light(), expected, at)
  }
  // One working day, whatever weekend lies between.
  const days = (Date.parse(due) - Date.parse(row!.yellow)) / 86_400_000
  assert.ok(days > 1 && days < 12, String(days))
})

test('walls: the database gives a district its own centres, a neighbour and a department none, and nobody anything without a tenant', async () => {
  const seen = async (orgId: string) =>
    (
      await orgQuery<{ n: number; orders: number }>(pool, orgId, {
        text: 'select (select count(*)::int from case_digest) as n, (select count(*)::int from supervision_order) as orders',
      })
    )[0]!
  const [first, both] = [await seen(district.id), await seen(city.id)]
  assert.deepEqual([(await seen(otherDistrict.id)).n, both.n], [1, first.n + 1])
  assert.deepEqual(await seen(oversight.id), first)
  for (const orgId of [insurance.id, network.labour.id]) assert.deepEqual(await seen(orgId), { n: 0, orders: 0 })
  assert.equal((await seen(t.centres[1]!.id)).n, 1, 'a centre sees its own and nothing of its neighbour')
  const { rows } = await pool.query('select count(*)::int as n from case_digest')
  assert.equal(rows[0].n, 0, 'no tenant, no row')
  const changed = await orgQuery(pool, district.id, { text: 'update case_digest set returns = 0 returning 1' })
  assert.deepEqual(changed, [], 'a window is for reading')
})

test('who moves in the tree sees from their new place at once', async () => {
  const move = (parent: string) =>
    asOwner(t.app.store, (owner) =>
      owner.query('update organisation set parent_id = $2 where id = $1', [t.centre.id, parent]),
    )
  await move(otherDistrict.id)
  assert.equal((await get(district.officer, '/api/above')).body.centres.length, 0)
  assert.equal((await get(otherDistrict.officer, '/api/above')).body.centres.length, 2)
  await move(district.id)
})

test('cases from before there were digests get theirs, the same as if they had been written then', async () => {
  const read = () =>
    orgQuery(pool, t.centre.id, { text: `select to_jsonb(d) - 'id' as d from case_digest d order by case_id` })
  const before = await read()
  await asOwner(t.app.store, async (owner) => {
    await owner.query("select set_config('app.org', $1, false)", [t.centre.id])
    await owner.query('delete from case_digest where org_id = $1', [t.centre.id])
  })
  const { calendar } = await t.app.centre(t.centre.id)
  assert.equal(await fillDigests(pool, t.centre.id, calendar), before.length)
  assert.deepEqual(await read(), before)
})

test('an appeal is decided by somebody who had no part, and shows above as long as it is open', async () => {
  assert.deepEqual(
    (await appealed.refused(worker, { type: 'decideAppeal', appealId: 'u1', upheld: true, reasons: '再试' })).codes,
    ['reviewer-had-part'],
  )
  assert.deepEqual(
    (await appealed.refused(director, { type: 'decideAppeal', appealId: 'u1', upheld: true, reasons: '再试' })).codes,
    ['reviewer-had-part'],
    'countersigned it',
  )
  const file = await appealed.does(worker2, {
    type: 'decideAppeal',
    appealId: 'u1',
    upheld: true,
    reasons: '还有一条路',
  })
  assert.deepEqual([file.stage, file.appeals[0].status, file.reopened], ['triage', 'upheld', 1])
  assert.equal((await get(district.officer, '/api/above')).body.centres[0].figures.appeals, 0)
})
