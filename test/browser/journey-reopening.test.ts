/**
 * A dissatisfied reopening on the real screens: the person says on the phone page that it is not solved and what is missing; the case is back at the
 * same worker at once, with those words on top; a second round is answered anew, solved and closed. Nothing of the first round is lost.
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
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

const first = '您的敬老卡已经补办好了，三天内会寄到您家里。'
const missing = '卡是寄到了，可是刷不了，公交司机说没有开通。'
const second = '卡没有开通是我们漏了一步，今天已经替您开通，公交、地铁都可以刷了。'

test('“not solved, please go on”: back at the worker with the person’s words, a second round, solved', async () => {
  const made = await walkIn(t, '敬老卡补办了两次都没有拿到。', { title: '敬老卡补换' })
  await does(t, t.staff.worker, made.id, sortedOurs)
  await does(t, t.staff.worker, made.id, {
    type: 'reply',
    outcome: 'done',
    explanation: first,
    basis: '',
    alternatives: '',
    remedy: '',
  })
  await does(t, t.staff.worker, made.id, {
    type: 'recordDelivery',
    channel: 'phone',
    reached: true,
    proof: '通话记录 0303-11',
  })
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${made.id}`)
  await page.locator('.case-facts [data-turn="person"]').waitFor()

  t.clock.advance({ minutes: 10 })
  // On the phone: nothing written is told kindly; then in their own words.
  const phone = await personOf(browser, origin, made.code)
  await phone.getByRole('link', { name: '还没解决，请继续办' }).click()
  await phone.getByRole('button', { name: '请继续办' }).click()
  await phone.getByRole('alert').first().waitFor()
  await phone.getByLabel('还没解决，请继续办').fill(missing)
  await shot(phone, 'again-1-words')
  await phone.getByRole('button', { name: '请继续办' }).click()
  await phone.getByText(missing).first().waitFor()
  await phone.getByText('还没有', { exact: true }).first().waitFor()
  await assertNoSidewaysScroll(phone)
  await shot(phone, 'again-2-open')

  // At the desk, by itself: whose turn, which round, why.
  await page.locator('.case-facts [data-turn="us"]').waitFor()
  const card = page.locator('.case-card', { hasText: '上次的答复没有让本人满意' })
  await card.getByText(missing).waitFor()
  await page.getByText('上一轮的答复').first().waitFor()
  await page.locator('a.queue-row', { hasText: made.number }).getByText('第 2 轮').waitFor()
  await shot(page, 'again-3-desk')
  await axe(page)
  const { body: back } = await (await t.as(t.staff.worker)).get(`/api/cases/${made.id}`)
  assert.deepEqual([back.stage, back.answered, back.solved, back.reopened], ['triage', null, null, 1])
  assert.equal(back.owner.id, t.staff.worker.id)

  t.clock.advance({ minutes: 5 })
  // The second round.
  await act(page, '加一条办法', async () => {
    await page.getByLabel(/什么办法/).fill('请市卡管中心当场开通')
    await page.getByRole('radio', { name: '行得通' }).check()
  })
  await act(page, '研判', async () => {
    await page.getByLabel(/怎么判断的/).fill('卡管中心漏了开通这一步，补上就能用。')
  })
  await act(page, '写答复', async () => {
    assert.equal(await page.getByLabel(/给本人的话/).inputValue(), '', 'the first answer is not sent again')
    await page.getByLabel(/给本人的话/).fill(second)
  })
  await card.waitFor({ state: 'detached' })
  await act(page, '记送达', async () => {
    await page.getByLabel(/凭据/).fill('通话记录 0303-15')
  })
  await phone.goto(`${origin}/track`)
  await phone
    .getByRole('link', { name: /看答复全文/ })
    .first()
    .click()
  await phone.getByText(second).waitFor()
  await phone.goBack()
  await phone.getByRole('button', { name: '解决了', exact: true }).click()
  await phone.getByText('您自己说的').waitFor()
  await shot(phone, 'again-4-solved')
  await act(page, '办结')
  await page.getByText('已办结').first().waitFor()
  await shot(page, 'again-5-closed')

  const { body: file } = await (await t.as(t.staff.director)).get(`/api/cases/${made.id}`)
  assert.deepEqual(
    [file.stage, file.outcome, file.solved.value, file.reopened, file.owner.id],
    ['closed', 'done', 'yes', 1, t.staff.worker.id],
  )
  assert.deepEqual(
    file.replies.map(({ explanation }: { explanation: string }) => explanation),
    [first, second],
  )
  assert.ok(
    file.timeline.some(({ type, body }: { type: string; body: string }) => type === 'reopened' && body === missing),
  )
  for (const each of [page, phone]) each.assertClean([/status of 422/])
})
