/** Law 11: a command happens once for its key, however often and however simultaneously it is sent. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { HotlineOrder } from '#contract/hotline.ts'
import { runCommand } from '#app/command.ts'
import { receiveOrder } from '#app/hotline/receive.ts'
import { register } from '#app/register.ts'
import { testApp } from '#test/support/app.ts'
import { acceptedCase, askOf, commands, inParallel, walkIn } from './acts.ts'
import { asSuperuser, audit } from './audit.ts'

test(
  '1,000 keys, each sent twenty times at once: 1,000 cases, numbers without a gap, twenty equal answers',
  { timeout: 600_000 },
  async (context) => {
    const t = await testApp(context)
    const { app, staff } = t
    const sends = Array.from({ length: 1000 }, (_, n) => Array.from({ length: 20 }, () => n)).flat()
    const answers = await inParallel(sends, 60, (n) =>
      register(askOf(app, staff.clerk), `key-${n}`, walkIn(n, { channel: 'counter' })),
    )
    for (let n = 0; n < 1000; n++) {
      const same = answers.slice(n * 20, n * 20 + 20)
      const [one] = same
      assert.ok(one?.ok)
      for (const answer of same) {
        assert.ok(answer.ok)
        assert.deepEqual(
          [answer.caseId, answer.state, answer.events, answer.firstSeq],
          [one.caseId, one.state, one.events, one.firstSeq],
        )
      }
      assert.equal(same.filter((answer) => answer.ok && !answer.repeated).length, 1, `key ${n} was carried out once`)
    }
    const { faults, ...held } = await audit(app, t.database.adminUrl, t.centre.id)
    assert.deepEqual([held.cases, held.keys, held.outbox], [1000, 1000, 1000])
    assert.deepEqual(faults, [])
  },
)

test('the same key with other content is refused and changes nothing; the same key of somebody else is another key', async (context) => {
  const t = await testApp(context)
  const { app, staff } = t
  const first = await register(askOf(app, staff.clerk), 'one-key', walkIn(1))
  assert.ok(first.ok)
  const changed = await register(askOf(app, staff.clerk), 'one-key', walkIn(1, { wish: '换一个愿望' }))
  assert.deepEqual(!changed.ok && changed.refusals.map(({ code }) => code), ['key-reused'])
  const other = await register(askOf(app, staff.worker), 'one-key', walkIn(1))
  assert.ok(other.ok && other.caseId !== first.caseId)

  const { caseId, version } = await acceptedCase(app, staff.worker, 'two')
  const twice = await Promise.all(
    [1, 2].map(() => runCommand(askOf(app, staff.worker), 'note', caseId, version, commands.note)),
  )
  assert.deepEqual(
    twice.map((done) => done.ok && [done.state.version, done.firstSeq]),
    Array(2).fill([version + 1, version + 1]),
  )
  // Later, when the case has moved on, the answer is still that of the time.
  assert.ok((await runCommand(askOf(app, staff.worker), 'tell', caseId, version + 1, commands.tell)).ok)
  const again = await runCommand(askOf(app, staff.worker), 'note', caseId, version, commands.note)
  assert.deepEqual(again.ok && [again.repeated, again.state.version, again.events.map(({ type }) => type)], [
    true,
    version + 1,
    ['noted'],
  ])
  const reused = await runCommand(askOf(app, staff.worker), 'note', caseId, version, commands.tell)
  assert.deepEqual(!reused.ok && reused.refusals.map(({ code }) => code), ['key-reused'])
  assert.deepEqual((await audit(app, t.database.adminUrl, t.centre.id)).faults, [])
})

test('a refused command leaves its key free: put right, it can be sent under the same key', async (context) => {
  const { app, staff, database, centre } = await testApp(context)
  const refused = await register(askOf(app, staff.clerk), 'again', walkIn(1, { itemId: 'no-such-item' }))
  assert.deepEqual(!refused.ok && refused.refusals.map(({ code }) => code), ['no-such-item'])
  const done = await register(askOf(app, staff.clerk), 'again', walkIn(1))
  assert.equal(done.ok && done.state.number, 'CS-2026-000001', 'the refused one used up no number')
  assert.deepEqual((await audit(app, database.adminUrl, centre.id)).faults, [])
})

test('a 12345 order sent fifty times at once is one case; other content under its number is kept once beside it', async (context) => {
  const t = await testApp(context)
  const { app } = t
  const ask = { ...askOf(app, t.staff.clerk), actor: { kind: 'hotline', id: 'hotline-1', roles: [] } as const }
  const order: HotlineOrder = {
    number: '20260303-000777',
    title: '市民反映社保档案查不到',
    content: '市民来电称多次前往窗口，被告知系统里查不到档案。',
    callerName: '司马·来电人',
    callerPhone: '13900000777',
    confidential: true,
    calledAt: app.now(),
    dueAt: null,
    itemName: '',
  }
  const answers = await inParallel(Array.from({ length: 50 }), 50, () => receiveOrder(ask, order))
  for (const answer of answers) assert.deepEqual(answer, answers[0])
  assert.ok(answers[0]!.ok)
  const changed = await receiveOrder(ask, { ...order, content: '换了内容' })
  assert.deepEqual(changed.ok && [changed.state.received, changed.state.revision], [
    'revision',
    { id: 'v1', status: 'open', reason: '' },
  ])
  // A second hotline account with the same number meets the same case, and the same revision.
  const other = { ...ask, actor: { kind: 'hotline', id: 'hotline-2', roles: [] } } as const
  assert.deepEqual(await receiveOrder(other, order), answers[0])
  const again = await receiveOrder(other, { ...order, content: '换了内容' })
  assert.deepEqual(again, changed)
  const held = await audit(app, t.database.adminUrl, t.centre.id)
  assert.deepEqual([held.cases, held.faults], [1, []])
  const people = await asSuperuser(
    t.database.adminUrl,
    async (admin) => (await admin.query('select count(*)::int as n from person')).rows,
  )
  assert.deepEqual(people, [{ n: 1 }], 'the 49 repeats left no person behind')
})
