/** What a step demands of the rectification and of the one who acts, by name. */
import type { Actor } from '../case/case.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Rectification } from './rectification.ts'
import { staffOf } from './rectification.ts'

type Demand = (state: Rectification, actor: Actor) => Refusal | null

export const askedExtension = ({ extensions }: Rectification) => extensions.find(({ status }) => status === 'asked') ?? null

export const demands = {
  /** Neither who owes it nor who did it says that it is done. */
  another: ({ owner, done }, { id }) => (staffOf(owner) === id || done?.by === id ? refuse('verified-by-another') : null),
  notConcerned: ({ concerned }, { id }) => (concerned === id ? refuse('concerned-person') : null),
  noneAsked: (state) => (askedExtension(state) ? refuse('extension-pending') : null),
  asked: (state) => (askedExtension(state) ? null : refuse('no-such-thing')),
  notTheAsker: (state, { id }) => (askedExtension(state)?.askedBy === id ? refuse('same-person-signs') : null),
} satisfies Record<string, Demand>

export type DemandName = keyof typeof demands
