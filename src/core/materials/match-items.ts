/**
 * The bill's own items against the lines of an item list, one to one: first those equal in name and amount, then those equal in amount
 * under another name, then those of one name with another amount. What is left over is missing from the list, or not on the bill.
 */
import type { ListLine } from './reconcile.ts'

/** Places in the two lists: of the bill's item, of the list's line. */
export interface Pair {
  readonly item: number
  readonly line: number
}

export interface Matched {
  /**
   * False where fewer than half of the bill's items have a counterpart: the bill then names kinds of fees (西药费) and the list single
   * ones, and nothing below is said.
   */
  readonly comparable: boolean
  /** Places of the lines that are on the bill as they are. */
  readonly same: readonly number[]
  readonly missing: readonly number[]
  readonly notOnBill: readonly number[]
  readonly namedDifferently: readonly Pair[]
  /** `times`: one amount is that many times the other; absent where it is not a whole number of times. */
  readonly amountDiffers: readonly (Pair & { readonly times?: number })[]
}

/** How names are compared: letters of full and half width alike, without blanks, marks and the tax class of invoices (`*医疗服务*诊查费`). */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/^\s*\*[^*]+\*/, '')
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase()

export function matchItems(items: readonly ListLine[], lines: readonly ListLine[]): Matched {
  const [itemKeys, lineKeys] = [items.map(({ name }) => nameKey(name)), lines.map(({ name }) => nameKey(name))]
  const openItems = new Set(items.keys())
  const openLines = new Set(lines.keys())
  const same = pairUp((item, line) => items[item]!.cents === lines[line]!.cents && itemKeys[item] === lineKeys[line])
  // Of several lines with the amount, the one whose name has most in common.
  const [itemCharacters, lineCharacters] = [itemKeys.map(charactersOf), lineKeys.map(charactersOf)]
  const namedDifferently = pairUp(
    (item, line) => items[item]!.cents === lines[line]!.cents,
    (item, line) => shared(itemCharacters[item]!, lineCharacters[line]!),
  )
  const amountDiffers = pairUp((item, line) => itemKeys[item] !== '' && itemKeys[item] === lineKeys[line])
  const matched = same.length + namedDifferently.length + amountDiffers.length
  if (matched * 2 < items.length)
    return { comparable: false, same: [], missing: [], notOnBill: [], namedDifferently: [], amountDiffers: [] }
  return {
    comparable: true,
    same: same.map(({ line }) => line).toSorted((a, b) => a - b),
    missing: [...openItems],
    notOnBill: [...openLines],
    namedDifferently,
    amountDiffers: amountDiffers.map((pair) => ({ ...pair, ...timesOf(items[pair.item]!.cents, lines[pair.line]!.cents) })),
  }

  /** Takes the first line that fits each item, or the one with most points. */
  function pairUp(fits: (item: number, line: number) => boolean, points?: (item: number, line: number) => number): Pair[] {
    const pairs: Pair[] = []
    for (const item of openItems) {
      const candidates = [...openLines].filter((line) => fits(item, line))
      const line = points ? mostPoints(candidates, (each) => points(item, each)) : candidates[0]
      if (line === undefined) continue
      pairs.push({ item, line })
      openItems.delete(item)
      openLines.delete(line)
    }
    return pairs
  }
}

/** The first of those with most points. */
function mostPoints(candidates: readonly number[], points: (candidate: number) => number): number | undefined {
  let best: { readonly candidate: number; readonly points: number } | undefined
  for (const candidate of candidates) {
    const reached = points(candidate)
    if (!best || reached > best.points) best = { candidate, points: reached }
  }
  return best?.candidate
}

/** Taken apart once, and no further than any name goes: where 300 items and 300 lines have one amount, every pair of them is looked at. */
const charactersOf = (key: string): ReadonlySet<string> => new Set(Array.from(key).slice(0, 64))

/** How many characters two names share. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const character of one) if (other.has(character)) count++
  return count
}

function timesOf(one: number, other: number): { times?: number } {
  const [less, more] = Math.abs(one) < Math.abs(other) ? [one, other] : [other, one]
  return less !== 0 && more % less === 0 && more / less >= 2 ? { times: more / less } : {}
}
