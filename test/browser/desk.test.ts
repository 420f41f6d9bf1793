/**
 * The workbench on the real server in a real browser: one case by keyboard alone, two caseworkers at once, a page that dies
 * while a reply is written, what a “no” owes, and a look at a person's number that leaves its trace.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after } from 'node:test'
import { toBuffer } from 'qrcode'
import type { Page } from 'playwright-core'
import { testApp, type TestStaff } from '#test/support/app.ts'
import {
  assertNoSidewaysScroll,
  axe,
  launchBrowser,
  openPage,
  shot,
  until,
  type WatchedPage,
} from '#test/support/browser.ts'
import type { Client } from '#test/support/client.ts'

const t = await testApp()
const origin = await t.listen()
const browser = await launchBrowser()
after(async () => {
  await browser.close()
  await t.server.close()
})

/** A page that already has this person's session: signing in has a test of its own. */
async function deskOf(staff: TestStaff, address: string, size: 'desktop' | 'phone' = 'desktop'): Promise<WatchedPage> {
  const client = await t.as(staff)
  const page = await openPage(browser, { size })
  await page.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })))
  await page.goto(`${origin}/console${address}`)
  return page
}

/** A walk-in registered by the first caseworker; with `owner` null it is routed and nobody handles it yet. */
async function registered(owner: string | null, statement: string): Promise<{ id: string; number: string }> {
  const client = await t.as(t.staff.worker)
  const answer = await client.post('/api/cases', {
    channel: 'walkIn',
    title: '',
    statement,
    wish: '',
    itemId: null,
    blocker: { causes: ['material-mismatch'], note: '', step: '', place: '3 号窗口', refusedBy: null, refusedOn: null },
    person: { kind: 'individual', name: '买买提·吐尔逊', idNumber: '', phone: '13800001234', note: '' },
    proxy: null,
    external: null,
    paperIds: [],
    owner,
    comes: 'notNeeded',
  })
  assert.equal(answer.status, 201, answer.text)
  return { id: answer.body.id, number: answer.body.slip.number }
}

async function command(client: Client, caseId: string, body: object): Promise<void> {
  const { version } = (await client.get(`/api/cases/${caseId}`)).body
  const answer = await client.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command: body })
  assert.equal(answer.status, 200, answer.text)
}

const classification = {
  class: 'general',
  nature: 'hard',
  causes: ['material-mismatch'],
  layer: 'counter',
  remit: 'ours',
  rightBody: '',
}
/** Sorted and in the hands of the first caseworker. */
async function inHand(statement: string): Promise<{ id: string; number: string }> {
  const made = await registered(t.staff.worker.id, statement)
  await command(await t.as(t.staff.worker), made.id, { type: 'accept', classification })
  return made
}

const stageOf = async (caseId: string): Promise<string> =>
  (await (await t.as(t.staff.director)).get(`/api/cases/${caseId}`)).body.stage

/** The form that stands at the foot, once it has the focus. */
async function formOpen(page: Page, verb: string): Promise<void> {
  await page.getByRole('form', { name: verb, exact: true }).waitFor()
  await until(page, `document.querySelector('.composer-form')?.contains(document.activeElement)`)
}
const formGone = (page: Page, verb: string) =>
  page.getByRole('form', { name: verb, exact: true }).waitFor({ state: 'detached' })

