/** The director's board on the real server: figures equal their lists, reassigning in three clicks, extension, signature, conflict. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { allowed } from '#test/support/busy-machine.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage, shot } from '#test/support/browser.ts'
import type { Client } from '#test/support/client.ts'

const t = await testApp(undefined, { now: '2026-03-02T01:00:00.000Z' })
const origin = await t.listen()
let browser: Browser
before(async () => {
  await furnish()
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await t.server.close()
})

/** Nine days of a window: two colleagues more, cases of every standing. All people and matters are invented. */
async function furnish(): Promise<void> {
  const admin = await t.signIn(t.staff.admin)
  for (const [username, name] of [
    ['helan', '贺兰舟'],
    ['luwei', '卢𬱖'],
    ['sujin', '苏锦年'],
  ] as const) {
    const added = await admin.post('/api/staff', {
      name,
      username,
      roles: ['caseworker'],
      specialities: ['社会救助'],
      counterNo: null,
      maximumLoad: 4,
    })
    assert.equal(added.status, 201, added.text)
  }
  // Monday 2 March: what will be overdue and stuck.
  const worker = await t.signIn(t.staff.worker)
  const worker2 = await t.signIn(t.staff.worker2)
  const late = await register(worker, '居住证办理', 'wang')
  await act(worker, late, { type: 'accept', classification: sorted('ordinary') })
  const waiting = await register(worker2, '医保关系转移', 'li')
  await act(worker2, waiting, { type: 'accept', classification: sorted('complex') })
  await act(worker2, waiting, {
    type: 'refer',
    kind: 'cooperate',
    body: '区医保中心',
    contact: '',
    question: '就医关系能否在区中心撤销？',
  })
  // Monday 9 March.
  t.clock.set('2026-03-09T01:00:00.000Z')
  const again = await t.signIn(t.staff.worker)
  const other = await t.signIn(t.staff.worker2)
  const asked = await register(again, '零星报销', 'wang')
  await act(again, asked, { type: 'accept', classification: sorted('general') })
  await act(again, asked, { type: 'askExtension', days: 3, reason: '等外地医院寄回盖章的明细' })
  const negative = await register(other, '独生子女证明补办', 'li')
  await act(other, negative, { type: 'accept', classification: sorted('complex') })
  await act(other, negative, { type: 'addWay', way: '请原单位出证明', basis: '', result: 'fails', note: '单位已注销' })
  await act(other, negative, { type: 'addWay', way: '查档案', basis: '', result: 'fails', note: '档案馆没有' })
  await act(other, negative, {
    type: 'judge',
    verdict: 'notYet',
    reasoning: '原单位已注销，档案馆也没有记载，现行规定没有写明这种情况怎么补。',
    basis: '补办办法第五条',
    alternative: '先按事实出具情况说明，供本人办养老手续用',
  })
  const done = await register(again, '敬老卡补换', 'wang')
  await act(again, done, { type: 'accept', classification: sorted('general') })
  await act(again, done, {
    type: 'judge',
    verdict: 'can',
    reasoning: '材料齐全，系统里信息已更正，可以办。',
    basis: '',
    alternative: '',
  })
  await act(again, done, {
    type: 'reply',
    outcome: 'done',
    explanation: '您的敬老卡已经补办好，今天就能在一楼领取。之前是系统里出生日期登记错了，现在已经改正。',
    basis: '',
    alternatives: '',
    remedy: '',
  })
  await act(again, done, { type: 'recordDelivery', channel: 'inPerson', reached: true, proof: '本人签收' })
  for (const title of ['社保卡挂失', '廉租房续租', '生育登记']) await register(again, title, null, 'li')
  t.clock.set('2026-03-10T02:00:00.000Z')
}

const sorted = (kind: string) => ({
  class: kind,
  nature: 'hard',
  causes: ['material-mismatch'],
  layer: 'district-bureau',
  remit: 'ours',
  rightBody: '',
})

async function register(
  client: Client,
  title: string,
  owner: string | null,
  refusedBy: string | null = null,
): Promise<string> {
  const { status, body, text } = await client.post('/api/cases', {
    channel: 'walkIn',
    title,
    statement: `${title}一直办不成，跑了几趟。`,
    wish: '',
    itemId: null,
    external: null,
    paperIds: [],
    proxy: null,
    owner,
    comes: 'notNeeded',
    blocker: { causes: ['material-mismatch'], note: '', step: '', place: '', refusedBy, refusedOn: null },
    person: { kind: 'individual', name: '陈小满', idNumber: '', phone: '13800000000', note: '' },
  })
  assert.equal(status, 201, text)
  return body.id
}

async function act(client: Client, caseId: string, command: object): Promise<void> {
  const { body } = await client.get(`/api/cases/${caseId}`)
  const { status, text } = await client.post(`/api/cases/${caseId}/commands`, {
    expectedVersion: body.version,
    command,
  })
  assert.equal(status, 200, text)
}

