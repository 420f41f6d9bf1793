/** The life of a rectification as a table: who may do what, where, what it demands first. `decide` admits by it, `allowed` offers by it (law 3). */
import type { CommandType } from './commands.ts'
import type { DemandName } from './demands.ts'
import type { RectificationStatus } from './rectification.ts'

/** `owner`: the colleague who owes it, or, where a body owes it, any colleague who writes down what it did. `lead`: who ordered it, or a director. */
export type Who = 'owner' | 'lead' | 'colleague' | 'director' | 'system'

export interface Transition {
  readonly command: Exclude<CommandType, 'order'>
  readonly by: readonly Who[]
  readonly from: readonly RectificationStatus[]
  readonly demands: readonly DemandName[]
}

const owed = ['ordered', 'accepted'] as const
const living = ['ordered', 'accepted', 'done', 'proving'] as const

export const transitions: readonly Transition[] = [
  { command: 'accept', by: ['owner'], from: ['ordered'], demands: [] },
  { command: 'reportDone', by: ['owner'], from: ['accepted'], demands: [] },
  { command: 'verify', by: ['colleague'], from: ['done'], demands: ['another', 'notConcerned'] },
  { command: 'askExtension', by: ['owner'], from: owed, demands: ['noneAsked'] },
  { command: 'decideExtension', by: ['director'], from: owed, demands: ['asked', 'notTheAsker'] },
  { command: 'chase', by: ['lead'], from: owed, demands: [] },
  { command: 'handOver', by: ['lead'], from: owed, demands: [] },
  { command: 'changeKind', by: ['director'], from: owed, demands: [] },
  { command: 'cancel', by: ['director'], from: living, demands: [] },
  { command: 'again', by: ['director'], from: ['notShown'], demands: [] },
  { command: 'sweep', by: ['system'], from: living, demands: [] },
]
