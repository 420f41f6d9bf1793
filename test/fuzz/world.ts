/** The world that the requests are sent into. */
import assert from 'node:assert/strict'
import { openApi } from '#contract/openapi.ts'
import { register } from '#app/register.ts'
import { makeHotlineKey } from '#app/service-accounts.ts'
import { asOwner } from '#store/open.ts'
import { sample as invoiceSample } from '#test/documents/whole.ts'
import { invoiceOfd } from '#test/support/drawn-invoice.ts'
import { signIn, type Client } from '#test/support/client.ts'
import { orderNo } from '#test/support/hotline-simulator.ts'
import { networkOf } from '#test/support/network.ts'
import { slipCode } from '#test/support/portal-world.ts'
import { acceptedCase, askOf, walkIn } from '#test/faults/acts.ts'
import { seenFromAbove } from './above.ts'
import { owedDuties } from './duties.ts'
import { alikeExceptions, appealed, plansConference } from './network-known.ts'
import { owedRectifications } from './rectifications.ts'
import type { TestApp, TestStaff } from '#test/support/app.ts'
import type { Range, Target } from './aimed.ts'
import { breakOne } from './odd.ts'
import { reportReader, trackReader, type Reader } from './reader.ts'
import { operationsOf, type Operation, type Shot } from './requests.ts'
import { sample, type Dice, type Json } from './samples.ts'

