import test from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parseCatalogue, readCatalogue } from './catalogue-import.ts'
import { decodeText } from './csv-rows.ts'
import { lineOfPath } from './json-lines.ts'
import { findUnit, sameName } from './unit-names.ts'
import { findItems } from '#contract/item-search.ts'

const root = join(import.meta.dirname, '../..')
const example = parseCatalogue(join(root, 'data/catalogue/shanghai-example'))
const shared = join(root, '../shared')

const heading = 'id,name,category,department,channel,confidence,source'
const categories = 'id,name,position\nmedical,医疗保险,1\n'
const said = (texts: Parameters<typeof readCatalogue>[0]): string[] =>
  readCatalogue(texts).problems.map(
    (problem) => `${problem.severity} ${problem.file}:${problem.line} ${problem.message}`,
  )

test('catalogue: the example reads without errors, and its one dubious alias is the only warning', () => {
  assert.deepEqual(
    example.problems.map((problem) => [problem.severity, problem.file, problem.line]),
    [['warning', 'unit-aliases.csv', 4]],
  )
  assert.equal(example.items.length, 171)
  assert.equal(new Set(example.items.map((item) => item.id)).size, 171)
  assert.equal(example.categories.length, 13)
  assert.equal(example.units.length, 52)
  assert.equal(example.aliases.length, 28)
  for (const item of example.items) {
    const names = [item.name, ...(item.shortName === '' ? [] : [item.shortName]), ...item.otherNames]
    assert.equal(item.keys.length, names.length)
    names.forEach((name, at) => assert.equal(item.keys[at]?.split(' ').length, Array.from(name).length, name))
  }
})

for (const [file, column] of [
  ['research/matters.csv', 'item'],
  ['data/shanghai-items/items.csv', 'item'],
] as const) {
  const path = join(shared, file)
  test(
    `catalogue: every item of ${file} is present`,
    { skip: existsSync(path) ? false : `../shared/${file} is not here` },
    () => {
      const rows = parse(readFileSync(path, 'utf8'), { columns: true }) as Record<string, string>[]
      assert.ok(rows.length >= 117)
      const names = new Set(example.items.flatMap((item) => [item.name, ...item.otherNames].map(sameName)))
      // A remark in brackets at the end may have moved to the notes; the name before it must be there.
      const missing = rows
        .map((row) => row[column] ?? '')
        .filter((name) => !names.has(sameName(name)) && !names.has(sameName(name.replace(/（[^）]*）$/, ''))))
      assert.deepEqual(missing, [])
    },
  )
}

const unitFiles = join(shared, 'data/shanghai-items')
test(
  'catalogue: every Changning unit and alias is present',
  { skip: existsSync(unitFiles) ? false : '../shared/data/shanghai-items is not here' },
  () => {
    const read = (file: string) =>
      parse(readFileSync(join(unitFiles, file), 'utf8'), { columns: true }) as Record<string, string>[]
    const units = read('changning_units.csv')
    assert.equal(units.length, 51)
    for (const { unit } of units)
      assert.ok(
        example.units.some((entry) => entry.name === unit),
        unit ?? '',
      )
    for (const { alias, unit } of read('unit_aliases.csv')) {
      assert.ok(
        example.aliases.some((entry) => entry.alias === alias && entry.unit === unit),
        alias ?? '',
      )
    }
  },
)

test('catalogue: every example guide says that it is an example, where it comes from, and belongs to an item', () => {
  assert.equal(example.guides.length, 6)
  const claim = example.guides.find(
    (guide) => guide.itemId === example.items.find((item) => item.name === '医疗费零星报销')?.id,
  )
  assert.deepEqual(
    claim?.materials.map((material) => material.name),
    ['身份证', '医保卡', '银行卡', '就医凭证', '发票', '发票明细清单'],
  )
  assert.deepEqual(claim?.materials.find((material) => material.id === 'invoice')?.alternatives, [
    ['纸质发票'],
    ['电子发票'],
  ])
  for (const guide of example.guides) {
    assert.equal(guide.disclaimer, '例子，请换成本中心自己的清单')
    assert.ok(guide.sources.every((id) => example.sources.some((source) => source.id === id)))
  }
})

test('catalogue: a unit is found by name, by alias, and never by a dubious alias', () => {
  const unit = (name: string) => {
    const found = findUnit(name, example)
    return found === undefined ? undefined : 'unit' in found ? found.unit.name : `存疑 ${found.dubious.suggestion}`
  }
  assert.equal(unit('虹桥街道'), '虹桥街道')
  assert.equal(unit('虹桥街道社区事务受理服务中心'), '虹桥街道')
  assert.equal(unit('长宁区婚姻(收养)登记中心'), '区民政局/婚登中心')
  assert.equal(unit('区医保中心'), '区医疗保险事务中心')
  assert.equal(example.units.find((entry) => entry.name === '区医疗保险事务中心')?.countsAs, '区医保局')
  assert.equal(unit('长宁区绿化和市容管理局'), '存疑 区绿化市容局')
  assert.equal(unit('不存在的局'), undefined)
})

