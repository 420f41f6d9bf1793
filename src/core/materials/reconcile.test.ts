import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
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
  assert.deepEqual(reconcile(21_340, list), {
    verdict: 'surplusLines',
    billCents: 21_340,
    listCents: 44_940,
    differenceCents: 23_600,
    surplus: [2],
    ways: 1,
    duplicates: [],
  })
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

/** All subsets, by counting: the slow truth. */
function bruteForce(target: number, cents: readonly number[]): { size: number; ways: number } | null {
  let best: { size: number; ways: number } | null = null
  for (let mask = 1; mask < 1 << cents.length; mask++) {
    let [total, size] = [0, 0]
    for (let bit = 0; bit < cents.length; bit++) {
      if ((mask & (1 << bit)) === 0) continue
      total += cents[bit]!
      size++
    }
    if (total !== target || (best && size > best.size)) continue
    best = best && best.size === size ? { size, ways: best.ways + 1 } : { size, ways: 1 }
  }
  return best
}

const amounts = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 13 }),
  fc.array(fc.integer({ min: -30, max: 60 }), { minLength: 1, maxLength: 13 }),
  fc.array(fc.constantFrom(500, 1_000, 1_500, -500, 0), { minLength: 1, maxLength: 13 }),
  // Amounts so large that the table does not fit and only sets of up to five lines are looked for.
  fc.array(
    fc.integer({ min: 1, max: 9 }).map((n) => n * 1_000_000_000 + 7),
    { minLength: 1, maxLength: 9 },
  ),
)

test('reconcile property: the smallest sets and their number are those of trying every subset', () => {
  let [found, large] = [0, 0]
  fc.assert(
    fc.property(amounts, fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }), fc.boolean(), (cents, chosen, exact) => {
      // Half the time a difference that some subset makes, else any.
      const target = exact
        ? cents.filter((_, at) => chosen[at]).reduce((total, each) => total + each, 0)
        : chosen.filter(Boolean).length * 11
      if (target <= 0) return
      const list = lines(...cents)
      const truth = bruteForce(target, cents)
      const { verdict, surplus, ways } = reconcile(sum(list) - target, list)
      if (cents[0]! > 1_000_000 && truth && truth.size > 5) return
      assert.equal(verdict, truth ? 'surplusLines' : 'unexplained')
      if (!truth) return
      found++
      if (surplus.length > 4) large++
      assert.equal(surplus.length, truth.size)
      assert.equal(ways, Math.min(99, truth.ways))
      assert.equal(new Set(surplus).size, surplus.length)
      assert.deepEqual(
        surplus,
        surplus.toSorted((a, b) => a - b),
      )
      assert.equal(
        surplus.reduce((total, at) => total + cents[at]!, 0),
        target,
      )
    }),
    { seed: 20261004, numRuns: 3_000 },
  )
  assert.ok(found > 800 && large > 150, `${found} explained, ${large} of them with five lines or more`)
})

test('reconcile: 300 lines within a second of processor time, also the worst', (context) => {
  let seed = 7
  const next = () => (seed = (seed * 48_271) % 2_147_483_647)
  const lists: Record<string, [ListLine[], number]> = {
    'single cents, one line': [lines(...Array.from({ length: 300 }, () => next() % 50_000)), -1],
    'no answer, seen by the common divisor': [lines(...Array.from({ length: 300 }, () => (next() % 40_000) * 2 + 2)), 800_001],
    'single cents, table full': [lines(...Array.from({ length: 299 }, (_, at) => 100_000 + at * 300), 1), 830_000],
    'too large for the table': [lines(...Array.from({ length: 300 }, () => 1_000_000 + (next() % 1_000_000))), 5_999_999],
    // Every amount is 1 more than a multiple of 7, so that only sets of 6, 13 … lines could make it: five are tried in vain.
    'too large, no answer': [
      lines(...Array.from({ length: 300 }, () => 1_000_000 + 7 * (next() % 300_000) - ((1_000_000 - 1) % 7))),
      7_000_006,
    ],
    refunds: [lines(...Array.from({ length: 300 }, (_, at) => (at % 10 === 0 ? -1 : 1) * (3_001 + at * 7))), 200_001],
  }
  for (const [name, [list, target]] of Object.entries(lists)) {
    const started = process.cpuUsage()
    const result = reconcile(sum(list) - (target === -1 ? list[17]!.cents : target), list)
    const { user, system } = process.cpuUsage(started)
    const millis = (user + system) / 1_000
    context.diagnostic(`${name}: ${millis.toFixed(0)} ms, ${result.verdict} ${result.surplus.length} × ${result.ways}`)
    // Processor time, and three times the limit: the machine of a test run may be slow and busy with other things.
    assert.ok(millis < 3_000, `${name}: ${millis} ms`)
  }
})
