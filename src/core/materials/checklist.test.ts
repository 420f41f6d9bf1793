import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { at, calendar, demanded } from '#test/support/case-world.ts'
import { addDays, dateOf, plainDate } from '../clock/date.ts'
import { askedTwice } from './asked-twice.ts'
import { broughtBy } from './brought.ts'
import { checklist, lacking, type MaterialRow } from './checklist.ts'
import {
  isHere,
  isOf,
  markStates,
  papersOf,
  partMarked,
  plainName,
  withMark,
  withoutPaper,
  type DemandedMaterial,
  type MarkState,
  type MaterialMark,
} from './marks.ts'

const monday = at('2026-03-02 09:00')
const day = { today: dateOf(monday), calendar }

function mark(materialId: string, part: string | null, state: MarkState, paperIds: string[] = [], when = monday): MaterialMark {
  const material = demanded.find(({ id }) => id === materialId)!
  const { name, alternatives } = material
  return {
    materialId,
    name,
    alternatives,
    part: partMarked(material, part, state),
    state,
    paperIds,
    note: '',
    at: when,
    by: 'wang',
    lapsed: false,
  }
}
const made = (...marks: MaterialMark[]) => marks.reduce<MaterialMark[]>(withMark, [])
const row = (id: string, marks: readonly MaterialMark[]): MaterialRow =>
  checklist(demanded, marks, day).rows.find(({ material }) => material.id === id)!
const standings = (marks: readonly MaterialMark[]) => checklist(demanded, marks, day).rows.map(({ standing }) => standing)

test('nothing marked: everything is missing, and what stands under a condition is to be asked about', () => {
  const list = checklist(demanded, [], day)
  assert.deepEqual([list.standing, list.mayDefer], ['missing', false])
  assert.deepEqual(standings([]), ['missing', 'missing', 'undecided', 'missing'])
  assert.deepEqual(row('invoice', []).missing, [['纸质发票'], ['电子发票']], 'either way is the shortest')
  assert.deepEqual(row('home', []).missing, [['户口簿']], 'one paper is shorter than two')
})

test('one complete way is enough; half of the longer way makes it as short as the other', () => {
  const half = made(mark('home', '居住证', 'brought'))
  assert.deepEqual(row('home', half).missing, [['户口簿'], ['租赁合同']])
  assert.equal(row('home', half).standing, 'missing', 'who brings one paper has the condition met')
  const whole = made(...half, mark('home', '租赁合同', 'seen'))
  assert.deepEqual([row('home', whole).standing, row('home', whole).way], ['satisfied', 1])
  assert.equal(row('home', made(...whole, mark('home', '租赁合同', 'open'))).standing, 'missing')
})

test('deferred until so many working days after it was said, never moved by the second paper; late once that day has passed', () => {
  const marks = made(mark('invoice', null, 'deferred'))
  assert.deepEqual([row('invoice', marks).standing, row('invoice', marks).until], ['deferred', plainDate('2026-03-09')])
  const later = { today: plainDate('2026-03-10'), calendar }
  assert.equal(checklist(demanded, marks, later).rows[1]!.late, true)
  assert.equal(checklist(demanded, marks, { ...later, today: plainDate('2026-03-09') }).rows[1]!.late, false)
  const wednesday = at('2026-03-04 09:00')
  const parts = made(mark('home', '租赁合同', 'deferred'), mark('home', '居住证', 'deferred', [], wednesday))
  assert.deepEqual([row('home', parts).standing, row('home', parts).until], ['deferred', null], 'the catalogue names no days')
  assert.equal(row('home', made(mark('home', '户口簿', 'committed'))).standing, 'committed')
})