test('catalogue: faults of rows are named by file and line, all at once, and only those rows stay out', () => {
  const items = [
    heading,
    'a-1,甲事项,医疗保险,市医保局,counter,high,x',
    'a-1,乙事项,医疗保险,市医保局,counter,high,x',
    'A 3,丙事项,医疗保险,市医保局,counter,sure,x',
    '"a-4","多行\n的名字",医疗保险,市医保局,counter,high,x',
    'a-5,戊事项,没有的类别,市医保局,counter,high,x',
    'a-6,己事项,医疗保险,市医保局',
    '',
    'a-8,,医疗保险,市医保局,,high,x',
    'a-9,甲 事项,医疗保险,市医保局,counter+窗口,高,x',
  ].join('\n')
  assert.deepEqual(said({ 'categories.csv': categories, 'items.csv': items }), [
    'error items.csv:3 编号“a-1”和第 2 行重复',
    'error items.csv:4 “编号”只能用小写字母、数字和短横线',
    'error items.csv:4 “可信度”只能写 high、medium、low 之一',
    'error items.csv:7 类别“没有的类别”在 categories.csv 里没有',
    'error items.csv:8 这一行有 4 栏，应为 7 栏',
    'error items.csv:10 “名称”不能为空',
    'error items.csv:10 “办理渠道”至少写一个办理渠道',
    'warning items.csv:11 “甲 事项”和第 2 行“甲事项”叫法相同，查找时会分不清',
  ])
  assert.deepEqual(
    readCatalogue({ 'categories.csv': categories, 'items.csv': items }).items.map((item) => item.id),
    ['a-1', 'a-4', 'a-9'],
  )
})

test('catalogue: faults of whole files are named too', () => {
  assert.deepEqual(said({}), ['error categories.csv:null 找不到这个文件', 'error items.csv:null 找不到这个文件'])
  assert.deepEqual(said({ 'categories.csv': categories, 'items.csv': '' }), ['error items.csv:1 文件是空的'])
  assert.deepEqual(said({ 'categories.csv': categories, 'items.csv': 'id,name,类别,颜色\n' }), [
    'warning items.csv:1 不认识“颜色”这一栏，没有读',
    'error items.csv:1 缺少“department”（部门）这一栏',
    'error items.csv:1 缺少“channel”（办理渠道）这一栏',
    'error items.csv:1 缺少“confidence”（可信度）这一栏',
    'error items.csv:1 缺少“source”（来源）这一栏',
  ])
  assert.deepEqual(
    said({ 'categories.csv': categories, 'items.csv': `${heading}\na-1,"甲,医疗保险\n` })[0]?.startsWith(
      'error items.csv:',
    ),
    true,
  )
})

test('catalogue: faults of guides point at the very line', () => {
  const items = `${heading}\na-1,甲事项,医疗保险,市医保局,counter,high,x\n`
  const guide = {
    itemId: 'a-1',
    summary: '甲',
    conditions: [],
    materials: [{ id: 'm', name: '身份证', alternatives: [['身份证']] }],
    process: ['来'],
    fee: '免费',
    places: ['窗口'],
    sources: ['x'],
    asOf: '2023',
  }
  const base = { 'categories.csv': categories, 'items.csv': items }
  const text = JSON.stringify([guide, { ...guide, itemId: 'nowhere' }, guide], null, 1)
  const lineOf = (needle: string, from = 0) => text.slice(0, text.indexOf(needle, from)).split('\n').length
  const second = text.indexOf('nowhere')
  assert.deepEqual(said({ ...base, 'guides.json': text }), [
    `error guides.json:${lineOf('{', second - 30)} 事项“nowhere”在 items.csv 里没有`,
    `error guides.json:${lineOf('{', text.lastIndexOf(' {\n  "itemId"'))} 事项编号“a-1”和第 2 行重复`,
  ])
  const wrong = JSON.stringify(
    [{ ...guide, materials: [{ id: 'm', name: '身份证', alternatives: [[]], deferrable: 'maybe' }] }],
    null,
    1,
  )
  const at = (needle: string) => wrong.slice(0, wrong.indexOf(needle)).split('\n').length
  assert.deepEqual(said({ ...base, 'guides.json': wrong }), [
    `error guides.json:${at('[]\n    ]')} “可用哪些材料”一种办法至少要有一样材料`,
    `error guides.json:${at('"deferrable"')} “能否容缺”只能写 yes、no、unknown 之一`,
  ])
  assert.deepEqual(said({ ...base, 'guides.json': '[\n {"itemId": "a-1",\n }\n]' }), [
    'error guides.json:3 这里的写法不对，可能少了逗号、引号或括号',
  ])
})

