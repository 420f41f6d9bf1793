/** Cases on the wire: registering, queues, the whole file, commands, drafts, presence. Every record carries what may be done with it (law 3). */
import { z } from 'zod'
import {
  caseClasses,
  channels,
  deliveryChannels,
  outcomes,
  pauseReasons,
  referralKinds,
  stages,
} from '#core/case/case.ts'
import { causes } from '#core/causes/taxonomy.ts'
import { verdicts } from '#core/judgement/verdicts.ts'
import { AppointmentView } from './appointments.ts'
import { ChecklistView } from './checklist.ts'
import { Classification, Command } from './commands.ts'
import { Instant, Nothing, PlainDate, Refusal, StaffBrief, Uuid, line, text } from './common.ts'
import { Finding } from './findings.ts'
import { ConferenceView, FilingView, PanelView, Signed } from './network.ts'
import { JoinedView, OrderView } from './order-view.ts'
import { Paper } from './papers.ts'
import { PersonInput, PersonMasked, ProxyInput } from './people.ts'
import { centrePosts, route } from './route.ts'
import { AppealView, CaseOrder } from './supervision.ts'

export const BlockerInput = z.strictObject({
  causes: z.array(z.enum(causes)).max(15),
  note: text(1000),
  step: line(200),
  place: line(200),
  refusedBy: z.string().max(64).nullable(),
  refusedOn: PlainDate.nullable(),
})

export const RegisterInput = z.strictObject({
  channel: z.enum(channels),
  /** Short name of the matter; empty: made from item and causes. */
  title: line(100),
  /** The person's own words. May be empty only when a counter hands over. */
  statement: text(5000),
  wish: text(1000),
  itemId: z.string().max(40).nullable(),
  blocker: BlockerInput,
  person: PersonInput.nullable(),
  proxy: ProxyInput.nullable(),
  external: z.strictObject({ system: z.literal('12345'), number: line(64), dueAt: Instant.nullable() }).nullable(),
  paperIds: z.array(Uuid).max(20),
  /** Whoever takes it over now (walk-in, phone: usually oneself); null: routed by speciality, load and leave. */
  owner: z.string().max(64).nullable(),
  /** Whether the person is walked over now or comes at another time. */
  comes: z.enum(['now', 'later', 'notNeeded']),
  /** What the person has with them of what the item demands; left out: nobody has looked. */
  marks: z
    .array(
      z.strictObject({
        materialId: z.string().max(60),
        part: line(100).nullable(),
        state: z.enum(['brought', 'seen']),
        paperIds: z.array(Uuid).max(20),
      }),
    )
    .max(40)
    .optional(),
})
export type RegisterInput = z.infer<typeof RegisterInput>

export const Permission = z.object({ command: z.string(), reasons: z.array(Refusal) })
export type Permission = z.infer<typeof Permission>

/** What a slip needs; the code is shown to whoever registered and on reprint only. */
export const Slip = z.object({
  number: z.string(),
  code: z.string(),
  url: z.string(),
  qrSvg: z.string(),
  room: z.string(),
  owner: StaffBrief,
})
export type Slip = z.infer<typeof Slip>

export const CaseRow = z.object({
  id: Uuid,
  number: z.string(),
  version: z.int(),
  title: z.string(),
  channel: z.enum(channels),
  stage: z.enum(stages),
  class: z.enum(caseClasses).nullable(),
  person: z.string(),
  owner: StaffBrief,
  handler: StaffBrief.nullable(),
  turn: z.enum(['us', 'person', 'party', 'supervisor', 'nobody']),
  turnSince: Instant,
  waitingOn: z.string(),
  registeredAt: Instant,
  dueAt: Instant.nullable(),
  dueProvisional: z.boolean(),
  standing: z.enum(['ok', 'soon', 'overdue', 'paused', 'met']),
  /** Nobody has opened it since it came. */
  neverLooked: z.boolean(),
  reopened: z.int(),
  returns: z.int(),
  solved: z.enum(['yes', 'no']).nullable(),
  answered: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  /** A promised date was passed, even if the answer came after all. */
  wasLate: z.boolean(),
  needsSignature: z.boolean(),
  extensionPending: z.boolean(),
  callbackDue: z.boolean(),
})
export type CaseRow = z.infer<typeof CaseRow>

