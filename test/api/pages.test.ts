/** The pages of papers as a sketch, over HTTP: what stands where, who may see it, what is refused in words, what is logged. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import sharp from 'sharp'
import type { Browser } from 'playwright-core'
import { PaperPages } from '#contract/pages.ts'
import { closeChildren } from '#documents/child.ts'
import { readPages } from '#documents/read-pages.ts'
import { sample } from '#test/documents/whole.ts'
import { testApp } from '#test/support/app.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { asIfUploaded, pictureOfd } from '#test/support/kept-paper.ts'
import { digitalXml, invoiceOfd } from '#test/support/drawn-invoice.ts'
import { printedPages } from '#test/support/drawn-pages.ts'
import { staffDoes } from '#test/support/portal-world.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  closeChildren()
  await browser?.close()
})
const worker = await t.as(t.staff.worker)

/** A case with one paper on it. */
async function caseWith(bytes: Buffer, mediaType: string): Promise<{ caseId: string; paperId: string }> {
  const paperId = await asIfUploaded(t, t.staff.worker, bytes, mediaType)
  const made = await worker.post('/api/cases', { ...registration, owner: t.staff.worker.id, paperIds: [paperId] })
  assert.equal(made.status, 201, made.text)
  return { caseId: made.body.id, paperId }
}
const pagesOf = async (paperId: string): Promise<PaperPages> => {
  const answer = await worker.get(`/api/papers/${paperId}/pages`)
  assert.equal(answer.status, 200, answer.text)
  return PaperPages.parse(answer.body)
}
const saying = (pages: PaperPages, at: number) => pages.pages[at]!.words.map(({ text }) => text).join('')

test('a PDF: the first twenty pages with their words and pictures at their places, and how many there are', async () => {
  const { paperId } = await caseWith(await printedPages(browser, 23), 'application/pdf')
  const pages = await pagesOf(paperId)
  assert.deepEqual([pages.pages.length, pages.count, pages.picturesLeftOut], [20, 23, false])
  const [first] = pages.pages
  // A4 at 96 to the inch.
  assert.ok(Math.abs(first!.width - 794) < 2 && Math.abs(first!.height - 1123) < 2)
  assert.match(saying(pages, 0), /第 ?1 ?页/)
  assert.match(saying(pages, 19), /20/)
  const heading = first!.words.find(({ text }) => text.includes('第'))!
  assert.ok(heading.left > 70 && heading.left < 85, `${heading.left}`)
  assert.ok(heading.base > 110 && heading.base < 150, `${heading.base}`)
  const [picture] = first!.pictures
  // 200 × 100, in the top right corner, its first line on top.
  for (const [at, expected] of [200, 0, 0, 100, 594, 0].entries())
    assert.ok(Math.abs(picture!.place[at]! - expected) < 2, picture!.place.join())
  const { channels, dominant } = await sharp(Buffer.from(picture!.base64, 'base64')).stats()
  assert.equal(channels.length, 3)
  assert.ok(dominant.r > 180 && dominant.g < 60)
})

test('an OFD: words, templates and pictures in the same measure', async () => {
  const { paperId } = await caseWith(await invoiceOfd(sample, 'digital', ['data']), 'application/ofd')
  const pages = await pagesOf(paperId)
  assert.equal(pages.count, pages.pages.length)
  const said = pages.pages.map((_, at) => saying(pages, at)).join('')
  assert.match(said, new RegExp(sample.invoiceNumber!))
  // 210 millimetres.
  assert.equal(Math.round(pages.pages[0]!.width), 794)

  const withPicture = await caseWith(await pictureOfd(), 'application/ofd')
  const [page] = (await pagesOf(withPicture.paperId)).pages
  assert.deepEqual(
    page!.pictures.map(({ place, mediaType }) => [mediaType, ...place.map((each) => Math.round(each))]),
    [['image/png', 189, 0, 0, 113, 38, 76]],
  )
})

