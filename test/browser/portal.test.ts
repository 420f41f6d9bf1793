/** The residents' pages on a real browser and database: the whole journey on a phone without script, then what each page must be. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot } from '#test/support/browser.ts'
import {
  countCases,
  fillCatalogue,
  newestCase,
  ordinary,
  photo,
  reportedOnline,
  slipCode,
  staffDoes,
  staffOf,
  toReply,
} from '#test/support/portal-world.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
await fillCatalogue(t)
const origin = await t.listen()
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  await t.server.close()
})

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()

let auditor: Page | undefined

/**
 * What every page must be, on every size. axe needs scripts, so the page's own HTML is looked at in a
 * second window that has them; pages that are made of the same pieces are not looked at twice.
 */
async function sound(page: Page, name: string, thoroughly = true): Promise<void> {
  // Pictures are for looking at: SHOTS=1 npm test -- portal
  if (process.env['SHOTS']) await shot(page, `portal-${name}`)
  await assertNoSidewaysScroll(page)
  if (!thoroughly) return
  if (!auditor) {
    auditor = await openPage(browser, { size: 'phone' })
    // What is put in is nobody's own page here: following it live would lead away from it.
    await auditor.route(/live\.\w+\.js/, (route) => route.abort())
    await auditor.goto(`${origin}/privacy`)
  }
  await auditor.setContent(await page.content())
  await axe(auditor)
}

