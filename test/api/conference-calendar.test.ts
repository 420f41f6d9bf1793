/** A conference as a calendar file: for those who may see the case, without a word about what the matter is, and 404 for everybody else. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '#test/support/app.ts'
import { sortedCase } from '#test/support/commands.ts'

const t = await testApp(undefined, { orgs: 2 })
const { worker, clerk } = t.staff
const made = await sortedCase(t)
const file = async (staff: typeof worker, conference = 'c1') =>
  await (await t.as(staff)).get(`/api/cases/${made.id}/conferences/${conference}/calendar`)

test('a date makes a file; another date keeps its place in the calendar; called off, it is taken out', async () => {
  await made.does(worker, { type: 'callConference', reason: '三家说法不一' })
  assert.equal((await file(worker)).status, 404, 'no date yet')
  const plan = {
    type: 'planConference',
    conferenceId: 'c1',
    when: '2026-03-05T06:30:00.000Z',
    lasts: 60,
    place: '二楼会议室',
    invited: [{ body: '区民政局', contact: '' }],
    staff: ['wang'],
    paperIds: [],
  } as const
  await made.does(worker, plan)
  const first = await file(worker)
  assert.deepEqual(
    [first.status, first.headers['content-type'], first.headers['cache-control']],
    [200, 'text/calendar; charset=utf-8', 'no-store'],
  )
  assert.match(first.text, /DTSTART:20260305T063000Z\r\nDTEND:20260305T073000Z/)
  assert.match(first.text, /STATUS:CONFIRMED/)
  assert.ok(!first.text.includes('三家说法不一'))
  await made.does(worker, { ...plan, when: '2026-03-06T06:30:00.000Z' })
  const second = await file(worker)
  const uid = (text: string) => /UID:(.*)\r\n/.exec(text)?.[1]
  assert.equal(uid(second.text), uid(first.text))
  assert.match(second.text, /DTSTART:20260306T063000Z/)
  await made.does(worker, { type: 'cancelConference', conferenceId: 'c1', reason: '已经办成' })
  assert.match((await file(worker)).text, /STATUS:CANCELLED/)
})

test('another centre, a counter, a conference that is not there', async () => {
  for (const stranger of [t.centres[1]!.staff.worker, t.centres[1]!.staff.director])
    assert.equal((await file(stranger)).status, 404)
  assert.equal((await file(clerk)).status, 403)
  assert.equal((await file(worker, 'c2')).status, 404)
})
