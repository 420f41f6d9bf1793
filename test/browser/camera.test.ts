/** A phone as the camera of a desk, in two real browsers: the console, and a phone without script that scanned the code. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { toBuffer } from 'qrcode'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { readQr } from '#documents/read-qr.ts'
import { closeChildren } from '#documents/child.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { consoleOf, walkIn } from '#test/support/journey.ts'
import { photo } from '#test/support/portal-world.ts'

// The codes lead to the port that the server listens on.
let publicUrl = 'http://127.0.0.1'
const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
publicUrl = origin
Object.assign(t.app, { publicUrl })
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  await t.server.close()
  closeChildren()
})

/** What a camera sees on the screen: the code is read from its pixels. */
async function scan(page: Page): Promise<string> {
  const image = page.getByRole('img', { name: '给手机扫的二维码' })
  await image.waitFor()
  await image.scrollIntoViewIfNeeded()
  const read = await readQr(await image.screenshot())
  assert.ok(read.ok)
  assert.equal(read.texts.length, 1)
  assert.ok(read.texts[0]!.startsWith(`${origin}/p/`))
  return read.texts[0]!
}

/** A bill with its code, as photographed. */
const code = await toBuffer('01,32,,24312000000136634917,123.45,20240514,,1DD6', { width: 300 })
const bill = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#ddd' } })
  .composite([{ input: code, left: 80, top: 80 }])
  .jpeg()
  .toBuffer()

let auditor: WatchedPage | undefined
/** A page without script is looked at in a window that has it. */
async function sound(phone: Page, name: string): Promise<void> {
  await shot(phone, name)
  await assertNoSidewaysScroll(phone)
  auditor ??= await openPage(browser, { size: 'phone' })
  await auditor.route(/camera\.\w+\.js/, (route) => route.abort())
  await auditor.goto(`${origin}/privacy`)
  await auditor.setContent(await phone.content())
  await axe(auditor)
}

const take = async (phone: Page, bytes: Buffer) => {
  await phone.locator('#photo').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: bytes })
  await phone.getByRole('button', { name: '传上去' }).click()
}

test('at the desk of a case: scanned, pictures come as they are taken and are read by themselves; ended, the phone says so', async (c) => {
  const { id, number } = await walkIn(t, '发票要拍照，窗口没有扫描仪。')
  const desk = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => desk.close())
  await desk.keyboard.press('z')
  await desk.getByRole('button', { name: '用手机拍' }).click()
  const url = await scan(desk)
  await axe(desk, '.side')
  await shot(desk, 'camera-desk-code')

  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  c.after(() => phone.close())
  await phone.goto(url)
  await sound(phone, 'camera-phone-open')
  assert.ok(!(await phone.content()).includes(number))
  await phone.getByRole('button', { name: '用这部手机拍' }).click()
  await phone.getByRole('heading', { name: '给“办不成事”反映窗口的材料' }).waitFor()
  await sound(phone, 'camera-phone-send')
  await desk.getByText('手机已连上').waitFor()

  const before = Date.now()
  await take(phone, bill)
  await phone.getByText('收到了 1 页').waitFor()
  await desk.getByText('手机拍 1').first().waitFor()
  c.diagnostic(`from the press on the phone to the desk: ${Date.now() - before} ms`)
  await sound(phone, 'camera-phone-sent')
  await desk.getByText('24312000000136634917').first().waitFor()
  await take(phone, await photo('第二页'))
  await phone.getByText('一共传了 2 页').waitFor()
  await desk.getByText('已收到 2 页').waitFor()
  await desk.getByRole('button', { name: '手机拍 2' }).waitFor()
  await axe(desk, '.side')
  await shot(desk, 'camera-desk-arrived')

  // Without a picture: said where it is.
  await phone.getByRole('button', { name: '传上去' }).click()
  await phone.getByText('还没有拍照').first().waitFor()
  await sound(phone, 'camera-phone-nothing')

  await desk.getByRole('button', { name: '停用' }).click()
  await phone.locator('#photo').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: bill })
  await phone.getByRole('button', { name: '传上去' }).click()
  await phone.getByRole('heading', { name: '这个码已经停用' }).waitFor()
  await sound(phone, 'camera-phone-ended')
  const { body } = await (await t.as(t.staff.worker)).get(`/api/cases/${id}`)
  assert.equal(body.papers.length, 2)
  desk.assertClean()
})

