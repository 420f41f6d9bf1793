/**
 * What other bodies see and do on the screen: an officer answers within four clicks, an adviser writes blind, a district decides, a city
 * looks again; and nobody of them is shown what they have no use for.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test, { after, before } from 'node:test'
import sharp from 'sharp'
import type { Browser, Locator } from 'playwright-core'
import { dispatchAll } from '#jobs/dispatch.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, until } from '#test/support/browser.ts'
import { sortedCase } from '#test/support/commands.ts'
import { signInOn } from '#test/support/console.ts'
import { consoleOf } from '#test/support/journey.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp()
const network = await networkOf(t)
const { worker } = t.staff
const { insurance, labour, district, city } = network
let browser: Browser
const origin = await t.listen()
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

const ask = {
  type: 'refer',
  kind: 'cooperate',
  body: '区医保局',
  contact: '',
  question: '异地住院没有备案，能否按规定补报？\n附一份出院小结。',
}

test('an officer lands on what was asked, reads it with its paper, and answers within four clicks', async (ctx) => {
  const made = await sortedCase(t)
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#dde' } })
    .png()
    .toBuffer()
  const paperId = await asIfUploaded(t, worker, picture, 'image/png', '出院小结')
  await made.does(worker, { type: 'addPaper', paperId })
  await made.does(worker, { ...ask, paperIds: [paperId] })

  const page = await openPage(browser)
  ctx.after(() => page.close())
  await signInOn(page, origin, t, insurance.officer)
  await page.getByRole('heading', { level: 1, name: '问到我们的' }).waitFor()
  await page.getByRole('link', { name: '异地住院没有备案，能否按规定补报？' }).waitFor()
  await shot(page, 'duties-1-list')
  await axe(page)
  // Nothing of the centre's own work is here.
  const sections = await page.getByRole('navigation', { name: '栏目' }).getByRole('link').allInnerTexts()
  assert.deepEqual(
    sections.map((text) => text.replaceAll(/\s+/g, ' ').trim()),
    ['问到我们的 1', '备案'],
  )
  await page.keyboard.press('F8')
  assert.equal(await page.getByRole('dialog').count(), 0, 'no hand-over')

  let clicks = 0
  const press = async (what: Locator) => {
    clicks += 1
    await what.click()
  }
  await press(page.getByRole('link', { name: '异地住院没有备案，能否按规定补报？' }))
  await page.getByText('附一份出院小结。').waitFor()
  await shot(page, 'duties-2-referral')
  await axe(page)
  assert.ok(!page.url().includes(made.id), 'the address says nothing of the case')
  await press(page.getByRole('radio', { name: /^能办/ }))
  await page.getByRole('textbox', { name: /^怎么办/ }).fill('带发票和出院小结到 3 号窗口，当场补备案。')
  await shot(page, 'duties-3-answer')
  await axe(page)
  await press(page.getByRole('button', { name: '送出' }))
  await page.getByText('答复已送到对方的案卷').waitFor()
  assert.ok(clicks <= 4, `${clicks} clicks`)
  await page.getByText('署名：区医保局 区医保局经办人').waitFor()
  await shot(page, 'duties-4-answered')
  assert.equal(await page.getByRole('form', { name: '怎么答复' }).count(), 0)
  const [referral] = (await made.file(worker)).referrals
  assert.deepEqual([referral.status, referral.answer.can], ['answered', 'yes'])

  // Its paper is looked at over the page, and that is written down.
  await page.getByRole('button', { name: '看出院小结' }).click()
  const sheet = page.getByRole('dialog', { name: '出院小结' })
  await until(page, `document.querySelector('dialog[open] img')?.naturalWidth === 400`)
  await shot(page, 'duties-5-paper')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  const { entries } = (await (await t.as(worker)).get(`/api/cases/${made.id}/access`)).body
  assert.ok(entries.some(({ who, what }: Record<string, string>) => who === '区医保局' && /材料/.test(what!)))

  await page.getByRole('link', { name: '回列表' }).click()
  await page.getByText('没有等你们的事').waitFor()
  await page.getByRole('button', { name: '办过的' }).click()
  await page.getByRole('link', { name: /异地住院/ }).waitFor()
  page.assertClean()
})

test('not ours: by keyboard, nothing is sent without a body and a ground, and what was typed survives a look elsewhere', async (ctx) => {
  const made = await sortedCase(t)
  await made.does(worker, { ...ask, body: '区人社局' })
  await dispatchAll(t.app)
  const page = await consoleOf(browser, t, labour.officer, '/duties')
  ctx.after(() => page.close())
  // A message leads there as well.
  await page.getByRole('button', { name: /^消息/ }).click()
  await page.getByRole('link', { name: /来了一件协办/ }).click()
  await page.getByRole('form', { name: '怎么答复' }).waitFor()
  await page.keyboard.press('4')
  const body = page.getByLabel('该归哪个单位')
  await until(page, `document.activeElement?.tagName === 'INPUT' && document.activeElement.type !== 'radio'`)
  await page.keyboard.type('区医保局')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('还没有填：理由').waitFor()
  await page.keyboard.type('报销由医保部门核定。')
  await page.getByRole('link', { name: '回列表' }).click()
  await page.getByRole('link', { name: /异地住院/ }).click()
  assert.equal(await body.inputValue(), '区医保局')
  assert.equal(await page.getByLabel('理由').inputValue(), '报销由医保部门核定。')
  await page.getByLabel('理由').press('Control+Enter')
  await page.getByText('退回了：该归区医保局').waitFor()
  await page.getByText('已退回。对方去问您写的那家单位').waitFor()
  assert.equal(await page.locator('.duty-facts strong').innerText(), '已退回')
  const [referral] = (await made.file(worker)).referrals
  assert.deepEqual([referral.status, referral.returned.rightBody], ['returned', '区医保局'])
  page.assertClean()
})

test('taken back while it is being answered: told so, and what was typed can be copied', async (ctx) => {
  const made = await sortedCase(t)
  await made.does(worker, { ...ask, body: '区人社局', question: '请查参保记录。' })
  const page = await consoleOf(browser, t, labour.officer, '/duties', { size: 'phone' })
  ctx.after(() => page.close())
  await page.getByRole('link', { name: '请查参保记录。' }).click()
  await page.getByRole('radio', { name: /^不能办/ }).click()
  await page.getByLabel('为什么不能办').fill('系统里查不到。')
  await assertNoSidewaysScroll(page)
  await shot(page, 'duties-6-phone')
  await axe(page)
  const { referrals } = await made.file(worker)
  await made.does(worker, { type: 'withdrawReferral', referralId: referrals[0].id, reason: '另有办法' })
  await page.getByLabel(/^依据/).fill('参保登记办法第二条')
  await page.getByRole('button', { name: '送出' }).click()
  await page.getByText('对方撤回了，不用再办').waitFor()
  assert.match(await page.getByRole('textbox', { name: /您写到一半/ }).inputValue(), /系统里查不到。/)
  await shot(page, 'duties-7-withdrawn')
  page.assertClean([/status of 409/])
  // The browser asks before what was typed is lost with the page.
  page.on('dialog', (dialog) => void dialog.accept())
})

test('an invitation: coming, into the calendar, and afterwards what was decided', async (ctx) => {
  const made = await sortedCase(t)
  await made.does(worker, { type: 'callConference', reason: '两家说法不一' })
  await made.does(worker, {
    type: 'planConference',
    conferenceId: 'c1',
    when: '2026-03-06T06:00:00.000Z',
    lasts: 60,
    place: '二楼会议室',
    invited: [
      { body: '区医保局', contact: '' },
      { body: '区人社局', contact: '' },
    ],
    staff: [],
    paperIds: [],
  })
  const page = await consoleOf(browser, t, insurance.officer, '/duties')
  ctx.after(() => page.close())
  await page.getByRole('link', { name: '两家说法不一' }).click()
  await page.getByText('2026年3月6日（周五）14:00，约 60 分钟').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '加进日历' }).click()
  const file = await download
  assert.equal(file.suggestedFilename(), 'meeting.ics')
  assert.match(await readFile(await file.path(), 'utf8'), /DTSTART:20260306T060000Z/)
  await page
    .getByRole('radio', { name: /^来 / })
    .or(page.getByRole('radio', { name: /^来可以/ }))
    .first()
    .click()
  await page.getByLabel(/^谁来/).fill('待遇科两人')
  await page.getByRole('button', { name: '送出' }).click()
  await page.getByText('你们答复：来').waitFor()
  await shot(page, 'duties-8-invitation')
  await axe(page)
  await made.does(worker, {
    type: 'recordConference',
    conferenceId: 'c1',
    attended: ['i1'],
    minutes: '医保局说可以先受理。',
    decision: '由医保局受理，人社局配合。',
    commitments: [],
  })
  await page.reload()
  await page.getByText('由医保局受理，人社局配合。').waitFor()
  await shot(page, 'duties-9-held')
  page.assertClean()
})

test('advisers: blind until their own is sent, then side by side; one stands aside', async (ctx) => {
  const made = await sortedCase(t)
  await made.does(worker, {
    type: 'convenePanel',
    question: '底册遗失，能否用公证书代替？',
    file: '当事人二十年前的底册遗失，窗口要求原件。已走访两处档案馆，均无存档。',
    paperIds: [],
    until: '2026-03-10',
    adviserIds: network.advisers.slice(0, 3).map(({ id }) => id),
  })
  const [gu, he, yu] = network.advisers
  const first = await openPage(browser)
  ctx.after(() => first.close())
  await signInOn(first, origin, t, gu!.staff)
  await first.getByRole('link', { name: '底册遗失，能否用公证书代替？' }).click()
  await first.getByText('您送出自己的意见以后，才看得到别人的。').waitFor()
  assert.equal(await first.getByText('人社局').count(), 0, 'nothing that the district was asked')
  await first.getByRole('radio', { name: /^不能办/ }).click()
  await first.getByRole('textbox', { name: /^意见/ }).fill('规程要求原件，公证书证明不了底册内容。')
  await first.getByRole('button', { name: '送出' }).click()
  await first.getByRole('alert').getByText('还没有填：依据').waitFor()
  await first.getByLabel(/^依据/).fill('经办规程第五条')
  await shot(first, 'duties-10-opinion')
  await axe(first)
  await first.getByRole('button', { name: '送出' }).click()
  await first.getByText('还没有别人送出。').waitFor()

  const second = await consoleOf(browser, t, he!.staff, '/duties')
  ctx.after(() => second.close())
  await second.getByRole('link', { name: /底册遗失/ }).click()
  await second.getByText('您送出自己的意见以后，才看得到别人的。').waitFor()
  assert.equal(await second.getByText('公证书证明不了底册内容').count(), 0, 'blind')
  await second.getByRole('radio', { name: /^有条件可以办/ }).click()
  await second.getByRole('textbox', { name: /^意见/ }).fill('公证处核对邻居证言后可以代替。')
  await second.getByRole('textbox', { name: /^条件/ }).fill('由公证处出具原件')
  await second.getByRole('button', { name: '送出' }).click()
  await second.getByText('公证书证明不了底册内容').waitFor()
  await shot(second, 'duties-11-side-by-side')
  await axe(second)

  const third = await consoleOf(browser, t, yu!.staff, '/duties')
  ctx.after(() => third.close())
  await third.getByRole('link', { name: /底册遗失/ }).click()
  await third.getByRole('radio', { name: /^我要回避/ }).click()
  await third.getByLabel('为什么回避').fill('与当事人相识')
  await third.getByRole('button', { name: '送出' }).click()
  await third.getByText('已回避，不用再写').waitFor()
  assert.equal(await third.locator('.duty-facts strong').innerText(), '已回避')
  assert.equal(await third.getByText('二十年前的底册').count(), 0, 'the file is put away')
  await made.does(worker, { type: 'adoptOpinions', panelId: 'n1', seats: ['o2'], how: '照何律师的条件办。' })
  for (const [page, said] of [
    [first, '没有采纳您的意见'],
    [second, '采纳了您的意见'],
  ] as const) {
    await page.reload()
    await page.getByText(said).waitFor()
    page.assertClean()
  }
  third.assertClean()
})

test('an exception: the district reads every word and approves, the city finds it unsound', async (ctx) => {
  const made = await sortedCase(t)
  await made.does(worker, {
    type: 'askFiling',
    beyond: '缺一份证明先受理',
    clause: '经办规程第八条',
    why: '出具证明的单位已经撤销',
    limits: '仅此一件',
    risk: '事后核不实时追回',
    expires: '2026-12-31',
    level: 'district',
  })
  const page = await consoleOf(browser, t, district.officer, '/duties')
  ctx.after(() => page.close())
  await page.getByRole('link', { name: '缺一份证明先受理' }).click()
  for (const word of ['经办规程第八条', '出具证明的单位已经撤销', '仅此一件', '事后核不实时追回'])
    await page.getByText(word).waitFor()
  await page.getByRole('radio', { name: /^同意/ }).click()
  await shot(page, 'duties-12-filing')
  await axe(page)
  await page.getByRole('button', { name: '送出' }).click()
  await page.getByText('决定已送到中心').waitFor()
  const above = await consoleOf(browser, t, city.officer, '/duties', { size: 'phone' })
  ctx.after(() => above.close())
  await above.getByRole('link', { name: '缺一份证明先受理' }).click()
  await above.getByText('测试区 测试区经办人批的').waitFor()
  await above.getByRole('radio', { name: /^不认可/ }).click()
  await above.getByLabel('理由').fill('没有替代核验')
  await above.getByRole('button', { name: '送出' }).click()
  await above.getByText('不能再依据它办事').waitFor()
  await assertNoSidewaysScroll(above)
  await shot(above, 'duties-13-review-phone')
  assert.equal((await made.file(worker)).filings[0].inForce, false)
  page.assertClean()
  above.assertClean()
})

test('another body’s duty and a made-up one are told alike', async (ctx) => {
  const made = await sortedCase(t)
  await made.does(worker, ask)
  const { body } = await (await t.as(insurance.officer)).get('/api/duties')
  for (const id of [body.rows[0].id, '00000000-0000-4000-8000-00000000dead']) {
    const page = await consoleOf(browser, t, labour.officer, `/duties/${id}`)
    ctx.after(() => page.close())

    await page.getByRole('alert').waitFor()
    assert.equal(await page.getByText('异地住院').count(), 0)
    page.assertClean([/status of 404/])
  }
})