test('only for those who may see the paper, and each look once in the log', async () => {
  const { caseId, paperId } = await caseWith(await invoiceOfd(sample, 'digital'), 'application/ofd')
  const address = `/api/papers/${paperId}/pages`
  const stranger = await t.as(t.centres[1]!.staff.worker)
  const clerk = await t.as(t.staff.clerk)
  for (const client of [stranger, clerk]) assert.equal((await client.get(address)).status, 404)
  assert.equal((await t.anyone().get(address)).status, 401)
  assert.equal((await (await t.as(t.staff.worker2)).get(address)).status, 200)
  const looks = async () =>
    (await worker.get(`/api/cases/${caseId}/access`)).body.entries.filter(
      ({ what, who }: { what: string; who: string }) => what === '看了一份材料' && who === t.staff.worker2.name,
    ).length
  assert.equal(await looks(), 1)
  await staffDoes(t, t.staff.worker, caseId, { type: 'withdrawPaper', paperId, reason: '放错了' })
  assert.equal((await worker.get(address)).status, 404)
  assert.equal((await worker.get('/api/papers/00000000-0000-4000-8000-000000000000/pages')).status, 404)
  // Not yet on a case: for whoever uploaded it.
  const loose = await asIfUploaded(t, t.staff.worker, await invoiceOfd(sample, 'digital'), 'application/ofd')
  assert.equal((await worker.get(`/api/papers/${loose}/pages`)).status, 200)
  assert.equal((await clerk.get(`/api/papers/${loose}/pages`)).status, 404)
})

test('what has no pages, is damaged or says too much is refused in words', async () => {
  const endless = Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj\n4 0 obj<</Length 700000>>stream\n${`BT /F 9 Tf 1 0 0 1 9 9 Tm (x) Tj ET\n`.repeat(19_000).slice(0, 699_000).padEnd(700_000)}\nendstream endobj\ntrailer<</Root 1 0 R>>`,
  )
  const refused: [Buffer, string, RegExp][] = [
    [Buffer.from(digitalXml(sample)), 'application/xml', /没有版面/],
    [
      await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      'image/png',
      /没有版面/,
    ],
    [Buffer.from('%PDF-1.7\nnothing of a PDF'), 'application/pdf', /读不出来/],
    [Buffer.from('PK\u0003\u0004 nothing of an OFD'), 'application/ofd', /读不出来/],
    [endless, 'application/pdf', /读不出来|太复杂/],
  ]
  for (const [bytes, mediaType, says] of refused) {
    const { paperId } = await caseWith(bytes, mediaType)
    const answer = await worker.get(`/api/papers/${paperId}/pages`)
    assert.equal(answer.status, 422, `${mediaType}: ${answer.text.slice(0, 200)}`)
    assert.match(answer.body.fields[0].text, says)
  }
})

test('pictures are bounded and written anew; a damaged one is left out and said', async () => {
  const bad = await pictureOfd(Buffer.from('no picture at all'))
  const read = await readPages(bad)
  assert.ok(read.ok)
  const none = PaperPages.parse(JSON.parse(read.json.toString()))
  assert.deepEqual([none.pages[0]!.pictures.length, none.picturesLeftOut], [0, true])
  const noise = await sharp({
    create: {
      width: 4000,
      height: 3000,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .withExif({ IFD0: { Artist: 'CANARY-NAME' } })
    .jpeg({ quality: 95 })
    .toBuffer()
  const many = await readPages(await pictureOfd(noise, 30))
  assert.ok(many.ok)
  const sketch = PaperPages.parse(JSON.parse(many.json.toString()))
  const pictures = sketch.pages[0]!.pictures.map(({ base64 }) => Buffer.from(base64, 'base64'))
  const total = pictures.reduce((sum, { length }) => sum + length, 0)
  assert.ok(total <= 8_000_000 && pictures.length >= 1, `${pictures.length} pictures, ${total} bytes`)
  assert.equal(sketch.picturesLeftOut, true)
  for (const bytes of pictures) {
    assert.ok(!bytes.includes('CANARY'))
    const { width } = await sharp(bytes).metadata()
    assert.ok(width <= 2200)
  }
})