test('another case opened meanwhile and come back: the code is as it was, and what came is read', async (c) => {
  const first = await walkIn(t, '第一件事，要拍照。')
  const second = await walkIn(t, '第二件事。')
  const desk = await consoleOf(browser, t, t.staff.worker, `/desk/${first.id}`)
  c.after(() => desk.close())
  await desk.keyboard.press('z')
  await desk.getByRole('button', { name: '用手机拍' }).click()
  const phone = await openPage(browser, { size: 'phone' })
  c.after(() => phone.close())
  await phone.goto(await scan(desk))
  await phone.getByRole('button', { name: '用这部手机拍' }).click()
  await phone.getByText('拍一张').waitFor()
  await desk.locator('a.queue-row', { hasText: second.number }).click()
  await desk.getByText('第二件事。').first().waitFor()
  // With script the picture goes as soon as it is taken.
  await phone.locator('#photo').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: bill })
  await phone.getByText('收到了 1 页').waitFor()
  await shot(phone, 'camera-phone-script')
  await axe(phone)
  assert.equal(await desk.getByText('手机拍 1').count(), 0)
  await desk.locator('a.queue-row', { hasText: first.number }).click()
  await desk.getByText('已收到 1 页').waitFor()
  await desk.getByText('24312000000136634917').first().waitFor()
  phone.assertClean()
  desk.assertClean()
})

test('in the hand-over sheet: pages lie in the strip before there is a case and go with it; afterwards the phone is told', async (c) => {
  const counter = await consoleOf(browser, t, t.staff.clerk, '/counter')
  c.after(() => counter.close())
  await counter.getByRole('heading', { level: 1 }).waitFor()
  await counter.keyboard.press('F8')
  await counter.getByRole('button', { name: '用手机拍' }).click()
  const url = await scan(counter)
  await axe(counter, '.sheet')
  await shot(counter, 'camera-sheet-code')
  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  c.after(() => phone.close())
  await phone.goto(url)
  await phone.getByRole('button', { name: '用这部手机拍' }).click()
  await phone.getByRole('heading', { name: '给 3 号窗口的材料' }).waitFor()
  await take(phone, bill)
  await counter.locator('.paper-here[data-state="ready"] img').waitFor()
  await axe(counter, '.sheet')
  await shot(counter, 'camera-sheet-arrived')
  // Put aside and opened again: all as it was.
  await counter.keyboard.press('Escape')
  await take(phone, await photo('第二页'))
  await phone.getByText('一共传了 2 页').waitFor()
  await counter.keyboard.press('F8')
  await counter.locator('.paper-here[data-state="ready"]').nth(1).waitFor()
  await counter.locator('#blocker-causes input').first().check()
  await counter.getByRole('button', { name: /^交给反映窗口/ }).click()
  await counter.getByText('已交给反映窗口').first().waitFor()
  await phone.locator('#photo').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: bill })
  await phone.getByRole('button', { name: '传上去' }).click()
  await phone.getByRole('heading', { name: '这个码已经停用' }).waitFor()
  const { body } = await (await t.as(t.staff.director)).get('/api/cases?queue=all')
  const made = body.rows.find(({ number }: { number: string }) =>
    number.endsWith(String(body.rows.length).padStart(6, '0')),
  )
  const file = await (await t.as(t.staff.director)).get(`/api/cases/${made.id}`)
  assert.deepEqual(
    file.body.papers.map(({ label }: { label: string }) => label),
    ['手机拍 1', '手机拍 2'],
  )
  counter.assertClean()
})

test('a narrow screen and the dark', async (c) => {
  const { id } = await walkIn(t, '要在平板上看。')
  const desk = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`, { size: 'phone', colorScheme: 'dark' })
  c.after(() => desk.close())
  await desk.getByText('要在平板上看。').first().waitFor()
  await desk.keyboard.press('z')
  await desk.getByRole('button', { name: '用手机拍' }).click()
  await scan(desk)
  await assertNoSidewaysScroll(desk)
  await axe(desk)
  await shot(desk, 'camera-desk-phone-dark')
})

test('on the phone in large letters and in English, and what is over in every way', async (c) => {
  const { id } = await walkIn(t, '手机上的字要大。')
  const desk = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => desk.close())
  await desk.keyboard.press('z')
  await desk.getByRole('button', { name: '用手机拍' }).click()
  const url = await scan(desk)
  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  c.after(() => phone.close())
  await phone.goto(`${url}?size=elder`)
  await phone.getByRole('button', { name: '用这部手机拍' }).click()
  await phone.getByRole('button', { name: '传上去' }).waitFor()
  await sound(phone, 'camera-phone-elder')
  await phone.getByRole('link', { name: 'English' }).click()
  await phone.getByRole('button', { name: 'Send' }).waitFor()
  assert.equal(phone.url(), url)
  await sound(phone, 'camera-phone-elder-en')
  const other = await openPage(browser, { size: 'phone', javaScript: false })
  c.after(() => other.close())
  await other.goto(url)
  await other.getByRole('heading', { name: '这个码已经在另一部手机上打开了' }).waitFor()
  await sound(other, 'camera-phone-elsewhere')
  await other.goto(`${url.slice(0, -3)}xyz`)
  await other.getByRole('heading', { name: '没有这个码' }).waitFor()
  t.clock.advance({ minutes: 16 })
  await phone.goto(`${url}?lang=zh`)
  await phone.getByRole('heading', { name: '这个码过时间了' }).waitFor()
  await sound(phone, 'camera-phone-expired')
})
