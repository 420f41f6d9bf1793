/** What can be asked of a case. One command is one transaction and one idempotency key. */
import type { Instant, PlainDate } from '../clock/date.ts'
import type { Verdict } from '../judgement/verdicts.ts'
import type { DemandedMaterial, MarkState } from '../materials/marks.ts'
import type { DocumentKind } from '../materials/document-reading.ts'
import type { BillStated } from '../materials/bill-stated.ts'
import type { Remark } from '../materials/compare-papers.ts'
import type { ListLine, Period, Reconciliation } from '../materials/reconcile.ts'
import type { AppointmentCommand } from '../appointments/commands.ts'
import type { HotlineCommand } from '../hotline/commands.ts'
import type { ExternalOrder } from '../hotline/order.ts'
import type { Reached } from '../network/conference.ts'
import type { FilingWords } from '../network/filing.ts'
import type { Adviser, Opinion } from '../network/panel.ts'
import type { ToldOfChange } from '../rectification/rectification.ts'
import type { SupervisionCommand } from '../supervision/commands.ts'
import type {
  Blocker,
  CaseLimits,
  Channel,
  Classification,
  DeliveryChannel,
  Outcome,
  PauseReason,
  PinnedItem,
  ReferralKind,
  Requester,
  RoutingReason,
  StaffId,
} from './case.ts'

export interface NewPaper {
  readonly id: string
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
  readonly label: string
}

/** What is said of a demanded material; the pinned version of the item gives the material. */
export interface Marking {
  readonly material: DemandedMaterial
  /** One paper of an alternative; null: the whole. */
  readonly part: string | null
  readonly state: MarkState
  readonly paperIds: readonly string[]
  readonly note: string
}

export interface Register {
  readonly type: 'register'
  readonly id: string
  readonly number: string
  readonly channel: Channel
  readonly title: string
  readonly statement: string
  readonly wish: string
  readonly item: PinnedItem | null
  readonly blocker: Blocker
  readonly requester: Requester | null
  readonly external: ExternalOrder | null
  readonly papers: readonly NewPaper[]
  /** What the person had with them of what the item demands. */
  readonly marks?: readonly Marking[]
  /** 首问负责人, chosen by routing (route.ts) or by the person who registers. */
  readonly owner: StaffId
  /** Why routing chose them; absent where a person did. */
  readonly assigned?: readonly RoutingReason[]
  readonly limits: CaseLimits
}

