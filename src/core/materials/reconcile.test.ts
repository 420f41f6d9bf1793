import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { PlainDate } from '../clock/date.ts'
import { everySet } from './every-set.ts'
import { reconcile, type ListLine } from './reconcile.ts'

const lines = (...cents: number[]): ListLine[] => cents.map((amount, index) => ({ name: `第${index + 1}项`, cents: amount }))
const sum = (list: readonly ListLine[]) => list.reduce((total, { cents }) => total + cents, 0)

test("reconcile: Ms Chen's bill of 213.40 and a list with 236.00 too much: exactly that line", () => {
  const list = [
    { name: '西药费', cents: 8_640 },
    { name: '检查费', cents: 9_000 },
    { name: '检查费', cents: 23_600 },
    { name: '挂号费', cents: 2_200 },
    { name: '注射费', cents: 1_500 },
  ]
  const sums = { verdict: 'surplusLines', billCents: 21_340, listCents: 44_940, differenceCents: 23_600 } as const
  const found = { surplus: [2], ways: 1, duplicates: [], solutions: [[2]], allWays: { count: 1, exact: true } }
  const noItems = { itemsCompared: false, missing: [], notOnBill: [], namedDifferently: [], amountDiffers: [] }
  assert.deepEqual(reconcile(21_340, list), { ...sums, ...found, ...noItems, byItems: false, outside: [], refunds: [] })
  // With the bill's own items it is not a guess any more.
  const items = list.filter((_, at) => at !== 2)
  const decided = { ...noItems, itemsCompared: true, notOnBill: [2], byItems: true, outside: [], refunds: [] }
  assert.deepEqual(reconcile(21_340, list, { items }), { ...sums, ...found, ...decided })
})

test('reconcile: equal, less, nothing that fits, nothing at all', () => {
  assert.equal(reconcile(300, lines(100, 200)).verdict, 'equal')
  assert.deepEqual([reconcile(400, lines(100, 200)).verdict, reconcile(400, lines(100, 200)).differenceCents], ['missingAmount', -100])
  assert.deepEqual(reconcile(150, lines(100, 200)), { ...reconcile(150, lines(100, 200)), verdict: 'unexplained', surplus: [], ways: 0 })
  assert.equal(reconcile(0, []).verdict, 'equal')
  assert.equal(reconcile(5, []).verdict, 'missingAmount')
  assert.equal(reconcile(0, lines(0, 0)).verdict, 'equal')
})

test('reconcile: an amount that is not whole cents is a defect of the caller', () => {
  for (const cents of [1.5, Number.NaN, 2 ** 53]) {
    assert.throws(() => reconcile(cents, []), /not whole cents/)
    assert.throws(() => reconcile(0, lines(cents)), /not whole cents/)
  }
})

test('reconcile: fewer lines come first; several sets of the same size are counted, not hidden', () => {
  const one = reconcile(1_000, lines(300, 200, 500, 500))
  assert.deepEqual([one.surplus, one.ways], [[2], 2])
  const two = reconcile(1_000, lines(1_000, 150, 350, 200, 300))
  assert.deepEqual([two.differenceCents, two.ways, two.surplus.length], [1_000, 1, 1])
  const pairs = reconcile(1_000, lines(600, 400, 150, 350, 200, 300, 5_000))
  assert.deepEqual([pairs.verdict, pairs.ways], ['surplusLines', 1], '5000 + 600 + 400')
})

test('reconcile: duplicates are named beside the answer', () => {
  const list = [...lines(100, 200), { name: '第1项', cents: 100 }, { name: '第1项', cents: 100 }]
  assert.deepEqual(reconcile(300, list).duplicates, [
    [0, 2],
    [0, 3],
  ])
  assert.deepEqual(reconcile(300, list).ways, 1, '200 alone')
})

test('reconcile: a refund in the list may be part of the answer', () => {
  const { verdict, surplus, ways } = reconcile(1_000, lines(1_000, 800, -300))
  assert.deepEqual([verdict, surplus, ways], ['surplusLines', [1, 2], 1])
})

