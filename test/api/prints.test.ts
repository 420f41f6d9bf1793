/** Printed pages over HTTP: for staff who may see the case, logged, with the name in full only where the document needs it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { registerPrints } from '#http/prints.ts'
import { testApp } from '#test/support/app.ts'

const t = await testApp(undefined, {
  orgs: 2,
  server: { more: [registerPrints] },
  publicUrl: 'https://bancheng.example',
})
const worker = await t.as(t.staff.worker)
const registration = {
  channel: 'counter',
  title: '',
  statement: '发票和清单对不上。<script>alert(1)</script>',
  wish: '',
  itemId: null,
  blocker: {
    causes: ['material-mismatch'],
    note: '',
    step: '初审',
    place: '3 号窗口',
    refusedBy: null,
    refusedOn: null,
  },
  person: { kind: 'individual', name: '陈𰻝明', idNumber: '11010519491231002X', phone: '13812345678', note: '' },
  proxy: null,
  external: null,
  paperIds: [],
  owner: 'wang',
  comes: 'now',
}
const clerk = await t.as(t.staff.clerk)
const { id, slip } = (await clerk.post('/api/cases', registration)).body as {
  id: string
  slip: { code: string; number: string }
}
const print = (kind: string, caseId = id) => `/print/cases/${caseId}/${kind}`

test('the slip bears the code and no name; the sheet bears the name and no code; the write-up has the name masked', async () => {
  const answer = await worker.get(print('slip'))
  assert.equal(answer.status, 200, answer.text)
  for (const group of slip.code.split('-')) assert.ok(answer.text.includes(group))
  assert.ok(answer.text.includes(slip.number) && !answer.text.includes('陈'))
  const sheet = (await worker.get(print('register'))).text
  assert.ok(sheet.includes('陈𰻝明') && !sheet.includes(slip.code.split('-')[1]!))
  assert.ok(!sheet.includes('11010519491231002X') && !sheet.includes('13812345678'), 'number and phone stay masked')
  const course = (await worker.get(print('course'))).text
  assert.ok(course.includes('陈**') && !course.includes('陈𰻝明'))
})

test('a counter prints what it handed over, with the name masked', async () => {
  const sheet = await clerk.get(print('register'))
  assert.ok(sheet.status === 200 && sheet.text.includes('陈**') && !sheet.text.includes('陈𰻝明'))
})

test('strict headers, and nothing people wrote runs', async () => {
  const { text, headers } = await worker.get(print('register'))
  const nonce = /'nonce-([\w-]+)'/.exec(String(headers['content-security-policy']))![1]!
  assert.equal(headers['cache-control'], 'no-store')
  assert.deepEqual(
    [...text.matchAll(/<(?:script|style)([^>]*)>/g)].map(([, attributes]) => attributes),
    [` nonce="${nonce}"`, ` nonce="${nonce}"`],
  )
  assert.ok(
    !/ style=| on\w+=/.test(text.replace(/<script[^]*?<\/script>/g, '')),
    'no inline styles or handlers, which the policy would drop',
  )
})

test('whoever may not see the case learns nothing; whoever is signed out signs in first', async () => {
  const stranger = await t.as(t.centres[1]!.staff.director)
  const unknown = await worker.get(print('slip', '00000000-0000-4000-8000-00000000dead'))
  for (const answer of [
    await stranger.get(print('slip')),
    unknown,
    await worker.get(print('reply')),
    await worker.get(print('nothing')),
    await worker.get(print('slip', 'x')),
  ]) {
    assert.deepEqual([answer.status, answer.text], [404, unknown.text])
  }
  const nobody = await t.anyone().get(print('slip'))
  assert.deepEqual([nobody.status, nobody.headers['location']], [303, '/console/'])
})

test('every print is in the access log', async () => {
  const before = (await worker.get(`/api/cases/${id}/access`)).body.entries.length as number
  await worker.get(print('slip'))
  const { entries } = (await worker.get(`/api/cases/${id}/access`)).body
  assert.equal(entries.length, before + 1)
  assert.deepEqual([entries[0].what, entries[0].purpose, entries[0].who], ['打印了文书', '回执', t.staff.worker.name])
})
