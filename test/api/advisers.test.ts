/** What a panel needs, over HTTP: advisers that fit, a file that tells nobody's name, covered copies, honours; and the walls around it. */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import sharp from 'sharp'
import { perform } from '#app/perform.ts'
import type { Command } from '#core/case/commands.ts'
import { closeChildren } from '#documents/child.ts'
import { findPaper } from '#store/papers.ts'
import { orgQuery } from '#store/org-query.ts'
import { testApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { sorted, sortedCase, workedCase } from '#test/support/commands.ts'
import { handmadePdf } from '#test/support/handmade-pdf.ts'
import { networkOf } from '#test/support/network.ts'
import { registration } from '#test/support/registration.ts'
import { uploadForm } from '#test/support/upload.ts'

const lines: string[] = []
const t = await testApp(undefined, {
  orgs: 2,
  server: { logLevel: 'info', logStream: { write: (text: string) => void lines.push(text) } },
})
after(closeChildren)
const network = await networkOf(t)
const { worker: caseworker, director } = t.staff
const worker = await t.signIn(caseworker)
const stranger = await t.signIn(t.centres[1]!.staff.director)

const person = {
  kind: 'individual',
  name: '古丽娜尔·买买提',
  idNumber: '310105198803124527',
  phone: '13912345678',
  note: '住仙霞路123弄5号301室',
} as const
const proxy = {
  person: { kind: 'individual', name: '陈晓梅', idNumber: '', phone: '021-62345678', note: '' },
  relation: '朋友',
  authority: '委托书',
} as const
const told = {
  statement:
    '我叫古丽娜尔买买提，让陈晓梅来过三次。身份证310105 19880312 4527，电话139-1234-5678，家住仙霞路 123 弄 5 号 301 室。窗口说发票和清单差200元，按办法第八条不能报。',
  wish: '想把2024年的门诊大病费用报掉，有消息打021 62345678。',
  person,
  proxy,
  blocker: { ...registration.blocker, causes: ['rule-too-rigid'], note: '医保门诊大病报销，系统里少了姓名中间的点' },
}
const secrets = [
  '古丽娜尔',
  '买买提',
  '陈晓梅',
  '晓梅',
  '310105',
  '4527',
  '1391234',
  '139-1234',
  '62345678',
  '仙霞路',
  '301',
  t.staff.worker.name,
  t.staff.clerk.name,
]

const preview = async (client: Client, caseId: string, body: object = { question: '能不能办？' }) =>
  await client.post(`/api/cases/${caseId}/panel-preview`, body)
const panel = {
  type: 'convenePanel',
  question: '名字里少一个点，能不能先受理？',
  file: '一位办事人要报门诊大病的费用，系统里的姓名少一个点。',
  paperIds: [] as string[],
  until: '2026-12-31',
  adviserIds: network.advisers.slice(0, 3).map(({ id }) => id),
}

const first = await sortedCase(t, told)

test('the course of the matter names nobody, keeps what matters, and says where something was replaced', async () => {
  const { status, body, text } = await preview(worker, first.id, { question: '陈晓梅（13912345678）能代办吗？' })
  assert.equal(status, 200, text)
  // The places of the marks are figures too.
  const words = [body.file, body.question, ...body.marks.map(({ instead }: { instead: string }) => instead)].join('\n')
  for (const secret of secrets) assert.ok(!words.includes(secret), `${secret}: ${words}`)
  const { number } = await first.file(caseworker)
  assert.ok(!text.includes(number), 'the number of the case')
  for (const kept of ['第八条', '200元', '门诊大病', '2024年', '规定太死'])
    if (kept !== '规定太死') assert.ok(body.file.includes(kept), kept)
  assert.equal(body.question, '代办人（[联系方式]）能代办吗？')
  for (const { from, to, instead } of body.marks) assert.equal(body.file.slice(from, to), instead)
  const kinds = new Set(body.marks.map(({ kind }: { kind: string }) => kind))
  for (const kind of ['name', 'number', 'phone', 'address']) assert.ok(kinds.has(kind), kind)
  assert.deepEqual(body.papers, [])
})

test('a file that somebody changed is read again as it stands', async () => {
  const { body } = await preview(worker, first.id, { question: '', file: '当事人（古丽娜尔）来过，陈女士也来过。' })
  assert.equal(body.file, '当事人（当事人）来过，代办人也来过。')
})

test('a file or question that still tells who it is goes nowhere; the refusal names the kind and nothing else', async () => {
  for (const [change, kind] of [
    [{ file: `${panel.file}她叫古丽娜尔•买买提。` }, '姓名'],
    [{ file: `${panel.file}朋友陈 晓 梅代办。` }, '姓名'],
    [{ file: `${panel.file}名字是Chen Xiaomei。` }, '姓名'],
    [{ question: '陈女士能代办吗？' }, '姓名'],
    [{ file: `${panel.file}证件 3101051988 03124527。` }, '证件'],
    [{ question: '打 139 1234 5678 问？' }, '电话'],
    [{ file: `${panel.file}座机62345678。` }, '电话'],
    [{ file: `${panel.file}住仙霞路123弄5号301室。` }, '住址'],
    // Of somebody nobody knows: certain by its form.
    [{ file: `${panel.file}另一位是320911197507155218。` }, '证件'],
    [{ file: `${panel.file}经办人${caseworker.name}没有受理。` }, '姓名'],
  ] as const) {
    const { version } = await first.file(caseworker)
    const answer = await worker.post(`/api/cases/${first.id}/commands`, {
      expectedVersion: version,
      command: { ...panel, ...change },
    })
    assert.equal(answer.status, 422, `${JSON.stringify(change)}: ${answer.text}`)
    const [refusal] = answer.body.refusals
    assert.equal(refusal.code, 'still-identifies')
    assert.ok(refusal.text.includes(kind), refusal.text)
    // Without the reference, which is drawn by chance.
    const said = JSON.stringify({ ...answer.body, instance: '' })
    for (const secret of ['古丽', '陈', '139', '6234', '仙霞', '3101', '3209', caseworker.name])
      assert.ok(!said.includes(secret), `${secret} in ${said}`)
  }
  const english = await worker.send(
    'POST',
    `/api/cases/${first.id}/commands`,
    { expectedVersion: (await first.file(caseworker)).version, command: { ...panel, question: '陈女士能代办吗？' } },
    { headers: { 'accept-language': 'en' } },
  )
  assert.doesNotMatch(english.text, /\p{Script=Han}/u)
})

const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#eee' } })
  .composite([
    {
      input: Buffer.from('<svg width="400" height="60"><rect width="400" height="60" fill="#111"/></svg>'),
      left: 100,
      top: 100,
    },
  ])
  .withExif({ IFD0: { Artist: 'CANARY' } })
  .jpeg()
  .toBuffer()

async function paperOn(bytes: Buffer, name: string, label: string): Promise<string> {
  const uploaded = await worker.send('POST', '/api/papers', ...uploadForm(bytes, name, label))
  assert.equal(uploaded.status, 201, uploaded.text)
  await first.does(caseworker, { type: 'addPaper', paperId: uploaded.body.id })
  return uploaded.body.id as string
}
const blur = (client: Client, paperId: string, body: object, key: string = crypto.randomUUID()) =>
  client.send('POST', `/api/cases/${first.id}/papers/${paperId}/blurred`, body, { key })
const areas = [{ x: 0.1, y: 0.15, w: 0.55, h: 0.15 }]

let paperId = ''
let copyId = ''

test('a covered copy is a paper of its own: the pixels are replaced, the original is untouched, the same key makes one', async () => {
  paperId = await paperOn(photo, 'a.jpg', '陈晓梅的住院发票')
  const before = await findPaper(t.app.store.pool, t.centre.id, paperId)
  const made = await blur(worker, paperId, { areas, faces: true }, 'blur-1')
  assert.equal(made.status, 201, made.text)
  assert.equal(made.body.label, '代办人的住院发票（已遮盖）')
  copyId = made.body.id
  assert.notEqual(copyId, paperId)
  const again = await blur(worker, paperId, { areas, faces: true }, 'blur-1')
  assert.deepEqual([again.status, again.body.id], [201, copyId])
  const other = await blur(worker, paperId, { areas: [{ x: 0, y: 0, w: 1, h: 1 }] }, 'blur-1')
  assert.deepEqual([other.status, other.body.refusals?.[0]?.code ?? other.body.code], [409, 'key-reused'])
  assert.deepEqual(await findPaper(t.app.store.pool, t.centre.id, paperId), before)
  const row = await findPaper(t.app.store.pool, t.centre.id, copyId)
  assert.equal(row!.original, null, 'nothing of what was covered is kept beside the copy')
  const { data, info } = await sharp(await t.app.files.get(row!.sha256))
    .raw()
    .toBuffer({ resolveWithObject: true })
  assert.deepEqual([info.width, info.height], [800, 600])
  assert.ok(!(await t.app.files.get(row!.sha256)).includes('CANARY'))
  // Within the area the sharp edge of the black bar is a slope.
  for (let y = 92; y < 178; y++) {
    const step = Math.abs(data[(y * 800 + 300) * 3]! - data[((y + 1) * 800 + 300) * 3]!)
    assert.ok(step < 40, `${y}: ${step}`)
  }
  const file = await first.file(caseworker)
  assert.equal(file.papers.filter(({ label }: { label: string }) => label.endsWith('（已遮盖）')).length, 1)
  assert.deepEqual((await preview(worker, first.id)).body.papers, [
    { id: copyId, label: '代办人的住院发票（已遮盖）', of: paperId },
  ])
})

test('what cannot be covered is told so: a PDF, no area, one outside, a paper of nowhere', async () => {
  const pdfId = await paperOn(await handmadePdf('不要紧'), 'a.pdf', '病历')
  const pdf = await blur(worker, pdfId, { areas })
  assert.deepEqual([pdf.status, pdf.body.refusals[0].code], [422, 'not-a-picture'])
  assert.match(pdf.body.refusals[0].text, /拍一张照片/)
  for (const body of [
    { areas: [] },
    { areas: [{ x: 0.9, y: 0, w: 0.5, h: 0.1 }] },
    { areas: [{ x: 0, y: 0, w: 0, h: 1 }] },
  ])
    assert.equal((await blur(worker, paperId, body)).status, 422, JSON.stringify(body))
  assert.equal((await blur(worker, t.app.newId(), { areas })).status, 404)
  assert.equal((await blur(stranger, paperId, { areas })).status, 404)
})

test('a panel is given covered copies only, and these', async () => {
  assert.deepEqual(await first.refused(caseworker, { ...panel, paperIds: [paperId] }), {
    status: 422,
    codes: ['not-blurred'],
  })
  assert.deepEqual(await first.refused(caseworker, { ...panel, paperIds: [t.app.newId()] }), {
    status: 422,
    codes: ['no-such-paper'],
  })
  const file = await first.does(caseworker, { ...panel, paperIds: [copyId] })
  assert.deepEqual(file.panels[0].paperIds, [copyId])
})

interface Found {
  readonly name: string
  readonly asked: number
  readonly matched: boolean
  readonly why: string
}
const advisersOf = async (client: Client, caseId: string): Promise<Found[]> => {
  const { status, body, text } = await client.get(`/api/advisers?caseId=${caseId}`)
  assert.equal(status, 200, text)
  return body.advisers
}

test('advisers: by item, by cause, not twice on one matter, the busy later, none whose term is over', async () => {
  const second = await sortedCase(t, { ...told, title: '医保报销卡住了' })
  const fresh = await advisersOf(worker, second.id)
  assert.deepEqual(
    fresh.map(({ name, matched, asked }) => [name, matched, asked]),
    [
      ['顾老师', true, 1],
      ['何律师', true, 1],
      ['郁教授', true, 1],
    ].toSorted((a, b) => fresh.findIndex(({ name }) => name === a[0]) - fresh.findIndex(({ name }) => name === b[0])),
  )
  assert.equal(fresh[0]!.name, '顾老师', 'the item before the cause')
  assert.match(fresh[0]!.why, /专长“医保”.*“医保”/)
  assert.match(fresh.find(({ name }) => name === '何律师')!.why, /法律.*卡在/)
  for (const { name, matched, why } of await advisersOf(worker, first.id)) {
    assert.equal(matched, false, name)
    assert.match(why, /已经问过/)
  }
  // Nothing of a case that is about something else.
  const third = await workedCase(t, {
    title: '食堂太吵',
    blocker: { ...registration.blocker, causes: ['system-fault'] },
  })
  await third.does(caseworker, { ...sorted, classification: { ...sorted.classification, causes: ['system-fault'] } })
  for (const { matched, why } of await advisersOf(worker, third.id))
    assert.deepEqual([matched, /对不上/.test(why)], [false, true], why)
  assert.deepEqual((await stranger.get(`/api/advisers?caseId=${first.id}`)).status, 404)
})

test('how much an adviser owes is seen by every centre they serve, and by no other; what it is about by none', async () => {
  const rows = (orgId: string, text: string) => orgQuery<{ n: number }>(t.app.store.pool, orgId, { text, values: [] })
  const owed = 'select count(*)::int as n from opinion_owed'
  const [own, otherCentre, adviserOrg] = await Promise.all([
    rows(t.centre.id, owed),
    rows(t.centres[1]!.id, owed),
    rows(network.advisers[0]!.staff.orgId, owed),
  ])
  assert.deepEqual([own[0]!.n, otherCentre[0]!.n, adviserOrg[0]!.n], [3, 0, 3])
  const { rows: bare } = await t.app.store.pool.query('select count(*)::int as n from opinion_owed')
  assert.equal(bare[0].n, 0, 'without an organisation there is nothing')
})

/** As an adviser through their seat. */
async function seat(at: number, command: Command) {
  const { staff } = network.advisers[at]!
  const done = await perform(
    {
      app: t.app,
      orgId: t.centre.id,
      now: t.clock.now(),
      lang: 'zh',
      actor: {
        kind: 'party',
        id: `${staff.orgId}/${staff.id}`,
        roles: [],
        seat: { thing: `o${at + 1}`, signed: { body: '测试区智囊团', name: staff.name } },
      },
    },
    { key: t.app.newId(), caseId: first.id, content: command, command },
  )
  assert.ok(done.ok, JSON.stringify(done))
}

test('honours: who was followed and whether it helped, for the centre and nobody else', async () => {
  const opinion = { type: 'giveOpinion', text: '可以先受理。', basis: '', conditions: '' } as const
  await seat(0, { ...opinion, seatId: 'o1', stance: 'can' })
  await seat(1, { ...opinion, seatId: 'o2', stance: 'cannot', basis: '第八条' })
  await seat(2, { type: 'recuse', seatId: 'o3', reason: '认识当事人' })
  const [{ id: panelId, seats }] = (await first.file(caseworker)).panels
  await first.does(caseworker, { type: 'adoptOpinions', panelId, seats: [seats[0].id], how: '先受理，后补材料' })
  const before = (await worker.get('/api/advisers/honours')).body.rows
  assert.deepEqual(before[0], {
    adviserId: network.advisers[0]!.id,
    name: '顾老师',
    year: Number(t.clock.now().slice(0, 4)),
    asked: 1,
    given: 1,
    adopted: 1,
    helped: 0,
    notHelped: 0,
  })
  await first.does(caseworker, { type: 'recordEffect', panelId, helped: true, text: '办成了' })
  const { rows } = (await (await t.as(director)).get('/api/advisers/honours')).body
  assert.deepEqual(
    rows.map(({ name, given, adopted, helped, notHelped }: Record<string, unknown>) => [
      name,
      given,
      adopted,
      helped,
      notHelped,
    ]),
    [
      ['顾老师', 1, 1, 1, 0],
      ['何律师', 1, 0, 0, 0],
      ['郁教授', 0, 0, 0, 0],
    ],
  )
  assert.deepEqual((await stranger.get('/api/advisers/honours')).body.rows, [])
  for (const staff of [network.insurance.officer, network.advisers[0]!.staff, t.staff.clerk])
    assert.equal((await (await t.as(staff)).get('/api/advisers/honours')).status, 403, staff.name)
})

test('nothing of what was taken out stands in a log', () => {
  assert.ok(lines.length > 10)
  for (const secret of ['古丽娜尔', '陈晓梅', '310105198803', '13912345678', '仙霞路'])
    assert.ok(!lines.some((text) => text.includes(secret)), secret)
})
