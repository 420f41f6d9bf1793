/**
 * The desk when one window alone does not bring it: three bodies asked at once, three returns, the director's conference with a promise that
 * becomes a task; a panel with a recusal and a dissent; an exception that the director grants. What the others do is done as they do it.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import test, { after, before } from 'node:test'
import sharp from 'sharp'
import type { Browser, Page } from 'playwright-core'
import { perform } from '#app/perform.ts'
import type { Command } from '#core/case/commands.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot } from '#test/support/browser.ts'
import { act } from '#test/support/console.ts'
import { consoleOf, does, sortedOurs, walkIn } from '#test/support/journey.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp()
const network = await networkOf(t)
const { worker, director } = t.staff
let browser: Browser
await t.listen()
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

type Seat = { thing: string; signed: { body: string; name: string }; id?: string }

/** What somebody of another body does about the one thing they were asked, as they do it through their own door. */
async function party(caseId: string, { thing, signed, id = 'elsewhere/officer' }: Seat, command: Command) {
  const { app, clock, centre } = t
  const actor = { kind: 'party', id, roles: [], seat: { thing, signed } } as const
  const done = await perform(
    { app, orgId: centre.id, now: clock.now(), lang: 'zh', actor },
    { key: randomUUID(), caseId, content: command, command },
  )
  assert.ok(done.ok, JSON.stringify(done))
}

const fileOf = async (caseId: string) => (await (await t.as(director)).get(`/api/cases/${caseId}`)).body

async function sorted(statement: string) {
  const made = await walkIn(t, statement)
  await does(t, worker, made.id, sortedOurs)
  return made
}

async function withPaper(caseId: string, label: string): Promise<string> {
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const paperId = await asIfUploaded(t, worker, picture, 'image/png', label)
  await does(t, worker, caseId, { type: 'addPaper', paperId })
  return paperId
}

const verb = (page: Page, name: string) => page.locator('.composer-verb', { hasText: name })

