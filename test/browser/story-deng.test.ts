/**
 * Ms Deng's story on the real screens: a 12345 order, outside the window's remit; written up, sent to the district centre, answered, told by
 * phone, called back by somebody else, closed with both facts true; her owner never changed. (The person is invented.)
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { makeHotlineKey } from '#app/service-accounts.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { axe, launchBrowser, openPage, shot, until } from '#test/support/browser.ts'
import { act, signInOn } from '#test/support/console.ts'

// At the top of the file: made inside a hook, it would be closed when the hook ends.
const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

const order = {
  number: '12345-20260303-0001',
  title: '外地看病不能用社保卡',
  content: '以前在虹桥办过就医关系转移，现在在外地生病，医院说社保卡不能用，问了当地没有结果。',
  callerName: '邓某某',
  callerPhone: '13900000000',
  confidential: false,
  calledAt: '2026-03-03T00:30:00.000Z',
  dueAt: '2026-03-10T07:00:00.000Z',
  itemName: '',
}

test('Ms Deng: outside the remit, still followed to the end', async () => {
  const { key } = (await makeHotlineKey(t.app.store.pool, 'CS', '12345 测试'))!
  const send = async () =>
    await fetch(`${origin}/api/hotline/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': order.number },
      body: JSON.stringify(order),
    })
  const first = await send()
  assert.equal(first.status, 201, await first.clone().text())
  const { caseNumber } = (await first.json()) as { caseNumber: string }
  assert.equal(
    ((await (await send()).json()) as { caseNumber: string }).caseNumber,
    caseNumber,
    'sent again it is the same case',
  )

  const director = await t.as(t.staff.director)
  const rows = (await director.get(`/api/cases?queue=all&search=${encodeURIComponent(caseNumber)}`)).body.rows
  const owner = rows[0].owner.id as string
  const hers = (id: string): TestStaff => (id === t.staff.worker.id ? t.staff.worker : t.staff.worker2)
  const other = owner === t.staff.worker.id ? t.staff.worker2 : t.staff.worker

  const desk = await openPage(browser)
  await signInOn(desk, origin, t, hers(owner))

  // The paper copy of the same order, typed by hand: the window knows it already and says which case it is; what was typed stays.
  await desk.getByRole('heading', { name: '工作台' }).waitFor()
  await desk.keyboard.press('Shift+N')
  await desk.getByRole('radio', { name: /12345/ }).check()
  await desk.getByLabel('12345 工单号').fill(order.number)
  await desk.getByLabel('本人的原话').fill(order.content)
  await desk.locator('#register-causes input').first().check()
  await desk.getByRole('button', { name: /^登记/ }).click()
  await desk.getByRole('alert').getByText(`这个工单号已经登记过了，是 ${caseNumber}`).waitFor()
  // In sight, not under the foot of the form.
  await until(
    desk,
    `(() => {
    const { left, top, bottom } = document.querySelector('[role="alert"]').getBoundingClientRect()
    return [top + 8, bottom - 8].every((y) => document.elementFromPoint(left + 20, y)?.closest('[role="alert"]'))
  })()`,
  )
  assert.equal(await desk.getByLabel('本人的原话').inputValue(), order.content)
  await shot(desk, 'deng-1-known')
  await desk.getByRole('button', { name: '不登记了' }).click()

  await openCase(desk, caseNumber)
  await desk.getByText(order.content).first().waitFor()
  await desk.getByText(order.number).first().waitFor()
  // Her own clock at the hotline runs beside ours: 10 March, 15:00.
  await desk
    .locator('.case-pairs')
    .getByText(/3月10日.*15:00/)
    .waitFor()
  await desk.locator('.case-pairs', { hasText: '12345' }).first().waitFor()
  assert.equal(await desk.getByText(/hotline-/).count(), 0, 'no id where a name belongs')
  await shot(desk, 'deng-2-order')
  await act(desk, '接手')
  await act(desk, '受理', async () => {
    await desk.getByRole('radio', { name: '不归我们，帮着跟到底' }).check()
    await desk.getByLabel('应由哪个单位管').fill('区医疗保险事务中心')
  })
  await act(desk, '请单位帮忙', async () => {
    assert.equal(await desk.getByRole('radio', { name: /上报/ }).isChecked(), true, 'outside the remit it goes upward')
    assert.equal(await desk.getByLabel(/哪个单位/).inputValue(), '区医疗保险事务中心', 'the right body stands there')
    // The write-up: her own words stand there already, the course of events is written after them.
    const words = await desk.getByLabel(/请对方做什么/).inputValue()
    assert.ok(words.includes(`本人反映：${order.content}`), words)
    await desk
      .getByLabel(/请对方做什么/)
      .fill(
        `${words}经过：当事人多年前在本中心现场办了就医关系转移，一直没有撤销。现场办的只能到贵中心撤销，本人在外地来不了，问过当地没有结果。\n请帮助恢复，并告诉我们结果。`,
      )
    await shot(desk, 'deng-3-write-up')
  })
  await desk.locator('.case-facts [data-turn="party"]', { hasText: '区医疗保险事务中心' }).waitFor()
  await shot(desk, 'deng-4-referred')
  await axe(desk)
  await desk.getByRole('button', { name: '记回话' }).click()
  await desk.getByLabel('对方的话').fill('账户已经恢复，可以再试。')
  await desk.getByRole('form', { name: '记回话' }).getByRole('button', { name: '记下来' }).click()
  await desk.getByText('账户已经恢复，可以再试。').first().waitFor()
  await act(desk, '写答复', async () => {
    await desk.getByRole('radio', { name: '不归我们管，帮着跟到底' }).check()
    await desk
      .getByLabel(/给本人的话/)
      .fill('区医保中心已经把您的账户恢复了，现在可以再用社保卡试一次。原因是以前办的就医关系转移没有撤销。')
  })
  await act(desk, '记送达', async () => {
    assert.equal(await desk.getByRole('radio', { name: '电话', exact: true }).isChecked(), true)
    await desk.getByLabel(/凭据/).fill('电话告知，通话记录 0303-07')
  })
  await shot(desk, 'deng-5-told')

  // Whether it is solved is asked by somebody who did not handle it.
  const caller = await openPage(browser)
  await signInOn(caller, origin, t, other)
  await openCase(caller, caseNumber)
  await act(caller, '回访', async () => {
    await caller.getByRole('radio', { name: '解决了', exact: true }).check()
    await caller.getByLabel(/本人的话/).fill('再试就可以用了，谢谢。')
  })
  await desk.reload()
  await act(desk, '办结')
  await desk.getByText('解决了，本人说的', { exact: true }).waitFor()
  await shot(desk, 'deng-6-closed')

  const state = (await (
    await fetch(`${origin}/api/hotline/orders/${order.number}`, { headers: { authorization: `Bearer ${key}` } })
  ).json()) as Record<string, unknown>
  assert.deepEqual(
    [state['stage'], state['answered'], state['solved'], state['outcome']],
    ['closed', true, 'yes', 'referredAndFollowed'],
  )
  const { body: file } = await director.get(`/api/cases/${rows[0].id}`)
  assert.deepEqual(
    [file.answered.channel, file.answered.proof, file.solved.value, file.solved.said],
    ['phone', '电话告知，通话记录 0303-07', 'yes', 'followUp'],
  )
  assert.deepEqual(
    [file.referrals[0].kind, file.referrals[0].body, file.referrals[0].status, file.referrals[0].answer.text],
    ['report', '区医疗保险事务中心', 'answered', '账户已经恢复，可以再试。'],
  )
  assert.equal(file.classification.remit, 'outside')
  assert.notEqual(file.followUps[0].by.id, owner, 'somebody else rang')
  assert.equal(file.owner.id, owner)
  assert.ok(!file.timeline.some(({ type }: { type: string }) => type === 'ownerChanged'))
  desk.assertClean([/status of 409|status of 422/])
  caller.assertClean()
})

async function openCase(page: Page, number: string): Promise<void> {
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  await page.getByPlaceholder(/找编号/).fill(number)
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click()
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
}
