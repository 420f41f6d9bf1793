/** Duties: what other bodies see of a case, and what they do about it; every wall from both sides. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { getPersonFile } from '#app/portal-reads.ts'
import type { CaseSession } from '#app/portal-sessions.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { remindDuties } from '#jobs/remind-duties.ts'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { orgQuery } from '#store/org-query.ts'
import { inOrg } from '#store/staff.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { sortedCase as sorted } from '#test/support/commands.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'
import { networkOf } from '#test/support/network.ts'
import sharp from 'sharp'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const { worker, director } = t.staff
const { insurance, labour, district, city, otherDistrict } = network
const [gu, he, yu] = network.advisers.map(({ staff }) => staff) as [TestStaff, TestStaff, TestStaff]
const nowhere = '00000000-0000-4000-8000-00000000dead'

/** Every case a minute after the one before, so that the newest duty is known. */
async function sortedCase() {
  t.clock.advance({ minutes: 1 })
  return await sorted(t)
}

type Row = Record<string, unknown> & { id: string; kind: string; status: string }

const list = async (staff: TestStaff, query = '') => {
  const answer = await (await t.as(staff)).get(`/api/duties${query}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body as { rows: Row[]; next: string | null; open: Record<string, number> }
}
/** The newest open duty of a kind. */
async function owed(staff: TestStaff, kind: string): Promise<Row> {
  const found = (await list(staff)).rows.filter((row) => row.kind === kind)
  assert.ok(found.length > 0, `${staff.name} owes no ${kind}`)
  return found.reduce((a, b) => (String(a['since']) >= String(b['since']) ? a : b))
}
const get = async (staff: TestStaff, id: string) => await (await t.as(staff)).get(`/api/duties/${id}`)
const post = async (staff: TestStaff, id: string, command: object, key: string = randomUUID()) =>
  await (await t.as(staff)).post(`/api/duties/${id}/commands`, command, { key })
const does = async (staff: TestStaff, id: string, command: object) => {
  const answer = await post(staff, id, command)
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}
const codes = ({ body }: { body: { refusals?: { code: string }[]; code?: string } }): string[] =>
  body.refusals ? body.refusals.map(({ code }) => code) : [body.code ?? '']
const may = (view: { actions: { command: string }[] }) => view.actions.map(({ command }) => command).toSorted()

const ask = { type: 'refer', kind: 'cooperate', body: '区医保局', contact: '', question: '请答复能否报销。\n附一份。' }

test('a referral: read whole, its clock explained, accepted, answered; the centre reads who signed', async () => {
  const made = await sortedCase()
  await made.does(worker, ask)
  const row = await owed(insurance.officer, 'referral')
  assert.deepEqual(
    [row['from'], row['title'], row.status, row['standing']],
    ['测试街道第1受理中心', '请答复能否报销。', 'open', 'ok'],
  )
  const { status, body, text } = await get(insurance.officer, row.id)
  assert.equal(status, 200, text)
  assert.equal(body.shown.question, ask.question)
  assert.ok(!text.includes(made.id), 'the case itself is not named')
  assert.ok(body.clock.why.length >= 3 && body.clock.due === row['dueAt'], 'why this date')
  assert.deepEqual(may(body), ['recordAcceptance', 'recordAnswer', 'recordReturn'])

  const accepted = await does(insurance.officer, row.id, { type: 'recordAcceptance' })
  assert.deepEqual([accepted.status, may(accepted)], ['accepted', ['recordAnswer', 'recordReturn']])
  assert.deepEqual(codes(await post(insurance.officer, row.id, { type: 'recordAcceptance' })), ['thing-not-open'])
  const blank = await post(insurance.officer, row.id, { type: 'recordAnswer', can: 'yes', text: ' ', basis: '' })
  assert.deepEqual([blank.status, codes(blank)], [422, ['needs-text']])
  const answer = { type: 'recordAnswer', can: 'no', text: '不在目录内。', basis: '《办法》第三条' }
  const key = randomUUID()
  const done = await post(insurance.officer, row.id, answer, key)
  assert.deepEqual([done.status, done.body.status, done.body.actions], [200, 'done', []])
  assert.equal(done.body.clock.standing, 'met')
  // The same again changes nothing; other words under the same key are refused.
  const again = await post(insurance.officer, row.id, answer, key)
  assert.deepEqual([again.status, again.body.shown.answer], [200, done.body.shown.answer])
  assert.deepEqual(codes(await post(insurance.officer, row.id, { ...answer, text: '别的。' }, key)), ['key-reused'])
  assert.deepEqual(codes(await post(insurance.officer, row.id, answer)), ['thing-not-open'])

  const file = await made.file(worker)
  assert.deepEqual(
    [file.referrals[0].status, file.referrals[0].answer.text, file.referrals[0].signed],
    ['answered', '不在目录内。', { body: '区医保局', name: '区医保局经办人' }],
  )
  assert.equal(file.timeline.filter(({ type }: { type: string }) => type === 'referralAnswered').length, 1)
  assert.equal(
    (await list(insurance.officer)).rows.some(({ id }) => id === row.id),
    false,
  )
  assert.equal((await list(insurance.officer, '?view=done')).rows[0]!.id, row.id)
})

test('not ours: whose, and why, or it does not go back; then its papers are closed', async () => {
  const made = await sortedCase()
  await made.does(worker, { ...ask, body: '区人社局' })
  const { id } = await owed(labour.officer, 'referral')
  const back = { type: 'recordReturn', rightBody: '', ground: '' }
  const refused = await post(labour.officer, id, back)
  assert.deepEqual([refused.status, codes(refused).toSorted()], [422, ['return-needs-body', 'return-needs-ground']])
  const view = await does(labour.officer, id, { ...back, rightBody: '区医保局', ground: '待遇由医保部门核定。' })
  assert.deepEqual([view.status, view.papersOpen, view.actions], ['returned', false, []])
})

test('nobody else: another body, the district, a stranger’s centre, a made-up id, a counter clerk', async () => {
  const made = await sortedCase()
  await made.does(worker, ask)
  const { id } = await owed(insurance.officer, 'referral')
  const others = [labour.officer, district.officer, otherDistrict.officer, gu, t.centres[1]!.staff.director, worker]
  for (const other of others) {
    for (const address of [id, nowhere]) {
      const read = await get(other, address)
      const write = await post(other, address, { type: 'recordAcceptance' })
      const paper = await (await t.as(other)).get(`/api/duties/${address}/papers/${nowhere}`)
      const meeting = await (await t.as(other)).get(`/api/duties/${address}/calendar`)
      for (const answer of [read, write, paper, meeting])
        assert.deepEqual([answer.status, answer.body.code], [404, 'not-found'], `${other.name} ${address}`)
    }
  }
  assert.equal((await get(t.staff.clerk, id)).status, 403)
  assert.equal((await get(t.staff.admin, id)).status, 403)
  assert.equal((await t.anyone().get(`/api/duties/${id}`)).status, 401)
  // Ids of the case open nothing for those who were asked.
  for (const path of [`/api/cases/${made.id}`, `/api/cases/${made.id}/precedents`])
    assert.ok([403, 404].includes((await (await t.as(insurance.officer)).get(path)).status), path)
  // A command about another kind of thing.
  const other = await post(insurance.officer, id, { type: 'decideFiling', granted: true, note: '' })
  assert.deepEqual([other.status, codes(other)], [403, ['not-your-seat']])
  assert.equal((await post(insurance.officer, id, { type: 'recordAcceptance', referralId: 'r2' })).status, 422)
  assert.equal((await post(insurance.officer, id, { type: 'close' })).status, 422)
})

test('the database: no row without an organisation, none of another, and a window is for reading only', async () => {
  const { rows: none } = await t.app.store.pool.query('select * from duty')
  assert.deepEqual(none, [])
  const seen = (org: string) => orgQuery<{ to_org: string }>(t.app.store.pool, org, { text: 'select to_org from duty' })
  assert.ok((await seen(insurance.id)).length > 0)
  assert.ok((await seen(insurance.id)).every(({ to_org }) => to_org === insurance.id))
  assert.deepEqual(await seen(otherDistrict.id), [])
  const changed = await orgQuery(t.app.store.pool, insurance.id, {
    text: `update duty set status = 'done' where to_org = $1 returning id`,
    values: [insurance.id],
  })
  assert.deepEqual(changed, [])
})

test('papers: only those laid open, logged by the name of the body; the person reads who looked', async () => {
  const made = await sortedCase()
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0a0' } })
    .png()
    .toBuffer()
  const [open, kept] = [
    await asIfUploaded(t, worker, picture, 'image/png', '出院小结'),
    await asIfUploaded(t, worker, picture, 'image/png', '身份证'),
  ]
  for (const paperId of [open, kept]) await made.does(worker, { type: 'addPaper', paperId })
  await made.does(worker, { ...ask, paperIds: [open] })
  const { id } = await owed(insurance.officer, 'referral')
  const officer = await t.as(insurance.officer)
  const view = (await get(insurance.officer, id)).body
  assert.deepEqual(view.shown.papers, [{ id: open, label: '出院小结', mediaType: 'image/png' }])
  const got = await officer.get(`/api/duties/${id}/papers/${open}`)
  assert.deepEqual(
    [got.status, got.headers['content-type'], got.headers['cache-control'], got.headers['content-security-policy']],
    [200, 'image/png', 'no-store', "default-src 'none'; sandbox"],
  )
  for (const hidden of [kept, nowhere, made.id])
    assert.equal((await officer.get(`/api/duties/${id}/papers/${hidden}`)).status, 404)
  assert.ok(
    [403, 404].includes((await officer.get(`/api/papers/${open}`)).status),
    'not through the door of the centre',
  )

  const accesses = (await (await t.as(worker)).get(`/api/cases/${made.id}/access`)).body.entries as Row[]
  const theirs = accesses.filter(({ who }) => who === '区医保局').map(({ what }) => String(what))
  assert.deepEqual(theirs.toSorted(), ['看了给他们看的一份材料', '看了请他们办的内容'])
  const person = await getPersonFile(t.app, { orgId: t.centre.id, caseId: made.id } as CaseSession)
  assert.deepEqual(
    person.accesses
      .filter(({ who }) => who === '区医保局')
      .map(({ what }) => what)
      .toSorted(),
    ['duty', 'dutyPaper'],
  )
  // Taken back by the person: gone from the duty too.
  await made.does(worker, { type: 'withdrawPaper', paperId: open, reason: '拿错了' })
  assert.equal((await officer.get(`/api/duties/${id}/papers/${open}`)).status, 404)
  assert.deepEqual((await get(insurance.officer, id)).body.shown.papers, [])
})

test('withdrawn: said so, closed to answers and papers', async () => {
  const made = await sortedCase()
  const paperId = await asIfUploaded(t, worker, Buffer.from('%PDF-1.4'), 'application/pdf', '说明')
  await made.does(worker, { type: 'addPaper', paperId })
  await made.does(worker, { ...ask, paperIds: [paperId] })
  const { id } = await owed(insurance.officer, 'referral')
  const { referrals } = await made.file(worker)
  await made.does(worker, { type: 'withdrawReferral', referralId: referrals[0].id, reason: '不用了' })
  const view = (await get(insurance.officer, id)).body
  assert.deepEqual([view.status, view.papersOpen, view.actions], ['withdrawn', false, []])
  assert.equal((await (await t.as(insurance.officer)).get(`/api/duties/${id}/papers/${paperId}`)).status, 404)
  const late = await post(insurance.officer, id, { type: 'recordAnswer', can: 'yes', text: '能办。', basis: '' })
  assert.deepEqual([late.status, codes(late)], [409, ['thing-not-open']])
})

test('an invitation: come or say why not, a calendar file, and after it was held what was decided', async () => {
  const made = await sortedCase()
  await made.does(worker, { type: 'callConference', reason: '三家说法不一' })
  await made.does(worker, {
    type: 'planConference',
    conferenceId: 'c1',
    when: '2026-03-05T06:00:00.000Z',
    lasts: 60,
    place: '二楼; 会议室',
    invited: [
      { body: '区医保局', contact: '' },
      { body: '区人社局', contact: '' },
    ],
    staff: [],
    paperIds: [],
  })
  const [mine, theirs] = [await owed(insurance.officer, 'invitation'), await owed(labour.officer, 'invitation')]
  const no = await post(labour.officer, theirs.id, { type: 'answerInvitation', coming: false, note: '' })
  assert.deepEqual([no.status, codes(no)], [422, ['needs-reason']])
  await does(labour.officer, theirs.id, { type: 'answerInvitation', coming: false, note: '当天有检查' })
  const yes = await does(insurance.officer, mine.id, { type: 'answerInvitation', coming: true, note: '待遇科两人' })
  assert.deepEqual([yes.status, yes.shown.coming, may(yes)], ['accepted', true, ['answerInvitation']])
  const file = await (await t.as(insurance.officer)).get(`/api/duties/${mine.id}/calendar`)
  assert.deepEqual([file.status, file.headers['content-type']], [200, 'text/calendar; charset=utf-8'])
  assert.match(file.text, /DTSTART:20260305T060000Z\r\nDTEND:20260305T070000Z\r\n/)
  assert.match(file.text, /LOCATION:二楼\\; 会议室\r\n/)
  assert.ok(!file.text.includes('三家说法不一'), 'what the matter is does not go onto telephones')
  const { id: referral } = await owed(insurance.officer, 'referral')
  assert.equal((await (await t.as(insurance.officer)).get(`/api/duties/${referral}/calendar`)).status, 404)
  t.clock.advance({ minutes: 1 })
  await made.does(worker, {
    type: 'recordConference',
    conferenceId: 'c1',
    attended: ['i1'],
    minutes: '医保局说可以先受理。',
    decision: '由医保局受理。',
    commitments: [{ body: '区医保局', contact: '', what: '受理并登记', until: '2026-03-12' }],
  })
  const held = (await get(insurance.officer, mine.id)).body
  assert.deepEqual([held.status, held.shown.decision, held.actions], ['done', '由医保局受理。', []])
  const task = await owed(insurance.officer, 'referral')
  assert.equal(task['title'], '受理并登记')
})

test('planned anew twice: whoever was left out reads nothing of it, whoever is invited now has an invitation of their own', async () => {
  const made = await sortedCase()
  await made.does(worker, { type: 'callConference', reason: '说法不一' })
  const plan = async (place: string, ...bodies: string[]) =>
    await made.does(worker, {
      type: 'planConference',
      conferenceId: 'c1',
      when: '2026-03-19T06:00:00.000Z',
      lasts: 60,
      place,
      invited: bodies.map((body) => ({ body, contact: '' })),
      staff: [],
      paperIds: [],
    })
  await plan('一楼', '区医保局', '区人社局')
  const first = await owed(labour.officer, 'invitation')
  await plan('二楼', '区医保局')
  await plan('三楼', '区卫生健康委')
  const left = (await get(labour.officer, first.id)).body
  assert.deepEqual([left.status, left.shown.place, left.shown.bodies], ['withdrawn', '一楼', ['区医保局', '区人社局']])
  const theirs = (await get(network.health.officer, (await owed(network.health.officer, 'invitation')).id)).body
  assert.deepEqual([theirs.status, theirs.shown.place, theirs.shown.bodies], ['open', '三楼', ['区卫生健康委']])
  await made.does(worker, { type: 'cancelConference', conferenceId: 'c1', reason: '说清楚了' })
})

test('what was handed back or called off stays as it was read last; what an exception was decided on stays, too', async () => {
  const made = await sortedCase()
  const judge = (reasoning: string) =>
    made.does(worker, { type: 'judge', verdict: 'canByException', reasoning, basis: '', alternative: '' })
  await judge('第一次的理由')
  const exception = {
    type: 'askFiling',
    level: 'district',
    beyond: '先受理',
    clause: '第八条',
    why: '单位已撤销',
    limits: '仅此一件',
    risk: '追回',
    expires: '2026-12-31',
  }
  await made.does(worker, exception)
  const { id: called } = await owed(district.officer, 'filing')
  await made.does(worker, { type: 'withdrawFiling', filingId: 'x1', reason: '写错了' })
  t.clock.advance({ minutes: 1 })
  await made.does(worker, exception)
  const { id: decided } = await owed(district.officer, 'filing')
  await does(district.officer, decided, { type: 'decideFiling', granted: false, note: '不行' })
  t.clock.advance({ minutes: 1 })
  await judge('后来才查到的事')
  for (const id of [called, decided]) {
    const { status, shown } = (await get(district.officer, id)).body
    assert.equal(shown.reasoning, '第一次的理由', status)
  }
})

test('another centre that was asked: whoever works cases there answers, and its director is told', async () => {
  const second = t.centres[1]!
  await inOrg(t.app.store.pool, t.centre.id, (client) =>
    client.query(`insert into unit (org_id, name, kind, body_id) values ($1, '邻区中心', 'bureau', $2)`, [
      t.centre.id,
      second.id,
    ]),
  )
  const made = await sortedCase()
  await made.does(worker, { ...ask, body: '邻区中心' })
  await dispatchAll(t.app)
  const { id } = await owed(second.staff.worker2, 'referral')
  const { messages } = (await (await t.as(second.staff.director)).get('/api/messages')).body
  assert.deepEqual(
    messages.map(({ dutyId }: { dutyId: string }) => dutyId),
    [id],
  )
  await does(second.staff.worker, id, { type: 'recordAnswer', can: 'needMore', text: '请寄原件。', basis: '' })
  assert.equal((await (await t.as(second.staff.worker)).get(`/api/cases/${made.id}`)).status, 404)
  assert.equal((await get(second.staff.clerk, id)).status, 403)
})

const panel = (more: object = {}) => ({
  type: 'convenePanel',
  question: '没有底册，能否用公证书代替？',
  file: '当事人的底册遗失，窗口要求原件。',
  paperIds: [],
  until: '2026-03-10',
  adviserIds: network.advisers.slice(0, 3).map(({ id }) => id),
  ...more,
})

test('a panel: by name, blind until one’s own is sent, side by side after, recusal, and what became of it', async () => {
  const made = await sortedCase()
  await made.does(worker, panel())
  const [a, b, c] = [await owed(gu, 'opinion'), await owed(he, 'opinion'), await owed(yu, 'opinion')]
  assert.equal((await list(gu)).rows.length, 1, 'one each, of the same organisation')
  for (const other of [b.id, c.id]) assert.equal((await get(gu, other)).status, 404)
  const words = { type: 'giveOpinion', stance: 'can', text: '公证书足以证明。', basis: '', conditions: '' }
  assert.deepEqual(codes(await post(gu, a.id, { ...words, stance: 'canIf' })), ['opinion-needs-conditions'])
  assert.deepEqual(codes(await post(gu, a.id, { ...words, stance: 'cannot' })), ['verdict-needs-basis'])
  assert.deepEqual(codes(await post(gu, a.id, { ...words, text: '' })), ['needs-text'])
  assert.deepEqual(codes(await post(gu, a.id, { type: 'recuse', reason: '' })), ['needs-reason'])
  await does(gu, a.id, words)
  const blind = await get(he, b.id)
  assert.deepEqual(blind.body.shown.others, [])
  assert.ok(!blind.text.includes('公证书足以证明'), 'blind until sent')
  assert.ok(!blind.text.includes((await made.file(worker)).number), 'de-identified: no number')
  const after = await does(he, b.id, { ...words, stance: 'canIf', conditions: '公证处出具原件', text: '有条件可以。' })
  assert.deepEqual(
    after.shown.others.map(({ name, opinion }: Row & { opinion: { text: string } }) => [name, opinion.text]),
    [['顾老师', '公证书足以证明。']],
  )
  const aside = await does(yu, c.id, { type: 'recuse', reason: '与当事人相识' })
  assert.deepEqual(
    [aside.status, aside.shown.others, aside.shown.file, aside.actions],
    ['returned', [], '', []],
    'whoever stands aside reads no further',
  )
  assert.deepEqual(codes(await post(yu, c.id, words)), ['thing-not-open'])
  assert.deepEqual(codes(await post(gu, a.id, { type: 'recuse', reason: '晚了' })), ['thing-not-open'])
  await made.does(worker, { type: 'adoptOpinions', panelId: 'n1', seats: ['o2'], how: '采纳有条件的意见。' })
  assert.deepEqual((await get(gu, a.id)).body.shown.adopted, { mine: false, how: '采纳有条件的意见。' })
  assert.deepEqual((await get(he, b.id)).body.shown.adopted, { mine: true, how: '采纳有条件的意见。' })
  assert.equal((await get(yu, c.id)).body.shown.adopted, null)
})

const exception = {
  type: 'askFiling',
  beyond: '缺一份证明先受理',
  clause: '经办规程第八条',
  why: '出具证明的单位已经撤销',
  limits: '仅此一件',
  risk: '事后核不实时追回',
  expires: '2026-12-31',
}

test('an exception: the district decides, the city looks again; neither does the other’s part', async () => {
  const made = await sortedCase()
  await made.does(worker, { ...exception, level: 'district' })
  const asked = await owed(district.officer, 'filing')
  const view = (await get(district.officer, asked.id)).body
  assert.deepEqual(
    [view.shown.clause, view.shown.risk, may(view)],
    ['经办规程第八条', '事后核不实时追回', ['decideFiling']],
  )
  assert.deepEqual(codes(await post(district.officer, asked.id, { type: 'reviewFiling', sound: true, note: '' })), [
    'not-your-seat',
  ])
  assert.deepEqual(codes(await post(district.officer, asked.id, { type: 'decideFiling', granted: false, note: '' })), [
    'needs-reason',
  ])
  await does(district.officer, asked.id, { type: 'decideFiling', granted: true, note: '仅此一次' })
  assert.deepEqual(
    codes(await post(district.officer, asked.id, { type: 'decideFiling', granted: false, note: '反悔' })),
    ['no-such-thing'],
  )
  const review = await owed(city.officer, 'review')
  const above = (await get(city.officer, review.id)).body
  assert.deepEqual(above.shown.decision.who, { body: '测试区', name: '测试区经办人' })
  assert.deepEqual(codes(await post(city.officer, review.id, { type: 'reviewFiling', sound: false, note: '' })), [
    'needs-reason',
  ])
  const done = await does(city.officer, review.id, { type: 'reviewFiling', sound: false, note: '没有替代核验' })
  assert.deepEqual([done.status, done.shown.review.sound], ['done', false])
  assert.equal((await made.file(worker)).filings[0].inForce, false)
})

test('at the level of the centre the director decides, the district looks again and never learns whose account it was', async () => {
  const made = await sortedCase()
  await made.does(worker, { ...exception, level: 'centre' })
  await made.does(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '' })
  const review = await owed(district.officer, 'review')
  const { body, text } = await get(district.officer, review.id)
  assert.equal(body.shown.decision.who, null)
  assert.ok(!text.includes(`"${director.id}"`))
  assert.deepEqual(
    codes(await post(district.officer, review.id, { type: 'decideFiling', granted: false, note: '否' })),
    ['not-your-seat'],
  )
  await does(district.officer, review.id, { type: 'reviewFiling', sound: true, note: '' })
})

test('the list: by date, overdue first, a page at a time, counted by kind; a torn cursor begins anew', async () => {
  const health = network.health.officer
  const made = await sortedCase()
  for (let n = 0; n < 53; n++) {
    await made.does(worker, { ...ask, body: '区卫生健康委', question: `第 ${n} 件`, workingDays: 1 + (n % 7) })
  }
  const first = await list(health)
  assert.deepEqual([first.rows.length, first.open], [50, { referral: 53 }])
  const second = await list(health, `?after=${first.next}`)
  const all = [...first.rows, ...second.rows]
  assert.deepEqual([second.rows.length, second.next, new Set(all.map(({ id }) => id)).size], [3, null, 53])
  const dates = all.map((row) => String(row['dueAt']))
  assert.deepEqual(dates, dates.toSorted())
  assert.equal((await list(health, '?after=torn')).rows[0]!.id, first.rows[0]!.id)
  assert.equal((await (await t.as(health)).get('/api/duties?view=all')).status, 422)
})

test('told in their own inbox: asked, near, chased, above when silent; once, without a word of the matter', async () => {
  const made = await sortedCase()
  await made.does(worker, { ...ask, body: '区人社局', question: '张三的社保怎么转？', workingDays: 2 })
  const { number } = await made.file(worker)
  const told = async (staff: TestStaff) => {
    const { messages } = (await (await t.signIn(staff)).get('/api/messages')).body as {
      messages: { text: string; caseId: string | null; dutyId: string | null }[]
    }
    return messages.filter(({ text }) => text.startsWith(number))
  }
  const { id } = await owed(labour.officer, 'referral')
  const settle = async () => {
    for (let again = 0; again < 2; again++) {
      await sweepCases(t.app)
      await remindDuties(t.app)
      await dispatchAll(t.app)
    }
  }
  await settle()
  assert.deepEqual(
    (await told(labour.officer)).map(({ text, caseId, dutyId }) => [text, caseId, dutyId]),
    [[`${number} 来了一件协办，请在2026年3月5日（周四）16:30前答复。`, null, id]],
  )
  t.clock.set('2026-03-04T02:00:00.000Z')
  await settle()
  assert.match((await told(labour.officer))[0]!.text, /问到你们的事快到期了，2026年3月5日/)
  t.clock.set('2026-03-09T09:30:00.000Z')
  await settle()
  const texts = (await told(labour.officer)).map(({ text }) => text)
  assert.equal(texts.length, 3, 'asked, near, chased')
  assert.match(texts[0]!, /催办/)
  const [raised, ...more] = await told(district.officer)
  assert.deepEqual(more, [])
  assert.match(raised!.text, /请区人社局办的事，到期 2 个工作日还没有答复/)
  const late = (await (await t.signIn(district.officer)).get(`/api/duties/${raised!.dutyId}`)).body
  assert.deepEqual([late.kind, late.shown.body, late.actions], ['overdue', '区人社局', []])
  for (const other of [insurance.officer, otherDistrict.officer, gu]) assert.deepEqual(await told(other), [])
  const everything = JSON.stringify([await told(labour.officer), raised])
  assert.ok(!everything.includes('张三') && !everything.includes(made.id))
})
