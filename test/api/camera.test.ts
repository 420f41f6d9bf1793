/** A phone as the camera of a desk: what its link lets through, and what it does not, over HTTP. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test, { after } from 'node:test'
import { closeChildren } from '#documents/child.ts'
import { registerPortal } from '#portal/portal.ts'
import { inOrg } from '#store/staff.ts'
import { testApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { photo, staffDoes, toReply, ordinary, visitor } from '#test/support/portal-world.ts'
import { registration } from '#test/support/registration.ts'

const lines: string[] = []
const t = await testApp(undefined, {
  orgs: 2,
  server: { more: [registerPortal], logLevel: 'info', logStream: { write: (line) => void lines.push(line) } },
})
after(closeChildren)
let worker = await t.signIn(t.staff.worker)
let clerk = await t.signIn(t.staff.clerk)
const picture = await photo('第一页')

let address = 10
/** A phone at a place of its own. */
const somePhone = () => visitor(t, `203.0.113.${(address += 1)}`)
type Phone = ReturnType<typeof visitor>

async function newCase(by: Client = worker): Promise<{ id: string; number: string }> {
  const made = await by.post('/api/cases', { ...registration, owner: t.staff.worker.id })
  assert.equal(made.status, 201, made.text)
  return { id: made.body.id, number: made.body.slip.number }
}

async function newLink(by: Client, caseId: string | null): Promise<{ id: string; path: string }> {
  const made = await by.post('/api/camera-links', { caseId })
  assert.equal(made.status, 201, made.text)
  return { id: made.body.id, path: new URL(made.body.url).pathname }
}

/** Scans and presses the button. */
async function opened(path: string): Promise<Phone> {
  const phone = somePhone()
  assert.equal((await phone.get(path)).status, 200)
  const answer = await phone.post(`${path}/open`)
  assert.deepEqual([answer.status, answer.location], [303, path])
  await phone.get(path)
  return phone
}

const send = (phone: Phone, path: string, bytes: readonly Buffer[] = [picture], key: string = crypto.randomUUID()) =>
  phone.upload(
    `${path}/send`,
    'pages',
    bytes.map((each) => ({ name: 'IMG_0001.jpg', type: 'image/jpeg', bytes: each })),
    { _key: key },
  )

const papersOf = async (caseId: string) =>
  (await worker.get(`/api/cases/${caseId}`)).body.papers as { label: string; from: string }[]
const linkOf = async (client: Client, id: string) => (await client.get(`/api/camera-links/${id}`)).body

test('what a phone takes lies on the case as an act of whoever made the link; nothing of the case stands on the phone', async () => {
  const { id, number } = await newCase()
  const link = await newLink(worker, id)
  const phone = somePhone()
  const first = await phone.get(link.path)
  assert.match(first.text, /用这部手机拍/)
  assert.match(first.text, /给“办不成事”反映窗口的材料/)
  assert.equal(first.headers['cache-control'], 'no-store')
  assert.equal(first.headers['referrer-policy'], 'no-referrer')
  assert.equal((await linkOf(worker, link.id)).opened, false)
  await phone.post(`${link.path}/open`)
  const page = await phone.get(link.path)
  assert.match(page.text, /capture="environment"/)
  assert.equal((await linkOf(worker, link.id)).opened, true)
  const sent = await send(phone, link.path, [picture, await photo('第二页')])
  assert.deepEqual([sent.status, sent.location], [303, `${link.path}?sent=2`])
  const after = await phone.get(sent.location)
  assert.match(after.text, /收到了 2 页/)
  for (const { text } of [first, page, after])
    assert.doesNotMatch(text, new RegExp(`${number}|${t.staff.worker.name}|发票`))
  assert.deepEqual(
    (await papersOf(id)).map(({ label, from }) => [label, from]),
    [
      ['手机拍 1', 'staff'],
      ['手机拍 2', 'staff'],
    ],
  )
  const { body } = await worker.get(`/api/cases/${id}`)
  const added = body.timeline.filter(({ by }: { by: { name: string } }) => by.name === t.staff.worker.name)
  assert.ok(added.length >= 2)
  const { body: access } = await worker.get(`/api/cases/${id}/access`)
  assert.equal(access.entries.filter(({ what }: { what: string }) => /手机/.test(what)).length, 1)
})

