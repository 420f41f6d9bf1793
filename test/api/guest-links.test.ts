/** A link by which somebody without an account answers one referral: what it lets through, and what it does not, over HTTP. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { registerPortal } from '#portal/portal.ts'
import { inOrg } from '#store/staff.ts'
import { testApp } from '#test/support/app.ts'
import {
  act,
  askedOutside,
  linksOf,
  newGuestLink,
  opened,
  question,
  somePhone,
  type Link,
} from '#test/support/guest-world.ts'
import { slipCode, visitor } from '#test/support/portal-world.ts'

const lines: string[] = []
const t = await testApp(undefined, {
  orgs: 2,
  server: { more: [registerPortal], logLevel: 'info', logStream: { write: (line) => void lines.push(line) } },
})
const fresh = async () => await t.as(t.staff.worker)
const fileOf = async (caseId: string) => (await (await fresh()).get(`/api/cases/${caseId}`)).body
const listed = async (caseId: string) => (await (await fresh()).get(linksOf(caseId))).body.links

/** Nothing of the matter: neither question nor paper nor item nor number. */
function tellsNothing(text: string, number: string): void {
  for (const secret of [question, '7788', '缴费凭证', '身份证', number, '材料对不上', '医疗费'])
    assert.ok(!text.includes(secret), `tells “${secret}”`)
}

const answer = { kind: 'yes', text: '可以补办，请带凭证来。', basis: '', signer: '赵敏，综合科' }

test('opened by a press, answered once, signed; then the link says only that, by whom and when', async () => {
  const worker = await fresh()
  const { id, number, paperId, hiddenId } = await askedOutside(t, { papers: true })
  const made = await worker.post(linksOf(id), { name: '李宁', code: false })
  assert.equal(made.status, 201, made.text)
  assert.match(made.body.code, /^\d{6}$/, 'papers laid open always ask for the code')
  assert.ok(made.body.message.includes(made.body.url))
  assert.ok(!made.body.message.includes(made.body.code), 'the code goes another way')
  tellsNothing(made.body.message, number)
  assert.match(made.body.qrSvg, /^<svg/)
  const link: Link = { id: made.body.id, path: new URL(made.body.url).pathname, code: made.body.code }

  const phone = somePhone(t)
  const first = await phone.get(link.path)
  assert.equal(first.status, 200)
  assert.match(first.text, /外省医保中心 李宁/)
  tellsNothing(first.text, number)
  assert.equal(first.headers['cache-control'], 'no-store')
  assert.equal(first.headers['referrer-policy'], 'no-referrer')
  assert.match(String(first.headers['x-robots-tag']), /noindex/)
  await opened(t, link, phone)
  const page = await phone.get(link.path)
  for (const shown of [question, '缴费凭证', number]) assert.ok(page.text.includes(shown), shown)
  assert.ok(!page.text.includes('身份证复印件'))
  assert.doesNotMatch(page.text, new RegExp('<script|https?://(?!127)'))

  const paper = await phone.get(`${link.path}/papers/${paperId}`)
  assert.deepEqual([paper.status, paper.headers['content-type']], [200, 'image/png'])
  assert.equal((await phone.get(`${link.path}/papers/${hiddenId}`)).status, 404)
  assert.match((await phone.get(`${link.path}/yes`)).text, /怎么办/)

  const bare = await phone.post(`${link.path}/check`, { ...answer, text: '写一半', signer: '' })
  assert.equal(bare.status, 422)
  assert.match(bare.text, /请写您的姓名和部门/)
  assert.match(bare.text, /写一半/)
  const key = crypto.randomUUID()
  const check = await phone.post(`${link.path}/check`, { ...answer, _key: key })
  assert.equal(check.status, 200)
  assert.match(check.text, /外省医保中心 赵敏，综合科/)
  assert.equal((await fileOf(id)).referrals[0].status, 'sent', 'nothing is sent before the last press')
  const changed = await phone.post(`${link.path}/send`, { ...answer, _key: key, change: '1' })
  assert.match(changed.text, /可以补办，请带凭证来。<\/textarea>/)
  assert.equal((await fileOf(id)).referrals[0].status, 'sent')

  // Pressed three times at once: one answer.
  const sent = await Promise.all([1, 2, 3].map(() => phone.post(`${link.path}/send`, { ...answer, _key: key })))
  for (const each of sent) assert.ok([200, 303].includes(each.status), each.text)
  const file = await fileOf(id)
  const [referral] = file.referrals
  assert.deepEqual(
    [referral.status, referral.answer.can, referral.answer.text, referral.signed],
    ['answered', 'yes', answer.text, { body: '外省医保中心', name: '赵敏，综合科' }],
  )
  assert.equal(file.timeline.filter(({ by }: { by: { kind: string } }) => by.kind === 'party').length, 1)

  for (const reader of [phone, somePhone(t)]) {
    const after = await reader.get(link.path)
    assert.equal(after.status, 200)
    assert.match(after.text, /赵敏，综合科/)
    tellsNothing(after.text, number)
    assert.ok(!after.text.includes(answer.text))
    assert.equal((await reader.get(`${link.path}/papers/${paperId}`)).status, 303)
  }
  const again = await phone.post(`${link.path}/send`, { ...answer, text: '改主意了', _key: crypto.randomUUID() })
  assert.match(again.text, /已经答复了/)
  assert.match(again.text, /改主意了/, 'what was written is given back')
  assert.equal((await fileOf(id)).referrals[0].answer.text, answer.text)
  const [entry] = await listed(id)
  assert.deepEqual([entry.standing, entry.devices, entry.answeredBy, entry.code], ['answered', 1, '赵敏，综合科', null])
  assert.ok((await phone.get(link.path)).text.includes(entry.receipt))

  const { body: access } = await worker.get(`/api/cases/${id}/access`)
  const whats = access.entries.map(({ what }: { what: string }) => what)
  for (const what of [/发了一个答复链接/, /用链接打开/, /用链接看了/])
    assert.equal(whats.filter((each: string) => what.test(each)).length, 1, String(what))
})

