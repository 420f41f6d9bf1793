/** The hotline's door from outside: orders with all their fields, what is said about them, what goes back, files, and what belongs together. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { makeHotlineKey } from '#app/service-accounts.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { testApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { orderNo } from '#test/support/hotline-simulator.ts'
import { registration, walkInWith } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
const keys = await Promise.all(t.centres.map(({ code }) => makeHotlineKey(t.app.store.pool, code, '测试热线')))
const bearer = (n = 0) => ({ headers: { authorization: `Bearer ${keys[n]!.key}` } })
const outside = t.anyone()
const send = (order: object, n = 0) => outside.post('/api/hotline/orders', order, bearer(n))
const say = (number: string, message: object) =>
  outside.post(`/api/hotline/orders/${number}/messages`, message, bearer())
const stand = async (number: string) => (await outside.get(`/api/hotline/orders/${number}`, bearer())).body
const director = await t.as(t.staff.director)

async function caseOf(number: string): Promise<string> {
  const known = await director.get(`/api/orders/${number}`)
  return known.body.caseId
}
const open = async (client: Client, id: string) => (await client.get(`/api/cases/${id}`)).body
/** Does it in the name of whoever owns the case. */
async function act(id: string, command: object) {
  const { owner, version } = await open(director, id)
  const staff = Object.values(t.staff).find((each) => each.id === owner.id)!
  return await (await t.as(staff)).post(`/api/cases/${id}/commands`, { expectedVersion: version, command })
}
const accept = {
  type: 'accept',
  classification: {
    class: 'general',
    nature: 'hard',
    causes: ['system-fault'],
    layer: 'counter',
    remit: 'ours',
    rightBody: '',
  },
}
const reply = {
  type: 'reply',
  outcome: 'done',
  explanation: '已经和单位核对，当天补好了记录。',
  basis: '',
  alternatives: '',
  remedy: '',
}
const delivered = { type: 'recordDelivery', channel: 'phone', reached: true, proof: '3月3日10:02通话4分钟' }

test('the present client stays right: the fields of before are enough', async () => {
  const { type: _t, urgency: _u, address: _a, question: _q, ...order } = orderNo(1)
  const first = await send(order)
  assert.equal(first.status, 201, first.text)
  assert.deepEqual([first.body.received, first.body.revision, first.body.answered], ['order', null, false])
  assert.deepEqual((await send(order)).body, first.body)
})

test('where the caller lives is sealed with the caller; order facts stand on the case', async () => {
  await send({ ...orderNo(2), oldNumbers: ['20260301-000009'], returnBy: '2026-03-03T04:00:00.000Z' })
  const file = await open(director, await caseOf(orderNo(2).number))
  assert.deepEqual(file.order.oldNumbers, ['20260301-000009'])
  assert.equal(file.clocks.external, '2026-03-10T09:00:00.000Z')
  assert.doesNotMatch(JSON.stringify(file), /测试路|13910000002|司徒·来电2/)
})

test('a changed repeat waits for a person; taken over or not, the hotline is told each time', async () => {
  const order = orderNo(3)
  await send(order)
  const changed = {
    ...order,
    content: '换了说法：其实是另一处窗口。',
    callerPhone: '13900000000',
    dueAt: '2026-03-12T09:00:00.000Z',
  }
  const told = await send(changed)
  assert.deepEqual([told.status, told.body.received, told.body.revision.status], [201, 'revision', 'open'])
  const id = await caseOf(order.number)
  const file = await open(director, id)
  assert.equal(file.statement, order.content, 'nothing was written over')
  assert.ok(file.timeline.some(({ type }: { type: string }) => type === 'orderRevised'))
  assert.equal((await act(id, { type: 'decideRevision', revisionId: 'v1', accepted: true, reason: '' })).status, 200)
  const after = await open(director, id)
  assert.equal(after.statement, changed.content)
  assert.equal(after.clocks.external, changed.dueAt)
  assert.deepEqual(
    [(await send(changed)).body.revision, (await send(order)).body.received],
    [{ id: 'v1', status: 'accepted', reason: '' }, 'order'],
  )
})

test('messages are heard once each; of another content they are refused; an unknown order is no order', async () => {
  const { number } = orderNo(4)
  await send(orderNo(4))
  const urge = { message: 'C-1', kind: 'urge', text: '来电人催办' }
  for (let times = 0; times < 3; times++) assert.equal((await say(number, urge)).status, 200)
  assert.equal((await say(number, { ...urge, text: '换了内容' })).status, 409)
  assert.equal((await say('nothing', urge)).status, 404)
  const later = {
    ...urge,
    message: 'C-2',
    kind: 'supervision',
    text: '请三日内答复',
    dueAt: '2026-03-06T09:00:00.000Z',
  }
  assert.equal((await say(number, later)).body.dueAt, later.dueAt, 'their date is what they said last')
  const { timeline } = await open(director, await caseOf(number))
  assert.equal(timeline.filter(({ type }: { type: string }) => type === 'orderMessage').length, 2)
})

