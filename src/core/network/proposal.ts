/** 政策建议: what several exceptions of one kind ask of those who make the rule; drafted with its evidence, sent up, answered, told below. */
import type { Cause } from '../causes/taxonomy.ts'
import type { Instant, PlainDate } from '../clock/date.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { FilingLevel, Signed } from './filing.ts'

/** Approved exceptions of one item and cause from which on the rule itself is to be asked about. */
export const alikeForProposal = 3

/** One exception that speaks for the proposal, as it stood on the day of drafting. */
export interface Evidence {
  readonly centre: string
  readonly number: string
  readonly beyond: string
  readonly clause: string
  readonly level: FilingLevel
  readonly decided: PlainDate
}

export interface Proposal {
  readonly id: string
  readonly item: string
  readonly itemId: string | null
  readonly cause: Cause
  readonly title: string
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly status: 'draft' | 'sent' | 'answered' | 'withdrawn'
  readonly draftedBy: string
  readonly draftedAt: Instant
  readonly to: string | null
  readonly sentAt: Instant | null
  readonly answer: { readonly verdict: ProposalVerdict; readonly text: string; readonly signed: Signed; readonly at: Instant } | null
  readonly withdrawn: string
}

export const proposalVerdicts = ['accepted', 'partly', 'refused'] as const
export type ProposalVerdict = (typeof proposalVerdicts)[number]

export type ProposalCommand =
  | ({ readonly type: 'draft'; readonly id: string } & Pick<Proposal, 'item' | 'itemId' | 'cause' | 'title' | 'text' | 'evidence'>)
  | { readonly type: 'edit'; readonly title: string; readonly text: string }
  | { readonly type: 'send'; readonly to: string | null }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'answer'; readonly verdict: ProposalVerdict; readonly text: string }

/** Somebody of the centre, or somebody of the organisation it was sent to, who signs. */
export interface ProposalActor {
  readonly id: string
  readonly signed: Signed | null
}

export type ProposalEvent = ProposalCommand & { readonly at: Instant; readonly by: string; readonly signed?: Signed }

const blank = (text: string): boolean => text.trim() === ''

/** The one event of a command, or every reason against it. */
export function decideProposal(
  state: Proposal | null,
  command: ProposalCommand,
  actor: ProposalActor,
  at: Instant,
): ProposalEvent | readonly Refusal[] {
  const refusals = [...faults(state, command, actor)]
  return refusals.length > 0 ? refusals : { ...command, at, by: actor.id, ...(actor.signed && { signed: actor.signed }) }
}

function* faults(state: Proposal | null, command: ProposalCommand, { signed }: ProposalActor): Generator<Refusal> {
  if (command.type === 'draft') {
    if (state) yield refuse('already-registered')
    if (command.evidence.length < alikeForProposal) yield refuse('too-few-alike', { least: alikeForProposal })
    return
  }
  if (!state) return yield refuse('not-registered')
  if ((command.type === 'answer') !== (signed !== null)) yield refuse('not-your-role')
  const from = { edit: 'draft', send: 'draft', withdraw: 'draft sent', answer: 'sent' }[command.type]
  if (!from.includes(state.status)) yield refuse('thing-not-open')
  switch (command.type) {
    case 'edit':
      if (blank(command.title) || blank(command.text)) yield refuse('needs-text')
      return
    case 'send':
      if (!command.to) yield refuse('needs-right-body')
      return
    case 'withdraw':
      if (blank(command.reason)) yield refuse('needs-reason')
      return
    case 'answer':
      if (blank(command.text)) yield refuse('needs-text')
  }
}

/** A proposal is its events. */
export function evolveProposal(state: Proposal | null, event: ProposalEvent): Proposal {
  if (event.type === 'draft') {
    const { id, item, itemId, cause, title, text, evidence, at, by } = event
    const open = { status: 'draft', to: null, sentAt: null, answer: null, withdrawn: '' } as const
    return { id, item, itemId, cause, title, text, evidence, draftedBy: by, draftedAt: at, ...open }
  }
  if (!state) throw new Error(`a proposal begins with ${event.type}`)
  switch (event.type) {
    case 'edit':
      return { ...state, title: event.title, text: event.text }
    case 'send':
      return { ...state, status: 'sent', to: event.to, sentAt: event.at }
    case 'withdraw':
      return { ...state, status: 'withdrawn', withdrawn: event.reason }
    case 'answer':
      return {
        ...state,
        status: 'answered',
        answer: { verdict: event.verdict, text: event.text, signed: event.signed!, at: event.at },
      }
  }
}
