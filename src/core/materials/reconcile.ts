/**
 * Bill against item list (发票与明细核对): equal, or which lines too many explain the difference. Amounts are whole cents (分),
 * so that nothing is rounded. Ms Chen's case: one line of 200-odd yuan too many.
 */
import { fewestLines } from './fewest-lines.ts'

/** A line of the item list; the amount in cents, negative for a refund. */
export interface ListLine {
  readonly name: string
  readonly cents: number
}

export interface Reconciliation {
  readonly verdict: 'equal' | 'surplusLines' | 'missingAmount' | 'unexplained'
  readonly billCents: number
  readonly listCents: number
  /** list − bill: positive when the list holds more than the bill. */
  readonly differenceCents: number
  /** Indexes of the fewest lines whose sum is exactly the difference; empty unless `surplusLines`. */
  readonly surplus: readonly number[]
  /** How many sets of that same smallest size explain it: 1 means certain, more means a person must choose. Capped at 99. */
  readonly ways: number
  /** Pairs of lines equal in name and amount, a frequent cause of a surplus. */
  readonly duplicates: readonly (readonly [number, number])[]
}

/** Compares; ≤ 300 lines. Throws on amounts that are not whole cents (a defect of the caller, who parses what people type). */
export function reconcile(billCents: number, lines: readonly ListLine[]): Reconciliation {
  for (const cents of [billCents, ...lines.map((line) => line.cents)]) {
    if (!Number.isSafeInteger(cents)) throw new Error(`not whole cents: ${cents}`)
  }
  const listCents = lines.reduce((sum, line) => sum + line.cents, 0)
  const differenceCents = listCents - billCents
  const base = { billCents, listCents, differenceCents, duplicates: duplicatesIn(lines) }
  if (differenceCents === 0) return { ...base, verdict: 'equal', surplus: [], ways: 0 }
  if (differenceCents < 0) return { ...base, verdict: 'missingAmount', surplus: [], ways: 0 }
  const found = fewestLines(
    differenceCents,
    lines.map((line) => line.cents),
  )
  return found ? { ...base, verdict: 'surplusLines', ...found } : { ...base, verdict: 'unexplained', surplus: [], ways: 0 }
}

function duplicatesIn(lines: readonly ListLine[]): [number, number][] {
  const first = new Map<string, number>()
  const pairs: [number, number][] = []
  lines.forEach((line, index) => {
    const key = `${line.name}\u0000${line.cents}`
    const before = first.get(key)
    if (before === undefined) first.set(key, index)
    else pairs.push([before, index])
  })
  return pairs
}
