/** The hotline on the real screens: an order that changes, is returned, gets more time and is joined; addresses and files in the settings. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { after } from 'node:test'
import { makeHotlineKey } from '#app/service-accounts.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { deliverWebhooks } from '#jobs/webhooks/deliver.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { orderNo } from '#test/support/hotline-simulator.ts'
import { allowHost } from '#test/support/intranet.ts'
import { walkInWith } from '#test/support/registration.ts'

const t = await testApp()
const origin = await t.listen()
const browser = await launchBrowser()
after(() => browser.close())
const { key } = (await makeHotlineKey(t.app.store.pool, t.centre.code, '测试热线'))!
const bearer = { headers: { authorization: `Bearer ${key}` } }
const hotline = t.anyone()
const director = await t.as(t.staff.director)

async function screenOf(
  staff: TestStaff,
  address: string,
  size: 'desktop' | 'phone' = 'desktop',
): Promise<WatchedPage> {
  const client = await t.as(staff)
  const page = await openPage(browser, { size })
  await page.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })))
  await page.goto(`${origin}/console${address}`)
  return page
}

async function order(n: number, change: object = {}): Promise<{ id: string; owner: TestStaff; number: string }> {
  const { number } = orderNo(n)
  const told = await hotline.post('/api/hotline/orders', { ...orderNo(n), ...change }, bearer)
  assert.equal(told.status, 201, told.text)
  const id = (await director.get(`/api/orders/${number}`)).body.caseId as string
  const owner = (await director.get(`/api/cases/${id}`)).body.owner.id as string
  return { id, number, owner: Object.values(t.staff).find((each) => each.id === owner)! }
}

test('an order on the desk: its own date, a change that is decided, a return with its ground, more time', async () => {
  const { id, owner, number } = await order(1, { dueAt: '2026-03-04T09:00:00.000Z', urgency: 'urgent' })
  await hotline.post(
    '/api/hotline/orders',
    { ...orderNo(1), urgency: 'urgent', content: '换了说法：是另一处窗口。' },
    bearer,
  )
  await hotline.post(
    `/api/hotline/orders/${number}/messages`,
    { message: 'C-1', kind: 'urge', text: '来电人很着急' },
    bearer,
  )
  const page = await screenOf(owner, `/desk/${id}`)
  const part = page.getByRole('region', { name: '12345 工单' })
  await part.getByText('热线快到期').waitFor()
  await part.getByText('求助 · 紧急').waitFor()
  await part.getByText('来电人很着急').waitFor()
  await part.getByText('换了说法：是另一处窗口。').waitFor()
  await axe(page)
  await shot(page, 'hotline-order')
  await part.getByRole('button', { name: '采用新内容' }).click()
  await part.getByRole('button', { name: '采用新内容' }).waitFor({ state: 'detached' })

  await part.getByRole('button', { name: '退单' }).click()
  const form = page.getByRole('form', { name: '退单' })
  await form.getByLabel('该由谁办').fill('区医保中心')
  await form.locator('button[type="submit"]').click()
  await form.getByText('依据').first().waitFor()
  await page.getByRole('alert').first().waitFor()
  await form.getByLabel(/^依据/).fill('经办规程第八条：由参保地经办')
  await form.locator('button[type="submit"]').click()
  await part.getByText(/已申请退单，建议派给区医保中心/).waitFor()
  await hotline.post(
    `/api/hotline/orders/${number}/messages`,
    { message: 'R-1', kind: 'returnDecision', accepted: false, note: '属地办理' },
    bearer,
  )
  await part.getByText(/热线不同意退单/).waitFor()

  await part.getByRole('button', { name: '向热线申请延期' }).click()
  const more = page.getByRole('form', { name: '向热线申请延期' })
  await more.getByLabel('为什么').fill('等医院回函')
  await more.locator('button[type="submit"]').click()
  await part.getByText('已申请延期 3 个工作日，等热线答复').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await assertNoSidewaysScroll(page)
  await shot(page, 'hotline-order-phone')
  const state = (await hotline.get(`/api/hotline/orders/${number}`, bearer)).body
  assert.deepEqual(
    [state.revision.status, state.return.status, state.extension.status],
    ['accepted', 'refused', 'asked'],
  )
})

test('the same matter by another way: suggested, joined by a person, separated again', async () => {
  const { id, owner } = await order(2, { callerPhone: '13900007777' })
  const walk = {
    ...walkInWith([]),
    person: { kind: 'individual', name: '司徒·来电2', idNumber: '', phone: '13900007777', note: '' },
  }
  const main = (await (await t.as(t.staff.worker)).post('/api/cases', walk)).body.slip.number as string
  const page = await screenOf(owner, `/desk/${id}`)
  const part = page.getByRole('region', { name: '可能是同一件事' })
  await part.getByText('同一个人、时间相近').waitFor()
  await shot(page, 'hotline-maybe-same')
  await part.getByRole('button', { name: `并入 ${main}` }).click()
  const form = page.getByRole('form', { name: `并入 ${main}` })
  await form.locator('button[type="submit"]').click()
  await part.getByRole('link', { name: `并入 ${main}` }).waitFor()
  await dispatchAll(t.app)
  await axe(page)
  await part.getByRole('button', { name: '分开' }).click()
  const apart = page.getByRole('form', { name: '分开' })
  await apart.getByLabel(/^为什么/).fill('其实是两件事')
  await apart.locator('button[type="submit"]').click()
  await part.getByText('系统只提示，不并案', { exact: false }).waitFor()
})

test('registering: a number that is known is said while it is typed', async () => {
  const { number } = await order(3)
  const page = await screenOf(t.staff.worker, '/desk/new')
  await page.getByRole('radio', { name: /12345/ }).check()
  await page.getByLabel('12345 工单号').fill(number)
  await page.getByText('这个工单号已经登记过了').waitFor()
  await page.getByRole('link', { name: /^打开 CS-/ }).waitFor()
  await shot(page, 'hotline-known')
})

test('the settings: an address with its secret shown once, what was sent, sent once more; a file looked at and taken', async () => {
  let healthy = false
  const ids: string[] = []
  const server = createServer((message, answer) => {
    ids.push(String(message.headers['webhook-id']))
    message.resume()
    answer.writeHead(healthy ? 200 : 410).end('先不要')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
  const page = await screenOf(t.staff.admin, '/admin/outside')
  await page.getByText('还没有接收地址').waitFor()
  await page.getByRole('button', { name: '添加接收地址' }).click()
  await page.getByLabel(/^名称/).fill('市 12345 热线')
  await page.getByLabel(/^接收地址/).fill(url)
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await page.getByText('这个接收地址不能用', { exact: false }).first().waitFor()
  await allowHost(t, '127.0.0.1')
  await page.getByLabel('来了一件（不含内容）', { exact: false }).check()
  await axe(page)
  await page.getByRole('button', { name: '添加', exact: true }).click()
  const secret = await page.locator('.outside-secret').innerText()
  assert.match(secret, /^whsec_/)
  await page.getByRole('button', { name: '已经交给对方' }).click()
  assert.equal(await page.getByText(secret).count(), 0, 'never again')

  const csv = '\uFEFF工单编号,内容,来电人,来电时间\nT-1,市民反映办不成,司徒·甲,2026-03-03 08:00\nT-2,,司徒·乙,昨天\n'
  const part = page.getByRole('region', { name: '从文件导入 12345 工单' }).first()
  const give = (text: string) =>
    part
      .locator('input[type="file"]')
      .setInputFiles({ name: '工单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await give(csv)
  await part.getByRole('button', { name: '先看一遍' }).click()
  await part.getByText('1 行不对，改好文件再来；现在一行也没有导入。').waitFor()
  await shot(page, 'outside-import')
  await give(csv.replace(',,司徒·乙,昨天', ',还是办不成,司徒·乙,2026-03-03 08:05'))
  await part.getByRole('button', { name: '先看一遍' }).click()
  await part.getByRole('button', { name: '导入这 2 行' }).click()
  await part.getByText('导入完了：新 2 件', { exact: false }).waitFor()

  await deliverWebhooks(t.app)
  await page.reload()
  await page.getByText('没送到 2', { exact: false }).waitFor()
  await page.getByRole('button', { name: '看送出的' }).click()
  await page
    .getByRole('row', { name: /来了一件.*没送到/ })
    .first()
    .waitFor()
  await axe(page)
  await shot(page, 'outside-deliveries')
  healthy = true
  await page.getByRole('button', { name: '重发没送到的 2 条' }).click()
  await page.getByText('2 条已排上，马上重发').waitFor()
  await deliverWebhooks(t.app)
  assert.equal(new Set(ids).size, 2)
  assert.equal(ids.length, 4)
  await page.reload()
  await page.getByText('已送达 2', { exact: false }).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await assertNoSidewaysScroll(page)
  await shot(page, 'outside-phone')
})
