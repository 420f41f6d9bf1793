/** Appointments at the desk: a visit that a person wished for is confirmed, a time is made, steps ticked together, recorded; the day beside the queue. */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { takeTime } from '#app/portal-appointments.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { sortedCase } from '#test/support/commands.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp()
const origin = await t.listen()
const browser = await launchBrowser()
after(async () => {
  await browser.close()
  await t.server.close()
})
const { worker, worker2, clerk } = t.staff

async function deskOf(staff: TestStaff, address: string, size: 'desktop' | 'phone' = 'desktop'): Promise<WatchedPage> {
  const client = await t.as(staff)
  const page = await openPage(browser, { size })
  await page.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })))
  await page.goto(`${origin}/console${address}`)
  return page
}
const section = (page: WatchedPage) => page.getByRole('region', { name: '预约和帮办' })

test('a time is made from the free ones, with the reason; it stands in the day’s list; a colleague who takes it first is said', async () => {
  const made = await sortedCase(t, { statement: '发票和清单对不上，想当面说。' })
  const other = await sortedCase(t)
  const page = await deskOf(worker, `/desk/${made.id}`)
  const here = section(page)
  await here.getByRole('button', { name: '约个时间' }).click()
  const form = here.getByRole('form', { name: '约个时间' })
  await form.getByText(/这件事由这位同事负责/).waitFor()
  const time = form.getByLabel('几点')
  assert.equal(await time.inputValue(), '2026-03-03T02:00:00.000Z', 'the first free time stands there')
  await form.getByLabel(/谈什么/).fill('把明细对一遍')
  await shot(page, 'appointments-desk-make')
  const session = { orgId: t.centre.id, caseId: other.id }
  const at = '2026-03-03T02:00:00.000Z' as never
  assert.ok((await takeTime(t.app, session, 'zh', t.app.newId(), { kind: 'room', at, topic: '', place: '' })).ok)
  await form.getByRole('button', { name: '保存' }).or(form.locator('button[type=submit]')).first().click()
  await form.getByText('这个时间刚被约走了').waitFor()
  assert.equal(await form.getByLabel(/谈什么/).inputValue(), '把明细对一遍', 'nothing typed is lost')
  await time.selectOption({ label: '11:00' })
  await form.locator('button[type=submit]').click()
  await here.getByText('约好了').waitFor()
  await page.locator('.appointments-today').getByText('11:00').waitFor()
  await axe(page, '.case')
  await assertNoSidewaysScroll(page)
  await shot(page, 'appointments-desk-agreed')
  page.assertClean([/409/])
  await page.close()
})

test('a wish for a visit is confirmed; going along is planned, its steps ticked one by one, and recorded', async () => {
  const made = await sortedCase(t)
  const session = { orgId: t.centre.id, caseId: made.id }
  const at = '2026-03-03T05:00:00.000Z' as never
  const wish = { kind: 'home', at, topic: '腿脚不便', place: '测试路 1 弄 2 号' } as const
  assert.ok((await takeTime(t.app, session, 'zh', t.app.newId(), wish)).ok)
  const page = await deskOf(worker, `/desk/${made.id}`)
  const here = section(page)
  await here.getByText('等我们确认').waitFor()
  await here.getByText('测试路 1 弄 2 号').waitFor()
  await here.getByRole('button', { name: '就这个时间，确认' }).click()
  await here.getByText('约好了').waitFor()
  await here.getByRole('button', { name: '约个时间' }).click()
  const form = here.getByRole('form', { name: '约个时间' })
  await form.getByRole('radio', { name: '帮办（一起去办）' }).check()
  await form.getByRole('button', { name: '另定时间' }).click()
  await form.getByLabel('什么时候').fill('2026-03-03T15:00')
  await form.getByLabel('地点').fill('区医院收费处')
  await form.getByLabel(/一起办哪几步/).fill('重开一张明细\n一起交到窗口')
  await shot(page, 'appointments-desk-along-form')
  await form.locator('button[type=submit]').click()
  await here.getByRole('button', { name: '办完：重开一张明细' }).click()
  await here.getByText(/✓ /).waitFor()
  await shot(page, 'appointments-desk-steps')
  await here.locator('article').filter({ hasText: '帮办' }).getByRole('button', { name: '记来没来' }).click()
  const record = here.getByRole('form', { name: '记来没来' })
  await record.getByLabel(/谈了什么/).fill('明细重开了，下周交')
  await record.locator('button[type=submit]').click()
  await here.getByText('以前约过 1 次').waitFor()
  const file = await made.file(worker)
  assert.deepEqual(
    file.appointments.map(({ kind, status }: Record<string, string>) => [kind, status]),
    [
      ['home', 'open'],
      ['accompany', 'kept'],
    ],
  )
  page.assertClean()
  await page.close()
})

test('why it was given to just them is said on the desk; on a phone it all fits', async () => {
  const routed = await (await t.as(clerk)).post('/api/cases', registration)
  const { body } = await (await t.as(worker)).get(`/api/cases/${routed.body.id}`)
  const owner = body.owner.id === worker.id ? worker : worker2
  const page = await deskOf(owner, `/desk/${routed.body.id}`, 'phone')
  await page.getByText('为什么派给他').waitFor()
  await page.getByText(body.assigned[0] as string).waitFor()
  await section(page).getByRole('button', { name: '约个时间' }).click()
  await section(page).getByLabel('几点').waitFor()
  await assertNoSidewaysScroll(page)
  await axe(page, '.case')
  await shot(page, 'appointments-desk-phone')
  await page.close()
})

test('at the counter: 约个时间 gives a time right there, and the slip says when', async () => {
  const page = await deskOf(clerk, '/')
  await page.addInitScript('window.print = () => void (window.printed = (window.printed ?? 0) + 1)')
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.keyboard.press('F8')
  await page.getByRole('checkbox', { name: '材料对不上' }).check()
  await page.getByLabel('补一句话').fill('发票和清单差 236 元')
  await page.getByRole('radio', { name: '约个时间' }).check()
  await page.keyboard.press('Enter')
  await page.getByText('已交给反映窗口').first().waitFor()
  const pick = page.getByRole('group', { name: '趁人还在，约好哪天来' })
  await pick.getByLabel('哪一天').selectOption({ index: 1 })
  await pick.getByLabel('几点').selectOption({ label: '09:00' })
  await axe(page)
  await shot(page, 'appointments-counter')
  await pick.getByRole('button', { name: '约这个时间' }).click()
  await page.getByText(/约好了：2026年3月4日（周三）09:00/).waitFor()
  await page
    .locator('.slip-where')
    .getByText(/2026年3月4日（周三）09:00到静室/)
    .waitFor()
  await shot(page, 'appointments-counter-agreed')
  page.assertClean()
  await page.close()
})
