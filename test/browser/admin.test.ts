/** The settings on the real server: a person added can sign in, what is taken away is gone at once, a new working day moves deadlines. */
import assert from 'node:assert/strict'
import test, { after, before, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { codeOfStep, stepOf } from '#app/one-time-code.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp()
const origin = await t.listen()
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

async function enter(c: TestContext, staff: TestStaff, part: string): Promise<WatchedPage> {
  const page = await openPage(browser)
  c.after(() => page.close())
  t.clock.advance({ minutes: 1 })
  await page.goto(`${origin}/console/admin/${part}`)
  await page.locator('input[autocomplete="username"]').fill(staff.username)
  await page.locator('input[type="password"]').fill(staff.password)
  await page.keyboard.press('Enter')
  await page.locator('input[autocomplete="one-time-code"]').fill(t.codeNow(staff))
  await page.getByRole('heading', { name: '设置', exact: true }).waitFor()
  return page
}

test('somebody acts for the director for a few days: given in the form, and back in it the next time', async (c) => {
  const page = await enter(c, t.staff.admin, 'people')
  const open = async () => {
    await page
      .getByRole('row', { name: /李·阿依古丽/ })
      .getByRole('button', { name: '修改' })
      .click()
    await page.getByRole('heading', { name: '代理和任期' }).waitFor()
  }
  await open()
  await page.getByRole('button', { name: '再代一段' }).click()
  await page.getByRole('button', { name: '保存代理' }).click()
  await page.getByText('每一段都要有起止日期').waitFor()
  await page.locator('#post-0-starts').fill('2026-03-04')
  await page.locator('#post-0-ends').fill('2026-03-06')
  await page.getByLabel('代谁').selectOption(t.staff.director.id)
  await axe(page)
  await shot(page, 'admin-post')
  await page.getByRole('button', { name: '保存代理' }).click()
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor()
  await page.getByRole('button', { name: '关上' }).click()
  await open()
  assert.equal(await page.locator('#post-0-ends').inputValue(), '2026-03-06')
  assert.equal(await page.getByLabel('代谁').inputValue(), t.staff.director.id)
  page.assertClean()
})

test('a person is added, gets a password that is shown once, and signs in with it', async (c) => {
  const page = await enter(c, t.staff.admin, 'people')
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await page.getByText('请写姓名').waitFor()
  await page.getByLabel('姓名').fill('贺兰舟')
  await page.getByLabel(/^用户名/).fill('HeLan')
  await page.getByRole('checkbox', { name: '综合窗口受理员' }).uncheck()
  await page.getByRole('checkbox', { name: '系统管理员' }).check()
  await page.getByRole('checkbox', { name: '反映窗口受理员' }).check()
  await page.getByText('系统管理员不办件，不能同时有别的岗位').waitFor()
  await axe(page)
  await page.getByRole('checkbox', { name: '系统管理员' }).uncheck()
  await page.getByLabel(/^专长/).fill('社会救助、医疗保险')
  await page.getByRole('button', { name: '添加', exact: true }).click()
  const password = await page.locator('.first-password code').innerText()
  await axe(page)
  await shot(page, 'admin-password')
  await page.getByRole('button', { name: '已经告诉本人' }).click()
  await page.getByRole('row', { name: /贺兰舟.*社会救助、医疗保险/ }).waitFor()
  assert.equal(await page.getByText(password).count(), 0, 'never again')

  const first = await t.anyone().post('/api/session', { username: 'helan', password })
  assert.equal(first.body.next, 'enrol', first.text)
  page.assertClean()

  // The new colleague at their own browser: password, code, a password of their own, and in.
  const own = await openPage(browser)
  await own.goto(`${origin}/console/`)
  await own.getByLabel('用户名').fill('helan')
  await own.getByLabel('密码', { exact: true }).fill(password)
  await own.keyboard.press('Enter')
  const secret = await own.locator('.sign-in-enrol code').innerText()
  await own.locator('#code').fill(codeOfStep(secret.replaceAll(' ', ''), stepOf(t.clock.now())))
  await own.getByRole('heading', { name: '换成自己的密码' }).waitFor()
  await axe(own)
  await own.getByLabel('新密码', { exact: true }).fill('helan-2026!')
  await own.keyboard.press('Enter')
  await own.getByText('不要把姓名或用户名放进密码').waitFor()
  await own.getByLabel('新密码', { exact: true }).fill('荠菜馄饨 and a bench')
  await own.getByLabel('新密码再输一遍').fill('荠菜馄饨 and a banch')
  await own.keyboard.press('Enter')
  await own.getByText('两次输入的不一样').waitFor()
  await shot(own, 'own-password')
  await own.getByLabel('新密码再输一遍').fill('荠菜馄饨 and a bench')
  await own.keyboard.press('Enter')
  await own.getByRole('heading', { name: '工作台' }).waitFor()

  // Later they change it by themselves, from their name in the bar.
  await own.getByRole('link', { name: /贺兰舟/ }).click()
  await own.getByLabel('现在的密码').fill('荠菜馄饨 and a bench')
  await own.getByLabel('新密码', { exact: true }).fill('荠菜馄饨 and two benches')
  await own.getByLabel('新密码再输一遍').fill('荠菜馄饨 and two benches')
  await own.keyboard.press('Enter')
  await own.getByText('密码已更换').waitFor()
  await axe(own)
  await shot(own, 'own-account')
  // What was under way as the session changed is asked again under the new one.
  own.assertClean([/401 .*\/api\/(messages|duties)/])
})

test('leave and switching off count at once', async (c) => {
  const page = await enter(c, t.staff.admin, 'people')
  await page.getByRole('button', { name: '修改 李·阿依古丽' }).click()
  await page.getByRole('button', { name: '加一段' }).click()
  await page.getByLabel('从', { exact: true }).fill('2026-03-03')
  await page.getByLabel('到', { exact: true }).fill('2026-03-01')
  await page.getByRole('button', { name: '保存假期' }).click()
  await page.getByText('结束不早于开始').waitFor()
  await page.getByLabel('到', { exact: true }).fill('2026-03-05')
  await page.getByRole('button', { name: '保存假期' }).click()
  await page.getByText('已保存').waitFor()
  await axe(page)
  await shot(page, 'admin-person')
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /李·阿依古丽.*今天不在/ }).waitFor()

  // What was entered stands there the next time; a second period is added to it.
  await page.getByRole('button', { name: '修改 李·阿依古丽' }).click()
  assert.equal(await page.getByLabel('到', { exact: true }).inputValue(), '2026-03-05')
  await page.getByRole('button', { name: '加一段' }).click()
  await page.getByLabel('从', { exact: true }).last().fill('2026-05-06')
  await page.getByRole('button', { name: '保存假期' }).click()
  await page.getByText('已保存').waitFor()
  const { staff } = (await (await t.as(t.staff.admin)).get('/api/colleagues')).body
  const planned = staff.find((person: { name: string }) => person.name === '李·阿依古丽').leave
  assert.deepEqual(
    planned.map((leave: { starts: string; ends: string }) => [leave.starts, leave.ends]),
    [
      ['2026-03-03', '2026-03-05'],
      ['2026-05-06', '2026-05-06'],
    ],
  )
  await page.keyboard.press('Escape')

  const worker = await t.signIn(t.staff.worker)
  assert.equal((await worker.get('/api/session')).body.next, 'nothing')
  await page.getByRole('button', { name: '修改 王建国' }).click()
  await page.getByRole('button', { name: '停用账号' }).click()
  await page.getByRole('button', { name: '确定停用账号' }).click()
  await page.locator('.admin-said', { hasText: '已停用' }).waitFor()
  assert.equal((await worker.get('/api/session')).body.next, 'password', 'signed out at once')
  await page.getByRole('button', { name: '重新启用' }).click()
  await page.getByRole('button', { name: '确定重新启用' }).click()
  await page.getByText('已保存').waitFor()
  page.assertClean()
})