test('the person sees that the body looked', async () => {
  const { id } = await askedOutside(t)
  await opened(t, await newGuestLink(await fresh(), id))
  const person = visitor(t, '203.0.113.250')
  const { typed } = await slipCode(t, id)
  await person.get('/track')
  await person.post('/track/open', { code: typed })
  const page = await person.get('/track')
  assert.match(page.text, /用链接打开了问他们的内容/)
  assert.match(page.text, /外省医保中心/)
})

test('previewers and crawlers see neither question nor papers, and change nothing', async () => {
  const { id, number, paperId } = await askedOutside(t, { papers: true })
  const link = await newGuestLink(await fresh(), id)
  const robot = somePhone(t)
  for (const [at, path] of [
    '',
    '/yes',
    '/no',
    '/more',
    '/not-ours',
    '/open',
    '/check',
    '/send',
    `/papers/${paperId}`,
  ].entries())
    for (const method of ['GET', 'HEAD'] as const) {
      const got = await robot.get(`${link.path}${path}`, { 'user-agent': 'WeChat-Preview/1.0' }, method)
      assert.equal(got.status, at === 0 ? 200 : 303, path)
      tellsNothing(got.text, number)
    }
  const forged = await robot.post(`${link.path}/open`, { _form: 'x', code: link.code! })
  assert.equal(forged.status, 403)
  const foreign = await robot.post(`${link.path}/open`, { code: link.code! }, { 'sec-fetch-site': 'cross-site' })
  assert.equal(foreign.status, 403)
  // A form of our own, but of a link that is not open here: nothing is taken, what was written is given back.
  const early = await robot.post(`${link.path}/send`, { ...answer })
  assert.equal(early.status, 403)
  assert.ok(early.text.includes(answer.text))
  tellsNothing(early.text, number)
  const [entry] = await listed(id)
  assert.deepEqual([entry.standing, entry.devices, entry.lastOpenedAt], ['open', 0, null])
  assert.equal((await fileOf(id)).referrals[0].status, 'sent')
})

test('forwarded: every other browser is counted and must say the code; five wrong ones shut it for all', async () => {
  const { id, number } = await askedOutside(t)
  const plain = await newGuestLink(await fresh(), id)
  await opened(t, plain)
  const second = somePhone(t)
  tellsNothing((await second.get(plain.path)).text, number)
  await opened(t, plain, second)
  await opened(t, plain, second)
  assert.equal((await listed(id))[0].devices, 2)

  const link = await newGuestLink(await fresh(), id, true)
  const first = await opened(t, link)
  const other = somePhone(t)
  await other.get(link.path)
  const wrongCode = String((Number(link.code) + 1) % 1_000_000).padStart(6, '0')
  for (let tries = 1; tries <= 5; tries += 1) {
    const got = await other.post(`${link.path}/open`, { code: tries === 1 ? '' : wrongCode })
    assert.equal(got.status, tries < 5 ? 422 : 410, `try ${tries}`)
    tellsNothing(got.text, number)
  }
  assert.equal((await other.post(`${link.path}/open`, { code: link.code! })).status, 410, 'also the right one')
  assert.equal((await first.get(link.path)).status, 410)
  assert.equal((await first.post(`${link.path}/send`, answer)).status, 410)
  const locked = (await listed(id)).find((each: { id: string }) => each.id === link.id)
  assert.deepEqual([locked.standing, locked.code], ['locked', null])
})

