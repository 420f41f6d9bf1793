/**
 * Every staff screen once on a desktop and once on a phone, on the real server with its strict policy: nothing serious for axe,
 * no sideways scroll, nothing in the console, and a picture of each in test-results/shots/staff-*. What the screens do is
 * tested elsewhere.
 */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { Page } from 'playwright-core'
import { registerPrints } from '#http/prints.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { registration } from '#test/support/registration.ts'
import { sample } from '#test/support/case-world.ts'

// The browser takes the time from the server's answers, so the centre's clock must be near the real one. 09:00 in China.
const t = await testApp(undefined, {
  now: `${new Date().toISOString().slice(0, 10)}T01:00:00.000Z`,
  demo: true,
  server: { more: [registerPrints] },
})
const origin = await t.listen()
const browser = await launchBrowser()
after(async () => {
  await browser.close()
  await t.server.close()
})

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
type Size = keyof typeof sizes

/** A case in the hands of the first caseworker, brought as far as the commands go. Gives its id. */
async function made(statement: string, ...steps: [by: TestStaff, command: object][]): Promise<string> {
  const worker = await t.as(t.staff.worker)
  const answer = await worker.post('/api/cases', {
    ...registration,
    channel: 'walkIn',
    statement,
    blocker: { ...registration.blocker, causes: ['material-mismatch'] },
    person: { ...registration.person, name: '买买提·吐尔逊', phone: '13800001234' },
    owner: t.staff.worker.id,
    comes: 'notNeeded',
  })
  assert.equal(answer.status, 201, answer.text)
  for (const [by, command] of steps) {
    t.clock.advance({ seconds: 30 })
    const client = await t.as(by)
    const { version } = (await client.get(`/api/cases/${answer.body.id}`)).body
    const done = await client.post(`/api/cases/${answer.body.id}/commands`, { expectedVersion: version, command })
    assert.equal(done.status, 200, done.text)
  }
  return answer.body.id
}

const { worker, worker2, director, clerk, admin } = t.staff
// Who decides is found by the server.
const { to: _decides, ...exception } = sample.askFiling
const { accept, way, refuse, sign, explain, deliver, call, refer, askDays, pause, reply, judge } = sample
const inAWeek = new Date(Date.parse(t.clock.now()) + 7 * 86_400_000).toISOString().slice(0, 10)
const cases = {
  inHand: await made('发票和清单差两百多块，窗口收不了。', [worker, accept]),
  referred: await made('三个部门都说不归他们管。', [worker, accept], [worker, refer], [worker, askDays]),
  asked: await made('不知道还缺什么。', [worker, accept], [worker, { ...sample.ask, until: inAWeek }]),
  met: await made('三家都不管。', [worker, accept], [worker, sample.callTogether]),
  exception: await made(
    '证明开不出来。',
    [worker, accept],
    [worker, { ...exception, expires: inAWeek, level: 'centre' }],
  ),
  paused: await made('要等鉴定。', [worker, accept], [worker, pause]),
  toSign: await made('年限差一点。', [worker, accept], [worker, way], [worker, refuse]),
  replied: await made('卡换好了没有。', [worker, accept], [worker, judge], [worker, reply]),
  refused: await made(
    '单身不满三十岁能不能申请。',
    [worker, accept],
    [worker, way],
    [worker, refuse],
    [worker2, sign],
    [worker, explain],
    [worker, deliver],
    [director, { ...call, solved: 'no' }],
  ),
  closed: await made(
    '补贴取不出来。',
    [worker, accept],
    [worker, judge],
    [worker, reply],
    [worker, deliver],
    [director, { ...call, solved: 'yes' }],
    [worker, { type: 'close' }],
  ),
}

const pages = new Map<string, Promise<WatchedPage>>()

/** The page of this person in this size, sent to an address; signing in has a test of its own. */
async function pageOf(staff: TestStaff | null, address: string, size: Size): Promise<WatchedPage> {
  const name = `${staff?.id} ${size}`
  const known = pages.get(name) ?? newPage(staff, size)
  pages.set(name, known)
  const page = await known
  await page.goto(`${origin}${address}`)
  return page
}

async function newPage(staff: TestStaff | null, size: Size): Promise<WatchedPage> {
  const page = await openPage(browser, { size })
  await page.setViewportSize(sizes[size])
  if (staff) {
    const client = await t.as(staff)
    await page.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })))
  }
  return page
}

/** `within`: only this part is new to axe. */
async function looked(
  page: WatchedPage,
  name: string,
  { allow = [], within }: { allow?: readonly RegExp[]; within?: string } = {},
): Promise<void> {
  await assertNoSidewaysScroll(page)
  await axe(page, within)
  await shot(page, `staff-${name}`)
  page.assertClean(allow)
}

/** Opens the form of a verb from the list of all of them. */
async function verb(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
  await page.keyboard.press('Control+K')
  await page.getByLabel('找一个动作').fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name, exact: true }).waitFor()
}

