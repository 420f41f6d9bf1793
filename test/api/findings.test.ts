/** Findings over HTTP: with the bill's own items, the treatment and what the papers said; kept without names, printed as it was kept. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Instant } from '#core/clock/date.ts'
import type { DocumentReading, Invoice } from '#core/materials/document-reading.ts'
import { registerPrints } from '#http/prints.ts'
import { recordBillUse } from '#store/bill-use.ts'
import { inOneTrip } from '#store/one-trip.ts'
import { orgQuery, orgTransaction } from '#store/org-query.ts'
import { keepReading } from '#store/paper-readings.ts'
import { insertPaper } from '#store/papers.ts'
import { testApp } from '#test/support/app.ts'
import { walkInWith } from '#test/support/registration.ts'

const t = await testApp(undefined, { server: { more: [registerPrints] } })
const { app, centre, staff } = t
const { pool } = app.store
const worker = await t.as(staff.worker)
const at = '2026-03-03T01:00:00.000Z' as Instant

const bill: Invoice = {
  invoiceCode: '33060125',
  invoiceNumber: '0098123457',
  issueDate: '2026-02-26',
  checkCode: null,
  buyerName: '陈晓悔',
  buyerTaxId: null,
  sellerName: '虚构市人民医院',
  sellerTaxId: null,
  amountExcludingTax: null,
  tax: null,
  amountIncludingTax: '213.40',
  items: [],
}
const reading: DocumentReading = {
  kind: 'fiscalBill',
  qrText: null,
  qrTexts: [],
  invoice: bill,
  feeList: null,
  treatment: null,
  marks: [],
  from: {
    invoiceCode: 'data',
    invoiceNumber: 'data',
    issueDate: 'data',
    sellerName: 'page',
    amountIncludingTax: 'data',
  },
  signature: 'none',
  warnings: [],
}

async function caseWithBill() {
  const paperId = app.newId()
  const paper = {
    id: paperId,
    sha256: '0'.repeat(64),
    mediaType: 'image/png',
    bytes: 1,
    label: '电子票据',
    original: null,
  }
  await insertPaper(pool, centre.id, { ...paper, by: { kind: 'staff', id: staff.worker.id } }, at)
  const { body, text, status } = await worker.post(
    '/api/cases',
    walkInWith([paperId], staff.worker.id, '陈晓梅', '11010519491231002X'),
  )
  assert.equal(status, 201, text)
  await orgTransaction(pool, centre.id, (client) =>
    inOneTrip(client, [
      keepReading(app.keys, centre.id, paperId, reading),
      recordBillUse(app.keys, centre.id, { caseId: body.id, paperId, bills: ['33060125/0098123457'], at }),
    ]),
  )
  return { caseId: body.id as string, number: body.slip.number as string, paperId }
}

const items = [
  { name: '西药费', cents: 19_540 },
  { name: '诊查费', cents: 1_800 },
]
const lines = [...items, { name: '检查费', cents: 23_600, date: '2026-03-01' }]
const treatment = { from: '2026-02-20', to: '2026-02-26' }

const earlier = await caseWithBill()
const { caseId, paperId } = await caseWithBill()
const record = async (command: object) => {
  const { body: file } = await worker.get(`/api/cases/${caseId}`)
  return await worker.post(`/api/cases/${caseId}/commands`, {
    expectedVersion: file.version,
    command: { type: 'recordFinding', paperIds: [], bill: '', billCents: 21_340, lines, ...command },
  })
}

test('comparing stores nothing and tells what the items and days tell', async () => {
  const { status, body } = await worker.post('/api/reconcile', { billCents: 21_340, lines, items, treatment })
  assert.equal(status, 200)
  assert.deepEqual(
    [body.verdict, body.surplus, body.byItems, body.notOnBill, body.missing, body.outside, body.allWays],
    ['surplusLines', [2], true, [2], [], [2], { count: 1, exact: true }],
  )
  const bare = await worker.post('/api/reconcile', { billCents: 21_340, lines: items })
  assert.deepEqual([bare.body.verdict, bare.body.itemsCompared], ['equal', false])
  for (const wrong of [{ treatment: { from: '2026-02-26', to: '2026-02-20' } }, { items: [{ name: 'x', cents: 1.5 }] }])
    assert.equal((await worker.post('/api/reconcile', { billCents: 1, lines, ...wrong })).status, 422)
})

test('a finding keeps items, treatment, what the bill said and what disagreed; the log names nobody', async () => {
  const {
    status,
    body: file,
    text,
  } = await record({ paperIds: [paperId], bill: '医疗收费电子票据 0098123457', items, treatment })
  assert.equal(status, 200, text)
  const found = file.findings.at(-1)
  assert.deepEqual([found.items, found.treatment, found.result.byItems], [items, treatment, true])
  assert.match(found.sentence, /正好是票据上没有的“检查费” 236\.00 元。.*第 3 行的日期不在就诊期间内/)
  assert.equal(found.stated.kind, 'fiscalBill')
  assert.deepEqual([found.stated.fields.invoiceNumber, found.stated.from.sellerName], ['0098123457', 'page'])
  assert.deepEqual(
    found.remarks.map(({ code, severity }: { code: string; severity: string }) => [code, severity]),
    [
      ['name-differs', 'wrong'],
      ['used-elsewhere', 'check'],
    ],
  )
  assert.match(found.remarks[0].text, /“电子票据”上的付款人姓名与登记的不一致（有一个字不同，从第 3 个字起）/)
  assert.match(found.remarks[1].text, /也在另一件诉求里/)
  assert.ok(!text.includes(earlier.number), 'not everybody who reads this case may know of that one')
  const rows = await orgQuery<{ text: string }>(pool, centre.id, {
    text: `select data::text as text from case_event where case_id = $1 union all select state::text from case_file where id = $1`,
    values: [caseId],
  })
  assert.ok(rows.length > 2)
  for (const row of rows) assert.doesNotMatch(row.text, /晓梅|晓悔|梅|悔|19491231/)
})

test('a session that ended elsewhere looks nothing up and keeps nothing', async () => {
  const client = await t.signIn(staff.worker2)
  const { body: file } = await client.get(`/api/cases/${caseId}`)
  await orgTransaction(pool, centre.id, (to) => to.query('delete from session where staff_id = $1', [staff.worker2.id]))
  const command = { type: 'recordFinding', paperIds: [paperId], bill: '', billCents: 21_340, lines, items, treatment }
  const answer = await client.post(`/api/cases/${caseId}/commands`, { expectedVersion: file.version, command })
  assert.deepEqual([answer.status, answer.body.code], [401, 'not-signed-in'])
})

test('a finding without papers or items is what it always was', async () => {
  const { status, body: file } = await record({})
  assert.equal(status, 200)
  const { items: none, treatment: never, stated, remarks, result } = file.findings.at(-1)
  assert.deepEqual([none, never, stated, remarks, result.surplus], [undefined, undefined, undefined, [], [2]])
})

test('the sheet is printed of the finding asked for, with the name in full, and the print is logged', async () => {
  const first = await worker.get(`/print/cases/${caseId}/finding?finding=f1`)
  assert.equal(first.status, 200)
  for (const must of [
    '票据与明细核对单',
    '陈晓梅',
    '0098123457〔文件〕',
    '¥213.40〔文件〕',
    '多出：票据上没有这一行',
    '材料之间的核对',
  ])
    assert.ok(first.text.includes(must), must)
  assert.ok(!first.text.includes('11010519491231002X') && !first.text.includes('陈晓悔'))
  const newest = await worker.get(`/print/cases/${caseId}/finding`)
  assert.ok(newest.status === 200 && !newest.text.includes('材料之间的核对'))
  assert.equal((await worker.get(`/print/cases/${caseId}/finding?finding=f9`)).status, 404)
  assert.equal((await worker.get(`/print/cases/${caseId}/finding?finding=f1&finding=f2`)).status, 404)
  const { body } = await worker.get(`/api/cases/${caseId}/access`)
  assert.ok(body.entries.some(({ purpose }: { purpose: string }) => purpose === '票据核对单'))
})

test('of a paper that was withdrawn a finding says nothing', async () => {
  const { caseId: id, paperId: gone } = await caseWithBill()
  const run = async (command: object) => {
    const { body: file } = await worker.get(`/api/cases/${id}`)
    return await worker.post(`/api/cases/${id}/commands`, { expectedVersion: file.version, command })
  }
  assert.equal((await run({ type: 'withdrawPaper', paperId: gone, reason: '放错了' })).status, 200)
  const asked = {
    type: 'recordFinding',
    paperIds: [gone],
    bill: '医疗收费电子票据 0098123457',
    billCents: 21_340,
    lines,
  }
  const { status, body, text } = await run(asked)
  assert.equal(status, 200, text)
  const { stated, remarks } = body.findings.at(-1)
  assert.deepEqual([stated, remarks], [undefined, []])
})
