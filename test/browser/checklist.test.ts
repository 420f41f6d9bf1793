/** The checklist in a real browser: at the window, at the desk by mouse and by keys, on the person's phone, on paper. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { registerPrints } from '#http/prints.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot, type WatchedPage } from '#test/support/browser.ts'
import { importExample } from '#test/support/example-catalogue.ts'
import { slipCode } from '#test/support/portal-world.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { server: { more: [registerPrints, registerPortal] } })
const origin = await t.listen()
let browser: Browser
before(async () => {
  await importExample(t, (row) => {
    if (row.id !== 'sh-0024') return row
    // Two more, with rules that the example does not know: one of two ways, and one that stands under a condition.
    const data = row.data as { guide: { materials: object[] } }
    const home = { id: 'home', name: '住处证明', alternatives: [['户口簿'], ['居住证', '租赁合同']], form: 'original' }
    const proxy = { id: 'proxy', name: '委托书', alternatives: [['委托书']], form: 'original', when: '请别人代办时' }
    const open = {
      when: '',
      where: '',
      note: '',
      card: '',
      deferrable: 'unknown',
      deferDays: null,
      commitment: 'unknown',
    }
    const materials = data.guide.materials.map((material) =>
      (material as { id: string }).id === 'bank-card' ? { ...material, deferrable: 'yes', deferDays: 5 } : material,
    )
    return {
      ...row,
      data: {
        ...data,
        guide: { ...data.guide, materials: [...materials, { ...open, ...home }, { ...open, ...proxy }] },
      },
    }
  })
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await t.server.close()
})

async function pageOf(c: TestContext, staff: TestStaff, address: string, size: 'desktop' | 'phone' = 'desktop') {
  const client = await t.as(staff)
  const page = await openPage(browser, { size })
  c.after(() => page.close())
  await page.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })))
  await page.goto(`${origin}/console${address}`)
  return page
}

const classification = {
  class: 'general',
  nature: 'hard',
  causes: ['other'],
  layer: 'counter',
  remit: 'ours',
  rightBody: '',
}
/** A walk-in in the first caseworker's hands, sorted, with one picture. */
async function inHand(itemId: string | null = 'sh-0024'): Promise<string> {
  const client = await t.as(t.staff.worker)
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const boundary = randomUUID()
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="label"\r\n\r\n身份证照片\r\n`),
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`,
    ),
    picture,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const paper = await client.send('POST', '/api/papers', body, {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  assert.equal(paper.status, 201, paper.text)
  const made = await client.post('/api/cases', {
    ...registration,
    channel: 'walkIn',
    itemId,
    owner: t.staff.worker.id,
    paperIds: [paper.body.id],
  })
  assert.equal(made.status, 201, made.text)
  const { version } = (await client.get(`/api/cases/${made.body.id}`)).body
  const sorted = await client.post(`/api/cases/${made.body.id}/commands`, {
    expectedVersion: version,
    command: { type: 'accept', classification },
  })
  assert.equal(sorted.status, 200, sorted.text)
  return made.body.id
}
const fileOf = async (id: string) => (await (await t.as(t.staff.worker)).get(`/api/cases/${id}`)).body
const row = (page: Page, name: string) =>
  page
    .locator('.checklist-row')
    .filter({ has: page.getByRole('heading', { name, exact: false }) })
    .first()
const stateOf = (page: Page, name: string) => row(page, name).locator('.checklist-state')
const sentence = (page: Page) => page.locator('.checklist-sentence')
const shows = async (page: WatchedPage, name: string, words: string) =>
  await row(page, name).locator('.checklist-state').filter({ hasText: words }).waitFor()

test('by mouse: marked one press each, the paper that is open goes with it, the notice asks for the rest once', async (c) => {
  const id = await inHand()
  const page = await pageOf(c, t.staff.worker, `/desk/${id}`)
  await page.locator('.thumbs button').first().click()
  await page.getByRole('tab', { name: '清单' }).click()
  assert.match(await sentence(page).innerText(), /^还缺 7 样：身份证、.*；还要问清 1 样要不要：委托书。$/)
  await row(page, '身份证').getByRole('button', { name: '带来了' }).click()
  await shows(page, '身份证', '已经有了')
  await row(page, '医保卡').getByRole('button', { name: '看过原件' }).click()
  await shows(page, '医保卡', '已经有了')
  // The catalogue lets the bank card follow: no reason is asked for. The visit record it leaves open: one is.
  await row(page, '银行卡').getByRole('button', { name: '更多' }).click()
  await row(page, '银行卡').getByRole('button', { name: '容缺后补' }).click()
  await shows(page, '银行卡', '可以后补')
  await row(page, '银行卡').getByText('最晚 2026年3月10日（周二） 补来').waitFor()
  await row(page, '就医凭证').getByRole('button', { name: '更多' }).click()
  await row(page, '就医凭证').getByRole('button', { name: '有疑问' }).click()
  await page.getByLabel(/有疑问：哪里不对/).fill('看不清日期')
  await page.getByRole('button', { name: '记下来' }).click()
  await shows(page, '就医凭证', '还有疑问')
  // Two papers of the longer way complete it.
  await row(page, '住处证明').getByLabel('居住证').check()
  await page.locator('.checklist-sentence').filter({ hasText: '户口簿，或者租赁合同' }).waitFor()
  await row(page, '住处证明').getByLabel('租赁合同').check()
  await shows(page, '住处证明', '已经有了')
  await row(page, '委托书').getByRole('button', { name: '不需要' }).click()
  await shows(page, '委托书', '这次不用')
  await axe(page)
  await shot(page, 'checklist-desk')
  const { checklist, papers } = await fileOf(id)
  const marked = new Map(
    checklist.rows.map((each: { id: string; parts: { mark: { paperIds: string[] } | null }[] }) => [
      each.id,
      each.parts[0]!.mark?.paperIds ?? [],
    ]),
  )
  assert.deepEqual(
    [marked.get('id-card'), marked.get('insurance-card'), marked.get('home')],
    [[papers[0].id], [], []],
    'one paper goes with one material',
  )

  await page.getByRole('button', { name: '一次告知缺的' }).click()
  const form = page.getByRole('form', { name: '请补材料' })
  await form.waitFor()
  const names = await form
    .getByLabel(/^材料|名称/)
    .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value))
  assert.deepEqual(names.filter(Boolean), ['就医凭证', '发票', '发票明细清单'])
  assert.match(await form.locator('input[type="date"]').inputValue(), /^2026-03-10$/)
  await shot(page, 'checklist-ask')
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await page.getByText('一次告知的 3 样，收到 0 样；最晚 2026年3月10日（周二）').waitFor()
  await row(page, '发票明细清单').getByLabel('电子发票所附的明细').check()
  await page.getByText('一次告知的 3 样，收到 1 样').waitFor()
  await page
    .getByText(/✓\s*发票明细清单/)
    .first()
    .waitFor()
  page.assertClean()
})

