/** Rectifications to aim at: each done once with evidence and sent back, so that nearly every command has something to meet. */
import assert from 'node:assert/strict'
import sharp from 'sharp'
import type { TestApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'

/** `worker` owes them, `colleague` has looked at what was done. */
export async function owedRectifications(t: TestApp, worker: Client, colleague: Client) {
  const rectificationIds: string[] = []
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#00a' } })
    .png()
    .toBuffer()
  let paperId = ''
  for (let n = 0; n < 3; n++) {
    const made = await worker.post('/api/rectifications', {
      source: { kind: 'finding', caseId: null, said: '季度检查' },
      kind: 'process',
      wrong: '流程绕路',
      goal: '少跑一趟',
      where: '窗口',
      scope: { itemId: null, cause: 'other', layer: null },
      owner: { staff: t.staff.worker.id },
      days: 10,
    })
    assert.equal(made.status, 201, made.text)
    const { id } = made.body as { id: string }
    const send = async (client: Client, expectedVersion: number, command: object) => {
      const done = await client.post(`/api/rectifications/${id}/commands`, { expectedVersion, command })
      assert.equal(done.status, 200, done.text)
    }
    if (n === 0) {
      paperId = await asIfUploaded(t, t.staff.worker, picture, 'image/png')
      await send(worker, 1, { type: 'accept' })
      await send(worker, 2, { type: 'reportDone', text: '改了', paperIds: [paperId] })
      await send(colleague, 3, { type: 'verify', enough: false, note: '还没有' })
    }
    rectificationIds.push(id)
  }
  return { rectificationIds, paperId }
}
