/** A resident makes a time on a phone, without script: day, time, agreed, moved, given back; in both languages and sizes, for everybody. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { takeTime } from '#app/portal-appointments.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { newestCase, reportedOnline, slipCode, staffDoes, staffOf } from '#test/support/portal-world.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  await t.server.close()
})

const press = (page: WatchedPage, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (page: WatchedPage, name: string | RegExp) => page.getByRole('link', { name }).first().click()

async function opened(caseId: string, options: { javaScript?: boolean } = {}): Promise<WatchedPage> {
  const { path } = await slipCode(t, caseId)
  const page = await openPage(browser, { size: 'phone', ...options })
  await page.goto(origin + path)
  await press(page, '打开')
  return page
}
async function fine(page: WatchedPage, name: string): Promise<void> {
  await assertNoSidewaysScroll(page)
  await shot(page, `appointments-${name}`)
}

test('without script: pick a day, pick a time, agreed; moved; put into the calendar; given back', async () => {
  const { id } = await reportedOnline(t)
  const page = await opened(id, { javaScript: false })
  await follow(page, '约个时间谈')
  await fine(page, 'empty')
  await follow(page, '到窗口来，坐下谈')
  await fine(page, 'days')
  await follow(page, /明天/)
  // Nothing chosen: said, and nothing lost.
  await page.getByLabel('想谈什么').fill('清单上多的那一行')
  await press(page, '就约这个时间')
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('想谈什么').inputValue(), '清单上多的那一行')
  await page.locator('input[name=at]').nth(2).check()
  await fine(page, 'times')
  await press(page, '就约这个时间')
  await page.getByText('约好了，写在下面。').waitFor()
  await fine(page, 'agreed')
  assert.match(page.url(), /\/track\/meet\?did=made$/, 'nothing personal in the address')
  const made = (await newestCase(t)).appointments![0]!
  assert.deepEqual([made.kind, made.status, made.topic, made.madeBy], ['room', 'open', '清单上多的那一行', 'person'])
  assert.equal(made.at.slice(0, 10), '2026-03-04')

  const [download] = await Promise.all([page.waitForEvent('download'), follow(page, '放进手机日历')])
  assert.equal(download.suggestedFilename(), 'appointment.ics')

  await follow(page, '改个时间')
  await follow(page, /后天/)
  await page.locator('input[name=at]').first().check()
  await press(page, '就约这个时间')
  await page.getByText('时间改好了').waitFor()
  assert.equal((await newestCase(t)).appointments![0]!.at.slice(0, 10), '2026-03-05')

  await page.goto(`${origin}/track`)
  await page.getByRole('link', { name: /约好了：面谈/ }).click()
  await page.getByText('来不了，不约了').click()
  await page.getByRole('button', { name: /取消这个时间/ }).click()
  await page.getByText('取消了。以后还可以再约。').waitFor()
  assert.equal((await newestCase(t)).appointments![0]!.status, 'cancelled')
  page.assertClean([/422/])
  await page.close()
})

test('a time that somebody else took meanwhile: said so, what was written is kept, the rest of the day is there', async () => {
  const { id } = await reportedOnline(t)
  const other = await reportedOnline(t)
  const page = await opened(id, { javaScript: false })
  await page.goto(`${origin}/track/meet/time?kind=room&day=2026-03-04`)
  const first = page.locator('input[name=at]').first()
  const at = (await first.getAttribute('value')) as never
  await first.check()
  await page.getByLabel('想谈什么').fill('还是那一行')
  const session = { orgId: t.centre.id, caseId: other.id }
  const done = await takeTime(t.app, session, 'zh', t.app.newId(), { kind: 'room', at, topic: '', place: '' })
  assert.ok(done.ok)
  await press(page, '就约这个时间')
  await page.getByRole('alert').getByText('这个时间刚被约走了').waitFor()
  assert.equal(await page.getByLabel('想谈什么').inputValue(), '还是那一行')
  assert.notEqual(await page.locator('input[name=at]').first().getAttribute('value'), at)
  await fine(page, 'taken')
  await page.locator('input[name=at]').first().check()
  await press(page, '就约这个时间')
  await page.getByText('约好了，写在下面。').waitFor()
  page.assertClean([/409/])
  await page.close()
})

test('a visit is asked for with a place, and agreed only when somebody of us confirms; steps of going along are shown', async () => {
  const { id, owner } = await reportedOnline(t)
  const page = await opened(id)
  await page.goto(`${origin}/track/meet/time?kind=home&day=2026-03-06`)
  await page.locator('input[name=at]').first().check()
  await press(page, '就想约这个时间')
  await page.getByRole('alert').getByText('还没写到哪里找您').waitFor()
  await page.getByLabel('到哪里找您').fill('测试路 1 弄 2 号 301')
  await press(page, '就想约这个时间')
  await page.getByRole('heading', { name: '上门：等工作人员确认' }).waitFor()
  const { at, staff } = (await newestCase(t)).appointments![0]!
  await staffDoes(
    t,
    staffOf(t, owner),
    id,
    { type: 'moveAppointment', appointmentId: 'v1', at, minutes: 60, place: '测试路 1 弄 2 号 301', staff },
    {
      type: 'makeAppointment',
      kind: 'accompany',
      at: '2026-03-09T01:00:00.000Z' as never,
      minutes: 90,
      place: '区医院收费处',
      staff: owner,
      topic: '',
      steps: ['重开一张明细', '一起交到窗口'],
    },
    { type: 'recordHelpStep', appointmentId: 'v2', stepId: 's1', note: '' },
  )
  await page.goto(`${origin}/track/meet`)
  assert.equal(await page.getByText('等工作人员确认').count(), 0)
  await page.getByText('重开一张明细').waitFor()
  assert.equal(await page.getByText('✓ 办完了').count(), 1)
  await axe(page)
  await fine(page, 'along')
  await page.goto(`${origin}/track`)
  await page.locator('#rest').getByText('提醒').count()
  page.assertClean([/422/])
  await page.close()
})

test('both languages and sizes: axe content on a phone, and each page under 40 KB', async () => {
  const { id } = await reportedOnline(t)
  for (const [lang, size] of [
    ['zh', 'normal'],
    ['zh', 'elder'],
    ['en', 'normal'],
    ['en', 'elder'],
  ] as const) {
    const page = await opened(id)
    await page.context().addCookies([
      { name: 'bancheng-lang', value: lang, url: origin },
      { name: 'bancheng-size', value: size, url: origin },
    ])
    for (const [name, path] of Object.entries({
      meet: '/track/meet',
      days: '/track/meet/time?kind=phone',
      times: '/track/meet/time?kind=home&day=2026-03-04',
    })) {
      let bytes = 0
      const weights: Promise<void>[] = []
      const fresh = await page.context().newPage()
      fresh.on('response', (response) => {
        weights.push(response.body().then((body) => void (bytes += body.length)))
      })
      await fresh.goto(origin + path)
      await Promise.all(weights)
      assert.ok(bytes > 5_000 && bytes < 40_000, `${path} weighs ${bytes}`)
      await axe(fresh)
      await assertNoSidewaysScroll(fresh)
      if (lang === 'en' || size === 'elder') await shot(fresh, `appointments-${lang}-${size}-${name}`)
      await fresh.close()
    }
    await page.close()
  }
})

test('without an open case nothing is shown; strange addresses lead back', async () => {
  const page = await openPage(browser, { size: 'phone', javaScript: false })
  for (const path of ['/track/meet', '/track/meet/time?kind=room', '/track/meet/v1.ics']) {
    const answer = await page.goto(origin + path)
    assert.notEqual(answer!.status(), 200, path)
  }
  const { id } = await reportedOnline(t)
  const own = await opened(id, { javaScript: false })
  for (const path of ['/track/meet/time', '/track/meet/time?kind=accompany', '/track/meet/time?move=v9&kind=nichts'])
    assert.match((await own.goto(origin + path))!.url(), /\/track\/meet$/, path)
  assert.equal((await own.goto(`${origin}/track/meet/v9.ics`))!.status(), 404)
  await own.goto(`${origin}/track/meet/time?kind=room&day=2026-13-99`)
  await own.getByText('哪一天方便？').waitFor()
})
