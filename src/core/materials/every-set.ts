/**
 * Every set of lines that sums exactly to a target: how many there are over all sizes, and the smallest of them, smallest first.
 *
 * Exact in both answers, by one of two methods: a table over all sums in units of the common divisor, as long as it fits `tableCells`;
 * or, for up to `fewLines` lines, every set of one half against every set of the other, whatever the amounts. Else null: nobody counts
 * the sets of 300 lines for a difference of 100,000 yuan, and there are far too many to tell a person anything.
 */

export interface EverySet {
  /** The smallest sets, at most `listedCap`, smallest first; indexes ascending. Empty when no set sums to the target. */
  readonly solutions: readonly (readonly number[])[]
  /** Of the smallest size. */
  readonly ways: number
  /** Of all sizes; exact below `countCap`, which stands for that many or more. */
  readonly total: number
}

export const listedCap = 5
/** As far as a double counts exactly. */
export const countCap = Number.MAX_SAFE_INTEGER

/** Lines × sums: 300 lines reach 1,000 yuan counted in single cents. Two bytes each, 60 MB at most. */
const tableCells = 30_000_000
const fewLines = 32

export interface Line {
  readonly cents: number
  readonly index: number
}

/**
 * The lines that can be part of a set at all: a line of nothing explains nothing, and one above the target only if another gives back.
 * Null when the sums that they can make leave the target out.
 */
export function usableLines(target: number, amounts: readonly number[]): { lines: Line[]; unit: number; least: number } | null {
  const anyNegative = amounts.some((cents) => cents < 0)
  const lines = amounts.map((cents, index) => ({ cents, index })).filter(({ cents }) => cents !== 0 && (anyNegative || cents <= target))
  const unit = lines.reduce((divisor, { cents }) => greatestCommonDivisor(divisor, Math.abs(cents)), 0)
  if (unit === 0 || target % unit !== 0) return null
  const most = lines.reduce((sum, { cents }) => sum + Math.max(0, cents), 0)
  const least = lines.reduce((sum, { cents }) => sum + Math.min(0, cents), 0)
  return target > most || target < least ? null : { lines, unit, least }
}

/** `target` ≠ 0 in cents. */
export function everySet(target: number, amounts: readonly number[]): EverySet | null {
  const usable = usableLines(target, amounts)
  if (!usable) return { solutions: [], ways: 0, total: 0 }
  const { lines, unit, least } = usable
  const span = (Math.max(target, 0) - least) / unit + 1
  if (span * (lines.length + 1) <= tableCells) return byTable(target / unit, lines, unit)
  return lines.length <= fewLines ? byHalves(target, lines) : null
}

const unreached = 65_535

/**
 * Row by row from the last line to the first: the fewest lines from there on that make each sum. Refunds are the first lines, so that
 * what is still to be made never lies outside the table. A walk from the first line that only enters where the table says that enough
 * lines are left to pay for it ends in a solution every time.
 */
