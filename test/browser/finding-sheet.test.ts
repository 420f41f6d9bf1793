/** The sheet for the insurance centre (核对单): every kind of mark, where each field was read, many lines over pages, as it was kept. */
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import qrcode from 'qrcode'
import { extractText, getDocumentProxy } from 'unpdf'
import { clocksOf } from '#core/case/clocks.ts'
import type { Finding } from '#core/case/case.ts'
import { addDays, plainDate } from '#core/clock/date.ts'
import { reconcile, type ListLine } from '#core/materials/reconcile.ts'
import type { PrintCase } from '#reports/prints/print-case.ts'
import { printModel } from '#reports/prints/prints.ts'
import { renderPrint } from '#reports/prints/render.ts'
import { findingSentence } from '#words/finding.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, openPage } from '#test/support/browser.ts'
import { calendar, registered, sample, wang } from '#test/support/case-world.ts'

let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(async () => browser?.close())

const treatment = { from: plainDate('2026-02-20'), to: plainDate('2026-02-26') }
const on = (name: string, cents: number, day = '2026-02-21'): ListLine => ({ name, cents, date: plainDate(day) })
const items: ListLine[] = [
  { name: '西药费', cents: 85_000 },
  { name: '检查费', cents: 60_000 },
  { name: '护理费', cents: 10_670 },
  { name: '床位费', cents: 8_000 },
  { name: '诊查费', cents: 2_670 },
]
const lines = [
  on('西药费 <注射用头孢曲松钠>', 85_000),
  on('检查费', 60_000),
  on('护理费', 21_340),
  on('床位费', 8_000),
  on('床位费', 8_000),
  on('陪护费', 12_000, '2026-03-02'),
]
const billCents = items.reduce((sum, { cents }) => sum + cents, 0)
const kept = {
  items,
  treatment,
  stated: {
    kind: 'fiscalBill',
    fields: {
      invoiceCode: '33060125',
      invoiceNumber: '0098123457',
      issueDate: '2026-02-26',
      sellerName: '虚构市第一人民医院',
      amountIncludingTax: '1663.40',
    },
    from: { invoiceCode: 'data', invoiceNumber: 'qr', issueDate: 'page', amountIncludingTax: 'data', items: 'data' },
  },
  remarks: [
    {
      code: 'name-differs',
      severity: 'wrong',
      paperIds: ['p2'],
      field: 'patientName',
      name: { kind: 'character', at: 2 },
    },
    { code: 'used-elsewhere', severity: 'check', paperIds: ['p1'] },
    { code: 'same-bill-pictures', severity: 'good', paperIds: ['p1', 'p2'] },
  ],
} as const satisfies Partial<Finding>

async function sheet(findings: readonly Partial<Finding>[], rest: Partial<PrintCase> = {}): Promise<PrintCase> {
  const paper = { sha256: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1000 }
  const play = registered({
    papers: [
      { ...paper, id: 'p1', label: '医疗收费电子票据.ofd' },
      { ...paper, id: 'p2', label: '' },
    ],
  })
  play.does(wang, sample.accept)
  for (const found of findings)
    play.does(wang, {
      type: 'recordFinding',
      paperIds: ['p1', 'p2'],
      bill: '医疗收费电子票据 代码 33060125 号码 0098123457',
      lines: [],
      result: reconcile(0, []),
      ...found,
    })
  const { promise, contact, legal } = clocksOf(play.state!, calendar)
  return {
    state: play.state!,
    events: play.events,
    names: (id) => ({ wang: '王建国' })[id] ?? id,
    promise,
    contact,
    legal,
    referralDue: () => null,
    centre: {
      name: '示例市政务服务中心',
      window: '“办不成事”反映窗口',
      room: '一楼',
      address: '示例路 1 号',
      phone: '021-0000-0000',
    },
    requester: { name: '陈𰻝明', idNumber: '3****************X', phone: '138****5678' },
    proxy: null,
    code: null,
    qrSvg: await qrcode.toString(play.state!.number, { type: 'svg', margin: 1 }),
    readings: [],
    checklist: null,
    basis: '',
    cards: [],
    printedBy: '王建国',
    printedAt: play.now,
    ...rest,
  }
}

async function show(print: PrintCase, name: string, size: 'desktop' | 'phone' = 'desktop') {
  const page = await openPage(browser, { size })
  await page.setContent(renderPrint(printModel('finding', print)!, { nonce: 'n', lang: 'zh', back: '/console/' }))
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const folder = join(import.meta.dirname, '../../test-results/shots')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `print-${name}.png`), await page.screenshot({ fullPage: true }))
  await writeFile(join(folder, `print-${name}.pdf`), pdf)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return { page, pages: text.map((each) => each.normalize('NFKC').replace(/\s+/g, '')) }
}