test('reporting on a phone without script: five questions, check, confirmation; Back and reload send nothing again', async () => {
  const page = await openPage(browser, { size: 'phone', javaScript: false })
  page.setDefaultTimeout(10_000)
  await page.goto(origin)
  await sound(page, 'home-phone')
  await page.getByRole('link', { name: '开始反映' }).click()
  await sound(page, 'report-0-start')
  await press(page, '开始')

  // What: searched by pinyin, chosen from the list.
  await page.getByLabel('您想办什么事？').fill('lxbx')
  await page.keyboard.press('Enter')
  await page
    .getByRole('radio', { name: /零星报销/ })
    .first()
    .check()
  await sound(page, 'report-1-what')
  await press(page, '继续')

  // Stuck: nothing ticked is told once, kindly, with a link to the field.
  await press(page, '继续')
  assert.match(await page.title(), /^错误：/)
  await page
    .getByRole('alert')
    .getByRole('link', { name: /请点一个像的/ })
    .click()
  await sound(page, 'report-2-stuck-fault')
  await page.getByRole('checkbox', { name: /两样材料对不上/ }).check()
  await press(page, '继续')

  await page
    .getByLabel('用您自己的话讲讲')
    .fill('我在外地看病花了两百多，发票和清单对不上，窗口说收不了。\n\n清单上多了一笔。')
  await sound(page, 'report-3-tell', false)
  await press(page, '继续')

  // Photos: taken in, made safe, shown back.
  await page.getByLabel(/选照片/).setInputFiles({ name: '付款小票.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await press(page, '传上去')
  await page.getByRole('link', { name: /付款小票.jpg/ }).waitFor()
  await page
    .getByLabel(/还可以加/)
    .setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
  await press(page, '传上去')
  await page
    .getByRole('alert')
    .getByText(/没有收下/)
    .first()
    .waitFor()
  await sound(page, 'report-4-photos')
  await press(page, '继续')

  // Reach: a doubtful number is told before sending and stands in nobody's way; it is put right from there.
  await page.getByLabel('您的电话').fill('1380013')
  await page.getByLabel(/怎么称呼您/).fill('欧阳𰻝·买买提')
  await press(page, '继续')
  await page.getByText('电话看着不太对').waitFor()
  await sound(page, 'report-5-reach-doubt', false)
  await page.getByRole('link', { name: /修改.*怎么找到您/ }).click()
  assert.equal(await page.getByLabel('您的电话').inputValue(), '1380013')
  await page.getByLabel('您的电话').fill('１３８ ００１３ ８０００')
  await press(page, '改好了')

  // Check: one line is changed and leads back here.
  await page.getByText('欧阳𰻝·买买提').waitFor()
  await page.getByRole('link', { name: /修改.*卡在哪里/ }).click()
  await page.getByRole('checkbox', { name: /以前办的手续没撤/ }).check()
  await press(page, '改好了')
  await page.getByText('以前办的手续没撤').waitFor()
  await sound(page, 'report-6-check', false)
  await press(page, '交给窗口')

  await page.getByRole('heading', { name: '收到了，由我们接着办' }).waitFor()
  await page.getByText('2026年3月10日（周二）').waitFor()
  await sound(page, 'report-7-done')
  assert.equal(await countCases(t), 1)
  const registered = await newestCase(t)
  assert.deepEqual(registered.blocker.causes, ['material-mismatch', 'earlier-procedure-not-undone'])
  assert.equal(registered.papers.length, 1)
  assert.equal(registered.channel, 'online')

  // Back and reload send nothing again; the confirmation opens again.
  await page.goBack()
  await page.goto(`${origin}/report/check`)
  await page.getByRole('heading', { name: '收到了，由我们接着办' }).waitFor()
  await page.reload()
  assert.equal(await countCases(t), 1)
  assert.doesNotMatch(page.url(), /1380013|%/)

  await page.getByRole('link', { name: '看办到哪了' }).first().click()
  await page.getByText('现在不用您做什么').waitFor()
  await sound(page, 'track-1-registered', false)
  page.assertClean([/422/])
  await page.close()
})

test('a case on a phone without script: slip, papers, word, answer read, solved, rated and rated anew, opened again, left', async () => {
  const registered = await reportedOnline(t)
  const caseId = registered.id
  const worker = staffOf(t, registered.owner)
  const page = await openPage(browser, { size: 'phone', javaScript: false })
  page.setDefaultTimeout(10_000)

  // The slip's link shows nothing personal until the button is pressed.
  const { path } = await slipCode(t, caseId)
  await page.goto(origin + path)
  assert.doesNotMatch(await page.content(), /CS-2026|医疗费|欧阳/)
  await sound(page, 'track-0-ticket', false)
  await press(page, '打开')
  await page.getByText(registered.number).first().waitFor()

  // The window asks for papers; the person sends one and says that all is there.
  t.clock.advance({ minutes: 40 })
  await staffDoes(
    t,
    worker,
    caseId,
    { type: 'accept', classification: ordinary },
    {
      type: 'askForMaterials',
      materials: [
        { name: '付款小票上的二维码', why: '用它可以取到电子票据和自带的明细', where: '小票背面，拍清楚就行' },
      ],
      until: '2026-03-12' as never,
    },
  )
  await page.getByRole('link', { name: '刷新看看' }).click()
  await page.getByRole('heading', { name: /需要您做的事：补材料/ }).waitFor()
  await sound(page, 'track-2-papers-asked')
  await page.getByRole('link', { name: '传照片或文件' }).click()
  await page
    .getByLabel(/选照片/)
    .setInputFiles({ name: '小票背面.jpg', mimeType: 'image/jpeg', buffer: await photo('二维码') })
  await sound(page, 'track-3-add-paper', false)
  await press(page, '传上去')
  await page.getByText('收下了，放进了您的材料里。').waitFor()
  await press(page, '都补齐了，请接着办')
  await page.getByText('收到了，接着办。').waitFor()

  // Writing to the window.
  await page.getByRole('link', { name: '写给我们' }).click()
  await press(page, '送出')
  await page.getByRole('alert').waitFor()
  await page.getByLabel('写给我们').fill('我下周要出差，最好周五前。')
  await press(page, '送出')
  await page.getByText('我下周要出差，最好周五前。').waitFor()

  // The answer is written; the person reads it and says so; it is on record with its proof.
  await staffDoes(t, worker, caseId, ...toReply)
  await page.goto(`${origin}/track`)
  await page.getByRole('heading', { name: /需要您做的事：看答复/ }).waitFor()
  await sound(page, 'track-4-answer-waits', false)
  await page.getByRole('link', { name: '看答复', exact: true }).click()
  await sound(page, 'track-5-letter')
  await press(page, '我已看到这份答复')
  await page.getByText('记下了：您看到答复了。').waitFor()
  const answered = await newestCase(t)
  assert.equal(answered.answered?.channel, 'online')
  assert.match(answered.answered?.proof ?? '', /我已看到/)
  await sound(page, 'track-6-solved-question')

  await press(page, '解决了')
  await page.getByText('您自己说的').waitFor()
  await page.getByRole('link', { name: /评一评/ }).click()
  await sound(page, 'track-7-rate')
  await page.getByLabel('满意', { exact: true }).check()
  await press(page, '交上去')
  await page.getByText('评价收到了，谢谢。').waitFor()
  await page.getByRole('link', { name: '改一次' }).click()
  await page.getByLabel('非常满意', { exact: true }).check()
  await page.getByLabel('讲得清楚').check()
  await press(page, '交上去')
  await page.getByText('两次都留着').waitFor()
  assert.equal(await page.getByRole('link', { name: '改一次' }).count(), 0)
  const rated = await newestCase(t)
  assert.deepEqual([rated.firstRating?.stars, rated.rating?.stars, rated.rating?.reasons], [4, 5, ['clear-words']])

  // Not solved after all: it goes on, with the same owner.
  await page.getByText('想改“解决了没有”').click()
  await page.getByRole('link', { name: '还没解决，请继续办' }).click()
  await page.getByLabel('还没解决，请继续办').fill('钱还没有到账，又说缺一样。')
  await sound(page, 'track-8-again', false)
  await press(page, '请继续办')
  await page.getByText('重新打开了，请放心，接着办。').waitFor()
  await sound(page, 'track-9-reopened', false)
  const reopened = await newestCase(t)
  assert.deepEqual([reopened.stage, reopened.reopened, reopened.owner], ['triage', 1, registered.owner])

  // Leaving: the page is closed for good, Back shows the code form.
  await press(page, '不是我的电脑，退出')
  await page.getByRole('heading', { name: '已经退出' }).waitFor()
  await page.goto(`${origin}/track`)
  await page.getByLabel('查询码').waitFor()
  await sound(page, 'track-0-open')

  page.assertClean([/422/])
  await page.close()
})

/** Everything a page needs, uncompressed. */
async function weigh(page: Page, path: string): Promise<number> {
  let bytes = 0
  const weights: Promise<void>[] = []
  const count = (response: import('playwright-core').Response): void =>
    void weights.push(
      response.body().then(
        (body) => void (bytes += body.length),
        () => undefined,
      ),
    )
  page.on('response', count)
  await page.goto(origin + path, { waitUntil: 'load' })
  await Promise.all(weights)
  page.off('response', count)
  return bytes
}

test('every page weighs little: at most 40 KB in all, uncompressed and uncached', async () => {
  const registered = await reportedOnline(t)
  await staffDoes(
    t,
    staffOf(t, registered.owner),
    registered.id,
    { type: 'accept', classification: ordinary },
    ...toReply,
  )
  const { path } = await slipCode(t, registered.id)
  const page = await openPage(browser, { size: 'phone' })
  await page.goto(origin + path)
  await press(page, '打开')
  await page.getByText(registered.number).first().waitFor()
  const context = page.context()
  const paths = [
    '/',
    '/report',
    '/track',
    '/track/letter',
    '/track/papers',
    '/track/write',
    '/track/rate',
    '/wall',
    '/privacy',
    '/accessibility',
  ]
  for (const each of paths) {
    const fresh = await context.newPage()
    const bytes = await weigh(fresh, each)
    // The mark is fetched too; nothing else may be.
    assert.ok(bytes > 5_000 && bytes < 40_000, `${each} weighs ${bytes} bytes`)
    console.log(`${each.padEnd(18)} ${(bytes / 1000).toFixed(1)} KB`)
    await fresh.close()
  }
  await page.close()
})

test('by keyboard alone: skip link, search, choice, continue; the focus is always to be seen', async () => {
  const page = await openPage(browser, { size: 'desktop' })
  await page.goto(`${origin}/report`)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), '跳到正文')
  for (
    let presses = 0;
    presses < 40 && (await page.evaluate('document.activeElement.tagName')) !== 'BUTTON';
    presses += 1
  )
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/report\/what/)
  // Tab until the search, type, Enter searches.
  for (let presses = 0; presses < 20 && (await page.evaluate('document.activeElement.id')) !== 'query'; presses += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.type('社保卡')
  await page.keyboard.press('Enter')
  await page.getByText(/找到 \d+ 项/).waitFor()
  for (let presses = 0; presses < 20 && (await page.evaluate('document.activeElement.type')) !== 'radio'; presses += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  const outline = await page.evaluate<string>(
    `getComputedStyle(document.activeElement.closest('.choice')).outlineStyle`,
  )
  assert.equal(outline, 'solid')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/report\/stuck/)
  // A fault takes the focus to the summary.
  await page.getByRole('button', { name: '继续' }).press('Enter')
  await page.getByRole('alert').waitFor()
  assert.equal(await page.evaluate('document.activeElement.className'), 'errors')
  page.assertClean([/422/])
  await page.close()
})