test('a case by keyboard alone: opened, taken up, sorted, a way, judged, answered, delivered', async (ctx) => {
  // Routed: whoever it fell to works on it.
  const { id, number } = await registered(null, '发票和清单差两百多块，窗口收不了。')
  const { body } = await (await t.as(t.staff.director)).get(`/api/cases/${id}`)
  const worker = body.owner.id === t.staff.worker.id ? t.staff.worker : t.staff.worker2
  const page = await deskOf(worker, '/desk?view=unassigned')
  ctx.after(() => page.close())
  await page.locator('a.queue-row', { hasText: number }).waitFor()
  const { keyboard } = page

  // J until the row has the focus, then one key opens it.
  for (let presses = 0; presses < 10; presses += 1) {
    await keyboard.press('j')
    if (await page.evaluate(`document.activeElement.textContent.includes('${number}')`)) break
  }
  const pressed = Date.now()
  await keyboard.press('Enter')
  await page.getByText('发票和清单差两百多块，窗口收不了。').first().waitFor()
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
  ctx.diagnostic(`opened in ${Date.now() - pressed} ms`)

  await keyboard.press('a')
  await formOpen(page, '接手')
  // Nothing to write: Enter sends.
  await keyboard.press('Enter')
  await formGone(page, '接手')

  await keyboard.press('a')
  await formOpen(page, '受理')
  await axe(page)
  await keyboard.press('Control+Enter')
  await formGone(page, '受理')
  assert.equal(await stageOf(id), 'triage')

  await keyboard.press('w')
  await formOpen(page, '加一条办法')
  await keyboard.type('用电子票据自带的明细代替纸质清单')
  // From “还在试”, which stands last, round to the first.
  await keyboard.press('Tab')
  await keyboard.press('ArrowRight')
  assert.equal(await page.getByRole('radio', { name: '行得通' }).isChecked(), true)
  await keyboard.press('Control+Enter')
  await formGone(page, '加一条办法')

  // The best step is now the judgement, and the key says so.
  await keyboard.press('p')
  await formOpen(page, '研判')
  await page.keyboard.type('电子票据的明细与票面一致，可以受理。')
  await keyboard.press('Control+Enter')
  await formGone(page, '研判')
  assert.equal(await stageOf(id), 'assessment')

  // A reply: the key, the words, sent. Three actions.
  await keyboard.press('e')
  await formOpen(page, '写答复')
  await keyboard.type('您的报销已经受理，多出来的一行不算在这张发票里。')
  await keyboard.press('Control+Enter')
  await formGone(page, '写答复')

  await keyboard.press('d')
  await formOpen(page, '记送达')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('当面讲给本人听，在回执上签了名')
  assert.equal(await page.getByLabel('凭据').inputValue(), '当面讲给本人听，在回执上签了名')
  await keyboard.press('Control+Enter')
  await formGone(page, '记送达')
  assert.equal(await stageOf(id), 'followUp')
  // Closing is named, with what it still needs; it is not to be pressed.
  await page.getByText(/现在还不能办结.*还没有听到本人的意见/).waitFor()
  await shot(page, 'desk-journey-end')
  await axe(page)
  page.assertClean()
})

test('keys of an input method and of a form never start a verb', async (ctx) => {
  const { id } = await inHand('拼音输入的时候不能误触。')
  const page = await deskOf(t.staff.worker, `/desk/${id}`)
  ctx.after(() => page.close())
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
  await page.evaluate(
    `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', keyCode: 229, bubbles: true }))`,
  )
  await page.waitForTimeout(150)
  assert.equal(await page.getByRole('form').count(), 0)
  await page.keyboard.press('n')
  await formOpen(page, '记一笔')
  await page.keyboard.type('写到一半')
  // Enter that chooses a candidate, even with Ctrl held, does not send.
  await page.getByLabel('记什么').dispatchEvent('keydown', { key: 'Enter', keyCode: 229, ctrlKey: true, bubbles: true })
  // A choice has the focus, no field: the letters of other verbs still belong to this form.
  await page.getByRole('radio', { name: '只有窗口', exact: true }).focus()
  await page.keyboard.press('e')
  assert.equal(await page.getByRole('form', { name: '记一笔' }).count(), 1)
  assert.equal(await page.getByLabel('记什么').inputValue(), '写到一半')
  page.assertClean()
})

test('two caseworkers at once: presence, news, a conflict that keeps every word, sent again', async (ctx) => {
  const { id } = await inHand('两个人同时在办的一件事。')
  const mine = await deskOf(t.staff.worker, `/desk/${id}`)
  const other = await deskOf(t.staff.worker2, `/desk/${id}`)
  ctx.after(() => Promise.all([mine.close(), other.close()]))
  await mine.getByText('李·阿依古丽 正在看').waitFor()

  await mine.keyboard.press('e')
  await formOpen(mine, '写答复')
  const words = '您的材料已经收齐，我们今天就替您交到区里，下周二以前给您回话。'
  await mine.keyboard.type(words)
  await other.getByText('王建国 正在写').waitFor()

  // The colleague records a way meanwhile.
  await other.keyboard.press('w')
  await formOpen(other, '加一条办法')
  await other.keyboard.type('请医院重新出一份清单')
  await other.keyboard.press('Control+Enter')
  await formGone(other, '加一条办法')

  // It is told, in the form and at the edge; nothing typed is touched.
  const news = mine.locator('.composer-news')
  await news.getByText(/请医院重新出一份清单/).waitFor()
  await mine.locator('.toast', { hasText: '李·阿依古丽' }).waitFor()
  assert.equal(await mine.getByLabel('给本人的话').inputValue(), words)

  // Sent without having said “seen”: the server refuses, readable, and the words are still there.
  await mine.keyboard.press('Control+Enter')
  await news.getByText('没有提交：您写的时候，别人改过这件事').waitFor()
  assert.equal(await mine.getByLabel('给本人的话').inputValue(), words)
  assert.equal(await stageOf(id), 'triage')
  await shot(mine, 'desk-conflict')
  await axe(mine)
  await mine.getByRole('button', { name: '看过了，再提交一次' }).click()
  await formGone(mine, '写答复')
  assert.equal(await stageOf(id), 'reply')
  // The colleague sees the reply without touching anything.
  await other.getByText(words).first().waitFor()
  mine.assertClean([/status of 409/])
  other.assertClean()
})

