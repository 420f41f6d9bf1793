/** 二次判断: between 能办 and 不能办 a recorded search for 可不可以办, its verdict, and what each verdict owes the person. */
import type { Instant } from '../clock/date.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'

export const verdicts = [
  'can',
  'canWithDeferral',
  'canOnCommitment',
  'canWithHelp',
  'canByCoordination',
  'canByException',
  'notYet',
  'cannot',
] as const
export type Verdict = (typeof verdicts)[number]

/** One way that was looked at: what, on which ground, and how it went. */
export interface WayTried {
  readonly id: string
  readonly way: string
  readonly basis: string
  readonly result: 'works' | 'fails' | 'open'
  readonly note: string
  readonly by: string
  readonly at: Instant
}

export interface Judgement {
  readonly id: string
  readonly verdict: Verdict
  readonly reasoning: string
  /** Clause and text; owed by the negative verdicts. */
  readonly basis: string
  readonly alternative: string
  readonly by: string
  readonly at: Instant
  readonly countersign: { readonly by: string; readonly at: Instant; readonly agreed: boolean; readonly note: string } | null
}

/** The two verdicts that send a person away and therefore owe basis, ways, alternative and a second signature. */
export const isNegative = (verdict: Verdict): boolean => verdict === 'notYet' || verdict === 'cannot'

/** A judgement stands when it needs no second signature or has got one that agrees. */
export const stands = (judgement: Judgement): boolean =>
  isNegative(judgement.verdict) ? judgement.countersign?.agreed === true : judgement.countersign?.agreed !== false

/** Every reason why this verdict may not be given yet; empty when it may. */
export function* judgementFaults(
  judgement: { verdict: Verdict; reasoning: string; basis: string; alternative: string },
  ways: readonly WayTried[],
): Generator<Refusal> {
  if (judgement.reasoning.trim() === '') yield refuse('judgement-needs-reasoning')
  if (isNegative(judgement.verdict)) {
    if (judgement.basis.trim() === '') yield refuse('verdict-needs-basis')
    if (judgement.alternative.trim() === '') yield refuse('verdict-needs-alternative')
    if (ways.length === 0) yield refuse('verdict-needs-ways')
    for (const way of ways) {
      if (way.result === 'open') yield refuse('way-still-open', { way: way.way })
      if (way.result === 'works') yield refuse('way-works', { way: way.way })
      if (way.result === 'fails' && way.note.trim() === '') yield refuse('way-needs-why', { way: way.way })
    }
  }
}
