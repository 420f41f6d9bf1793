/** 整改: orders to change what went wrong, what was done, who verified it, and whether it helped. */
import { z } from 'zod'
import { causes, layers } from '#core/causes/taxonomy.ts'
import { mostDays } from '#core/rectification/faults.ts'
import {
  answersFromAbove,
  rectificationKinds,
  rectificationStatuses,
  sourceKinds,
} from '#core/rectification/rectification.ts'
import { Instant, PlainDate, Refusal, StaffBrief, Uuid, line, text } from './common.ts'
import { route } from './route.ts'

const Owner = z.union([z.strictObject({ staff: z.string().max(60) }), z.strictObject({ body: line(100) })])
const days = z.int().min(0).max(mostDays)
const outcomes = ['proven', 'disproven', 'notShown'] as const

export const RectificationRow = z.object({
  id: Uuid,
  number: z.string(),
  kind: z.enum(rectificationKinds),
  status: z.enum(rectificationStatuses),
  wrong: z.string(),
  item: z.string(),
  cause: z.enum(causes),
  /** Name of the colleague or of the body. */
  owner: z.string(),
  /** The reader owes it. */
  mine: z.boolean(),
  /** By when it is owed; null once nobody owes it. */
  dueAt: Instant.nullable(),
  standing: z.enum(['ok', 'soon', 'overdue']).nullable(),
  round: z.int(),
  /** Rounds that did not work: stays in sight whatever came later. */
  disproved: z.int(),
  orderedAt: Instant,
})
export type RectificationRow = z.infer<typeof RectificationRow>

const Evidence = z.object({ id: Uuid, mediaType: z.string(), bytes: z.int(), label: z.string() })
const Done = z.object({ text: z.string(), papers: z.array(Evidence), by: StaffBrief, at: Instant, sentTo: z.string() })
const Verified = z.object({
  enough: z.boolean(),
  note: z.string(),
  answer: z.enum(answersFromAbove).nullable(),
  by: StaffBrief,
  at: Instant,
})
const Checkpoint = z.object({
  days: z.int(),
  before: z.int(),
  after: z.int(),
  ofBefore: z.int(),
  ofAfter: z.int(),
  unsorted: z.int(),
  /** Those of `after` that the reader may open. */
  cases: z.array(z.object({ id: Uuid, number: z.string() })),
  at: Instant,
})

export const RectificationView = z.object({
  ...RectificationRow.shape,
  version: z.int(),
  source: z.object({ kind: z.enum(sourceKinds), caseId: Uuid.nullable(), number: z.string(), said: z.string() }),
  goal: z.string(),
  where: z.string(),
  layer: z.enum(layers).nullable(),
  orderedBy: StaffBrief,
  /** Working days. */
  limit: z.int(),
  ownerId: z.string().nullable(),
  extension: z.object({ days: z.int(), reason: z.string(), by: StaffBrief }).nullable(),
  done: Done.nullable(),
  verified: Verified.nullable(),
  checkpoints: z.array(Checkpoint),
  past: z.array(
    z.object({
      kind: z.enum(rectificationKinds),
      startedAt: Instant,
      done: Done,
      verifiedAt: Instant,
      verifiedBy: StaffBrief,
      checkpoints: z.array(Checkpoint),
      outcome: z.enum(outcomes),
    }),
  ),
  cancelled: z.object({ reason: z.string(), at: Instant, by: StaffBrief }).nullable(),
  /** The day on which recurrence is looked at next. */
  nextCheck: PlainDate.nullable(),
  /** Cases that were or are being told. */
  told: z.int(),
  timeline: z.array(z.object({ at: Instant, who: z.string(), title: z.string(), body: z.string() })),
  actions: z.array(z.object({ command: z.string(), reasons: z.array(Refusal) })),
})
export type RectificationView = z.infer<typeof RectificationView>