export const queues = [
  'mine',
  'unassigned',
  'dueToday',
  'waitingOnOthers',
  'onPerson',
  'toSign',
  'callbacks',
  'handedOver',
  'open',
  'atRisk',
  'overdue',
  'stuck',
  'reopened',
  'closed',
  'all',
] as const

export const DeadlineView = z.object({
  due: Instant.nullable(),
  date: PlainDate.nullable(),
  provisional: z.boolean(),
  standing: z.enum(['ok', 'soon', 'overdue', 'paused', 'met']),
  /** Working days left, negative when over; null while the clock stands still. */
  daysLeft: z.int().nullable(),
  /** "Why this date", line by line in the reader's language. */
  why: z.array(z.string()),
})
export type DeadlineView = z.infer<typeof DeadlineView>

export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  at: Instant,
  by: z.object({ kind: z.enum(['staff', 'person', 'hotline', 'system', 'party']), name: z.string() }),
  audience: z.enum(['person', 'party', 'staff', 'supervision']),
  /** One line in plain words. */
  title: z.string(),
  /** What was written, where something was. */
  body: z.string(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

const by = StaffBrief
export const CaseFile = z.object({
  id: Uuid,
  number: z.string(),
  version: z.int(),
  title: z.string(),
  channel: z.enum(channels),
  stage: z.enum(stages),
  statement: z.string(),
  wish: z.string(),
  item: z
    .object({
      id: z.string(),
      version: z.int(),
      name: z.string(),
      category: z.string(),
      department: z.string(),
      materials: z.array(z.string()),
    })
    .nullable(),
  /** What the item demands, against what is here; null: no item, or one without a list. */
  checklist: ChecklistView.nullable(),
  blocker: z.object({ ...BlockerInput.shape, refusedBy: StaffBrief.nullable() }),
  requester: z
    .object({
      person: PersonMasked,
      proxy: z.object({ person: PersonMasked, relation: z.string(), authority: z.string() }).nullable(),
    })
    .nullable(),
  external: z.object({ system: z.literal('12345'), number: z.string(), dueAt: Instant.nullable() }).nullable(),
  registeredAt: Instant,
  registeredBy: z.object({ kind: z.string(), name: z.string() }),
  owner: by,
  /** Why routing chose the owner, in words; empty where a person did, and in old cases. */
  assigned: z.array(z.string()),
  handler: by.nullable(),
  turn: CaseRow.shape.turn,
  turnSince: Instant,
  waitingOn: z.string(),
  acceptedAt: Instant.nullable(),
  classification: Classification.nullable(),
  clocks: z.object({
    contact: DeadlineView.nullable(),
    promise: DeadlineView,
    legal: DeadlineView.nullable(),
    external: Instant.nullable(),
  }),
  pause: z.object({ from: Instant, reason: z.enum(pauseReasons) }).nullable(),
  extensions: z.array(
    z.object({
      id: z.string(),
      days: z.int(),
      reason: z.string(),
      requestedBy: by,
      requestedAt: Instant,
      status: z.enum(['pending', 'granted', 'refused']),
    }),
  ),
  papers: z.array(Paper),
  findings: z.array(Finding),
  requests: z.array(
    z.object({
      id: z.string(),
      materials: z.array(
        z.object({
          name: z.string(),
          why: z.string(),
          where: z.string(),
          /** On the checklist it stands as here. */
          here: z.boolean(),
        }),
      ),
      askedAt: Instant,
      until: PlainDate,
      status: z.enum(['open', 'provided', 'lapsed', 'withdrawn']),
    }),
  ),
  referrals: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(referralKinds),
      body: z.string(),
      contact: z.string(),
      question: z.string(),
      sentAt: Instant,
      status: z.enum(['sent', 'accepted', 'answered', 'returned', 'withdrawn']),
      clock: DeadlineView,
      answer: z
        .object({ can: z.enum(['yes', 'no', 'needMore']), text: z.string(), basis: z.string(), at: Instant })
        .nullable(),
      returned: z.object({ rightBody: z.string(), ground: z.string(), at: Instant }).nullable(),
      chases: z.int(),
      /** Answers here with an account of its own. */
      online: z.boolean(),
      /** Who of the body answered or returned it itself. */
      signed: Signed.nullable(),
      paperIds: z.array(z.string()),
      /** The referral whose return named this body. */
      after: z.string().nullable(),
      conference: z.string().nullable(),
      /** Since when the organisation above knows of its silence. */
      raisedAt: Instant.nullable(),
      /** Returned, and the body it named has not accepted it: still with us (law 6). */
      unplaced: z.boolean(),
    }),
  ),
  /** Who held the case how long, in working days of office time (law 8). */
  held: z.object({
    turns: z.object({ us: z.number(), person: z.number(), party: z.number(), supervisor: z.number() }),
    bodies: z.array(z.object({ body: z.string(), days: z.number(), late: z.number() })),
  }),
  conferences: z.array(ConferenceView),
  panels: z.array(PanelView),
  filings: z.array(FilingView),
  orders: z.array(CaseOrder),
  appeals: z.array(AppealView),
  /** The hotline's order, where it came as one. */
  order: OrderView.nullable(),
  /** The case whose answer this one waits for; and those that wait for this one's. */
  joined: JoinedView.nullable(),
  joinedHere: z.array(z.object({ id: z.string(), number: z.string() })),
  appointments: z.array(AppointmentView),
  returns: z.int(),
  ways: z.array(
    z.object({
      id: z.string(),
      way: z.string(),
      basis: z.string(),
      result: z.enum(['works', 'fails', 'open']),
      note: z.string(),
      by,
      at: Instant,
    }),
  ),
  judgements: z.array(
    z.object({
      id: z.string(),
      verdict: z.enum(verdicts),
      reasoning: z.string(),
      basis: z.string(),
      alternative: z.string(),
      by,
      at: Instant,
      countersign: z.object({ by, at: Instant, agreed: z.boolean(), note: z.string() }).nullable(),
    }),
  ),
  replies: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(outcomes),
      explanation: z.string(),
      basis: z.string(),
      alternatives: z.string(),
      remedy: z.string(),
      at: Instant,
      by,
      attempts: z.array(
        z.object({ channel: z.enum(deliveryChannels), at: Instant, reached: z.boolean(), proof: z.string() }),
      ),
    }),
  ),
  answered: z.object({ at: Instant, channel: z.enum(deliveryChannels), proof: z.string() }).nullable(),
  solved: z
    .object({ value: z.enum(['yes', 'no']), at: Instant, said: z.enum(['online', 'followUp']), words: z.string() })
    .nullable(),
  /** The handler never holds the rating (law 10): null for the handler and owner until the case is closed. */
  rating: z.object({ stars: z.int(), words: z.string() }).nullable(),
  followUps: z.array(
    z.object({
      by,
      at: Instant,
      connected: z.boolean(),
      truthful: z.boolean().nullable(),
      contacted: z.boolean().nullable(),
      solved: z.enum(['yes', 'no']).nullable(),
      note: z.string(),
    }),
  ),
  outcome: z.enum(outcomes).nullable(),
  closedAt: Instant.nullable(),
  reopened: z.int(),
  timeline: z.array(TimelineEntry),
  presence: z.array(z.object({ staff: StaffBrief, mode: z.enum(['viewing', 'editing']) })),
  actions: z.array(Permission),
})
export type CaseFile = z.infer<typeof CaseFile>

