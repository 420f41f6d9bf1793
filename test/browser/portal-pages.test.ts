/**
 * Every residents' page as it must be for everybody: in Chinese and English, in standard size and 长辈版, on the smallest phone and on a
 * desktop. axe content, nothing that scrolls sideways at 360 px and with letters twice as large, no breach of the CSP, little weight.
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Command } from '#contract/commands.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import {
  fillCatalogue,
  ordinary,
  photo,
  reportedOnline,
  slipCode,
  staffDoes,
  staffOf,
  toReply,
} from '#test/support/portal-world.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
await fillCatalogue(t)
const origin = await t.listen()
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  await t.server.close()
})

/** axe takes most of the time: on a desktop it looks at each language and each size once, on a phone at all four. */
const modes = [
  { name: 'zh', lang: 'zh', size: 'normal', desktopAxe: true },
  { name: 'zh-elder', lang: 'zh', size: 'elder', desktopAxe: false },
  { name: 'en', lang: 'en', size: 'normal', desktopAxe: false },
  { name: 'en-elder', lang: 'en', size: 'elder', desktopAxe: true },
] as const
type Mode = (typeof modes)[number]

const phone = { width: 360, height: 640 }
const desktop = { width: 1440, height: 900 }

/** As `page.evaluate` runs it: letters of another size, as a reader sets them in the browser. */
const letters = (times: number): string =>
  `document.documentElement.style.fontSize = ${times} === 1 ? '' : ${times} * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'`

/** Looks at the page that is open now, in all the ways. */
async function examine(page: WatchedPage, mode: Mode, name: string): Promise<void> {
  const said = (where: string) => (error: Error) => {
    error.message = `${mode.name} ${name}, ${where}: ${error.message}`
    throw error
  }
  await page.setViewportSize(desktop)
  await assertNoSidewaysScroll(page).catch(said('desktop'))
  if (mode.desktopAxe) await axe(page).catch(said('desktop'))
  await page.setViewportSize(phone)
  await assertNoSidewaysScroll(page).catch(said('phone'))
  await axe(page).catch(said('phone'))
  await assertReadable(page).catch(said('phone'))
  if (process.env['SHOTS']) await shot(page, `pages-${mode.name}-${name}`)
  await page.evaluate(letters(2))
  await assertNoSidewaysScroll(page).catch(said('letters twice as large'))
  await assertReadable(page).catch(said('letters twice as large'))
  await page.evaluate(letters(1))
}

/** What no rule of axe sees: a column squeezed until one letter stands on a line. */
async function assertReadable(page: WatchedPage): Promise<void> {
  const squeezed = await page.evaluate<string[]>(`[...document.querySelectorAll('main *, .call *')]
    .filter((e) => e.checkVisibility() && !e.children.length && e.textContent.trim() && !e.closest('svg'))
    .filter((e) => {
      const range = document.createRange()
      range.selectNodeContents(e)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      return lines > 3 && e.textContent.trim().length / lines < 2
    })
    .map((e) => e.textContent.trim().slice(0, 30))`)
  assert.deepEqual(squeezed, [], 'columns too narrow to read')
}

const next = (page: WatchedPage) => page.locator('button[value=next]').click()

