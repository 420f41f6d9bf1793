/** Settings down the tree, as an administrator changes them: first what would happen, then the change, and the way back. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot } from '#test/support/browser.ts'
import { consoleOf } from '#test/support/journey.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp()
const network = await networkOf(t)
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

test('an administrator sees what a change would do, changes the limits, and gives them back to the district', async (c) => {
  const page = await consoleOf(browser, t, t.staff.admin, '/admin/rules')
  c.after(() => page.close())
  const limits = page.getByRole('region', { name: '期限', exact: true })
  await limits.getByText('自己定的').waitFor()
  await limits.getByRole('button', { name: '修改' }).click()
  await limits.getByLabel('需要协调').fill('很快')
  await limits.getByRole('button', { name: '看看会怎样' }).click()
  await limits.getByText('这一格看不懂').waitFor()
  await limits.getByLabel('需要协调').fill('8')
  await limits.getByRole('button', { name: '看看会怎样' }).click()
  await limits.getByText(/现在收下的“需要协调”：2026年3月10日.* → 2026年3月13日/).waitFor()
  await axe(page)
  await shot(page, 'rules-preview')
  await limits.getByRole('button', { name: '就这样改' }).click()
  await limits.getByText('请写一句为什么改').waitFor()
  await limits.getByLabel(/^为什么改/).fill('人手少了')
  await limits.getByRole('button', { name: '就这样改' }).click()
  await page.getByText('人手少了').waitFor()
  await limits.getByRole('button', { name: '修改' }).click()
  await limits.getByRole('button', { name: '不自己定，跟上级' }).click()
  await limits.getByLabel(/^为什么改/).fill('统一到区里')
  await limits.getByRole('button', { name: '就这样改' }).click()
  await limits.getByText('都没有定，按一般机关的').waitFor()
  assert.equal(await page.locator('.rules-history li').count(), 2)
  await page.setViewportSize({ width: 390, height: 844 })
  await assertNoSidewaysScroll(page)
  await shot(page, 'rules-phone')
  page.assertClean()
})

test('above, the administrator of a district sees who would follow and who says it themselves; an officer only looks', async (c) => {
  const page = await consoleOf(browser, t, network.districtAdmin, '/admin/rules')
  c.after(() => page.close())
  const hours = page.getByRole('region', { name: '办公时间', exact: true })
  await hours.getByRole('button', { name: '修改' }).click()
  await hours.getByLabel('期限按这个时间算').fill('09:00-12:00、13:30-17:30')
  await hours.getByRole('button', { name: '看看会怎样' }).click()
  await hours.getByText(/^跟着改：.*区医保局/).waitFor()
  await hours.getByText('自己定了，不跟：测试街道第1受理中心').waitFor()
  page.assertClean()
})
