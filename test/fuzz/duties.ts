/** Things that the officer and the adviser of the range owe, of a case of their own: what they answer moves no target. */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import { orgQuery } from '#store/org-query.ts'
import { acceptedCase } from '#test/faults/acts.ts'
import type { TestApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'
import type { TestNetwork } from '#test/support/network.ts'

/** Questions with a paper and an invitation to 区医保局, an opinion of the first adviser. */
export async function owedDuties(t: TestApp, worker: Client, network: TestNetwork) {
  const { caseId } = await acceptedCase(t.app, t.staff.worker, 'fuzz-duties', 0)
  const body = '区医保局'
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0a0' } })
    .png()
    .toBuffer()
  const paperId = await asIfUploaded(t, t.staff.worker, picture, 'image/png')
  const refer = { type: 'refer', kind: 'cooperate', body, contact: '', question: '能不能办？', paperIds: [paperId] }
  const commands: object[] = [
    { type: 'addPaper', paperId },
    ...Array.from({ length: 6 }, () => refer),
    { type: 'callConference', reason: '说法不一' },
    {
      type: 'planConference',
      conferenceId: 'c1',
      when: new Date(Date.parse(t.clock.now()) + 86_400_000).toISOString(),
      lasts: 60,
      place: '二楼',
      invited: [{ body, contact: '' }],
      staff: [],
      paperIds: [],
    },
    {
      type: 'convenePanel',
      question: '能不能办？',
      file: '当事人的底册遗失。',
      paperIds: [],
      until: '2099-12-31',
      adviserIds: network.advisers.slice(0, 3).map(({ id }) => id),
    },
  ]
  for (const command of commands) {
    const { version } = (await worker.get(`/api/cases/${caseId}`)).body as { version: number }
    const done = await worker.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command })
    assert.equal(done.status, 200, done.text)
  }
  const adviser = network.advisers[0]!.staff
  const rows = await orgQuery<{ id: string; kind: string }>(t.app.store.pool, t.centre.id, {
    text: 'select id, kind from duty where case_id = $1 and (to_org = $2 or staff_id = $3)',
    values: [caseId, network.insurance.id, adviser.id],
  })
  assert.equal(rows.length, 8)
  // One invitation among six questions: as often as they.
  return { dutyIds: rows.flatMap(({ id, kind }) => (kind === 'invitation' ? [id, id, id, id, id] : [id])), paperId }
}
