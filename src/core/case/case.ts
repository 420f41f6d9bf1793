/**
 * The vocabulary of a case (诉求): what it is made of and who may touch it. Chinese terms: docs/glossary.md.
 * The state is the fold of the case's events (law 2); nothing here is ever stored without the events behind it.
 */
import type { Appointment } from '../appointments/appointment.ts'
import type { Cause, Layer, Nature } from '../causes/taxonomy.ts'
import type { Limit } from '../clock/deadline.ts'
import type { Instant, PlainDate } from '../clock/date.ts'
import type { Judgement, WayTried } from '../judgement/verdicts.ts'
import type { MaterialMark } from '../materials/marks.ts'
import type { DocumentKind } from '../materials/document-reading.ts'
import type { BillStated } from '../materials/bill-stated.ts'
import type { Remark } from '../materials/compare-papers.ts'
import type { ListLine, Period, Reconciliation } from '../materials/reconcile.ts'
import type { ExternalOrder, Joined, OrderDealings } from '../hotline/order.ts'
import type { Conference } from '../network/conference.ts'
import type { Filing, Signed } from '../network/filing.ts'
import type { Panel } from '../network/panel.ts'
import type { Appeal } from '../supervision/appeal.ts'
import type { SupervisionOrder } from '../supervision/order.ts'

/** Why a colleague became the owner (route.ts). */
export const routingReasons = ['speciality', 'lightestLoad', 'onlyOne', 'everyoneAway', 'everyoneFull'] as const
export type RoutingReason = (typeof routingReasons)[number]

export const channels = ['counter', 'walkIn', 'phone', 'online', 'hotline'] as const
export type Channel = (typeof channels)[number]

/** 接待受理 → 分类处办 → 沟通协调 → 综合研判 → 答复反馈 → 回访评价 → 办结 → 归档. */
export const stages = ['reception', 'triage', 'coordination', 'assessment', 'reply', 'followUp', 'closed', 'archived'] as const
export type Stage = (typeof stages)[number]

/** Posts of a centre; then those of other bodies: an officer answers for a body or a level above, an adviser sits on panels, a supervisor reads clues. */
export const roles = ['counter', 'caseworker', 'director', 'administrator', 'officer', 'adviser', 'supervisor'] as const
export type Role = (typeof roles)[number]

/** Decides the promised limit: at once · 1 · 5 · 10 working days by default, per centre (domain.md §1.2). */
export const caseClasses = ['simple', 'ordinary', 'general', 'complex'] as const
export type CaseClass = (typeof caseClasses)[number]

/** How it ended, apart from whether it was answered and whether the person calls it solved. */
export const outcomes = ['done', 'partly', 'explained', 'referredAndFollowed', 'declined', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]

/** Who may read a line of the timeline. `person` is also read by everybody further right but parties. */
export const audiences = ['person', 'party', 'staff', 'supervision'] as const
export type Audience = (typeof audiences)[number]

export type Turn = 'us' | 'person' | 'party' | 'supervisor' | 'nobody'

export type StaffId = string
export type PersonId = string

/**
 * Who acts. A resident acts through a case code (`person`), another system through its account, a timer as `system`. A `party` is anybody
 * outside who was asked about one thing of one case, by account or by a guest link.
 */
export interface Actor {
  readonly kind: 'staff' | 'person' | 'hotline' | 'system' | 'party'
  readonly id: string
  readonly roles: readonly Role[]
  /** Of a party: the one thing it was asked about, and how it signs. */
  readonly seat?: { readonly thing: string; readonly signed: Signed }
}

/** The person or enterprise the matter belongs to. Names and numbers live sealed elsewhere, the log holds only ids. */
export interface Requester {
  readonly personId: PersonId
  readonly kind: 'individual' | 'enterprise'
  /** Somebody who acts for the person: relation in words, and on which paper the authority rests. */
  readonly proxy: { readonly personId: PersonId; readonly relation: string; readonly authority: string } | null
}

/** 卡点: what stopped it, where, and on whose word. */
export interface Blocker {
  readonly causes: readonly Cause[]
  readonly note: string
  readonly step: string
  /** The window or office where it was refused, as people say it. */
  readonly place: string
  /** The member of staff whose act is looked at; may not judge it (law 5). */
  readonly refusedBy: StaffId | null
  readonly refusedOn: PlainDate | null
}

export interface PinnedItem {
  readonly id: string
  readonly version: number
  readonly name: string
}

