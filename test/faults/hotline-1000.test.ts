/** A thousand orders of a hotline whose lines fail, there and back: one case each, one answer each, every change told. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { runCommand } from '#app/command.ts'
import { makeHotlineKey } from '#app/service-accounts.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { deliverWebhooks } from '#jobs/webhooks/deliver.ts'
import { findByExternal } from '#store/external.ts'
import { testApp } from '#test/support/app.ts'
import { allowHost } from '#test/support/intranet.ts'
import { orderNo, receiver, tell, type SentOrder } from '#test/support/hotline-simulator.ts'
import { random as seeded } from '#test/support/random.ts'
import { askOf, commands, inParallel } from './acts.ts'
import { asSuperuser, audit } from './audit.ts'

const orders = 1000
const weatherSeed = 20261124

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const held = mixed[at]!
    mixed[at] = mixed[other]!
    mixed[other] = held
  }
  return mixed
}

test(
  '1,000 orders, 10 % repeats, 5 % changed repeats, 5 % lost replies: no case twice, every answer exactly once',
  { timeout: 300_000 },
  async (context) => {
    const log: string[] = []
    const t = await testApp(context, {
      server: { logLevel: 'info', logStream: { write: (line) => void log.push(line) } },
    })
    const { app } = t
    const random = seeded(weatherSeed)
    const weather = { lost: 0.05, random }
    const origin = await t.listen()
    const { key } = (await makeHotlineKey(app.store.pool, t.centre.code, '测试热线'))!
    const hotline = await receiver(weather)
    context.after(() => hotline.close())
    await allowHost(t, '127.0.0.1')
    const admin = await t.as(t.staff.admin)
    const types = ['order.accepted', 'order.answered']
    const added = await admin.post('/api/admin/webhooks', { name: '测试热线', url: hotline.url, types })
    assert.equal(added.status, 201, added.text)
    hotline.secret = added.body.secret

    // What is sent: everything once, every tenth once more, every twentieth once more with other content; in any order.
    const first = Array.from({ length: orders }, (_, n) => orderNo(n))
    const repeats = first.filter((_, n) => n % 10 === 3)
    const changed = first
      .filter((_, n) => n % 20 === 7)
      .map((order): SentOrder => ({ ...order, content: `${order.content}又打了一次，情况有变。` }))
    assert.deepEqual([repeats.length, changed.length], [orders / 10, orders / 20])
    const sent = shuffled([...first, ...repeats, ...changed], random)
    const began = performance.now()
    const told = await inParallel(sent, 16, async (order) => ({
      order,
      ...(await tell(`${origin}/api/hotline/orders`, key, order, weather)),
    }))
    const received = performance.now()
    assert.ok(
      told.some(({ times }) => times > 1),
      'no reply was lost: the weather was too good to show anything',
    )
    for (const { status, body } of told) assert.equal(status, 201, JSON.stringify(body))

    // One case per number; of two contents under one number one is the order, the other a revision, each time the same.
    const cases = new Map<string, string>()
    for (const { order, body } of told) {
      assert.equal(body.number, order.number)
      assert.equal(cases.get(order.number) ?? body.caseNumber, body.caseNumber, 'an order told of two cases')
      cases.set(order.number, body.caseNumber)
    }
    assert.equal(new Set(cases.values()).size, orders)
    for (const [number, ofOne] of Map.groupBy(told, ({ order }) => order.number)) {
      const contents = Map.groupBy(ofOne, ({ order }) => order.content)
      const kinds = [...contents.values()].map((same) => {
        assert.equal(
          new Set(same.map(({ body }) => `${body.received} ${body.revision?.id ?? ''}`)).size,
          1,
          `${number} told differently`,
        )
        return same[0]!.body.received
      })
      assert.deepEqual(new Set(kinds), new Set(contents.size === 2 ? ['order', 'revision'] : ['order']), number)
    }
    // Asked once more, everybody is told the same again.
    for (const order of changed.slice(0, 10)) {
      const before = told.find((each) => each.order === order)!
      assert.deepEqual((await tell(`${origin}/api/hotline/orders`, key, order, { lost: 0, random })).body, before.body)
    }

    // Words about orders get lost and are repeated like the orders themselves; each is heard once.
    const urged = first.filter((_, n) => n % 20 === 11)
    await inParallel([...urged, ...urged], 8, async ({ number }) => {
      const urge = { message: `urge ${number}`, kind: 'urge', text: '来电人催办' }
      const { status } = await tell(`${origin}/api/hotline/orders/${number}/messages`, key, urge, { lost: 0.2, random })
      assert.equal(status, 200)
    })
    const heard = await asSuperuser(
      t.database.adminUrl,
      async (client) =>
        (await client.query(`select data->>'number' as number from case_event where type = 'orderMessage'`)).rows,
    )
    assert.deepEqual(new Set(heard.map((row) => row.number)), new Set(urged.map(({ number }) => `urge ${number}`)))
    assert.equal(heard.length, urged.length)

    // Two processes send while the centre works off its cases; time goes by, so that what failed is tried again.
    let working = true
    const sending = [1, 2].map(async () => {
      const faults: unknown[] = []
      while (working) {
        await deliverWebhooks(app, (error) => faults.push(error))
        t.clock.advance({ seconds: 8 })
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
      assert.deepEqual(faults, [])
    })
    await inParallel(first, 8, async ({ number }) => {
      const state = (await findByExternal(app.store.pool, t.centre.id, number))!
      const owner = { ...Object.values(t.staff).find(({ id }) => id === state.owner)!, orgId: t.centre.id }
      let { version } = state
      for (const command of [commands.accept, reply(number), delivered]) {
        const done = await runCommand(askOf(app, owner), `${number} ${command.type}`, state.id, version, command)
        assert.ok(done.ok, JSON.stringify(done))
        version = done.state.version
      }
    })
    await dispatchAll(app)
    const answered = performance.now()
    const waiting = () =>
      asSuperuser(
        t.database.adminUrl,
        async (client) =>
          (await client.query(`select count(*)::int as n from webhook_delivery where status <> 'delivered'`)).rows[0]
            .n as number,
      )
    for (let turn = 0; turn < 400 && (await waiting()) > 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    working = false
    await Promise.all(sending)
    assert.equal(await waiting(), 0, 'something was never delivered, or given up')

    // Exactly once to the receiver's eye: one id per answer; what came again was the very same.
    assert.equal(hotline.unsigned, 0)
    const answers = hotline.taken.filter(({ event }) => event.type === 'order.answered')
    assert.equal(answers.length, orders)
    assert.deepEqual(new Set(answers.map(({ event }) => event.subject)), new Set(first.map(({ number }) => number)))
    for (const { event } of answers) {
      assert.equal(event.data.answer, reply(event.subject).explanation, 'the answer of another order')
      assert.deepEqual([event.data.outcome, event.data.closingCode, event.specversion], ['done', '01', '1.0'])
    }
    assert.ok(hotline.again.length > 0, 'no acknowledgement was lost: the weather was too good to show anything')
    const bodies = new Map(hotline.taken.map(({ id, body }) => [id, body]))
    for (const { id, body } of hotline.again) assert.equal(body, bodies.get(id))
    for (const [subject, events] of Map.groupBy(hotline.taken, ({ event }) => event.subject))
      assert.deepEqual(
        events.map(({ event }) => event.type),
        types,
        `${subject} overtook itself`,
      )

    // Whoever asks instead of being told gets the same, once.
    const fed: string[] = []
    for (let next = '', more = true; more;) {
      const page = await t
        .anyone()
        .get(`/api/hotline/orders?changedSince=${next}`, { headers: { authorization: `Bearer ${key}` } })
      assert.equal(page.status, 200, page.text)
      fed.push(...page.body.events.map((event: { id: string }) => event.id))
      ;({ next, more } = page.body)
    }
    assert.equal(new Set(fed).size, fed.length)
    assert.deepEqual(new Set(fed), new Set(hotline.taken.map(({ id }) => id)))

    const held = await audit(app, t.database.adminUrl, t.centre.id)
    assert.deepEqual([held.cases, held.faults], [orders, []])
    const everything = log.join('\n')
    for (const personal of ['来电', '139100', '测试路', '司徒', '%E6'])
      assert.ok(!everything.includes(personal), `the log says ${personal}`)
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
    context.diagnostic(
      `${sent.length} orders sent ${told.reduce((sum, { times }) => sum + times, 0)} times in ${seconds(began, received)} s, answered in ${seconds(received, answered)} s, ${hotline.again.length} webhooks came again, ${seconds(answered, performance.now())} s more`,
    )
  },
)

const reply = (number: string) =>
  ({
    type: 'reply',
    outcome: 'done',
    explanation: `工单 ${number} 的事已经办成，结果当天告诉来电人。`,
    basis: '',
    alternatives: '',
    remedy: '',
  }) as const
const delivered = { type: 'recordDelivery', channel: 'phone', reached: true, proof: '3月3日10:02通话4分钟' } as const
