/** Clues: what is sent reaches the supervisors of the oversight office and nobody else by any way: no route, no row, no trace, no hint. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { allRoutes } from '#contract/routes.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { orgQuery } from '#store/org-query.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { byDay } from '#test/support/by-day.ts'
import { sortedCase } from '#test/support/commands.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const as = byDay(t)
const { worker, worker2, director } = t.staff
const { oversight, district } = network
const { pool } = t.app.store
const work = await sortedCase(t)
const { number } = await work.file(worker)

const secret = '收了当事人两条香烟'
const clue = { about: '李·阿依古丽', what: secret, caseNumber: number, named: false }
const send = async (staff: TestStaff, body: object = clue, key?: string) =>
  await (await as(staff)).post('/api/clues', body, key ? { key } : {})
const receiptOf = async (staff: TestStaff, receipt: string) =>
  await (await as(staff)).post('/api/clues/receipt', { receipt })
const open = async (staff: TestStaff, id: string) => await (await as(staff)).get(`/api/clues/${id}`)
const list = async (staff: TestStaff) => (await (await as(staff)).get('/api/clues')).body.rows

/** Everything that somebody can read, by every route that reads. */
async function everything(staff: TestStaff): Promise<Record<string, string>> {
  const client = await as(staff)
  const found: Record<string, string> = {}
  for (const { name, route } of allRoutes.filter((each) => each.route.method === 'GET')) {
    const url = route.path.replace(':caseId', work.id).replaceAll(/:kind/g, 'note').replaceAll(/:\w+/g, t.centre.id)
    const { status, text } = await client.get(url)
    // Numbers of requests and the moment of asking are new each time.
    found[name] = `${status} ${text}`.replaceAll(/"(instance|asOf|now)":"[^"]*"/g, '').replaceAll(/"at":"[^"]*"/g, '')
  }
  return found
}