export interface Classification {
  readonly class: CaseClass
  readonly nature: Nature
  readonly causes: readonly Cause[]
  readonly layer: Layer
  readonly remit: 'ours' | 'outside'
  /** The body whose matter it is, when it is not ours. */
  readonly rightBody: string
}

export const referralKinds = ['cooperate', 'instruct', 'transfer', 'report'] as const
/** 协办 · 交办 · 转办 · 上报 (out of remit: the write-up goes up, the case stays). */
export type ReferralKind = (typeof referralKinds)[number]

export interface Referral {
  readonly id: string
  readonly kind: ReferralKind
  readonly body: string
  readonly contact: string
  readonly question: string
  readonly sentAt: Instant
  readonly limit: Limit
  readonly status: 'sent' | 'accepted' | 'answered' | 'returned' | 'withdrawn'
  readonly answer: { readonly can: 'yes' | 'no' | 'needMore'; readonly text: string; readonly basis: string; readonly at: Instant } | null
  readonly returned: { readonly rightBody: string; readonly ground: string; readonly at: Instant } | null
  readonly chases: number
  /** Its organisation, when it has accounts here; absent: reached by link, letter or telephone. */
  readonly to?: string
  /** The organisation above it, which hears when it stays silent. */
  readonly above?: string
  /** Papers of the case that it may look at. */
  readonly paperIds?: readonly string[]
  /** The referral whose return named this body; that return is placed once this one is accepted. */
  readonly after?: string
  /** The conference where it was agreed. */
  readonly conference?: string
  /** Who of the body answered or returned it, when they did so themselves. */
  readonly signed?: Signed
  /** The date for which it was chased by itself. */
  readonly chasedFor?: Instant
  /** Since when the organisation above knows of its silence. */
  readonly raisedAt?: Instant
}

/** 一次性补正: everything that is missing, asked for once. */
export interface MaterialRequest {
  readonly id: string
  readonly materials: readonly { readonly name: string; readonly why: string; readonly where: string }[]
  readonly askedAt: Instant
  readonly until: PlainDate
  readonly status: 'open' | 'provided' | 'lapsed' | 'withdrawn'
}

export const pauseReasons = ['awaitingPerson', 'awaitingExpertise', 'forceMajeure'] as const
export type PauseReason = (typeof pauseReasons)[number]

export interface Pause {
  readonly from: Instant
  readonly to: Instant | null
  readonly reason: PauseReason
}

export interface Extension {
  readonly id: string
  readonly days: number
  readonly reason: string
  readonly requestedBy: StaffId
  readonly requestedAt: Instant
  /** `refused` with `decidedBy` null: lapsed, because the answer or a reopening came first. */
  readonly status: 'pending' | 'granted' | 'refused'
  readonly decidedBy: StaffId | null
  readonly decidedAt: Instant | null
}

export interface Paper {
  readonly id: string
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
  readonly label: string
  readonly from: 'person' | 'staff'
  readonly at: Instant
  readonly withdrawn: boolean
  /** Raw payloads read from the picture: parsed is never called verified. */
  readonly qr: readonly string[]
  /** What it was read as; absent: not read, or nothing that is known. What it says lies beside it, sealed. */
  readonly document?: DocumentKind
}

export interface Finding {
  readonly id: string
  readonly paperIds: readonly string[]
  /** What the bill says it is: number or words. */
  readonly bill: string
  readonly lines: readonly ListLine[]
  readonly result: Reconciliation
  /** The bill's own items and the treatment, where they were part of the comparison; findings from before have neither, nor what follows. */
  readonly items?: readonly ListLine[]
  readonly treatment?: Period
  /** What the bill's paper said then, where it had been read. */
  readonly stated?: BillStated
  /** What disagreed between the papers then, without names and numbers of people. */
  readonly remarks?: readonly Remark[]
  readonly at: Instant
}

export interface Reply {
  readonly id: string
  readonly outcome: Outcome
  readonly explanation: string
  readonly basis: string
  readonly alternatives: string
  readonly remedy: string
  readonly at: Instant
  readonly by: StaffId
  readonly attempts: readonly Delivery[]
}

export const deliveryChannels = ['inPerson', 'phone', 'sms', 'post', 'online'] as const
export type DeliveryChannel = (typeof deliveryChannels)[number]

