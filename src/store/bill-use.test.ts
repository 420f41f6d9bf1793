/** The same bill on two cases: found by either, kept as a keyed hash, and not by whoever must not know of the other case. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Instant } from '#core/clock/date.ts'
import type { Command } from '#contract/commands.ts'
import { runCommand } from '#app/command.ts'
import { register } from '#app/register.ts'
import { otherUsesOf, recordBillUse } from '#store/bill-use.ts'
import { inOneTrip } from '#store/one-trip.ts'
import { orgQuery, orgTransaction } from '#store/org-query.ts'
import { insertPaper } from '#store/papers.ts'
import { testApp } from '#test/support/app.ts'
import { askOf, commands, walkIn } from '#test/faults/acts.ts'

const t = await testApp(undefined, { orgs: 2 })
const { app } = t
const { pool } = app.store
const [centre, elsewhere] = t.centres as [(typeof t.centres)[0], (typeof t.centres)[0]]
const at = '2026-11-24T08:00:00.000Z' as Instant
const bill = '36060226/0000123456'

/** A case with one paper on it. */
async function caseWithPaper(n: number, change = {}, where = centre, by = where.staff.worker) {
  const { worker } = where.staff
  const paperId = app.newId()
  const paper = {
    id: paperId,
    sha256: String(n).padStart(64, '0'),
    mediaType: 'image/png',
    bytes: 1,
    label: '发票',
    original: null,
  }
  await insertPaper(pool, where.id, { ...paper, by: { kind: 'staff', id: by.id } }, at)
  const input = walkIn(n, { owner: worker.id, paperIds: [paperId], ...change })
  const done = await register(askOf(app, by), `bill-use-${n}`, input)
  assert.ok(done.ok)
  return { caseId: done.caseId, number: done.state.number, version: done.state.version, paperId }
}
type Case = Awaited<ReturnType<typeof caseWithPaper>>

const reads = (on: Case, bills: string[], orgId = centre.id) =>
  orgTransaction(pool, orgId, (client) =>
    inOneTrip(client, [recordBillUse(app.keys, orgId, { caseId: on.caseId, paperId: on.paperId, bills, at })]),
  )
const uses = async (of: Case, by = centre.staff.worker, orgId = centre.id) =>
  (await otherUsesOf(pool, orgId, of.caseId, by)).map(({ paperId, caseNumber }) => [paperId, caseNumber])
const act = async (on: Case, key: string, ...commands: Command[]) => {
  for (const [index, command] of commands.entries()) {
    const done = await runCommand(askOf(app, centre.staff.worker), `${key}-${index}`, on.caseId, on.version, command)
    assert.ok(done.ok, JSON.stringify(done))
    on.version = done.state.version
  }
}

test('a bill on two cases is seen from both, however it is written; reading again moves it', async () => {
  const [one, two, other] = [await caseWithPaper(1), await caseWithPaper(2), await caseWithPaper(3)]
  await reads(one, [bill])
  assert.deepEqual(await uses(one), [])
  await reads(two, [bill, bill])
  await reads(two, [bill])
  await reads(other, ['36060226/0000123457'])
  assert.deepEqual(await uses(one), [[one.paperId, two.number]])
  assert.deepEqual(await uses(two), [[two.paperId, one.number]])
  assert.deepEqual(await uses(other), [])
  const clear = await orgQuery<{ text: string }>(pool, centre.id, {
    text: 'select bill_use::text as text from bill_use',
  })
  assert.equal(clear.length, 3)
  assert.ok(clear.every(({ text }) => !text.includes('123456')))
  await reads(two, ['36060226/0000123457'])
  assert.deepEqual(await uses(one), [])
  assert.deepEqual(await uses(other), [[other.paperId, two.number]])
  await reads(two, [])
  assert.deepEqual(await uses(other), [])
})

test('a paper taken back and a case called off use no bill; another organisation never sees it', async () => {
  const [one, two] = [await caseWithPaper(11), await caseWithPaper(12)]
  const foreign = await caseWithPaper(13, {}, elsewhere)
  await reads(one, ['/26312000000123456789'])
  await reads(two, ['/26312000000123456789'])
  await reads(foreign, ['/26312000000123456789'], elsewhere.id)
  assert.deepEqual(await uses(foreign, elsewhere.staff.worker, elsewhere.id), [])
  assert.deepEqual(await uses(one), [[one.paperId, two.number]])
  await act(two, 'taken-back', { type: 'withdrawPaper', paperId: two.paperId, reason: '拿错了' })
  assert.deepEqual(await uses(one), [])
  assert.deepEqual(await uses(two), [], 'nor from the case on which it lay')

  const three = await caseWithPaper(14)
  await reads(three, ['/26312000000123456789'])
  assert.deepEqual(await uses(one), [[one.paperId, three.number]])
  const off = {
    outcome: 'withdrawn',
    explanation: '本人来电说不办了，这件事到此为止。',
    basis: '11月24日来电',
  } as const
  await act(three, 'called-off', commands.accept, {
    type: 'reply',
    ...off,
    alternatives: '',
    remedy: '',
  })
  assert.deepEqual(await uses(one), [])
})

test('a case about the conduct of a colleague is not told to that colleague', async () => {
  const [one, about] = [
    await caseWithPaper(21),
    await caseWithPaper(22, {
      blocker: { ...walkIn(1).blocker, refusedBy: centre.staff.worker2.id, causes: ['attitude-or-inaction'] },
    }),
  ]
  await reads(one, ['A/12345678'])
  await reads(about, ['A/12345678'])
  assert.deepEqual(await uses(one), [[one.paperId, about.number]])
  assert.deepEqual(await uses(one, centre.staff.worker2), [])
  const [seen] = await otherUsesOf(pool, centre.id, one.caseId, centre.staff.worker)
  assert.equal(seen!.hiddenFromSome, true, 'so that nothing of it is kept where that colleague reads')
})

test('a counter is told of cases that it handed over itself, and of no others', async () => {
  const { clerk } = centre.staff
  const own = await caseWithPaper(31, { channel: 'counter', comes: 'later' }, centre, clerk)
  const [same, others] = [
    await caseWithPaper(32, { channel: 'counter', comes: 'later' }, centre, clerk),
    await caseWithPaper(33),
  ]
  for (const each of [own, same, others]) await reads(each, ['B/12345678'])
  assert.deepEqual(await uses(own, clerk), [[own.paperId, same.number]])
  assert.ok((await otherUsesOf(pool, centre.id, own.caseId, clerk)).every(({ hiddenFromSome }) => !hiddenFromSome))
  assert.deepEqual(await uses(own), [
    [own.paperId, same.number],
    [own.paperId, others.number],
  ])
})
