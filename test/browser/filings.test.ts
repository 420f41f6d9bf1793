/** The register of exceptions and what grows out of it: three alike, a proposal, an answer from above that others read. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot } from '#test/support/browser.ts'
import { sortedCase } from '#test/support/commands.ts'
import { consoleOf } from '#test/support/journey.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp()
const network = await networkOf(t)
const { worker, director } = t.staff
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

async function approved(beyond: string): Promise<void> {
  const made = await sortedCase(t)
  await made.does(worker, {
    type: 'askFiling',
    beyond,
    clause: '经办规程第八条',
    why: '出具证明的单位已经撤销',
    limits: '仅此一件',
    risk: '事后追回',
    expires: '2026-12-31',
    level: 'centre',
  })
  await made.does(director, { type: 'decideFiling', filingId: 'x1', granted: true, note: '仅此一次' })
}

test('an empty register says what comes here; three alike become a proposal that the district answers', async (c) => {
  const page = await consoleOf(browser, t, worker, '/filings')
  c.after(() => page.close())
  await page.getByText('还没有备案').waitFor()
  for (const beyond of ['缺证明先受理', '凭街道说明受理', '凭邻居证言受理']) await approved(beyond)
  await page.reload()
  await page.getByRole('article').nth(2).waitFor()
  await page.getByText('同类已批 3 件').first().waitFor()
  await page.getByRole('searchbox').fill('邻居')
  await page.locator('article:nth-of-type(2)').waitFor({ state: 'detached' })
  assert.equal(await page.getByRole('article').count(), 1)
  await page.getByRole('searchbox').fill('没有这个词')
  await page.getByText('换个词').waitFor()
  await page.getByRole('searchbox').fill('')
  await axe(page)
  await shot(page, 'filings')
  await page.getByRole('button', { name: '起草政策建议' }).click()
  await page.getByLabel('标题').fill('建议修订经办规程第八条')
  await page.getByText('改过还没保存').waitFor()
  assert.ok(await page.getByRole('button', { name: '报区里' }).isDisabled())
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByRole('heading', { level: 1, name: '建议修订经办规程第八条' }).waitFor()
  await axe(page)
  await shot(page, 'proposal-draft')
  await page.getByRole('button', { name: '报区里' }).click()
  await page.getByText('已上报，等答复').waitFor()
  page.assertClean()

  const above = await consoleOf(browser, t, network.district.officer, '/filings')
  c.after(() => above.close())
  await above.getByRole('link', { name: '建议修订经办规程第八条' }).click()
  await above.getByRole('radio', { name: '部分采纳' }).check()
  await above.getByLabel('理由和办法').fill('先在本区试行一年。')
  await above.getByRole('button', { name: '答复', exact: true }).click()
  await above.getByText(/测试区经办人答复：部分采纳/).waitFor()
  await above.setViewportSize({ width: 390, height: 844 })
  await assertNoSidewaysScroll(above)
  await shot(above, 'proposal-answered-phone')
  above.assertClean()

  await page.reload()
  await page.getByText('先在本区试行一年。').waitFor()
})