type Screen = {
  name: string
  staff: TestStaff | null
  address: string
  /** What shows that it has come. */
  ready: (page: Page) => Promise<unknown>
}
const heading = (name: string) => (page: Page) => page.getByRole('heading', { name }).first().waitFor()
const row = (page: Page) => page.locator('a.queue-row').first().waitFor()
const text = (words: string) => (page: Page) => page.getByText(words).first().waitFor()
const caseOpen = (page: Page) => page.getByRole('region', { name: '现在做什么' }).waitFor()
const onCase = (name: keyof typeof cases, staff = worker): Screen => ({
  name: `case-${name}`,
  staff,
  address: `/console/desk/${cases[name]}`,
  ready: caseOpen,
})

const screens: readonly Screen[] = [
  { name: 'sign-in', staff: null, address: '/console/', ready: heading('登录') },
  { name: 'counter', staff: clerk, address: '/console/counter', ready: heading('窗口交接') },
  { name: 'queue', staff: worker, address: '/console/desk', ready: row },
  { name: 'queue-empty', staff: worker, address: '/console/desk?view=dueToday', ready: text('今天没有到期的') },
  { name: 'queue-waiting', staff: worker, address: '/console/desk?view=waitingOnOthers', ready: row },
  { name: 'queue-closed', staff: worker, address: '/console/desk?view=closed', ready: row },
  { name: 'register', staff: worker, address: '/console/desk/new', ready: heading('新登记') },
  ...(['inHand', 'referred', 'asked', 'paused', 'replied', 'refused', 'closed'] as const).map((name) => onCase(name)),
  onCase('toSign', worker2),
  { name: 'board', staff: director, address: '/console/board', ready: heading('看板') },
  { name: 'people', staff: admin, address: '/console/admin', ready: text('孙晓梅') },
  { name: 'calendar', staff: admin, address: '/console/admin/calendar', ready: text('12 月') },
  { name: 'catalogue', staff: admin, address: '/console/admin/catalogue', ready: heading('设置') },
  { name: 'not-here', staff: worker, address: '/console/nowhere', ready: heading('没有这个页面') },
]

for (const size of ['desktop', 'phone'] as const)
  for (const screen of screens)
    test(`${screen.name} on a ${size}`, async () => {
      const page = await pageOf(screen.staff, screen.address, size)
      await screen.ready(page)
      await looked(page, `${screen.name}-${size}`)
    })

const forms: readonly (readonly [keyof typeof cases, TestStaff, readonly string[]])[] = [
  [
    'inHand',
    worker,
    [
      '记一笔',
      '告诉本人',
      '加一条办法',
      '研判',
      '请单位帮忙',
      '请补材料',
      '写答复',
      '改分类',
      '停表',
      '申请延期',
      '退回前面',
      '换人经办',
      '改登记内容',
      '要求会商',
      '请教智囊团',
      '申请例外',
    ],
  ],
  ['met', director, ['定会商', '记会商结果']],
  ['exception', director, ['批例外']],
  ['toSign', worker2, ['签字']],
  ['replied', worker, ['记送达']],
  ['refused', worker, ['重新打开', '办结']],
]

for (const size of ['desktop', 'phone'] as const) {
  test(`every form of a case on a ${size}`, async () => {
    for (const [name, staff, verbs] of forms) {
      const page = await pageOf(staff, `/console/desk/${cases[name]}`, size)
      for (const each of verbs) {
        await verb(page, each)
        await looked(page, `form-${each}-${size}`, { within: '.composer' })
        await page.keyboard.press('Escape')
        await page.getByRole('form', { name: each, exact: true }).waitFor({ state: 'detached' })
      }
    }
  })

  test(`the five sides of a case, the list of verbs and of keys on a ${size}`, async () => {
    const page = await pageOf(worker, `/console/desk/${cases.refused}`, size)
    await caseOpen(page)
    await page.keyboard.press('Control+K')
    await page.getByLabel('找一个动作').waitFor()
    await looked(page, `verbs-${size}`, { within: '.composer' })
    await page.keyboard.press('Escape')
    if (size === 'phone') await page.getByRole('button', { name: '材料与办法' }).click()
    for (const tab of ['材料', '清单', '票据核对', '可不可以办', '谁看过']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel', { name: tab }).first().waitFor()
      await looked(page, `side-${tab}-${size}`)
    }
    await page.keyboard.press('Shift+?')
    await page.getByText('这一页的快捷键').waitFor()
    await looked(page, `keys-${size}`)
  })

  test(`hand-over, slip and what became of it on a ${size}`, async () => {
    const page = await pageOf(clerk, '/console/counter', size)
    await heading('窗口交接')(page)
    // Before the sheet itself may have come: the key is not lost.
    await page.keyboard.press('F8')
    await page.getByRole('dialog').waitFor()
    await looked(page, `hand-over-${size}`)
    await page.locator('#blocker-causes input').first().focus()
    await page.keyboard.press('1')
    await page.getByLabel('补一句话').fill('发票和清单差 236 元')
    await page.keyboard.press('Enter')
    await page.getByText('已交给反映窗口').waitFor()
    await looked(page, `slip-${size}`)
    await page.keyboard.press('Enter')
    await page.locator('.handed-over-row').first().click()
    await page.getByRole('heading', { name: '经过' }).waitFor()
    await looked(page, `handed-over-${size}`)
  })

  test(`the board's lists on a ${size}`, async () => {
    const page = await pageOf(director, '/console/board', size)
    await heading('看板')(page)
    for (const door of ['在办', '等我定']) {
      await page
        .getByRole('button', { name: new RegExp(`^${door}`) })
        .first()
        .click()
      await page.getByRole('heading', { name: door }).waitFor()
      await looked(page, `board-${door}-${size}`)
    }
    await page.getByRole('button', { name: '等会签' }).first().click()
    await looked(page, `board-decide-${size}`)
  })

  test(`both steps of signing in and what goes wrong there on a ${size}`, async () => {
    const page = await newPage(null, size)
    await page.goto(`${origin}/console/`)
    await page.locator('input[autocomplete="username"]').fill(worker2.username)
    await page.locator('input[type="password"]').fill('falsch')
    await page.keyboard.press('Enter')
    await page.getByText('用户名或密码不对').waitFor()
    await looked(page, `sign-in-wrong-${size}`, { allow: [/status of 401/] })
    await page.locator('input[type="password"]').fill(worker2.password)
    await page.keyboard.press('Enter')
    await page.locator('input[autocomplete="one-time-code"]').waitFor()
    await looked(page, `sign-in-code-${size}`, { allow: [/status of 401/] })
  })

  test(`every print of a case on a ${size}, by the real server and under its policy`, async () => {
    const page = await pageOf(worker, '/console/', size)
    for (const [kind, id] of [
      ['register', cases.refused],
      ['acceptance', cases.refused],
      ['materials', cases.asked],
      ['reply', cases.refused],
      ['followup', cases.refused],
      ['course', cases.refused],
    ] as const) {
      const answer = await page.goto(`${origin}/print/cases/${id}/${kind}`)
      assert.equal(answer?.status(), 200, kind)
      await looked(page, `print-${kind}-${size}`)
    }
  })
}