export const RectificationOrder = z.strictObject({
  source: z.strictObject({ kind: z.enum(sourceKinds), caseId: Uuid.nullable(), said: text(500) }),
  kind: z.enum(rectificationKinds),
  wrong: text(1000),
  goal: text(1000),
  where: text(300),
  scope: z.strictObject({
    itemId: z.string().max(60).nullable(),
    cause: z.enum(causes),
    layer: z.enum(layers).nullable(),
  }),
  owner: Owner,
  days,
})
export type RectificationOrder = z.infer<typeof RectificationOrder>

export const RectificationCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accept') }),
  z.strictObject({ type: z.literal('handOver'), owner: Owner, reason: text(500) }),
  z.strictObject({ type: z.literal('changeKind'), kind: z.enum(rectificationKinds), reason: text(500) }),
  z.strictObject({ type: z.literal('askExtension'), days, reason: text(500) }),
  z.strictObject({ type: z.literal('decideExtension'), granted: z.boolean(), note: text(500) }),
  z.strictObject({
    type: z.literal('reportDone'),
    text: text(2000),
    paperIds: z.array(Uuid).max(20),
    sentTo: line(100).optional(),
  }),
  z.strictObject({
    type: z.literal('verify'),
    enough: z.boolean(),
    note: text(1000),
    answer: z.enum(answersFromAbove).optional(),
  }),
  z.strictObject({ type: z.literal('chase'), text: text(500) }),
  z.strictObject({ type: z.literal('cancel'), reason: text(500) }),
  z.strictObject({ type: z.literal('again'), reason: text(500), days }),
])
export type RectificationCommand = z.infer<typeof RectificationCommand>

const roles = ['caseworker', 'director'] as const
const params = z.object({ rectificationId: Uuid })

export const rectifications = {
  list: route({
    method: 'GET',
    path: '/api/rectifications',
    summary:
      'Rectifications of the centre, late and near dates first, at most 300; those about the reader are not among them',
    access: 'staff',
    roles,
    query: z.object({
      group: z.enum(['open', 'proving', 'over']).optional(),
      kind: z.enum(rectificationKinds).optional(),
      only: z.enum(['overdue', 'disproved']).optional(),
    }),
    answer: z.object({ rows: z.array(RectificationRow) }),
  }),
  forCase: route({
    method: 'GET',
    path: '/api/cases/:caseId/rectifications',
    summary: 'What was ordered because of this case, and what a new order would begin with',
    access: 'staff',
    roles,
    params: z.object({ caseId: Uuid }),
    answer: z.object({
      rows: z.array(RectificationRow),
      start: z.object({
        number: z.string(),
        title: z.string(),
        itemId: z.string().nullable(),
        item: z.string(),
        causes: z.array(z.enum(causes)),
        layer: z.enum(layers).nullable(),
        /** What may be named as its source now. */
        sources: z.array(z.enum(sourceKinds)),
        /** The words of a bad rating. */
        ratingWords: z.string(),
      }),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/rectifications/:rectificationId',
    summary: 'One rectification with its timeline, its figures and what may be done now',
    access: 'staff',
    roles,
    params,
    answer: RectificationView,
  }),
  order: route({
    method: 'POST',
    path: '/api/rectifications',
    summary: 'Order one, from a founded case, a bad rating or a finding',
    access: 'staff',
    roles,
    keyed: true,
    body: RectificationOrder,
    answer: RectificationView,
    status: 201,
  }),
  command: route({
    method: 'POST',
    path: '/api/rectifications/:rectificationId/commands',
    summary: 'Do one thing to it: accept, report done, verify, extend, chase, hand over, cancel …',
    access: 'staff',
    roles,
    keyed: true,
    params,
    body: z.strictObject({ expectedVersion: z.int().min(1), command: RectificationCommand }),
    answer: RectificationView,
  }),
  paper: route({
    method: 'GET',
    path: '/api/rectifications/:rectificationId/papers/:paperId',
    summary: 'A paper that proves what was done',
    access: 'staff',
    roles,
    params: z.object({ rectificationId: Uuid, paperId: Uuid }),
    answer: z.any(),
  }),
}
