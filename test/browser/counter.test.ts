/** The counter's hand-over on the real server and real keys: four presses, one case whatever happens, nothing lost, nothing left in the browser. */
import assert from 'node:assert/strict'
import test, { after, before, type TestContext } from 'node:test'
import type { Browser, Page, Request } from 'playwright-core'
import { dateOf } from '#core/clock/date.ts'
import { insertItems } from '#store/catalogue.ts'
import { inOrg } from '#store/staff.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { allowed } from '#test/support/busy-machine.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'

const t = await testApp()
const origin = await t.listen()
let browser: Browser
before(async () => {
  await inOrg(t.app.store.pool, t.centre.id, (client) => insertItems(client, t.centre.id, items, dateOf(t.clock.now())))
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await t.server.close()
})

const item = (id: string, name: string, key: string) => ({
  id,
  code: '',
  name,
  category: '医疗保险',
  department: '市医保局',
  source: 'test',
  data: {
    shortName: '',
    otherNames: [],
    otherCode: '',
    channels: ['counter'],
    keys: [key],
    confidence: 'high',
    note: '',
    sourceYear: '2026',
    guide: null,
  },
})
const items = [item('lxbx', '零星报销', 'ling xing bao xiao'), item('jlz', '居住证办理', 'ju zhu zheng ban li')]

async function enter(
  c: TestContext,
  staff: TestStaff,
  options: Parameters<typeof openPage>[1] = {},
): Promise<WatchedPage> {
  const page = await openPage(browser, options)
  c.after(() => page.close())
  t.clock.advance({ minutes: 1 })
  await page.goto(`${origin}/console/`)
  await page.locator('input[autocomplete="username"]').fill(staff.username)
  await page.locator('input[type="password"]').fill(staff.password)
  await page.keyboard.press('Enter')
  await page.locator('input[autocomplete="one-time-code"]').fill(t.codeNow(staff))
  await page.getByText('实时', { exact: true }).first().waitFor()
  await page.getByRole('heading', { level: 1 }).or(page.locator('.desk')).first().waitFor()
  return page
}

/** The sheet, open, with everything that must be in it. */
async function openFilled(page: Page, note = '发票和清单差 236 元'): Promise<void> {
  await page.keyboard.press('F8')
  await page.getByRole('checkbox', { name: '材料对不上' }).check()
  await page.getByLabel('补一句话').fill(note)
}

async function handedOver(): Promise<{ id: string; number: string; title: string }[]> {
  const client = await t.signIn(t.staff.director)
  return (await client.get('/api/cases?queue=all')).body.rows
}

test('three presses after F8, by keyboard only; the slip is there and the expert hears of it within two seconds', async (c) => {
  const clerk = await enter(c, t.staff.clerk)
  // Routing chooses one of two: both experts sit at their desks.
  const desks = [await enter(c, t.staff.worker), await enter(c, t.staff.worker2)]
  let presses = 0
  const press = async (key: string) => {
    presses += 1
    await clerk.keyboard.press(key)
  }
  await clerk.keyboard.press('F8')
  await clerk.getByRole('dialog').waitFor()
  assert.equal(await clerk.evaluate('document.activeElement.id'), 'hand-over-item')
  await clerk.keyboard.type('lx')
  await clerk.getByRole('option', { name: /零星报销/ }).waitFor()
  await press('Enter')
  await press('3')
  assert.equal(await clerk.getByRole('checkbox', { name: '系统里信息不一致' }).isChecked(), true)
  const sent = Date.now()
  await press('Enter')
  await clerk.getByText('已交给反映窗口').waitFor()
  const slipAfter = Date.now() - sent
  const number = await clerk.locator('.slip-number').innerText()
  await Promise.any(desks.map((desk) => desk.getByText(number).first().waitFor()))
  const heardAfter = Date.now() - sent
  c.diagnostic(`${presses} presses, slip after ${slipAfter} ms, expert's screen after ${heardAfter} ms`)
  assert.ok(presses <= 4)
  assert.ok(heardAfter < allowed(2000), `${heardAfter} ms`)

  assert.match(await clerk.locator('.slip-code').innerText(), /^[0-9A-Z]{5}(-[0-9A-Z]{5})+$/)
  await axe(clerk)
  await shot(clerk, 'counter-slip')
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('dialog').waitFor({ state: 'detached' })
  await clerk.getByRole('button', { name: new RegExp(number) }).waitFor()

  // Nothing was typed about who could not do it, and yet it is known: that colleague will not judge it.
  const director = await t.signIn(t.staff.director)
  const [row] = await handedOver()
  const { body: file } = await director.get(`/api/cases/${row!.id}`)
  assert.deepEqual(file.blocker.causes, ['identity-mismatch'])
  assert.equal(file.blocker.refusedBy.id, t.staff.clerk.id)
  assert.equal(file.blocker.place, '3 号窗口')
  assert.equal(file.item.name, '零星报销')
  assert.equal(file.channel, 'counter')
  for (const page of [clerk, ...desks]) page.assertClean()
})