test('one page says it all: the sentence, each field with its source, marks and notes, remarks, who and when', async () => {
  const print = await sheet([{ ...kept, lines, result: reconcile(billCents, lines, kept) }])
  const { page, pages } = await show(print, 'finding-marked')
  await axe(page)
  page.assertClean()
  assert.equal(pages.length, 2)
  const text = await page.innerText('main')
  for (const must of [
    findingSentence(print.state.findings[0]!, 'zh'),
    '陈𰻝明',
    '3****************X',
    '财政电子票据',
    '33060125〔文件〕',
    '0098123457〔二维码〕',
    '2026-02-26〔文件〕',
    '虚构市第一人民医院〔手工〕',
    '2026-02-20 至 2026-02-26',
    '医疗收费电子票据.ofd、第 2 份材料',
    '王建国',
    '读到 ≠ 核验过',
    '【不符】“第 2 份材料”上的患者姓名与登记的不一致（有一个字不同，从第 2 个字起）：',
    '【请核】“医疗收费电子票据.ofd”这张票据也在另一件诉求里：',
    '【相符】',
    '<注射用头孢曲松钠>',
  ])
    assert.ok(text.includes(must), `lacks ${must}\n${text}`)
  const marked = await page
    .locator('.lines .marked')
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.childNodes as Iterable<{ textContent: string }>, (cell) => cell.textContent)),
    )
  assert.deepEqual(
    marked.map(([number, , name, , note]) => [number, name, note]),
    [
      ['≈1', '西药费 <注射用头孢曲松钠>', '票据上叫“西药费”'],
      ['≠3', '护理费', '票据上是 ¥106.70（正好 2 倍）'],
      ['＋＝5', '床位费', '票据上没有这一行；与第 4 行相同'],
      ['＋◇6', '陪护费', '票据上没有这一行；日期不在就诊期间内'],
      ['－缺', '诊查费', '票据上有，明细里没有'],
    ],
  )
  const weight = await page.evaluate("getComputedStyle(document.querySelector('.lines .marked td')).fontWeight")
  assert.ok(Number(weight) >= 600, 'bold where there is no colour')
  await page.close()
})

test('which lines is not certain: the sets are listed, fewest first, and counted', async () => {
  const list = [on('甲', 3_000), on('乙', 2_000), on('丙', 5_000), on('丁', 5_000), on('戊', 1_500), on('己', 3_500)]
  const { page } = await show(await sheet([{ lines: list, result: reconcile(15_000, list) }]), 'finding-sets')
  const text = await page.innerText('main')
  assert.match(text, /可能多出的行/)
  assert.match(text, /第 3 行 丙 ¥50\.00/)
  assert.match(text, /能解释差额的组合共有 4 种/)
  assert.equal(await page.locator('.lines .marked').count(), 1)
  await page.close()
})

test('300 dated lines: the head of the list on every page of it, sums at its end, the mark in its place', async () => {
  const many = Array.from({ length: 300 }, (_, at) => ({
    name: `第${at + 1}项 ${['注射用头孢曲松钠 1.0g', '静脉输液', 'C 反应蛋白测定', '一次性使用无菌注射器（带针）5ml'][at % 4]}`,
    cents: at === 206 ? 21_340 : 100_000 + 2 * at,
    date: addDays(treatment.from, at % 7),
  }))
  const total = many.reduce((sum, { cents }) => sum + cents, 0)
  const print = await sheet([{ treatment, lines: many, result: reconcile(total - 21_340, many, { treatment }) }])
  const { page, pages } = await show(print, 'finding-300-dated')
  assert.ok(pages.length > 3 && pages.length <= 10, `${pages.length} pages`)
  const withLines = pages.filter((text) => /第\d+项/.test(text))
  assert.ok(withLines.length >= 5)
  for (const text of withLines) assert.match(text, /行日期项目金额说明/)
  for (const text of pages) assert.ok(text.includes(print.state.number.replace(/\s/g, '')))
  assert.equal(pages.filter((text) => /★2072026-02-\d\d第207项/.test(text)).length, 1)
  await page.close()
})

test('of several comparisons the one asked for; one from before has no source but the hand', async () => {
  const {
    verdict,
    billCents: of,
    listCents,
    differenceCents,
    surplus,
    ways,
    duplicates,
  } = reconcile(145_000, lines.slice(0, 2))
  const result = { verdict, billCents: of, listCents, differenceCents, surplus, ways, duplicates }
  const old = { lines: lines.slice(0, 2), result }
  const findings = [old, { ...kept, lines, result: reconcile(billCents, lines, kept) }]
  const first = await show(await sheet(findings, { findingId: 'f1' }), 'finding-first')
  const text = await first.page.innerText('main')
  assert.match(text, /代码 33060125 号码 0098123457〔手工〕/)
  assert.match(text, /¥1,450\.00〔手工〕/)
  assert.ok(!text.includes('材料之间的核对'))
  await first.page.close()
  assert.equal(printModel('finding', await sheet(findings, { findingId: 'f9' })), null)
  const phone = await show(await sheet(findings), 'phone-finding-marked', 'phone')
  await assertNoSidewaysScroll(phone.page)
  await phone.page.close()
})
