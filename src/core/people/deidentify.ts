/**
 * A text without what tells who it is about: what is known of the case's people in every spelling, and what rules find by form and by the
 * words around it. Rules err on the side of replacing; a caseworker reads the result before it goes anywhere. How well they do is measured
 * (docs/decisions/0015-de-identification.md).
 */
import { knownIn, nobody, type Known } from './deidentify/known.ts'
import { nameRules } from './deidentify/name-rules.ts'
import { numberRules } from './deidentify/number-rules.ts'
import { dateRules, organisations, placeRules } from './deidentify/place-rules.ts'
import { folded, matches } from './deidentify/rule.ts'
import type { Identifying, IdentifyingKind } from './identifying.ts'

export type { Known, KnownPerson } from './deidentify/known.ts'

/** A place in a text where something was replaced, and what stands there now. */
export interface Replaced {
  readonly from: number
  readonly to: number
  readonly kind: IdentifyingKind
  readonly instead: string
}

/** What tells who somebody is, from the first to the last, none overlapping. */
export function identifying(text: string, known: Known = nobody): Identifying[] {
  const plain = folded(text)
  const certain = [...knownIn(plain, known)]
  const kept = known.keep.filter(Boolean).flatMap((word) => places(plain, folded(word)))
  const ruled = [
    ...matches(plain, numberRules),
    ...matches(plain, nameRules),
    ...matches(plain, placeRules),
    ...matches(plain, dateRules),
    ...organisations(plain),
  ]
  const free = ruled.filter(({ from, to }) => !kept.some((word) => word.from <= from && to <= word.to))
  return joined([...certain, ...free])
}

/** The text with every one of them replaced, and where. */
export function deidentify(text: string, known: Known = nobody): { readonly text: string; readonly marks: readonly Replaced[] } {
  const marks: Replaced[] = []
  let made = ''
  let at = 0
  for (const { from, to, kind, instead } of identifying(text, known)) {
    made += text.slice(at, from)
    marks.push({ from: made.length, to: made.length + instead.length, kind, instead })
    made += instead
    at = to
  }
  return { text: made + text.slice(at), marks }
}

const places = (text: string, word: string) =>
  Array.from(text.matchAll(new RegExp(word.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`), 'gu')), ({ index }) => ({
    from: index,
    to: index + word.length,
  }))

/** Overlapping ones become one, named after the surer and then the longer: no piece of a name may be left over. */
function joined(found: readonly Identifying[]): Identifying[] {
  const made: Identifying[] = []
  for (const next of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = made.at(-1)
    if (!last || next.from >= last.to) {
      made.push(next)
      continue
    }
    const better = Number(next.sure) - Number(last.sure) || next.to - next.from - (last.to - last.from)
    const named = better > 0 ? next : last
    made[made.length - 1] = { ...named, from: last.from, to: Math.max(last.to, next.to), sure: last.sure || next.sure }
  }
  return made
}