test('长辈版, English, twice and four times as large, desktop and wall: nothing scrolls sideways, axe is content, targets are large', async () => {
  const registered = await reportedOnline(t)
  const { path } = await slipCode(t, registered.id)
  const page = await openPage(browser, { size: 'desktop' })
  page.setDefaultTimeout(10_000)
  await page.goto(origin + path)
  await press(page, '打开')
  await page.getByText(registered.number).first().waitFor()
  const look = async (name: string): Promise<void> => {
    if (process.env['SHOTS']) await shot(page, `portal-${name}`)
    await assertNoSidewaysScroll(page)
    if (/home|track|wall-..-1280/.test(name)) await axe(page)
  }
  const pages = { home: '/', start: '/report', track: '/track', privacy: '/privacy', accessibility: '/accessibility' }
  for (const [name, each] of Object.entries(pages)) {
    await page.goto(origin + each)
    await look(`desktop-${name}`)
  }
  for (const [lang, width, height] of [
    ['en', 1280, 720],
    ['en', 1920, 1080],
    ['en', 1080, 1920],
    ['zh', 1280, 720],
    ['zh', 1920, 1080],
    ['zh', 1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(`${origin}/wall?lang=${lang}`)
    assert.equal(
      await page.evaluate('document.documentElement.scrollHeight <= innerHeight'),
      true,
      `the wall does not fit ${width} × ${height} in ${lang}`,
    )
    await look(`wall-${lang}-${width}`)
    assert.doesNotMatch(await page.content(), new RegExp(`${registered.number}|${registered.title}|欧阳`))
  }

  // 400 % of a 1280 px window is one of 320 px; 200 % one of 640.
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 700 })
    for (const each of ['/', '/track', '/report']) {
      await page.goto(origin + each)
      await assertNoSidewaysScroll(page)
    }
  }

  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto(origin)
  await page.getByRole('link', { name: '长辈版' }).click()
  assert.doesNotMatch(page.url(), /size=/)
  for (const each of ['/', '/track', '/report']) {
    await page.goto(origin + each)
    await look(`elder-${each.slice(1) || 'home'}`)
    const size = await page.evaluate<number>('parseFloat(getComputedStyle(document.body).fontSize)')
    assert.ok(size >= 24 && size <= 30, `text of ${size} px`)
    const small = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll('button, .button, .choice, .switches a, .call a, summary')]
      .filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.height < 60 || r.width < 60) }).map((e) => e.textContent.trim())`)
    assert.deepEqual(small, [], `targets under 60 px on ${each}`)
  }
  await page.getByRole('link', { name: '标准版' }).click()

  await page.getByRole('link', { name: 'English' }).click()
  assert.equal(await page.getAttribute('html', 'lang'), 'en')
  for (const each of ['/', '/track', '/report', '/privacy']) {
    await page.goto(origin + each)
    await look(`english-${each.slice(1) || 'home'}`)
  }
  page.assertClean()
  await page.close()
})

test('what is being written survives larger letters, another language, a step back and the phone going away', async () => {
  const page = await openPage(browser, { size: 'phone' })
  await page.goto(`${origin}/report`)
  await press(page, '开始')
  await page.getByLabel('您想办什么事？').fill('报销')
  await press(page, '继续')
  await page.getByRole('checkbox', { name: /被推来推去/ }).check()
  await press(page, '继续')
  const words = page.getByLabel('用您自己的话讲讲')
  await words.fill('我跑了三趟')
  await page.getByRole('link', { name: '长辈版' }).click()
  await page.locator('html.elder').waitFor()
  assert.equal(await words.inputValue(), '我跑了三趟')
  await words.fill('我跑了三趟，都说缺一样')
  await page.getByRole('link', { name: '返回上一步' }).click()
  await page.getByRole('heading', { name: '卡在哪里了？' }).waitFor()
  await press(page, '继续')
  assert.equal(await words.inputValue(), '我跑了三趟，都说缺一样')
  // The phone puts the page away without a word, and later it is opened anew.
  await words.fill('我跑了三趟，都说缺一样。三月一日也去了')
  const away = page.waitForResponse((response) => response.status() === 204)
  await page.evaluate(
    `Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange'))`,
  )
  await away
  await page.goto(`${origin}/report/tell`)
  assert.equal(await words.inputValue(), '我跑了三趟，都说缺一样。三月一日也去了')
  page.assertClean()
  await page.close()
})