test('for a sheet that is no case yet the pages are its maker’s, and go on the case that is registered with them; then the link is over', async () => {
  const link = await newLink(clerk, null)
  const phone = await opened(link.path)
  assert.match((await phone.get(link.path)).text, /给 3 号窗口的材料/)
  await send(phone, link.path)
  const { papers, ended } = await linkOf(clerk, link.id)
  assert.deepEqual([papers.length, papers[0].label, ended], [1, '手机拍 1', false])
  assert.equal((await clerk.get(`/api/papers/${papers[0].id}`)).status, 200)
  assert.equal((await worker.get(`/api/papers/${papers[0].id}`)).status, 404)
  const made = await clerk.post('/api/cases', { ...registration, paperIds: [papers[0].id] })
  assert.equal(made.status, 201, made.text)
  const late = await send(phone, link.path)
  assert.equal(late.status, 410)
  assert.match(late.text, /停用/)
  assert.deepEqual([(await linkOf(clerk, link.id)).ended, (await papersOf(made.body.id)).length], [true, 1])
})

test('previews and crawlers use nothing up: only the press opens it', async () => {
  const { id } = await newCase()
  const { path, id: linkId } = await newLink(worker, id)
  const robot = somePhone()
  for (let times = 0; times < 20; times += 1) {
    const got = await robot.get(path, { 'user-agent': 'WeChat-Preview/1.0' }, times % 2 ? 'HEAD' : 'GET')
    assert.equal(got.status, 200)
  }
  assert.equal((await linkOf(worker, linkId)).opened, false)
  const forged = await robot.post(`${path}/open`, { _form: 'x' })
  assert.equal(forged.status, 403)
  const foreign = await robot.post(`${path}/open`, {}, { 'sec-fetch-site': 'cross-site' })
  assert.equal(foreign.status, 403)
  assert.equal((await linkOf(worker, linkId)).opened, false)
  await opened(path)
})

test('one phone: forwarded or photographed from the screen, it opens nothing for a second one, not even at the same moment', async () => {
  const { id } = await newCase()
  const { path } = await newLink(worker, id)
  const first = await opened(path)
  const second = somePhone()
  const seen = await second.get(path)
  assert.equal(seen.status, 403)
  assert.match(seen.text, /另一部手机/)
  await second.get('/')
  await second.get('/track')
  assert.equal((await second.post(`${path}/open`)).status, 403)
  assert.equal((await send(second, path)).status, 403)
  assert.equal((await first.post(`${path}/open`)).status, 303, 'pressed twice by the same phone')
  await first.get(path)
  assert.equal((await send(first, path)).status, 303)
  assert.equal((await papersOf(id)).length, 1)

  const race = await newLink(worker, id)
  const phones = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const phone = somePhone()
      await phone.get(race.path)
      return phone
    }),
  )
  const answers = await Promise.all(phones.map((phone) => phone.post(`${race.path}/open`)))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(answers.filter(({ status }) => status === 403).length, 7)
})

test('after a quarter of an hour and after it was ended nothing comes through, and the phone is told what to do', async () => {
  const { id } = await newCase()
  const expiring = await newLink(worker, id)
  const phone = await opened(expiring.path)
  t.clock.advance({ minutes: 14, seconds: 59 })
  assert.equal((await send(phone, expiring.path)).status, 303)
  t.clock.advance({ seconds: 2 })
  const late = await send(phone, expiring.path)
  assert.equal(late.status, 410)
  assert.match(late.text, /过时间[\s\S]*再出一个码/)

  // Nobody sat at the desk meanwhile.
  const again = (worker = await t.signIn(t.staff.worker))
  clerk = await t.signIn(t.staff.clerk)
  const ending = await newLink(again, id)
  const other = await opened(ending.path)
  assert.equal((await again.del(`/api/camera-links/${ending.id}`)).status, 204)
  assert.equal((await again.del(`/api/camera-links/${ending.id}`)).status, 204)
  const after = await send(other, ending.path)
  assert.equal(after.status, 410)
  assert.match(after.text, /停用/)
  assert.equal((await papersOf(id)).length, 1)

  // The next link for the same case ends the one before.
  const before = await newLink(again, id)
  await newLink(again, id)
  assert.equal((await somePhone().get(before.path)).status, 410)
})

