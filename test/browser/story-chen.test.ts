/**
 * Ms Chen's story on the real screens: the counter cannot accept, hands over by keyboard; the caseworker finds the surplus line, judges,
 * refers, replies; the person reads, confirms and rates on her phone without script. (The person and all figures are invented.)
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot } from '#test/support/browser.ts'
import { act, signInOn } from '#test/support/console.ts'

// At the top of the file: made inside a hook, it would be closed when the hook ends.
const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

test('Ms Chen: from “cannot accept” to solved, confirmed and rated', async () => {
  const clerk = await openPage(browser)
  await signInOn(clerk, origin, t, t.staff.clerk)
  await clerk.getByRole('heading', { name: '窗口交接' }).waitFor()
  const desk = await openPage(browser)
  await signInOn(desk, origin, t, t.staff.worker)
  await desk.getByRole('heading', { name: '工作台' }).waitFor()

  // The counter: F8, the first blocker, a note, Enter.
  await clerk.keyboard.press('F8')
  await clerk.getByRole('dialog').waitFor()
  await shot(clerk, 'chen-1-hand-over')
  await axe(clerk)
  await clerk.locator('#blocker-causes input').first().focus()
  await clerk.keyboard.press('1')
  await clerk.getByLabel('补一句话').fill('发票和清单差 236 元，系统交不上去')
  await clerk.keyboard.press('Enter')
  await clerk.getByText('已交给反映窗口').waitFor()
  await shot(clerk, 'chen-2-slip')
  const number = await clerk.locator('.slip-number').innerText()
  const code = await clerk.locator('.slip-code').innerText()
  assert.match(number, /^CS-\d{4}-\d{6}$/)

  // The workbench: whoever it was routed to takes it up.
  const owner = await ownerOf(number)
  const worker = owner === t.staff.worker.id ? desk : await openPage(browser)
  if (owner !== t.staff.worker.id) await signInOn(worker, origin, t, t.staff.worker2)
  await worker
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click()
  await worker.getByRole('region', { name: '现在做什么' }).waitFor()
  await shot(worker, 'chen-3-desk')
  await axe(worker)
  await assertNoSidewaysScroll(worker)
  await act(worker, '接手')
  await act(worker, '受理')

  // Bill against list, compared while it is typed; the surplus line is named.
  await worker.getByRole('tab', { name: '票据核对' }).click()
  await worker.getByLabel('哪张票据').fill('医疗收费电子票据')
  await worker.getByLabel('票面金额（元）').fill('213.40')
  for (const [index, [name, amount]] of [
    ['挂号费', '18.00'],
    ['药费', '195.40'],
    ['检查费', '236.00'],
  ].entries()) {
    if (index > 0) await worker.getByRole('button', { name: '加一行' }).click()
    await worker.getByLabel(`项目 ${index + 1}`).fill(name!)
    await worker.getByLabel(`金额 ${index + 1}`, { exact: true }).fill(amount!)
  }
  await worker.getByText('多出来的就是：检查费').waitFor()
  await shot(worker, 'chen-4-bill')
  await worker.getByRole('button', { name: '存成核对结果' }).click()
  await worker
    .getByText(/正好是明细里的“检查费”/)
    .first()
    .waitFor()

  // Second judgement with the way that works, then the answer and its delivery.
  await act(worker, '加一条办法', async () => {
    await worker.getByLabel(/什么办法/).fill('用电子票据自带的明细代替纸质清单')
    await worker.getByRole('radio', { name: '行得通' }).check()
  })
  await act(worker, '研判', async () => {
    await worker.getByLabel(/怎么判断的/).fill('电子票据的明细与票面一致，多出的一行不属于这张票据，可以受理。')
  })
  await act(worker, '写答复', async () => {
    await worker
      .getByLabel(/给本人的话/)
      .fill('您的报销已经受理并交到区医保中心。清单上多的一笔检查费不算在这张发票里，已经用电子票据自带的明细替换。')
  })
  await act(worker, '记送达', async () => {
    await worker.getByLabel(/凭据/).fill('当面讲给本人听，本人在回执上签了名')
  })

  // The person, on a phone, without script.
  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  await phone.goto(`${origin}/track`)
  await phone.getByLabel('查询码').fill(code.toLowerCase())
  await phone.getByRole('button', { name: '打开' }).click()
  await phone.getByRole('heading', { name: '答复了吗' }).or(phone.getByText('答复了吗')).first().waitFor()
  await shot(phone, 'chen-5-track')
  await assertNoSidewaysScroll(phone)
  await phone.getByRole('button', { name: '解决了', exact: true }).first().click()
  await phone.getByText('您自己说的').waitFor()
  await phone.getByRole('link', { name: /评一评/ }).click()
  await phone.getByLabel('非常满意', { exact: true }).check()
  await phone
    .getByRole('button')
    .filter({ hasText: /评|交|送/ })
    .last()
    .click()
  await phone.getByText('您的评价').waitFor()
  await shot(phone, 'chen-6-rated')

  // Closing is possible now: delivered, and solved as the person says.
  await worker.reload()
  await act(worker, '办结')
  await worker.getByText('已办结').first().waitFor()
  for (const page of [clerk, worker, phone]) page.assertClean()
})

async function ownerOf(number: string): Promise<string> {
  const client = await t.as(t.staff.director)
  const { body } = await client.get(`/api/cases?queue=all&search=${encodeURIComponent(number)}`)
  return body.rows[0].owner.id
}