test('sent once, by a caseworker; the concerned colleague and the director read nothing new by any route, nor does the case', async () => {
  const readers = [worker2, director, worker, t.staff.clerk, t.staff.admin, district.officer]
  const before = await Promise.all(readers.map(everything))
  // Reading is logged and may be read by others: read once more, so that only what the clue changes is left.
  const settled = await Promise.all(readers.map(everything))
  const events = await orgQuery(pool, t.centre.id, { text: 'select * from case_event order by case_id, seq' })
  const sent = await send(worker, clue, 'clue-1')
  assert.equal(sent.status, 201, sent.text)
  assert.match(sent.body.receipt, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  assert.equal(sent.body.office, '测试区监察办')
  await dispatchAll(t.app)
  const after = await Promise.all(readers.map(everything))
  for (const [at, reader] of readers.entries())
    for (const [name, text] of Object.entries(after[at]!)) {
      assert.ok(!text.includes(secret), `${reader.name} ${name}`)
      if (before[at]![name] === settled[at]![name]) assert.equal(text, settled[at]![name], `${reader.name} ${name}`)
    }
  assert.deepEqual(
    await orgQuery(pool, t.centre.id, { text: 'select * from case_event order by case_id, seq' }),
    events,
  )
  const again = await send(worker, clue, 'clue-1')
  assert.equal(again.body.receipt, sent.body.receipt, 'the same sent twice is one')
  const other = await send(worker, { ...clue, what: '别的' }, 'clue-1')
  assert.deepEqual([other.status, other.body.refusals[0].code], [409, 'key-reused'])
  assert.equal((await list(oversight.officer)).length, 1)
})

test('the table: who may send, look by receipt, list, open, ask, conclude', async () => {
  const [{ id }] = await list(oversight.officer)
  const table: [TestStaff, number, number, number, number, number][] = [
    // send (empty) · receipt of nothing · list · open · ask (empty)
    [worker, 422, 404, 403, 403, 403],
    [worker2, 422, 404, 403, 403, 403],
    [director, 422, 404, 403, 403, 403],
    [t.staff.clerk, 403, 403, 403, 403, 403],
    [t.staff.admin, 403, 403, 403, 403, 403],
    [district.officer, 403, 403, 403, 403, 403],
    [network.insurance.officer, 403, 403, 403, 403, 403],
    [network.advisers[0]!.staff, 403, 403, 403, 403, 403],
    [oversight.officer, 403, 403, 200, 200, 422],
    [oversight.second, 403, 403, 200, 200, 422],
    [t.centres[1]!.staff.director, 422, 404, 403, 403, 403],
  ]
  for (const [staff, ...expected] of table) {
    const client = await as(staff)
    const found = [
      (await send(staff, { ...clue, what: ' ' })).status,
      (await receiptOf(staff, 'AAAA-BBBB-CCCC-DDDD')).status,
      (await client.get('/api/clues')).status,
      (await open(staff, id)).status,
      (await client.post(`/api/clues/${id}/questions`, { text: ' ' })).status,
    ]
    assert.deepEqual(found, expected, `${staff.name} of ${staff.orgId}`)
  }
  const nobody = await send(t.centres[1]!.staff.worker)
  assert.deepEqual(
    [nobody.status, nobody.body.refusals[0].code],
    [409, 'no-oversight'],
    'no office looks after the other centre',
  )
})

test('opened by a supervisor, each time written down; asked back and answered through the receipt; concluded', async () => {
  t.clock.advance({ minutes: 1 })
  const sent = await send(director, { ...clue, named: true, what: '让熟人插队' })
  const { receipt } = sent.body
  const [{ id }] = await list(oversight.officer)
  const first = await open(oversight.officer, id)
  assert.deepEqual(
    [first.body.what, first.body.sender, first.body.caseNumber, first.body.from],
    ['让熟人插队', director.name, number, '测试街道第1受理中心'],
  )
  const second = await open(oversight.second, id)
  assert.deepEqual(
    second.body.readings.map(({ who }: { who: string }) => who).toSorted(),
    ['方正言', '罗清源'].toSorted(),
  )
  const answer = async (text: string) =>
    await (await as(director)).post('/api/clues/receipt/answers', { receipt, text })
  assert.equal((await answer('还有一次')).status, 409, 'nothing was asked yet')
  const supervisor = await as(oversight.officer)
  assert.equal((await supervisor.post(`/api/clues/${id}/questions`, { text: '哪一天？' })).status, 200)
  const shown = await receiptOf(director, ` ${receipt.toLowerCase().replaceAll('-', ' ')} `)
  assert.deepEqual([shown.body.status, shown.body.questions[0].text, shown.body.answers], ['looking', '哪一天？', 0])
  assert.ok(!shown.text.includes('让熟人插队'), 'not even whoever wrote it reads it again')
  t.clock.advance({ minutes: 5 })
  const answered = await answer('三月三日上午')
  assert.deepEqual([answered.status, answered.body.answers, answered.text.includes('三月三日')], [200, 1, false])
  const news = async () => (await list(oversight.officer)).find((row: { id: string }) => row.id === id).news
  assert.equal(await news(), true)
  const view = await open(oversight.officer, id)
  assert.deepEqual(
    view.body.messages.map(({ kind, text, by }: Record<string, string>) => [kind, text, by]),
    [
      ['question', '哪一天？', '方正言'],
      ['answer', '三月三日上午', ''],
    ],
  )
  assert.equal(await news(), false)
  const done = await supervisor.post(`/api/clues/${id}/result`, { result: 'passedOn', text: '移送纪工委' })
  assert.deepEqual([done.status, done.body.status, done.body.result], [200, 'done', 'passedOn'])
  assert.equal((await supervisor.post(`/api/clues/${id}/questions`, { text: '还有呢？' })).status, 409)
  const last = await receiptOf(director, receipt)
  assert.deepEqual([last.body.result, last.text.includes('移送纪工委')], ['passedOn', false])
  assert.equal((await receiptOf(t.centres[1]!.staff.director, receipt)).status, 404)
})

test('walls: rows for the office alone, sealed, and of who sent one unnamed there is nothing', async () => {
  const count = async (orgId: string) =>
    (
      await orgQuery<{ n: number }>(pool, orgId, {
        text: `select (select count(*)::int from clue) + (select count(*)::int from clue_message) + (select count(*)::int from clue_reading) as n`,
      })
    )[0]!.n
  assert.ok((await count(oversight.id)) > 3)
  for (const orgId of [t.centre.id, district.id, network.city.id, t.centres[1]!.id]) assert.equal(await count(orgId), 0)
  assert.equal((await pool.query('select count(*)::int as n from clue')).rows[0].n, 0, 'no tenant, no row')
  const [row] = await orgQuery<{ all: string; sealed: Buffer }>(pool, oversight.id, {
    text: `select to_jsonb(c)::text as all, sealed from clue c order by at, id limit 1`,
  })
  assert.ok(!row!.sealed.toString('utf8').includes('香烟'))
  for (const told of [worker.id, worker.name, worker2.name, number]) assert.ok(!row!.all.includes(`"${told}"`), told)
  for (const table of ['clue_reading', 'clue_message'])
    await assert.rejects(orgQuery(pool, oversight.id, { text: `delete from ${table}` }), { code: '42501' })
})
