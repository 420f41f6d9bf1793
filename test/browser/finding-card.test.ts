/** A finding on its case: what the papers said then stands under it, and one press gives the sheet for the insurance centre. */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { DocumentReading } from '#core/materials/document-reading.ts'
import { registerPrints } from '#http/prints.ts'
import { inOneTrip } from '#store/one-trip.ts'
import { orgTransaction } from '#store/org-query.ts'
import { keepReading } from '#store/paper-readings.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot } from '#test/support/browser.ts'
import { billOf, drawFiscalBillOfd } from '#test/support/drawn-bill.ts'
import { consoleOf, does, sortedOurs, walkIn } from '#test/support/journey.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'

const t = await testApp(undefined, { server: { more: [registerPrints] } })
const browser = await launchBrowser()
after(() => browser.close())
const { app, centre, staff } = t

const reading: DocumentReading = {
  kind: 'fiscalBill',
  qrText: null,
  qrTexts: [],
  invoice: {
    invoiceCode: '33060125',
    invoiceNumber: '0098123457',
    issueDate: '2026-02-26',
    checkCode: null,
    buyerName: '古丽娜•艾力',
    buyerTaxId: null,
    sellerName: '虚构市人民医院',
    sellerTaxId: null,
    amountExcludingTax: null,
    tax: null,
    amountIncludingTax: '213.40',
    items: [],
  },
  feeList: null,
  treatment: null,
  marks: ['exchanged'],
  from: { invoiceCode: 'data', invoiceNumber: 'data', issueDate: 'data', amountIncludingTax: 'data' },
  signature: 'intact',
  warnings: [],
}

test('a finding says what the papers said, and its sheet opens beside it', async (ctx) => {
  const { id } = await walkIn(t, '发票和清单差两百多块，窗口收不了。')
  await does(t, staff.worker, id, sortedOurs)
  const file = await drawFiscalBillOfd(billOf())
  const paperId = await asIfUploaded(t, staff.worker, file, 'application/ofd', '电子票据.ofd')
  await does(t, staff.worker, id, { type: 'addPaper', paperId })
  await orgTransaction(app.store.pool, centre.id, (client) =>
    inOneTrip(client, [keepReading(app.keys, centre.id, paperId, reading)]),
  )
  const items = [
    { name: '西药费', cents: 19_540 },
    { name: '诊查费', cents: 1_800 },
  ]
  await does(t, staff.worker, id, {
    type: 'recordFinding',
    paperIds: [paperId],
    bill: '医疗收费电子票据 代码 33060125 号码 0098123457',
    billCents: 21_340,
    lines: [...items, { name: '检查费', cents: 23_600, date: '2026-03-01' }],
    items,
    treatment: { from: '2026-02-20', to: '2026-02-26' },
  })
  for (const size of ['desktop', 'phone'] as const) {
    const page = await consoleOf(browser, t, staff.worker, `/desk/${id}`, { size })
    ctx.after(() => page.close())
    if (size === 'phone') await page.getByRole('button', { name: '材料与办法' }).click()
    await page.getByRole('tab', { name: '票据核对' }).click()
    const card = page.locator('.case-card', { hasText: '票据上没有的“检查费”' })
    await card.waitFor()
    await card.scrollIntoViewIfNeeded()
    assert.match(await card.innerText(), /不符 “电子票据\.ofd”已经换开成纸质票据/)
    assert.match(
      await card.innerText(),
      /请核 “电子票据\.ofd”上的付款人姓名与登记的写法不同，是同一个名字（只差中间的圆点，从第 4 个字起）/,
    )
    await axe(page)
    await assertNoSidewaysScroll(page)
    await shot(page, `finding-card-${size}`)
    const [sheet] = await Promise.all([
      page.context().waitForEvent('page'),
      card.getByRole('link', { name: '打印核对单' }).click(),
    ])
    await sheet.getByText('票据与明细核对单').waitFor()
    assert.match(await sheet.locator('main').innerText(), /0098123457〔文件〕/)
    page.assertClean()
  }
})