export const draftKinds = [
  'note',
  'tell',
  'reply',
  'judge',
  'refer',
  'askForMaterials',
  'register',
  'planConference',
  'recordConference',
  'convenePanel',
  'askFiling',
] as const
const caseParams = z.object({ caseId: Uuid })
const draftParams = z.object({ caseId: Uuid, kind: z.enum(draftKinds) })
export const Draft = z.object({ body: z.record(z.string(), z.unknown()), updatedAt: Instant })

export const cases = {
  register: route({
    method: 'POST',
    path: '/api/cases',
    summary: 'Register a case: hand-over from a counter, walk-in, phone, or for somebody else',
    access: 'staff',
    roles: ['counter', 'caseworker', 'director'],
    keyed: true,
    body: RegisterInput,
    answer: z.object({ id: Uuid, slip: Slip }),
    status: 201,
  }),
  list: route({
    method: 'GET',
    path: '/api/cases',
    summary: 'A queue, newest or most urgent first, 50 at a time',
    access: 'staff',
    roles: centrePosts,
    query: z.object({
      queue: z.enum(queues).default('mine'),
      /** Of this caseworker (owner or handler); for the director's lanes. */
      staff: z.string().max(64).optional(),
      search: line(50).optional(),
      after: z.string().max(200).optional(),
    }),
    answer: z.object({ rows: z.array(CaseRow), next: z.string().nullable() }),
  }),
  counts: route({
    method: 'GET',
    path: '/api/queues',
    summary: 'How long each queue is for me',
    access: 'staff',
    roles: centrePosts,
    answer: z.object({ counts: z.record(z.enum(queues), z.int()) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/cases/:caseId',
    summary: 'The whole file; reading is logged',
    access: 'staff',
    roles: centrePosts,
    params: caseParams,
    answer: CaseFile,
  }),
  command: route({
    method: 'POST',
    path: '/api/cases/:caseId/commands',
    summary: 'Do one thing; the file as it stands afterwards',
    access: 'staff',
    roles: centrePosts,
    keyed: true,
    params: caseParams,
    body: z.strictObject({ expectedVersion: z.int().min(1), command: Command }),
    answer: CaseFile,
  }),
  slip: route({
    method: 'GET',
    path: '/api/cases/:caseId/slip',
    summary: 'The slip again (logged)',
    access: 'staff',
    roles: centrePosts,
    params: caseParams,
    answer: Slip,
  }),
  renewSlip: route({
    method: 'POST',
    path: '/api/cases/:caseId/slip',
    summary: 'A slip with a new code; earlier slips and whatever was opened with them are void (logged)',
    access: 'staff',
    roles: centrePosts,
    params: caseParams,
    answer: Slip,
  }),
  getDraft: route({
    method: 'GET',
    path: '/api/cases/:caseId/drafts/:kind',
    summary: 'My draft',
    access: 'staff',
    roles: centrePosts,
    params: draftParams,
    answer: Draft.nullable(),
  }),
  putDraft: route({
    method: 'PUT',
    path: '/api/cases/:caseId/drafts/:kind',
    summary: 'Keep my draft on the server; nothing personal stays in the browser',
    access: 'staff',
    roles: centrePosts,
    params: draftParams,
    body: z.strictObject({ body: z.record(z.string().max(40), z.unknown()) }),
    answer: z.object({ updatedAt: Instant }),
  }),
  dropDraft: route({
    method: 'DELETE',
    path: '/api/cases/:caseId/drafts/:kind',
    summary: 'Forget my draft',
    access: 'staff',
    roles: centrePosts,
    params: draftParams,
    answer: Nothing,
    status: 204,
  }),
  presence: route({
    method: 'PUT',
    path: '/api/cases/:caseId/presence',
    summary: 'I am looking at it, or writing; forgotten after 30 seconds',
    access: 'staff',
    roles: centrePosts,
    params: caseParams,
    body: z.strictObject({ mode: z.enum(['viewing', 'editing', 'gone']) }),
    answer: Nothing,
    status: 204,
  }),
}
