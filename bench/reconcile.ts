/**
 * Bill against item list at its limit of 300 lines, by processor time:
 *
 *     node_modules/.bin/node bench/reconcile.ts
 *
 * Each list takes another way through src/core/materials/{every-set,fewest-lines,match-items}.ts, the dearest that was found for it.
 * Of five rounds after one that warms up, the slowest is printed. Ends with 1 when one takes more than a second.
 */
import { reconcile, type Known, type ListLine } from '#core/materials/reconcile.ts'
import { random } from '#test/support/random.ts'

const next = random(7)
const below = (bound: number) => Math.floor(next() * bound)
const list = (length: number, cents: (at: number) => number): ListLine[] =>
  Array.from({ length }, (_, at) => ({ name: `第${at + 1}项`, cents: cents(at) }))
const sum = (lines: readonly ListLine[]) => lines.reduce((total, { cents }) => total + cents, 0)

interface Case {
  readonly lines: readonly ListLine[]
  /** What the list has too much. */
  readonly surplus: number
  readonly known?: Known
}

const daily = list(300, () => 1 + below(50_000))
const bill = daily.filter((_, at) => at % 30 !== 0)
const oneName = (lines: readonly ListLine[]) => lines.map(({ cents }, at) => ({ name: `西药${at % 3}`, cents }))
const cases: Record<string, Case> = {
  'a hospital list, one line of 200 yuan too many': {
    lines: [...daily.slice(1), ...list(1, () => 20_130)],
    surplus: 20_130,
  },
  'no answer, seen by the common divisor': { lines: list(300, () => 2 * (1 + below(20_000))), surplus: 800_001 },
  'single cents, the largest table of all sets': { lines: list(300, () => 3_001 + below(9_000)), surplus: 99_600 },
  'single cents, the largest table of the fewest lines': {
    lines: [...list(299, (at) => 100_000 + at * 300), ...list(1, () => 1)],
    surplus: 830_000,
  },
  refunds: { lines: list(300, (at) => (at % 10 === 0 ? -1 : 1) * (3_001 + at * 7)), surplus: 200_001 },
  'too large for any table': { lines: list(300, () => 1_000_000 + below(1_000_000)), surplus: 5_999_999 },
  // Every amount is 1 more than a multiple of 7, so that only sets of 6, 13 … lines could make it: five are tried in vain.
  'too large, five lines in vain': { lines: list(300, () => 1_000_000 + 7 * below(300_000)), surplus: 7_000_006 },
  'few lines, large amounts': { lines: list(32, () => 10_000_000 + below(90_000_000)), surplus: 510_000_000 },
  'few lines, large and alike': {
    lines: [...list(31, () => 99_000_000), ...list(1, () => 1)],
    surplus: 15 * 99_000_000,
  },
  'the bill’s own 270 items': { lines: daily, surplus: sum(daily) - sum(bill), known: { items: bill } },
  'items of a few names, all amounts alike': {
    lines: oneName(list(300, () => 1_000)),
    surplus: 30_000,
    known: { items: oneName(list(270, (at) => 1_000 + (at % 2))) },
  },
}

let slowest = 0
for (const [name, { lines, surplus, known }] of Object.entries(cases)) {
  const rounds = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage()
    const result = reconcile(sum(lines) - surplus, lines, known)
    const { user, system } = process.cpuUsage(before)
    return { result, millis: (user + system) / 1_000 }
  }).slice(1)
  const millis = Math.max(...rounds.map((round) => round.millis))
  slowest = Math.max(slowest, millis)
  const { verdict, solutions, allWays, byItems } = rounds[0]!.result
  const said = `${verdict}${byItems ? ' by items' : ''}, ${solutions.map((set) => set.length).join('/')} lines`
  console.log(
    `${millis.toFixed(0).padStart(5)} ms  ${name}: ${said}, ${allWays.exact ? '' : '≥ '}${allWays.count} ways`,
  )
}
if (slowest > 1_000) process.exitCode = 1