test('three bodies at once, three returns, and the conference that follows from them', async (ctx) => {
  const made = await sorted('三家单位都说不归自己管，跑了五趟。')
  const paperId = await withPaper(made.id, '出生证明')

  const desk = await consoleOf(browser, t, worker, `/desk/${made.id}`)
  ctx.after(() => desk.close())
  await act(desk, '请单位帮忙', async () => {
    await desk.getByLabel(/哪个单位/).fill('区医保局')
    await desk.getByText('这家在系统里有账号').waitFor()
    for (const [at, body] of [
      [2, '区人社局'],
      [3, '区卫生健康委'],
    ] as const) {
      await desk.getByRole('button', { name: '再加一家' }).click()
      await desk.getByRole('combobox', { name: `哪个单位 ${at}` }).fill(body)
    }
    await desk.getByLabel(/请对方做什么/).fill('请答复这件事由哪家受理。')
    await desk.getByText('不选就一份也不给看').waitFor()
    await desk.getByRole('checkbox', { name: '出生证明' }).check()
    await desk.getByText('姓名、号码都没有遮').waitFor()
    await shot(desk, 'network-1-refer')
    await axe(desk)
  })
  const asked = (await fileOf(made.id)).referrals
  assert.deepEqual(
    asked.map(({ body, online, paperIds }: Record<string, unknown>) => [body, online, paperIds]),
    [network.insurance, network.labour, network.health].map(({ name }) => [name, true, [paperId]]),
  )

  const returned = (referralId: string, rightBody: string): Command => ({
    type: 'recordReturn',
    referralId,
    rightBody,
    ground: '不在我们的职责里。',
  })
  const signed = (body: string) => ({ body, name: '经办甲' })
  await party(made.id, { thing: 'r1', signed: signed('区医保局') }, returned('r1', '区民政局'))
  // One press passes it on, and the chain is kept.
  const card = desk.locator('.case-card', { hasText: '经办甲 自己退回的' })
  await card.getByText('对方说该归区民政局，它没收下之前仍在我们手上。').waitFor()
  await shot(desk, 'network-2-returned')
  await card.getByRole('button', { name: '转给区民政局' }).click()
  const form = desk.getByRole('form', { name: '请单位帮忙' })
  await form.getByText('接着区医保局的退回：它说该归区民政局。').waitFor()
  assert.equal(await form.getByLabel(/哪个单位/).inputValue(), '区民政局')
  assert.equal(await form.getByLabel(/请对方做什么/).inputValue(), '请答复这件事由哪家受理。')
  await form.getByText('这家没有账号').waitFor()
  await shot(desk, 'network-3-onward')
  await form.getByRole('button', { name: /^提交/ }).click()
  await form.waitFor({ state: 'detached' })
  await desk.getByText('已转给区民政局，等它收下。').waitFor()
  assert.equal((await fileOf(made.id)).referrals[3].after, 'r1')

  await party(made.id, { thing: 'r2', signed: signed('区人社局') }, returned('r2', '区医保局'))
  await party(made.id, { thing: 'r3', signed: signed('区卫生健康委') }, returned('r3', '区医保局'))

  // The director reads what is to be done before anything else.
  const lead = await consoleOf(browser, t, director, `/desk/${made.id}`)
  ctx.after(() => lead.close())
  const best = lead.locator('.composer-verb[data-best="true"]')
  await best.waitFor()
  assert.match(await best.innerText(), /^定会商/)
  await lead.getByText('这件事已被退回三次').waitFor()
  await shot(lead, 'network-4-director')
  await axe(lead)
  await lead.keyboard.press('Shift+P')
  const plan = lead.getByRole('form', { name: '定会商' })
  await plan.waitFor()
  const fields = await plan.getByRole('combobox').all()
  const bodies = await Promise.all(fields.map((field) => field.inputValue()))
  assert.deepEqual(bodies, ['区医保局', '区人社局', '区卫生健康委', '区民政局'], 'whoever was asked or named')
  await plan.getByLabel('什么时候').fill('2026-03-03T09:05')
  await plan.getByLabel('在哪里').fill('二楼会议室')
  await plan.getByRole('checkbox', { name: director.name }).check()
  await shot(lead, 'network-5-plan')
  await axe(lead)
  await lead.keyboard.press('Control+Enter')
  await plan.waitFor({ state: 'detached' })
  await lead.getByText('二楼会议室').first().waitFor()
  const [conference] = (await fileOf(made.id)).conferences
  assert.equal(conference.when, '2026-03-03T01:05:00.000Z', 'by China’s time')

  const [download] = await Promise.all([
    lead.waitForEvent('download'),
    lead.getByRole('link', { name: '下载日历文件' }).click(),
  ])
  const calendar = await readFile(await download.path(), 'utf8')
  assert.ok(calendar.includes('DTSTART:20260303T010500Z') && calendar.includes('二楼会议室'), calendar)
  assert.ok(!calendar.includes('不归自己管'), 'what the matter is stays here')

  const [insurance, , , welfare] = conference.invited
  await party(
    made.id,
    { thing: insurance.id, signed: signed('区医保局') },
    { type: 'answerInvitation', invitationId: insurance.id, coming: true, note: '待遇科来人' },
  )
  await lead.locator('.who-comes').getByText('待遇科来人').waitFor()
  // A body without an account is rung, and what it said is written down.
  await lead.getByRole('button', { name: '记区民政局来不来' }).click()
  const ring = lead.getByRole('form', { name: '记区民政局来不来' })
  await ring.getByRole('radio', { name: '来不了' }).check()
  await ring.getByLabel('为什么来不了').fill('当天有评审')
  await ring.getByRole('button', { name: '记下来' }).click()
  await ring.waitFor({ state: 'detached' })
  await shot(lead, 'network-6-planned')

  // The hour has come: to record it is the next thing.
  t.clock.advance({ minutes: 6 })
  await lead.reload()
  await best.waitFor()
  assert.match(await best.innerText(), /^记会商结果/)
  await act(lead, '记会商结果', async () => {
    const attended = lead.getByRole('group', { name: '谁来了' })
    assert.equal(await attended.getByRole('checkbox', { name: '区医保局' }).isChecked(), true)
    assert.equal(await attended.getByRole('checkbox', { name: '区民政局' }).isChecked(), false, 'said that it cannot')
    await lead.getByLabel('会上说了什么').fill('医保局说系统里有登记，可以先受理；人社局提供参保记录。')
    await lead.getByLabel('定下来什么').fill('由区医保局受理，人社局配合。')
    await lead.getByRole('button', { name: '区医保局', exact: true }).click()
    await lead.getByLabel('到哪天 1').fill('2026-03-10')
    await lead.getByLabel('做什么 1').fill('受理并在系统里登记')
    await shot(lead, 'network-7-record')
    await axe(lead)
  })
  await lead.getByText('由区医保局受理，人社局配合。').first().waitFor()
  const task = lead.locator('article.case-card', { hasText: '会商上答应的' })
  await task.getByText('受理并在系统里登记').waitFor()
  await shot(lead, 'network-8-held')
  await axe(lead)
  const file = await fileOf(made.id)
  assert.deepEqual(file.conferences[0].held.attended.includes(welfare.id), false)
  assert.deepEqual([file.referrals.at(-1).conference, file.referrals.at(-1).online], ['c1', true])
  lead.assertClean()
  desk.assertClean()

  const phone = await consoleOf(browser, t, director, `/desk/${made.id}`, { size: 'phone' })
  ctx.after(() => phone.close())
  await phone.getByText('由区医保局受理，人社局配合。').first().waitFor()
  await assertNoSidewaysScroll(phone)
  await shot(phone, 'network-9-phone')
})

