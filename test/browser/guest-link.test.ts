/** A guest link in two real browsers: the desk that makes it, and a telephone without script and account that answers in four presses. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { act } from '#test/support/guest-world.ts'
import { consoleOf, sortedOurs, walkIn } from '#test/support/journey.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
// The links lead to the port that the server listens on.
Object.assign(t.app, { publicUrl: origin })
const { worker } = t.staff
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  await t.server.close()
})

let auditor: WatchedPage | undefined
/** A page without script is looked at in a window that has it. */
async function sound(phone: Page, name: string): Promise<void> {
  await shot(phone, name)
  await assertNoSidewaysScroll(phone)
  auditor ??= await openPage(browser, { size: 'phone' })
  await auditor.goto(`${origin}/privacy`)
  await auditor.setContent(await phone.content())
  await axe(auditor)
}

async function asked(body: string, paperIds: string[] = []) {
  const made = await walkIn(t, '两边都说归对方管，跑了三趟。')
  const client = await t.as(worker)
  await act(client, made.id, sortedOurs)
  for (const paperId of paperIds) await act(client, made.id, { type: 'addPaper', paperId })
  const question = '请核实 2019 年在贵市的缴费记录，能不能出具证明？\n\n当事人不方便再跑一趟。'
  await act(client, made.id, { type: 'refer', kind: 'cooperate', body, contact: '综合科 李宁', question, paperIds })
  return made
}
const fileOf = async (caseId: string) => (await (await t.as(worker)).get(`/api/cases/${caseId}`)).body

const notOurs = { rightBody: '邻市社会保险事业管理中心', text: '2020 年起由该中心管理', signer: '赵敏，综合科' }

test('“not ours”, naming the right body, in four presses on a telephone without script; signed at the desk, then dead', async (c) => {
  const { id, number } = await asked('邻市医保中心')
  const links = `/api/cases/${id}/referrals/r1/links`
  const made = await (await t.as(worker)).post(links, { name: '李宁', code: false })
  assert.equal(made.status, 201, made.text)
  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  c.after(() => phone.close())
  const outside: string[] = []
  phone.on('request', (request) => void (request.url().startsWith(origin) || outside.push(request.url())))
  const begun = Date.now()
  await phone.goto(made.body.url)
  assert.ok(!(await phone.content()).includes(number))
  await sound(phone, 'guest-1-first')
  let presses = 0
  const press = async (role: 'button' | 'link', name: string) => {
    presses += 1
    await phone.getByRole(role, { name }).click()
  }
  await press('button', '打开')
  await phone.getByRole('heading', { name: '请您答复' }).waitFor()
  await sound(phone, 'guest-2-question')
  await press('link', '不归我们')
  // Sent empty by accident: said where it is, and nothing went out.
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByText('请写该归哪个单位').first().waitFor()
  await sound(phone, 'guest-3-empty')
  for (const [name, value] of Object.entries(notOurs)) await phone.locator(`#${name}`).fill(value)
  await press('button', '下一步')
  await phone.getByText('邻市医保中心 赵敏，综合科').waitFor()
  await sound(phone, 'guest-4-confirm')
  assert.equal((await fileOf(id)).referrals[0].status, 'sent')
  await press('button', '发出')
  await phone.getByRole('heading', { name: '已经答复了' }).waitFor()
  await sound(phone, 'guest-5-done')
  c.diagnostic(`${presses} presses, ${Date.now() - begun} ms of machine time, audits included`)
  assert.equal(presses, 4)
  assert.deepEqual(outside, [])

  const [referral] = (await fileOf(id)).referrals
  assert.deepEqual(
    [referral.status, referral.returned.rightBody, referral.signed],
    ['returned', notOurs.rightBody, { body: '邻市医保中心', name: notOurs.signer }],
  )
  await phone.goto(made.body.url)
  await phone.getByRole('heading', { name: '已经答复了' }).waitFor()
  assert.ok(!(await phone.content()).includes(notOurs.rightBody))

  const desk = await consoleOf(browser, t, worker, `/desk/${id}`)
  c.after(() => desk.close())
  await desk.getByText('赵敏，综合科 答了').waitFor()
  await desk.getByText('在 1 台设备上打开过').waitFor()
  await shot(desk, 'guest-6-desk-after')
  await axe(desk, '.guest-link')
  desk.assertClean()
})

