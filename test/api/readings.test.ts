/** What papers say over HTTP: files read by themselves, kept sealed, shown masked, seen only by those who may; originals with a reason only. */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import sharp from 'sharp'
import type { Invoice } from '#core/materials/document-reading.ts'
import { closeChildren } from '#documents/child.ts'
import { orgQuery } from '#store/org-query.ts'
import { testApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'
import { digitalXml, invoiceOfd } from '#test/support/drawn-invoice.ts'
import { walkInWith } from '#test/support/registration.ts'
import { uploadForm } from '#test/support/upload.ts'

const t = await testApp(undefined, { orgs: 2 })
after(closeChildren)
const worker = await t.as(t.staff.worker)
const colleague = await t.as(t.staff.worker2)
const director = await t.as(t.staff.director)
const stranger = await t.as(t.centres[1]!.staff.worker)

const item = { specification: null, unit: '次', quantity: '1', unitPrice: null, taxRate: '6%' }
const invoice: Invoice = {
  invoiceCode: null,
  invoiceNumber: '26312000000123456789',
  issueDate: '2026-02-11',
  checkCode: null,
  buyerName: '陈·小满',
  buyerTaxId: '44030819990110151X',
  sellerName: '示例医院',
  sellerTaxId: '91310116076409427L',
  amountExcludingTax: '201.32',
  tax: '12.08',
  amountIncludingTax: '213.40',
  items: [
    { ...item, name: '*医疗服务*挂号费', amount: '16.98', tax: '1.02' },
    { ...item, name: '*医药*西药费', amount: '184.34', tax: '11.06' },
  ],
}

async function upload(client: Client, bytes: Buffer, name: string) {
  const answer = await client.send('POST', '/api/papers', ...uploadForm(bytes, name))
  assert.equal(answer.status, 201, answer.text)
  return answer.body as { id: string; mediaType: string }
}

async function caseWith(...files: readonly (readonly [Buffer, string])[]) {
  const papers = []
  for (const [bytes, name] of files) papers.push(await upload(worker, bytes, name))
  const made = await worker.post(
    '/api/cases',
    walkInWith(
      papers.map(({ id }) => id),
      'wang',
      '陈·小满',
    ),
  )
  assert.equal(made.status, 201, made.text)
  return { caseId: made.body.id as string, papers }
}
const read = (client: Client, caseId: string, paperId: string) =>
  client.send('POST', `/api/cases/${caseId}/papers/${paperId}/read?byItself=yes`)

const ofd = await invoiceOfd(invoice, 'digital', ['data'])
const xml = Buffer.from(digitalXml(invoice))

test('an OFD and an XML are read, field by field, with people masked', async () => {
  const { caseId, papers } = await caseWith([ofd, '发票.ofd'], [xml, '发票.xml'])
  assert.deepEqual((await worker.get(`/api/cases/${caseId}/readings`)).body.readings, [])
  for (const { id } of papers) {
    const answer = await read(worker, caseId, id)
    assert.deepEqual([answer.status, answer.body.document], [200, 'digitalInvoice'], answer.text)
  }
  const { body } = await worker.get(`/api/cases/${caseId}/readings`)
  assert.deepEqual(
    body.readings.map(({ paperId }: { paperId: string }) => paperId),
    papers.map(({ id }) => id),
  )
  for (const reading of body.readings) {
    assert.deepEqual(reading.fields, {
      invoiceNumber: '26312000000123456789',
      issueDate: '2026-02-11',
      buyerName: '陈***',
      buyerTaxId: '4****************X',
      sellerName: '示例医院',
      sellerTaxId: '91310116076409427L',
      amountExcludingTax: '201.32',
      tax: '12.08',
      amountIncludingTax: '213.40',
    })
    assert.equal(reading.from.amountIncludingTax, 'data')
    assert.deepEqual(
      reading.items.map(({ name, amount }: { name: string; amount: string }) => [name, amount]),
      [
        ['*医疗服务*挂号费', '16.98'],
        ['*医药*西药费', '184.34'],
      ],
    )
  }
  const { body: file } = await worker.get(`/api/cases/${caseId}`)
  assert.deepEqual(
    file.papers.map(({ document }: { document: string }) => document),
    ['digitalInvoice', 'digitalInvoice'],
  )
  assert.ok(file.timeline.some(({ title }: { title: string }) => /读作数电发票/.test(title)))
})

test('what is read lies sealed: neither the log nor the rows beside the paper hold a name in the clear', async () => {
  const { caseId, papers } = await caseWith([ofd, '发票.ofd'])
  assert.equal((await read(worker, caseId, papers[0]!.id)).status, 200)
  const rows = await orgQuery<{ text: string }>(t.app.store.pool, t.centre.id, {
    text: `select e.data::text as text from case_event e where e.org_id = $1 and e.case_id = $2
           union all select f.state::text from case_file f where f.org_id = $1 and f.id = $2
           union all select encode(p.reading, 'escape') from paper p where p.org_id = $1 and p.case_id = $2`,
    values: [t.centre.id, caseId],
  })
  assert.ok(rows.length > 3)
  for (const { text } of rows) assert.ok(!/小满|44030819990110151X/.test(text))
})

test('readings are for those who may see the case; a colleague who looks stands in the access log, once', async () => {
  const { caseId, papers } = await caseWith([xml, '发票.xml'])
  await read(worker, caseId, papers[0]!.id)
  assert.equal((await stranger.get(`/api/cases/${caseId}/readings`)).status, 404)
  assert.equal((await (await t.as(t.staff.clerk)).get(`/api/cases/${caseId}/readings`)).status, 404)
  for (const _ of [1, 2]) assert.equal((await colleague.get(`/api/cases/${caseId}/readings`)).status, 200)
  const { body } = await worker.get(`/api/cases/${caseId}/access`)
  assert.deepEqual(
    body.entries.filter(({ what }: { what: string }) => /读出来/.test(what)).map(({ who }: { who: string }) => who),
    [t.staff.worker2.name],
  )
})

test('a list longer than a comparison takes is read and not compared in part', async () => {
  const long = (count: number) => {
    const items = Array.from({ length: count }, (_, at) => ({
      ...item,
      name: `药品${at}`,
      amount: '1.00',
      tax: '0.00',
    }))
    return Buffer.from(digitalXml({ ...invoice, items }))
  }
  const { caseId, papers } = await caseWith([long(300), '三百行.xml'], [long(301), '三百零一行.xml'])
  for (const { id } of papers) assert.equal((await read(worker, caseId, id)).status, 200)
  const { body } = await worker.get(`/api/cases/${caseId}/readings`)
  const counts = body.readings.map(({ items, lines }: { items: unknown[]; lines: unknown[] | null }) => [
    items.length,
    lines?.length ?? null,
  ])
  assert.deepEqual(counts, [
    [300, 300],
    [301, null],
  ])
})

test('papers that say hundreds of thousands of characters each are not all handed out at once', async () => {
  const items = Array.from({ length: 2_500 }, (_, at) => ({
    ...item,
    name: `${'药'.repeat(120)}${at}`,
    amount: '1.00',
    tax: '0.00',
  }))
  const wordy = Buffer.from(digitalXml({ ...invoice, items }))
  const { caseId, papers } = await caseWith(...Array.from({ length: 6 }, () => [wordy, '长.xml'] as const))
  for (const { id } of papers) assert.equal((await read(worker, caseId, id)).status, 200)
  const { text, body } = await worker.get(`/api/cases/${caseId}/readings`)
  assert.equal(body.readings.length, 6)
  assert.equal(body.readings[0].items.length, 2_500)
  assert.deepEqual([body.readings[5].items, body.readings[5].fields.sellerName], [[], '示例医院'])
  assert.ok(text.length < 2_500_000, String(text.length))
  const wordier = items.map((each) => ({ ...each, name: '药'.repeat(200) }))
  const over = await caseWith([Buffer.from(digitalXml({ ...invoice, items: wordier })), '太长.xml'])
  assert.equal((await read(worker, over.caseId, over.papers[0]!.id)).status, 422, 'more than any bill says')
})

test('a withdrawn paper says nothing any more', async () => {
  const { caseId, papers } = await caseWith([xml, '发票.xml'])
  await read(worker, caseId, papers[0]!.id)
  const { body: file } = await worker.get(`/api/cases/${caseId}`)
  const gone = await worker.post(`/api/cases/${caseId}/commands`, {
    expectedVersion: file.version,
    command: { type: 'withdrawPaper', paperId: papers[0]!.id, reason: '放错了' },
  })
  assert.equal(gone.status, 200, gone.text)
  assert.deepEqual((await worker.get(`/api/cases/${caseId}/readings`)).body.readings, [])
})

test('files are handed out as they came, to be kept and not to be opened in the page', async () => {
  const { papers } = await caseWith([ofd, '发票.ofd'], [xml, '发票.xml'])
  for (const [at, ending] of ['ofd', 'xml'].entries()) {
    const got = await worker.get(`/api/papers/${papers[at]!.id}`)
    assert.equal(got.status, 200)
    assert.match(
      String(got.headers['content-disposition']),
      new RegExp(`^attachment; filename="[0-9a-f-]+\\.${ending}"$`),
    )
    assert.match(String(got.headers['content-security-policy']), /sandbox/)
  }
})

test('a picture’s original is kept sealed and opened by the director, with a reason, which is told', async () => {
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#ddd' } })
    .withExif({ IFD0: { Artist: 'CANARY-PLACE' } })
    .jpeg()
    .toBuffer()
  const { caseId, papers } = await caseWith([photo, '照片.jpg'], [xml, '发票.xml'])
  const [picture, file] = papers.map(({ id }) => id)
  const path = `/api/papers/${picture}/original`
  assert.equal((await worker.post(path, { reason: '对质' })).status, 403)
  assert.equal((await director.post(path, { reason: '' })).status, 422)
  assert.equal((await (await t.as(t.centres[1]!.staff.director)).post(path, { reason: '对质' })).status, 404)
  const got = await director.post(path, { reason: '当事人说照片被换过' })
  assert.equal(got.status, 200)
  assert.match(String(got.headers['content-type']), /octet-stream/)
  assert.ok(got.text.includes('CANARY-PLACE'), 'as it came')
  assert.ok(!(await worker.get(`/api/papers/${picture}`)).text.includes('CANARY'))
  const { body } = await worker.get(`/api/cases/${caseId}/access`)
  assert.ok(
    body.entries.some(
      ({ what, purpose }: { what: string; purpose: string }) =>
        /原始文件/.test(what) && purpose === '当事人说照片被换过',
    ),
  )
  assert.equal((await director.post(`/api/papers/${file}/original`, { reason: '对质' })).status, 404, 'kept as it came')
})
