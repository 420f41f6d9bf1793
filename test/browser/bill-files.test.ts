/** Bill and list from files at the desk: what differs is said, a list that was changed can be taken back, and the director takes an original. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { plainDate } from '#core/clock/date.ts'
import { closeChildren } from '#documents/child.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot, type WatchedPage } from '#test/support/browser.ts'
import { billOf, drawFeeListPdf, drawFiscalBillOfd, line, listOf } from '#test/support/drawn-bill.ts'
import { consoleOf, does, walkIn } from '#test/support/journey.ts'
import { asIfUploaded } from '#test/support/kept-paper.ts'

const t = await testApp()
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  await t.server.close()
  closeChildren()
})

type Chosen = { name: string; mimeType: string; buffer: Buffer }
async function bring(page: WatchedPage, files: Chosen[]): Promise<void> {
  await page.getByRole('tab', { name: /^材料/ }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '选文件' }).click(),
  ])
  await chooser.setFiles(files)
  await page.getByRole('tab', { name: `材料 ${files.length}` }).waitFor()
}

test('another name, a voided bill and a line on another day are said; a changed list is taken back from the file', async (c) => {
  const { id } = await walkIn(t, '发票和清单对不上。')
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => page.close())
  const list = listOf({
    patient: '陈小蔓',
    items: [
      line('挂号费', '18.00', { date: plainDate('2026-02-11') }),
      line('西药费', '195.40', { date: plainDate('2026-02-14') }),
    ],
  })
  const bill = billOf({ payer: '陈小满', watermark: '已作废' })
  await bring(page, [
    { name: '清单.pdf', mimeType: 'application/pdf', buffer: await drawFeeListPdf(browser, list) },
    { name: '票据.ofd', mimeType: '', buffer: await drawFiscalBillOfd(bill, true) },
  ])
  await page.getByText('读到票据，已填进“票据核对”').first().waitFor()
  await page.locator('.thumbs button', { hasText: '费用清单' }).waitFor()
  await page.locator('.thumbs button', { hasText: '财政电子票据' }).waitFor()
  await page.getByRole('tab', { name: '票据核对' }).click()
  const remarks = page.getByRole('list', { name: '材料之间的情况' })
  await remarks.getByText(/作废/).waitFor()
  await remarks.getByText(/姓名/).first().waitFor()
  assert.doesNotMatch(await remarks.innerText(), /小满|小蔓/, 'names are masked')
  await page.getByText('来自文件：费用清单里的 2 行').waitFor()
  await page.locator('.bill-verdict[data-verdict="equal"]').waitFor()

  await page.getByLabel('金额 2', { exact: true }).fill('205.40')
  await page.getByText('清单改过，和文件里的不一样了').waitFor()
  await page.locator('.bill-verdict[data-verdict]:not([data-verdict="equal"]):not([data-verdict="none"])').waitFor()
  await page.getByRole('button', { name: '改回文件里的清单' }).click()
  assert.equal(await page.getByLabel('金额 2', { exact: true }).inputValue(), '195.40')
  await page.locator('.bill-verdict[data-verdict="equal"]').waitFor()
  assert.equal(
    await page.evaluate('document.documentElement.scrollHeight <= innerHeight'),
    true,
    'the page stands still',
  )
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText(/was voided and cannot be reimbursed/).waitFor()
  await page.getByRole('button', { name: '中文' }).click()
  await remarks.getByText(/作废/).waitFor()
  await axe(page)
  await shot(page, 'bill-files-remarks')
  await page.setViewportSize({ width: 390, height: 844 })
  await assertNoSidewaysScroll(page)
  await shot(page, 'bill-files-phone')
  page.assertClean()
})

test('a list without a bill: what is read and what is still lacking are said as they are', async (c) => {
  const { id } = await walkIn(t, '只带了清单。')
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => page.close())
  const buffer = await drawFeeListPdf(browser, listOf())
  await bring(page, [{ name: '清单.pdf', mimeType: 'application/pdf', buffer }])
  await page.getByText('读到费用清单，见“票据核对”').waitFor()
  await page.getByRole('tab', { name: '票据核对' }).click()
  await page.getByText('清单有了，还差票面金额').waitFor()
  const name = page.getByRole('list', { name: '材料之间的情况' })
  await name.getByText('“材料 1（费用清单）”上的患者姓名与登记的不一致（登记“古***”，材料上“陈**”').waitFor()
  page.assertClean()
})

test('papers that came before the desk are read at one press; what says nothing is counted and not offered again', async (c) => {
  const { id } = await walkIn(t, '窗口先收了票据。')
  const bill = await drawFiscalBillOfd(billOf())
  const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#ddd' } })
    .png()
    .toBuffer()
  for (const [content, kind] of [
    [bill, 'application/ofd'],
    [blank, 'image/png'],
  ] as const)
    await does(t, t.staff.worker, id, {
      type: 'addPaper',
      paperId: await asIfUploaded(t, t.staff.worker, content, kind),
    })
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => page.close())
  await page.getByRole('tab', { name: '票据核对' }).click()
  await page.getByRole('button', { name: '读一下还没读出内容的 2 份材料' }).click()
  await page.getByText('有 1 份没有读到').waitFor()
  assert.equal(await page.getByRole('button', { name: /还没读出/ }).count(), 0)
  assert.equal(await page.getByLabel('票面金额（元）', { exact: true }).inputValue(), billOf().total)
  await axe(page, '.side')
  await shot(page, 'bill-files-rest')
  page.assertClean()
})

test('a file dropped anywhere on the screen goes onto the case once, also on the strip; the page stays', async (c) => {
  const { id } = await walkIn(t, '拖进来的票据。')
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => page.close())
  await page.getByRole('button', { name: '选文件' }).waitFor()
  const drop = async (place: string, color: string) => {
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: color } })
      .png()
      .toBuffer()
    const carried = await page.evaluateHandle<object>(`(() => {
      const bytes = Uint8Array.from(atob('${picture.toString('base64')}'), (one) => one.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], '票据.png', { type: 'image/png' }))
      return transfer
    })()`)
    await page.dispatchEvent(place, 'drop', { dataTransfer: carried })
  }
  await drop('.side-empty', '#abc')
  await page.getByRole('tab', { name: '材料 1' }).waitFor()
  await drop('.paper-strip', '#cba')
  await page.getByRole('tab', { name: '材料 2' }).waitFor()
  await page.locator('.thumbs li').nth(1).waitFor()
  assert.equal((await (await t.as(t.staff.worker)).get(`/api/cases/${id}`)).body.papers.length, 2)
  page.assertClean()
})

test('a file that is broken says so where it lies', async (c) => {
  const { id } = await walkIn(t, '文件打不开。')
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => page.close())
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '选文件' }).click(),
  ])
  await chooser.setFiles([{ name: '清单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 bad') }])
  await page.locator('.paper-strip').getByText('文件坏了，打不开').waitFor()
  page.assertClean([/422/])
})

test('the director takes a picture as it came, after a reason; a caseworker is not offered it', async (c) => {
  const { id } = await walkIn(t, '照片被换过。')
  const taken = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#bcd' } })
    .withExif({ IFD0: { Artist: 'CANARY-PLACE' } })
    .jpeg()
    .toBuffer()
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${id}`)
  c.after(() => page.close())
  await bring(page, [{ name: '照片.jpg', mimeType: 'image/jpeg', buffer: taken }])
  await page.getByRole('button', { name: '读这份材料' }).waitFor()
  assert.equal(await page.getByRole('button', { name: '取原始文件' }).count(), 0)

  const director = await consoleOf(browser, t, t.staff.director, `/desk/${id}`)
  c.after(() => director.close())
  await director.getByRole('tab', { name: '材料 1' }).click()
  await director.getByRole('button', { name: '取原始文件' }).click()
  await director.getByLabel(/为什么要取/).fill('当事人说照片被换过')
  await axe(director)
  await shot(director, 'bill-files-original')
  const [download] = await Promise.all([
    director.waitForEvent('download'),
    director.getByRole('button', { name: '取原始文件' }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  assert.ok(Buffer.concat(chunks).equals(taken), 'byte for byte')
  await director.getByRole('tab', { name: '谁看过' }).click()
  await director.getByText('当事人说照片被换过').waitFor()
})
