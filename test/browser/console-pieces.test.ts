import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Me, SignInStep } from '#contract/session.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { startConsoleSite } from '#test/support/console-site.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof startConsoleSite>>
const me: Me = {
  id: 's1',
  username: 's1',
  name: '周敏',
  roles: ['caseworker'],
  counterNo: null,
  centre: { id: 'c1', name: '测试街道社区事务受理服务中心', code: 'CS', demo: true },
  csrf: 'token',
}
const answers: Record<string, SignInStep> = { '/api/session': { next: 'nothing', me } }

before(async () => {
  browser = await launchBrowser()
  site = await startConsoleSite((_, path) => (path === '/api/events' ? 'stream' : { json: answers[path] ?? {} }))
})
after(async () => {
  await browser?.close()
  site?.close()
})

async function openPieces(size: 'desktop' | 'phone' = 'desktop'): Promise<WatchedPage> {
  const page = await openPage(browser, { size })
  await page.goto(`${site.origin}/console/pieces`)
  await page.getByRole('heading', { name: '零件' }).waitFor()
  return page
}

test('every piece is accessible and fits, on both sizes and in both schemes', async (t) => {
  for (const size of ['desktop', 'phone'] as const) {
    const page = await openPieces(size)
    t.after(() => page.close())
    await page.waitForTimeout(600) // the skeleton comes late on purpose
    for (const scheme of ['light', 'dark'] as const) {
      await page.evaluate(`localStorage.setItem('bancheng.prefs', JSON.stringify({ scheme: '${scheme}' }))`)
      await page.reload()
      await page.getByRole('heading', { name: '零件' }).waitFor()
      await axe(page)
      await assertNoSidewaysScroll(page)
      await shot(page, `pieces-${size}-${scheme}`)
    }
    page.assertClean()
  }
})

test('a deadline says why on request, and prints the exact time', async (t) => {
  const page = await openPieces()
  t.after(() => page.close())
  await page.getByRole('button', { name: /已超期.*已过 3 小时/ }).click()
  await page.getByText('承诺 1 个工作日').waitFor()
  await assertNoSidewaysScroll(page)
  const box = await page.getByText('承诺 1 个工作日').boundingBox()
  assert.ok(box && box.x > 0 && box.x + box.width < 1280, `the trace lies at ${JSON.stringify(box)}`)
  await axe(page)
  await shot(page, 'pieces-trace')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.deadline-exact').first().isVisible(), true)
  assert.equal(await page.locator('.deadline > time').first().isVisible(), false)
  assert.equal(await page.locator('.shell-bar').isVisible(), false)
  page.assertClean()
})

test('the picker takes pinyin initials and leaves the keys of an input method alone', async (t) => {
  const page = await openPieces()
  t.after(() => page.close())
  const field = page.getByRole('combobox', { name: '想办什么事' })
  const picked = page.getByTestId('picked')
  await field.focus()
  await page.keyboard.type('yb')
  assert.deepEqual(await page.getByRole('option').allTextContents(), ['医保就医关系转移医疗保险', '说不清'])
  await axe(page)
  // While pinyin is being composed, Enter chooses a candidate of the input method.
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true })
  assert.equal(await picked.textContent(), '未选')
  await page.keyboard.press('Enter')
  assert.equal(await picked.textContent(), '1')
  assert.equal(await field.inputValue(), '医保就医关系转移')

  await field.fill('根本没有')
  await page.getByText('没有找到。换个说法').waitFor()
  await page.getByRole('option', { name: '说不清' }).click()
  assert.equal(await picked.textContent(), 'unclear')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  assert.equal(await page.getByRole('option').count(), 0)
  page.assertClean()
})

test('keys work outside of fields, combinations also inside', async (t) => {
  const page = await openPieces()
  t.after(() => page.close())
  const count = page.getByTestId('count')
  await page.keyboard.press('j')
  assert.equal(await count.textContent(), '1')
  await page.getByLabel('便笺').focus()
  await page.keyboard.type('j')
  assert.equal(await count.textContent(), '1')
  assert.equal(await page.getByLabel('便笺').inputValue(), 'j')
  await page.keyboard.press('Control+Enter')
  assert.equal(await count.textContent(), '11')
  page.assertClean()
})

test('a draft saves itself and says when it could not', async (t) => {
  const page = await openPieces()
  t.after(() => page.close())
  await page.getByLabel('便笺').fill('电话已打')
  await page.getByText('写完会自动保存').waitFor()
  await page.getByText(/已保存 \d\d:\d\d/).waitFor()
  await page.getByLabel('便笺').fill('网断了')
  await page.getByText('没存上，内容还在').waitFor()
  assert.equal(await page.getByLabel('便笺').inputValue(), '网断了')
  page.assertClean()
})

test('what was done can be undone, and the offer goes away by itself', async (t) => {
  const page = await openPieces()
  t.after(() => page.close())
  const count = page.getByTestId('count')
  const act = page.getByRole('button', { name: /转给李敏/ })
  await act.click()
  assert.equal(await count.textContent(), '1')
  await shot(page, 'pieces-undo')
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已转给李敏').waitFor({ state: 'detached' })
  assert.equal(await count.textContent(), '0')

  await page.clock.install()
  await act.click()
  await page.getByText('已转给李敏').waitFor()
  await page.mouse.move(0, 0)
  for (let second = 0; second < 10; second += 1) await page.clock.runFor(1000)
  await page.getByText('已转给李敏').waitFor({ state: 'detached' })
  assert.equal(await count.textContent(), '1')
  page.assertClean()
})