export type Command =
  | Register
  | HotlineCommand
  | SupervisionCommand
  | AppointmentCommand
  | { readonly type: 'takeUp' }
  | { readonly type: 'accept'; readonly classification: Classification }
  | { readonly type: 'classify'; readonly classification: Classification }
  | { readonly type: 'tell'; readonly channel: DeliveryChannel; readonly text: string }
  | { readonly type: 'note'; readonly text: string; readonly audience: 'person' | 'staff' | 'supervision' }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'amend'; readonly title?: string; readonly wish?: string; readonly item?: PinnedItem; readonly requester?: Requester }
  | { readonly type: 'addPaper'; readonly paper: NewPaper }
  | { readonly type: 'withdrawPaper'; readonly paperId: string; readonly reason: string }
  | {
      readonly type: 'recordReading'
      readonly paperId: string
      readonly qr: readonly string[]
      readonly document?: DocumentKind
    }
  | {
      readonly type: 'recordFinding'
      readonly paperIds: readonly string[]
      readonly bill: string
      readonly lines: readonly ListLine[]
      readonly result: Reconciliation
      readonly items?: readonly ListLine[]
      readonly treatment?: Period
      readonly stated?: BillStated
      readonly remarks?: readonly Remark[]
    }
  | {
      readonly type: 'askForMaterials'
      readonly materials: readonly { readonly name: string; readonly why: string; readonly where: string }[]
      readonly until: PlainDate
    }
  | ({ readonly type: 'markMaterial' } & Marking)
  | { readonly type: 'provideMaterials'; readonly requestId: string; readonly text: string }
  | { readonly type: 'withdrawRequest'; readonly requestId: string; readonly reason: string }
  | ({
      readonly type: 'refer'
      readonly kind: ReferralKind
      readonly question: string
      readonly workingDays?: number
      readonly paperIds?: readonly string[]
      readonly after?: string
      /** Other bodies that are asked the same at the same time. */
      readonly others?: readonly Reached[]
    } & Reached)
  | { readonly type: 'chaseReferral'; readonly referralId: string; readonly text: string }
  | { readonly type: 'recordAcceptance'; readonly referralId: string }
  | {
      readonly type: 'recordAnswer'
      readonly referralId: string
      readonly can: 'yes' | 'no' | 'needMore'
      readonly text: string
      readonly basis: string
    }
  | { readonly type: 'recordReturn'; readonly referralId: string; readonly rightBody: string; readonly ground: string }
  | { readonly type: 'withdrawReferral'; readonly referralId: string; readonly reason: string }
  | { readonly type: 'callConference'; readonly reason: string }
  | {
      readonly type: 'planConference'
      readonly conferenceId: string
      readonly when: Instant
      readonly lasts: number
      readonly place: string
      readonly invited: readonly Reached[]
      readonly staff: readonly StaffId[]
      readonly paperIds: readonly string[]
    }
  | { readonly type: 'answerInvitation'; readonly invitationId: string; readonly coming: boolean; readonly note: string }
  | {
      readonly type: 'recordConference'
      readonly conferenceId: string
      readonly attended: readonly string[]
      readonly minutes: string
      readonly decision: string
      readonly commitments: readonly (Reached & { readonly what: string; readonly until: PlainDate })[]
    }
  | { readonly type: 'cancelConference'; readonly conferenceId: string; readonly reason: string }
  | {
      readonly type: 'convenePanel'
      readonly question: string
      readonly file: string
      readonly paperIds: readonly string[]
      readonly until: PlainDate
      readonly advisers: readonly Adviser[]
    }
  | { readonly type: 'recuse'; readonly seatId: string; readonly reason: string }
  | ({ readonly type: 'giveOpinion'; readonly seatId: string } & Omit<Opinion, 'at'>)
  | { readonly type: 'closePanel'; readonly panelId: string }
  | { readonly type: 'adoptOpinions'; readonly panelId: string; readonly seats: readonly string[]; readonly how: string }
  | { readonly type: 'recordEffect'; readonly panelId: string; readonly helped: boolean; readonly text: string }
  | ({ readonly type: 'askFiling'; readonly to?: string; readonly above?: string } & FilingWords)
  | { readonly type: 'decideFiling'; readonly filingId: string; readonly granted: boolean; readonly note: string }
  | { readonly type: 'withdrawFiling'; readonly filingId: string; readonly reason: string }
  | { readonly type: 'reviewFiling'; readonly filingId: string; readonly sound: boolean; readonly note: string }
  | {
      readonly type: 'addWay'
      readonly way: string
      readonly basis: string
      readonly result: 'works' | 'fails' | 'open'
      readonly note: string
    }
  | { readonly type: 'settleWay'; readonly wayId: string; readonly result: 'works' | 'fails'; readonly note: string }
  | { readonly type: 'judge'; readonly verdict: Verdict; readonly reasoning: string; readonly basis: string; readonly alternative: string }
  | { readonly type: 'countersign'; readonly agreed: boolean; readonly note: string }
  | {
      readonly type: 'reply'
      readonly outcome: Outcome
      readonly explanation: string
      readonly basis: string
      readonly alternatives: string
      readonly remedy: string
    }
  | { readonly type: 'recordDelivery'; readonly channel: DeliveryChannel; readonly reached: boolean; readonly proof: string }
  | { readonly type: 'confirm'; readonly solved: 'yes' | 'no'; readonly words: string }
  | { readonly type: 'rate'; readonly stars: 1 | 2 | 3 | 4 | 5; readonly reasons: readonly string[]; readonly words: string }
  | {
      readonly type: 'recordFollowUp'
      readonly connected: boolean
      readonly truthful: boolean | null
      readonly contacted: boolean | null
      readonly solved: 'yes' | 'no' | null
      readonly note: string
    }
  | { readonly type: 'close' }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'archive' }
  | { readonly type: 'goBack'; readonly to: 'reception' | 'triage' | 'coordination' | 'assessment'; readonly reason: string }
  | { readonly type: 'reassign'; readonly handler: StaffId; readonly reason: string }
  | { readonly type: 'changeOwner'; readonly owner: StaffId; readonly reason: string }
  | { readonly type: 'askExtension'; readonly days: number; readonly reason: string }
  | { readonly type: 'decideExtension'; readonly extensionId: string; readonly granted: boolean; readonly note: string }
  | { readonly type: 'pause'; readonly reason: PauseReason; readonly note: string }
  | { readonly type: 'resume'; readonly note: string }
  | ({ readonly type: 'tellOfChange' } & ToldOfChange)
  | { readonly type: 'sweep' }

export type CommandType = Command['type']
