/** 申诉复核 as the person does it, without script: offered with an answer that was less than asked, reviewed by somebody who had no part. */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { sortedCase } from '#test/support/commands.ts'
import { slipCode, visitor } from '#test/support/portal-world.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
after(() => t.server.close())
const { worker, worker2, director } = t.staff

async function open(caseId: string) {
  const person = visitor(t, '198.51.100.9')
  const { path } = await slipCode(t, caseId)
  await person.get(path)
  await person.post('/track/open', { ticket: path.slice(3) })
  return person
}

const reply = {
  type: 'reply',
  outcome: 'declined',
  explanation: '这笔费用按规定不能报销，原因如下。',
  basis: '条例第十条',
  alternatives: '医疗救助',
  remedy: '六十日内可申请复议',
}

test('appeal: from the letter, in the person’s own words; one at a time; the reviewer’s reasons come back to them', async () => {
  const made = await sortedCase(t)
  await made.does(worker, { type: 'addWay', way: '请医院重开', basis: '', result: 'fails', note: '不能重开' })
  await made.does(worker, {
    type: 'judge',
    verdict: 'cannot',
    reasoning: '条例写明',
    basis: '第十条',
    alternative: '医疗救助',
  })
  await made.does(director, { type: 'countersign', agreed: true, note: '' })
  const person = await open(made.id)
  await made.does(worker, reply)
  assert.ok(!(await person.get('/track/letter')).text.includes('/track/appeal'), 'not before it has arrived')
  await made.does(worker, { type: 'recordDelivery', channel: 'phone', reached: true, proof: '通话 3 分钟' })
  assert.match((await person.get('/track/letter')).text, /href="\/track\/appeal"/)
  assert.ok(!(await person.get('/track')).text.includes('/track/appeal'), 'first whether it is solved')
  await person.post('/track/solved', { solved: 'no', words: '' })
  assert.match(
    (await person.get('/track')).text,
    /href="\/track\/appeal"/,
    'not solved: nobody has to find the letter again',
  )

  await person.get('/track/appeal')
  const blank = await person.post('/track/appeal', { text: '  ' })
  assert.equal(blank.status, 422)
  await person.get('/track/appeal')
  const words = '条例第十条说的是自费药，我这是住院费。'
  const sent = await person.post('/track/appeal', { text: words })
  assert.equal(sent.location, '/track?did=appeal')
  assert.match((await person.get('/track?did=appeal')).text, /请没有经手过的人重新看/)
  assert.ok(!(await person.get('/track/letter')).text.includes('/track/appeal'), 'one at a time')
  await person.get('/track/appeal')
  assert.equal((await person.post('/track/appeal', { text: '再来一次' })).status, 422)

  const decision = { type: 'decideAppeal', appealId: 'u1', upheld: false, reasons: '第十条写的是全部门诊费用。' }
  for (const staff of [worker, director])
    assert.deepEqual((await made.refused(staff, decision)).codes, ['reviewer-had-part'], staff.name)
  const file = await made.does(worker2, decision)
  assert.deepEqual([file.appeals[0].words, file.appeals[0].by, file.appeals[0].decision.who], [words, '', worker2.name])
  assert.match((await person.get('/track')).text, /第十条写的是全部门诊费用/)
})