test('it ends with the session it was made in, with the account, with the case, and when the case is no longer theirs to see', async () => {
  const refusedNow = async (phone: Phone, path: string) => {
    const answer = await send(phone, path)
    assert.equal(answer.status, 410, answer.text)
    assert.doesNotMatch(answer.text, /办结|回避|账号/)
  }
  const { id } = await newCase()
  const leaving = await t.signIn(t.staff.worker)
  const bySession = await newLink(leaving, id)
  const first = await opened(bySession.path)
  await leaving.del('/api/session')
  await refusedNow(first, bySession.path)

  // A session that ran out and was not looked at since still has its row.
  const lapsing = await newLink(await t.signIn(t.staff.worker), id)
  const lapsed = await opened(lapsing.path)
  const ran = await inOrg(t.app.store.pool, t.centre.id, (client) =>
    client.query(
      `update session set created_at = session.created_at - interval '2 days' from camera_link l
       where l.id = $1 and session.token_hash = l.session_hash`,
      [lapsing.id],
    ),
  )
  assert.equal(ran.rowCount, 1)
  await refusedNow(lapsed, lapsing.path)

  const clerk2 = await t.signIn(t.staff.clerk)
  const sheet = await newLink(clerk2, null)
  const second = await opened(sheet.path)
  const admin = await t.signIn(t.staff.admin)
  assert.equal((await admin.patch(`/api/staff/${t.staff.clerk.id}`, { active: false })).status, 200)
  await refusedNow(second, sheet.path)
  await admin.patch(`/api/staff/${t.staff.clerk.id}`, { active: true })
  await refusedNow(second, sheet.path)

  // Whom the person complains about is found out while the link is open: the case is no longer theirs to see.
  const about = await worker.post('/api/cases', {
    ...registration,
    owner: t.staff.worker.id,
    blocker: { ...registration.blocker, refusedBy: t.staff.worker2.id, refusedOn: '2026-03-02' },
  })
  const concerned = await newLink(await t.signIn(t.staff.worker2), about.body.id)
  const phone = await opened(concerned.path)
  assert.equal((await send(phone, concerned.path)).status, 303)
  await staffDoes(t, t.staff.worker, about.body.id, {
    type: 'accept',
    classification: { ...ordinary, nature: 'refused' },
  })
  await refusedNow(phone, concerned.path)
  assert.equal((await papersOf(about.body.id)).length, 1)

  const closing = await newCase()
  const onClosing = await newLink(worker, closing.id)
  const third = await opened(onClosing.path)
  await staffDoes(t, t.staff.worker, closing.id, { type: 'accept', classification: ordinary }, ...toReply)
  assert.equal((await send(third, onClosing.path)).status, 303)
  await inOrg(t.app.store.pool, t.centre.id, async (client) => {
    // As it stands after closing: the projection is what writing and reading start from.
    await client.query(`update case_file set state = jsonb_set(state, '{stage}', '"closed"') where id = $1`, [
      closing.id,
    ])
  })
  await refusedNow(third, onClosing.path)
  assert.equal((await worker.post('/api/camera-links', { caseId: closing.id })).body.code, 'already-closed')
})

test('at most twenty pages, also when they come at the same moment; the same form again brings nothing twice', async () => {
  const { id } = await newCase()
  const { path, id: linkId } = await newLink(worker, id)
  const phone = await opened(path)
  const key = crypto.randomUUID()
  const [one, two] = await Promise.all([send(phone, path, [picture], key), send(phone, path, [picture], key)])
  assert.deepEqual([one.status, two.status], [303, 303])
  await send(phone, path, [picture], key)
  assert.equal((await papersOf(id)).length, 1)
  await send(
    phone,
    path,
    Array.from({ length: 12 }, () => picture),
  )
  assert.equal((await papersOf(id)).length, 13)
  const rush = await Promise.all(Array.from({ length: 5 }, () => send(phone, path, [picture, picture, picture])))
  assert.ok(rush.some(({ text }) => /已经传满 20 页/.test(text)))
  assert.equal((await papersOf(id)).length, 20)
  assert.match((await send(phone, path)).text, /已经传满 20 页/)
  assert.equal((await papersOf(id)).length, 20)
  assert.equal((await linkOf(worker, linkId)).ended, true)
})