test('a reply that was being written outlives its page', async (ctx) => {
  const { id } = await inHand('写到一半，电脑关机了。')
  const first = await deskOf(t.staff.worker, `/desk/${id}`)
  await first.getByRole('region', { name: '现在做什么' }).waitFor()
  await first.keyboard.press('e')
  await formOpen(first, '写答复')
  await first.keyboard.type('尊敬的买买提·吐尔逊：您的𰻝字姓名已经在系统里改好。')
  await first.getByText(/已保存 \d\d:\d\d/).waitFor()
  const stored = await first.evaluate(`JSON.stringify({ ...localStorage, ...sessionStorage })`)
  assert.doesNotMatch(String(stored), /买买提|姓名/, 'nothing personal stays in the browser')
  // Killed, not closed: no handler of the page gets to run.
  const session = await first.context().newCDPSession(first)
  const crashed = first.waitForEvent('crash')
  // A crashed page answers nothing any more, not even this.
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  void first
    .context()
    .close()
    .catch(() => undefined)

  const again = await deskOf(t.staff.worker, `/desk/${id}`)
  ctx.after(() => again.close())
  await again.getByRole('button', { name: '写答复，接着写' }).click()
  await formOpen(again, '写答复')
  assert.equal(await again.getByLabel('给本人的话').inputValue(), '尊敬的买买提·吐尔逊：您的𰻝字姓名已经在系统里改好。')
  await again.getByText('上次没写完的，已恢复').waitFor()

  // Sent: the draft is gone, also after another reload.
  await again.keyboard.press('Control+Enter')
  await formGone(again, '写答复')
  await again.reload()
  await again.getByRole('region', { name: '现在做什么' }).waitFor()
  await again.waitForTimeout(500)
  assert.equal(await again.getByText('没写完：').count(), 0)
  const draft = await (await t.as(t.staff.worker)).get(`/api/cases/${id}/drafts/reply`)
  assert.equal(draft.body ?? null, null)
  again.assertClean()
})