/** A centre with everybody signed in, cases to aim at, and a second centre whose things are nobody's business here. */
export async function peopled(t: TestApp) {
  const network = await networkOf(t)
  const document = openApi() as Json
  const operations = operationsOf(document)
  const people: Record<string, TestStaff> = {
    counter: t.staff.clerk,
    caseworker: t.staff.worker,
    colleague: t.staff.worker2,
    director: t.staff.director,
    administrator: t.staff.admin,
    officer: network.insurance.officer,
    adviser: network.advisers[0]!.staff,
    above: network.district.officer,
    supervisor: network.oversight.officer,
  }
  const clients: Record<string, Client> = {}
  let signIns = 0
  const sign = async (name: string): Promise<Client> =>
    (clients[name] = await signIn(t, people[name]!, `203.0.113.${signIns++ % 250}`))
  for (const name of Object.keys(people)) await sign(name)
  const hotline = (await makeHotlineKey(t.app.store.pool, t.centre.code, '测试热线'))!

  const targets: Target[] = []
  const tickets: string[] = []
  let made = 0
  async function newTarget(): Promise<void> {
    // Nobody is given more than sixty links an hour, and the shots ask for some, too: for links the hour is over.
    await asOwner(t.app.store, (owner) => owner.query("delete from rate_limit where key like '%-link:h:%'"))
    const { caseId } = await acceptedCase(t.app, t.staff.worker, `fuzz-${++made}`, made)
    const worker = clients['caseworker']!
    const form = new FormData()
    // A picture has an original and a file has pages: every other case has one of each kind.
    if (made % 2 === 0) form.append('file', new Blob([new Uint8Array(invoice)]), 'a.ofd')
    else form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'a.png')
    const encoded = new Response(form)
    const paper = await worker.post('/api/papers', Buffer.from(await encoded.arrayBuffer()), {
      headers: { 'content-type': encoded.headers.get('content-type')! },
    })
    assert.equal(paper.status, 201, paper.text)
    const command = { type: 'addPaper', paperId: paper.body.id as string }
    const { version } = (await worker.get(`/api/cases/${caseId}`)).body as Target
    const done = await worker.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command })
    assert.equal(done.status, 200, done.text)
    const personId = done.body.requester.person.id as string
    const link = await worker.post('/api/camera-links', { caseId })
    assert.equal(link.status, 201, link.text)
    const linkIds = [link.body.id as string]
    let after: { readonly version: number } = done.body
    // Every other case has asked somebody who has no account.
    if (made % 2 === 1) {
      const refer = { type: 'refer', kind: 'cooperate', body: '外省医保中心', contact: '', question: '能不能办？' }
      const referred = await worker.post(`/api/cases/${caseId}/commands`, {
        expectedVersion: after.version,
        command: refer,
      })
      assert.equal(referred.status, 200, referred.text)
      after = referred.body as Target
      const guest = await worker.post(`/api/cases/${caseId}/referrals/r1/links`, { name: '李宁', code: true })
      assert.equal(guest.status, 201, guest.text)
      linkIds.push(guest.body.id as string)
    } else
      after =
        made % 4 === 0 ? await appealed(worker, clients['director']!, caseId) : await plansConference(t, worker, caseId)
    const { paperId } = command
    targets.push({ caseId, version: after.version, personId, paperId, linkIds })
    if (targets.length > 6) targets.shift()
    tickets.push((await slipCode(t, caseId)).path.slice(3))
  }
  for (let n = 0; n < 4; n++) await newTarget()
  const rectified = await owedRectifications(t, clients['caseworker']!, clients['director']!)
  const order = orderNo(1)
  const bearer = { headers: { authorization: `Bearer ${hotline.key}` } }
  const received = await t.anyone().post('/api/hotline/orders', order, bearer)
  assert.equal(received.status, 201, received.text)
  const endpoint = await clients['administrator']!.post('/api/admin/webhooks', {
    name: '测试热线',
    url: 'https://hotline.example.cn/in',
    types: ['order.answered'],
  })
  assert.equal(endpoint.status, 201, endpoint.text)
  const alike = await alikeExceptions(t, clients['caseworker']!, clients['director']!)
  const below = await seenFromAbove(t, {
    worker: clients['caseworker']!,
    officer: clients['above']!,
    supervisor: clients['supervisor']!,
  })
  const owed = await owedDuties(t, clients['caseworker']!, network)

  /** People of staff who are there to be changed. */
  const added = await Promise.all(
    ['ren', 'shi', 'pan'].map(async (username) => {
      const person = {
        name: '任·测试',
        username,
        roles: ['caseworker'],
        specialities: [],
        counterNo: null,
        maximumLoad: 9,
      }
      const answer = await clients['administrator']!.post('/api/staff', person)
      assert.equal(answer.status, 201, answer.text)
      return { username, ...(answer.body as { id: string; password: string }) }
    }),
  )
  const halfway = added.pop()!
  const elsewhere = await register(
    askOf({ ...t.app, orgId: t.centres[1]!.id }, t.centres[1]!.staff.clerk),
    'other',
    walkIn(1),
  )
  assert.ok(elsewhere.ok)

  const signedOf = ({ cookies, csrf }: Client) => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'x-csrf-token': csrf,
    'sec-fetch-site': 'same-origin',
  })
  const roleOf = (name: string) => ({ colleague: 'caseworker', above: 'officer' })[name] ?? name
  const shooters = () => [
    ...Object.entries(clients).map(([name, client]) => ({ role: roleOf(name), signed: signedOf(client) })),
    { role: 'hotline', signed: { authorization: `Bearer ${hotline.key}` } },
  ]
  const range = {
    document,
    operations,
    targets,
    owner: () => ({ role: 'caseworker', signed: signedOf(clients['caseworker']!) }),
    shooters: shooters(),
    strange: [
      elsewhere.caseId,
      t.centres[1]!.staff.worker.id,
      '0199c0de-0000-7000-8000-00000000dead',
      '00000000-0000-4000-8000-000000000000',
    ],
    known: {
      owner: [t.staff.worker.id, t.staff.worker2.id],
      handler: [t.staff.worker.id, t.staff.worker2.id],
      staff: [t.staff.worker.id],
      dutyId: owed.dutyIds,
      dutyPaperId: [owed.paperId],
      proposalId: alike.proposalIds,
      alikeCause: [alike.alikeCause],
      areas: [[{ x: 0.1, y: 0.1, w: 0.5, h: 0.5 }]],
      lineId: below.lineIds,
      orderId: ['s1'],
      clueId: below.clueIds,
      receipt: below.receipts,
      appealId: ['u1'],
      staffId: added.map(({ id }) => id),
      rectificationId: rectified.rectificationIds,
      evidenceId: [rectified.paperId],
      itemId: [null],
      refusedBy: [null, t.staff.clerk.id],
      paperIds: [[]],
      requestId: ['m1', 'r1'],
      referralId: ['r1', 'r2'],
      wayId: ['w1'],
      extensionId: ['e1'],
      conferenceId: ['c1', 'c2'],
      panelId: ['n1'],
      filingId: ['x1', 'x2'],
      appointmentId: ['v1', 'v2'],
      stepId: ['s1'],
      number: [order.number],
      revisionId: ['v1'],
      endpointId: [endpoint.body.id as string],
      url: ['https://hotline.example.cn/in'],
      adviserIds: [network.advisers.slice(0, 3).map(({ id }) => id)],
    },
  } satisfies Range

  /** Signing in and out, by somebody who has shown the first half only. */
  const doors = operations.filter(({ path }) => path.startsWith('/api/session'))
  let halfwayCookie = ''
  async function atTheDoor(dice: Dice): Promise<{ operation: Operation; shot: Shot }> {
    if (!halfwayCookie) {
      const client = t.anyone()
      const body = { username: halfway.username, password: halfway.password }
      const first = await client.post('/api/session', body, { ip: `203.0.113.${signIns++ % 250}` })
      assert.equal(first.status, 200, first.text)
      halfwayCookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    }
    const operation = dice.pick(doors)
    const lang = dice.pick(['zh', 'en'] as const)
    const guess = { username: [`nobody${dice.below(1e6)}`], code: ['000000'] }
    const body = operation.body ? sample(document, operation.body, dice, guess, '', 1) : undefined
    return {
      operation,
      shot: {
        method: operation.method,
        url: operation.path,
        lang,
        headers: {
          'accept-language': lang,
          'sec-fetch-site': 'same-origin',
          cookie: halfwayCookie,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { payload: JSON.stringify(breakOne(body, dice, range.strange)[0]) }),
      },
    }
  }

  let readers = 0
  let current: Reader[] = []
  return {
    range,
    newTarget,
    atTheDoor,
    halfwayEnded: () => void (halfwayCookie = ''),
    async look(target: Target): Promise<void> {
      const { body } = await clients['director']!.get(`/api/cases/${target.caseId}`)
      target.version = (body as Target).version
    },
    async signAgain(role: string): Promise<void> {
      for (const name of Object.keys(people)) if (roleOf(name) === role) await sign(name)
      range.shooters = shooters()
    },
    /** The head of somebody's request, or of nobody's. */
    anyone: (dice: Dice) => (dice.chance(0.3) ? { 'sec-fetch-site': 'same-origin' } : dice.pick(range.shooters).signed),
    /** A resident at home: after some pages it is another one. */
    async reader(dice: Dice): Promise<Reader> {
      if (readers++ % 40 === 0) {
        const ip = (n: number) => `192.0.2.${((readers / 20 + n) % 250) | 0}`
        current = [reportReader(ip(1)), trackReader(ip(2), tickets.at(-1)!)]
      }
      return dice.pick(current)
    },
  }
}

const invoice = await invoiceOfd(invoiceSample, 'digital', ['data'])
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
