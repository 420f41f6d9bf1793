/**
 * From a closed case to an order, done with evidence, verified by another, and held against what happens afterwards: thirty days later two
 * people have met the same thing again, and the screen says so and leads to them.
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import sharp from 'sharp'
import type { Browser, Page } from 'playwright-core'
import { registerPrints } from '#http/prints.ts'
import { sweepRectifications } from '#jobs/sweep-rectifications.ts'
import { inOrg } from '#store/staff.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot } from '#test/support/browser.ts'
import { consoleOf, does, personOf } from '#test/support/journey.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { server: { more: [registerPrints, registerPortal] } })
const { worker, worker2, director } = t.staff
let browser: Browser
const origin = await t.listen()
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

await inOrg(t.app.store.pool, t.centre.id, (client) =>
  client.query(
    `insert into service_item (org_id, id, version, name, category, valid_from) values ($1, 'permit', 1, '居住证办理', '公安', '2020-01-01')`,
    [t.centre.id],
  ),
)

async function sameAgain(statement: string) {
  await t.app.store.pool.query('delete from rate_limit')
  const client = await t.signIn(worker)
  const made = await client.post('/api/cases', {
    ...registration,
    channel: 'walkIn',
    statement,
    itemId: 'permit',
    owner: worker.id,
    blocker: { ...registration.blocker, causes: ['guide-wrong'], note: '' },
  })
  assert.equal(made.status, 201, made.text)
  const { id, slip } = made.body
  const sorted = {
    class: 'general',
    nature: 'hard',
    causes: ['guide-wrong'],
    layer: 'centre',
    remit: 'ours',
    rightBody: '',
  }
  const { version } = (await client.get(`/api/cases/${id}`)).body
  const accepted = await client.post(`/api/cases/${id}/commands`, {
    expectedVersion: version,
    command: { type: 'accept', classification: sorted },
  })
  assert.equal(accepted.status, 200, accepted.text)
  return { id, number: slip.number, code: slip.code } as { id: string; number: string; code: string }
}

/** Answered, told, solved and closed. */
async function closedCase() {
  const made = await sameAgain('按网上的指南备齐了来，窗口说还要租赁备案。')
  const reply = {
    type: 'reply',
    outcome: 'done',
    explanation: '已经当场补办，证当天就能拿到。',
    basis: '',
    alternatives: '',
    remedy: '',
  }
  await does(t, worker, made.id, reply)
  const told = { type: 'recordDelivery', channel: 'inPerson', reached: true, proof: '当面签收' }
  await does(t, worker, made.id, told)
  const rang = { type: 'recordFollowUp', connected: true, truthful: true, contacted: true, solved: 'yes', note: '' }
  await does(t, worker2, made.id, rang)
  await does(t, worker, made.id, { type: 'close' })
  return made
}

const form = (page: Page, name: string) => page.getByRole('form', { name })

