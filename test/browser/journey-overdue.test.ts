/**
 * An overdue case on the real screens: nobody acts, the clock passes the promise. The desk and the board say so in red, owner and director are told, the
 * list behind the figure opens, an extension is too late and says why, and the person reads honestly that it is late and who answers for it.
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { dispatchAll } from '#jobs/dispatch.ts'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot } from '#test/support/browser.ts'
import { act } from '#test/support/console.ts'
import { consoleOf, does, personOf, sortedOurs, walkIn } from '#test/support/journey.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

/** The clock's own visit, and the messages that follow from it: what the worker does by itself once a minute. */
async function timePasses(to: string): Promise<void> {
  t.clock.set(to)
  await sweepCases(t.app)
  await dispatchAll(t.app)
}

const inbox = async (page: Page, text: string | RegExp) => {
  await page.getByRole('button', { name: /^消息/ }).click()
  await page.locator('.inbox-panel').getByRole('link', { name: text }).first().waitFor()
}

test('the promise passes without an answer: said at the desk, on the board, to the director and to the person', async () => {
  // Tuesday 3 March, five working days: due Tuesday 10 March, 16:30.
  const made = await walkIn(t, '居住证办了两个月，每次都说再等等。', { title: '居住证办理' })
  await does(t, t.staff.worker, made.id, sortedOurs)

  // The last afternoon: a warning, nothing red yet.
  await timePasses('2026-03-10T06:00:00.000Z')
  const early = await consoleOf(browser, t, t.staff.worker, `/desk/${made.id}`)
  await early.locator('.case-facts .deadline[data-urgency="soon"]').waitFor()
  assert.equal(await early.getByText('已超期').count(), 0)
  await inbox(early, `${made.number} 快到期了`)
  await shot(early, 'overdue-1-soon')
  await early.close()

  // The morning after.
  await timePasses('2026-03-11T01:30:00.000Z')
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${made.id}`)
  await page.locator('.case-facts').getByText('已超期').waitFor()
  await page.locator('a.queue-row', { hasText: made.number }).getByText('已超期').waitFor()
  await page.locator('.inbox-count').waitFor()
  await inbox(page, `${made.number} 超期了`)
  await shot(page, 'overdue-2-desk')
  await axe(page)
  await page.keyboard.press('Escape')

  // The director is told, and the figure opens its list.
  const board = await consoleOf(browser, t, t.staff.director, '/board')
  const figure = board.getByRole('button', { name: /^已超期/ })
  await figure.locator('b', { hasText: /^1$/ }).waitFor()
  await board.locator('.inbox-count').waitFor()
  await inbox(board, `${made.number} 超期了`)
  await shot(board, 'overdue-3-director')
  await axe(board)
  await board.keyboard.press('Escape')
  await board.locator('.inbox-count').waitFor({ state: 'detached' })
  await figure.click()
  const row = board.locator('.board-list .board-row', { hasText: '居住证办理' })
  await row.getByText('已超期').waitFor()
  assert.equal(await board.locator('.board-list .board-row').count(), 1)
  await shot(board, 'overdue-4-list')
  await axe(board)

  // Too late for an extension: the reason is said, what was typed stays.
  await page.keyboard.press('Control+K')
  await page.getByRole('button', { name: /^申请延期/ }).click()
  await page.getByRole('form', { name: '申请延期' }).waitFor()
  await page
    .getByLabel(/理由|为什么/)
    .first()
    .fill('还在等派出所回话')
  await page.getByRole('button', { name: /^提交/ }).click()
  await page.getByRole('alert').getByText('已经过了期限，不能再延。请尽快答复，并向本人说明为什么晚了。').waitFor()
  assert.equal(
    await page
      .getByLabel(/理由|为什么/)
      .first()
      .inputValue(),
    '还在等派出所回话',
  )
  await shot(page, 'overdue-5-extension')
  await page.keyboard.press('Escape')

  // The person reads it as it is.
  const phone = await personOf(browser, origin, made.code)
  await phone.getByText(/说好的日子已经过了，是我们晚了。这件事由王建国负责/).waitFor()
  await phone.getByText('过了说好的日子，还没有答复；中心负责人已经知道').waitFor()
  await shot(phone, 'overdue-6-phone')
  await assertNoSidewaysScroll(phone)

  // Answered at last: no longer overdue anywhere; that it was late stays in the story.
  await act(page, '写答复', async () => {
    await page.getByLabel(/给本人的话/).fill('居住证已经办好，今天可以来取。晚了一天是我们没有催到，向您道歉。')
  })
  await act(page, '记送达', async () => {
    await page.getByLabel(/凭据/).fill('通话记录 0311-02')
  })
  await page.locator('.case-facts').getByText('已超期').waitFor({ state: 'detached' })
  await board
    .getByRole('button', { name: /^已超期/ })
    .locator('b', { hasText: /^0$/ })
    .waitFor()
  await phone.reload()
  await phone.getByText('答复了', { exact: true }).waitFor()
  assert.equal(await phone.getByText(/是我们晚了/).count(), 0)
  await phone.getByText('过了说好的日子，还没有答复；中心负责人已经知道').waitFor()
  await shot(page, 'overdue-7-answered')

  // Told once: the sweep that comes again says nothing new.
  await timePasses('2026-03-11T01:40:00.000Z')
  const told = (await (await t.signIn(t.staff.director)).get('/api/messages')).body
  assert.equal(told.messages.filter(({ text }: { text: string }) => text.includes('超期了')).length, 1)
  assert.equal(told.unseen, 0)
  page.assertClean([/status of 4(09|22)/])
  for (const each of [board, phone]) each.assertClean()
})
