/** Events out: where they may go, how they are signed, tried again, given up, sent once more; and that nobody else's address sees them. */
import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { isAllowedAddress, isPublicAddress } from '#app/webhooks/address.ts'
import { deliverWebhooks } from '#jobs/webhooks/deliver.ts'
import { mostAttempts, pauseAfter } from '#jobs/webhooks/retry.ts'
import { send } from '#jobs/webhooks/send.ts'
import { testApp } from '#test/support/app.ts'
import { isSigned } from '#test/support/hotline-simulator.ts'
import { allowHost } from '#test/support/intranet.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
let admin = await t.as(t.staff.admin)
/** Whoever was away for days signs in again. */
const signInAgain = async () => void (admin = await t.signIn(t.staff.admin))

interface Came {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
/** An address that answers as the test says. */
async function listener(answer: (nth: number) => { status: number; body?: string; headers?: Record<string, string> }) {
  const came: Came[] = []
  const server = createServer((message, reply) => {
    const parts: Buffer[] = []
    message.on('data', (part: Buffer) => parts.push(part))
    message.on('end', () => {
      came.push({ headers: message.headers, body: Buffer.concat(parts).toString() })
      const { status, body = '', headers = {} } = answer(came.length)
      reply.writeHead(status, headers).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, came }
}

const types = ['case.registered']
const add = async (url: string, key?: string) => {
  const answer = await admin.post('/api/admin/webhooks', { name: '测试', url, types }, key ? { key } : {})
  assert.equal(answer.status, 201, answer.text)
  return answer.body as { id: string; secret: string }
}
const off = (id: string) => admin.patch(`/api/admin/webhooks/${id}`, { active: false })
async function register() {
  const answer = await (await t.signIn(t.staff.clerk)).post('/api/cases', registration)
  assert.equal(answer.status, 201, answer.text)
  return answer.body
}
const deliveries = async (id: string) => (await admin.get(`/api/admin/webhooks/${id}/deliveries`)).body.deliveries
/** Sends until nothing is due within the next hours. */
async function passTime(hours: number) {
  for (let at = 0; at < hours; at++) {
    await deliverWebhooks(t.app)
    t.clock.advance({ hours: 1 })
  }
}

test('addresses: public https, or what the operator allowed by name; nothing that leads inside', () => {
  for (const address of [
    'http://hotline.example.cn/in',
    'https://127.0.0.1/in',
    'https://localhost/in',
    'https://hotline/in',
    'https://hotline.internal/in',
    'https://10.1.2.3/',
    'https://192.168.1.1/',
    'https://172.31.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://0/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://user:pass@hotline.example.cn/',
    'https://hotline.example.cn/#x',
    'ftp://hotline.example.cn/',
    'file:///etc/passwd',
    'not an address',
  ])
    assert.equal(isAllowedAddress(address, []), false, address)
  // A dot at the end makes the same name.
  for (const host of ['localhost.', 'a.local.', 'metadata.google.internal.', 'x.lan.'])
    assert.equal(isAllowedAddress(`https://${host}/in`, []), false, host)
  assert.ok(isAllowedAddress('https://hotline.example.cn/in', []))
  assert.ok(isAllowedAddress('https://[2400:3200::1]/in', []))
  assert.ok(isAllowedAddress('https://hotline.lan/in', ['hotline.lan']))
  assert.equal(
    isAllowedAddress('http://hotline.lan/in', ['hotline.lan']),
    false,
    'allowed inside, but not in the clear',
  )
  assert.ok(isAllowedAddress('http://127.0.0.1:1/in', ['127.0.0.1']))
  for (const address of ['8.8.8.8', '2606:4700::1111']) assert.ok(isPublicAddress(address), address)
})

test('a name that leads inside is refused when it is looked up, a number before that', async () => {
  const lookup = ((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(null, [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.5', family: 4 },
    ])) as unknown as typeof import('node:dns').lookup
  const rebound = await send('https://hotline.example.cn/in', {}, '{}', { intranetHosts: [], lookup })
  assert.equal(rebound.error, 'refused-address', 'one of its numbers leads inside')
  for (const url of ['https://10.0.0.1/', 'https://[::ffff:127.0.0.1]/'])
    assert.equal((await send(url, {}, '{}', { intranetHosts: [], timeoutMillis: 2_000 })).error, 'refused-address', url)
})

test('refused at the door, and again at each sending once the operator takes the word back', async () => {
  const there = await listener(() => ({ status: 200 }))
  const body = { name: '测试', url: there.url, types }
  const refused = await admin.post('/api/admin/webhooks', body)
  assert.deepEqual([refused.status, refused.body.refusals[0].code], [422, 'address-refused'])
  await allowHost(t, '127.0.0.1')
  const { id } = await add(there.url)
  await allowHost(t, '127.0.0.1', false)
  await register()
  await deliverWebhooks(t.app)
  assert.equal(there.came.length, 0)
  assert.equal((await deliveries(id))[0].lastError, 'refused-address')
  await allowHost(t, '127.0.0.1')
  await off(id)
})

test('signed as standard-webhooks has it, a CloudEvent, and nothing of a person in it', async () => {
  const there = await listener(() => ({ status: 204 }))
  const { id, secret } = await add(there.url)
  const { slip } = await register()
  await deliverWebhooks(t.app)
  const [{ headers, body }] = there.came as [Came]
  assert.match(secret, /^whsec_[\w+/]{43}=$/)
  assert.ok(isSigned(headers, body, secret))
  assert.ok(
    !isSigned(headers, `${body} `, secret) && !isSigned(headers, body, `whsec_${Buffer.alloc(32).toString('base64')}`),
  )
  assert.equal(headers['content-type'], 'application/cloudevents+json; charset=utf-8')
  const event = JSON.parse(body)
  assert.equal(event.id, headers['webhook-id'])
  assert.deepEqual(event, {
    specversion: '1.0',
    id: event.id,
    source: '/bancheng/CS',
    type: 'case.registered',
    time: t.clock.now(),
    datacontenttype: 'application/json',
    sequence: '00000001',
    data: { case: slip.number, stage: 'reception' },
  })
  await off(id)
})

test('the same key again is the same address and secret; a new secret signs beside the old one for two days', async () => {
  const there = await listener(() => ({ status: 200 }))
  const made = await add(there.url, 'same-key')
  assert.deepEqual(await add(there.url, 'same-key'), made)
  const rotate = () => admin.post(`/api/admin/webhooks/${made.id}/secret`, undefined, { key: 'rotate-1' })
  const fresh = (await rotate()).body.secret
  assert.notEqual(fresh, made.secret)
  assert.equal((await rotate()).body.secret, fresh, 'asked twice, turned once')
  await register()
  await deliverWebhooks(t.app)
  for (const secret of [made.secret, fresh]) assert.ok(isSigned(there.came[0]!.headers, there.came[0]!.body, secret))
  t.clock.advance({ days: 2, minutes: 1 })
  await signInAgain()
  await register()
  await deliverWebhooks(t.app)
  assert.ok(isSigned(there.came[1]!.headers, there.came[1]!.body, fresh))
  assert.ok(!isSigned(there.came[1]!.headers, there.came[1]!.body, made.secret))
  await off(made.id)
})

test('tried again with growing pauses, given up after days, sent once more by hand under the same id; no redirect is followed', async () => {
  let healthy = false
  const there = await listener(() =>
    healthy ? { status: 200 } : { status: 302, headers: { location: '/elsewhere' }, body: '坏'.repeat(2_000) },
  )
  const { id } = await add(there.url)
  await register()
  await deliverWebhooks(t.app)
  await deliverWebhooks(t.app)
  assert.equal(there.came.length, 1, 'not before its time')
  const [first] = await deliveries(id)
  assert.deepEqual(
    [first.status, first.attempts, first.lastStatus, [...first.lastAnswer].length],
    ['waiting', 1, 302, 500],
  )
  await passTime(24 * 5)
  await signInAgain()
  const [dead] = await deliveries(id)
  assert.deepEqual([dead.status, dead.attempts, there.came.length], ['dead', mostAttempts, mostAttempts])
  healthy = true
  assert.deepEqual((await admin.post(`/api/admin/webhooks/${id}/replay`, { events: null })).body, { count: 1 })
  await deliverWebhooks(t.app)
  assert.equal((await deliveries(id))[0].status, 'delivered')
  assert.equal(new Set(there.came.map(({ headers }) => headers['webhook-id'])).size, 1)
  await off(id)
})

test('the pauses: grow, are spread, add up to days', () => {
  const least = Array.from({ length: mostAttempts - 1 }, (_, n) => pauseAfter(n + 1, 0)!)
  const most = Array.from({ length: mostAttempts - 1 }, (_, n) => pauseAfter(n + 1, 0.999)!)
  assert.ok(least.every((pause, n) => n === 0 || pause >= least[n - 1]!))
  assert.ok(most.every((pause, n) => pause > least[n]!))
  const days = (pauses: number[]) => pauses.reduce((sum, pause) => sum + pause, 0) / 86_400
  assert.ok(days(least) > 2 && days(most) < 5, `${days(least)} to ${days(most)} days`)
  assert.equal(pauseAfter(mostAttempts, 0.5), null)
})

test('an address that never answers holds up no other', async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mute = await add(`http://127.0.0.1:${(server.address() as AddressInfo).port}/in`)
  const good = await listener(() => ({ status: 200 }))
  const other = await add(good.url)
  await register()
  const first = deliverWebhooks(t.app)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await deliverWebhooks(t.app)
  await register()
  await deliverWebhooks(t.app)
  assert.equal(good.came.length, 2, 'both have come while the first round still waits')
  server.closeAllConnections()
  server.close()
  await first
  assert.equal((await deliveries(mute.id)).at(-1).attempts, 1, 'nobody else sent to it meanwhile')
  await off(mute.id)
  await off(other.id)
})

test('one address that fails holds up no other; nobody of another centre sees or sends any of it', async () => {
  const broken = await listener(() => ({ status: 500 }))
  const good = await listener(() => ({ status: 200 }))
  const [one, two] = [await add(broken.url), await add(good.url)]
  await register()
  await deliverWebhooks(t.app)
  assert.deepEqual([broken.came.length, good.came.length], [1, 1])
  const stranger = await t.as(t.centres[1]!.staff.admin)
  assert.deepEqual((await stranger.get('/api/admin/webhooks')).body, { endpoints: [] })
  for (const answer of [
    await stranger.get(`/api/admin/webhooks/${one.id}/deliveries`),
    await stranger.patch(`/api/admin/webhooks/${one.id}`, { active: false }),
    await stranger.post(`/api/admin/webhooks/${one.id}/secret`),
    await stranger.post(`/api/admin/webhooks/${one.id}/replay`, { events: null }),
  ])
    assert.equal(answer.status, 404)
  assert.equal(
    (await admin.get('/api/admin/webhooks')).body.endpoints.filter(({ active }: { active: boolean }) => active).length,
    2,
  )
  assert.doesNotMatch((await admin.get('/api/admin/webhooks')).text, /whsec_/)
  await off(one.id)
  await off(two.id)
})