test('returned only with body, ground and in time; with us until they agree; never a bad rating', async () => {
  const order = { ...orderNo(5), returnBy: '2026-03-03T04:00:00.000Z' }
  await send(order)
  const id = await caseOf(order.number)
  const back = { type: 'returnOrder', rightBody: '区医保中心', ground: '经办规程第八条' }
  assert.equal((await act(id, { ...back, ground: '' })).status, 422)
  assert.equal((await act(id, back)).status, 200)
  const asked = await stand(order.number)
  assert.deepEqual([asked.return, asked.stage], [{ id: 'b1', status: 'asked', rightBody: '区医保中心' }, 'reception'])
  const refused = { message: 'R-1', kind: 'returnDecision', accepted: false, note: '属地办理' }
  assert.equal((await say(order.number, refused)).body.return.status, 'refused')
  assert.equal((await say(order.number, { ...refused, message: 'R-2' })).status, 422, 'nothing was asked any more')

  await send({ ...orderNo(6), badRating: true })
  const bad = await act(await caseOf(orderNo(6).number), back)
  assert.deepEqual([bad.status, bad.body.refusals[0].code], [409, 'bad-rating-stays'])
})

test('an extension is asked of them and decided by them', async () => {
  const { number } = orderNo(7)
  await send(orderNo(7))
  const id = await caseOf(number)
  assert.equal((await act(id, { type: 'askOrderExtension', days: 3, reason: '等医院回函' })).status, 200)
  assert.equal((await stand(number)).extension.status, 'asked')
  const dueAt = '2026-03-13T09:00:00.000Z'
  await say(number, { message: 'E-1', kind: 'extensionDecision', granted: true, note: '', dueAt })
  const told = await stand(number)
  assert.deepEqual([told.extension.status, told.dueAt], ['granted', dueAt])
})

test('how content the caller is: supervision reads it, the handler does not before closing (law 10)', async () => {
  const { number } = orderNo(8)
  await send(orderNo(8))
  const id = await caseOf(number)
  for (const command of [accept, reply, delivered]) assert.equal((await act(id, command)).status, 200)
  const found = {
    connected: true,
    truthful: true,
    contacted: true,
    solved: 'no',
    satisfied: 'unsatisfied',
    opinion: '态度一般',
  }
  assert.equal((await say(number, { message: 'F-1', kind: 'followUp', round: 'first', ...found })).status, 200)
  const file = await open(director, id)
  const hands = Object.values(t.staff).find((each) => each.id === file.owner.id)!
  assert.notEqual(hands.id, t.staff.director.id)
  const seen = JSON.stringify(await open(await t.as(hands), id))
  assert.doesNotMatch(seen, /不满意|unsatisfied|态度一般/)
  assert.match(JSON.stringify(file.timeline), /不满意/)
  assert.equal(file.solved.value, 'no')
  const again = await say(number, { message: 'F-2', kind: 'rehandle', text: '市民仍不认可，请重办' })
  assert.deepEqual([again.body.stage, again.body.answered], ['triage', false])
})

test('the feed: every event once, in order, and nothing of another centre', async () => {
  const other = orderNo(9)
  await send(other, 1)
  const page = (await outside.get('/api/hotline/orders', bearer())).body
  const types = page.events.map(({ type, subject }: { type: string; subject: string }) => `${type} ${subject}`)
  assert.ok(
    types.includes(`order.answered ${orderNo(8).number}`) && types.includes(`order.returned ${orderNo(5).number}`),
    types.join(),
  )
  assert.equal(new Set(page.events.map(({ id }: { id: string }) => id)).size, page.events.length)
  const rest = (await outside.get(`/api/hotline/orders?changedSince=${page.next}`, bearer())).body
  assert.deepEqual(rest, { events: [], next: page.next, more: false })
  assert.equal((await outside.get('/api/hotline/orders', bearer(1))).body.events.length, 0)
  assert.equal((await outside.get(`/api/hotline/orders/${other.number}`, bearer())).status, 404)
  assert.equal((await outside.get('/api/hotline/orders?changedSince=x', bearer())).status, 422)
})

const head = '工单编号,标题,内容,来电人,联系电话,来电时间,办理时限,工单类型,保密'
const line = (n: number, content = '市民反映办不成') =>
  `F-${n},,${content},司徒·文件${n},1391234${String(n).padStart(4, '0')},2026-03-03 08:10,2026-03-10 17:00,求助,否`

