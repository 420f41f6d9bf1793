/** Demanded against brought over HTTP: from the window to the one request, on the version the case is pinned to. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseFile } from '#contract/cases.ts'
import type { ItemRow } from '#store/catalogue.ts'
import { testApp } from '#test/support/app.ts'
import { importExample } from '#test/support/example-catalogue.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp()
await importExample(t)
const clerk = await t.as(t.staff.clerk)
const worker = await t.as(t.staff.worker)
const claim = 'sh-0024'

type Marks = readonly { materialId: string; part: string | null; state: string; paperIds: string[] }[]
async function begin(marks?: Marks, itemId: string | null = claim): Promise<CaseFile> {
  const made = await clerk.post('/api/cases', {
    ...registration,
    itemId,
    owner: t.staff.worker.id,
    ...(marks && { marks }),
  })
  assert.equal(made.status, 201, made.text)
  return (await worker.get(`/api/cases/${made.body.id}`)).body as CaseFile
}
const row = (file: CaseFile, id: string) => file.checklist!.rows.find((each) => each.id === id)!
async function run(file: CaseFile, command: object) {
  return await worker.post(`/api/cases/${file.id}/commands`, { expectedVersion: file.version, command })
}
async function does(file: CaseFile, command: object): Promise<CaseFile> {
  const answer = await run(file, command)
  assert.equal(answer.status, 200, answer.text)
  return answer.body as CaseFile
}
const mark = (materialId: string, state: string, more: object = {}) => ({
  type: 'markMaterial',
  materialId,
  part: null,
  state,
  paperIds: [],
  note: '',
  ...more,
})
const accept = {
  type: 'accept',
  classification: {
    class: 'general',
    nature: 'hard',
    causes: ['other'],
    layer: 'counter',
    remit: 'ours',
    rightBody: '',
  },
}

test('what was ticked at the window stands on the list; the notice asks for the rest, each with its why', async () => {
  const file = await begin([
    { materialId: 'id-card', part: null, state: 'seen', paperIds: [] },
    { materialId: 'bank-card', part: null, state: 'brought', paperIds: [] },
    { materialId: 'invoice', part: '电子发票', state: 'brought', paperIds: [] },
  ])
  const list = file.checklist!
  assert.equal(list.sentence, '还缺 3 样：医保卡、就医凭证、发票明细清单。')
  assert.deepEqual(
    list.toAsk.map(({ name }) => name),
    ['医保卡', '就医凭证', '发票明细清单'],
  )
  assert.match(list.toAsk[2]!.why, /办“.+”要用；与发票对应的明细清单，或者电子发票所附的明细，有一种就行/)
  assert.deepEqual(
    [row(file, 'invoice').standing, row(file, 'invoice').way, row(file, 'invoice').card],
    ['satisfied', 1, 'e-bill'],
  )
  assert.deepEqual(
    list.cards.map(({ id }) => id),
    ['e-bill', 'fee-list', 'e-bill-check'],
  )
  assert.equal(row(file, 'id-card').mark!.by, t.staff.clerk.name)
})

test('without looking nothing is ticked; an item without a list, or none, has no checklist', async () => {
  assert.equal(
    (await begin()).checklist!.rows.every(({ standing }) => standing === 'missing'),
    true,
  )
  assert.equal((await begin(undefined, null)).checklist, null)
  assert.equal((await begin(undefined, 'sh-0001')).checklist, null)
  const unknown = await clerk.post('/api/cases', {
    ...registration,
    itemId: claim,
    marks: [{ materialId: 'passport', part: null, state: 'brought', paperIds: [] }],
  })
  assert.deepEqual([unknown.status, unknown.body.reasons?.[0]?.code ?? unknown.body.code], [422, 'no-such-material'])
})

test('asked once: what is here is refused with the day, what is in doubt needs a why, and the request shows what came', async () => {
  let file = await does(await begin(), accept)
  file = await does(file, mark('id-card', 'brought'))
  const ask = (name: string, why: string) => ({
    type: 'askForMaterials',
    materials: [{ name, why, where: '' }],
    until: '2026-03-20',
  })
  const again = await run(file, ask('身份证', '再看看'))
  assert.equal(again.status, 409)
  assert.match(again.text, /“身份证”2026-03-03 已经收到或看过，不再要第二次/)
  file = await does(file, mark('id-card', 'doubtful', { note: '过了有效期' }))
  assert.match((await run(file, ask('身份证', ''))).text, /再要请写明为什么/)
  assert.match(file.checklist!.toAsk[0]!.why, /^交过的有疑问：过了有效期/)
  file = await does(file, {
    type: 'askForMaterials',
    materials: file.checklist!.toAsk,
    until: '2026-03-20',
  })
  file = await does(file, mark('bank-card', 'seen'))
  const asked = new Map(file.requests[0]!.materials.map(({ name, here }) => [name, here]))
  assert.deepEqual([asked.get('银行卡'), asked.get('医保卡')], [true, false])
  assert.ok(file.timeline.some(({ title, audience }) => title === '银行卡：看过原件' && audience === 'staff'))
})

test('only who may work on it marks, only what the pinned version demands', async () => {
  let file = await begin()
  const foreign = await clerk.post(`/api/cases/${file.id}/commands`, {
    expectedVersion: file.version,
    command: mark('id-card', 'brought'),
  })
  assert.equal(foreign.status, 403)
  assert.equal((await run(file, mark('passport', 'brought'))).status, 422)
  assert.equal((await run(file, mark('invoice', 'brought', { part: '收据' }))).status, 422)
  // A later version demands less and under other names; this case keeps what it was told.
  const fewer = (item: ItemRow): ItemRow => {
    if (item.id !== claim) return item
    const data = item.data as { guide: { materials: { id: string }[] } }
    return { ...item, data: { ...data, guide: { ...data.guide, materials: data.guide.materials.slice(0, 1) } } }
  }
  await importExample(t, fewer)
  try {
    assert.equal((await begin()).checklist!.rows.length, 1)
    file = await does(file, mark('bank-card', 'brought'))
    assert.equal(file.checklist!.rows.length, 6)
  } finally {
    await importExample(t)
  }
})

test('another item: what has the same id and name counts on, the rest is kept beside', async () => {
  let file = await begin([
    { materialId: 'id-card', part: null, state: 'seen', paperIds: [] },
    { materialId: 'visit-record', part: null, state: 'brought', paperIds: [] },
  ])
  file = await does(file, { type: 'amend', itemId: 'sh-0023' })
  assert.equal(file.checklist!.sentence, '齐了。')
  assert.deepEqual(file.checklist!.notCounted, [{ name: '就医凭证', state: 'brought' }])
})
