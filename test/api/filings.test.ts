/** The register of exceptions: asked at the centre, decided by level, read above and nowhere else, precedent for the next case. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { perform } from '#app/perform.ts'
import type { Command } from '#core/case/commands.ts'
import { orgQuery } from '#store/org-query.ts'
import { testApp } from '#test/support/app.ts'
import { sorted, sortedCase, workedCase } from '#test/support/commands.ts'
import { networkOf } from '#test/support/network.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const { worker, worker2, director } = t.staff

const words = {
  type: 'askFiling',
  beyond: '缺一份证明先受理',
  clause: '经办规程第八条',
  why: '出具证明的单位已经撤销',
  limits: '仅此一件',
  risk: '事后核不实时追回',
  expires: '2026-12-31',
} as const

/** As the district's officer would through a duty. */
async function above(caseId: string, command: Command) {
  const done = await perform(
    {
      app: t.app,
      orgId: t.centre.id,
      now: t.clock.now(),
      lang: 'zh',
      actor: {
        kind: 'party',
        id: `${network.district.id}/quguan`,
        roles: [],
        seat: { thing: 'x1', signed: { body: '测试区', name: '测试区经办人' } },
      },
    },
    { key: t.app.newId(), caseId, content: command, command },
  )
  assert.ok(done.ok, JSON.stringify(done))
}

const rows = async (staff: typeof worker, query = '') => {
  const { status, body, text } = await (await t.as(staff)).get(`/api/filings${query}`)
  assert.equal(status, 200, text)
  return body.rows as Record<string, unknown>[]
}

const exception = await sortedCase(t)
await exception.does(worker, { ...words, level: 'district' })

test('asked of the district: the row goes to the district as a duty, and into the register', async () => {
  const duties = await orgQuery<{ kind: string; status: string; shown: { beyond: string } }>(
    t.app.store.pool,
    network.district.id,
    {
      text: 'select kind, status, shown from duty',
    },
  )
  assert.deepEqual(
    duties.map(({ kind, status, shown }) => [kind, status, shown.beyond]),
    [['filing', 'open', words.beyond]],
  )
  const [row] = await rows(worker)
  assert.deepEqual([row!['status'], row!['inForce'], row!['caseId'], row!['alike']], ['asked', false, exception.id, 0])
  assert.deepEqual(
    await exception.refused(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '' }),
    {
      status: 403,
      codes: ['not-your-role'],
    },
  )
})

test('approved above: in force until its last day, signed by body and name; the city looks at it again', async () => {
  await above(exception.id, { type: 'decideFiling', filingId: 'x1', granted: true, note: '仅此一次' })
  const [row] = await rows(worker)
  assert.deepEqual(row!['decision'], { who: '测试区 测试区经办人', note: '仅此一次', at: t.clock.now() })
  assert.equal(row!['inForce'], true)
  const [filing] = (await exception.file(worker)).filings
  assert.deepEqual([filing.status, filing.inForce, filing.decision.who], ['approved', true, '测试区 测试区经办人'])
  const duties = await orgQuery<{ kind: string }>(t.app.store.pool, network.city.id, { text: 'select kind from duty' })
  assert.deepEqual(duties, [{ kind: 'review' }])
})

test('the register is read by the centre and above it, with no way into the case from there; nobody else sees it', async () => {
  for (const staff of [network.district.officer, network.city.officer]) {
    const [row] = await rows(staff)
    assert.deepEqual([row!['number'] !== '', row!['caseId'], row!['centre']], [true, null, '测试街道第1受理中心'])
  }
  for (const staff of [network.otherDistrict.officer, network.insurance.officer, t.centres[1]!.staff.worker])
    assert.deepEqual(await rows(staff), [])
  assert.equal((await (await t.as(t.staff.clerk)).get('/api/filings')).status, 403)
  assert.equal((await (await t.as(network.advisers[0]!.staff)).get('/api/filings')).status, 403)
})

test('found by words, status and level; a page at a time', async () => {
  assert.equal((await rows(worker, `?search=${encodeURIComponent('规程 撤销')}`)).length, 1)
  assert.equal((await rows(worker, `?search=${encodeURIComponent('规程 没有这个')}`)).length, 0)
  assert.equal((await rows(worker, '?status=refused')).length, 0)
  assert.equal((await rows(worker, '?level=district&status=approved')).length, 1)
  assert.equal((await rows(worker, '?after=nonsense')).length, 1)
  for (let n = 0; n < 3; n++) {
    const more = await sortedCase(t)
    await more.does(worker, { ...words, level: 'centre', beyond: `第 ${n} 件` })
  }
  assert.deepEqual(
    (await rows(worker)).map((row) => row['beyond']),
    ['第 2 件', '第 1 件', '第 0 件', words.beyond],
  )
})

test('precedents: approved ones of a shared cause, for whoever may see the case', async () => {
  const next = await sortedCase(t)
  const ask = async (staff: typeof worker) => await (await t.as(staff)).get(`/api/cases/${next.id}/precedents`)
  const found = (await ask(worker)).body.rows as Record<string, unknown>[]
  assert.deepEqual(
    found.map((row) => [row['beyond'], row['alike']]),
    [[words.beyond, 1]],
  )
  await next.does(worker, { ...words, level: 'centre' })
  await next.does(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '' })
  const later = await sortedCase(t)
  const { body } = await (await t.as(worker2)).get(`/api/cases/${later.id}/precedents`)
  assert.deepEqual(
    (body.rows as Record<string, unknown>[]).map((row) => row['alike']),
    [2, 2],
  )
  assert.equal((await (await t.as(t.centres[1]!.staff.worker)).get(`/api/cases/${next.id}/precedents`)).status, 404)
})

test('an exception in a case about a colleague is in no list that this colleague reads (law 5)', async () => {
  const blocker = { ...registration.blocker, causes: ['attitude-or-inaction', 'rule-too-rigid'], refusedBy: worker2.id }
  const about = await workedCase(t, { blocker })
  const causes = ['attitude-or-inaction', 'rule-too-rigid']
  await about.does(worker, { ...sorted, classification: { ...sorted.classification, causes } })
  await about.does(worker, { ...words, level: 'centre', beyond: '关于同事的一件' })
  await about.does(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '' })
  const next = await sortedCase(t)
  const read = async (staff: typeof worker) => {
    const { body } = await (await t.as(staff)).get(`/api/cases/${next.id}/precedents`)
    return [...(await rows(staff)), ...body.rows].filter((row) => row['beyond'] === '关于同事的一件').length
  }
  assert.deepEqual([await read(worker), await read(director), await read(worker2)], [2, 2, 0])
})

test('a verdict that rests on an exception is answered as done only with one that is in force', async () => {
  const made = await sortedCase(t)
  await made.does(worker, {
    type: 'judge',
    verdict: 'canByException',
    reasoning: '补不出证明，先受理',
    basis: '',
    alternative: '',
  })
  const reply = {
    type: 'reply',
    outcome: 'done',
    explanation: '经批准先行受理，三天内到账。',
    basis: '',
    alternatives: '',
    remedy: '',
  }
  assert.deepEqual((await made.refused(worker, reply)).codes, ['exception-not-approved'])
  await made.does(worker, { ...words, level: 'centre', expires: '2026-03-04' })
  await made.does(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '' })
  t.clock.advance({ days: 3 })
  assert.deepEqual((await made.refused(worker, reply)).codes, ['exception-not-approved'], 'expired')
  await made.does(worker, { ...words, level: 'centre' })
  await made.does(director, { type: 'decideFiling', filingId: 'x2', granted: true, note: '' })
  await made.does(worker, reply)
})
