import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot } from '#test/support/browser.ts'
import { startConsoleSite, type ApiHandler } from '#test/support/console-site.ts'

const centre = { name: '虹桥街道社区事务受理服务中心', phone: '021-0000 0000' }
const staff = { id: 's1', name: '周敏', post: '专窗', roles: ['counter', 'caseworker', 'director', 'administrator'] }

/** A door as the server keeps it: the password is 对的密码, the code 123456. */
function makeDoor(): { api: ApiHandler; calls: string[] } {
  let inside = false
  const calls: string[] = []
  const api: ApiHandler = (method, path, body, headers) => {
    const said = body as Record<string, string> | undefined
    if (method !== 'GET') calls.push(`${method} ${path} ${headers['x-csrf-token'] ?? 'no token'}`)
    if (path === '/api/events') return 'stream'
    if (method === 'DELETE') {
      inside = false
      return { status: 204 }
    }
    if (path === '/api/session/code') {
      if (said?.['code'] !== '123456')
        return { status: 401, json: { code: 'wrong-code', title: '动态码不对，或已经用过' } }
      inside = true
      return { json: { staff, csrf: 'token-2' } }
    }
    if (method === 'POST' && path === '/api/session') {
      if (said?.['password'] !== '对的密码')
        return { status: 401, json: { code: 'wrong-password', title: '用户名或密码不对' } }
      return { json: { next: 'code', hint: '动态码：123456' } }
    }
    if (path === '/api/session') {
      return {
        json: inside
          ? { staff, centre, csrf: 'token-2' }
          : { staff: null, centre, hint: '这是演示。用户名 zhoumin，密码 demo。' },
      }
    }
    return { status: 404, json: { code: 'no-such-thing', title: '' } }
  }
  return { api, calls }
}

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

for (const size of ['desktop', 'phone'] as const) {
  test(`signing in on a ${size}, from the door to the desk and out again`, async (t) => {
    const { api, calls } = makeDoor()
    const site = await startConsoleSite(api)
    t.after(site.close)
    const page = await openPage(browser, { size })
    t.after(() => page.close())
    await page.goto(`${site.origin}/console/`)

    await page.getByText('这是演示').waitFor()
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('请输入用户名').waitFor()
    assert.equal(await page.evaluate('document.activeElement.id'), 'username')
    await axe(page)
    await assertNoSidewaysScroll(page)
    await shot(page, `sign-in-${size}`)

    await page.getByLabel('用户名').fill('zhoumin')
    await page.getByLabel('密码', { exact: true }).fill('错的')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('用户名或密码不对').waitFor()
    assert.equal(await page.getByLabel('用户名').inputValue(), 'zhoumin', 'what was typed stays')
    await shot(page, `sign-in-refused-${size}`)
    await page.getByLabel('密码', { exact: true }).fill('对的密码')
    await page.keyboard.press('Enter')

    const code = page.getByLabel('动态码', { exact: true })
    await code.waitFor()
    assert.equal(await page.evaluate('document.activeElement.id'), 'code')
    await axe(page)
    await shot(page, `sign-in-code-${size}`)
    await code.fill('111111')
    await page.getByText('动态码不对').waitFor()
    await code.fill('１２３ 456') // as an input method and a paste leave it

    await page.getByRole('heading', { name: '工作台' }).waitFor()
    await page.getByText('实时').waitFor()
    await axe(page)
    await assertNoSidewaysScroll(page)
    await shot(page, `desk-empty-${size}`)
    await page.getByRole('link', { name: '看板' }).click()
    await page.getByRole('heading', { name: '看板' }).waitFor()
    assert.match(await page.title(), /^看板/)

    if (size === 'phone') await page.getByRole('button', { name: '菜单' }).click()
    await shot(page, `board-empty-${size}`)
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    assert.equal(calls.at(-1), 'DELETE /api/session token-2')
    page.assertClean([/401 \(Unauthorized\)/])
  })
}

test('dark, high contrast, English and the list of keys', async (t) => {
  const { api } = makeDoor()
  api('POST', '/api/session/code', { code: '123456' }, {})
  const site = await startConsoleSite(api)
  t.after(site.close)
  const page = await openPage(browser)
  t.after(() => page.close())
  await page.goto(`${site.origin}/console/counter`)
  await page.getByRole('heading', { name: '窗口交接' }).waitFor()

  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('这一页的快捷键').waitFor()
  await axe(page)
  await shot(page, 'keys-light')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: '显示' }).click()
  await page.getByLabel('深色').check()
  await axe(page)
  await shot(page, 'counter-dark')
  await page.getByLabel('高对比').check()
  await axe(page)
  await shot(page, 'counter-dark-contrast')
  await page.getByLabel('浅色').check()
  await axe(page)
  await page.getByLabel('单键快捷键').uncheck()
  await page.getByRole('heading', { name: '窗口交接' }).click()
  await page.keyboard.press('?')
  assert.equal(await page.getByRole('dialog').count(), 0, 'single keys are off')

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Hand-over' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Hand-over' }).waitFor()
  assert.equal(await page.evaluate('document.documentElement.lang'), 'en')
  page.assertClean()
})

test('when the server goes away the screen says so and comes back by itself', async (t) => {
  const { api } = makeDoor()
  api('POST', '/api/session/code', { code: '123456' }, {})
  let down = false
  const site = await startConsoleSite((...call) => (down ? { status: 503 } : api(...call)))
  t.after(site.close)
  const page = await openPage(browser)
  t.after(() => page.close())
  down = true
  await page.goto(`${site.origin}/console/`)
  await page.getByRole('alert').getByText('这一步没有办成').waitFor()
  await axe(page)
  await shot(page, 'server-away')
  down = false
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  page.assertClean([/503/])
})