async function openBoard(options: Parameters<typeof openPage>[1] = {}, staff: TestStaff = t.staff.director) {
  const page = await openPage(browser, options)
  t.clock.advance({ minutes: 1 })
  await page.goto(`${origin}/console/`)
  await page.locator('input[autocomplete="username"]').fill(staff.username)
  await page.locator('input[type="password"]').fill(staff.password)
  await page.keyboard.press('Enter')
  await page.locator('input[autocomplete="one-time-code"]').fill(t.codeNow(staff))
  await page.locator('.figures').waitFor()
  return page
}

/** Opens the list of a figure and gives its rows once they are all there. */
async function rowsBehind(page: Page, door: Locator): Promise<Locator> {
  await door.click()
  const list = page.locator('.board-list[aria-busy="false"]')
  await list.waitFor()
  await list.locator('h2 small', { hasText: /^\d+ 件$/ }).waitFor()
  return list.locator('.board-row')
}

test('every figure is the length of the list behind it, one click away', async (c) => {
  const page = await openBoard()
  c.after(() => page.close())
  await shot(page, 'board')
  await axe(page)
  const doors = await page
    .locator('.figures button, .lanes button, .stuck-by button, .month-parts button, .month-outcomes button')
    .all()
  assert.ok(doors.length >= 15, `only ${doors.length} figures`)
  const seen: string[] = []
  for (const door of doors) {
    const name = (await door.getAttribute('aria-label')) ?? (await door.innerText()).replaceAll(/\s+/g, ' ')
    const figure = Number(/\d+/.exec(await door.innerText())?.[0])
    assert.equal(await (await rowsBehind(page, door)).count(), figure, name)
    seen.push(`${name} → ${figure}`)
    await page.keyboard.press('Escape')
    await page.locator('.board-list').waitFor({ state: 'detached' })
  }
  const figures = Object.fromEntries(
    await Promise.all(
      ['在办', '快到期', '已超期', '停住三天以上', '等我定', '待回访'].map(async (name) => [
        name,
        Number(
          await page
            .locator('.figures button', { has: page.getByText(name, { exact: true }) })
            .locator('b')
            .innerText(),
        ),
      ]),
    ),
  )
  c.diagnostic(seen.join(' | '))
  // What furnish() made, counted by hand.
  assert.equal(figures['已超期'], 1)
  assert.equal(figures['等我定'], 2)
  assert.equal(figures['停住三天以上'], 2)
  page.assertClean()
})

test('reassigning takes three clicks, reaches the case and can be undone', async (c) => {
  const page = await openBoard()
  c.after(() => page.close())
  const row = (await rowsBehind(page, page.getByRole('button', { name: /^已超期/ }))).first()
  let clicks = 0
  const press = async (target: Locator) => {
    clicks += 1
    await target.click()
  }
  await press(row.getByRole('button', { name: '改派' }))
  await page.locator('.colleagues label').first().waitFor()
  await shot(page, 'board-reassign')
  await axe(page)
  await press(row.getByRole('radio', { name: /贺兰舟/ }))
  await press(row.getByRole('button', { name: '交给 贺兰舟' }))
  await page.getByText('已交给 贺兰舟').waitFor()
  assert.equal(clicks, 3)
  await row.getByText('贺兰舟 在办').waitFor()
  await shot(page, 'board-reassigned')
  const director = await t.signIn(t.staff.director)
  const overdue = await director.get('/api/cases?queue=overdue')
  assert.equal(overdue.body.rows[0].handler.name, '贺兰舟')

  await page.getByRole('button', { name: '撤销' }).click()
  await row.getByText('王建国 首问并在办').waitFor()
  const back = await director.get('/api/cases?queue=overdue')
  assert.equal(back.body.rows[0].handler.name, '王建国')
  page.assertClean()
})

test('whoever refused it at first cannot be given it: the refusal is a sentence; the owner can be changed', async (c) => {
  const page = await openBoard()
  c.after(() => page.close())
  const row = (await rowsBehind(page, page.getByRole('button', { name: /^在办/ }))).filter({ hasText: '廉租房续租' })
  await row.getByRole('button', { name: '改派' }).click()
  await row.getByRole('radio', { name: /李·阿依古丽/ }).check()
  await row.getByRole('button', { name: '交给 李·阿依古丽' }).click()
  await row.getByRole('alert').getByText('当初没给办的人不能再来判断这件事').waitFor()
  await row.getByText('首问负责人', { exact: true }).click()
  const first = row.locator('.colleagues label').first()
  const name = await first.locator('b').innerText()
  await first.click()
  await row.getByRole('button', { name: `交给 ${name}` }).click()
  await row.getByText(`首问 ${name}`).waitFor()
  page.assertClean([/403|422/])
})

