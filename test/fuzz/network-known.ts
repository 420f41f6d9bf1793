/** What the network adds to the things a request may aim at: a conference with a date, exceptions enough alike for a proposal, one that is drafted. */
import assert from 'node:assert/strict'
import { acceptedCase } from '#test/faults/acts.ts'
import type { TestApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'

/** Gives commands one after the other, each on the version before it; the case as it stands afterwards. */
async function does(client: Client, caseId: string, commands: readonly object[]): Promise<{ version: number }> {
  let { version } = (await client.get(`/api/cases/${caseId}`)).body as { version: number }
  for (const command of commands) {
    const done = await client.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command })
    assert.equal(done.status, 200, done.text)
    version = (done.body as { version: number }).version
  }
  return { version }
}

/** Conference `c1` of the case, on the day after. */
export const plansConference = (t: TestApp, worker: Client, caseId: string): Promise<{ version: number }> =>
  does(worker, caseId, [
    { type: 'callConference', reason: '三家说法不一' },
    {
      type: 'planConference',
      conferenceId: 'c1',
      when: new Date(Date.parse(t.clock.now()) + 86_400_000).toISOString(),
      lasts: 60,
      place: '二楼会议室',
      invited: [{ body: '区民政局', contact: '' }],
      staff: [t.staff.worker.id],
      paperIds: [],
    },
  ])

/** Answered with less than was asked, which arrived, and appeal `u1` against it: nobody has had a part in that but worker and director. */
export async function appealed(worker: Client, director: Client, caseId: string): Promise<{ version: number }> {
  await does(worker, caseId, [
    { type: 'addWay', way: '请医院重开', basis: '', result: 'fails', note: '不能重开' },
    { type: 'judge', verdict: 'cannot', reasoning: '条例写明', basis: '第十条', alternative: '医疗救助' },
  ])
  await does(director, caseId, [{ type: 'countersign', agreed: true, note: '' }])
  await does(worker, caseId, [
    {
      type: 'reply',
      outcome: 'declined',
      explanation: '这笔费用按规定不能报销，原因如下。',
      basis: '条例第十条',
      alternatives: '医疗救助',
      remedy: '六十日内可申请复议',
    },
    { type: 'recordDelivery', channel: 'phone', reached: true, proof: '通话 3 分钟' },
  ])
  return await does(director, caseId, [{ type: 'appeal', words: '第十条说的是自费药。' }])
}

const causes = ['rule-too-rigid', 'rule-missing'] as const

/** Three approved exceptions of each of two causes. Of the first a draft is made; of the second one may still be. */
export async function alikeExceptions(t: TestApp, worker: Client, director: Client) {
  const filing = {
    type: 'askFiling',
    beyond: '缺一份证明先受理',
    clause: '经办规程第八条',
    why: '出具证明的单位已经撤销',
    limits: '仅此一件',
    risk: '事后追回',
    expires: new Date(Date.parse(t.clock.now()) + 90 * 86_400_000).toISOString().slice(0, 10),
    level: 'centre',
  }
  for (const cause of causes)
    for (let n = 0; n < 3; n++) {
      const { caseId } = await acceptedCase(t.app, t.staff.worker, `fuzz-alike-${cause}-${n}`, n)
      const classification = {
        class: 'general',
        nature: 'hard',
        causes: [cause],
        layer: 'counter',
        remit: 'ours',
        rightBody: '',
      }
      await does(worker, caseId, [{ type: 'classify', classification }, filing])
      await does(director, caseId, [{ type: 'decideFiling', filingId: 'x1', granted: true, note: '' }])
    }
  const drafted = await worker.post('/api/proposals', { itemId: null, cause: causes[0] })
  assert.equal(drafted.status, 201, drafted.text)
  return { proposalIds: [drafted.body.id as string], alikeCause: causes[1] }
}
