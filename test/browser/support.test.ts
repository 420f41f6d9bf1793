import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage } from '#test/support/browser.ts'

let browser: Browser
let server: Server
let origin: string

const policy = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'"
const pages: Record<string, string> = {
  '/good': '<main><h1>办成</h1><p id="word">办</p></main>',
  '/wide': '<main><h1>宽</h1><div style="width:3000px">宽</div></main>',
  '/mute': '<main><h1>按钮</h1><button></button><img src="/dot.png"></main>',
  '/blocked': '<main><h1>脚本</h1><script>document.title = "ran"</script></main>',
}

before(async () => {
  server = createServer((request, response) => {
    const body = pages[request.url ?? '']
    response.writeHead(body ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      ...(request.url === '/wide' ? {} : { 'content-security-policy': policy }),
    })
    response.end(
      `<!doctype html><html lang="zh-CN"><head><title>试</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body>${body}</body></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchBrowser()
})

after(async () => {
  await browser?.close()
  server?.close()
})

/** The picture of one character at 64 px, so that two characters can be compared. */
async function pictureOf(page: Page, character: string): Promise<string> {
  const box = page.locator('#word')
  await box.evaluate((element, text) => {
    Object.assign(element, { textContent: text })
    const { style } = element as unknown as { style: Record<string, string> }
    style['fontSize'] = '64px'
    style['width'] = '80px'
  }, character)
  return (await box.screenshot()).toString('base64')
}

test('Chinese is drawn with real glyphs', async () => {
  const page = await openPage(browser)
  await page.goto(`${origin}/good`)
  const [word, other, missing, alsoMissing] = [
    await pictureOf(page, '办'),
    await pictureOf(page, '成'),
    // Plane 16 private use: no font has them, so they show what a missing glyph looks like.
    await pictureOf(page, '\u{10FFF0}'),
    await pictureOf(page, '\u{10FFF1}'),
  ]
  assert.notEqual(word, missing)
  assert.notEqual(other, missing)
  assert.notEqual(word, other)
  assert.equal(missing, alsoMissing, 'two missing glyphs look the same, so the comparison above means something')
  page.assertClean()
  await page.close()
})

test('a page speaks Chinese and lives in Shanghai, and a phone is a phone', async () => {
  const page = await openPage(browser, { size: 'phone' })
  await page.goto(`${origin}/good`)
  const facts = await page.evaluate(
    '[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone, innerWidth]',
  )
  assert.deepEqual(facts, ['zh-CN', 'Asia/Shanghai', 375])
  await page.close()
})

test('a blocked script is a finding', async () => {
  const page = await openPage(browser)
  await page.goto(`${origin}/blocked`)
  assert.throws(() => page.assertClean(), /script-src/)
  page.assertClean([/script-src/i, /Content Security Policy/])
  await page.close()
})

test('a request to another host is a finding', async () => {
  const page = await openPage(browser)
  await page.route('http://fonts.invalid/**', (route) => route.fulfill({ body: '' }))
  await page.goto(`${origin}/wide`)
  await page.evaluate("fetch('http://fonts.invalid/a.woff2', { mode: 'no-cors' })")
  assert.throws(() => page.assertClean(), /outside: http:\/\/fonts\.invalid/)
  await page.close()
})

test('axe passes a sound page under a strict policy and fails a mute button', async () => {
  const page = await openPage(browser)
  await page.goto(`${origin}/good`)
  await axe(page)
  page.assertClean()
  await page.goto(`${origin}/mute`)
  await assert.rejects(axe(page), /button-name/)
  await page.close()
})

test('a page that scrolls sideways is found', async () => {
  const page = await openPage(browser)
  await page.goto(`${origin}/good`)
  await assertNoSidewaysScroll(page)
  await page.goto(`${origin}/wide`)
  await assert.rejects(assertNoSidewaysScroll(page), /3\d\d\d px wide/)
  await page.close()
})

test('without JavaScript the page is still there and scripts do not run', async () => {
  const page = await openPage(browser, { javaScript: false, size: 'phone' })
  await page.goto(`${origin}/blocked`)
  assert.equal(await page.title(), '试')
  assert.equal(await page.locator('h1').textContent(), '脚本')
  await page.close()
})
