/** Several exceptions alike become a proposal: drafted from them, sent up, answered there, read by every centre below. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { sorted, sortedCase, workedCase } from '#test/support/commands.ts'
import { networkOf } from '#test/support/network.ts'
import { registration } from '#test/support/registration.ts'
import { asOwner } from '#store/open.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const { worker, worker2, director } = t.staff
const sister = t.centres[1]!.staff

const words = {
  type: 'askFiling',
  beyond: '缺一份证明先受理',
  clause: '经办规程第八条',
  why: '出具证明的单位已经撤销',
  limits: '仅此一件',
  risk: '事后追回',
  expires: '2026-12-31',
  level: 'centre',
} as const

async function approved(): Promise<void> {
  const made = await sortedCase(t)
  await made.does(worker, words)
  await made.does(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '' })
}
const list = async (staff: TestStaff) => (await (await t.as(staff)).get('/api/proposals')).body
const draft = async (staff: TestStaff, key?: string, cause = 'rule-too-rigid') =>
  await (await t.as(staff)).post('/api/proposals', { itemId: null, cause }, key ? { key } : {})
const act = async (staff: TestStaff, id: string, command: object, key?: string) =>
  await (await t.as(staff)).post(`/api/proposals/${id}/commands`, command, key ? { key } : {})
const codes = (body: { refusals: { code: string }[] }) => body.refusals.map(({ code }) => code)

let id = ''

test('two alike are not enough, three are offered', async () => {
  await approved()
  await approved()
  assert.deepEqual((await list(worker)).alike, [])
  assert.deepEqual(codes((await draft(worker)).body), ['too-few-alike'])
  await approved()
  assert.deepEqual((await list(worker)).alike, [{ itemId: null, item: '', cause: 'rule-too-rigid', count: 3 }])
  assert.deepEqual((await list(network.district.officer)).alike, [])
})

test('the draft says what happened, on which clause, with every exception that speaks for it; sent twice it is one', async () => {
  const made = await draft(worker, 'proposal-1')
  assert.equal(made.status, 201, made.text)
  id = made.body.id
  assert.match(made.body.text, /有 3 件因“.*”按例外办理.*经办规程第八条.*出具证明的单位已经撤销.*3\. CS-/s)
  assert.equal(made.body.evidence.length, 3)
  assert.deepEqual(made.body.actions, ['edit', 'send', 'withdraw'])
  assert.equal((await draft(worker, 'proposal-1')).body.id, id)
  assert.deepEqual((await list(worker)).alike, [], 'about these one is under way')
})

test('before it is sent nobody else sees it; then those it was sent to, and nobody else', async () => {
  for (const staff of [network.district.officer, network.city.officer, sister.worker])
    assert.equal((await (await t.as(staff)).get(`/api/proposals/${id}`)).status, 404)
  assert.equal(
    (await act(worker, id, { type: 'edit', title: '建议修订第八条', text: '三件都卡在第八条。' })).status,
    200,
  )
  const sent = await act(director, id, { type: 'send', level: 'district' })
  assert.deepEqual([sent.body.status, sent.body.to, sent.body.actions], ['sent', '测试区', ['withdraw']])
  assert.deepEqual(codes((await act(worker, id, { type: 'edit', title: 'x', text: 'y' })).body), ['thing-not-open'])
  const seen = (await (await t.as(network.district.officer)).get(`/api/proposals/${id}`)).body
  assert.deepEqual([seen.own, seen.draftedBy, seen.actions], [false, '', ['answer']])
  for (const staff of [network.city.officer, network.otherDistrict.officer, network.insurance.officer, sister.worker])
    assert.equal((await act(staff, id, { type: 'answer', verdict: 'accepted', text: '好' })).status, 404)
})

test('answered above, it is read by every centre below, and by no other', async () => {
  assert.deepEqual(codes((await act(worker, id, { type: 'answer', verdict: 'accepted', text: '好' })).body), [
    'not-your-role',
  ])
  const answer = { type: 'answer', verdict: 'partly', text: '先在本区试行一年，材料可后补。' }
  const done = await act(network.district.officer, id, answer, 'answer-1')
  assert.deepEqual(
    [done.body.status, done.body.answer.signed],
    ['answered', { body: '测试区', name: '测试区经办人' }],
    done.text,
  )
  assert.equal((await act(network.district.officer, id, answer, 'answer-1')).status, 200)
  assert.equal((await list(sister.worker)).rows.length, 0, 'of another district')
  await asOwner(t.app.store, (owner) =>
    owner.query('update organisation set parent_id = $2 where id = $1', [t.centres[1]!.id, network.district.id]),
  )
  const [told] = (await list(sister.worker)).rows
  assert.deepEqual([told.id, told.actions, told.answer.text], [id, [], answer.text])
  assert.deepEqual(told.evidence, [], 'the register of another centre is not theirs to read')
  assert.deepEqual(codes((await act(sister.worker, id, { type: 'withdraw', reason: 'x' })).body), ['not-your-role'])
})

test('another word under the same key is refused, not swallowed', async () => {
  for (let n = 0; n < 3; n++) await aboutColleague()
  const made = await draft(worker, 'proposal-2', 'attitude-or-inaction')
  assert.equal(made.status, 201, made.text)
  assert.deepEqual(codes((await draft(worker, 'proposal-2')).body), ['key-reused'])
  const edit = { type: 'edit', title: '一', text: '二' }
  assert.equal((await act(worker, made.body.id, edit, 'edit-1')).status, 200)
  assert.equal((await act(worker, made.body.id, edit, 'edit-1')).status, 200)
  assert.deepEqual(codes((await act(worker, made.body.id, { ...edit, text: '三' }, 'edit-1')).body), ['key-reused'])
})

test('whoever one of the exceptions is about learns nothing of them here (law 5)', async () => {
  const reads = async (staff: TestStaff) => (await list(staff)).rows.map(({ cause }: { cause: string }) => cause)
  const [made] = (await list(worker)).rows.filter(({ cause }: { cause: string }) => cause === 'attitude-or-inaction')
  assert.ok((await reads(director)).includes('attitude-or-inaction'))
  assert.ok(!(await reads(worker2)).includes('attitude-or-inaction'))
  assert.equal((await (await t.as(worker2)).get(`/api/proposals/${made.id}`)).status, 404)
  assert.equal((await act(worker2, made.id, { type: 'withdraw', reason: 'x' })).status, 404)
  assert.equal((await act(worker, made.id, { type: 'withdraw', reason: '再想想' })).status, 200)
  const offered = async (staff: TestStaff) => (await list(staff)).alike.map(({ cause }: { cause: string }) => cause)
  assert.deepEqual([await offered(worker), await offered(worker2)], [['attitude-or-inaction'], []])
  assert.deepEqual(codes((await draft(worker2, undefined, 'attitude-or-inaction')).body), ['too-few-alike'])
})

/** An exception in a case about the second caseworker. */
async function aboutColleague(): Promise<void> {
  const causes = ['attitude-or-inaction']
  const made = await workedCase(t, { blocker: { ...registration.blocker, causes, refusedBy: worker2.id } })
  await made.does(worker, { ...sorted, classification: { ...sorted.classification, causes } })
  await made.does(worker, words)
  await made.does(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '' })
}