test('the whole list: missing, then only conditions, then with deferrals, then complete', () => {
  const rest = [mark('id-card', null, 'seen'), mark('bank-card', null, 'brought')]
  assert.equal(checklist(demanded, made(...rest), day).standing, 'missing')
  assert.equal(checklist(demanded, made(...rest, mark('invoice', '电子发票', 'brought')), day).standing, 'undecided')
  const settled = [...rest, mark('home', null, 'notNeeded')]
  assert.equal(checklist(demanded, made(...settled), day).mayDefer, true, 'the invoice may follow')
  assert.equal(checklist(demanded, made(...settled, mark('invoice', null, 'deferred')), day).standing, 'withDeferrals')
  assert.equal(checklist(demanded, made(...settled, mark('invoice', null, 'brought')), day).standing, 'complete')
  assert.equal(checklist(demanded, made(...settled, mark('invoice', '电子发票', 'doubtful')), day).standing, 'missing')
})

test('in doubt until something takes its place; a doubt on the whole takes its papers with it', () => {
  const doubted = made(mark('invoice', '电子发票', 'brought'), mark('invoice', null, 'doubtful'))
  assert.equal(row('invoice', doubted).standing, 'doubtful')
  assert.deepEqual(row('invoice', doubted).missing, [['纸质发票'], ['电子发票']])
  assert.equal(row('invoice', made(...doubted, mark('invoice', '纸质发票', 'brought'))).standing, 'satisfied')
})

test('the same paper serves wherever it is demanded, also when it was brought for the item before', () => {
  const other: DemandedMaterial = { ...demanded[2]!, id: 'household', name: '户籍材料', alternatives: [['《户口簿》'], ['户籍证明']] }
  const marks = made(mark('home', '户口簿', 'brought'))
  const [shared] = checklist([other], marks, day).rows
  assert.deepEqual([shared!.standing, shared!.parts[0]!.sharedWith], ['satisfied', '住处证明'])
  const list = checklist(demanded.slice(0, 1), marks, day)
  assert.deepEqual([list.rows.length, list.notCounted.map(({ name }) => name)], [1, ['住处证明']])
  const renamed = checklist([{ ...demanded[0]!, name: '护照', alternatives: [['护照']] }], made(mark('id-card', null, 'brought')), day)
  assert.deepEqual([renamed.rows[0]!.standing, renamed.notCounted.length], ['missing', 1], 'an id given another name is another material')
})

test('a withdrawn paper opens again what rested on nothing else, and says so', () => {
  const marks = made(mark('id-card', null, 'brought', ['p1']), mark('invoice', '电子发票', 'brought', ['p1', 'p2']))
  const after = withoutPaper(marks, 'p1', { at: monday, by: 'wang' })
  assert.deepEqual(
    after.map(({ state, paperIds, lapsed }) => [state, paperIds, lapsed]),
    [
      ['open', [], true],
      ['brought', ['p2'], false],
    ],
  )
  assert.equal(row('id-card', after).standing, 'missing')
})

test('asked twice: refused with the day for what is here, with a reason allowed for what was in doubt or handed in', () => {
  const marks = made(mark('id-card', null, 'seen'), mark('invoice', '电子发票', 'brought'), mark('bank-card', null, 'doubtful'))
  const codes = (name: string, why = '', requests: Parameters<typeof askedTwice>[2] = []) =>
    [...askedTwice([{ name, why }], marks, requests)].map(({ code, params }) => [code, params['date'] ?? ''])
  assert.deepEqual(codes(' 身份证 ', '再看一次'), [['already-brought', '2026-03-02']])
  assert.deepEqual(codes('电子发票', '再要'), [['already-brought', '2026-03-02']], 'the paper')
  assert.deepEqual(codes('发票', '再要'), [['already-brought', '2026-03-02']], 'the material')
  assert.deepEqual(codes('纸质发票'), [['again-needs-why', '']], 'the other way is not needed, unless somebody says why')
  assert.deepEqual(codes('银行卡'), [['again-needs-why', '']])
  assert.deepEqual(codes('银行卡', '账户已注销'), [])
  const provided = [{ status: 'provided', materials: [{ name: '情况说明', why: '' }] }] as const
  assert.deepEqual(codes('情况说明', ' ', provided), [['again-needs-why', '']])
  assert.deepEqual(codes('情况说明'), [])
  const twice = [
    { name: '户口簿', why: '' },
    { name: '户口簿 ', why: '' },
  ]
  assert.deepEqual(
    [...askedTwice(twice, [], [])].map(({ code }) => code),
    ['asked-twice'],
  )
})