test('the code may be typed as people type it, and an opening lasts two hours', async () => {
  const { id, number } = await askedOutside(t)
  const link = await newGuestLink(await fresh(), id, true)
  const phone = somePhone(t)
  await phone.get(link.path)
  const spaced = `${link.code!.slice(0, 3)} ${link.code!.slice(3)}`
  const full = [...spaced].map((c) => (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('')
  assert.equal((await phone.post(`${link.path}/open`, { code: full })).status, 303)
  assert.ok((await phone.get(link.path)).text.includes(question))
  const before = t.clock.now()
  t.clock.advance({ hours: 2, minutes: 1 })
  tellsNothing((await phone.get(link.path)).text, number)
  const late = await phone.post(`${link.path}/check`, answer)
  assert.equal(late.status, 403)
  assert.ok(late.text.includes(answer.text), 'what was written is given back')
  await opened(t, link, phone)
  t.clock.set(before)
  assert.equal((await listed(id))[0].devices, 1, 'the same browser')
})

test('expired, ended, taken back, answered otherwise, closed: a plain page each, nothing is taken', async () => {
  const worker = await t.signIn(t.staff.worker)
  const dead = {
    ended: async (id: string, link: Link) => {
      assert.equal((await worker.del(`${linksOf(id)}/${link.id}`)).status, 204)
      assert.equal((await worker.del(`${linksOf(id)}/${link.id}`)).status, 204, 'twice is once')
    },
    withdrawn: (id: string) => act(worker, id, { type: 'withdrawReferral', referralId: 'r1', reason: '不用了' }),
    answered: (id: string) =>
      act(worker, id, { type: 'recordAnswer', referralId: 'r1', can: 'no', text: '电话里说不行', basis: '' }),
  }
  for (const [how, kill] of Object.entries(dead)) {
    const { id, number, paperId } = await askedOutside(t, { papers: true })
    const link = await newGuestLink(worker, id)
    const phone = await opened(t, link)
    await kill(id, link)
    for (const reader of [phone, somePhone(t)]) {
      const got = await reader.get(link.path)
      assert.equal(got.status, 410, how)
      tellsNothing(got.text, number)
      assert.ok(!got.text.includes('电话里说不行'))
      assert.notEqual((await reader.get(`${link.path}/papers/${paperId}`)).status, 200)
    }
    const before = (await fileOf(id)).version
    const sent = await phone.post(`${link.path}/send`, answer)
    assert.equal(sent.status, 410)
    assert.ok(sent.text.includes(answer.text), 'what was written is given back')
    assert.equal((await fileOf(id)).version, before)
    const refused = await worker.post(linksOf(id), { name: '李宁', code: false })
    assert.equal(refused.status, how === 'ended' ? 201 : 409)
  }
  const { id, number } = await askedOutside(t)
  const link = await newGuestLink(worker, id)
  const phone = await opened(t, link)
  const { expiresAt } = (await listed(id))[0]
  assert.ok(expiresAt > t.clock.now() && Date.parse(expiresAt) < Date.parse(t.clock.now()) + 31 * 86_400_000)
  const before = t.clock.now()
  t.clock.set(expiresAt)
  for (const got of [await phone.get(link.path), await phone.post(`${link.path}/send`, answer)]) {
    assert.equal(got.status, 410)
    assert.match(got.text, /过期/)
    tellsNothing(got.text, number)
  }
  t.clock.set(before)
})

test('ended while the answer is on its way: one of the two happens, never both', async () => {
  const worker = await t.signIn(t.staff.worker)
  for (let round = 0; round < 6; round += 1) {
    const { id } = await askedOutside(t)
    const link = await newGuestLink(worker, id)
    const phone = await opened(t, link)
    const [sent] = await Promise.all([phone.post(`${link.path}/send`, answer), worker.del(`${linksOf(id)}/${link.id}`)])
    const { status } = (await fileOf(id)).referrals[0]
    assert.equal(status, sent.status === 303 ? 'answered' : 'sent')
    const [{ standing }] = (await worker.get(linksOf(id))).body.links
    assert.equal(standing, sent.status === 303 ? 'answered' : 'ended')
  }
})

test('not ours: a return that names the right body, signed; a bare “no” needs its clause', async () => {
  const { id } = await askedOutside(t)
  const link = await newGuestLink(await t.signIn(t.staff.worker), id)
  const phone = await opened(t, link)
  const { path } = link
  const no = await phone.post(`${path}/check`, { kind: 'no', text: '不行', signer: '赵敏' })
  assert.equal(no.status, 422)
  assert.match(no.text, /哪个文件、哪一条/)
  const given = { kind: 'not-ours', rightBody: '外省档案馆', text: '档案已移交', signer: '赵敏' }
  assert.equal((await phone.post(`${path}/send`, { ...given, rightBody: '' })).status, 422)
  assert.equal((await phone.post(`${path}/send`, given)).status, 303)
  const file = await fileOf(id)
  assert.deepEqual(
    [file.referrals[0].status, file.referrals[0].returned.rightBody, file.referrals[0].unplaced, file.returns],
    ['returned', '外省档案馆', true, 1],
  )
  assert.equal(file.referrals[0].signed.name, '赵敏')
})

test('another centre, other roles and other colleagues make, list and end nothing', async () => {
  const { id } = await askedOutside(t)
  const link = await newGuestLink(await t.signIn(t.staff.worker), id)
  const stranger = await t.signIn(t.centres[1]!.staff.director)
  const clerk = await t.signIn(t.staff.clerk)
  const colleague = await t.signIn(t.staff.worker2)
  for (const [client, made, list, end] of [
    [stranger, 404, 404, 404],
    [clerk, 403, 403, 403],
    [colleague, 403, 200, 403],
  ] as const) {
    assert.equal((await client.post(linksOf(id), { name: 'x', code: false })).status, made)
    assert.equal((await client.get(linksOf(id))).status, list)
    assert.equal((await client.del(`${linksOf(id)}/${link.id}`)).status, end)
  }
  const director = await t.signIn(t.staff.director)
  assert.equal((await director.get(linksOf(id, 'r9'))).status, 404)
  assert.equal(
    (await director.post(linksOf(id, 'r9'), { name: 'x', code: false })).body.refusals[0].code,
    'no-such-thing',
  )
  assert.equal((await director.del(`${linksOf(id)}/${crypto.randomUUID()}`)).status, 404)
  assert.equal((await director.post(linksOf(id), { name: '  ', code: false })).status, 422)
  const count = (org: string) =>
    inOrg(
      t.app.store.pool,
      org,
      async (c) => (await c.query('select from guest_link where id = $1', [link.id])).rowCount,
    )
  assert.deepEqual([await count(t.centre.id), await count(t.centres[1]!.id)], [1, 0])
  const { rowCount } = await t.app.store.pool.query('select from guest_link')
  assert.equal(rowCount, 0, 'with no organisation set there is no row')
  assert.equal((await listed(id))[0].standing, 'open')
})

test('asked for again with the same key it is one link, and only its last address opens it', async () => {
  const worker = await t.signIn(t.staff.worker)
  const { id } = await askedOutside(t)
  const key = crypto.randomUUID()
  const make = () => worker.post(linksOf(id), { name: '李宁', code: true }, { key })
  const [one, two] = [await make(), await make()]
  assert.deepEqual([one.body.id, one.body.code], [two.body.id, two.body.code])
  assert.equal((await listed(id)).length, 1)
  const phone = somePhone(t)
  assert.equal((await phone.get(new URL(one.body.url).pathname)).status, 404)
  assert.equal((await phone.get(new URL(two.body.url).pathname)).status, 200)
  const other = await worker.post(linksOf(id), { name: '别人', code: true }, { key })
  assert.equal(other.body.refusals[0].code, 'key-reused')
})

test('English by the browser’s wish; no page is heavy; no secret, code or answer is in the log', async () => {
  const { id } = await askedOutside(t)
  const link = await newGuestLink(await t.signIn(t.staff.worker), id, true)
  const phone = somePhone(t)
  const en = await phone.get(link.path, { 'accept-language': 'en-GB' })
  assert.match(en.text, /A question for your office/)
  await opened(t, link, phone)
  const css = (await phone.get(/href="(\/portal\/portal\.\w+\.css)"/.exec(en.text)![1]!)).text
  for (const path of ['', '/yes', '/no', '/more', '/not-ours']) {
    const { status, text } = await phone.get(`${link.path}${path}`)
    assert.equal(status, 200)
    assert.ok(Buffer.byteLength(text) + Buffer.byteLength(css) < 40_000, `${path}: ${Buffer.byteLength(text)}`)
  }
  await phone.post(`${link.path}/check`, answer)
  const log = lines.join('')
  assert.ok(log.includes('/g/***'))
  assert.ok(!log.includes(link.path.slice(3)) && !log.includes(link.code!) && !log.includes(answer.text))
})
