import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '#test/support/app.ts'

const t = await testApp()

test('a signed-in worker is told who they are', async () => {
  const worker = await t.as(t.staff.worker)
  const { status, body } = await worker.get('/api/session')
  assert.equal(status, 200)
  assert.equal(body.me.name, '王建国')
})