// —— any catalogue, any marks ——
const paper = fc.constantFrom('户口簿', '居住证', '租赁合同', '身份证', '《身份证》', '发票')
const aMaterial = (id: string): fc.Arbitrary<DemandedMaterial> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constantFrom('身份证', '住处证明', '发票', '其他证明'),
    alternatives: fc.array(fc.array(paper, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    form: fc.constantFrom('original' as const, 'copy' as const),
    when: fc.constantFrom('', '代办时'),
    deferrable: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    deferDays: fc.constantFrom(null, 1, 10),
    commitment: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
  })
const catalogue = fc.integer({ min: 1, max: 4 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => aMaterial(`m${at}`))))
interface Step {
  readonly which: number
  readonly part: number
  readonly state: MarkState
  readonly paperIds: string[]
  readonly days: number
}
const steps = fc.array(
  fc.record<Step>({
    which: fc.nat(3),
    part: fc.nat(6),
    state: fc.constantFrom(...markStates),
    paperIds: fc.subarray(['p1', 'p2']),
    days: fc.nat(20),
  }),
  { maxLength: 12 },
)
function play(materials: readonly DemandedMaterial[], all: readonly Step[]): MaterialMark[] {
  return all.reduce<MaterialMark[]>((marks, { which, part, state, paperIds, days }, at) => {
    const material = materials[which % materials.length]!
    const names = [null, ...papersOf(material.alternatives)]
    const when = `${addDays(day.today, days)}T0${at % 10}:00:00.000Z` as MaterialMark['at']
    return withMark(marks, {
      materialId: material.id,
      name: material.name,
      alternatives: material.alternatives,
      part: partMarked(material, names[part % names.length]!, state),
      state,
      paperIds,
      note: '',
      at: when,
      by: 'wang',
      lapsed: false,
    })
  }, [])
}
const runs = { seed: 20261124, numRuns: 3000 }
const say = (material: DemandedMaterial, part: string | null, state: MarkState): MaterialMark => ({
  ...mark('id-card', null, state),
  materialId: material.id,
  name: material.name,
  alternatives: material.alternatives,
  part: partMarked(material, part, state),
})

test('property: bringing the shortest missing papers settles a material, and no fewer would', () => {
  let tried = 0
  fc.assert(
    fc.property(catalogue, steps, (materials, all) => {
      const marks = play(materials, all)
      for (const { material, missing, standing } of checklist(materials, marks, day).rows) {
        const now = (with_: readonly string[]) =>
          with_.reduce<MaterialMark[]>((before, name) => withMark(before, say(material, name, 'brought')), [...marks])
        const settles = (names: readonly string[]) =>
          checklist(materials, now(names), day).rows.find((each) => each.material.id === material.id)!.standing === 'satisfied'
        if (standing === 'satisfied' || standing === 'notNeeded') assert.deepEqual(missing, [])
        else {
          tried++
          for (const names of missing) {
            assert.ok(names.length > 0, 'nothing is missing, yet it is not settled')
            assert.ok(settles(names), `${names.join('+')} does not settle it`)
            // Where a doubt is settled, the same paper brought for something else counts again: then fewer may do.
            if (marks.some(({ state }) => state === 'doubtful')) continue
            const papers = papersOf(material.alternatives)
            // Every set of fewer papers, by counting in binary.
            for (let set = 0; set < 2 ** papers.length; set++) {
              const fewer = papers.filter((_, at) => (set >> at) & 1)
              if (fewer.length < names.length) assert.ok(!settles(fewer), `${fewer.join('+')} would have been enough`)
            }
          }
        }
      }
    }),
    { ...runs, numRuns: 1500 },
  )
  assert.ok(tried > 500, `only ${tried} open materials were tried`)
})

