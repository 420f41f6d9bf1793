/** What happened to a case. Facts in the past tense, never changed, never deleted (law 2). */
import type { Instant, PlainDate } from '../clock/date.ts'
import type { Limit } from '../clock/deadline.ts'
import type { MaterialMark } from '../materials/marks.ts'
import type { AppointmentEventData } from '../appointments/events.ts'
import { appointmentAudience } from '../appointments/events.ts'
import type { HotlineEventData } from '../hotline/events.ts'
import { hotlineAudience } from '../hotline/events.ts'
import type { Reached } from '../network/conference.ts'
import type { Signed } from '../network/filing.ts'
import type { Adviser } from '../network/panel.ts'
import type { ToldOfChange } from '../rectification/rectification.ts'
import type { SupervisionEventData } from '../supervision/events.ts'
import { supervisionAudience } from '../supervision/events.ts'
import type { Actor, Audience, DeliveryChannel, Stage, StaffId } from './case.ts'
import type { Command, NewPaper, Register } from './commands.ts'

type Of<T extends Command['type']> = Omit<Extract<Command, { type: T }>, 'type'>

/** Event name → its data. Entity ids (`r1`, `w2` …) count up within the case, so that the same log always gives the same ids. */
export interface EventData extends AppointmentEventData, HotlineEventData, SupervisionEventData {
  registered: Omit<Register, 'type' | 'papers' | 'marks'>
  taken: { handler: StaffId }
  accepted: { limit: Limit }
  classified: Of<'classify'>['classification']
  told: { channel: DeliveryChannel; text: string }
  noted: { text: string }
  said: { text: string }
  amended: Of<'amend'>
  paperAdded: NewPaper & { from: 'person' | 'staff' }
  paperWithdrawn: { paperId: string; reason: string }
  paperRead: Of<'recordReading'>
  found: Of<'recordFinding'> & { id: string }
  materialMarked: Omit<MaterialMark, 'at' | 'by' | 'lapsed'>
  materialsAsked: Of<'askForMaterials'> & { id: string }
  materialsProvided: { id: string; text: string }
  requestWithdrawn: { id: string; reason: string }
  requestLapsed: { id: string }
  referred: Reached & {
    id: string
    kind: Of<'refer'>['kind']
    question: string
    limit: Limit
    paperIds?: readonly string[]
    after?: string
    conference?: string
  }
  changeTold: ToldOfChange
  /** `due`: chased by itself, because this date passed. */
  referralChased: { id: string; text: string; due?: Instant }
  referralRaised: { id: string; body: string; above: string | null; days: number }
  referralAccepted: { id: string; signed?: Signed }
  referralAnswered: { id: string; can: 'yes' | 'no' | 'needMore'; text: string; basis: string; signed?: Signed }
  referralReturned: { id: string; rightBody: string; ground: string; signed?: Signed }
  referralWithdrawn: { id: string; reason: string }
  escalated: { why: 'thirdReturn' }
  conferenceCalled: { id: string; why: 'thirdReturn' | 'asked'; reason: string }
  conferencePlanned: Omit<Of<'planConference'>, 'conferenceId' | 'invited'> & {
    id: string
    invited: readonly (Reached & { id: string })[]
  }
  invitationAnswered: { id: string; coming: boolean; note: string; signed?: Signed }
  conferenceHeld: Omit<Of<'recordConference'>, 'conferenceId' | 'commitments'> & { id: string }
  conferenceCancelled: { id: string; reason: string }
  panelConvened: Omit<Of<'convenePanel'>, 'advisers'> & { id: string; seats: readonly { id: string; adviser: Adviser }[] }
  seatRecused: { id: string; reason: string; signed?: Signed }
  opinionGiven: Omit<Of<'giveOpinion'>, 'seatId'> & { id: string; signed?: Signed }
  panelClosed: { id: string }
  opinionsAdopted: { id: string; seats: readonly string[]; how: string }
  panelEffect: { id: string; helped: boolean; text: string }
  filingAsked: Of<'askFiling'> & { id: string }
  filingDecided: { id: string; granted: boolean; note: string; signed?: Signed }
  filingWithdrawn: { id: string; reason: string }
  filingReviewed: { id: string; sound: boolean; note: string; signed?: Signed }
  wayAdded: Of<'addWay'> & { id: string }
  waySettled: { id: string; result: 'works' | 'fails'; note: string }
  judged: Of<'judge'> & { id: string }
  countersigned: { id: string; agreed: boolean; note: string }
  replied: Of<'reply'> & { id: string }
  deliveryTried: { replyId: string; channel: DeliveryChannel; reached: false; proof: string }
  answerDelivered: { replyId: string; channel: DeliveryChannel; proof: string }
  confirmed: { solved: 'yes' | 'no'; words: string; said: 'online' | 'followUp' }
  rated: Of<'rate'>
  followedUp: Of<'recordFollowUp'>
  closed: { outcome: import('./case.ts').Outcome; because: 'solved' | 'heard' | 'silence' }
  reopened: { reason: string; by: 'person' | 'staff' }
  archived: Record<never, never>
  stageChanged: { from: Stage; to: Stage; reason: string }
  reassigned: { handler: StaffId; from: StaffId | null; reason: string }
  ownerChanged: { owner: StaffId; from: StaffId; reason: string }
  extensionAsked: Of<'askExtension'> & { id: string }
  extensionDecided: { id: string; granted: boolean; note: string }
  paused: { reason: Of<'pause'>['reason']; note: string }
  resumed: { note: string }
  deadlineNear: { due: Instant }
  becameOverdue: { due: Instant }
  fellSilent: { days: number; since: PlainDate }
}