test('the desk makes a link with papers and a code; the guest needs the code; ended, the telephone says so', async (c) => {
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const paperId = await asIfUploaded(t, worker, picture, 'image/png', '缴费凭证')
  const { id } = await asked('外省社保中心', [paperId])
  const desk = await consoleOf(browser, t, worker, `/desk/${id}`, { size: 'phone' })
  c.after(() => desk.close())
  await desk.getByRole('button', { name: '发一个答复链接' }).click()
  const form = desk.getByRole('form', { name: '发一个答复链接' })
  assert.equal(await form.getByLabel('给谁用').inputValue(), '综合科 李宁')
  await form.getByText('一定要填六位口令').waitFor()
  await shot(desk, 'guest-7-desk-form')
  await axe(desk, '.guest-link')
  await form.getByRole('button', { name: '出链接' }).click()
  const made = desk.getByRole('region', { name: '链接好了' })
  const message = await made.getByLabel('发给对方的话').inputValue()
  const code = await made.locator('.guest-code').innerText()
  assert.match(code, /^\d{6}$/)
  assert.ok(!message.includes(code))
  const url = /http\S+\/g\/\S+/.exec(message)![0]
  await desk.getByText('还没有打开过').waitFor()
  await made.scrollIntoViewIfNeeded()
  await shot(desk, 'guest-8-desk-made')
  await axe(desk, '.guest-link')
  await assertNoSidewaysScroll(desk)

  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  c.after(() => phone.close())
  await phone.goto(url)
  await phone.getByRole('button', { name: '打开' }).click()
  await phone.getByText('还能试 4 次').first().waitFor()
  await sound(phone, 'guest-9-wrong-code')
  await phone.getByLabel('六位口令').fill(code)
  await phone.getByRole('button', { name: '打开' }).click()
  await phone.getByRole('link', { name: '缴费凭证' }).waitFor()
  await sound(phone, 'guest-10-papers')
  await phone.getByRole('link', { name: '缴费凭证' }).click()
  assert.equal(await phone.locator('img').count(), 1)
  await phone.goBack()
  await phone.getByRole('link', { name: 'English' }).click()
  await phone.getByRole('link', { name: 'It cannot be done' }).click()
  await sound(phone, 'guest-11-english')

  await made.getByRole('button', { name: '发好了' }).click()
  await desk.getByRole('button', { name: '停用给 综合科 李宁 的链接' }).click()
  await desk.getByText('停用了').waitFor()
  await phone.locator('#text').fill('written meanwhile')
  await phone.locator('#basis').fill('clause 3')
  await phone.locator('#signer').fill('Li')
  await phone.getByRole('button', { name: 'Next' }).click()
  await phone.getByRole('heading', { name: 'This link was ended' }).waitFor()
  await phone.getByText('written meanwhile').waitFor()
  await sound(phone, 'guest-12-ended')
  desk.assertClean()
})

test('every page in both languages, with large letters, on the smallest telephone', async (c) => {
  const { id } = await asked('第三地医保中心')
  const made = await (await t.as(worker)).post(`/api/cases/${id}/referrals/r1/links`, { name: '李宁', code: true })
  assert.equal(made.status, 201, made.text)
  const phone = await openPage(browser, { size: 'phone' })
  c.after(() => phone.close())
  await phone.setViewportSize({ width: 320, height: 568 })
  const { url, code } = made.body
  for (const lang of ['zh', 'en'] as const)
    for (const path of ['', '/yes', '/no', '/more', '/not-ours']) {
      await phone.goto(`${url}${path}?lang=${lang}`)
      await phone.goto(`${url}${path}?size=elder`)
      if (path === '' && lang === 'zh') {
        await axe(phone)
        await assertNoSidewaysScroll(phone)
        await phone.locator('#code').fill(code)
        await phone.getByRole('button', { name: '打开' }).click()
        await phone.getByRole('heading', { name: '请您答复' }).waitFor()
      }
      await axe(phone)
      await assertNoSidewaysScroll(phone)
      if (path === '' || path === '/no') await shot(phone, `guest-elder-${lang}${path.replace('/', '-')}`)
    }
  phone.assertClean()
})