test('what is half written waits while something else is opened, and what is missing is said where it is', async () => {
  const page = await newPage(worker, 'desktop')
  await page.goto(`${origin}/console/desk/new`)
  const statement = page.getByLabel('本人的原话')
  await page.getByRole('radio', { name: '12345 热线' }).check()
  await page.keyboard.press('Control+Enter')
  await page.getByText('请抄下 12345 工单号').waitFor()
  await page.getByLabel('12345 工单号').fill('SH-1')
  await statement.fill('电话里说了很长的一段话。')
  await page.keyboard.press('Control+Enter')
  await page.getByText('请至少选一个没办成的原因').waitFor()
  await looked(page, 'register-lacks')

  // A colleague asks about another case: opened, and back.
  const row = page.locator('a.queue-row', { hasText: '三个部门都说不归他们管' })
  await row.click()
  await caseOpen(page)
  await page.getByRole('button', { name: '记回话' }).click()
  await page.getByLabel('对方的话').fill('要等周四的会。')
  await page.locator('a.queue-row', { hasText: '卡换好了没有' }).click()
  await page.getByText('写好了，还没送到').waitFor()
  await row.click()
  await page.getByRole('button', { name: '记回话' }).click()
  assert.equal(await page.getByLabel('对方的话').inputValue(), '要等周四的会。')

  await page.getByRole('link', { name: '新登记' }).click()
  await page.getByText('上次没写完的，已恢复').waitFor()
  assert.equal(await statement.inputValue(), '电话里说了很长的一段话。')
  assert.equal(await page.getByLabel('12345 工单号').inputValue(), 'SH-1')
  // Given up on purpose, it is gone.
  await page.getByRole('button', { name: '不登记了' }).click()
  await page.getByRole('link', { name: '新登记' }).click()
  await statement.waitFor()
  assert.equal(await statement.inputValue(), '')
  const stored = await page.evaluate(`JSON.stringify({ ...localStorage, ...sessionStorage })`)
  assert.doesNotMatch(String(stored), /电话里|周四/, 'nothing of it stays in the browser')
  page.assertClean()
  await page.close()
})

test('without light, and with more contrast: the screens where one works all day', async () => {
  for (const prefs of [
    { scheme: 'dark', contrast: 'normal' },
    { scheme: 'light', contrast: 'more' },
    { scheme: 'dark', contrast: 'more' },
  ])
    for (const [staff, address, ready] of [
      [worker, `/console/desk/${cases.refused}`, caseOpen],
      [director, '/console/board', heading('看板')],
      [clerk, '/console/counter', heading('窗口交接')],
      [admin, '/console/admin/calendar', text('12 月')],
    ] as const) {
      const page = await newPage(staff, 'desktop')
      await page.goto(`${origin}/console/nowhere`)
      await page.evaluate(`localStorage.setItem('bancheng.prefs', '${JSON.stringify(prefs)}')`)
      await page.goto(`${origin}${address}`)
      await ready(page)
      await looked(page, `${prefs.scheme}-${prefs.contrast}-${staff.id}`)
    }
})