test('a “no” owes its basis, a way out, the ways tried, and the signature of somebody else', async (ctx) => {
  const { id } = await inHand('条件差一点，问能不能办。')
  const page = await deskOf(t.staff.worker, `/desk/${id}`)
  ctx.after(() => page.close())
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
  await page.keyboard.press('p')
  await formOpen(page, '研判')
  await page.getByRole('radio', { name: '依法不能办' }).check()
  await page.getByLabel('怎么判断的').fill('年限不够，规定没有留余地。')
  await page.keyboard.press('Control+Enter')
  // Every reason at once, and nothing lost.
  for (const reason of [/请写明依据哪一条规定/, /请写明本人还能怎么办/, /请先记下试过哪些办法/])
    await page.getByRole('alert').getByText(reason).waitFor()
  assert.equal(await page.getByLabel('怎么判断的').inputValue(), '年限不够，规定没有留余地。')
  await shot(page, 'desk-refusal-owes')
  await axe(page)
  await page.keyboard.press('Escape')

  // A way that fails must say why.
  await page.keyboard.press('w')
  await formOpen(page, '加一条办法')
  await page.keyboard.type('按告知承诺办')
  await page.getByRole('radio', { name: '行不通' }).check()
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('alert')
    .getByText(/为什么行不通/)
    .waitFor()
  await page.getByLabel('为什么行不通').fill('清单里没有这一项')
  await page.keyboard.press('Control+Enter')
  await formGone(page, '加一条办法')

  await page.keyboard.press('p')
  await formOpen(page, '研判')
  assert.equal(await page.getByLabel('怎么判断的').inputValue(), '年限不够，规定没有留余地。', 'the draft came back')
  await page.getByLabel(/^依据/).fill('《试行办法》第五条：满五年。')
  await page.getByLabel('本人还能怎么办').fill('满五年后我们主动联系；这期间可以先参加居民医保。')
  await page.keyboard.press('Control+Enter')
  await formGone(page, '研判')

  // The judge may not sign, and without a signature there is no reply: both are named under all actions.
  await page.keyboard.press('Control+K')
  await page.getByText('提出的人不能自己批准，请另一位同事来签。').waitFor()
  await page.getByText('研判还没有第二人签字，请先请同事或负责人签字。').waitFor()
  assert.equal(await page.getByRole('button', { name: '签字', exact: true }).isDisabled(), true)
  await page.keyboard.press('Escape')

  const colleague = await deskOf(t.staff.worker2, `/desk/${id}?view=toSign`)
  ctx.after(() => colleague.close())
  await colleague.getByText('研判等第二个人签字').waitFor()
  await colleague.keyboard.press('s')
  await formOpen(colleague, '签字')
  const form = colleague.getByRole('form', { name: '签字' })
  await form.getByText('《试行办法》第五条：满五年。').waitFor()
  await form.getByText('按告知承诺办').waitFor()
  await colleague.keyboard.press('Space')
  await colleague.keyboard.press('Control+Enter')
  await formGone(colleague, '签字')

  // Signed: the reply starts as “explained”, with the basis as it was signed.
  await page.locator('.composer-verb', { hasText: '写答复' }).waitFor()
  await page.keyboard.press('e')
  await formOpen(page, '写答复')
  assert.equal(await page.getByRole('radio', { name: '没办成，讲清了' }).isChecked(), true)
  assert.equal(await page.getByLabel('依据', { exact: true }).inputValue(), '《试行办法》第五条：满五年。')
  await page.getByLabel('给本人的话').fill('这次还办不了，因为规定要满五年。满五年后我们主动找您。')
  await page.getByRole('button', { name: '看看信的样子' }).click()
  await page.getByRole('article', { name: '看看信的样子' }).getByText('满五年后我们主动找您').waitFor()
  await page.getByRole('button', { name: '回去改' }).click()
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('alert')
    .getByText(/不服可以找谁/)
    .waitFor()
  await page.getByLabel('不服可以找谁').fill('可以在六十日内申请行政复议。')
  await page.keyboard.press('Control+Enter')
  await formGone(page, '写答复')
  assert.equal(await stageOf(id), 'reply')
  page.assertClean([/status of 4(09|22)/])
  colleague.assertClean()
})

test('a number is shown for a reason, for a minute, and the person can see who looked', async (ctx) => {
  const { id } = await inHand('要打电话联系本人。')
  const page = await deskOf(t.staff.worker, `/desk/${id}`)
  ctx.after(() => page.close())
  const line = page.locator('.case-person > div', { hasText: '电话' })
  await line.getByText('138****1234').waitFor()
  assert.doesNotMatch(await page.content(), /13800001234/, 'masked means: not in the page at all')
  await page.clock.install()
  await line.getByRole('button', { name: '看完整的：电话' }).click()
  await line.getByText(/本人在查询页上看得到是谁、什么时候、为什么看的/).waitFor()
  await line.getByRole('button', { name: '打电话联系本人' }).click()
  await line.getByText('13800001234').waitFor()
  await axe(page)
  for (let second = 0; second < 61; second += 1) await page.clock.runFor(1000)
  await line.getByText('138****1234').waitFor()
  assert.doesNotMatch(await page.content(), /13800001234/)

  await page.getByRole('tab', { name: '谁看过' }).click()
  await page.getByRole('tabpanel', { name: '谁看过' }).getByText('打电话联系本人').waitFor()
  const log = (await (await t.as(t.staff.director)).get(`/api/cases/${id}/access`)).body.entries
  assert.ok(
    log.some((entry: { who: string; purpose: string }) => entry.who === '王建国' && entry.purpose === '打电话联系本人'),
  )
  page.assertClean()
})

