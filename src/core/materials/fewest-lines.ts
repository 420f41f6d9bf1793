/**
 * The fewest lines that sum exactly to a target, and in how many ways: a subset sum over whole cents, exact in both answers.
 *
 * Up to four lines are found by looking up sums of pairs, for amounts of any size: n² steps. More are found by a table over all sums up to
 * the target in units of the common divisor, as long as it fits `tableSteps`; past that, five lines are still looked for, and no more.
 */
import { listedCap, usableLines, type Line } from './every-set.ts'

export interface Explanation {
  /** Smallest sets, indexes ascending: the first in order, at most `listedCap`, of up to five lines; else one. */
  readonly solutions: readonly (readonly number[])[]
  /** Number of smallest sets, at most `waysCap`. */
  readonly ways: number
}

export const waysCap = 99

/**
 * Lines × sums that the table may hold. 300 lines reach 8,300 yuan counted in single cents, 83,000 in tenths. Time and memory grow
 * with it: one bit per step for tracing a set back, 31 MB at most.
 */
const tableSteps = 250_000_000

/** `target` ≠ 0 in cents. Null when no set of lines sums to it (or none was found within the bounds above). */
export function fewestLines(target: number, amounts: readonly number[]): Explanation | null {
  const usable = usableLines(target, amounts)
  if (!usable) return null
  const { lines, unit, least } = usable

  const few = upToFour(target, lines)
  if (few || lines.length <= 4) return few
  const span = (Math.max(target, 0) - least) / unit + 1
  if (span * lines.length <= tableSteps) return byTable(target / unit, lines, unit)
  return five(target, lines)
}

/** Collects sets in the order in which they are found. */
function collector() {
  const solutions: number[][] = []
  let ways = 0
  return {
    add(...lines: Line[]): boolean {
      if (ways < listedCap) solutions.push(lines.map(({ index }) => index).toSorted((a, b) => a - b))
      ways++
      return ways < waysCap
    },
    result: (): Explanation | null => (ways > 0 ? { solutions, ways } : null),
  }
}

/** One, two, three, then four lines; the sets of a size are found in order, each once. */
function upToFour(target: number, lines: readonly Line[]): Explanation | null {
  const places = placesOf(lines)
  const one = collector()
  for (const line of lines) if (line.cents === target && !one.add(line)) break
  if (one.result()) return one.result()

  const two = collector()
  each(lines, (a, i) => after(places.get(target - a.cents), i).every((j) => two.add(a, lines[j]!)))
  if (two.result()) return two.result()

  const three = collector()
  eachPair(lines, (a, b, _, j) => after(places.get(target - a.cents - b.cents), j).every((k) => three.add(a, b, lines[k]!)))
  if (three.result()) return three.result()

  const pairs = pairsOf(lines)
  const four = collector()
  eachPair(lines, (a, b, _, j) => pairsAfter(pairs.get(target - a.cents - b.cents), j, (k, l) => four.add(a, b, lines[k]!, lines[l]!)))
  return four.result()
}

/** Three lines and a pair behind them: n³ steps, 0.5 s for 300 lines. */
function five(target: number, lines: readonly Line[]): Explanation | null {
  const pairs = pairsOf(lines)
  const found = collector()
  eachPair(lines, (a, b, _, j) => {
    for (let k = j + 1; k < lines.length - 2; k++) {
      const c = lines[k]!
      const rest = pairs.get(target - a.cents - b.cents - c.cents)
      if (!pairsAfter(rest, k, (l, m) => found.add(a, b, c, lines[l]!, lines[m]!))) return false
    }
    return true
  })
  return found.result()
}

/** Calls until `go` says to stop. */
function each(lines: readonly Line[], go: (line: Line, at: number) => boolean): void {
  lines.every((line, at) => go(line, at))
}

function eachPair(lines: readonly Line[], go: (a: Line, b: Line, i: number, j: number) => boolean): void {
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) if (!go(lines[i]!, lines[j]!, i, j)) return
  }
}