test('a file: looked at first, nothing half, told line by line', async () => {
  const importing = async (lines: string[], dry: boolean) =>
    (await director.post('/api/admin/orders/import', { csv: `\uFEFF${[head, ...lines].join('\r\n')}`, dry })).body
  const faulty = await importing(
    [line(1), 'F-2,,,来电人,,昨天,,求助,否', line(1), `F-3,,内容,,,2026-03-03 08:10,,表扬,否`],
    false,
  )
  assert.deepEqual(
    faulty.lines.map(({ result }: { result: string }) => result),
    ['new', 'faulty', 'faulty', 'faulty'],
  )
  assert.equal(faulty.dry, true)
  assert.match(faulty.lines[1].reasons.join(), /内容.*来电时间|来电时间.*内容/)
  assert.equal((await director.get('/api/orders/F-1')).body.known, false, 'one faulty line, and nothing was taken')
  assert.equal((await importing([line(1), line(2)], true)).lines[0].result, 'new')
  assert.equal((await director.get('/api/orders/F-1')).body.known, false, 'only looked')
  const done = await importing([line(1), line(2)], false)
  assert.deepEqual([done.dry, done.lines.map(({ result }: { result: string }) => result)], [false, ['new', 'new']])
  const again = await importing([line(1), line(2, '换了内容'), line(3)], false)
  assert.deepEqual(
    again.lines.map(({ result }: { result: string }) => result),
    ['same', 'changed', 'new'],
  )
  assert.equal(again.lines[0].caseNumber, done.lines[0].caseNumber)
  assert.match((await importing([], true)).faults.join('') || 'nothing', /nothing|空/)
})

test('one person, one matter, two channels: suggested without a name, joined by a person, answered once, undone', async () => {
  const phone = '13900007777'
  await send({ ...orderNo(20), callerPhone: phone })
  await send({ ...orderNo(21), callerPhone: '13900008888', oldNumbers: [orderNo(20).number] })
  const order = await caseOf(orderNo(20).number)
  const urging = await caseOf(orderNo(21).number)
  const walk = { ...walkInWith([]), person: { ...registration.person, name: '司徒·来电20', phone } }
  const worker = await t.as(t.staff.worker)
  const walked = await worker.post('/api/cases', walk)
  assert.equal(walked.status, 201, walked.text)
  const main = walked.body.id as string
  const alike = async (id: string) =>
    (await director.get(`/api/cases/${id}/maybe-same`)).body.cases as { id: string; reasons: string[] }[]
  assert.deepEqual(
    (await alike(main)).map(({ id, reasons }) => [id, reasons]),
    [[order, ['samePerson', 'nearInTime']]],
  )
  assert.deepEqual(
    (await alike(urging)).map(({ id, reasons }) => [id, reasons]),
    [[order, ['namedOrder', 'nearInTime']]],
  )
  assert.equal((await alike(order)).length, 2)
  assert.doesNotMatch(JSON.stringify(await alike(order)), /1390000|司徒/)

  const join = { type: 'joinCase', into: main, reason: '同一个人同一件事' }
  await act(order, accept)
  assert.equal((await act(order, join)).status, 200)
  await dispatchAll(t.app)
  assert.equal((await act(order, reply)).body.refusals[0].code, 'case-joined')
  assert.equal((await act(main, { ...join, into: urging })).body.refusals[0].code, 'has-joined', 'no rings')
  assert.equal((await act(urging, { ...join, into: order })).body.refusals[0].code, 'case-joined', 'no chains')
  assert.ok((await open(director, main)).timeline.some(({ type }: { type: string }) => type === 'joinNoted'))
  assert.equal((await act(order, { type: 'separateCase', reason: '点错了' })).status, 200)
  assert.equal((await act(order, join)).status, 200)
  await act(main, accept)
  for (const command of [reply, delivered]) assert.equal((await act(main, command)).status, 200)
  await dispatchAll(t.app)
  await dispatchAll(t.app)
  const told = await stand(orderNo(20).number)
  assert.deepEqual(
    [told.answered, told.reply, told.closingCode, told.stage],
    [true, reply.explanation, '01', 'followUp'],
  )
  const events = (await outside.get('/api/hotline/orders', bearer())).body.events as { type: string; subject: string }[]
  assert.equal(
    events.filter(({ type, subject }) => type === 'order.answered' && subject === orderNo(20).number).length,
    1,
  )

  // Joined after the other was answered: told at once.
  assert.equal((await act(urging, join)).status, 200)
  await dispatchAll(t.app)
  assert.equal((await stand(orderNo(21).number)).reply, reply.explanation)
})

test('a case of another centre is neither suggested nor joined', async () => {
  const [mine, theirs] = t.centres
  await send({ ...orderNo(30), callerPhone: '13900009999' })
  await send({ ...orderNo(31), callerPhone: '13900009999' }, 1)
  const id = await caseOf(orderNo(30).number)
  assert.deepEqual((await director.get(`/api/cases/${id}/maybe-same`)).body, { cases: [] })
  const stranger = await t.as(theirs!.staff.director)
  assert.equal((await stranger.get(`/api/cases/${id}/maybe-same`)).status, 404)
  const foreign = (await stranger.get(`/api/orders/${orderNo(31).number}`)).body.caseId
  assert.equal(
    (await act(id, { type: 'joinCase', into: foreign, reason: '同一件事' })).body.refusals[0].code,
    'no-such-thing',
  )
  assert.notEqual(mine!.id, theirs!.id)
})