test('pressed twice, with the answer lost on the way: one case', async (c) => {
  const page = await enter(c, t.staff.clerk)
  const before = (await handedOver()).length
  const keys: string[] = []
  let lost = false
  await page.route('**/api/cases', async (route) => {
    if (route.request().method() !== 'POST') return await route.fallback()
    keys.push(route.request().headers()['idempotency-key']!)
    if (lost) return await route.fallback()
    lost = true
    // The server does its work; the answer never arrives.
    await route.fetch()
    return await route.abort('connectionreset')
  })
  await openFilled(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByText('已交给反映窗口').waitFor()
  assert.equal(keys.length, 2)
  assert.equal(new Set(keys).size, 1)
  assert.equal((await handedOver()).length, before + 1)
  page.assertClean([/connection|ERR_FAILED|net::/i])
})

test('when the server fails everything stays, and trying again is the same sending', async (c) => {
  const page = await enter(c, t.staff.clerk)
  const before = (await handedOver()).length
  const sent: Request[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/cases')) sent.push(request)
  })
  let down = true
  const toldOfIt = Promise.withResolvers<void>()
  await page.route('**/api/cases', async (route) => {
    if (!down || route.request().method() !== 'POST') return await route.fallback()
    // Slow enough to be told about it, then a failure.
    await toldOfIt.promise
    return await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'busy',
        status: 503,
        title: '现在太忙',
        detail: '请稍等',
        instance: 'T1',
        type: '',
      }),
    })
  })
  await openFilled(page, '社保卡异地不能用')
  await page.getByLabel('姓名').fill('邓小禾')
  await page.keyboard.press('Enter')
  await page.getByText('仍在提交，请勿关闭').waitFor()
  await shot(page, 'counter-slow')
  toldOfIt.resolve()
  await page.getByRole('alert').getByText('您写的内容还在这里').waitFor()
  await axe(page)
  await shot(page, 'counter-failed')
  assert.equal(await page.getByLabel('补一句话').inputValue(), '社保卡异地不能用')
  assert.equal(await page.getByLabel('姓名').inputValue(), '邓小禾')
  assert.equal(await page.getByRole('checkbox', { name: '材料对不上' }).isChecked(), true)

  // Put aside and taken up again: still there.
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('F8')
  assert.equal(await page.getByLabel('姓名').inputValue(), '邓小禾')
  down = false
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('已交给反映窗口').waitFor()
  assert.equal(new Set(sent.map((request) => request.headers()['idempotency-key'])).size, 1)
  assert.equal((await handedOver()).length, before + 1)
  page.assertClean([/503/])
})

test('papers go at once, a card reader fills the person, a doubtful number is said and not refused, and the browser keeps none of it', async (c) => {
  const page = await enter(c, t.staff.clerk)
  const picture = await page.screenshot()
  await openFilled(page)
  const chooser = page.locator('.paper-strip input[type=file]:not([capture])')
  await chooser.setInputFiles([
    { name: '陈小满的发票.png', mimeType: 'image/png', buffer: picture },
    { name: 'b.png', mimeType: 'image/png', buffer: picture },
    { name: 'c.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
  ])
  await page.getByText('只收图片（JPEG、PNG、WebP）、PDF、OFD 和发票的 XML').waitFor()
  await page.getByRole('button', { name: '拿掉 材料 3' }).click()
  await page.getByText('已收好').nth(1).waitFor()
  await page.getByLabel('这是什么（材料 1）').fill('住院发票')
  await page.keyboard.press('Enter')
  await page.getByText('已收好').nth(1).waitFor()

  // As a keyboard-wedge reader types it, Enter included.
  await page.getByLabel(/身份证号/).focus()
  await page.keyboard.type('陈小满|女|汉|19900307|310105199003070021')
  await page.keyboard.press('Enter')
  assert.equal(await page.getByLabel('姓名').inputValue(), '陈小满')
  assert.equal(await page.getByLabel(/身份证号/).inputValue(), '310105199003070021')
  assert.equal(await page.evaluate('document.activeElement.id'), 'person-phone')
  await page.getByText(/校验位对不上/).waitFor()
  await page.keyboard.type('13800000000')
  await page.getByText('号码对得上').waitFor()
  await axe(page)
  await shot(page, 'counter-filled')
  await page.keyboard.press('Enter')
  await page.getByText('已交给反映窗口').waitFor()

  const kept = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])',
  )
  for (const secret of ['陈小满', '310105', '13800000000', '236', '住院'])
    assert.ok(!kept.includes(secret), `${secret} is in ${kept}`)
  const director = await t.signIn(t.staff.director)
  const { body: file } = await director.get(`/api/cases/${(await handedOver())[0]!.id}`)
  assert.deepEqual(
    file.papers.map((paper: { label: string }) => paper.label).toSorted(),
    ['住院发票', '材料 2'].toSorted(),
  )
  assert.equal(file.requester.person.name.startsWith('陈'), true)
  page.assertClean()
})