async function openOn(page: Page, caseId: string): Promise<void> {
  await page.goto(origin + (await slipCode(t, caseId)).path)
  await press(page, '打开')
  await page.getByText('现在不用您做什么').waitFor()
}

test('with script the open page follows at once: sentence, stage, story; what is unfolded stays so, the focus stays, and news are said', async () => {
  const registered = await reportedOnline(t)
  const worker = staffOf(t, registered.owner)
  const page = await openPage(browser, { size: 'phone' })
  const streaming = page.waitForResponse(/\/track\/live$/)
  await openOn(page, registered.id)
  await streaming
  await page.getByText('为什么是这个日子').click()
  await page.getByRole('link', { name: '写给我们' }).focus()
  const began = performance.now()
  await staffDoes(t, worker, registered.id, { type: 'accept', classification: ordinary })
  await page.getByText(/正在弄清卡在哪里/).waitFor()
  // Sooner than any asking every fifteen seconds would have told it.
  assert.ok(performance.now() - began < 10_000)
  await page.locator('[aria-current=step]', { hasText: '分类处办' }).waitFor()
  assert.equal(await page.locator('#why').getAttribute('open'), '')
  assert.equal(await page.evaluate('document.activeElement.textContent'), '写给我们')
  // A word to the person changes no sentence at the top; that there is one is said once.
  assert.equal(await page.locator('#news').textContent(), '')
  await staffDoes(t, worker, registered.id, { type: 'tell', channel: 'phone', text: '下午去医院问清单。' })
  await page.getByText('下午去医院问清单。').waitFor()
  assert.match((await page.locator('#news').textContent()) ?? '', /刚有新消息/)
  // What staff note among themselves says nothing here.
  await staffDoes(t, worker, registered.id, { type: 'note', text: '先查一下票据。', audience: 'staff' })
  const other = await page.context().newPage()
  await other.goto(`${origin}/track`)
  assert.doesNotMatch(await other.content(), /先查一下票据/)
  // Left in another tab: here it closes as well, by itself.
  await press(other, '不是我的电脑，退出')
  await page.getByLabel('查询码').waitFor()
  assert.doesNotMatch(await page.content(), new RegExp(registered.number))
  page.assertClean([/401/])
  await page.close()
})