test('the last administrator cannot be switched off: the refusal is a sentence', async (c) => {
  const page = await enter(c, t.staff.admin, 'people')
  await page.getByRole('button', { name: '修改 周维' }).click()
  await page.getByRole('button', { name: '停用账号' }).click()
  await page.getByRole('button', { name: '确定停用账号' }).click()
  const alert = page.getByRole('alert').filter({ has: page.getByRole('heading') })
  assert.match(await alert.innerText(), /管理员/)
  page.assertClean([/409/])
})

test('a day off moves the deadlines of open cases, and the answer says how many', async (c) => {
  const clerk = await t.signIn(t.staff.clerk)
  assert.equal((await clerk.post('/api/cases', registration)).status, 201)
  const director = await t.signIn(t.staff.director)
  const due = async () => (await director.get('/api/cases?queue=open')).body.rows[0].dueAt as string
  const before = await due()

  const page = await enter(c, t.staff.admin, 'calendar')
  await page.getByRole('heading', { name: /\d{4} 年/ }).waitFor()
  while (!(await page.getByRole('heading', { name: '2026 年' }).isVisible()))
    await page.getByRole('button', { name: '前一年' }).click()
  await page.getByRole('button', { name: /2026-03-03/ }).focus()
  // By keys: one day on, one week on, one back, taken.
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
  await page.getByRole('heading', { name: '2026年3月4日（周三）' }).waitFor()
  await page.getByRole('radio', { name: '放假' }).check()
  await page.getByRole('button', { name: '改这天' }).click()
  await page.getByText('放假和调休上班要写名称').waitFor()
  await page.getByLabel(/^名称/).fill('停电检修')
  await page.getByLabel(/^一直到/).fill('2026-03-05')
  await page.getByRole('button', { name: '改这 2 天' }).click()
  await page.getByText('改了 2 处，还没有存').waitFor()
  await axe(page)
  await shot(page, 'admin-calendar')
  await page.getByRole('button', { name: '不改了 2026年3月5日（周四） 放假 停电检修' }).click()
  await page.getByText('改了 1 处，还没有存').waitFor()
  await page.getByRole('button', { name: '存成第 1 版' }).click()
  await page.getByText('请写一句为什么改').waitFor()
  await page.getByLabel(/^这次为什么改/).fill('供电公司通知')
  await page.getByRole('button', { name: '存成第 1 版' }).click()
  await page.getByText('第 1 版已生效。1 件在办的期限已重新算。').waitFor()
  await page.getByText('本中心第 1 版 · 说明：供电公司通知').waitFor()
  assert.ok((await due()) > before)
  page.assertClean()
})

test('a director looks and changes nothing; the empty catalogue says so', async (c) => {
  const page = await enter(c, t.staff.director, 'people')
  await page.getByRole('row', { name: /孙晓梅/ }).waitFor()
  assert.equal(await page.getByRole('button', { name: /^修改|^添加/ }).count(), 0)
  await page.getByRole('link', { name: '事项目录' }).click()
  await page.getByText('目录是空的').waitFor()
  await axe(page)
  await page.setViewportSize({ width: 375, height: 812 })
  for (const part of ['人员', '工作日历', '事项目录']) {
    await page.getByRole('link', { name: part, exact: true }).click()
    await page.waitForTimeout(200)
    await assertNoSidewaysScroll(page)
    await shot(page, `admin-phone-${part}`)
  }
  page.assertClean()
})
