/** The viewer in a real browser: two papers side by side, page by page, by mouse and by keys; pages of PDF and OFD drawn from what stands on them. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { closeChildren } from '#documents/child.ts'
import { sample } from '#test/documents/whole.ts'
import { pageWords } from '#words/pages.ts'
import { testApp } from '#test/support/app.ts'
import {
  assertNoSidewaysScroll,
  axe,
  launchBrowser,
  shot,
  until,
  type OpenOptions,
  type WatchedPage,
} from '#test/support/browser.ts'
import { digitalXml, invoiceOfd } from '#test/support/drawn-invoice.ts'
import { printedPages } from '#test/support/drawn-pages.ts'
import { consoleOf, walkIn } from '#test/support/journey.ts'
import { photo } from '#test/support/portal-world.ts'

const t = await testApp()
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  await t.server.close()
  closeChildren()
})

/** Brought through the door and put on the case, as the desk does it. */
async function bring(caseId: string, bytes: Buffer, name: string): Promise<string> {
  const worker = await t.as(t.staff.worker)
  const form = new FormData()
  form.append('label', name)
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const encoded = new Response(form)
  const paper = await worker.send('POST', '/api/papers', Buffer.from(await encoded.arrayBuffer()), {
    headers: { 'content-type': encoded.headers.get('content-type')! },
  })
  assert.equal(paper.status, 201, paper.text)
  const { version } = (await worker.get(`/api/cases/${caseId}`)).body
  const command = { type: 'addPaper', paperId: paper.body.id }
  const added = await worker.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command })
  assert.equal(added.status, 200, added.text)
  return paper.body.id
}

