/** Every document on paper: rendered, counted in pages, held to what must and must not stand on it. Pictures: test-results/shots/print-*. */
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import qrcode from 'qrcode'
import type { Browser } from 'playwright-core'
import { qrOfAddress } from '#app/card-qr.ts'
import { clocksOf, referralClock } from '#core/case/clocks.ts'
import { dateOf, plainDate } from '#core/clock/date.ts'
import { checklist, lacking } from '#core/materials/checklist.ts'
import { reconcile } from '#core/materials/reconcile.ts'
import { closeChildren } from '#documents/child.ts'
import { readPayload } from '#documents/qr-payload.ts'
import { readQr } from '#documents/read-qr.ts'
import { forPerson, printKinds, withFullName, type PrintCase, type PrintKind } from '#reports/prints/print-case.ts'
import { printModel } from '#reports/prints/prints.ts'
import { renderPrint } from '#reports/prints/render.ts'
import { askedFor } from '#words/checklist.ts'
import { printWords } from '#words/prints.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage } from '#test/support/browser.ts'
import { exampleCatalogue } from '#test/support/example-catalogue.ts'
import { accepted, calendar, registered, sample, wang, zhao } from '#test/support/case-world.ts'

const longName = '阿卜杜热合曼·买买提艾力·吐尔逊江·艾孜再木吾拉𰻝𫖯'
const payload = '01,32,,24312000000136634917,1663.40,20260226,,1DD6'
const url = 'https://bancheng.example/q/ABC123.0123456789abcdefghijkl'
const staff: Readonly<Record<string, string>> = {
  wang: '王建国',
  li: '李·阿依古丽',
  zhao: '赵敏',
  sun: '孙晓梅',
  qian: '钱正明',
}
const names = (id: string) => staff[id] ?? id

/** Ms Chen's item, as the example catalogue has it, with rules for what may follow later. */
const guide = exampleCatalogue.guides.find(({ itemId }) => itemId === 'sh-0024')!
const ruled = guide.materials.map((material) =>
  material.id === 'bank-card'
    ? { ...material, deferrable: 'yes' as const, deferDays: 5, commitment: 'yes' as const }
    : material,
)
const demandedHere = (id: string) => ruled.find((material) => material.id === id)!

let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => {
  await browser?.close()
  closeChildren()
})

/** A case with everything in it that a case can have. */
function story(lines: { name: string; cents: number }[], billCents: number) {
  const play = registered({
    title: '门诊零星报销，发票与明细对不上',
    statement:
      '我妈住院的发票是 1663.40 元，医院打的明细多了一行 213.40 元，医保窗口说对不上不收。\n我已经跑了三趟，医院说系统里就是这样，改不了。<b>怎么办</b>',
    wish: '把钱报了，别让我再跑了',
    papers: [{ id: 'p1', sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1000, label: '住院发票' }],
    requester: {
      personId: 'person-1',
      kind: 'individual',
      proxy: { personId: 'person-2', relation: '女儿', authority: '委托书' },
    },
  })
  play.does(wang, sample.accept, { type: 'recordReading', paperId: 'p1', qr: [payload] })
  play.does(wang, {
    type: 'recordFinding',
    paperIds: ['p1'],
    bill: '电子发票 24312000000136634917',
    lines,
    result: reconcile(billCents, lines),
  })
  play.does(wang, sample.tell, {
    type: 'askForMaterials',
    materials: [
      { name: '医院盖章的费用明细', why: '原来的一份多了一行，需要医院确认', where: '医院收费处（一楼）' },
      { name: '社保卡复印件', why: '报销款打到卡里', where: '窗口可以免费复印' },
    ],
    until: plainDate('2026-03-10'),
  })
  return play
}

function whole(lines: { name: string; cents: number }[], billCents: number) {
  const play = story(lines, billCents).until('2026-03-03 09:30')
  play.does(wang, { type: 'provideMaterials', requestId: 'q1', text: '女儿送来了盖章明细' })
  play.does(wang, {
    type: 'refer',
    kind: 'report',
    body: '区医疗保障局',
    contact: '陈科',
    question: '多出的一行能否剔除后受理？请明确今后同类情况的做法。',
  })
  play.does(wang, sample.way, {
    type: 'addWay',
    way: '请医院出情况说明',
    basis: '医保经办规程第十二条',
    result: 'fails',
    note: '医院说要总院盖章',
  })
  play
    .until('2026-03-04 10:00')
    .does(wang, { ...sample.answer, referralId: 'r1', text: '可以剔除后受理。', basis: '经办规程第十二条' })
  play.does(wang, sample.judge)
  play.does(wang, {
    ...sample.reply,
    basis: '医保经办规程第十二条：明细与票据不一致的，以票据为准。',
    alternatives: '今后可以在医院自助机上直接打印电子明细。',
    remedy: '如不同意，可以在六十日内申请行政复议。',
  })
  play.does(wang, sample.deliver)
  play.does(zhao, { ...sample.call, solved: 'yes', note: '钱已经到账了，谢谢。就是跑了太多趟。' })
  return play
}