export interface Delivery {
  readonly channel: DeliveryChannel
  readonly at: Instant
  readonly reached: boolean
  /** What shows that it arrived: signature on the copy, call record number, tracking number, opened online. */
  readonly proof: string
  readonly by: string
}

export interface FollowUp {
  readonly by: StaffId
  readonly at: Instant
  readonly connected: boolean
  readonly truthful: boolean | null
  readonly contacted: boolean | null
  readonly solved: 'yes' | 'no' | null
  readonly note: string
}

export interface RatingGiven {
  readonly stars: 1 | 2 | 3 | 4 | 5
  readonly reasons: readonly string[]
  readonly words: string
  readonly at: Instant
}

/** Limits of the centre that were in force when the case was registered (law 7: later changes do not move it). */
export interface CaseLimits {
  readonly contact: Limit
  readonly byClass: Readonly<Record<CaseClass, Limit>>
  /** Legal limit of the matter where a law sets one; kept apart from the promise. */
  readonly legal: Limit | null
  readonly referral: Limit
  readonly maxExtensionDays: number
  /** Working days all pauses of one round may hold the clock together. */
  readonly maxPauseDays: number
  /** Working days without a word to the person before the heartbeat (law 9); at least 1. */
  readonly silenceDays: number
  /** Working days after delivery before a silent person's case may be closed. */
  readonly confirmDays: number
}

export interface CaseState {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly channel: Channel
  readonly registeredAt: Instant
  readonly registeredBy: { readonly kind: Actor['kind']; readonly id: string }
  readonly title: string
  readonly statement: string
  readonly wish: string
  readonly item: PinnedItem | null
  readonly blocker: Blocker
  readonly requester: Requester | null
  readonly external: ExternalOrder | null
  readonly limits: CaseLimits
  readonly stage: Stage
  readonly owner: StaffId
  /** Why routing chose them; absent where a person did, and in all cases from before it was kept. */
  readonly assigned?: readonly RoutingReason[]
  readonly handler: StaffId | null
  readonly acceptedAt: Instant | null
  readonly firstContactAt: Instant | null
  /** When the person last heard from us (law 9). */
  readonly lastToldAt: Instant
  readonly silences: number
  /** The person's last word that nobody has answered yet; a heartbeat is no answer. */
  readonly unansweredWord: Instant | null
  readonly clockStart: Instant
  readonly classification: Classification | null
  readonly pauses: readonly Pause[]
  readonly extensions: readonly Extension[]
  readonly papers: readonly Paper[]
  readonly findings: readonly Finding[]
  readonly requests: readonly MaterialRequest[]
  /** What was said of the materials that the item demands; absent until the first mark, as in all cases from before there were any. */
  readonly materials?: readonly MaterialMark[]
  readonly referrals: readonly Referral[]
  readonly returns: number
  readonly escalated: boolean
  /** Absent until the first, as in all cases from before there were any. */
  readonly conferences?: readonly Conference[]
  readonly panels?: readonly Panel[]
  readonly filings?: readonly Filing[]
  readonly orders?: readonly SupervisionOrder[]
  readonly appeals?: readonly Appeal[]
  readonly appointments?: readonly Appointment[]
  readonly order?: OrderDealings
  /** The case whose answer this one waits for; and those that wait for the answer of this one. */
  readonly joined?: Joined | null
  readonly joinedHere?: readonly { readonly id: string; readonly number: string }[]
  readonly ways: readonly WayTried[]
  readonly judgements: readonly Judgement[]
  readonly replies: readonly Reply[]
  readonly answered: { readonly at: Instant; readonly channel: DeliveryChannel; readonly proof: string; readonly replyId: string } | null
  readonly solved: {
    readonly value: 'yes' | 'no'
    readonly at: Instant
    readonly said: 'online' | 'followUp'
    readonly words: string
  } | null
  readonly firstRating: RatingGiven | null
  readonly rating: RatingGiven | null
  readonly followUps: readonly FollowUp[]
  readonly outcome: Outcome | null
  readonly closedAt: Instant | null
  readonly reopened: number
  /** How many entries of these lists belong to rounds before the last reopening: what was judged and answered then answers nothing now. */
  readonly earlier: { readonly judgements: number; readonly replies: number; readonly extensions: number }
  /** Whose move it is, and since when (whose-turn.ts). */
  readonly turn: Turn
  readonly turnSince: Instant
  readonly warnedFor: Instant | null
  readonly overdueSince: Instant | null
}