test('bill against list: pasted from a spreadsheet, the line too many lifted out, saved', async (ctx) => {
  const { id } = await inHand('清单和发票差两百多块。')
  const page = await deskOf(t.staff.worker, `/desk/${id}`)
  ctx.after(() => page.close())
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
  await page.keyboard.press('v')
  await page.getByLabel('哪张票据').fill('电子票据 0123456789')
  await page.getByLabel('票面金额（元）').fill('２13.40元')
  await page.getByLabel('项目 1').focus()
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '项目\\t数量\\t金额\\n挂号费\\t1\\t18.00\\n药费\\t2\\t￥195.40\\n检查费\\t1\\t236.00\\n合计\\t\\t449.40')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)
  await page.getByText('贴入 3 行 · 跳过 1 行合计').waitFor()
  await page.getByText('多出来的就是：检查费').waitFor()
  await page.getByText(/正好是明细里的“检查费” 236\.00 元/).waitFor()
  // Looking at something else does not lose what was typed.
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: '可不可以办' }).click()
  await page.getByRole('tab', { name: '票据核对' }).click()
  assert.equal(await page.getByLabel('项目 3').inputValue(), '检查费')
  // Nor does another case.
  const other = await inHand('中间插进来的一件事。')
  await page.locator('a.queue-row', { hasText: other.number }).click()
  await page.getByText('中间插进来的一件事。').first().waitFor()
  await page.goBack()
  await page.getByRole('tab', { name: '票据核对' }).click()
  await page.getByText('多出来的就是：检查费').waitFor()
  assert.equal(await page.getByLabel('哪张票据').inputValue(), '电子票据 0123456789')
  assert.equal(await page.getByLabel('项目 3').inputValue(), '检查费')
  await page.getByRole('button', { name: '铺开' }).click()
  await page.getByRole('tabpanel', { name: /材料/ }).waitFor()
  await axe(page)
  await shot(page, 'desk-bill-spread')
  await page.getByRole('button', { name: '存成核对结果' }).click()
  await page.getByText('核对过的').waitFor()
  const { findings } = (await (await t.as(t.staff.worker)).get(`/api/cases/${id}`)).body
  assert.deepEqual(findings[0].result.surplus, [2])
  page.assertClean()
})

test('a paper is added and pasted, its code read, looked at closely, and its amount compared', async (ctx) => {
  const { id } = await inHand('手机里有一张电子发票。')
  const page = await deskOf(t.staff.worker, `/desk/${id}`)
  ctx.after(() => page.close())
  await page.getByText('还没有材料').waitFor()
  // An invented VAT invoice as its QR code writes it.
  const picture = await toBuffer('01,31,,25442000000100000001,213.40,20260307,,E86A', { scale: 8 })
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '选文件' }).click(),
  ])
  await chooser.setFiles({ name: 'fapiao.png', mimeType: 'image/png', buffer: picture })
  await page.getByRole('tab', { name: '材料 1' }).waitFor()
  await page.evaluate(
    `(async () => {
      const bytes = Uint8Array.from(atob('${(await toBuffer('清单', { scale: 4 })).toString('base64')}'), (char) => char.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], 'qingdan.png', { type: 'image/png' }))
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })()`,
  )
  await page.getByRole('tab', { name: '材料 2' }).waitFor()
  const zoom = page.locator('.viewer-zoom')
  await page.locator('.viewer-room img[src^="blob:"]').waitFor()
  const before = Number.parseInt(await zoom.innerText(), 10)
  await page.keyboard.press('+')
  await page.keyboard.press('r')
  assert.ok(Number.parseInt(await zoom.innerText(), 10) > before)
  const frame = page.locator('.viewer-frame')
  const scrolled = `document.querySelector('.viewer-frame').scrollLeft`
  await frame.hover()
  await page.mouse.wheel(0, -400)
  await until(
    page,
    `document.querySelector('.viewer-frame').scrollWidth > document.querySelector('.viewer-frame').clientWidth`,
  )
  const left = await page.evaluate(scrolled)
  await page.mouse.down()
  await page.mouse.move(400, 400)
  await page.mouse.up()
  assert.notEqual(await page.evaluate(scrolled), left, 'held and moved')

  await page.getByRole('button', { name: '读这份材料' }).click()
  await page.locator('.readings').getByText('读到 ≠ 核验过').waitFor()
  await page.getByText('25442000000100000001', { exact: true }).waitFor()
  await axe(page)
  await page.getByRole('button', { name: '拿去核对' }).click()
  assert.equal(await page.getByLabel('票面金额（元）').inputValue(), '213.40')
  assert.equal(await page.getByLabel('票据号码').inputValue(), '25442000000100000001')
  const file = (await (await t.as(t.staff.worker)).get(`/api/cases/${id}`)).body
  assert.equal(file.papers.length, 2)
  assert.match(file.papers[0].qr[0].text, /25442000000100000001/)
  page.assertClean()
})