test('what cannot be taken is told in a sentence, and the rest is taken', async () => {
  const { id } = await newCase()
  const { path } = await newLink(worker, id)
  const phone = await opened(path)
  const answer = await phone.upload(`${path}/send`, 'pages', [
    { name: 'a.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg onload="x"/>') },
    { name: 'b.jpg', type: 'image/jpeg', bytes: picture },
  ])
  assert.equal(answer.status, 422)
  assert.match(answer.text, /“a\.svg”没有收下/)
  assert.match(answer.text, /收到了 1 页/)
  const nothing = await phone.upload(`${path}/send`, 'pages', [{ name: '', type: '', bytes: Buffer.alloc(0) }])
  assert.equal(nothing.status, 422)
  assert.match(nothing.text, /还没有拍照/)
  const forged = await phone.upload(`${path}/send`, 'pages', [{ name: 'b.jpg', type: 'image/jpeg', bytes: picture }], {
    _form: 'x',
  })
  assert.equal(forged.status, 403)
  assert.equal((await papersOf(id)).length, 1)
})

test('links are their maker’s alone: no colleague and no other centre looks at, ends or makes one for what they may not see', async () => {
  const { id } = await newCase()
  const { id: linkId } = await newLink(worker, id)
  const stranger = await t.signIn(t.centres[1]!.staff.worker)
  const colleague = await t.signIn(t.staff.worker2)
  for (const client of [stranger, colleague, await t.signIn(t.staff.clerk)]) {
    assert.equal((await client.get(`/api/camera-links/${linkId}`)).status, 404)
    assert.equal((await client.del(`/api/camera-links/${linkId}`)).status, 404)
  }
  assert.equal((await stranger.post('/api/camera-links', { caseId: id })).status, 404)
  assert.equal((await (await t.signIn(t.staff.clerk)).post('/api/camera-links', { caseId: id })).status, 404)
  // A link of the other centre shows that centre and puts nothing here.
  const theirs = await newLink(stranger, null)
  const phone = await opened(theirs.path)
  assert.match((await phone.get(theirs.path)).text, /第2受理中心/)
  assert.equal((await send(phone, theirs.path)).status, 303)
  assert.equal((await papersOf(id)).length, 0)
})

test('the same key gives the same link as long as no phone has it, with a token of its own each time; only the newest one opens', async () => {
  const { id } = await newCase()
  const make = () => worker.post('/api/camera-links', { caseId: id }, { key: 'camera-again' })
  const [one, two] = [await make(), await make()]
  assert.equal(one.body.id, two.body.id)
  assert.notEqual(one.body.url, two.body.url)
  assert.equal((await somePhone().get(new URL(one.body.url).pathname)).status, 404)
  await opened(new URL(two.body.url).pathname)
  assert.equal((await make()).body.code, 'key-reused')
})

test('a thousand guesses open nothing and are slowed; a true link works in the middle of them from elsewhere', async () => {
  const { id } = await newCase()
  const { path } = await newLink(worker, id)
  const ticket = Buffer.from(path.slice(3), 'base64url')
  const guesser = somePhone()
  const found: Record<number, number> = {}
  for (let n = 0; n < 1000; n += 1) {
    // The right centre, as whoever saw one link knows it; the rest is chance, or all but one bit.
    const guess = n % 2 ? Buffer.concat([ticket.subarray(0, 16), randomBytes(24)]) : Buffer.from(ticket)
    if (n % 2 === 0) guess[16 + (n % 24)]! ^= 1 << (n % 8)
    const { status } = await guesser.get(`/p/${guess.toString('base64url')}`)
    found[status] = (found[status] ?? 0) + 1
  }
  assert.deepEqual(Object.keys(found), ['404', '429'])
  assert.ok(found[404]! <= 241, JSON.stringify(found))
  for (const odd of ['x', '%00', '..%2f..', 'a'.repeat(54), 'a'.repeat(300)])
    assert.equal((await somePhone().get(`/p/${odd}`)).status, 404, odd)
  await opened(path)
})

test('nothing of a link lies in the database or the log but its hash', async () => {
  const { id } = await newCase()
  const { path } = await newLink(worker, id)
  const phone = await opened(path)
  await send(phone, path)
  const ticket = path.slice(3)
  const secret = Buffer.from(ticket, 'base64url').subarray(16)
  const { rows } = await inOrg(t.app.store.pool, t.centre.id, (client) =>
    client.query<{ line: string }>(
      'select l::text as line from camera_link l union all select p::text from camera_page p',
    ),
  )
  assert.ok(rows.length > 2)
  for (const { line } of rows) {
    assert.ok(!line.includes(ticket) && !line.includes(secret.toString('hex')))
    assert.ok(!line.includes(phone.cookies.get('bancheng-camera')!))
  }
  assert.ok(lines.some((line) => line.includes('/p/***')))
  assert.ok(!lines.some((line) => line.includes(ticket)))
})
