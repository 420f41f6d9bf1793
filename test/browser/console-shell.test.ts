import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Me, SignInStep } from '#contract/session.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot } from '#test/support/browser.ts'
import { startConsoleSite, type ApiHandler } from '#test/support/console-site.ts'

const qrSvg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1z"/></svg>'
const me: Me = {
  id: 's1',
  username: 's1',
  name: '周敏',
  roles: ['counter', 'caseworker', 'director', 'administrator'],
  counterNo: 3,
  centre: { id: 'c1', name: '虹桥街道社区事务受理服务中心', code: 'HQ', demo: true },
  csrf: 'token-2',
}

/** A centre in which nothing has happened yet. */
const emptyCentre: Readonly<Record<string, unknown>> = {
  '/api/cases': { rows: [], next: null },
  '/api/queues': { counts: {} },
  '/api/items': { items: [] },
  '/api/units': { units: [] },
  '/api/colleagues': { staff: [] },
  '/api/board': {
    at: '2026-03-10T02:00:00.000Z',
    open: 0,
    unassigned: 0,
    atRisk: 0,
    overdue: 0,
    stuck: 0,
    toSign: 0,
    callbacks: 0,
    reopened: 0,
    lanes: [],
    stuckBy: [],
    month: {
      from: '2026-03-01',
      registered: 0,
      answered: 0,
      closed: 0,
      solvedYes: 0,
      solvedNo: 0,
      onTime: 0,
      outcomes: {},
      byDay: [],
    },
  },
}

/** A door as the server keeps it: the password is 对的密码, the code 123456; the first step may be setting up the code. */
function makeDoor(options: { inside?: boolean; enrol?: boolean } = {}): { api: ApiHandler; calls: string[] } {
  let step: SignInStep = options.inside ? { next: 'nothing', me } : { next: 'password' }
  const calls: string[] = []
  const refuse = (code: string, title: string) => ({
    status: 401,
    json: { type: '', code, status: 401, title, detail: '请再核对一遍。', instance: 'r1' },
  })
  const api: ApiHandler = (method, path, body, headers) => {
    const said = body as Record<string, string> | undefined
    if (path === '/api/events') return 'stream'
    if (!path.startsWith('/api/session')) return { json: emptyCentre[path] ?? {} }
    if (method !== 'GET') calls.push(`${method} ${path} ${headers['x-csrf-token'] ?? 'no token'}`)
    if (method === 'DELETE') {
      step = { next: 'password' }
      return { status: 204 }
    }
    if (path === '/api/session/code') {
      if (said?.['code'] !== '123456') return refuse('wrong-code', '动态码不对或已经用过')
      step = { next: 'nothing', me }
    } else if (method === 'POST') {
      if (said?.['password'] !== '对的密码') return refuse('wrong-password', '用户名或密码不对')
      step = options.enrol
        ? { next: 'enrol', secret: 'ABCDEFGHIJKLMNOP', uri: 'otpauth://totp/x', qrSvg }
        : { next: 'code', demoCode: '123456' }
    }
    return { json: step }
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

    await page.getByText('123456').waitFor()
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
    await page.getByText('没有超期的').waitFor()
    assert.match(await page.title(), /^看板/)
    await axe(page)
    await assertNoSidewaysScroll(page)

    if (size === 'phone') await page.getByRole('button', { name: '菜单' }).click()
    await shot(page, `board-empty-${size}`)
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    assert.equal(calls.at(-1), 'DELETE /api/session token-2')
    page.assertClean([/401 \(Unauthorized\)/])
  })
}

test('the first time, the code is set up on the phone', async (t) => {
  const { api } = makeDoor({ enrol: true })
  const site = await startConsoleSite(api)
  t.after(site.close)
  const page = await openPage(browser)
  t.after(() => page.close())
  await page.goto(`${site.origin}/console/`)
  await page.getByLabel('用户名').fill('zhoumin')
  await page.getByLabel('密码', { exact: true }).fill('对的密码')
  await page.keyboard.press('Enter')
  const picture = page.getByRole('img', { name: /二维码/ })
  await picture.waitFor()
  assert.equal(await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0), true)
  await page.getByText('ABCD EFGH IJKL MNOP').waitFor()
  await axe(page)
  await shot(page, 'sign-in-enrol')
  await page.getByRole('button', { name: '换一个账号' }).click()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  page.assertClean()
})

test('dark, high contrast, English and the list of keys', async (t) => {
  const { api } = makeDoor({ inside: true })
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
  const { api } = makeDoor({ inside: true })
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