export type EventType = keyof EventData

/** One event as decided: not yet numbered, hashed or stored. */
export type CaseEvent = {
  [T in EventType]: {
    readonly type: T
    readonly at: Instant
    readonly actor: Pick<Actor, 'kind' | 'id'>
    readonly audience: Audience
    readonly data: EventData[T]
  }
}[EventType]

/** Who reads a line of the timeline when the command does not say so itself. */
export const audienceOf: Readonly<Record<EventType, Audience>> = {
  ...appointmentAudience,
  ...hotlineAudience,
  ...supervisionAudience,
  registered: 'person',
  taken: 'person',
  accepted: 'person',
  classified: 'staff',
  told: 'person',
  noted: 'staff',
  said: 'person',
  amended: 'staff',
  paperAdded: 'person',
  paperWithdrawn: 'person',
  paperRead: 'staff',
  found: 'person',
  materialMarked: 'staff',
  materialsAsked: 'person',
  materialsProvided: 'person',
  requestWithdrawn: 'person',
  requestLapsed: 'person',
  referred: 'person',
  referralChased: 'person',
  referralAccepted: 'person',
  referralAnswered: 'person',
  referralReturned: 'person',
  referralWithdrawn: 'staff',
  referralRaised: 'person',
  escalated: 'person',
  conferenceCalled: 'person',
  conferencePlanned: 'person',
  invitationAnswered: 'staff',
  conferenceHeld: 'person',
  conferenceCancelled: 'person',
  panelConvened: 'person',
  seatRecused: 'staff',
  opinionGiven: 'staff',
  panelClosed: 'staff',
  opinionsAdopted: 'staff',
  panelEffect: 'staff',
  filingAsked: 'person',
  filingDecided: 'person',
  filingWithdrawn: 'staff',
  filingReviewed: 'staff',
  wayAdded: 'staff',
  waySettled: 'staff',
  judged: 'staff',
  countersigned: 'staff',
  replied: 'person',
  deliveryTried: 'staff',
  answerDelivered: 'person',
  confirmed: 'person',
  rated: 'supervision',
  followedUp: 'staff',
  closed: 'person',
  reopened: 'person',
  archived: 'staff',
  stageChanged: 'person',
  reassigned: 'person',
  ownerChanged: 'person',
  extensionAsked: 'staff',
  extensionDecided: 'person',
  paused: 'person',
  resumed: 'person',
  deadlineNear: 'staff',
  becameOverdue: 'person',
  fellSilent: 'person',
  changeTold: 'person',
}
