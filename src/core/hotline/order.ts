/** A work order of the 12345 hotline as far as it concerns a case: what came with it, what passed between them and us (domain.md §3). */
import type { Instant } from '../clock/date.ts'
import type { Requester } from '../case/case.ts'

export const orderTypes = ['consultation', 'help', 'complaint', 'suggestion', 'review'] as const
/** 咨询 · 求助 · 投诉 · 建议 · 复核. */
export type OrderType = (typeof orderTypes)[number]

export const urgencies = ['ordinary', 'urgent', 'veryUrgent'] as const
export type Urgency = (typeof urgencies)[number]

/** What the hotline says of an order besides its words; nothing here names a person. All of it may be missing. */
export interface OrderFacts {
  readonly type?: OrderType
  readonly urgency?: Urgency
  readonly question?: { readonly code: string; readonly name: string }
  /** Orders that this one repeats or urges. */
  readonly oldNumbers?: readonly string[]
  readonly confidential?: boolean
  /** Their limit in their own words: a number and its unit. Never computed with. */
  readonly limit?: { readonly n: number; readonly unit: 'hours' | 'workingDays' | 'days' }
  /** Until when they take it back. */
  readonly returnBy?: Instant
  /** It came of a bad rating (差评), which may not be returned. */
  readonly badRating?: boolean
  readonly calledAt?: Instant
  readonly agent?: string
  /** Keyed hashes of all that was sent and of the caller: they are known by them, though nothing of it may stand here. */
  readonly caller?: string
  readonly digest?: string
}

export interface ExternalOrder {
  readonly system: '12345'
  readonly number: string
  readonly dueAt: Instant | null
  readonly facts?: OrderFacts
}

/** What of an order came differently the second time; each is the name of a field on the wire. */
export interface Revision {
  readonly id: string
  readonly digest: string
  readonly title: string
  readonly content: string
  readonly dueAt: Instant | null
  readonly facts: OrderFacts
  /** Somebody else than before, or reached otherwise: sealed as a person of its own. */
  readonly requester: Requester | null
  readonly changed: readonly string[]
  readonly status: 'open' | 'accepted' | 'refused'
  readonly reason: string
  readonly at: Instant
}

/** Words that the hotline passes on or says itself. */
export const messageKinds = ['urge', 'addition', 'withdrawal', 'supervision', 'rehandle'] as const
/** 催单 · 补充 · 来电人撤回 · 督办 · 重办. */
export type MessageKind = (typeof messageKinds)[number]

export interface OrderMessage {
  /** Their own number of the message. */
  readonly number: string
  readonly kind: MessageKind
  readonly text: string
  readonly at: Instant
}

export const satisfactions = ['very', 'satisfied', 'fair', 'unsatisfied', 'veryUnsatisfied'] as const
export type Satisfaction = (typeof satisfactions)[number]

/** What the hotline found when it rang the caller. Read by supervision only (law 10). */
export interface OrderFollowUp {
  readonly number: string
  readonly round: 'first' | 'final'
  readonly connected: boolean
  readonly truthful: boolean | null
  readonly contacted: boolean | null
  readonly solved: 'yes' | 'no' | null
  readonly satisfied: Satisfaction | null
  readonly opinion: string
}

export interface OrderReturn {
  readonly id: string
  readonly rightBody: string
  readonly ground: string
  readonly status: 'asked' | 'accepted' | 'refused'
  readonly note: string
  readonly at: Instant
}

export interface OrderExtension {
  readonly id: string
  readonly days: number
  readonly reason: string
  readonly status: 'asked' | 'granted' | 'refused'
  readonly note: string
  readonly at: Instant
}

/** What passed between the hotline and us about one order. */
export interface OrderDealings {
  /** Their numbers of all that was said about it: none is heard twice. */
  readonly heard: readonly string[]
  readonly messages: readonly OrderMessage[]
  readonly followUps: readonly (OrderFollowUp & { readonly at: Instant })[]
  readonly revisions: readonly Revision[]
  readonly returns: readonly OrderReturn[]
  readonly extensions: readonly OrderExtension[]
}

export const noDealings: OrderDealings = { heard: [], messages: [], followUps: [], revisions: [], returns: [], extensions: [] }

/** One case of several about the same matter: it waits for the answer of the other. */
export interface Joined {
  readonly id: string
  readonly number: string
  readonly reason: string
  readonly at: Instant
}

/** More changed repeats than this that nobody has looked at, and the next is refused: nobody would read them. */
export const mostOpenRevisions = 20

export const lastReturn = (dealings: OrderDealings | undefined): OrderReturn | null => dealings?.returns.at(-1) ?? null
/** A return they have not decided on. */
export const askedReturn = (dealings: OrderDealings | undefined): OrderReturn | null =>
  dealings?.returns.find(({ status }) => status === 'asked') ?? null
export const askedExtension = (dealings: OrderDealings | undefined): OrderExtension | null =>
  dealings?.extensions.find(({ status }) => status === 'asked') ?? null
export const openRevisions = (dealings: OrderDealings | undefined): readonly Revision[] =>
  dealings?.revisions.filter(({ status }) => status === 'open') ?? []
/** They have taken the order back: no answer is owed to them any more, only to the person. */
export const isTakenBack = (dealings: OrderDealings | undefined): boolean => lastReturn(dealings)?.status === 'accepted'