test('what is missing is said where it is; keys of an input method send nothing', async (c) => {
  const page = await enter(c, t.staff.clerk)
  const before = (await handedOver()).length
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: /^交给反映窗口/ }).click()
  await page.getByText('先选一下卡在哪里').waitFor()
  await page.keyboard.press('9')
  await page.getByRole('checkbox', { name: '其他', exact: true }).check()
  await page.keyboard.press('Enter')
  await page.getByText('选了“其他”，请写一句话').waitFor()
  assert.equal(await page.evaluate('document.activeElement.id'), 'blocker-note')
  await axe(page)
  await shot(page, 'counter-missing')
  await page.keyboard.type('dian nao')
  const note = page.getByLabel('补一句话')
  // Enter that ends a word of the input method, as Safari reports it.
  await note.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
  await page.waitForTimeout(300)
  assert.equal((await handedOver()).length, before)
  await page.keyboard.type('1')
  assert.equal(
    await page.getByRole('checkbox', { name: '材料对不上' }).isChecked(),
    false,
    'a digit in a text is a digit',
  )
  await page.getByRole('button', { name: '别处' }).click()
  await page.getByLabel('在哪里没办成').fill('区医保中心')
  await page.keyboard.press('Enter')
  await page.getByText('已交给反映窗口').waitFor()
  const director = await t.signIn(t.staff.director)
  const { body: file } = await director.get(`/api/cases/${(await handedOver())[0]!.id}`)
  assert.equal(file.blocker.place, '区医保中心')
  assert.equal(file.blocker.refusedBy, null)
  page.assertClean()
})

test('the clerk sees what became of it, adds a sentence and a paper, prints the slip again on 80 mm', async (c) => {
  const page = await enter(c, t.staff.clerk)
  const picture = await page.screenshot()
  await openFilled(page)
  await page.keyboard.press('Enter')
  await page.getByText('已交给反映窗口').waitFor()
  const number = await page.locator('.slip-number').innerText()
  // Still at the counter: what was forgotten goes along.
  await page.getByText('人还没走？').click()
  await page.getByLabel('补一句话').fill('家属在门口等')
  await page.getByRole('button', { name: '补上' }).click()
  await page.getByText('补上了').waitFor()
  await page.getByRole('button', { name: /^好了/ }).click()

  await shot(page, 'counter-list')
  await axe(page)
  await page.getByRole('button', { name: new RegExp(number) }).click()
  await page.getByText('家属在门口等').waitFor()
  await page.getByRole('button', { name: '补一句话或一张纸' }).click()
  await page
    .locator('.paper-strip input[type=file]:not([capture])')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture })
  await page.getByText('已收好').waitFor()
  await page.getByRole('button', { name: '补上' }).click()
  await page.getByText('已带过去 1 份材料').waitFor()
  await axe(page)
  await shot(page, 'counter-opened')

  await page.getByRole('button', { name: '再打一张小票' }).click()
  await page.locator('.slip-number').waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, 1, 'one page')
  const width = Number(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)/.exec(pdf)?.[1])
  assert.ok(Math.abs(width - (80 / 25.4) * 72) < 1, `${width} pt wide`)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.slip-paper').isVisible(), true)
  assert.equal(await page.locator('#root').isVisible(), false)
  await shot(page, 'counter-slip-print')
  page.assertClean()
})

test('a phone, the dark, English: nothing falls off', async (c) => {
  for (const [name, options] of [
    ['phone', { size: 'phone' }],
    ['dark', { colorScheme: 'dark' }],
  ] as const) {
    const page = await enter(c, t.staff.clerk, options)
    await assertNoSidewaysScroll(page)
    await axe(page)
    await shot(page, `counter-${name}`)
    await page.getByRole('button', { name: /^转到反映窗口/ }).click()
    await page.getByRole('checkbox', { name: '少一样材料' }).check()
    await axe(page)
    await shot(page, `counter-sheet-${name}`)
    await assertNoSidewaysScroll(page)
    page.assertClean()
  }
  const page = await enter(c, t.staff.clerk)
  await page.getByRole('button', { name: 'English' }).click()
  await page.keyboard.press('F8')
  await page.getByRole('checkbox', { name: 'Papers disagree' }).check()
  await axe(page)
  await shot(page, 'counter-sheet-english')
  page.assertClean()
})