test('one panel that fails leaves the rest working, and nothing typed is lost', async (ctx) => {
  const { id } = await inHand('网络不好的一天。')
  const page = await deskOf(t.staff.worker, `/desk/${id}`)
  ctx.after(() => page.close())
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
  await page.route('**/access', (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'no' }))
  await page.getByRole('tab', { name: '谁看过' }).click()
  await page.getByRole('tabpanel', { name: '谁看过' }).getByText('这一步没有办成').waitFor()
  await page.keyboard.press('n')
  await formOpen(page, '记一笔')
  const key = randomUUID().slice(0, 8)
  await page.keyboard.type(`断网时写的 ${key}`)
  await page.route('**/commands', (route) => route.abort('connectionrefused'))
  await page.keyboard.press('Control+Enter')
  await page.getByText('连不上中心的服务器').waitFor()
  assert.equal(await page.getByLabel('记什么').inputValue(), `断网时写的 ${key}`)
  await page.unroute('**/commands')
  await page.keyboard.press('Control+Enter')
  await formGone(page, '记一笔')
  await page.locator('.timeline').getByText(`断网时写的 ${key}`).waitFor()
  page.assertClean([/ERR_CONNECTION_REFUSED/, /status of 500/])
})

test('on a phone: queue, case and papers one after the other, and English', async (ctx) => {
  const { id, number } = await inHand('手机上也要能看能写。')
  const page = await deskOf(t.staff.worker, '/desk', 'phone')
  ctx.after(() => page.close())
  await page.locator('a.queue-row', { hasText: number }).waitFor()
  await assertNoSidewaysScroll(page)
  await page.locator('a.queue-row', { hasText: number }).click()
  await page.getByText('手机上也要能看能写。').first().waitFor()
  await assertNoSidewaysScroll(page)
  await axe(page)
  await shot(page, 'desk-phone-case')
  await page.locator('.composer-verb', { hasText: '记一笔' }).click()
  await page.getByLabel('记什么').fill('在路上记的')
  await page.getByRole('button', { name: /^提交/ }).click()
  await page.getByText('在路上记的').first().waitFor()
  await page.getByRole('button', { name: '材料与办法' }).click()
  await page.getByText('还没有材料').waitFor()
  await assertNoSidewaysScroll(page)
  await axe(page)
  await page.evaluate(`localStorage.setItem('bancheng.prefs', JSON.stringify({ language: 'en' }))`)
  await page.goto(`${origin}/console/desk/${id}`)
  await page.getByText('Whose turn').waitFor()
  await assertNoSidewaysScroll(page)
  await axe(page)
  page.assertClean()
})

test('a walk-in is registered at the desk, for an enterprise and by a proxy too; the slip is there at once', async (ctx) => {
  const page = await deskOf(t.staff.worker, '/desk')
  ctx.after(() => page.close())
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  await page.keyboard.press('Shift+N')
  await page.getByRole('heading', { name: '新登记' }).waitFor()
  await page.getByLabel('本人的原话').fill('开公司的地址证明被退了三次。')
  // Sent too early: the reason is said, the words stay.
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('本人的原话').inputValue(), '开公司的地址证明被退了三次。')
  await page.locator('#register-causes input').first().focus()
  await page.keyboard.press('2')
  const person = page.locator('#register-person')
  await person.getByRole('radio', { name: '单位' }).check()
  await person.getByLabel('单位名称').fill('测试有限公司')
  await page.getByLabel('替别人来的').check()
  await page.locator('#register-proxy').getByLabel('姓名').fill('买买提·吐尔逊')
  await page.getByLabel('和本人的关系').fill('公司职员')
  await page.getByLabel(/凭什么代办/).fill('盖章的委托书')
  await axe(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('region', { name: '再出一张小票' }).waitFor()
  await page.locator('.case-slip-code').waitFor()
  const code = await page.locator('.case-slip-code').innerText()
  assert.match(code, /^[0-9A-HJKMNP-TV-Z-]{10,}$/)
  await page.getByText('开公司的地址证明被退了三次。').first().waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { requester, owner, blocker } = (await (await t.as(t.staff.worker)).get(`/api/cases/${id}`)).body
  assert.equal(requester.person.kind, 'enterprise')
  assert.deepEqual([requester.proxy.relation, requester.proxy.authority], ['公司职员', '盖章的委托书'])
  assert.deepEqual([owner.id, blocker.causes], [t.staff.worker.id, ['material-missing']])
  page.assertClean([/status of 4(09|22)/])
})