function byTable(target: number, all: readonly Line[], unit: number): EverySet {
  const lines = [...all.filter(({ cents }) => cents < 0), ...all.filter(({ cents }) => cents > 0)]
  const amounts = lines.map(({ cents }) => cents / unit)
  const low = Math.min(0, target)
  const high = target - amounts.reduce((sum, amount) => sum + Math.min(0, amount), 0)
  const width = high - low + 1
  const fewest = new Uint16Array(width * (lines.length + 1)).fill(unreached)
  const ways = new Float64Array(width)
  const total = new Float64Array(width)
  fewest[lines.length * width - low] = 0
  ways[-low] = total[-low] = 1
  for (let row = lines.length - 1; row >= 0; row--) {
    const amount = amounts[row]!
    const [here, next] = [row * width, (row + 1) * width]
    // Each line once: sums are read before they are written, which the direction sees to.
    const way = amount > 0 ? -1 : 1
    fewest.copyWithin(here, next, next + width)
    for (let at = amount > 0 ? width - 1 : 0, left = width - Math.abs(amount); left > 0; left--, at += way) {
      const before = fewest[next + at - amount]!
      if (before === unreached) continue
      total[at] = Math.min(countCap, total[at]! + total[at - amount]!)
      const known = fewest[next + at]!
      if (before + 1 < known) {
        fewest[here + at] = before + 1
        ways[at] = ways[at - amount]!
      } else if (before + 1 === known) ways[at] = Math.min(countCap, ways[at]! + ways[at - amount]!)
    }
  }
  const smallest = fewest[target - low]!
  if (smallest === unreached) return { solutions: [], ways: 0, total: 0 }
  const wanted = Math.min(listedCap, total[target - low]!)
  const solutions: number[][] = []
  for (let size = smallest; solutions.length < wanted; size++) solutions.push(...walk(size).slice(0, wanted - solutions.length))
  return { solutions, ways: ways[target - low]!, total: total[target - low]! }

  /** The first sets of exactly that size, at most `listedCap`. */
  function walk(size: number): number[][] {
    const found: number[][] = []
    const taken: number[] = []
    const visit = (row: number, sum: number): void => {
      if (row === lines.length) {
        if (taken.length === size) found.push(taken.toSorted((a, b) => a - b))
        return
      }
      const rest = sum - amounts[row]!
      if (rest >= low && rest <= high && fewest[(row + 1) * width + rest - low]! < size - taken.length) {
        taken.push(lines[row]!.index)
        visit(row + 1, rest)
        taken.pop()
      }
      if (found.length < listedCap && fewest[(row + 1) * width + sum - low]! <= size - taken.length) visit(row + 1, sum)
    }
    visit(0, target)
    return found
  }
}

/** The sets of one half that make a sum: how many of each size, and the smallest of them. */
interface Group {
  readonly bySize: number[]
  readonly smallest: number[]
}

function byHalves(target: number, lines: readonly Line[]): EverySet {
  const left = lines.slice(0, lines.length >> 1)
  const right = lines.slice(left.length)
  const groups = new Map<number, Group>()
  for (const { set, sum, size } of setsOf(right)) {
    const group = groups.get(sum) ?? { bySize: [], smallest: [] }
    groups.set(sum, group)
    group.bySize[size] = (group.bySize[size] ?? 0) + 1
    if (group.smallest.length < listedCap) group.smallest.push(set)
  }
  const bySize = Array.from({ length: lines.length + 1 }, () => 0)
  let best: number[][] = []
  for (const { set, sum, size } of setsOf(left)) {
    const group = groups.get(target - sum)
    if (!group) continue
    group.bySize.forEach((count, other) => (bySize[size + other]! += count))
    if (best.length === listedCap && size >= best.at(-1)!.length) continue
    const here = indexesIn(left, set)
    const more = group.smallest.map((other) => [...here, ...indexesIn(right, other)])
    best = [...best, ...more].toSorted((one, other) => one.length - other.length).slice(0, listedCap)
  }
  const ways = bySize.find((count) => count > 0) ?? 0
  return { solutions: best, ways, total: bySize.reduce((sum, count) => sum + count, 0) }
}

/** Every set of a few lines as bits, small ones first. */
function setsOf(lines: readonly Line[]): { set: number; sum: number; size: number }[] {
  const sets = [{ set: 0, sum: 0, size: 0 }]
  lines.forEach(({ cents }, at) => {
    for (let other = sets.length - 1; other >= 0; other--) {
      const { set, sum, size } = sets[other]!
      sets.push({ set: set | (1 << at), sum: sum + cents, size: size + 1 })
    }
  })
  return sets.toSorted((one, other) => one.size - other.size)
}

const indexesIn = (lines: readonly Line[], set: number): number[] =>
  lines.flatMap(({ index }, at) => ((set & (1 << at)) === 0 ? [] : [index]))

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
