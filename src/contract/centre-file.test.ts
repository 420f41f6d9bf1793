import test from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CentreFile, demoPasswordOf } from './centre-file.ts'

const root = join(import.meta.dirname, '../..')
const read = (): Record<string, never> & { people: { counterId?: string; username: string }[]; demo: boolean } =>
  JSON.parse(readFileSync(join(root, 'data/centre/hongqiao-demo.json'), 'utf8'))
const centre = CentreFile.parse(read())

test('centre file: the demo centre has the counters, people and limits of the story', () => {
  assert.deepEqual(
    centre.orgs.map((org) => org.level),
    ['city', 'district', 'street', 'centre'],
  )
  assert.equal(centre.counters.length, 7)
  const holders = (role: string) => centre.people.filter((person) => person.roles.some((each) => each === role))
  assert.equal(holders('counter').length, 7)
  assert.deepEqual(new Set(holders('counter').map((person) => person.counterId)).size, 7)
  assert.equal(holders('caseworker').length, 5)
  assert.equal(holders('director').filter((person) => person.secondSignature).length, 2)
  assert.equal(holders('administrator').length, 1)
  assert.deepEqual(
    centre.serviceAccounts.map((account) => account.kind),
    ['hotline'],
  )
  assert.equal(demoPasswordOf(centre, 'fangyiqing'), 'fangyiqing-Hq2023!')
})

test('centre file: every kind of the example catalogue has a caseworker, and no speciality is unknown', () => {
  const kinds = readFileSync(join(root, 'data/catalogue', centre.catalogue, 'categories.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[1])
  const known = centre.people.flatMap((person) => person.specialities)
  assert.equal(known.length, kinds.length, 'each kind has one caseworker')
  assert.deepEqual(new Set<string | undefined>(known), new Set(kinds))
})

test('centre file: names reach the hard cases', () => {
  assert.ok(centre.people.some((person) => person.name.includes('·')))
  assert.ok(centre.people.some((person) => /[\u{20000}-\u{3ffff}]/u.test(person.name)))
  assert.equal(new Set(centre.people.map((person) => person.name)).size, centre.people.length)
})

const report = join(root, '../shared/seed/000_38a400fc3eb55150.txt')
test(
  'centre file: nobody of the newspaper report is among the invented people',
  { skip: existsSync(report) ? false : '../shared/seed is not here' },
  () => {
    const printed = readFileSync(report, 'utf8')
    for (const { name } of centre.people) assert.ok(!printed.includes(name), name)
  },
)

test('centre file: the promises on the wall are the limits of the clock', () => {
  const { limits, texts } = centre
  const days = (limit: { unit: string; n?: number }) => limit.n ?? 0
  const [ordinary, general, complex] = [limits.byClass.ordinary, limits.byClass.general, limits.byClass.complex].map(
    days,
  )
  const numbers = [ordinary, general, complex, (complex ?? 0) + limits.maxExtensionDays, limits.silenceDays]
  for (const promise of [texts.zh.promise, texts.en.promise]) {
    assert.deepEqual(promise.join('\n').match(/\d+/g)?.map(Number), numbers)
  }
  assert.deepEqual([limits.contact.unit, limits.byClass.simple.unit], ['sameDay', 'atOnce'])
})

test('centre file: both languages say the same number of things, and every no says where to go instead', () => {
  const { zh, en } = centre.texts
  for (const list of ['taken', 'notTaken', 'bring', 'rules', 'promise'] as const)
    assert.equal(zh[list].length, en[list].length, list)
  assert.deepEqual(
    zh.stages.map((each) => each.stage),
    ['reception', 'triage', 'coordination', 'assessment', 'reply'],
  )
  assert.deepEqual(
    en.stages.map((each) => each.stage),
    zh.stages.map((each) => each.stage),
  )
  assert.doesNotMatch(JSON.stringify(en), /\p{Script=Han}/u)
})

test('centre file: doubles, loose ends and a password rule outside a demo are refused', () => {
  const messages = (change: (file: ReturnType<typeof read>) => void): string[] => {
    const file = read()
    change(file)
    const parsed = CentreFile.safeParse(file)
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
  }
  assert.deepEqual(
    messages(() => {}),
    [],
  )
  assert.deepEqual(
    messages((file) => void (file.people[1]!.username = file.people[0]!.username)),
    ['账号 shenjianing 用了两次'],
  )
  assert.deepEqual(
    messages((file) => void (file.people[0]!.counterId = '00000000-0000-4000-8000-000000000999')),
    ['“沈佳宁”的窗口不存在'],
  )
  assert.deepEqual(
    messages((file) => void (file.demo = false)),
    ['只有演示文件可以写密码规则'],
  )
})
