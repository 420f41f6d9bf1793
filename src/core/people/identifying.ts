/** What tells who a person is, by kind. */
export const identifyingKinds = ['name', 'number', 'phone', 'address', 'date', 'place', 'organisation', 'code'] as const
export type IdentifyingKind = (typeof identifyingKinds)[number]

/** A part of a text, in code units; `to` is behind the last. */
export interface Identifying {
  readonly from: number
  readonly to: number
  readonly kind: IdentifyingKind
  /** What may stand there instead. */
  readonly instead: string
  /** Certain by its form or because it is known: a text that still has it may not leave. The rest is for the eye of the caseworker. */
  readonly sure: boolean
}
