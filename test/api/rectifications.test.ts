/** A rectification over HTTP: ordered from a case, done, verified by another, and held against what happens afterwards. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import sharp from 'sharp'
import type { CaseState } from '#core/case/case.ts'
import { sweepRectifications } from '#jobs/sweep-rectifications.ts'
import type { RectificationEvent } from '#core/rectification/events.ts'
import { fold } from '#core/rectification/evolve.ts'
import { orgQuery } from '#store/org-query.ts'
import { rectificationHash, rectificationRow } from '#store/rectifications.ts'
import { inOrg } from '#store/staff.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { workedCase } from '#test/support/commands.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'
import { networkOf } from '#test/support/network.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const { worker, worker2, director, clerk } = t.staff
const pool = t.app.store.pool

// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever came
type View = any

for (const id of ['permit', 'other'])
  await inOrg(pool, t.centre.id, (client) =>
    client.query(
      `insert into service_item (org_id, id, version, name, category, valid_from) values ($1, $2, 1, $3, '公安', '2020-01-01')`,
      [t.centre.id, id, id === 'permit' ? '居住证办理' : '别的事'],
    ),
  )

const sortedAs = (cause: string, layer = 'centre') => ({
  type: 'accept',
  classification: { class: 'general', nature: 'hard', causes: [cause], layer, remit: 'ours', rightBody: '' },
})
const itemCase = async (itemId = 'permit', cause = 'guide-wrong', refusedBy: string | null = null) => {
  await pool.query('delete from rate_limit')
  const made = await workedCase(t, { itemId, blocker: { ...registration.blocker, causes: [cause], refusedBy } })
  await made.does(worker, sortedAs(cause))
  return made
}

// Sessions do not outlast the night, and so many mornings pass here in a minute that signing in would be throttled.
const clients = new Map<string, Promise<Client>>()
function as(staff: TestStaff): Promise<Client> {
  const key = `${staff.orgId} ${staff.id} ${t.clock.now().slice(0, 13)}`
  const known = clients.get(key) ?? pool.query('delete from rate_limit').then(() => t.signIn(staff))
  clients.set(key, known)
  return known
}
const order = (caseId: string | null, change: Record<string, unknown> = {}) => ({
  source: { kind: 'case', caseId, said: '' },
  kind: 'guideCorrection',
  wrong: '办事指南少写一份租赁备案',
  goal: '指南补上，窗口照着说',
  where: '网上办事大厅和窗口展架',
  scope: { itemId: 'permit', cause: 'guide-wrong', layer: null },
  owner: { staff: worker.id },
  days: 10,
  ...change,
})
async function ordered(caseId: string | null, change: Record<string, unknown> = {}, staff = director): Promise<View> {
  const { status, body, text } = await (await as(staff)).post('/api/rectifications', order(caseId, change))
  assert.equal(status, 201, text)
  return body
}
const read = async (id: string, staff = director) => await (await as(staff)).get(`/api/rectifications/${id}`)
const view = async (id: string, staff = director): Promise<View> => {
  const { status, body, text } = await read(id, staff)
  assert.equal(status, 200, text)
  return body
}
const send = async (staff: TestStaff, id: string, command: Record<string, unknown>) => {
  const client = await as(staff)
  const { version } = (await client.get(`/api/rectifications/${id}`)).body ?? { version: 1 }
  return await client.post(`/api/rectifications/${id}/commands`, { expectedVersion: version ?? 1, command })
}
const does = async (staff: TestStaff, id: string, command: Record<string, unknown>): Promise<View> => {
  const { status, body, text } = await send(staff, id, command)
  assert.equal(status, 200, text)
  return body
}
const refusal = async (staff: TestStaff, id: string, command: Record<string, unknown>) => {
  const { status, body } = await send(staff, id, command)
  return [status, body?.code]
}
const offered = (body: View): string[] =>
  body.actions.filter(({ reasons }: View) => reasons.length === 0).map(({ command }: View) => command)

async function proving(caseId: string, change: Record<string, unknown> = {}): Promise<View> {
  const { id } = await ordered(caseId, change)
  await does(worker, id, { type: 'accept' })
  await does(worker, id, { type: 'reportDone', text: '改了', paperIds: [] })
  return await does(worker2, id, { type: 'verify', enough: true, note: '核对过网页' })
}
const stateOf = async (caseId: string): Promise<CaseState> =>
  (
    await orgQuery<{ state: CaseState }>(pool, t.centre.id, {
      text: 'select state from case_file where id = $1',
      values: [caseId],
    })
  )[0]!.state
const toldOf = async (caseId: string): Promise<string[]> =>
  (
    await orgQuery<{ step: string }>(pool, t.centre.id, {
      text: `select data ->> 'step' as step from case_event where case_id = $1 and type = 'changeTold' order by seq`,
      values: [caseId],
    })
  ).map(({ step }) => step)

test('ordered from a case: numbered, owed by a colleague, dated in working days; a mere suspicion is not enough', async () => {
  const made = await itemCase()
  const body = await ordered(made.id)
  assert.match(body.number, /^CS-Z-2026-\d{4}$/)
  assert.deepEqual([body.status, body.item, body.owner, body.standing], ['ordered', '居住证办理', worker.name, 'ok'])
  assert.equal(body.dueAt.slice(0, 10), '2026-03-17')
  const start = (await (await as(worker)).get(`/api/cases/${made.id}/rectifications`)).body
  assert.deepEqual(
    [start.rows.length, start.start.sources, start.start.causes],
    [1, ['case', 'finding'], ['guide-wrong']],
  )
  const codes = async (change: Record<string, unknown>, caseId = made.id) => {
    const { status, body: problem } = await (await as(director)).post('/api/rectifications', order(caseId, change))
    return [status, problem.code]
  }
  assert.deepEqual(await codes({ scope: { itemId: 'permit', cause: 'other', layer: null } }), [
    409,
    'needs-classification',
  ])
  assert.deepEqual(await codes({ source: { kind: 'rating', caseId: made.id, said: '' } }), [
    409,
    'needs-classification',
  ])
  assert.deepEqual(await codes({ owner: { staff: clerk.id } }), [422, 'no-such-colleague'])
  assert.deepEqual(await codes({ scope: { itemId: 'nothing', cause: 'guide-wrong', layer: null } }), [
    422,
    'no-such-item',
  ])
  const fresh = await workedCase(t, { itemId: 'permit' })
  assert.deepEqual(await codes({}, fresh.id), [409, 'needs-classification'], 'nobody has sorted it yet')
  const found = await ordered(null, {
    source: { kind: 'finding', caseId: null, said: '季度检查第三条' },
    owner: { body: '区医保局' },
  })
  assert.deepEqual([found.source.caseId, found.owner, found.ownerId], [null, '区医保局', null])
  assert.equal(Number(found.number.slice(-4)), Number(body.number.slice(-4)) + 1, 'refused orders use up no number')
})

test('the same key twice is one order; another order under it is refused', async () => {
  const made = await itemCase()
  const client = await as(director)
  const headers = { 'idempotency-key': randomUUID() }
  const first = await client.send('POST', '/api/rectifications', order(made.id), { headers })
  const second = await client.send('POST', '/api/rectifications', order(made.id), { headers })
  assert.deepEqual([first.status, second.status, second.body.id], [201, 201, first.body.id])
  const other = await client.send('POST', '/api/rectifications', order(made.id, { days: 3 }), { headers })
  assert.deepEqual([other.status, other.body.code], [409, 'key-reused'])
  const stale = await client.post(`/api/rectifications/${first.body.id}/commands`, {
    expectedVersion: 7,
    command: { type: 'chase', text: '' },
  })
  assert.equal(stale.body.code, 'changed-meanwhile')
})

test('done with evidence, verified by somebody who neither owes it nor did it; sent back with a reason', async () => {
  const { id } = await ordered((await itemCase()).id)
  assert.deepEqual(offered(await view(id, worker2)), [])
  assert.deepEqual(await refusal(worker2, id, { type: 'accept' }), [403, 'not-your-role'])
  await does(worker, id, { type: 'accept' })
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const paperId = await asIfUploaded(t, worker, picture, 'image/png', '改后的网页')
  const foreign = await asIfUploaded(t, worker2, picture, 'image/png', '别人的')
  assert.deepEqual(await refusal(worker, id, { type: 'reportDone', text: '改了', paperIds: [foreign] }), [
    422,
    'no-such-paper',
  ])
  const done = await does(worker, id, { type: 'reportDone', text: '网页改好了', paperIds: [paperId] })
  assert.deepEqual([done.status, done.done.papers[0].label], ['done', '改后的网页'])
  const paper = await (await as(worker2)).get(`/api/rectifications/${id}/papers/${paperId}`)
  assert.equal(paper.status, 200)
  assert.equal((await (await as(worker2)).get(`/api/rectifications/${id}/papers/${foreign}`)).status, 404)
  assert.deepEqual(await refusal(worker, id, { type: 'verify', enough: true, note: '好' }), [
    403,
    'verified-by-another',
  ])
  assert.deepEqual(await refusal(worker2, id, { type: 'verify', enough: false, note: '' }), [422, 'needs-reason'])
  assert.equal((await does(worker2, id, { type: 'verify', enough: false, note: '展架没换' })).status, 'accepted')
  await does(worker, id, { type: 'reportDone', text: '展架也换了', paperIds: [] })
  const verified = await does(director, id, { type: 'verify', enough: true, note: '都看过' })
  assert.deepEqual([verified.status, verified.nextCheck], ['proving', '2026-04-02'])
})

test('more time is asked for before the date and granted by another; yellow, red, and the inbox', async () => {
  const made = await itemCase()
  const { id, number } = await ordered(made.id, { days: 2 })
  const asked = await does(worker, id, { type: 'askExtension', days: 2, reason: '等系统排期' })
  assert.deepEqual(asked.extension, { days: 2, reason: '等系统排期', by: { id: worker.id, name: worker.name } })
  assert.deepEqual(await refusal(worker2, id, { type: 'decideExtension', granted: true, note: '' }), [
    403,
    'not-your-role',
  ])
  const later = await does(director, id, { type: 'decideExtension', granted: true, note: '' })
  assert.equal(later.dueAt.slice(0, 10), '2026-03-09')
  t.clock.set('2026-03-06T01:00:00.000Z')
  await sweepRectifications(t.app)
  await sweepRectifications(t.app)
  t.clock.set('2026-03-10T01:00:00.000Z')
  await sweepRectifications(t.app)
  await sweepRectifications(t.app)
  const red = await view(id)
  assert.equal(red.standing, 'overdue')
  assert.deepEqual(
    red.timeline.map(({ title }: View) => title).filter((title: string) => /牌/.test(title)),
    ['黄牌：快到期', '红牌：超期'],
  )
  assert.deepEqual(await refusal(worker, id, { type: 'askExtension', days: 1, reason: '再等等' }), [
    409,
    'extension-too-late',
  ])
  const inbox = async (staff: TestStaff) =>
    ((await (await as(staff)).get('/api/messages')).body.messages as { text: string }[])
      .map(({ text }) => text)
      .filter((text) => text.startsWith(number))
  assert.equal((await inbox(worker)).filter((text) => text.includes('牌')).length, 2)
  assert.equal((await inbox(director)).filter((text) => text.includes('红牌')).length, 1)
  const late = (await (await as(director)).get('/api/rectifications?only=overdue')).body.rows
  assert.ok(late.some((row: View) => row.id === id) && late.every((row: View) => row.standing === 'overdue'))
  await does(director, id, { type: 'cancel', reason: '并入另一张' })
  assert.deepEqual(await refusal(worker, id, { type: 'accept' }), [409, 'thing-not-open'])
})

test('whoever it is about finds it nowhere; a policy report goes up and is answered', async () => {
  const about = await itemCase('permit', 'attitude-or-inaction', worker2.id)
  const { id } = await ordered(about.id, {
    kind: 'training',
    scope: { itemId: null, cause: 'attitude-or-inaction', layer: null },
  })
  assert.equal((await read(id, worker2)).status, 404)
  assert.equal((await send(worker2, id, { type: 'chase', text: '' })).status, 404)
  const rows = (await (await as(worker2)).get('/api/rectifications')).body.rows
  assert.ok(!rows.some((row: View) => row.id === id))
  assert.equal(
    (await (await as(worker2)).post('/api/rectifications', order(about.id))).status,
    404,
    'the case is hidden from them',
  )
  // Ordered before it was found out whom the case is about.
  const later = await itemCase('permit', 'guide-wrong', worker2.id)
  const early = await ordered(later.id)
  assert.equal((await read(early.id, worker2)).status, 200)
  await later.does(worker, {
    type: 'classify',
    classification: { ...sortedAs('guide-wrong').classification, nature: 'refused' },
  })
  assert.equal((await read(early.id, worker2)).status, 404)
  const blind = { expectedVersion: 1, command: { type: 'chase', text: '' } }
  assert.equal((await (await as(worker2)).post(`/api/rectifications/${early.id}/commands`, blind)).status, 404)
  const listed = (await (await as(worker2)).get('/api/rectifications')).body.rows
  assert.ok(!listed.some((row: View) => row.id === early.id))
  const policy = await ordered((await itemCase()).id, { kind: 'policyReport', owner: { body: '中心' } })
  await does(worker, policy.id, { type: 'accept' })
  assert.deepEqual(await refusal(worker, policy.id, { type: 'reportDone', text: '报告', paperIds: [] }), [
    422,
    'needs-right-body',
  ])
  await does(worker, policy.id, { type: 'reportDone', text: '报告', paperIds: [], sentTo: '区人社局' })
  assert.deepEqual(await refusal(worker, policy.id, { type: 'verify', enough: true, note: '', answer: 'accepted' }), [
    403,
    'verified-by-another',
  ])
  assert.equal(
    (await does(worker2, policy.id, { type: 'verify', enough: false, note: '上位法不允许', answer: 'refused' })).status,
    'accepted',
  )
  await does(worker, policy.id, { type: 'reportDone', text: '再报', paperIds: [], sentTo: '市人社局' })
  const answered = await does(worker2, policy.id, { type: 'verify', enough: false, note: '先试行', answer: 'partly' })
  assert.deepEqual([answered.status, answered.verified.answer], ['proving', 'partly'])
})

test('walls: another centre gets 404 and the database gives it no row; nor those above, as long as nothing is made for them', async () => {
  const { id } = await ordered((await itemCase()).id)
  const other = t.centres[1]!
  assert.equal((await read(id, other.staff.director)).status, 404)
  assert.equal((await send(other.staff.director, id, { type: 'chase', text: '' })).status, 404)
  assert.equal((await (await as(other.staff.director)).get('/api/rectifications')).body.rows.length, 0)
  const count = async (orgId: string, table: string) =>
    (await orgQuery<{ n: number }>(pool, orgId, { text: `select count(*)::int as n from ${table}` }))[0]!.n
  for (const table of ['rectification', 'rectification_event', 'rectification_told', 'rectification_key'])
    assert.equal(await count(other.id, table), 0, table)
  assert.equal(await count(network.district.id, 'rectification'), 0)
  assert.equal(await count(network.district.id, 'rectification_event'), 0)
  assert.equal(await count(network.otherDistrict.id, 'rectification'), 0)
  const unset = await pool.query('select from rectification')
  assert.equal(unset.rowCount, 0, 'without a tenant')
  for (const change of ['update rectification_event set type = type', 'delete from rectification_event'])
    await assert.rejects(
      inOrg(pool, t.centre.id, (client) => client.query(change)),
      /permission denied|append-only/,
    )
  assert.equal((await (await as(clerk)).get('/api/rectifications')).status, 403)
})

test('proof: disproven by later cases, a new round by itself, everybody told once, and never forgotten', async () => {
  t.clock.set('2026-06-01T01:00:00.000Z')
  const source = await itemCase('other', 'system-fault')
  const before = await itemCase('other', 'system-fault')
  const elsewhere = await itemCase('permit', 'system-fault')
  const scope = { itemId: 'other', cause: 'system-fault', layer: 'centre' }
  t.clock.advance({ hours: 1 })
  const { id } = await proving(source.id, { kind: 'systemFault', scope })
  await sweepRectifications(t.app)
  await sweepRectifications(t.app)
  assert.deepEqual(
    [await toldOf(source.id), await toldOf(before.id), await toldOf(elsewhere.id)],
    [['verified'], ['verified'], []],
  )
  t.clock.set('2026-06-20T01:00:00.000Z')
  const first = await itemCase('other', 'system-fault')
  await itemCase('permit', 'system-fault')
  await workedCase(t, { itemId: 'other', blocker: { ...registration.blocker, causes: ['system-fault'] } })
  t.clock.set('2026-07-01T15:59:00.000Z')
  await sweepRectifications(t.app)
  assert.equal((await view(id)).checkpoints.length, 0, 'the thirtieth day is not over')
  t.clock.set('2026-07-01T16:01:00.000Z')
  await sweepRectifications(t.app)
  await sweepRectifications(t.app)
  const early = await view(id)
  assert.deepEqual(early.status, 'proving')
  const [point] = early.checkpoints
  assert.deepEqual([point.days, point.before, point.after, point.unsorted], [30, 2, 1, 1])
  assert.deepEqual(point.cases, [{ id: first.id, number: (await first.file(worker)).number }])
  const second = await itemCase('other', 'system-fault')
  t.clock.set('2026-07-31T16:01:00.000Z')
  await sweepRectifications(t.app)
  await sweepRectifications(t.app)
  const again = await view(id)
  assert.deepEqual([again.status, again.round, again.disproved, again.past[0].outcome], ['ordered', 2, 1, 'disproven'])
  assert.deepEqual(
    again.past[0].checkpoints.map(({ days, after }: View) => [days, after]),
    [
      [30, 1],
      [60, 2],
    ],
  )
  assert.deepEqual(
    again.past[0].checkpoints[1].cases.map(({ id: at }: View) => at),
    [first.id, second.id],
  )
  assert.deepEqual(
    [await toldOf(source.id), await toldOf(before.id)],
    [
      ['verified', 'disproven'],
      ['verified', 'disproven'],
    ],
  )
  const rows = (await (await as(director)).get('/api/rectifications?only=disproved')).body.rows
  assert.ok(rows.some((row: View) => row.id === id) && rows.every((row: View) => row.disproved > 0))
  assert.deepEqual(await refusal(worker2, id, { type: 'changeKind', kind: 'process', reason: '改流程' }), [
    403,
    'not-your-role',
  ])
  assert.equal(
    (await does(director, id, { type: 'changeKind', kind: 'process', reason: '系统改不动，改流程' })).kind,
    'process',
  )
  await does(worker, id, { type: 'accept' })
  await does(worker, id, { type: 'reportDone', text: '流程改了', paperIds: [] })
  await does(worker2, id, { type: 'verify', enough: true, note: '试过' })
  t.clock.advance({ days: 95 })
  await sweepRectifications(t.app)
  await sweepRectifications(t.app)
  const proven = await view(id)
  assert.deepEqual(
    [proven.status, proven.disproved, proven.checkpoints.map(({ days }: View) => days)],
    ['proven', 1, [30, 60, 90]],
  )
  assert.deepEqual(await toldOf(source.id), ['verified', 'disproven', 'verified', 'proven'])
})

test('three later cases speak at once; the word to a closed case answers nothing in it', async () => {
  const source = await itemCase('other', 'rule-too-rigid')
  const scope = { itemId: 'other', cause: 'rule-too-rigid', layer: null }
  for (let n = 0; n < 5; n++) await itemCase('other', 'rule-too-rigid')
  t.clock.advance({ hours: 1 })
  const { id } = await proving(source.id, { scope })
  const beforeTold = await stateOf(source.id)
  await sweepRectifications(t.app)
  const afterTold = await stateOf(source.id)
  assert.equal(afterTold.lastToldAt, beforeTold.lastToldAt)
  assert.equal(afterTold.version, beforeTold.version + 1)
  t.clock.advance({ days: 3 })
  for (let n = 0; n < 2; n++) await itemCase('other', 'rule-too-rigid')
  await sweepRectifications(t.app)
  assert.equal((await view(id)).status, 'proving')
  await itemCase('other', 'rule-too-rigid')
  await sweepRectifications(t.app)
  const now = await view(id)
  assert.deepEqual([now.status, now.past[0].checkpoints[0].days, now.past[0].checkpoints[0].after], ['ordered', 3, 3])
})

test('the row can be made again from the log, and the log is chained', async () => {
  const { calendar } = await t.app.centre(t.centre.id)
  const rows = await orgQuery<{ id: string; row: Record<string, unknown> }>(pool, t.centre.id, {
    text: 'select id, to_jsonb(r) as row from rectification r',
  })
  assert.ok(rows.length >= 8)
  for (const { id, row } of rows) {
    const log = await orgQuery<{ seq: number; event: RectificationEvent; prev: Buffer; hash: Buffer }>(
      pool,
      t.centre.id,
      {
        text: `select seq, prev_hash as prev, hash, at, jsonb_build_object('type', type, 'actor', jsonb_build_object('kind', actor_kind, 'id', actor_id), 'data', data) as event
             from rectification_event where rectification_id = $1 order by seq`,
        values: [id],
      },
    ).then((found) =>
      found.map((each) => ({
        ...each,
        event: { ...each.event, at: (each as unknown as { at: string }).at } as RectificationEvent,
      })),
    )
    let previous = Buffer.alloc(32)
    for (const { seq, event, prev, hash } of log) {
      assert.ok(
        prev.equals(previous) && hash.equals(rectificationHash(previous, [t.centre.id, id, seq], event)),
        `${id} ${seq}`,
      )
      previous = hash as Buffer<ArrayBuffer>
    }
    const made = JSON.parse(JSON.stringify(rectificationRow(fold(log.map(({ event }) => event))!, calendar)))
    assert.deepEqual(made.state, row['state'])
    for (const column of [
      'number',
      'version',
      'kind',
      'status',
      'owner_id',
      'case_id',
      'cause',
      'round',
      'disproved',
      'hidden_from',
    ])
      assert.deepEqual(made[column], row[column], column)
  }
})