async function deskOf(caseId: string, options: OpenOptions = {}): Promise<WatchedPage> {
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${caseId}`, options)
  await page.getByRole('tab', { name: /^材料 \d/ }).waitFor()
  return page
}

const thumb = (page: WatchedPage, name: string) => page.locator('.thumbs button', { hasText: name })
const zooms = async (page: WatchedPage) =>
  (await page.locator('.viewer-zoom').allInnerTexts()).map((text) => Number.parseInt(text, 10))

test('a PDF and an OFD become visible: pages turned by keys, the note, the download; each reading once in the log', async (c) => {
  const { id } = await walkIn(t, '发票是 OFD，清单是 PDF。')
  await bring(id, await printedPages(browser, 23), '住院清单.pdf')
  const ofdId = await bring(id, await invoiceOfd(sample, 'digital', ['data']), '发票.ofd')
  await bring(id, Buffer.from(digitalXml(sample)), '发票.xml')
  const page = await deskOf(id)
  c.after(() => page.close())
  await page.keyboard.press('z')
  await page.locator('.viewer-sketch').waitFor()
  const sketch = page.locator('.viewer-sketch')
  await page.getByText('版面示意，以下载的原件为准。').waitFor()
  await page.getByText('第 1 页，共 23 页').waitFor()
  assert.match((await sketch.textContent()) ?? '', /住院费用清单/)
  await page.keyboard.press(']')
  await page.getByText('第 2 页，共 23 页').waitFor()
  await page.keyboard.press('[')
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await axe(page, '.side')
  await shot(page, 'viewer-pdf')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载原件' }).click()
  assert.match((await download).suggestedFilename(), /\.pdf$/)

  await thumb(page, '发票.ofd').click()
  await page.locator('.viewer-sketch', { hasText: sample.invoiceNumber! }).waitFor()
  await axe(page, '.side')
  await shot(page, 'viewer-ofd')
  await page.keyboard.press(']')
  await page.getByText('这种文件不画版面').waitFor()
  assert.equal(await page.locator('.viewer-sketch').count(), 0)
  await page.keyboard.press('[')
  await page.locator('.viewer-sketch', { hasText: sample.invoiceNumber! }).waitFor()
  page.assertClean([/ERR_ABORTED/])

  // Whoever does not have the case in hand leaves one line for all its pages.
  const other = await consoleOf(browser, t, t.staff.worker2, `/desk/${id}`)
  c.after(() => other.close())
  await other.getByRole('tab', { name: /^材料 \d/ }).waitFor()
  await other.keyboard.press('z')
  await thumb(other, '发票.ofd').click()
  await other.locator('.viewer-sketch', { hasText: sample.invoiceNumber! }).waitFor()
  await thumb(other, '发票.xml').click()
  await thumb(other, '发票.ofd').click()
  await other.locator('.viewer-sketch', { hasText: sample.invoiceNumber! }).waitFor()
  const { body } = await (await t.as(t.staff.worker)).get(`/api/cases/${id}/access`)
  const looks = body.entries.filter(
    ({ what, who }: { what: string; who: string }) => what === '看了一份材料' && who === t.staff.worker2.name,
  )
  // One for the PDF, which is open at first, and one for the OFD.
  assert.equal(looks.length, 2)
  assert.ok(ofdId)
})

test('two side by side: zoomed and leafed through together, then each alone; by keys, and one above the other where it is narrow', async (c) => {
  const { id } = await walkIn(t, '票和清单要对着看。')
  await bring(id, await printedPages(browser, 3), '清单.pdf')
  await bring(id, await printedPages(browser, 5), '病历.pdf')
  await bring(
    id,
    await sharp(await photo('发票'))
      .resize(2400, 1600)
      .jpeg()
      .toBuffer(),
    '发票照片.jpg',
  )
  const page = await deskOf(id)
  c.after(() => page.close())
  await page.keyboard.press('z')
  await page.locator('.viewer-sketch').waitFor()
  await page.keyboard.press('2')
  await page.getByLabel('右边看哪一份').waitFor()
  await page.locator('.viewer-sketch').nth(1).waitFor()
  const [left, right] = [page.locator('.viewer-half').nth(0), page.locator('.viewer-half').nth(1)]
  const [one, two] = [await left.boundingBox(), await right.boundingBox()]
  await shot(page, 'viewer-beside')
  assert.ok(Math.abs(one!.y - two!.y) < 2 && two!.x > one!.x + one!.width - 2, 'two columns')

  // Together.
  const before = await zooms(page)
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const larger = await zooms(page)
  assert.ok(larger[0]! > before[0]! && larger[1]! > before[1]!)
  await page.keyboard.press(']')
  await left.getByText('第 2 页，共 3 页').waitFor()
  await right.getByText('第 2 页，共 5 页').waitFor()
  await page.evaluate(`document.querySelectorAll('.viewer-frame')[0].scrollTo(0, 200)`)
  await until(page, `document.querySelectorAll('.viewer-frame')[1].scrollTop > 150`)
  await axe(page, '.side')
  await shot(page, 'viewer-beside')

  // Each alone: the one that was pointed at last.
  await page.keyboard.press('\\')
  assert.equal(await page.getByLabel(/一起缩放/).isChecked(), false)
  await right.locator('.viewer-frame').focus()
  await page.keyboard.press('0')
  const apart = await zooms(page)
  assert.ok(apart[0] === larger[0] && apart[1]! < larger[1]!, `${apart}`)
  await page.keyboard.press(']')
  await right.getByText('第 3 页，共 5 页').waitFor()
  await left.getByText('第 2 页，共 3 页').waitFor()
  await page.getByLabel('右边看哪一份').selectOption({ label: '发票照片.jpg' })
  await right.locator('img[src^="blob:"]').waitFor()
  await page.keyboard.press('?')
  await page.getByText('两份并排看').waitFor()
  await page.keyboard.press('Escape')
  await shot(page, 'viewer-beside-picture')
  await page.getByRole('button', { name: '收窄' }).click()
  await until(
    page,
    `(([a, b]) => b.getBoundingClientRect().top >= a.getBoundingClientRect().bottom - 2)(document.querySelectorAll('.viewer-half'))`,
  )
  await shot(page, 'viewer-stacked')
  await page.getByRole('button', { name: /^只看一份/ }).click()
  assert.equal(await page.locator('.viewer-half').count(), 1)
  page.assertClean()
})

test('two pages of the only paper lie beside each other; on a phone and in the dark', async (c) => {
  const { id } = await walkIn(t, '只有一份，看两页。')
  await bring(id, await printedPages(browser, 2), '清单.pdf')
  const page = await deskOf(id)
  c.after(() => page.close())
  await page.keyboard.press('z')
  await page.locator('.viewer-sketch').waitFor()
  await page.getByRole('button', { name: '并排看' }).click()
  await page.locator('.viewer-half').nth(0).getByText('第 1 页，共 2 页').waitFor()
  await page.locator('.viewer-half').nth(1).getByText('第 2 页，共 2 页').waitFor()

  const phone = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`, { size: 'phone', colorScheme: 'dark' })
  c.after(() => phone.close())
  await phone.getByText('只有一份，看两页。').first().waitFor()
  await phone.keyboard.press('z')
  await phone.locator('.viewer-sketch').waitFor()
  await phone.getByRole('button', { name: '并排看' }).click()
  await phone.locator('.viewer-sketch').nth(1).waitFor()
  await assertNoSidewaysScroll(phone)
  await axe(phone)
  await shot(phone, 'viewer-phone-dark')
})

test('a file whose pages cannot be read says so and can still be downloaded', async (c) => {
  const { id } = await walkIn(t, '文件坏了。')
  const paperId = await bring(id, await printedPages(browser, 1), '坏的.pdf')
  const page = await consoleOf(browser, t, t.staff.worker, '/desk')
  c.after(() => page.close())
  // The door lets nothing damaged in; a file that rots on the disk, or a newer reader that minds more, comes to this.
  await page.route(`**/api/papers/${paperId}/pages`, (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: '/problems#invalid-input',
        code: 'invalid-input',
        status: 422,
        title: '有的地方填得不对',
        detail: '',
        instance: 'X',
        fields: [{ pointer: '/paper', text: pageWords.damaged.zh }],
      }),
    }),
  )
  await page.goto(`${await t.listen()}/console/desk/${id}`)
  await page.getByRole('tab', { name: /^材料 \d/ }).waitFor()
  await page.keyboard.press('z')
  await page.getByText('版面读不出来').waitFor()
  await page.getByRole('link', { name: '下载原件' }).waitFor()
  await axe(page, '.side')
  await shot(page, 'viewer-unreadable')
})