test('reconcile: many equal amounts: counted up to 99', () => {
  const equal = reconcile(280 * 500, lines(...Array.from({ length: 300 }, () => 500)))
  assert.deepEqual([equal.verdict, equal.surplus.length, equal.ways], ['surplusLines', 20, 99])
  assert.deepEqual(reconcile(299 * 500, lines(...Array.from({ length: 300 }, () => 500))).ways, 99)
  assert.deepEqual(reconcile(13 * 500, lines(...Array.from({ length: 14 }, () => 500))).ways, 14)
})

test('reconcile: more than eight lines too many are found', () => {
  // Nine different odd lines among even hundreds: the difference can only be these nine.
  const odd = [1, 2, 4, 8, 16, 32, 64, 128, 256]
  const list = lines(...odd, ...Array.from({ length: 60 }, (_, at) => 1_000 * (at + 1)))
  const { surplus, ways } = reconcile(sum(list) - 511, list)
  assert.deepEqual([surplus, ways], [[0, 1, 2, 3, 4, 5, 6, 7, 8], 1])
})

/** All subsets but the empty one, lines of nothing left out, by counting: the slow truth. */
function bruteForce(target: number, cents: readonly number[]): number[][] {
  const found: number[][] = []
  const places = [...cents.keys()].filter((at) => cents[at] !== 0)
  for (let mask = 1; mask < 1 << places.length; mask++) {
    let total = 0
    for (let bit = 0; bit < places.length; bit++) if (mask & (1 << bit)) total += cents[places[bit]!]!
    if (total === target) found.push(places.filter((_, bit) => mask & (1 << bit)))
  }
  return found.toSorted((one, other) => one.length - other.length)
}

const amounts = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 13 }),
  fc.array(fc.integer({ min: -30, max: 60 }), { minLength: 1, maxLength: 13 }),
  fc.array(fc.constantFrom(500, 1_000, 1_500, -500, 0), { minLength: 1, maxLength: 13 }),
  // Amounts so large that the table does not fit.
  fc.array(
    fc.integer({ min: 1, max: 9 }).map((n) => n * 1_000_000_000 + 7),
    { minLength: 1, maxLength: 9 },
  ),
)

test('reconcile property: the smallest sets, their number and that of all sets are those of trying every subset', () => {
  let [found, large, negative, many] = [0, 0, 0, 0]
  fc.assert(
    fc.property(amounts, fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }), fc.boolean(), (cents, chosen, exact) => {
      // Half the time a difference that some subset makes, else any.
      const target = exact
        ? cents.filter((_, at) => chosen[at]).reduce((total, each) => total + each, 0)
        : chosen.filter(Boolean).length * 11
      if (target === 0) return
      const list = lines(...cents)
      const truth = bruteForce(target, cents)
      const { verdict, surplus, ways, solutions, allWays } = reconcile(sum(list) - target, list)
      const nothing = target < 0 ? 'missingAmount' : 'unexplained'
      assert.equal(verdict, truth.length > 0 ? 'surplusLines' : nothing)
      assert.deepEqual(allWays, { count: truth.length, exact: true })
      assert.deepEqual(surplus, solutions[0] ?? [])
      assert.deepEqual(
        solutions.map((set) => set.length),
        truth.slice(0, 5).map((set) => set.length),
      )
      const known = new Set(truth.map(String))
      assert.ok(solutions.every((set) => known.has(String(set))) && new Set(solutions.map(String)).size === solutions.length)
      if (truth.length === 0) return
      assert.equal(ways, Math.min(99, truth.filter((set) => set.length === truth[0]!.length).length))
      found++
      if (surplus.length > 4) large++
      if (target < 0) negative++
      if (truth.length > 99) many++
    }),
    { seed: 20261004, numRuns: 3_000 },
  )
  assert.ok(found > 800 && large > 150, `${found} explained, ${large} of them with five lines or more`)
  assert.ok(negative > 30 && many > 20, `${negative} by refunds, ${many} in a hundred ways or more`)
})