/** Amount → places in the list, ascending. */
function placesOf(lines: readonly Line[]): Map<number, number[]> {
  const places = new Map<number, number[]>()
  lines.forEach(({ cents }, at) => {
    const known = places.get(cents)
    if (known) known.push(at)
    else places.set(cents, [at])
  })
  return places
}

const after = (places: readonly number[] | undefined, at: number): readonly number[] => (places ?? []).filter((place) => place > at)

/** Sum of two lines → their places packed into one number, ascending. */
function pairsOf(lines: readonly Line[]): Map<number, number[]> {
  const pairs = new Map<number, number[]>()
  eachPair(lines, (a, b, i, j) => {
    const sum = a.cents + b.cents
    const known = pairs.get(sum)
    if (known) known.push(i * 65_536 + j)
    else pairs.set(sum, [i * 65_536 + j])
    return true
  })
  return pairs
}

/** Every pair that lies wholly behind `at`, until `go` says to stop; whether it did not. */
function pairsAfter(pairs: readonly number[] | undefined, at: number, go: (k: number, l: number) => boolean): boolean {
  if (!pairs) return true
  // Ascending, so that those behind `at` are the tail.
  let from = pairs.length
  while (from > 0 && pairs[from - 1]! >= (at + 1) * 65_536) from--
  for (let place = from; place < pairs.length; place++) {
    const pair = pairs[place]!
    if (!go(Math.floor(pair / 65_536), pair % 65_536)) return false
  }
  return true
}

const unreached = 65_535

/** For every sum the fewest lines that make it and in how many ways, line after line; refunds first, so that no sum need go above the target. */
function byTable(target: number, all: readonly Line[], unit: number): Explanation | null {
  const lines = all.map(({ cents, index }) => ({ amount: cents / unit, index })).toSorted((a, b) => a.amount - b.amount)
  const low = lines.reduce((sum, { amount }) => sum + Math.min(0, amount), 0)
  const high = Math.max(target, 0)
  const width = high - low + 1
  const fewest = new Uint16Array(width).fill(unreached)
  const ways = new Uint8Array(width)
  const taken = new Uint8Array(Math.ceil((width * lines.length) / 8))
  fewest[-low] = 0
  ways[-low] = 1
  let rest = lines.reduce((sum, { amount }) => sum + Math.max(0, amount), 0)
  let [reachedLow, reachedHigh] = [0, 0]
  lines.forEach(({ amount }, row) => {
    rest -= Math.max(0, amount)
    // Sums from which even all lines to come cannot reach the target are left alone.
    const from = Math.max(reachedLow + amount, low, amount > 0 ? target - rest : low)
    const to = Math.min(reachedHigh + amount, high)
    // Each line once: sums are read before they are written, which the direction sees to.
    const way = amount > 0 ? -1 : 1
    for (let at = (amount > 0 ? to : from) - low, left = to - from; left >= 0; left--, at += way) {
      const before = fewest[at - amount]!
      if (before === unreached) continue
      const count = before + 1
      const known = fewest[at]!
      if (count < known) {
        fewest[at] = count
        ways[at] = ways[at - amount]!
        const bit = row * width + at
        taken[bit >> 3]! |= 1 << (bit & 7)
      } else if (count === known) ways[at] = Math.min(waysCap, ways[at]! + ways[at - amount]!)
    }
    reachedLow = Math.min(reachedLow, reachedLow + amount)
    reachedHigh = Math.max(reachedHigh, Math.min(high, reachedHigh + amount))
  })
  if (fewest[target - low] === unreached) return null
  const surplus: number[] = []
  let sum = target
  for (let row = lines.length - 1; row >= 0; row--) {
    const bit = row * width + sum - low
    if ((taken[bit >> 3]! & (1 << (bit & 7))) === 0) continue
    surplus.push(lines[row]!.index)
    sum -= lines[row]!.amount
  }
  return { solutions: [surplus.toSorted((a, b) => a - b)], ways: ways[target - low]! }
}
