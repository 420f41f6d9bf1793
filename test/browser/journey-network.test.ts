/**
 * One case through the whole network, every step on the screen of whoever takes it: three bodies hand it back, the third return calls a
 * conference, a panel of three is asked (one stands aside, one disagrees), the district approves an exception, the person is answered, and the
 * rectification that follows is disproved by what happens afterwards. Nobody sees more than their own.
 */
import assert from 'node:assert/strict'
import test, { after, before, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { registerPrints } from '#http/prints.ts'
import { sweepRectifications } from '#jobs/sweep-rectifications.ts'
import { registerPortal } from '#portal/portal.ts'
import { inOrg } from '#store/staff.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { launchBrowser, shot, type WatchedPage } from '#test/support/browser.ts'
import { act } from '#test/support/console.ts'
import { consoleOf, does, personOf } from '#test/support/journey.ts'
import { networkOf } from '#test/support/network.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { server: { more: [registerPrints, registerPortal] } })
const network = await networkOf(t)
const { worker, worker2, director } = t.staff
const { insurance, labour, health, district } = network
const [gu, he, yu] = network.advisers.map(({ staff }) => staff) as [TestStaff, TestStaff, TestStaff]
let browser: Browser
const origin = await t.listen()
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

await inOrg(t.app.store.pool, t.centre.id, (client) =>
  client.query(
    `insert into service_item (org_id, id, version, name, category, valid_from) values ($1, 'card', 1, '社保卡补办', '社保', '2020-01-01')`,
    [t.centre.id],
  ),
)

const classification = {
  class: 'complex',
  nature: 'hard',
  causes: ['rule-too-rigid'],
  layer: 'district-bureau',
  remit: 'ours',
  rightBody: '',
}

async function comes(statement: string) {
  await t.app.store.pool.query('delete from rate_limit')
  const made = await (
    await t.signIn(worker)
  ).post('/api/cases', {
    ...registration,
    channel: 'walkIn',
    statement,
    wish: '',
    itemId: 'card',
    owner: worker.id,
    person: { ...registration.person, name: '欧阳测试', phone: '13800007777' },
    blocker: { ...registration.blocker, causes: ['rule-too-rigid'], note: '' },
  })
  assert.equal(made.status, 201, made.text)
  return { id: made.body.id as string, code: made.body.slip.code as string, number: made.body.slip.number as string }
}

const pages: WatchedPage[] = []
/** The console of somebody, closed with the test. */
async function at(ctx: TestContext, staff: TestStaff, address: string): Promise<WatchedPage> {
  const page = await consoleOf(browser, t, staff, address)
  ctx.after(() => page.close())
  pages.push(page)
  return page
}

/** An officer or adviser opens the one thing they were asked; nothing else is there. */
async function asked(ctx: TestContext, staff: TestStaff, title: string): Promise<WatchedPage> {
  const page = await at(ctx, staff, '/duties')
  const link = page.getByRole('link', { name: title })
  await link.waitFor()
  for (const secret of ['欧阳测试', '13800007777', '跑了五趟'])
    assert.equal(await page.getByText(secret).count(), 0, `${staff.name} sees ${secret}`)
  await link.click()
  return page
}
const send = (page: Page) => page.getByRole('button', { name: '送出' }).click()

test('bounced by three, conference, panel, exception, answer, rectification, disproved; every party saw only its own', async (ctx) => {
  const made = await comes('换社保卡要原单位盖章，单位早没了，三家都说不归自己管，跑了五趟。')
  await does(t, worker, made.id, { type: 'accept', classification })
  const desk = await at(ctx, worker, `/desk/${made.id}`)

  // Three bodies at once.
  const question = '原单位已撤销，补卡的盖章由谁出？'
  await act(desk, '请单位帮忙', async () => {
    await desk.getByLabel(/哪个单位/).fill(insurance.name)
    for (const [n, body] of [
      [2, labour.name],
      [3, health.name],
    ] as const) {
      await desk.getByRole('button', { name: '再加一家' }).click()
      await desk.getByRole('combobox', { name: `哪个单位 ${n}` }).fill(body)
    }
    await desk.getByLabel(/请对方做什么/).fill(question)
  })
  for (const [body, rightBody] of [
    [insurance, labour.name],
    [labour, health.name],
    [health, insurance.name],
  ] as const) {
    const page = await asked(ctx, body.officer, question)
    await page.getByRole('radio', { name: /^不归我们/ }).click()
    await page.getByLabel('该归哪个单位').fill(rightBody)
    await page.getByLabel('理由').fill(`${body.name}没有这项职责。`)
    await send(page)
    await page.getByText('已退回').first().waitFor()
    for (const other of [insurance, labour, health])
      if (other !== body) assert.equal(await page.getByText(`${other.name}没有这项职责`).count(), 0)
  }

  // The person reads that it is still in our hands, and that everybody is called together.
  const waiting = await personOf(browser, origin, made.code)
  await waiting.getByText('几家单位说法不一，正在约各家坐到一起商量').first().waitFor()
  await shot(waiting, 'journey-network-1-person')
  await waiting.close()

  const lead = await at(ctx, director, `/desk/${made.id}`)
  await act(lead, '定会商', async () => {
    await lead.getByLabel('什么时候').fill('2026-03-04T10:00')
    await lead.getByLabel('在哪里').fill('二楼会议室')
  })
  const invited = await at(ctx, labour.officer, '/duties')
  await invited.getByRole('link', { name: '社保卡补办' }).click()
  await invited.getByText('二楼会议室').waitFor()
  await invited.getByRole('radio', { name: /^来/ }).first().click()
  await send(invited)
  await invited.getByText('你们答复：来').waitFor()
  t.clock.set('2026-03-04T03:00:00.000Z')

  const chair = await at(ctx, director, `/desk/${made.id}`)
  await act(chair, '记会商结果', async () => {
    await chair.getByLabel('会上说了什么').fill('人社局：系统留有参保记录。医保局：可以凭记录受理。')
    await chair.getByLabel('定下来什么').fill('没有条款可依，请智囊团看能否按例外办。')
    await chair.getByRole('button', { name: labour.name, exact: true }).click()
    await chair.getByLabel('到哪天 1').fill('2026-03-06')
    await chair.getByLabel('做什么 1').fill('提供参保记录')
  })
  const promised = await asked(ctx, labour.officer, '提供参保记录')
  await promised.getByRole('radio', { name: /^能办/ }).click()
  await promised.getByRole('textbox', { name: /^怎么办/ }).fill('已出具参保记录一份。')
  await send(promised)
  await promised.getByText('答复已送到对方的案卷').waitFor()

  // The panel.
  const table = await at(ctx, worker, `/desk/${made.id}`)
  await table.locator('.composer-verb', { hasText: '全部动作' }).waitFor()
  await table.keyboard.press('Shift+Z')
  const form = table.getByRole('form', { name: '请教智囊团' })
  await form.getByLabel('请教什么').fill('原单位撤销，能否凭参保记录代替盖章？')
  for (const staff of [gu, he, yu]) await form.getByRole('checkbox', { name: new RegExp(staff.name) }).check()
  await form.getByLabel('请最晚哪天答').fill('2026-03-10')
  await form.getByRole('button', { name: '生成去标识的案情' }).click()
  await form.getByLabel('他们读到的就是这些，可以改').waitFor()
  await form.getByRole('checkbox', { name: '我通读过，看不出是谁' }).check()
  await form.getByRole('button', { name: /^提交/ }).click()
  await form.waitFor({ state: 'detached' })

  const can = await asked(ctx, gu, '原单位撤销，能否凭参保记录代替盖章？')
  await can.getByRole('radio', { name: /^有条件可以办/ }).click()
  await can.getByRole('textbox', { name: /^意见/ }).fill('记录比盖章更可靠。')
  await can.getByRole('textbox', { name: /^条件/ }).fill('本人当面核对')
  await send(can)
  await can.getByText('还没有别人送出').waitFor()
  const aside = await asked(ctx, he, '原单位撤销')
  await aside.getByRole('radio', { name: /^我要回避/ }).click()
  await aside.getByLabel('为什么回避').fill('代理过原单位')
  await send(aside)
  await aside.getByText('已回避').first().waitFor()
  const cannot = await asked(ctx, yu, '原单位撤销')
  assert.equal(await cannot.getByText('记录比盖章更可靠').count(), 0, 'blind')
  await cannot.getByRole('radio', { name: /^不能办/ }).click()
  await cannot.getByRole('textbox', { name: /^意见/ }).fill('应先改规程，不宜逐件开口子。')
  await cannot.getByLabel(/^依据/).fill('经办规程第八条')
  await send(cannot)
  await cannot.getByText('记录比盖章更可靠').waitFor()
  await act(table, '采纳意见', async () => {
    await table.getByRole('checkbox', { name: new RegExp(`^${gu.name}`) }).check()
    await table.getByLabel('打算怎么照着办').fill('凭参保记录、本人当面核对受理，报区里备案。')
  })
  await table.locator('.opinion[data-mark="dissent"]', { hasText: '不宜逐件开口子' }).waitFor()
  await shot(table, 'journey-network-2-panel')

  // The exception: nothing goes out as done before the district has approved it.
  await act(table, '研判', async () => {
    await table.getByRole('radio', { name: '备案可办' }).check()
    await table.getByLabel('怎么判断的').fill('盖章要求在单位撤销时无法满足，记录可以代替。')
  })
  await table.keyboard.press('Shift+B')
  const filing = table.getByRole('form', { name: '申请例外' })
  for (const [label, words] of [
    ['超出规定办什么', '凭参保记录代替原单位盖章'],
    ['超出哪一条', '经办规程第八条'],
    ['为什么要这样办', '原单位已撤销，无处盖章'],
    ['用到哪里为止', '只此一件'],
    ['有什么风险，怎么防', '冒领：本人当面核对'],
  ] as const)
    await filing.getByLabel(label).fill(words)
  await filing.getByLabel('有效到哪天').fill('2026-06-30')
  await filing.getByRole('radio', { name: /^区/ }).check()
  await filing.getByRole('button', { name: /^提交/ }).click()
  await filing.waitFor({ state: 'detached' })
  const approves = await asked(ctx, district.officer, '凭参保记录代替原单位盖章')
  await approves.getByRole('radio', { name: /^同意/ }).click()
  await send(approves)
  await approves.getByText('决定已送到中心').waitFor()
  assert.equal(await approves.getByText('记录比盖章更可靠').count(), 0, 'what advisers said stays with whom asked')

  await act(table, '写答复', async () => {
    await table.getByRole('radio', { name: '办成了', exact: true }).check()
    await table.getByLabel('给本人的话').fill('经区里批准，凭参保记录就能补卡，当场受理，五天内拿到。')
  })
  const phone = await personOf(browser, origin, made.code)
  ctx.after(() => phone.close())
  await phone.getByRole('link', { name: '看答复', exact: true }).click()
  await phone.getByText('经区里批准，凭参保记录就能补卡').waitFor()
  await phone.getByRole('button', { name: '我已看到这份答复' }).click()
  await phone.getByRole('button', { name: '解决了', exact: true }).click()
  await phone.getByText('您说解决了').first().waitFor()
  for (const secret of ['不宜逐件开口子', '顾老师', '人社局：系统留有参保记录'])
    assert.equal(await phone.getByText(secret).count(), 0, `the person sees ${secret}`)
  await act(table, '办结')
  await table.getByText('已办结').first().waitFor()

  // The rectification, and what became of it.
  const orders = await at(ctx, director, `/desk/${made.id}`)
  await orders.getByRole('link', { name: '发起整改' }).click()
  const order = orders.getByRole('form', { name: '发起整改' })
  await order.getByRole('radio', { name: '改流程' }).check()
  await order.getByLabel('错在哪里').fill('单位撤销的没有替代办法')
  await order.getByLabel('要改成什么样').fill('凭参保记录直接受理')
  await order.getByLabel('到哪里能看到改好了').fill('窗口操作单')
  await order.getByRole('combobox', { name: '哪位同事' }).selectOption(worker.id)
  await order.getByRole('button', { name: '下达' }).click()
  await orders.getByText('等负责人接').first().waitFor()
  const address = new URL(orders.url()).pathname.replace('/console', '')
  const doer = await at(ctx, worker, address)
  for (const [name, fill] of [
    ['接下来办', ''],
    ['报告做完了', '操作单已改，晨会讲过'],
  ] as const) {
    await doer.getByRole('button', { name }).click()
    const acting = doer.getByRole('form', { name })
    if (fill) await acting.getByLabel('做了什么').fill(fill)
    await acting.getByRole('button', { name: '提交' }).click()
    await acting.waitFor({ state: 'detached' })
  }
  const verifier = await at(ctx, worker2, address)
  await verifier.getByRole('button', { name: '核验' }).click()
  const verify = verifier.getByRole('form', { name: '核验' })
  await verify.getByRole('radio', { name: '改好了' }).check()
  await verify.getByLabel('看了什么、结果怎样').fill('看了操作单')
  await verify.getByRole('button', { name: '提交' }).click()
  await verifier.getByText('看效果中').first().waitFor()
  t.clock.advance({ days: 10 })
  for (const statement of ['还是要盖章。', '窗口说没接到通知。', '又让我找原单位。']) {
    const again = await comes(statement)
    const client = await t.signIn(worker)
    const { version } = (await client.get(`/api/cases/${again.id}`)).body
    const body = { expectedVersion: version, command: { type: 'accept', classification } }
    assert.equal((await client.post(`/api/cases/${again.id}/commands`, body)).status, 200)
  }
  t.clock.advance({ days: 21 })
  await sweepRectifications(t.app)
  const disproved = await at(ctx, director, address)
  await disproved.getByRole('heading', { name: '第 1 轮 · 没有管用' }).waitFor()
  await shot(disproved, 'journey-network-3-disproved')

  // Walls from the other side, with the very ids.
  const { body: file } = await (await t.signIn(director)).get(`/api/cases/${made.id}`)
  assert.deepEqual([file.stage, file.outcome, file.solved.value, file.returns], ['closed', 'done', 'yes', 3])
  for (const staff of [insurance.officer, labour.officer, district.officer, gu, network.otherDistrict.officer]) {
    const client = await t.signIn(staff)
    assert.equal((await client.get(`/api/cases/${made.id}`)).status, 403)
    const mine = (await client.get('/api/duties?view=done')).body.rows as { kind: string }[]
    const kinds = { [insurance.officer.id]: 2, [labour.officer.id]: 3, [district.officer.id]: 1, [gu.id]: 1 }
    assert.equal(mine.length, kinds[staff.id] ?? 0, staff.name)
  }
  for (const page of pages) page.assertClean([/40[149]|422/])
})
