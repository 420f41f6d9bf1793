/**
 * From above: a district officer sees a late case without a person, presses for it, reads the answer the owner wrote at the desk, and closes
 * the order; a supervisor reads a clue that a caseworker sent past everybody, asks back and concludes. The walls from the other side.
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot, until } from '#test/support/browser.ts'
import { consoleOf, does, sortedOurs, walkIn } from '#test/support/journey.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const { worker, worker2, director } = t.staff
let browser: Browser
await t.listen()
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

const statement = '孙子的居住证办了三次没办成，电话 13912345678。'

test('a district officer: from the figure to the line, an order, its answer from the desk, its end', async (ctx) => {
  const late = await walkIn(t, statement)
  await does(t, worker, late.id, sortedOurs)
  t.clock.advance({ days: 14 })
  await sweepCases(t.app)

  const page = await consoleOf(browser, t, network.district.officer, '/')
  ctx.after(() => page.close())
  const doors = page.getByRole('toolbar', { name: '数字' })
  await doors.waitFor()
  assert.match(await doors.getByRole('button', { name: /已超期/ }).innerText(), /1/)
  await axe(page)
  await doors.getByRole('button', { name: /已超期/ }).click()
  await page.getByRole('heading', { name: '全部中心 已超期：1 件' }).waitFor()
  await shot(page, 'above-1-figures')
  assert.ok(!(await page.content()).includes('13912345678'))
  await page.locator('.above-row a').click()
  await page.getByRole('button', { name: '发督办' }).click()
  const form = page.getByRole('form', { name: '发督办' })
  await form.getByLabel(/要求说明/).fill('请说明为什么超期，几时办成')
  await form.getByLabel(/几时前答复/).fill('2026-03-20')
  await shot(page, 'above-2-order')
  await axe(page)
  await form.getByRole('button', { name: '发出' }).click()
  await page.getByText('待答复').first().waitFor()

  // At the desk it is answered by the owner, where everything else of the case is.
  const desk = await consoleOf(browser, t, worker, `/desk/${late.id}`)
  ctx.after(() => desk.close())
  await desk.getByRole('button', { name: '答复督办' }).click()
  const answer = desk.getByRole('form', { name: '答复督办' })
  await answer.getByLabel(/怎么回事/).fill('医院昨天才回函，明天送到')
  await shot(desk, 'above-3-desk')
  await answer.locator('button[type=submit]').click()
  await answer.waitFor({ state: 'detached' })

  await page.reload()
  await page.getByText('医院昨天才回函，明天送到').waitFor()
  await page.getByRole('form', { name: '办结督办' }).getByLabel('办结意见').fill('按期办')
  await page.getByRole('button', { name: '办结', exact: true }).click()
  await page.getByText('已办结').waitFor()
  await shot(page, 'above-4-closed')
  const line = new URL(page.url()).pathname
  await page.setViewportSize({ width: 375, height: 812 })
  await assertNoSidewaysScroll(page)
  await page.goto(`${new URL(page.url()).origin}/console/above?figure=open`)
  await page.locator('.above-row').first().waitFor()
  await shot(page, 'above-5-phone')
  await assertNoSidewaysScroll(page)
  page.assertClean()

  // The neighbour's officer sees another centre; the line of this one is not there for them.
  const other = await consoleOf(browser, t, network.otherDistrict.officer, line.replace('/console', ''))
  ctx.after(() => other.close())
  await other.getByRole('alert').waitFor()
  assert.ok(!(await other.content()).includes('按期办'))
})

test('an office with nothing below begins with what it is asked, and finds no section for it', async (ctx) => {
  const page = await consoleOf(browser, t, network.insurance.officer, '/')
  ctx.after(() => page.close())
  await until(page, `location.pathname === '/console/duties'`)
  assert.equal(await page.getByRole('link', { name: '下级各中心' }).count(), 0)
  page.assertClean()
})

test('a clue: sent past everybody here, read by the office, asked back through the receipt, concluded', async (ctx) => {
  const sender = await consoleOf(browser, t, worker2, '/clue')
  ctx.after(() => sender.close())
  const form = sender.getByRole('form', { name: '送线索' })
  await form.getByLabel(/涉及谁/).fill('三号窗口')
  await form.getByLabel(/什么事/).fill('让熟人插队，收了两条香烟')
  await axe(sender)
  await shot(sender, 'above-6-send-clue')
  await form.getByRole('button', { name: '送出' }).click()
  const receipt = await sender.locator('.above-receipt').innerText()

  const office = await consoleOf(browser, t, network.oversight.officer, '/')
  ctx.after(() => office.close())
  await office.locator('.above-clues a').click()
  await office.getByText('让熟人插队，收了两条香烟').waitFor()
  await office.getByText('不署名').waitFor()
  await shot(office, 'above-7-clue')
  await axe(office)
  const asking = office.getByRole('form', { name: '追问' })
  await asking.getByLabel(/追问/).fill('哪一天？')
  await asking.getByRole('button', { name: '追问' }).click()
  await office.locator('.above-order', { hasText: '哪一天？' }).waitFor()

  await sender.goto(`${new URL(sender.url()).origin}/console/clue`)
  await sender.getByLabel('回执编号').fill(receipt.toLowerCase())
  await sender.getByRole('button', { name: '看进展' }).click()
  await sender.getByText('哪一天？').waitFor()
  assert.ok(!(await sender.content()).includes('香烟'), 'whoever wrote it does not read it again')
  await sender.getByRole('form', { name: '答复追问' }).getByLabel('答复追问').fill('三月三日上午')
  await sender.getByRole('form', { name: '答复追问' }).getByRole('button').click()
  await sender.getByText('已答复 1 次').waitFor()
  sender.assertClean()

  await office.reload()
  await office.getByText('三月三日上午').waitFor()
  const ending = office.getByRole('form', { name: '记下结果' })
  await ending.getByLabel('结果').first().selectOption('passedOn')
  await ending.getByLabel(/怎么核查/).fill('移送纪工委')
  await ending.getByRole('button', { name: '记下' }).click()
  await office.getByText('结果：移送').waitFor()
  office.assertClean()

  // The director, whom it might concern, has no section and no way in by the address.
  const lead = await consoleOf(browser, t, director, new URL(office.url()).pathname.replace('/console', ''))
  ctx.after(() => lead.close())
  await lead.getByRole('alert').waitFor()
  assert.ok(!(await lead.content()).includes('香烟'))
})
