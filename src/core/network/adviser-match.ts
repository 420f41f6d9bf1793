/** Advisers in the order in which one would ask them, each with what speaks for and against it. Whoever convenes decides. */
import type { Cause } from '../causes/taxonomy.ts'
import type { PlainDate } from '../clock/date.ts'
import { subjects } from './adviser-fields.ts'

export interface AdviserEntry {
  readonly fields: readonly string[]
  readonly termFrom: PlainDate
  readonly termUntil: PlainDate
  /** Opinions they owe now. */
  readonly asked: number
  /** On a panel of this very case already. */
  readonly askedBefore: boolean
}

/** What the matter is about: category and name of the item, title. */
export interface Matter {
  readonly texts: readonly string[]
  readonly causes: readonly Cause[]
}

export interface Match {
  readonly matched: boolean
  readonly inTerm: boolean
  /** Owes so much already that somebody else is rather asked. */
  readonly busy: boolean
  /** The field that fits, and by which: a word of the item counts before a cause. */
  readonly by: { readonly field: string; readonly word: string } | { readonly field: string; readonly cause: Cause } | null
}

const muchAsked = 3

export function matchOf(adviser: AdviserEntry, matter: Matter, today: PlainDate): Match {
  const inTerm = adviser.termFrom <= today && today <= adviser.termUntil
  const by = fits(adviser.fields, matter)
  return { by, inTerm, busy: adviser.asked >= muchAsked, matched: by !== null && inTerm && !adviser.askedBefore }
}

function fits(fields: readonly string[], { texts, causes }: Matter): Match['by'] {
  const about = fields.map((field) => ({ field, of: subjects.filter((subject) => subject.fields.some((word) => field.includes(word))) }))
  for (const { field, of } of about)
    for (const word of [field, ...of.flatMap(({ words }) => words)]) if (texts.some((text) => text.includes(word))) return { field, word }
  for (const { field, of } of about) {
    const cause = causes.find((each) => of.some((subject) => subject.causes.includes(each)))
    if (cause) return { field, cause }
  }
  return null
}

/** Matched first, of these by the item before by a cause, then who has less to do; in the order given where nothing tells them apart. */
export const inOrder = <T extends { readonly entry: AdviserEntry; readonly match: Match }>(advisers: readonly T[]): T[] =>
  advisers.toSorted(
    (one, other) =>
      Number(other.match.matched) - Number(one.match.matched) ||
      Number(one.match.busy) - Number(other.match.busy) ||
      weight(other.match) - weight(one.match) ||
      one.entry.asked - other.entry.asked,
  )

const weight = ({ by, inTerm }: Match): number => Number(inTerm) + (by === null ? 0 : 'word' in by ? 4 : 2)
