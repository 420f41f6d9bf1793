/** What staff are told: everyone their own, newest first, seen up to what was looked at. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { dispatchAll } from '#jobs/dispatch.ts'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { testApp } from '#test/support/app.ts'
import { does, sortedOurs, walkIn } from '#test/support/journey.ts'

const t = await testApp(undefined, { orgs: 2 })

test('an overdue case is told to the owner and the director, once, and to nobody else', async () => {
  const made = await walkIn(t, '一直没有回音。')
  await does(t, t.staff.worker, made.id, sortedOurs)
  t.clock.set('2026-03-11T01:30:00.000Z')
  for (let again = 0; again < 2; again++) {
    await sweepCases(t.app)
    await dispatchAll(t.app)
  }
  const director = await t.signIn(t.staff.director)
  const late = `${made.number} 超期了：本该 2026年3月10日（周二）16:30 前答复，负责人是王建国。`
  const first = (await director.get('/api/messages')).body
  assert.deepEqual(
    first.messages.map(({ text, caseId, seen }: Record<string, unknown>) => [text, caseId, seen]),
    [[late, made.id, false]],
  )
  assert.equal(first.unseen, 1)
  const owner = (await (await t.signIn(t.staff.worker)).get('/api/messages')).body
  assert.equal(owner.messages.filter(({ text }: { text: string }) => text === late).length, 1)
  for (const other of [t.staff.worker2, t.staff.clerk, t.centres[1]!.staff.director])
    assert.deepEqual((await (await t.signIn(other)).get('/api/messages')).body, { unseen: 0, messages: [] })
  assert.equal((await t.anyone().get('/api/messages')).status, 401)

  // Seen before it came: still unseen. Seen now: seen, for this reader alone; the same again changes nothing.
  const seen = async (upTo: string) => (await director.post('/api/messages/seen', { upTo })).body
  assert.deepEqual(await seen('2026-03-10T00:00:00.000Z'), { unseen: 1 })
  assert.deepEqual(await seen(first.messages[0].at), { unseen: 0 })
  assert.deepEqual(await seen(first.messages[0].at), { unseen: 0 })
  assert.equal((await director.get('/api/messages')).body.messages[0].seen, true)
  assert.ok((await (await t.signIn(t.staff.worker)).get('/api/messages')).body.unseen > 0)
  assert.equal((await director.post('/api/messages/seen', { upTo: 'yesterday' })).status, 422)
})
