/** Orders from above over HTTP: issued through the digest, answered by the owner, closed by whoever issued them; nobody else gets near. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { byDay } from '#test/support/by-day.ts'
import { sortedCase } from '#test/support/commands.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const as = byDay(t)
const { worker, worker2, director } = t.staff
const { district, city, otherDistrict, insurance, oversight } = network

const late = await sortedCase(t)
// Five working days are promised.
t.clock.advance({ days: 14 })
await sweepCases(t.app)

const get = async (staff: TestStaff, url: string) => await (await as(staff)).get(url)
const post = async (staff: TestStaff, url: string, body: unknown) => await (await as(staff)).post(url, body)
async function lineOf(staff: TestStaff, figure = 'red'): Promise<string> {
  const { status, body, text } = await get(staff, `/api/above/cases?figure=${figure}`)
  assert.equal(status, 200, text)
  return body.rows[0].id
}
const line = await lineOf(district.officer)
const order = { what: '请说明为什么超期，几时办成', until: '2026-03-20' }

test('a table of who may do what: those above, a neighbour, a department, the office of oversight, the centre itself', async () => {
  const [orders, close] = [`/api/above/cases/${line}/orders`, `/api/above/cases/${line}/orders/s1/close`]
  const table: [TestStaff, number, number, number, number][] = [
    // figures · the line · issue (empty words) · close (none is there)
    [district.officer, 200, 200, 422, 404],
    [city.officer, 200, 200, 422, 404],
    [otherDistrict.officer, 200, 404, 404, 404],
    [insurance.officer, 200, 404, 404, 404],
    [oversight.officer, 200, 200, 403, 403],
    [network.districtAdmin, 403, 403, 403, 403],
    [network.advisers[0]!.staff, 403, 403, 403, 403],
    [t.staff.clerk, 403, 403, 403, 403],
    [worker, 403, 403, 403, 403],
    [director, 403, 403, 403, 403],
    [t.centres[1]!.staff.director, 403, 403, 403, 403],
  ]
  for (const [staff, figures, one, issue, closing] of table) {
    const found = [
      (await get(staff, '/api/above')).status,
      (await get(staff, `/api/above/cases/${line}`)).status,
      (await post(staff, orders, { ...order, what: ' ' })).status,
      (await post(staff, close, { word: '好' })).status,
    ]
    assert.deepEqual(found, [figures, one, issue, closing], `${staff.name} of ${staff.orgId}`)
  }
})

test('no ground, no order: a case that is neither late nor bounced is left in peace', async () => {
  await sortedCase(t)
  const { body } = await get(district.officer, '/api/above/cases?figure=open')
  const calm = body.rows.find((row: { grounds: string[] }) => row.grounds.length === 0)
  const view = await get(district.officer, `/api/above/cases/${calm.id}`)
  assert.deepEqual(view.body.actions, [])
  const refused = await post(district.officer, `/api/above/cases/${calm.id}/orders`, order)
  assert.deepEqual([refused.status, refused.body.refusals[0].code], [409, 'nothing-to-supervise'])
})

test('issued, told to owner and person, chased, answered by the owner, closed by its issuer and by nobody else', async () => {
  const client = await as(district.officer)
  const key = 'order-1'
  const url = `/api/above/cases/${line}/orders`
  const before = (await client.get(`/api/above/cases/${line}`)).body
  assert.deepEqual([before.light, before.actions, before.grounds], ['red', ['supervise'], ['overdue', 'silent']])
  const issued = await client.send('POST', url, order, { headers: { 'idempotency-key': key } })
  assert.equal(issued.status, 201, issued.text)
  const again = await client.send('POST', url, order, { headers: { 'idempotency-key': key } })
  assert.deepEqual([again.status, again.body.orderList.length], [201, 1], 'the same twice is one')
  const other = await client.post(url, order)
  assert.deepEqual([other.status, other.body.refusals[0].code], [409, 'open-supervision'])

  const file = await late.file(worker)
  assert.deepEqual(
    [file.orders[0].who, file.orders[0].what, file.orders[0].status],
    ['测试区 测试区经办人', order.what, 'open'],
  )
  const entry = file.timeline.find((each: { type: string }) => each.type === 'supervised')
  assert.equal(entry.audience, 'person')
  assert.deepEqual((await late.refused(worker2, { type: 'answerSupervision', orderId: 's1', text: '我来' })).codes, [
    'not-the-handler',
  ])

  t.clock.set('2026-03-23T02:00:00.000Z')
  await sweepCases(t.app)
  assert.equal((await get(district.officer, '/api/above')).body.centres[0].figures.orderLate, 1)
  await late.does(worker, { type: 'answerSupervision', orderId: 's1', text: '医院昨天才回函，明天送到' })
  const answered = (await get(city.officer, `/api/above/cases/${line}`)).body.orderList[0]
  assert.deepEqual(
    [answered.status, answered.answer.text, answered.mine],
    ['answered', '医院昨天才回函，明天送到', false],
  )
  assert.equal((await get(district.officer, '/api/above')).body.centres[0].figures.orderAnswered, 1)

  const close = `${url}/s1/close`
  assert.equal((await post(city.officer, close, { word: '好' })).status, 404, 'of another organisation')
  assert.deepEqual((await late.refused(director, { type: 'closeSupervision', orderId: 's1', word: '好' })).codes, [
    'not-your-role',
  ])
  const closed = await post(district.officer, close, { word: '按期办' })
  assert.equal(closed.status, 200, closed.text)
  assert.deepEqual([closed.body.orderList[0].status, closed.body.orderList[0].closed.word], ['closed', '按期办'])
})

test('the centre’s own director issues and closes one through the case', async () => {
  await late.does(director, { type: 'supervise', what: '今天内给我一个日子', until: '2026-03-24' })
  await late.does(worker, { type: 'answerSupervision', orderId: 's2', text: '明天下午' })
  await late.does(director, { type: 'closeSupervision', orderId: 's2', word: '好' })
  const orders = (await get(district.officer, `/api/above/cases/${line}`)).body.orderList
  assert.deepEqual(
    orders.map(({ from, mine }: { from: string; mine: boolean }) => [from, mine]),
    [
      ['测试街道第1受理中心', false],
      ['测试区', true],
    ],
  )
})
