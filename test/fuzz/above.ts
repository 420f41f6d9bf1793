/** What somebody above the first centre and a supervisor may aim at: lines that may be pressed for, an order that stands, clues with their receipts. */
import assert from 'node:assert/strict'
import { orgQuery } from '#store/org-query.ts'
import { acceptedCase } from '#test/faults/acts.ts'
import type { TestApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'

export async function seenFromAbove(t: TestApp, clients: { worker: Client; officer: Client; supervisor: Client }) {
  const { worker, officer, supervisor } = clients
  const lineIds: string[] = []
  for (let n = 0; n < 8; n++) {
    const { caseId } = await acceptedCase(t.app, t.staff.worker, `fuzz-above-${n}`, n)
    for (const referralId of ['r1', 'r2']) {
      const refer = { type: 'refer', kind: 'cooperate', body: '区某局', contact: '', question: '能不能办？' }
      for (const command of [refer, { type: 'recordReturn', referralId, rightBody: '市某局', ground: '不归我们管' }]) {
        const { version } = (await worker.get(`/api/cases/${caseId}`)).body as { version: number }
        const done = await worker.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command })
        assert.equal(done.status, 200, done.text)
      }
    }
    const [line] = await orgQuery<{ id: string }>(t.app.store.pool, t.centre.id, {
      text: 'select id from case_digest where case_id = $1',
      values: [caseId],
    })
    lineIds.push(line!.id)
    if (n % 2 === 0) continue
    const order = await officer.post(`/api/above/cases/${line!.id}/orders`, { what: '请说明', until: '2099-01-01' })
    assert.equal(order.status, 201, order.text)
  }
  const receipts: string[] = []
  for (let n = 0; n < 12; n++) {
    const sent = await worker.post('/api/clues', { about: '', what: `线索 ${n}`, caseNumber: '', named: false })
    assert.equal(sent.status, 201, sent.text)
    receipts.push(sent.body.receipt as string)
    t.clock.advance({ seconds: 1 })
  }
  // Newest first. The older half is asked about and left open, so that its receipts can be answered; the newer may be concluded.
  const ids = (await supervisor.get('/api/clues')).body.rows.map(({ id }: { id: string }) => id) as string[]
  for (const id of ids.slice(6)) {
    const asked = await supervisor.post(`/api/clues/${id}/questions`, { text: '哪一天？' })
    assert.equal(asked.status, 200, asked.text)
  }
  return { lineIds, clueIds: ids.slice(0, 6), receipts: receipts.slice(0, 6) }
}
