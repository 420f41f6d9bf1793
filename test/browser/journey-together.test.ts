/**
 * Two caseworkers on the same case at once, each in a browser of their own: both write, the first is kept, the second is told readably what the
 * first did, loses nothing, and goes through after having looked. A second pair presses the same button at the same moment.
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { testApp } from '#test/support/app.ts'
import { axe, launchBrowser, shot } from '#test/support/browser.ts'
import { consoleOf, does, sortedOurs, walkIn } from '#test/support/journey.ts'

const t = await testApp()
let browser: Browser
await t.listen()
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

const open = async (page: Page, name: string) => {
  await page.locator('.composer-verb', { hasText: name }).click()
  await page.getByRole('form', { name, exact: true }).waitFor()
}
const send = (page: Page) => page.getByRole('button', { name: /^提交/ }).click()
const gone = (page: Page, name: string) => page.getByRole('form', { name, exact: true }).waitFor({ state: 'detached' })

test('both write: the second sees what the first did, keeps every word, and goes through after looking', async () => {
  const made = await walkIn(t, '两位老师都在帮我办的一件事。')
  await does(t, t.staff.worker, made.id, sortedOurs)
  const mine = await consoleOf(browser, t, t.staff.worker, `/desk/${made.id}`)
  const other = await consoleOf(browser, t, t.staff.worker2, `/desk/${made.id}`)
  await mine.getByText('李·阿依古丽 正在看').waitFor()
  await other.getByText('王建国 正在看').waitFor()

  const words = '区里答应本周内办好，办好了我给您打电话。'
  await open(mine, '告诉本人')
  await mine.getByLabel('告诉本人的话').fill(words)
  await other.getByText('王建国 正在写').waitFor()
  const note = '刚问过区里：要等系统升级，最快下周三。'
  await open(other, '记一笔')
  await other.getByLabel('记什么').fill(note)
  await send(other)
  await gone(other, '记一笔')

  // Told while writing, before anything is sent; then refused, because it was not looked at.
  await mine.locator('.composer-news').getByText(note).waitFor()
  await shot(mine, 'together-1-news')
  await send(mine)
  await mine.locator('.composer-news').getByText('没有提交：您写的时候，别人改过这件事').waitFor()
  assert.equal(await mine.getByLabel('告诉本人的话').inputValue(), words)
  await shot(mine, 'together-2-conflict')
  await axe(mine)
  // What the colleague found out changes what is to be said: corrected, and sent on top of it.
  await mine.getByLabel('告诉本人的话').fill('区里要等系统升级，最快下周三，办好了我给您打电话。')
  await mine.getByRole('button', { name: '看过了，再提交一次' }).click()
  await gone(mine, '告诉本人')
  await other.getByText('最快下周三，办好了我给您打电话').first().waitFor()
  await shot(other, 'together-3-both')
  const { body: file } = await (await t.as(t.staff.director)).get(`/api/cases/${made.id}`)
  const story = file.timeline.map(({ type }: { type: string }) => type)
  assert.ok(story.lastIndexOf('noted') < story.lastIndexOf('told'), story.join())
  assert.equal(story.filter((type: string) => type === 'told').length, 1)
  mine.assertClean([/status of 409/])
  other.assertClean()
})

test('both take it up in the same moment: one has it, the other reads what happened', async () => {
  const { id } = await walkIn(t, '还没有人接手的一件事。', { owner: null })
  const pages = [
    await consoleOf(browser, t, t.staff.worker, `/desk/${id}`),
    await consoleOf(browser, t, t.staff.worker2, `/desk/${id}`),
  ]
  for (const page of pages) await open(page, '接手')
  await Promise.all(pages.map(send))
  const file = async () => (await (await t.as(t.staff.director)).get(`/api/cases/${id}`)).body
  for (let tries = 0; (await file()).handler === null && tries < 300; tries++) await pages[0]!.waitForTimeout(100)
  const { handler, timeline } = await file()
  assert.equal(timeline.filter(({ type }: { type: string }) => type === 'taken').length, 1)
  const [winner, loser] = handler.id === t.staff.worker.id ? pages : pages.toReversed()
  await gone(winner!, '接手')
  await loser!
    .getByRole('alert')
    .getByText(/别人改过这件事|已经有同事接手了/)
    .first()
    .waitFor()
  await shot(loser!, 'together-4-taken')
  await axe(loser!)
  await loser!.keyboard.press('Escape')
  await loser!.locator('.case-facts', { hasText: handler.name }).waitFor()
  assert.equal(await loser!.locator('.composer-verb', { hasText: '接手' }).count(), 0, 'no longer offered')
  winner!.assertClean()
  loser!.assertClean([/status of 4(09|22)/])
})

test('one’s own second window is no colleague: what it did does not stop the first', async () => {
  const made = await walkIn(t, '同一位老师开了两个窗口。')
  await does(t, t.staff.worker, made.id, sortedOurs)
  const deaf = await consoleOf(browser, t, t.staff.worker, '/desk')
  // It hears no news, so that what it has before it is old for certain.
  await deaf.route('**/api/events', (route) => route.abort())
  await deaf.goto(`${await t.listen()}/console/desk/${made.id}`)
  await open(deaf, '告诉本人')
  await deaf.getByLabel('告诉本人的话').fill('已经替您问了，明天给您回话。')
  await does(t, t.staff.worker, made.id, { type: 'note', text: '在另一个窗口记的', audience: 'staff' })
  await send(deaf)
  await gone(deaf, '告诉本人')
  await deaf.locator('.timeline').getByText('在另一个窗口记的').waitFor()

  // A colleague's act is looked at first, also when it was not heard of.
  await open(deaf, '告诉本人')
  await deaf.getByLabel('告诉本人的话').fill('明天一定办好。')
  await does(t, t.staff.worker2, made.id, { type: 'note', text: '同事刚问到：要下周', audience: 'staff' })
  await send(deaf)
  await deaf.locator('.composer-news').getByText('没有提交：您写的时候，别人改过这件事').waitFor()
  await deaf.locator('.composer-news').getByText('同事刚问到：要下周').waitFor()
  assert.equal(await deaf.getByLabel('告诉本人的话').inputValue(), '明天一定办好。')
  deaf.assertClean([/status of 409/, /api\/events/])
})
