/** Duties: what cases of other organisations ask of mine. Each shows exactly what was laid open to us, and takes our answer. */
import { z } from 'zod'
import { referralKinds } from '#core/case/case.ts'
import { causes } from '#core/causes/taxonomy.ts'
import { markStates } from '#core/materials/marks.ts'
import { dutyKinds, dutyStatuses } from '#core/network/duties.ts'
import { stances } from '#core/network/panel.ts'
import { DeadlineView, Permission } from './cases.ts'
import { Instant, PlainDate, Uuid, line, text } from './common.ts'
import { FilingWords, Opinion, Signed } from './network.ts'
import { route } from './route.ts'

/** Its bytes are fetched through the duty and nowhere else. */
const ShownPaper = z.object({ id: Uuid, label: z.string(), mediaType: z.string() })
const Matter = { number: z.string(), item: z.string(), causes: z.array(z.enum(causes)) }
const Decision = z.object({ who: Signed.nullable(), note: z.string(), at: Instant })
const Exception = {
  ...Matter,
  ...FilingWords,
  /** Of the last judgement. */
  reasoning: z.string(),
  decision: Decision.nullable(),
  review: z.object({ ...Decision.shape, sound: z.boolean() }).nullable(),
}

/** What was laid open, by kind; the same as src/core/network/duties.ts, without ids of accounts. */
export const Shown = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('referral'),
    ...Matter,
    referralKind: z.enum(referralKinds),
    body: z.string(),
    question: z.string(),
    papers: z.array(ShownPaper),
    /** Of a transfer: what the person handed in at the asking centre already; the papers stay there. */
    received: z.array(z.object({ name: z.string(), state: z.enum(markStates) })),
    chases: z.int(),
    answer: z
      .object({ can: z.enum(['yes', 'no', 'needMore']), text: z.string(), basis: z.string(), at: Instant })
      .nullable(),
    returned: z.object({ rightBody: z.string(), ground: z.string(), at: Instant }).nullable(),
    signed: Signed.nullable(),
  }),
  z.object({
    kind: z.literal('overdue'),
    ...Matter,
    body: z.string(),
    question: z.string(),
    sentAt: Instant,
    due: Instant.nullable(),
  }),
  z.object({
    kind: z.literal('invitation'),
    ...Matter,
    reason: z.string(),
    when: Instant,
    /** Minutes. */
    lasts: z.int(),
    place: z.string(),
    bodies: z.array(z.string()),
    papers: z.array(ShownPaper),
    coming: z.boolean().nullable(),
    note: z.string(),
    decision: z.string(),
    minutes: z.string(),
  }),
  z.object({
    kind: z.literal('opinion'),
    question: z.string(),
    /** De-identified; closed to whoever stood aside or is waited for no longer. */
    file: z.string(),
    papers: z.array(ShownPaper),
    until: PlainDate,
    recused: z.string(),
    mine: Opinion.nullable(),
    /** Empty until one's own is sent. */
    others: z.array(z.object({ name: z.string(), field: z.string(), opinion: Opinion })),
    adopted: z.object({ mine: z.boolean(), how: z.string() }).nullable(),
    effect: z.object({ helped: z.boolean(), text: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('filing'), ...Exception }),
  z.object({ kind: z.literal('review'), ...Exception }),
])
export type Shown = z.infer<typeof Shown>

const brief = {
  id: Uuid,
  kind: z.enum(dutyKinds),
  status: z.enum(dutyStatuses),
  /** Name of the organisation that asks. */
  from: z.string(),
  since: Instant,
  /** One line of what is asked. */
  title: z.string(),
}

export const DutyRow = z.object({
  ...brief,
  dueAt: Instant.nullable(),
  /** By the calendar of the organisation that asks. */
  standing: DeadlineView.shape.standing,
  daysLeft: z.int().nullable(),
})
export type DutyRow = z.infer<typeof DutyRow>

export const DutyView = z.object({
  ...brief,
  /** Null where nothing is owed by a date. No reasons: whoever asks set the date. */
  clock: DeadlineView.nullable(),
  shown: Shown,
  /** Papers may be opened: not once it was handed back or nobody waits for it any more. */
  papersOpen: z.boolean(),
  /** What may be done now, by the same rule that admits it. */
  actions: z.array(Permission),
})
export type DutyView = z.infer<typeof DutyView>

/** The same names as the core's commands; which case and which thing of it is meant follows from the duty. */
export const DutyCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('recordAcceptance') }),
  z.strictObject({
    type: z.literal('recordAnswer'),
    can: z.enum(['yes', 'no', 'needMore']),
    text: text(5000),
    basis: text(2000),
  }),
  z.strictObject({ type: z.literal('recordReturn'), rightBody: line(100), ground: text(2000) }),
  z.strictObject({ type: z.literal('answerInvitation'), coming: z.boolean(), note: text(500) }),
  z.strictObject({ type: z.literal('recuse'), reason: text(500) }),
  z.strictObject({
    type: z.literal('giveOpinion'),
    stance: z.enum(stances),
    text: text(5000),
    basis: text(2000),
    conditions: text(2000),
  }),
  z.strictObject({ type: z.literal('decideFiling'), granted: z.boolean(), note: text(1000) }),
  z.strictObject({ type: z.literal('reviewFiling'), sound: z.boolean(), note: text(1000) }),
])
export type DutyCommand = z.infer<typeof DutyCommand>

const roles = ['officer', 'adviser', 'caseworker', 'director'] as const
const params = z.object({ dutyId: Uuid })

export const duties = {
  list: route({
    method: 'GET',
    path: '/api/duties',
    summary: 'What my organisation, or I myself, was asked: open by date, or done, newest first; 50 at a time',
    access: 'staff',
    roles,
    query: z.object({ view: z.enum(['open', 'done']).default('open'), after: z.string().max(200).optional() }),
    answer: z.object({
      rows: z.array(DutyRow),
      next: z.string().nullable(),
      /** How many are open, by kind; kinds with none are left out. */
      open: z.partialRecord(z.enum(dutyKinds), z.int()),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/duties/:dutyId',
    summary: 'One duty with all that was laid open to us; reading is logged with the case',
    access: 'staff',
    roles,
    params,
    answer: DutyView,
  }),
  command: route({
    method: 'POST',
    path: '/api/duties/:dutyId/commands',
    summary: 'Answer: accept, answer, return, come or not, give an opinion or stand aside, decide or look again',
    access: 'staff',
    roles,
    keyed: true,
    params,
    body: DutyCommand,
    answer: DutyView,
  }),
  paper: route({
    method: 'GET',
    path: '/api/duties/:dutyId/papers/:paperId',
    summary: 'A paper that was laid open with the duty; reading is logged with the case',
    access: 'staff',
    roles,
    params: z.object({ dutyId: Uuid, paperId: Uuid }),
    answer: z.any(),
  }),
  calendar: route({
    method: 'GET',
    path: '/api/duties/:dutyId/calendar',
    summary: 'The meeting of an invitation as a calendar file (RFC 5545)',
    access: 'staff',
    roles,
    params,
    answer: z.any(),
  }),
}