for (const mode of modes)
  test(
    `every page in ${mode.name}: on a small phone, with large letters, on a desktop`,
    { timeout: 300_000 },
    async () => {
      const page = await openPage(browser, { size: 'phone' })
      await page.context().addCookies([
        { name: 'bancheng-lang', value: mode.lang, url: origin },
        { name: 'bancheng-size', value: mode.size, url: origin },
      ])
      const at = async (path: string, name: string): Promise<void> => {
        await page.goto(origin + path)
        await examine(page, mode, name)
      }
      for (const [name, path] of Object.entries({
        home: '/',
        start: '/report',
        'no-draft': '/report/what',
        open: '/track',
        ticket: '/q/abcdefgh',
        closed: '/track/letter',
        privacy: '/privacy',
        accessibility: '/accessibility',
        missing: '/nichts',
      }))
        await at(path, name)
      // All that is folded away is looked at too.
      await page.goto(origin)
      await page.locator('summary').click()
      await examine(page, mode, 'home-open')

      // The report, with the faults of each page.
      await page.goto(`${origin}/report`)
      await page.locator('form[action="/report"] button').click()
      await examine(page, mode, 'what')
      await next(page)
      await examine(page, mode, 'what-fault')
      await page.locator('#query').fill('报销')
      await page.keyboard.press('Enter')
      await page.locator('input[value=words]').waitFor()
      await examine(page, mode, 'what-found')
      await page.locator('input[name=item]').first().check()
      await next(page)
      await page.waitForURL(/stuck/)
      await next(page)
      await page.locator('.errors').waitFor()
      await page.locator('summary').click()
      await examine(page, mode, 'stuck-fault-open')
      await page.locator('input[name=causes]').first().check()
      await next(page)
      await page.waitForURL(/tell/)
      await examine(page, mode, 'tell')
      await next(page)
      await page.waitForURL(/photos/)
      await page.setInputFiles('#photos', [
        { name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
        { name: 'IMG_20260301_1234567890123456789.jpg', mimeType: 'image/jpeg', buffer: await photo() },
      ])
      await page.locator('button[value=upload]').click()
      await page.locator('.errors').waitFor()
      await examine(page, mode, 'photos-fault')
      await next(page)
      await page.waitForURL(/reach/)
      await page.locator('#who-family').check()
      await next(page)
      await page.locator('.errors').waitFor()
      await examine(page, mode, 'reach-fault')
      await page.locator('#relation').fill('女儿')
      await page.locator('#phone').fill('13800138000')
      await next(page)
      await page.waitForURL(/check/)
      await examine(page, mode, 'check')
      await page.locator('form[action="/report/check"] button').click()
      await page.waitForURL(/done/)
      await examine(page, mode, 'done')

      // A case on its way.
      await page.context().clearCookies({ name: 'bancheng-case' })
      await page.goto(`${origin}/track`)
      await page.locator('#code').fill('ABCDE')
      await page.keyboard.press('Enter')
      await page.locator('.errors').waitFor()
      await examine(page, mode, 'wrong-code')
      const { id, owner } = await reportedOnline(t)
      const worker = staffOf(t, owner)
      await page.goto(origin + (await slipCode(t, id)).path)
      await page.locator('main form button').click()
      await page.waitForURL(/track$/)
      await examine(page, mode, 'track-registered')
      const asked: Command = {
        type: 'askForMaterials',
        materials: [
          { name: '付款小票上的二维码', why: '用它可以取到电子票据和自带的明细', where: '小票背面，拍清楚就行' },
        ],
        until: '2026-03-12' as never,
      }
      await staffDoes(t, worker, id, { type: 'accept', classification: ordinary }, asked)
      await (await t.as(t.staff.director)).get(`/api/cases/${id}`)
      await page.goto(`${origin}/track`)
      for (const summary of await page.locator('summary').all()) await summary.click()
      await examine(page, mode, 'track-your-turn-open')
      await page.goto(`${origin}/track/papers`)
      await page.locator('main form button').click()
      await page.locator('.errors').waitFor()
      await examine(page, mode, 'papers-fault')
      await page.goto(`${origin}/track`)
      await page.locator('form[action="/track/provide"] button').click()
      await page.locator('.done').waitFor()
      await staffDoes(t, worker, id, ...toReply)
      await at('/track', 'track-answer-waits')
      await at('/track/letter', 'letter')
      await page.locator('form[action="/track/read"] button').click()
      await page.locator('.done').waitFor()
      await examine(page, mode, 'track-solved')
      for (const [name, path] of Object.entries({
        write: '/track/write',
        again: '/track/again',
        rate: '/track/rate',
      })) {
        await page.goto(origin + path)
        await page.locator('main form button').click()
        await page.locator('.errors').waitFor()
        await examine(page, mode, `${name}-fault`)
      }
      await page.goto(`${origin}/track`)
      await page.locator('form[action="/track/leave"] button').click()
      await page.locator('h1').waitFor()
      await examine(page, mode, 'left')
      // Forms that were not accepted answer 4xx, as they should; anything else on the console is a fault, the CSP's above all.
      page.assertClean([/40[14]|422/])
      await page.close()
    },
  )

test('the whole way weighs little: report, confirmation, following and the letter in at most 150 KB together', async () => {
  const page = await openPage(browser, { size: 'phone' })
  // What came over the line, headers and all; what the browser kept counts nothing.
  let bytes = 0
  const wire = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength))
  await page.goto(origin)
  await page.goto(`${origin}/report`)
  await page.locator('form[action="/report"] button').click()
  await page.locator('#query').fill('报销')
  await next(page)
  await page.waitForURL(/stuck/)
  await page.locator('input[name=causes]').first().check()
  await next(page)
  await page.waitForURL(/tell/)
  await page.locator('#statement').fill('窗口说清单对不上。')
  await next(page)
  await page.waitForURL(/photos/)
  await next(page)
  await page.waitForURL(/reach/)
  await page.locator('#phone').fill('13800138000')
  await next(page)
  await page.waitForURL(/check/)
  await page.locator('form[action="/report/check"] button').click()
  await page.waitForURL(/done/)
  await page.goto(`${origin}/track`)
  await page.goto(`${origin}/track/letter`)
  console.log(`the whole way: ${(bytes / 1000).toFixed(1)} KB, uncompressed`)
  assert.ok(bytes > 50_000 && bytes <= 150_000, `${bytes} bytes`)
  page.assertClean()
  await page.close()
})