test('a panel: asked about a file without names, one stands aside, one disagrees, and the dissent stays beside what is followed', async (ctx) => {
  const made = await sorted('我叫古丽娜·艾力，电话 13800005678。户口本上的名字少一个点，窗口不收。')
  await does(t, worker, made.id, {
    type: 'judge',
    verdict: 'canByException',
    reasoning: '名字写法不同，人是同一个。',
    basis: '',
    alternative: '',
  })
  await withPaper(made.id, '户口本')
  const desk = await consoleOf(browser, t, worker, `/desk/${made.id}`)
  ctx.after(() => desk.close())
  await verb(desk, '全部动作').waitFor()
  // Only a covered copy may go with it.
  await desk.getByRole('button', { name: '遮一份副本给智囊团看' }).click()
  await desk.getByRole('button', { name: '加一块' }).click()
  await desk.getByRole('checkbox', { name: /我从头看过/ }).check()
  await shot(desk, 'network-p0-cover')
  await desk.getByRole('button', { name: '存成遮盖副本' }).click()
  await desk.getByText('遮好的副本已放进这件事').waitFor()
  await desk.keyboard.press('Shift+Z')
  const form = desk.getByRole('form', { name: '请教智囊团' })
  await form.waitFor()
  await form.getByLabel('请教什么').fill('名字少一个点，能不能凭同一人证明办？')
  for (const { staff } of network.advisers.slice(0, 3))
    await form.getByRole('checkbox', { name: new RegExp(staff.name) }).check()
  await form.getByText('已选 3 位').waitFor()
  await form.getByLabel('请最晚哪天答').fill('2026-03-10')
  const send = form.getByRole('button', { name: /^提交/ })
  await form.getByRole('button', { name: '生成去标识的案情' }).click()
  await form.locator('.marked-file mark').first().waitFor()
  await form.getByRole('checkbox', { name: '户口本（已遮盖）' }).check()
  const blind = form.getByLabel('他们读到的就是这些，可以改')
  const shown = await blind.inputValue()
  assert.ok(!shown.includes('古丽娜') && !shown.includes('13800005678'), shown)
  assert.equal(await send.isDisabled(), true, 'nobody has read it yet')
  await shot(desk, 'network-p1-file')
  await axe(desk)
  // What is written into it afterwards is found when it is looked through again; and the tick is for what stands there now.
  await form.getByRole('checkbox', { name: '我通读过，看不出是谁' }).check()
  await blind.fill(`${shown}\n补充：古丽娜已来过三次。`)
  assert.equal(await send.isDisabled(), true)
  await form.getByRole('button', { name: '再查一遍有没有漏的' }).click()
  await form.getByText('正在看').waitFor({ state: 'detached' })
  assert.ok(!(await blind.inputValue()).includes('古丽娜'), await blind.inputValue())
  await form.getByRole('checkbox', { name: '我通读过，看不出是谁' }).check()
  await shot(desk, 'network-p2-passed')
  await send.click()
  await form.waitFor({ state: 'detached' })
  await desk.getByText('正在请教，3 位里有 0 位答了').waitFor()

  const { panels, papers } = await fileOf(made.id)
  const shownPapers = papers.filter(({ id }: { id: string }) => panels[0].paperIds.includes(id))
  assert.deepEqual(
    shownPapers.map(({ label }: { label: string }) => label),
    ['户口本（已遮盖）'],
  )
  const [first, second, third] = panels[0].seats
  const adviser = (seat: { id: string; name: string }, at: number): Seat => ({
    thing: seat.id,
    signed: { body: '测试区智囊团', name: seat.name },
    id: `${network.advisers[at]!.staff.orgId}/${network.advisers[at]!.staff.id}`,
  })
  await party(made.id, adviser(first, 0), {
    type: 'giveOpinion',
    seatId: first.id,
    stance: 'canIf',
    text: '同一人证明可以说明。',
    basis: '经办规程第九条',
    conditions: '由本人签字承诺',
  })
  await party(made.id, adviser(second, 1), { type: 'recuse', seatId: second.id, reason: '与本人相识' })
  await party(made.id, adviser(third, 2), {
    type: 'giveOpinion',
    seatId: third.id,
    stance: 'cannot',
    text: '应先改户口本。',
    basis: '户口登记条例第十七条',
    conditions: '',
  })
  await desk.getByText('2 份意见已收齐，等采纳').waitFor()
  await desk.getByText(`${second.name} 回避：与本人相识`).waitFor()
  assert.equal(await desk.locator('.opinion').count(), 2)
  const best = desk.locator('.composer-verb[data-best="true"]')
  assert.match(await best.innerText(), /^采纳意见/)
  await shot(desk, 'network-p3-opinions')
  await act(desk, '采纳意见', async () => {
    await desk.getByRole('checkbox', { name: new RegExp(`^${first.name}`) }).check()
    await desk.getByLabel('打算怎么照着办').fill('凭同一人证明和承诺书受理。')
    await shot(desk, 'network-p4-adopt')
    await axe(desk)
  })
  await desk.locator('.opinion[data-mark="dissent"]', { hasText: '应先改户口本。' }).getByText('不同意见').waitFor()
  await desk.locator('.opinion[data-mark="followed"]', { hasText: '由本人签字承诺' }).waitFor()
  await desk.getByRole('button', { name: '记后来怎么样' }).click()
  const effect = desk.getByRole('form', { name: '记后来怎么样' })
  await effect.getByLabel('说说后来的情况').fill('当天受理，没有退件。')
  await effect.getByRole('button', { name: '记下来' }).click()
  await effect.waitFor({ state: 'detached' })
  await desk.getByText('当天受理，没有退件。').first().waitFor()
  await shot(desk, 'network-p5-adopted')
  await axe(desk)
  desk.assertClean()

  const phone = await consoleOf(browser, t, worker, `/desk/${made.id}`, { size: 'phone' })
  ctx.after(() => phone.close())
  await phone.locator('.opinion[data-mark="dissent"]').waitFor()
  await assertNoSidewaysScroll(phone)
  await phone.locator('.opinion[data-mark="dissent"]').scrollIntoViewIfNeeded()
  await phone.screenshot({ path: 'test-results/shots/network-p6-phone.png' })
})