test('reconcile: by table and by halves the same sets are counted', () => {
  // Seventeen lines in steps of 7 fen fit the table; times a prime of eight digits, plus one line that spoils the common divisor, they do not.
  const small = Array.from({ length: 17 }, (_, at) => 7 * (at + 3))
  const target = 7 * 40
  const large = [...small.map((cents) => cents * 10_000_019), 1]
  const [one, other] = [everySet(target, small)!, everySet(target * 10_000_019, large)!]
  assert.deepEqual([other.ways, other.total], [one.ways, one.total])
  assert.ok(one.total > 20)
  assert.deepEqual(
    other.solutions.map((set) => set.length),
    one.solutions.map((set) => set.length),
  )
})

test('reconcile: past counting it says so, and never claims more than it counted', () => {
  const equal = reconcile(150 * 500, lines(...Array.from({ length: 300 }, () => 500)))
  assert.deepEqual([equal.ways, equal.allWays], [99, { count: Number.MAX_SAFE_INTEGER, exact: false }])
  assert.equal(equal.solutions.length, 5)
  const list = lines(...Array.from({ length: 60 }, (_, at) => 1_000_003 + at * 50_021))
  const large = reconcile(sum(list) - list[3]!.cents - list[20]!.cents, list)
  assert.deepEqual([large.verdict, large.surplus.length, large.allWays.exact], ['surplusLines', 2, false])
  assert.deepEqual([large.allWays.count, large.solutions.length], [large.ways, 5])
  assert.ok(large.ways >= 10)
})

test('reconcile: the same line twice is one line of one day twice, and none where the bill has it twice too', () => {
  const charge = { name: '床位费', cents: 4_000 }
  const on = (day: number): ListLine => ({ ...charge, date: `2026-03-0${day}` as PlainDate })
  assert.deepEqual(reconcile(12_000, [on(1), on(2), on(3)]).duplicates, [])
  assert.deepEqual(reconcile(8_000, [on(1), on(2), on(1)]).duplicates, [[0, 2]])
  assert.deepEqual(reconcile(4_000, [on(1), charge]).duplicates, [[0, 1]], 'without a day it may be the same')
  assert.deepEqual(reconcile(4_000, [{ name: '床位费 ', cents: 4_000 }, charge]).duplicates, [[0, 1]])
  const twice = { items: [charge, charge] }
  assert.deepEqual(reconcile(8_000, [charge, charge], twice).duplicates, [])
  const thrice = reconcile(8_000, [charge, charge, charge], twice)
  assert.deepEqual([thrice.duplicates, thrice.surplus, thrice.byItems, thrice.ways], [[[0, 2]], [2], true, 1])
})

test('reconcile: lines of days before or after the treatment', () => {
  const dated = ['2026-02-28', '2026-03-01', '2026-03-05', '2026-03-06'].map((date, at) => ({
    name: `第${at}项`,
    cents: 100,
    date: date as PlainDate,
  }))
  const treatment = { from: '2026-03-01' as PlainDate, to: '2026-03-05' as PlainDate }
  assert.deepEqual(reconcile(400, [...dated, { name: '无日期', cents: 5 }], { treatment }).outside, [0, 3])
  assert.deepEqual(reconcile(400, dated).outside, [])
})

test("reconcile: the bill's own items: missing, not on the bill, named or priced differently", () => {
  const items = [
    { name: '*医疗服务*诊查费', cents: 1_000 },
    { name: '西药费', cents: 8_640 },
    { name: 'ＣＴ 平扫', cents: 22_000 },
    { name: '注射费', cents: 500 },
    { name: '化验费', cents: 3_000 },
  ]
  const list = [
    { name: '诊查费', cents: 1_000 },
    { name: '阿莫西林胶囊（西药）', cents: 8_640 },
    { name: 'CT平扫', cents: 22_000 },
    { name: '注射费', cents: 1_500 },
    { name: '陪护费', cents: 2_000 },
  ]
  const { verdict, itemsCompared, missing, notOnBill, namedDifferently, amountDiffers, byItems } = reconcile(35_140, list, { items })
  assert.deepEqual([verdict, itemsCompared, byItems], ['equal', true, false])
  assert.deepEqual([missing, notOnBill], [[4], [4]])
  assert.deepEqual(namedDifferently, [{ item: 1, line: 1 }])
  assert.deepEqual(amountDiffers, [{ item: 3, line: 3, times: 3 }])
})