test('ordered, done, not verified by the doer, verified by another, disproven by two later cases', async (ctx) => {
  const made = await closedCase()
  t.clock.advance({ hours: 1 })
  const lead = await consoleOf(browser, t, director, `/rectify/new?case=${made.id}`)
  ctx.after(() => lead.close())
  const order = form(lead, '发起整改')
  await order.waitFor()
  await order.getByRole('radio', { name: '改指南' }).check()
  await order.getByLabel('错在哪里').fill('网上指南少写了租赁备案')
  await order.getByLabel('要改成什么样').fill('指南写上租赁备案，窗口照着说')
  await order.getByLabel('到哪里能看到改好了').fill('一网通办该事项的页面')
  await order.getByRole('combobox', { name: '哪位同事' }).selectOption(worker.id)
  await shot(lead, 'rectify-1-order')
  await axe(lead)
  await order.getByRole('button', { name: '下达' }).click()
  await lead.getByRole('heading', { name: /^CS-Z-2026-0001$/ }).waitFor()
  await lead.getByText('等负责人接').first().waitFor()
  const address = new URL(lead.url()).pathname.replace('/console', '')

  const doer = await consoleOf(browser, t, worker, address)
  ctx.after(() => doer.close())
  await doer.getByRole('button', { name: '接下来办' }).click()
  await form(doer, '接下来办').getByRole('button', { name: '提交' }).click()
  await doer.getByRole('button', { name: '报告做完了' }).click()
  const report = form(doer, '报告做完了')
  await report.getByLabel('做了什么').fill('网页已经改好')
  // Closed and opened again: what was typed is there.
  await report.getByRole('button', { name: '先不做' }).click()
  await doer.getByRole('button', { name: '报告做完了' }).click()
  assert.equal(await report.getByLabel('做了什么').inputValue(), '网页已经改好')
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#dde' } })
    .png()
    .toBuffer()
  await report
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: picture })
  await report.locator('.paper-strip [data-state="ready"]').waitFor()
  await shot(doer, 'rectify-2-done')
  await axe(doer)
  await report.getByLabel('做了什么').press('Control+Enter')
  await doer.getByText('等核验').first().waitFor()
  assert.ok(await doer.getByRole('button', { name: '核验' }).isDisabled(), 'the doer is not let')
  await doer.getByText('负责人和做的人都不能自己核').waitFor()
  await shot(doer, 'rectify-3-doer-may-not')

  const other = await consoleOf(browser, t, worker2, address)
  ctx.after(() => other.close())
  assert.equal(
    (await other.request.get(`${origin}${await other.locator('.rectify-papers a').getAttribute('href')}`)).status(),
    200,
  )
  await other.getByRole('button', { name: '核验' }).click()
  await form(other, '核验').getByRole('radio', { name: '改好了' }).check()
  await form(other, '核验').getByLabel('看了什么、结果怎样').fill('打开网页看过，写上了')
  await form(other, '核验').getByRole('button', { name: '提交' }).click()
  await other.getByText('看效果中').first().waitFor()
  await shot(other, 'rectify-4-verified')

  await sweepRectifications(t.app)
  const phone = await personOf(browser, origin, made.code)
  ctx.after(() => phone.close())
  await phone.getByText('您反映过的问题整改了').first().waitFor()

  t.clock.advance({ days: 20 })
  const again = [await sameAgain('指南上没有写。'), await sameAgain('又白跑一趟。')]
  t.clock.advance({ days: 11 })
  await sweepRectifications(t.app)
  const late = await consoleOf(browser, t, director, '/rectify')
  ctx.after(() => late.close())
  await late.getByText('1 次没有管用').waitFor()
  await shot(late, 'rectify-5-list')
  await axe(late)
  await late.getByRole('link', { name: '网上指南少写了租赁备案' }).click()
  await late.getByRole('heading', { name: '第 1 轮 · 没有管用' }).waitFor()
  await late.getByText('整改前同样长的时间里有 1 件，整改后又有 2 件').waitFor()
  await shot(late, 'rectify-6-disproven')
  await axe(late)
  for (const { number } of again) assert.equal(await late.getByRole('link', { name: number }).count(), 1)
  await late.goto(`${origin}/print${address.replace('/rectify', '/rectifications')}`)
  await late.getByRole('heading', { name: '整改单' }).waitFor()
  await late.getByText('第 1 轮：没有管用').waitFor()
  await shot(late, 'rectify-7-print')
  await late.goto(`${origin}/console${address}`)
  await late.getByRole('link', { name: again[1]!.number }).click()
  await late.getByText('又白跑一趟。').first().waitFor()
  assert.ok(late.url().endsWith(`/desk/${again[1]!.id}`))

  const small = await consoleOf(browser, t, director, address, { size: 'phone' })
  ctx.after(() => small.close())
  await small.getByRole('heading', { name: /第 1 轮 · 没有管用/ }).waitFor()
  await assertNoSidewaysScroll(small)
  await shot(small, 'rectify-8-phone')
  await late.goto(`${origin}/console${address}`)
  await late.getByRole('button', { name: 'English' }).click()
  await late.getByRole('heading', { name: 'Round 1 · It did not work' }).waitFor()
  await shot(late, 'rectify-9-english')
  for (const page of [lead, doer, other, late]) page.assertClean([/404|401/])
})
