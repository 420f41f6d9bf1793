/**
 * Bill against item list (发票与明细核对): equal, or which lines too many explain the difference. Amounts are whole cents (分),
 * so that nothing is rounded. Ms Chen's case: one line of 200-odd yuan too many.
 */
import type { PlainDate } from '../clock/date.ts'
import { countCap, everySet, type EverySet } from './every-set.ts'
import { fewestLines, waysCap } from './fewest-lines.ts'
import { matchItems, nameKey, type Matched, type Pair } from './match-items.ts'

/** A line of the item list, or an item of the bill; the amount in cents, negative for a refund. */
export interface ListLine {
  readonly name: string
  readonly cents: number
  /** Day of the charge, where the list says it. */
  readonly date?: PlainDate
}

/** First and last day of treatment. */
export interface Period {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** What findings of every age say. */
export interface Sums {
  readonly verdict: 'equal' | 'surplusLines' | 'missingAmount' | 'unexplained'
  readonly billCents: number
  readonly listCents: number
  /** list − bill: positive when the list holds more than the bill. */
  readonly differenceCents: number
  /** Indexes of the fewest lines whose sum is exactly the difference; empty unless `surplusLines`. */
  readonly surplus: readonly number[]
  /** How many sets of that same smallest size explain it: 1 means certain, more means a person must choose. Capped at 99. */
  readonly ways: number
  /**
   * Pairs of lines equal in name, amount and day (as far as both have one), a frequent cause of a surplus; not those that the bill has
   * twice as well.
   */
  readonly duplicates: readonly LinePair[]
}
type LinePair = readonly [number, number]

/** What findings say since bills are read item by item; indexes are places in the list (`line`) and in the bill's own items (`item`). */
export interface Details {
  /**
   * The smallest sets of lines that explain the difference, smallest first, `surplus` before them all; at most five. Lines that the bill's
   * items have too are in none of them, nor are they counted below.
   */
  readonly solutions: readonly (readonly number[])[]
  /** Sets of every size that explain it, counted to the end when `exact`; otherwise there are at least that many. */
  readonly allWays: { readonly count: number; readonly exact: boolean }
  /** The bill's own items decide: the lines in `surplus` are not on the bill, and everything else is. */
  readonly byItems: boolean
  /** Items of the bill that the list lacks; this and the next three are empty when the bill's items are unknown or of another kind. */
  readonly missing: readonly number[]
  readonly notOnBill: readonly number[]
  readonly namedDifferently: readonly Pair[]
  readonly amountDiffers: Matched['amountDiffers']
  /** Whether the bill's items could be held against the list one by one. */
  readonly itemsCompared: boolean
  /** Lines with a day before or after the treatment. */
  readonly outside: readonly number[]
  /** Lines that give money back. */
  readonly refunds: readonly number[]
}

/** As kept: findings from before have no details. */
export interface Reconciliation extends Sums, Partial<Details> {}

/** What is known besides the amount of the bill and the list. */
export interface Known {
  /** The bill's own items, where they were read. */
  readonly items?: readonly ListLine[]
  readonly treatment?: Period | null
}

/** Compares; ≤ 300 lines. Throws on amounts that are not whole cents (a defect of the caller, who parses what people type). */
export function reconcile(billCents: number, lines: readonly ListLine[], known: Known = {}): Sums & Details {
  const { items = [], treatment = null } = known
  for (const cents of [billCents, ...[...lines, ...items].map((line) => line.cents)]) {
    if (!Number.isSafeInteger(cents)) throw new Error(`not whole cents: ${cents}`)
  }
  const listCents = lines.reduce((sum, line) => sum + line.cents, 0)
  const differenceCents = listCents - billCents
  const { comparable, same, ...matched } = items.length > 0 ? matchItems(items, lines) : nothingMatched
  const onBill = new Set(same)
  const about = {
    billCents,
    listCents,
    differenceCents,
    duplicates: duplicatesIn(lines).filter(([, later]) => !onBill.has(later)),
    itemsCompared: comparable,
    ...matched,
    outside: treatment ? placesWhere(lines, ({ date }) => date !== undefined && (date < treatment.from || date > treatment.to)) : [],
    refunds: placesWhere(lines, ({ cents }) => cents < 0),
  }
  if (differenceCents === 0) return { ...about, verdict: 'equal', ...nothingFound }
  // A line that stands on the bill as it is, or under another name, is not too much.
  const mayBeSurplus = new Set([...matched.notOnBill, ...matched.amountDiffers.map(({ line }) => line)])
  const found = explain(
    differenceCents,
    lines.map(({ cents }, at) => (!comparable || mayBeSurplus.has(at) ? cents : 0)),
  )
  if (comparable && decides(differenceCents, lines, matched)) {
    const surplus = matched.notOnBill
    const others = found.solutions.filter((set) => String(set) !== String(surplus))
    return { ...about, ...found, verdict: 'surplusLines', surplus, byItems: true, solutions: [surplus, ...others].slice(0, 5) }
  }
  const [first] = found.solutions
  if (first) return { ...about, ...found, verdict: 'surplusLines', surplus: first, byItems: false }
  return { ...about, ...nothingFound, allWays: found.allWays, verdict: differenceCents < 0 ? 'missingAmount' : 'unexplained' }
}

const nothingMatched: Matched = { comparable: false, same: [], missing: [], notOnBill: [], namedDifferently: [], amountDiffers: [] }
const nothingFound = { surplus: [], ways: 0, solutions: [], allWays: { count: 0, exact: true }, byItems: false } as const

function explain(target: number, amounts: readonly number[]): Pick<Sums & Details, 'ways' | 'solutions' | 'allWays'> {
  const every: EverySet | null = everySet(target, amounts)
  if (every) {
    const { solutions, ways, total } = every
    return { solutions, ways: Math.min(ways, waysCap), allWays: { count: total, exact: total < countCap } }
  }
  const fewest = fewestLines(target, amounts)
  return { solutions: fewest?.solutions ?? [], ways: fewest?.ways ?? 0, allWays: { count: fewest?.ways ?? 0, exact: false } }
}

/** Everything on the bill is on the list as it is, and the lines that are not on the bill make the difference. */
function decides(
  difference: number,
  lines: readonly ListLine[],
  { missing, notOnBill, amountDiffers }: Omit<Matched, 'comparable' | 'same'>,
) {
  const sum = notOnBill.reduce((total, at) => total + lines[at]!.cents, 0)
  return missing.length === 0 && amountDiffers.length === 0 && notOnBill.length > 0 && sum === difference
}

const placesWhere = (lines: readonly ListLine[], test: (line: ListLine) => boolean): number[] =>
  lines.flatMap((line, at) => (test(line) ? [at] : []))

function duplicatesIn(lines: readonly ListLine[]): LinePair[] {
  const seen = new Map<string, number[]>()
  const pairs: LinePair[] = []
  lines.forEach(({ name, cents, date }, index) => {
    const key = `${nameKey(name)}\u0000${cents}`
    const before = seen.get(key) ?? []
    const first = before.find((at) => date === undefined || lines[at]!.date === undefined || lines[at]!.date === date)
    if (first !== undefined) pairs.push([first, index])
    seen.set(key, [...before, index])
  })
  return pairs
}