test('an extension is granted on the board; the list and the figure follow', async (c) => {
  const page = await openBoard()
  c.after(() => page.close())
  const rows = await rowsBehind(page, page.getByRole('button', { name: /^等我定/ }))
  const row = rows.filter({ hasText: '零星报销' })
  await row.getByRole('button', { name: '申请延期' }).click()
  await row.getByText('王建国 申请延 3 个工作日').waitFor()
  await row.getByText('等外地医院寄回盖章的明细').waitFor()
  await shot(page, 'board-extension')
  await axe(page)
  // A refusal without a reason is stopped before it is sent.
  await row.getByRole('button', { name: '不准' }).click()
  await row.getByText('不准的话请写明原因').waitFor()
  await row.getByRole('button', { name: '准', exact: true }).click()
  await row.waitFor({ state: 'detached' })
  await page
    .getByRole('button', { name: /^等我定/ })
    .locator('b', { hasText: /^1$/ })
    .waitFor()
  const director = await t.signIn(t.staff.director)
  const { body } = await director.get('/api/cases?queue=all&search=' + encodeURIComponent('零星报销'))
  const file = await director.get(`/api/cases/${body.rows[0].id}`)
  assert.equal(file.body.extensions[0].status, 'granted')
  page.assertClean()
})

test('what a colleague does meanwhile is shown before the signature, which then counts for the case as it is', async (c) => {
  const page = await openBoard()
  c.after(() => page.close())
  const row = (await rowsBehind(page, page.getByRole('button', { name: /^等我定/ }))).filter({
    hasText: '独生子女证明补办',
  })
  await row.getByRole('button', { name: '等会签' }).click()
  await row.getByText('原单位已注销，档案馆也没有记载').waitFor()
  const worker = await t.signIn(t.staff.worker2)
  const found = await worker.get('/api/cases?queue=all&search=' + encodeURIComponent('独生子女'))
  const caseId: string = found.body.rows[0].id
  await act(worker, caseId, { type: 'note', text: '本人又找到一份旧户口簿', audience: 'staff' })
  // By itself, through the live stream.
  await row.getByText('您打开以后，有同事动过这件事').waitFor()
  await shot(page, 'board-conflict')
  await axe(page)
  await row.getByRole('button', { name: '同意，会签' }).click()
  await row.getByRole('alert').filter({ hasText: '别人改过这件事' }).waitFor()
  await row.getByRole('button', { name: '看过了，接着办' }).click()
  await row.getByRole('button', { name: '同意，会签' }).click()
  await row.waitFor({ state: 'detached' })
  const file = await worker.get(`/api/cases/${caseId}`)
  assert.equal(file.body.judgements.at(-1).countersign.agreed, true)
  page.assertClean([/409|422/])
})

test('a new case moves the figures by itself; arrows walk along them', async (c) => {
  const page = await openBoard()
  c.after(() => page.close())
  const open = page.getByRole('button', { name: /^在办/ })
  const before = Number(await open.locator('b').innerText())
  await open.focus()
  await page.keyboard.press('ArrowRight')
  assert.match(await page.evaluate<string>('document.activeElement.innerText'), /^快到期/)
  await page.keyboard.press('ArrowLeft')
  await register(await t.signIn(t.staff.worker), '水电户名过户', null)
  await open.locator('b', { hasText: String(before + 1) }).waitFor({ timeout: allowed(2000) })
  await page.keyboard.press('Enter')
  await page.getByText('水电户名过户').waitFor()
  await page.goBack()
  await page.locator('.board-list').waitFor({ state: 'detached' })
  page.assertClean()
})

test('one A4, a phone, the dark, and English', async (c) => {
  const page = await openBoard()
  c.after(() => page.close())
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, 1, 'prints on one page')
  await page.emulateMedia({ media: 'print' })
  await shot(page, 'board-print')
  for (const colorScheme of ['dark', 'light'] as const) {
    const phone = await openBoard({ size: 'phone', colorScheme })
    c.after(() => phone.close())
    await assertNoSidewaysScroll(phone)
    await axe(phone)
    await shot(phone, `board-phone-${colorScheme}`)
    await rowsBehind(phone, phone.getByRole('button', { name: /^在办/ }))
    await assertNoSidewaysScroll(phone)
    await shot(phone, `board-phone-list-${colorScheme}`)
    phone.assertClean()
  }
  const english = await openBoard({ colorScheme: 'dark' })
  c.after(() => english.close())
  await english.getByRole('button', { name: 'English' }).click()
  await english.getByRole('heading', { name: 'Board' }).waitFor()
  await assertNoSidewaysScroll(english)
  await shot(english, 'board-english-dark')
  await axe(english)
  english.assertClean()
})