/** Asked, sent back, and settled at one table. */
function together() {
  const play = story(few, 166340)
  play.does(wang, { ...sample.refer, body: '区医疗保障局' }, sample.way)
  play.does(wang, { ...sample.giveBack, referralId: 'r1' }, sample.callTogether, sample.plan, {
    ...sample.hold,
    attended: ['i1'],
    commitments: [{ ...sample.hold.commitments[0], until: plainDate('2026-03-10') }],
  })
  return play
}

async function printed(play: ReturnType<typeof accepted>, forPerson: boolean, name = longName): Promise<PrintCase> {
  const state = play.state!
  const { promise, contact, legal } = clocksOf(state, calendar)
  return {
    state,
    events: play.events,
    names,
    promise,
    contact,
    legal,
    referralDue: (id) =>
      referralClock(
        state.referrals.find((entry) => entry.id === id)!,
        calendar,
      ).date,
    centre: {
      name: '虹桥街道社区事务受理服务中心',
      window: '“办不成事”反映窗口',
      room: '一楼“办不成事”反映窗口',
      address: '示例路 1 号',
      phone: '021-0000-0000',
    },
    requester: { name, idNumber: '3****************X', phone: '138****5678' },
    proxy: { name: '陈小明', idNumber: '3****************1', phone: '139****0000' },
    code: forPerson ? 'ABCDE-FGHJK-MNPQR' : null,
    qrSvg: await qrcode.toString(forPerson ? url : state.number, { type: 'svg', margin: 1 }),
    readings: [readPayload(payload)],
    checklist: checklist(ruled, state.materials ?? [], { today: dateOf(play.now), calendar }),
    basis: '《医疗保障基金使用监督管理条例》第十五条（测试用，随目录数据给出）',
    cards: await Promise.all(
      exampleCatalogue.cards.map(async (card) => ({ ...card, qrSvg: await qrOfAddress(card.address) })),
    ),
    printedBy: '王建国',
    printedAt: play.now,
  }
}

const few = [
  { name: '西药费 <注射用头孢曲松钠>', cents: 85000 },
  { name: '检查费', cents: 60000 },
  { name: '护理费', cents: 21340 },
  { name: '床位费', cents: 21340 },
]
// One line too many: no. 207. The others are odd amounts, so that only it explains the difference.
const many = Array.from({ length: 300 }, (_, at) => ({
  name: `第${at + 1}项 ${['注射用头孢曲松钠 1.0g', '静脉输液', 'C 反应蛋白测定', '一次性使用无菌注射器（带针）5ml'][at % 4]}`,
  cents: at === 206 ? 21340 : 100_000 + 2 * at,
}))
const sum = (lines: { cents: number }[]) => lines.reduce((total, { cents }) => total + cents, 0)

async function open(kind: PrintKind, print: PrintCase, size: 'desktop' | 'phone' = 'desktop') {
  const model = printModel(kind, print)
  assert.ok(model, `nothing to print: ${kind}`)
  const page = await openPage(browser, { size })
  await page.setContent(renderPrint(model, { nonce: 'n', lang: 'zh', back: '/console/' }))
  return page
}

const pagesOf = (pdf: Buffer) => (pdf.toString('latin1').match(/\/Type\s*\/Page(?![s\w])/g) ?? []).length

// [kind, case, pages it may take]
const sheets: readonly (readonly [PrintKind, () => ReturnType<typeof accepted>, number])[] = [
  ['slip', () => registered({ papers: [] }), 1],
  ['acceptance', () => accepted(), 1],
  ['materials', () => story(few, 166340), 1],
  ['reply', () => whole(few, 166340), 1],
  ['followup', () => whole(few, 166340), 1],
  ['register', () => whole(few, 166340), 3],
  ['finding', () => whole(few, sum(few) - 85000), 1],
  ['course', () => whole(few, 166340), 2],
  ['conference', together, 2],
]

/** Half of what the item demands is here; the rest is asked for as the checklist says it. */
function oneNotice() {
  const play = registered()
  const mark = (id: string, state: 'seen' | 'brought' | 'deferred', part: string | null = null) =>
    ({ type: 'markMaterial', material: demandedHere(id), part, state, paperIds: [], note: '' }) as const
  play.does(
    wang,
    sample.accept,
    mark('id-card', 'seen'),
    mark('insurance-card', 'brought'),
    mark('bank-card', 'deferred'),
  )
  const list = checklist(ruled, play.state!.materials!, { today: dateOf(play.now), calendar })
  const asked = lacking(list).map((lack) => askedFor(lack, '零星报销'))
  play.does(wang, { type: 'askForMaterials', materials: asked, until: plainDate('2026-03-10') })
  play.does(wang, mark('invoice', 'brought', '电子发票'))
  return play
}