test('property: what the list says is missing may be asked for, and what is here may not', () => {
  let refused = 0
  fc.assert(
    fc.property(catalogue, steps, (materials, all) => {
      const marks = play(materials, all)
      const list = checklist(materials, marks, day)
      const ask = (name: string) => [...askedTwice([{ name, why: '要核对' }], marks, [])].map(({ code }) => code)
      for (const { row: lack, paper: single } of lacking(list)) {
        const begun = lack.parts.some(({ state }) => isHere(state ?? undefined))
        if (single !== null || !begun) assert.deepEqual(ask(single ?? lack.material.name), [])
      }
      const names = lacking(list).map(({ row: lack, paper: single }) => plainName(single ?? lack.material.name))
      assert.equal(new Set(names).size, names.length, 'asked for twice in one notice')
      // Beside a doubt another rule holds.
      if (marks.some(({ state }) => state === 'doubtful')) return
      for (const held of marks.filter(({ state, part }) => isHere(state) && part !== null)) {
        refused++
        assert.deepEqual(ask(held.part!), ['already-brought'])
        assert.ok(broughtBy(held.part!, marks))
      }
      for (const { standing, material, mark: whole } of list.rows) {
        if (standing === 'satisfied' && isHere(whole?.state)) assert.deepEqual(ask(material.name), ['already-brought'])
      }
    }),
    runs,
  )
  assert.ok(refused > 300, `only ${refused} papers were here`)
})

test('property: one mark per material and paper; taken back, it stands as if never said; withdrawn papers carry nothing', () => {
  fc.assert(
    fc.property(catalogue, steps, (materials, all) => {
      const marks = play(materials, all)
      const keys = marks.map(({ materialId, name, part }) => [materialId, plainName(name), part === null ? '' : plainName(part)].join('|'))
      assert.equal(new Set(keys).size, keys.length)
      for (const material of materials) {
        const opened = [null, ...papersOf(material.alternatives)].reduce<MaterialMark[]>(
          (before, name) => withMark(before, say(material, name, 'open')),
          [...marks],
        )
        const without = marks.filter((each) => !isOf(each, material))
        const standing = (of: readonly MaterialMark[]) =>
          checklist(materials, of, day).rows.find((each) => each.material.id === material.id)!.standing
        const before = standing(without)
        assert.equal(standing(opened), before === 'undecided' ? 'missing' : before)
      }
      const bare = ['p1', 'p2'].reduce((left, id) => withoutPaper(left, id, { at: monday, by: 'wang' }), marks)
      for (const [index, left] of bare.entries()) {
        assert.deepEqual(left.paperIds, [])
        if (marks[index]!.paperIds.length > 0) assert.deepEqual([left.state, left.lapsed], ['open', true])
        else assert.deepEqual(left, marks[index])
      }
    }),
    runs,
  )
})

test('property: the whole follows from its rows', () => {
  fc.assert(
    fc.property(catalogue, steps, (materials, all) => {
      const list = checklist(materials, play(materials, all), day)
      const some = (...wanted: string[]) => list.rows.some(({ standing }) => wanted.includes(standing))
      assert.equal(list.standing === 'missing', some('missing', 'doubtful'))
      assert.equal(list.standing === 'complete', !some('missing', 'doubtful', 'undecided', 'deferred', 'committed'))
      for (const each of list.rows) {
        if (each.way !== null)
          assert.ok(
            each.material.alternatives[each.way]!.every((name) =>
              each.parts.some((part) => plainName(part.name) === plainName(name) && isHere(part.state ?? undefined)),
            ),
          )
        if (each.until) assert.equal(each.standing, 'deferred')
      }
    }),
    runs,
  )
})