test('catalogue: faults of retrieval cards, and of guides that name them, in plain Chinese at their line', () => {
  assert.deepEqual(
    example.cards.map(({ id }) => id),
    ['e-bill', 'fee-list', 'e-bill-check'],
  )
  for (const card of example.cards) assert.ok(card.sources.every((id) => example.sources.some((one) => one.id === id)))
  const card = {
    id: 'e-bill',
    title: '取票',
    steps: ['扫码'],
    cost: '免费',
    time: '当场',
    sources: ['x'],
    asOf: '2023',
  }
  const items = `${heading}\na-1,甲事项,医疗保险,市医保局,counter,high,x\n`
  const base = { 'categories.csv': categories, 'items.csv': items }
  const cards = JSON.stringify([card, { ...card, id: 'b', address: 'http://a.cn', steps: [] }, { ...card }], null, 1)
  const at = (needle: string) => cards.slice(0, cards.lastIndexOf(needle)).split('\n').length
  assert.deepEqual(said({ ...base, 'retrieval-cards.json': cards }), [
    `error retrieval-cards.json:${at('"steps": []')} “步骤”至少写一步`,
    `error retrieval-cards.json:${at('"address"')} “网址”要以 https:// 开头`,
    `error retrieval-cards.json:${at(' {\n  "id": "e-bill"')} 编号“e-bill”和第 2 行重复`,
  ])
  const material = {
    id: 'm',
    name: '发票',
    alternatives: [['发票', '《发票》']],
    card: 'gone',
    deferrable: 'no',
    deferDays: 5,
  }
  const rest = {
    summary: '甲',
    conditions: [],
    process: ['来'],
    fee: '免费',
    places: ['窗口'],
    sources: ['x'],
    asOf: '2023',
  }
  const guides = JSON.stringify([{ itemId: 'a-1', materials: [material], cards: ['gone'], ...rest }])
  assert.deepEqual(said({ ...base, 'guides.json': guides, 'retrieval-cards.json': '[]' }), [
    'warning guides.json:1 材料“发票”的小卡“gone”在 retrieval-cards.json 里没有',
    'warning guides.json:1 材料“发票”的一种办法里，同一样材料写了两次',
    'warning guides.json:1 材料“发票”写了不能容缺，又写了几个工作日内补，请核对',
    'warning guides.json:1 小卡“gone”在 retrieval-cards.json 里没有',
  ])
})

test('catalogue: a sheet saved by a Chinese spreadsheet (GB18030, Chinese headings and values) is read', () => {
  assert.equal(decodeText(Buffer.from('d2bdc1c6b1a3cfd5', 'hex')), '医疗保险')
  assert.equal(decodeText(Buffer.from('\ufeff医疗保险')), '医疗保险')
  const sheet =
    '编号,事项名称,类别,部门,渠道,可信度,来源,别名\na-1,甲事项,医疗保险,市医保局,窗口+自助终端,中,x,某事｜那件事\n'
  const [item] = readCatalogue({ 'categories.csv': categories, 'items.csv': sheet }).items
  assert.deepEqual(
    [item?.channels, item?.confidence, item?.otherNames],
    [['counter', 'terminal'], 'medium', ['某事', '那件事']],
  )
})

test('catalogue: lineOfPath finds nested values behind strings with brackets, quotes and escapes', () => {
  const text = '{\n "a": "}]\\"{",\n "b": [\n  1,\n  {"c":\n   null}\n ]\n}'
  assert.equal(lineOfPath(text, ['a']), 2)
  assert.equal(lineOfPath(text, ['b', 0]), 4)
  assert.equal(lineOfPath(text, ['b', 1, 'c']), 6)
  assert.equal(lineOfPath(text, ['b', 1, 'absent']), 5)
})

test('catalogue: in the real list, letters find what a clerk means', () => {
  const first = (query: string) => findItems(query, example.items)[0]?.name
  assert.equal(first('lxbx'), '医疗费零星报销')
  assert.equal(first('零星报销'), '医疗费零星报销')
  assert.equal(first('医药费报销'), '医疗费零星报销')
  assert.equal(first('jygxzy'), '就医关系转移')
  assert.equal(first('jygxzycx'), '就医关系转移撤销')
  assert.equal(first('dibao'), '城乡居民最低生活保障申请')
  assert.equal(first('chxsq'), '长期护理保险申请')
  assert.equal(first('312000377000'), '办理门急诊就医记录册（新制、更换）')
  const yb = findItems('yb', example.items, 200).map((item) => item.name)
  for (const name of ['办理居民医保受理登记', '医保就医明细查询', '医保个人信息查询'])
    assert.ok(yb.includes(name), name)
  assert.deepEqual(findItems('zzzqqq', example.items), [])
})