for (const [kind, play, most] of sheets) {
  test(`${kind} on paper`, async () => {
    const print = await printed(play(), forPerson.includes(kind), withFullName.includes(kind) ? longName : '阿***')
    const page = await open(kind, print)
    await axe(page)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    await keep(kind, pdf, await page.screenshot({ fullPage: true }))
    const text = await page.innerText('main')
    for (const must of [print.state.number, print.printedBy, printWords[kind].zh.slice(0, 2)])
      assert.ok(text.includes(must), `${kind} lacks ${must}`)
    assert.equal(text.includes(longName), withFullName.includes(kind), `the name in full on ${kind}`)
    if (kind === 'slip') assert.ok(!text.includes('阿'), 'no name at all on the slip')
    // The code opens the person's page: it stands on what the person takes home, and nowhere else.
    assert.equal(text.includes('ABCDE'), kind === 'slip')
    assert.ok(pagesOf(pdf) >= 1 && pagesOf(pdf) <= most, `${kind}: ${pagesOf(pdf)} pages`)
    page.assertClean()
    await page.close()
  })
}

test('the list of 300 lines: the surplus line stands out, the number and the QR code on every page', async () => {
  const print = await printed(whole(many, sum(many) - 21340), false)
  assert.deepEqual(print.state.findings[0]!.result.surplus, [206])
  const page = await open('finding', print)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await keep('finding-300', pdf, await page.screenshot({ fullPage: true }))
  assert.equal(await page.locator('.lines .marked').count(), 1)
  assert.match(await page.locator('.lines .marked').innerText(), /★207/)
  assert.ok(pagesOf(pdf) > 1 && pagesOf(pdf) <= 8, `${pagesOf(pdf)} pages`)
  await page.close()
})

test('what people wrote is text: no markup of theirs comes through', async () => {
  const page = await open('register', await printed(whole(few, 166340), false))
  assert.equal(await page.locator('main b').count(), 0)
  assert.ok((await page.innerText('main')).includes('<b>怎么办</b>'))
  await page.close()
})

test('every sheet fits a phone and works without script', async () => {
  const play = whole(few, sum(few) - 85000)
  for (const kind of printKinds) {
    const shown = kind === 'conference' ? together() : play
    const page = await open(kind, await printed(shown, false), 'phone')
    await assertNoSidewaysScroll(page)
    await keep(`phone-${kind}`, null, await page.screenshot({ fullPage: true }))
    await page.close()
  }
  const body = renderPrint(printModel('reply', await printed(play, true))!, {
    nonce: 'n',
    lang: 'zh',
    back: '/console/',
  })
  const page = await openPage(browser, { javaScript: false })
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  await page.goto('http://127.0.0.1/print')
  assert.equal(await page.locator('#print').isVisible(), false)
  assert.ok(await page.getByText('Ctrl+P').isVisible())
  await page.close()
})

test('one notice: what is missing with its ways, where to get it, what came since, and what is here already', async () => {
  const page = await open('materials', await printed(oneNotice(), true))
  await axe(page)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await keep('notice', pdf, await page.screenshot({ fullPage: true }))
  assert.ok(pagesOf(pdf) <= 2)
  const rows = await page.locator('.grid tbody tr').allInnerTexts()
  assert.deepEqual(
    rows.map((row) => [row.split('\t')[1]!.trim(), row.includes('✓')]),
    [
      ['就医凭证', false],
      ['发票', true],
      ['发票明细清单', false],
    ],
  )
  assert.match(rows[1]!, /纸质发票，或者电子发票，有一种就行/)
  assert.match(rows[2]!, /见小卡“取和票据配套的费用明细”/)
  const text = await page.innerText('main')
  for (const must of [
    '身份证，看过原件',
    '医保卡',
    '银行卡，可以后补，最晚2026年3月9日（周一）',
    '发票（电子发票）',
    '依据：',
    '示例路 1 号',
  ])
    assert.ok(text.includes(must), `lacks ${must}`)
  page.assertClean()
  await page.close()
})

test('cards on paper: two on a sheet, nothing of the person, a code that leads to the address', async () => {
  const print = await printed(oneNotice(), false)
  const page = await open('cards', print)
  await axe(page)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await keep('cards', pdf, await page.screenshot({ fullPage: true }))
  assert.equal(await page.locator('.card').count(), 3)
  assert.equal(pagesOf(pdf), 2)
  // What does not fit on half a sheet would be cut off in silence.
  await page.emulateMedia({ media: 'print' })
  const cut = await page
    .locator('.card')
    .evaluateAll((cards) => cards.filter((card) => card.scrollHeight > card.clientHeight + 1).length)
  assert.equal(cut, 0)
  const text = await page.innerText('main')
  assert.ok(!text.includes('阿') && !text.includes(print.state.number))
  const code = await page.locator('.card .qr').screenshot()
  assert.deepEqual(await readQr(code), { ok: true, texts: ['https://pjcy.mof.gov.cn'] })
  assert.equal(printModel('cards', { ...print, cards: [] }), null)
  await page.close()
})

test('nothing is printed that there is nothing for', async () => {
  const fresh = await printed(registered(), true)
  for (const kind of ['acceptance', 'materials', 'reply', 'followup', 'finding', 'conference'] as const)
    assert.equal(printModel(kind, fresh), null, kind)
})

async function keep(name: string, pdf: Buffer | null, picture: Buffer): Promise<void> {
  const folder = join(import.meta.dirname, '../../test-results/shots')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `print-${name}.png`), picture)
  if (pdf) await writeFile(join(folder, `print-${name}.pdf`), pdf)
}
