/** The board's figures name what they are counted of (law 13). */
import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '#test/support/app.ts'
import { sample } from '#test/support/case-world.ts'
import { sortedCase } from '#test/support/commands.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp()

test('how the month ended is counted of what was answered, not of what was only written', async () => {
  const worker = await t.as(t.staff.worker)
  for (const delivered of [true, false]) {
    const { body } = await worker.post('/api/cases', { ...registration, channel: 'walkIn', owner: t.staff.worker.id })
    const steps = [sample.accept, sample.judge, sample.reply, ...(delivered ? [sample.deliver] : [])]
    for (const command of steps) {
      const { version } = (await worker.get(`/api/cases/${body.id}`)).body
      const answer = await worker.post(`/api/cases/${body.id}/commands`, { expectedVersion: version, command })
      assert.equal(answer.status, 200, answer.text)
    }
  }
  const { month } = (await (await t.as(t.staff.director)).get('/api/board')).body
  assert.equal(month.registered, 2)
  assert.equal(month.answered, 1)
  assert.deepEqual(month.outcomes, { done: 1 })
})

test('a conference to be set waits for the director, in the figure and in its list, until it has a date', async () => {
  const director = await t.as(t.staff.director)
  const toSign = async () => {
    const board = (await director.get('/api/board')).body
    const { rows } = (await director.get('/api/cases?queue=toSign')).body
    assert.equal(board.toSign, rows.length)
    return rows.map(({ id }: { id: string }) => id)
  }
  const { worker } = t.staff
  const bounced = await sortedCase(t)
  for (const n of [1, 2, 3]) {
    assert.deepEqual(await toSign(), [])
    await bounced.does(worker, sample.refer)
    await bounced.does(worker, { type: 'recordReturn', referralId: `r${n}`, rightBody: '区民政局', ground: '不归我们' })
  }
  assert.deepEqual(await toSign(), [bounced.id])
  await bounced.does(t.staff.director, {
    ...sample.plan,
    when: '2026-03-05T06:30:00.000Z',
    invited: [{ body: '区民政局', contact: '' }],
    paperIds: [],
  })
  assert.deepEqual(await toSign(), [])
})