test('by keys alone: the tab by its key, ticked and taken back, a reason given and left', async (c) => {
  const id = await inHand()
  const page = await pageOf(c, t.staff.worker, `/desk/${id}`)
  await page.locator('.case-head, .side').first().waitFor()
  await page.keyboard.press('Shift+L')
  await sentence(page).waitFor()
  const brought = row(page, '身份证').getByRole('button', { name: '带来了' })
  await brought.focus()
  await page.keyboard.press('Enter')
  await shows(page, '身份证', '已经有了')
  assert.equal(await brought.getAttribute('aria-pressed'), 'true')
  await brought.focus()
  await page.keyboard.press('Space')
  await shows(page, '身份证', '还缺')
  await row(page, '医保卡').getByRole('button', { name: '更多' }).focus()
  await page.keyboard.press('Enter')
  await row(page, '医保卡').getByRole('button', { name: '告知承诺' }).focus()
  await page.keyboard.press('Enter')
  // Typing a reason is typing, not a verb of the page.
  await page.keyboard.type('nab 已签')
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.composer-form').count(), 0)
  assert.equal(await stateOf(page, '医保卡').innerText(), '还缺')
  await row(page, '医保卡').getByRole('button', { name: '告知承诺' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('已签承诺书')
  await page.keyboard.press('Enter')
  await shows(page, '医保卡', '签了承诺')
  await row(page, '住处证明').getByLabel('户口簿').focus()
  await page.keyboard.press('Space')
  await shows(page, '住处证明', '已经有了')
  page.assertClean()
})

test('no item, and an item without a list: said, with the next step', async (c) => {
  const page = await pageOf(c, t.staff.worker, `/desk/${await inHand(null)}`)
  await page.getByRole('tab', { name: '清单' }).click()
  await page.getByRole('heading', { name: '还没有选事项' }).waitFor()
  await page.getByRole('button', { name: '选事项' }).waitFor()
  const other = await pageOf(c, t.staff.worker, `/desk/${await inHand('sh-0001')}`)
  await other.getByRole('tab', { name: '清单' }).click()
  await other.getByRole('heading', { name: '这个事项没有材料清单' }).waitFor()
  await axe(other)
  for (const each of [page, other]) each.assertClean()
})

test('on a phone at the desk the rows fit', async (c) => {
  const page = await pageOf(c, t.staff.worker, `/desk/${await inHand()}`, 'phone')
  await page.getByRole('button', { name: '材料与办法' }).click()
  await page.getByRole('tab', { name: '清单' }).click()
  await row(page, '银行卡').getByRole('button', { name: '更多' }).click()
  await assertNoSidewaysScroll(page)
  await axe(page)
  await shot(page, 'checklist-desk-phone')
  page.assertClean()
})

test('at the window: what they have with them is ticked in passing, and the desk does not ask for it', async (c) => {
  const page = await pageOf(c, t.staff.clerk, '/counter')
  await page.getByText('实时', { exact: true }).first().waitFor()
  await page.keyboard.press('F8')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('零星报销')
  await page
    .getByRole('option', { name: /零星报销/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: '材料对不上' }).check()
  await page
    .getByRole('group', { name: /带来了哪些/ })
    .getByLabel('医保卡')
    .check()
  await page.getByLabel('电子发票', { exact: true }).check()
  await axe(page)
  await shot(page, 'checklist-hand-over')
  await page.getByRole('button', { name: /^交/ }).click()
  await page.locator('.slip-number').waitFor()
  const client = await t.as(t.staff.director)
  const [newest] = (await client.get('/api/cases?queue=all')).body.rows
  const { checklist } = (await client.get(`/api/cases/${newest.id}`)).body
  const here = checklist.rows
    .filter(({ standing }: { standing: string }) => standing === 'satisfied')
    .map(({ id }: { id: string }) => id)
  assert.deepEqual(here, ['insurance-card', 'invoice'])
  page.assertClean()
})

test('on the person’s phone: the same list in plain words, where to get it, no notes of staff; without script', async (c) => {
  const id = await inHand()
  const client = await t.as(t.staff.worker)
  const says = async (command: object) => {
    const { version } = await fileOf(id)
    const answer = await client.post(`/api/cases/${id}/commands`, { expectedVersion: version, command })
    assert.equal(answer.status, 200, answer.text)
  }
  const mark = (materialId: string, state: string, note = '') => ({
    type: 'markMaterial',
    materialId,
    part: null,
    state,
    paperIds: [],
    note,
  })
  await says(mark('id-card', 'seen'))
  await says(mark('bank-card', 'committed', '内部备注不外传'))
  await says(mark('visit-record', 'doubtful', '看不清日期'))
  const { checklist } = await fileOf(id)
  // By hand only one: the others stand on the list with where to get them.
  const asked = checklist.toAsk.filter(({ name }: { name: string }) => ['医保卡', '就医凭证'].includes(name))
  await says({ type: 'askForMaterials', materials: asked, until: checklist.askUntil })
  await says(mark('insurance-card', 'brought'))
  const { path } = await slipCode(t, id)
  const page = await openPage(browser, { size: 'phone', javaScript: false })
  c.after(() => page.close())
  await page.goto(`${origin}${path}`)
  await page.locator('main button').first().click()
  const list = page.locator('#checklist')
  await list.waitFor()
  const text = await list.innerText()
  for (const must of [
    '身份证',
    '已经有了',
    '还缺',
    '只在这种情况要：请别人代办时',
    '哪里能拿到：电子发票可以扫',
    '怎么拿：自己取电子票据（发票）',
  ])
    assert.ok(text.includes(must), `lacks ${must}`)
  const whole = await page.locator('main').innerText()
  assert.ok(!text.includes('内部备注不外传'), 'a note of staff stands on the list')
  assert.match(whole, /医保卡\s*✓ 收到了/)
  await assertNoSidewaysScroll(page)
  await shot(page, 'checklist-phone')
  const { length } = await page.content()
  assert.ok(length < 60_000, `${length} characters`)
  await page.getByRole('link', { name: /自己取电子票据/ }).click()
  await page.getByRole('heading', { level: 1, name: '自己取电子票据（发票）' }).waitFor()
  await assertNoSidewaysScroll(page)
  await shot(page, 'checklist-card-phone')
  // The same pages with script, as axe needs it.
  const scripted = await openPage(browser, { size: 'phone' })
  c.after(() => scripted.close())
  await scripted.context().addCookies(await page.context().cookies())
  for (const place of ['/track', '/track/cards/e-bill-check']) {
    await scripted.goto(`${origin}${place}`)
    await axe(scripted)
  }
  await page.goto(`${origin}/track/cards/e-bill-check`)
  assert.equal(await page.locator('.card-qr svg').count(), 1)
  assert.equal((await page.goto(`${origin}/track/cards/nothing`))?.status(), 404)
})

test('on paper from the desk: all cards, one card, and the notice', async () => {
  const id = await inHand()
  const client = await t.as(t.staff.worker)
  const all = await client.get(`/print/cases/${id}/cards`)
  assert.equal([...all.text.matchAll(/class="card"/g)].length, 3)
  const one = await client.get(`/print/cases/${id}/cards?card=fee-list`)
  assert.ok(one.text.includes('取和票据配套的费用明细') && !one.text.includes('查电子票据还有没有效'))
  assert.equal((await client.get(`/print/cases/${id}/cards?card=nothing`)).status, 404)
  assert.equal((await client.get(`/print/cases/${await inHand(null)}/cards`)).status, 404)
})
