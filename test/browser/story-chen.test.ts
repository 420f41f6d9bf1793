/**
 * Ms Chen's story on the real screens: the counter cannot accept and hands over with a photo of the item list; the caseworker takes in a
 * photo of the payment slip, the hospital's list as PDF and the e-bill as OFD, which fill the comparison, and the surplus line is named; judged again, accepted, sent to the medical-insurance centre, which
 * answers; the person is told, reads, confirms and rates on her phone without script. (The person and all figures are invented.)
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot } from '#test/support/browser.ts'
import { act, signInOn } from '#test/support/console.ts'
import { billOf, billQrText, drawFeeListPdf, drawFiscalBillOfd, listOf } from '#test/support/drawn-bill.ts'
import { photoOf } from '#test/support/paper-pictures.ts'
import { fillCatalogue } from '#test/support/portal-world.ts'

// At the top of the file: made inside a hook, it would be closed when the hook ends.
const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
let browser: Browser
before(async () => {
  await fillCatalogue(t)
  browser = await launchBrowser()
})
after(() => browser?.close())

const bill = billOf()
const list = [
  ['挂号费', '18.00'],
  ['西药费', '195.40'],
  ['检查费', '236.00'],
] as const

test('Ms Chen: from “cannot accept” to solved, confirmed and rated', async () => {
  const clerk = await openPage(browser)
  await signInOn(clerk, origin, t, t.staff.clerk)
  await clerk.getByRole('heading', { name: '窗口交接' }).waitFor()
  const desk = await openPage(browser)
  await signInOn(desk, origin, t, t.staff.worker)
  await desk.getByRole('heading', { name: '工作台' }).waitFor()

  // The counter: F8, the item by its initials, the first blocker, a photo of the list, who she is, Enter.
  await clerk.keyboard.press('F8')
  await clerk.getByRole('dialog').waitFor()
  await clerk.keyboard.type('lxbx')
  await clerk.getByRole('option', { name: /^零星报销/ }).waitFor()
  await shot(clerk, 'chen-01-item')
  await clerk.keyboard.press('Enter')
  await clerk.keyboard.press('1')
  assert.equal(await clerk.getByRole('checkbox', { name: '材料对不上' }).isChecked(), true)
  await clerk.getByLabel('补一句话').fill('发票和清单差 236 元，系统交不上去')
  const picture = await photoOf(browser, { title: '门诊费用清单', rows: [...list], turned: -2 })
  await choose(clerk, [{ name: '费用清单.jpg', mimeType: 'image/jpeg', buffer: picture }])
  await clerk.getByLabel('姓名').fill('陈小满')
  await clerk.getByLabel('手机或电话').fill('13900001234')
  await clerk.getByText('已收好').waitFor()
  await shot(clerk, 'chen-02-hand-over')
  await axe(clerk)
  await clerk.getByRole('button', { name: /交给反映窗口/ }).click()
  await clerk.getByText('已交给反映窗口').waitFor()
  await shot(clerk, 'chen-03-slip')
  const number = await clerk.locator('.slip-number').innerText()
  const code = await clerk.locator('.slip-code').innerText()
  assert.match(number, /^CS-\d{4}-\d{6}$/)

  // The workbench: whoever it was routed to takes it up; nothing is asked again.
  const { id, owner } = await rowOf(number)
  const worker = owner === t.staff.worker.id ? desk : await openPage(browser)
  if (owner !== t.staff.worker.id) await signInOn(worker, origin, t, t.staff.worker2)
  await worker
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click()
  await worker.getByRole('region', { name: '现在做什么' }).waitFor()
  await worker.getByText('陈').first().waitFor()
  await shot(worker, 'chen-04-desk')
  await axe(worker)
  await assertNoSidewaysScroll(worker)
  assert.equal(await worker.getByText('已超期').count(), 0, 'the screen goes by the server’s time')
  // Everything the caseworker does from here to the end is counted: the twenty minutes of the story, within ten actions.
  let actions = 0
  const does = async (what: string, fill?: () => Promise<void>) => {
    actions++
    await act(worker, what, fill)
  }
  await does('受理')

  // A photo of the payment slip, the hospital's list as PDF, the e-bill as OFD: one choice of files, each read by itself.
  const slip = await photoOf(browser, {
    title: '门诊缴费凭条',
    rows: [
      ['姓名', '陈小满'],
      ['就诊日期', '2026-02-11'],
      ['缴费方式', '移动支付'],
      ['合计', '见电子票据'],
    ],
    qr: billQrText(bill),
    turned: 5,
  })
  const feeList = await drawFeeListPdf(browser, listOf())
  const ebill = await drawFiscalBillOfd(bill)
  actions++
  await worker.getByRole('tab', { name: '材料 1' }).click()
  await choose(worker, [
    { name: '缴费凭条.jpg', mimeType: 'image/jpeg', buffer: slip },
    { name: '费用清单.pdf', mimeType: 'application/pdf', buffer: feeList },
    { name: '电子票据.ofd', mimeType: '', buffer: ebill },
  ])
  await worker.getByRole('tab', { name: '材料 4' }).waitFor()
  await worker.getByText('读到票据，已填进“票据核对”').first().waitFor()
  await worker.locator('.reading').getByText(bill.number, { exact: true }).first().waitFor()
  await worker.locator('.reading').getByText('读到 ≠ 核验过').first().waitFor()
  await shot(worker, 'chen-05-read')
  await axe(worker)

  // Bill and list stand in the comparison, and the line too many is named; nobody typed anything.
  await worker.getByRole('tab', { name: '票据核对' }).click()
  await worker.getByText('多出来的就是：检查费').waitFor()
  await worker.getByText(/是同一张票据的文件和照片/).waitFor()
  const filled = {
    哪张票据: '财政电子票据',
    票据代码: bill.code,
    票据号码: bill.number,
    '票面金额（元）': bill.total,
    开票日期: bill.issueDate,
  }
  for (const [label, value] of Object.entries(filled))
    assert.equal(await worker.getByLabel(label, { exact: true }).inputValue(), value, label)
  assert.equal(await worker.getByText('来自文件', { exact: true }).count(), 5)
  await worker.getByText('来自文件：费用清单里的 3 行').waitFor()
  for (const [at, { name, amount }] of listOf().items.entries()) {
    assert.equal(await worker.getByLabel(`项目 ${at + 1}`).inputValue(), name)
    assert.equal(await worker.getByLabel(`金额 ${at + 1}`, { exact: true }).inputValue(), amount)
  }
  await shot(worker, 'chen-06-bill')
  await axe(worker)
  actions++
  await worker.getByRole('button', { name: '存成核对结果' }).click()
  await worker
    .locator('.bill-part')
    .getByText(/“检查费”/)
    .first()
    .waitFor()

  // Second judgement with the way that works.
  await does('加一条办法', async () => {
    await worker.getByLabel(/什么办法/).fill('用电子票据自带的明细代替纸质清单')
    await worker.getByLabel(/凭什么/).fill('电子票据与纸质票据效力相同')
    await worker.getByRole('radio', { name: '行得通' }).check()
  })
  await does('研判', async () => {
    await worker.getByLabel(/怎么判断的/).fill('电子票据的明细与票面一致，多出的检查费不属于这张票据，可以受理。')
    await worker.getByLabel(/^依据/).fill('财政电子票据与纸质票据具有同等效力（演示用依据）。')
    await shot(worker, 'chen-07-judge')
  })

  // Accepted, and sent on with what is known already written there.
  await does('请单位帮忙', async () => {
    const question = await worker.getByLabel(/请对方做什么/).inputValue()
    for (const part of [bill.number, '“检查费”', '可以受理', '依据：财政电子票据与纸质票据具有同等效力'])
      assert.ok(question.includes(part), `${part} in ${question}`)
    await worker.getByLabel(/请对方做什么/).fill(`${question}请按 213.40 元审核报销。`)
    await worker.getByLabel(/哪个单位/).fill('区医疗保险事务中心')
    await worker.getByRole('radio', { name: /协办/ }).check()
    await shot(worker, 'chen-08-refer')
  })
  actions++
  await worker.getByRole('button', { name: '记回话' }).click()
  await worker.getByLabel('对方的话').fill('已收件，预审通过，按 213.40 元支付到本人银行卡。')
  await worker.getByRole('form', { name: '记回话' }).getByRole('button', { name: '记下来' }).click()
  await worker.getByText('预审通过').first().waitFor()
  await shot(worker, 'chen-09-answered')

  // Told.
  await does('写答复', async () => {
    await worker
      .getByLabel(/给本人的话/)
      .fill(
        '您的报销已经受理，区医保中心预审通过。清单上多的一笔检查费不算在这张发票里，已经用电子票据自带的明细替换。',
      )
    await shot(worker, 'chen-10-reply')
  })
  await does('记送达', async () => {
    await worker.getByRole('radio', { name: /当面/ }).check()
    await worker.getByLabel(/凭据/).fill('当面讲给本人听，本人在回执上签了名')
  })
  await shot(worker, 'chen-11-delivered')

  // The person, on a phone, without script.
  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  await phone.goto(`${origin}/track`)
  await phone.getByLabel('查询码').fill(code.toLowerCase())
  await phone.getByRole('button', { name: '打开' }).click()
  await phone.getByText('答复了吗').first().waitFor()
  await shot(phone, 'chen-12-track')
  await assertNoSidewaysScroll(phone)
  await phone
    .getByRole('link', { name: /看答复全文/ })
    .first()
    .click()
  await phone.getByText('清单上多的一笔检查费不算在这张发票里').waitFor()
  await shot(phone, 'chen-12-letter')
  await phone.goBack()
  await phone.getByRole('button', { name: '解决了', exact: true }).first().click()
  await phone.getByText('您自己说的').waitFor()
  await phone.getByRole('link', { name: /评一评/ }).click()
  await phone.getByLabel('非常满意', { exact: true }).check()
  await shot(phone, 'chen-13-rate')
  await phone
    .getByRole('button')
    .filter({ hasText: /评|交|送/ })
    .last()
    .click()
  await phone.getByText('您的评价').waitFor()
  await shot(phone, 'chen-14-rated')

  // Closing is possible now: delivered, and solved as the person says.
  await worker.reload()
  await does('办结')
  await worker.getByText('已办结').first().waitFor()
  await shot(worker, 'chen-15-closed')

  assert.ok(actions <= 10, `${actions} actions of the caseworker`)

  const { body: file } = await (await t.as(t.staff.director)).get(`/api/cases/${id}`)
  assert.equal(file.stage, 'closed')
  assert.equal(file.outcome, 'done')
  assert.equal(file.item.id, 'sh-0024')
  assert.equal(file.requester.person.name.length > 0, true)
  assert.deepEqual([file.solved.value, file.solved.said, file.rating.stars], ['yes', 'online', 5])
  assert.equal(file.answered.proof, '当面讲给本人听，本人在回执上签了名')
  assert.deepEqual(file.findings[0].result.surplus, [2])
  assert.equal(file.findings[0].bill, `财政电子票据 代码 ${bill.code} 号码 ${bill.number} 开票 ${bill.issueDate}`)
  // They come in whatever order they arrive.
  const kinds = file.papers.map(({ mediaType, document }: { mediaType: string; document: string | null }) =>
    [mediaType, document].join(' '),
  )
  assert.deepEqual(
    new Set(kinds),
    new Set(['image/jpeg ', 'image/jpeg fiscalBill', 'application/pdf feeList', 'application/ofd fiscalBill']),
  )
  const compared = file.papers.filter(({ mediaType }: { mediaType: string }) => mediaType.startsWith('application/'))
  assert.deepEqual(
    new Set(file.findings[0].paperIds),
    new Set(compared.map(({ id }: { id: string }) => id)),
    'the list and the bill',
  )
  assert.equal(file.findings[0].result.byItems, true)
  assert.equal(file.judgements[0].verdict, 'can')
  assert.equal(file.referrals[0].answer.can, 'yes')
  assert.equal(file.owner.id, owner)
  for (const page of [clerk, worker, phone]) page.assertClean()
})

type Chosen = { name: string; mimeType: string; buffer: Buffer }

/** Chooses files through the button a person would press. */
async function choose(page: Page, files: Chosen[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '选文件' }).click(),
  ])
  await chooser.setFiles(files)
}

async function rowOf(number: string): Promise<{ id: string; owner: string }> {
  const client = await t.as(t.staff.director)
  const { body } = await client.get(`/api/cases?queue=all&search=${encodeURIComponent(number)}`)
  return { id: body.rows[0].id, owner: body.rows[0].owner.id }
}