test('an exception of the centre: asked with its limits, granted by the director, and by nobody who asked for it', async (ctx) => {
  const made = await sorted('派出所开不出证明，系统又非要不可。')
  const desk = await consoleOf(browser, t, worker, `/desk/${made.id}`)
  ctx.after(() => desk.close())
  await verb(desk, '全部动作').waitFor()
  await desk.keyboard.press('Shift+B')
  const form = desk.getByRole('form', { name: '申请例外' })
  await form.waitFor()
  await form.getByLabel('超出规定办什么').fill('用公证书代替派出所证明')
  await form.getByRole('button', { name: /^提交/ }).click()
  // What is missing is told and nothing is lost.
  await form.getByText('还没有填日期：有效到哪天').waitFor()
  await form.getByLabel('有效到哪天').fill('2026-06-30')
  await form.getByRole('button', { name: /^提交/ }).click()
  await form.getByRole('alert').waitFor()
  await shot(desk, 'network-x1-missing')
  assert.equal(await form.getByLabel('超出规定办什么').inputValue(), '用公证书代替派出所证明')
  await form.getByLabel('超出哪一条').fill('经办规程第五条：须提交派出所证明。')
  await form.getByLabel('为什么要这样办').fill('派出所二十年前的底册已经没有了。')
  await form.getByLabel('用到哪里为止').fill('只此一件')
  await form.getByLabel('有什么风险，怎么防').fill('冒领：请公证处出具原件并核对。')
  await form.getByRole('button', { name: /^提交/ }).click()
  await form.waitFor({ state: 'detached' })
  await desk.getByText('等中心级审批').waitFor()
  assert.equal(await desk.getByRole('button', { name: '审批' }).count(), 0, 'a caseworker does not decide')
  await shot(desk, 'network-x2-asked')

  const lead = await consoleOf(browser, t, director, `/desk/${made.id}`)
  ctx.after(() => lead.close())
  const best = lead.locator('.composer-verb[data-best="true"]')
  await best.waitFor()
  assert.match(await best.innerText(), /^批例外/)
  await lead.keyboard.press('Shift+D')
  const decide = lead.getByRole('form', { name: '批例外' })
  await decide.getByText('用公证书代替派出所证明').waitFor()
  await decide.getByRole('radio', { name: '同意', exact: true }).check()
  await shot(lead, 'network-x3-decide')
  await axe(lead)
  await lead.keyboard.press('Control+Enter')
  await decide.waitFor({ state: 'detached' })
  await desk.getByText('批了，可以照办').waitFor()
  await desk
    .getByText(new RegExp(`${director.name} .*：`))
    .first()
    .waitFor()
  await shot(desk, 'network-x4-granted')
  const [filing] = (await fileOf(made.id)).filings
  assert.deepEqual([filing.status, filing.inForce, filing.decision.who], ['approved', true, director.name])
  desk.assertClean([/status of 4(00|22)/])
  lead.assertClean()

  // The next one like it begins with what was granted before.
  const next = await sorted('又一位来说派出所开不出证明。')
  await desk.goto(`${await t.listen()}/console/desk/${next.id}`)
  await verb(desk, '全部动作').waitFor()
  await desk.keyboard.press('Shift+B')
  await form.getByText('以前批过的同类例外 1 件，先看看').click()
  await form.getByRole('heading', { name: '用公证书代替派出所证明' }).waitFor()
  await shot(desk, 'network-x5-precedent')
  await axe(desk)
})
