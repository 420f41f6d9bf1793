/**
 * The code lists by which the window says why something could not be done: nature, cause and responsible layer.
 * Codes are data of the law: one once used is never reused for another meaning, and never removed, only no longer offered.
 * Their Chinese and English words are in `src/words/causes.ts`.
 */

/** What kind of obstacle it is: the law forbids, it is difficult, or somebody would not. */
export const natures = ['cannot', 'hard', 'refused'] as const

/** 不能办 / 很难办 / 不给办. */
export type Nature = (typeof natures)[number]

/** What exactly stood in the way, in the order in which the lists show it. */
export const causes = [
  'material-mismatch',
  'material-missing',
  'identity-mismatch',
  'earlier-procedure-not-undone',
  'system-fault',
  'remit-unclear',
  'rule-missing',
  'rule-too-rigid',
  'eligibility-not-met',
  'guide-wrong',
  'wrong-advice',
  'attitude-or-inaction',
  'cannot-come-in-person',
  'time-limit-passed',
  'other',
] as const

/** One cause of the list; `other` needs a text beside it. */
export type Cause = (typeof causes)[number]

/** Who could remove the cause, from the nearest to the farthest. */
export const layers = ['person', 'counter', 'centre', 'street', 'district-bureau', 'city-system', 'national-rule'] as const

/** The responsible layer of one cause. */
export type Layer = (typeof layers)[number]
