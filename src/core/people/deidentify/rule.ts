/** What a rule finds, and the form of a text that rules look at. */
import { plainCharacters } from '../plain-characters.ts'
import type { Identifying, IdentifyingKind } from '../identifying.ts'

export interface Rule {
  readonly kind: IdentifyingKind
  readonly sure: boolean
  /** Flags `dgu`; what the group `hit` holds is what is found, or all of it where there is no such group. */
  readonly form: RegExp
  readonly instead: string
  /** Words at its beginning that are none of it. */
  readonly trim?: RegExp
  /** Says no to what only looks like it. */
  readonly unless?: (hit: string) => boolean
}

/** Blanks, also invisible ones, and hyphens, as they stand inside of numbers that people copy. */
export const gap = String.raw`[\s\u200b-\u200d\u2060\ufeff\-]{0,2}`

/** Width of letters and figures, and radicals, made one: the same places in code units. */
export const folded = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u2e80-\u2fd5\uf900-\ufaff]/g, (character) => {
    const code = character.charCodeAt(0)
    const plain = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : plainCharacters(character)
    return plain.length === 1 ? plain : character
  })

/** All that the rules find in a folded text, overlapping or not. */
export function* matches(text: string, rules: readonly Rule[]): Generator<Identifying> {
  for (const { kind, sure, form, instead, trim, unless } of rules)
    for (const match of text.matchAll(form)) {
      const [start, to] = match.indices?.groups?.['hit'] ?? match.indices![0]!
      const from = start + (trim?.exec(text.slice(start, to))?.[0].length ?? 0)
      const hit = text.slice(from, to)
      if (to > from && !unless?.(hit)) yield { from, to, kind, sure, instead }
    }
}