test('without a stream the page asks every fifteen seconds', async () => {
  const registered = await reportedOnline(t)
  const page = await openPage(browser, { size: 'phone' })
  await page.clock.install()
  await page.route(/\/track\/live$/, (route) => route.abort())
  await openOn(page, registered.id)
  await staffDoes(t, staffOf(t, registered.owner), registered.id, { type: 'accept', classification: ordinary })
  await page.clock.runFor(20_000)
  await page.getByText(/正在弄清卡在哪里/).waitFor()
  page.assertClean([/track\/live/])
  await page.close()
})

test('a person’s page prints on one sheet, the letter too, without buttons', async () => {
  const registered = await reportedOnline(t)
  await staffDoes(
    t,
    staffOf(t, registered.owner),
    registered.id,
    { type: 'accept', classification: ordinary },
    ...toReply,
  )
  const { path } = await slipCode(t, registered.id)
  const page = await openPage(browser)
  await page.goto(origin + path)
  await press(page, '打开')
  for (const each of ['/track', '/track/letter']) {
    await page.goto(origin + each)
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    assert.equal(/\/Count (\d+)/.exec(pdf)?.[1], '1', `${each} prints on more than one sheet`)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.getByRole('button').count(), 0)
    await page.emulateMedia({ media: null })
  }
  await page.close()
})
