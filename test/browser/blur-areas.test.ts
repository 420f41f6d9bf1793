/** Covering parts of a picture by hand: mouse, keyboard, finger, at the desk and on a phone; on the page of all pieces. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Me, SignInStep } from '#contract/session.ts'
import {
  assertNoSidewaysScroll,
  axe,
  launchBrowser,
  openPage,
  shot,
  until,
  type WatchedPage,
} from '#test/support/browser.ts'
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

async function opened(size: 'desktop' | 'phone' = 'desktop') {
  const page = await openPage(browser, { size })
  await page.goto(`${site.origin}/console/pieces`)
  const part = page.getByRole('region', { name: /样张，在上面画出/ })
  await part.getByRole('img', { name: '样张' }).waitFor()
  await part.scrollIntoViewIfNeeded()
  return { page, part, sheet: part.locator('.blur-sheet'), areas: part.locator('.blur-area') }
}

/** Where a share of the picture lies on the screen. */
async function pointOn(page: WatchedPage, x: number, y: number) {
  const box = (await page.locator('.blur-sheet').boundingBox())!
  return [box.x + box.width * x, box.y + box.height * y] as const
}
async function dragged(page: WatchedPage, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...(await pointOn(page, ...from)))
  await page.mouse.down()
  await page.mouse.move(...(await pointOn(page, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2)))
  await page.mouse.move(...(await pointOn(page, ...to)))
  await page.mouse.up()
}
const covered = async (page: WatchedPage): Promise<number[][]> =>
  JSON.parse((await page.getByTestId('covered').textContent()) || '[]') as number[][]
const near = (found: readonly number[], wanted: readonly number[]) =>
  assert.ok(
    found.length === wanted.length && found.every((value, at) => Math.abs(value - wanted[at]!) <= 1),
    `${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`,
  )

test('with the mouse: drawn, moved, made larger, removed, saved once it was looked through', async (t) => {
  const { page, part, areas } = await opened()
  t.after(() => page.close())
  const save = part.getByRole('button', { name: '存成遮盖副本' })
  assert.equal(await save.isDisabled(), true, 'nothing is covered')
  await dragged(page, [0.05, 0.3], [0.45, 0.4])
  await dragged(page, [0.9, 0.55], [0.05, 0.43])
  assert.equal(await areas.count(), 2)
  await part.getByText('已盖 2 块').waitFor()
  assert.equal(await save.isDisabled(), true, 'nobody said that it was looked through')
  await part.getByRole('checkbox').check()
  await axe(page)
  await shot(page, 'blur-drawn')
  // Moved by 10 % down, then its corner pulled: what was changed must be looked at again.
  await dragged(page, [0.2, 0.35], [0.2, 0.75])
  assert.equal(await part.getByRole('checkbox').isChecked(), false)
  const grip = (await areas.first().locator('i').boundingBox())!
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(...(await pointOn(page, 0.65, 0.9)))
  await page.mouse.up()
  await part.getByRole('checkbox').check()
  await save.click()
  await until(page, `document.querySelector('[data-testid=covered]').textContent !== ''`)
  const [first, second] = await covered(page)
  near(first!, [5, 70, 60, 20])
  near(second!, [5, 43, 85, 12])
  await areas.nth(1).click()
  await part.getByRole('button', { name: '删掉这一块' }).click()
  assert.equal(await areas.count(), 1)
  page.assertClean()
})

test('with the keyboard alone: put on, moved, resized, removed; the focus is never lost', async (t) => {
  const { page, part, areas } = await opened()
  t.after(() => page.close())
  await part.getByRole('button', { name: '加一块' }).focus()
  await page.keyboard.press('Enter')
  await until(page, `document.activeElement?.className === 'blur-area'`)
  assert.match((await areas.first().getAttribute('aria-label'))!, /遮盖 1，距左 30%，距上 30%，宽 30%，高 5%/)
  for (let count = 0; count < 5; count++) await page.keyboard.press('ArrowRight')
  for (let count = 0; count < 3; count++) await page.keyboard.press('Shift+ArrowDown')
  assert.match((await areas.first().getAttribute('aria-label'))!, /距左 35%，距上 30%，宽 30%，高 8%/)
  await page.keyboard.press('Delete')
  assert.equal(await areas.count(), 0)
  assert.equal(await page.evaluate('document.activeElement?.textContent'), '加一块')
  page.assertClean()
})

test('when saving fails, what was drawn stays and the fault is told', async (t) => {
  const { page, part, areas } = await opened()
  t.after(() => page.close())
  for (let count = 0; count < 4; count++) await part.getByRole('button', { name: '加一块' }).click()
  await part.getByRole('checkbox').check()
  await part.getByRole('button', { name: '存成遮盖副本' }).click()
  await part.getByRole('alert').waitFor()
  assert.equal(await areas.count(), 4)
  await part.getByRole('button', { name: '全部重来' }).click()
  assert.equal(await areas.count(), 0)
})

test('on a phone a finger draws, nothing scrolls sideways, and it reads well enlarged', async (t) => {
  const { page, part, areas } = await opened('phone')
  t.after(() => page.close())
  const touch = await page.context().newCDPSession(page)
  const points = await Promise.all([pointOn(page, 0.1, 0.3), pointOn(page, 0.4, 0.35), pointOn(page, 0.8, 0.4)])
  const [start, ...more] = points.map(([x, y]) => ({ x, y }))
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start!] })
  for (const each of more) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [each] })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  assert.equal(await areas.count(), 1)
  await assertNoSidewaysScroll(page)
  await axe(page)
  await shot(page, 'blur-phone')
  await part.getByRole('button', { name: '放大看' }).click()
  await assertNoSidewaysScroll(page)
  const [frame, sheet] = [
    await part.locator('.blur-frame').boundingBox(),
    await part.locator('.blur-sheet').boundingBox(),
  ]
  assert.ok(sheet!.width > frame!.width * 1.8, 'enlarged inside of its frame')
  await shot(page, 'blur-phone-large')
  page.assertClean()
})