test('reconcile: 300 long names with one amount are held against each other in no time', () => {
  const of = (from: number) =>
    Array.from({ length: 300 }, (_, line) => ({
      name: `${'输液注射'.repeat(49)}${String(from + line).padStart(4, '0')}`,
      cents: 500,
    }))
  const begin = performance.now()
  const { namedDifferently } = reconcile(150_000, of(0), { items: of(300) })
  assert.equal(namedDifferently?.length, 300)
  // 7.6 s when every name was taken apart for every pair; everybody else waits meanwhile.
  assert.ok(performance.now() - begin < 1_500)
})

test('reconcile: a bill that names kinds of fees is not held against single ones', () => {
  const items = ['西药费', '检查费', '化验费', '治疗费'].map((name, at) => ({ name, cents: 10_000 + at }))
  const list = lines(...Array.from({ length: 40 }, (_, at) => 1_000 + at * 3))
  const { itemsCompared, missing, notOnBill } = reconcile(sum(items), list, { items })
  assert.deepEqual([itemsCompared, missing, notOnBill], [false, [], []])
})

test('reconcile: what the bill gives back and the list does not, and the other way round', () => {
  const back = { name: '退药', cents: -3_600 }
  const list = lines(10_000, 5_000)
  const lacking = reconcile(11_400, list, { items: [...list, back] })
  assert.deepEqual([lacking.verdict, lacking.missing, lacking.differenceCents], ['unexplained', [2], 3_600])
  const extra = reconcile(15_000, [...list, back])
  assert.deepEqual([extra.verdict, extra.surplus, extra.differenceCents, extra.refunds], ['surplusLines', [2], -3_600, [2]])
})

const item = fc.record({ name: fc.constantFrom('甲', '乙', '丙', '丁'), cents: fc.constantFrom(100, 200, 300, -100) })

test('reconcile property: every item and line is told once, and what is told makes the difference', () => {
  let compared = 0
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 9 }), fc.array(item, { minLength: 1, maxLength: 9 }), (items, list) => {
      const found = reconcile(sum(items), list, { items })
      if (!found.itemsCompared) return
      compared++
      const pairs = [...found.namedDifferently, ...found.amountDiffers]
      const told = [...found.missing, ...pairs.map((pair) => pair.item)]
      assert.equal(new Set(told).size, told.length)
      const toldLines = [...found.notOnBill, ...pairs.map((pair) => pair.line)]
      assert.equal(new Set(toldLines).size, toldLines.length)
      assert.equal(items.length - told.length, list.length - toldLines.length, 'the rest is equal, one to one')
      const difference =
        sum(found.notOnBill.map((at) => list[at]!)) -
        sum(found.missing.map((at) => items[at]!)) +
        found.amountDiffers.reduce((total, { item: at, line }) => total + list[line]!.cents - items[at]!.cents, 0)
      assert.equal(difference, found.differenceCents)
      const mayBeSurplus = [...found.notOnBill, ...found.amountDiffers.map((pair) => pair.line)]
      assert.ok(found.solutions.flat().every((at) => mayBeSurplus.includes(at)))
      for (const { item: at, line } of found.namedDifferently)
        assert.ok(items[at]!.cents === list[line]!.cents && items[at]!.name !== list[line]!.name)
      for (const { item: at, line } of found.amountDiffers)
        assert.ok(items[at]!.cents !== list[line]!.cents && items[at]!.name === list[line]!.name)
      assert.ok(!found.missing.some((at) => found.notOnBill.some((line) => list[line]!.name === items[at]!.name)))
    }),
    { seed: 20261124, numRuns: 3_000 },
  )
  assert.ok(compared > 1_000, `${compared} compared`)
})
