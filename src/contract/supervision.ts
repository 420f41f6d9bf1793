/** The view from above: figures of every centre below, the cases behind each figure as lines without a person, orders on them. */
import { z } from 'zod'
import { caseClasses, channels, outcomes, stages } from '#core/case/case.ts'
import { causes, layers } from '#core/causes/taxonomy.ts'
import { grounds } from '#core/supervision/order.ts'
import { Instant, PlainDate, Uuid, text } from './common.ts'
import { Signed } from './network.ts'
import { route } from './route.ts'

/** What is counted; the list behind a figure holds as many lines as the figure says. */
export const aboveFigures = [
  'open',
  'yellow',
  'red',
  'bounced',
  'silent',
  'unsigned',
  'appeals',
  'ordered',
  'orderLate',
  'orderAnswered',
  'answered',
  'answeredLate',
] as const
export type AboveFigure = (typeof aboveFigures)[number]

const Figures = z.object(
  Object.fromEntries(aboveFigures.map((figure) => [figure, z.int()])) as Record<AboveFigure, z.ZodInt>,
)

export const AboveCentre = z.object({
  id: Uuid,
  name: z.string(),
  /** The district or street between the reader and the centre; '' where there is none. */
  under: z.string(),
  figures: Figures,
  /** Of those answered since `since`. */
  outcomes: z.array(z.object({ outcome: z.enum(outcomes), count: z.int() })),
})
export type AboveCentre = z.infer<typeof AboveCentre>

const Line = {
  /** Of the line, not of the case. */
  id: Uuid,
  centre: z.object({ id: Uuid, name: z.string() }),
  number: z.string(),
  channel: z.enum(channels),
  stage: z.enum(stages),
  class: z.enum(caseClasses).nullable(),
  item: z.string(),
  category: z.string().nullable(),
  causes: z.array(z.enum(causes)),
  layer: z.enum(layers).nullable(),
  /** Whose move it is, since when; a body by its name. */
  turn: z.enum(['us', 'person', 'party', 'supervisor', 'nobody']),
  turnSince: Instant,
  waitingOn: z.string(),
  registeredAt: Instant,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  /** Yellow one working day before the date, red from the first day late. */
  light: z.enum(['none', 'yellow', 'red']),
  /** Working days past the date. */
  daysLate: z.int(),
  answeredAt: Instant.nullable(),
  onTime: z.boolean().nullable(),
  outcome: z.enum(outcomes).nullable(),
  solved: z.enum(['yes', 'no']).nullable(),
  returns: z.int(),
  reopened: z.int(),
  lowStars: z.boolean(),
  silent: z.boolean(),
  escalated: z.boolean(),
  raised: z.boolean(),
  unsigned: z.boolean(),
  filings: z.int(),
  appeals: z.int(),
  closedAt: Instant.nullable(),
  /** Why pressure may be put on it now. */
  grounds: z.array(z.enum(grounds)),
  /** Orders that wait for an answer. */
  orders: z.int(),
}
export const AboveRow = z.object(Line)
export type AboveRow = z.infer<typeof AboveRow>

export const SupervisionOrderView = z.object({
  id: z.string(),
  /** Name of who issued it: the organisation above, or the centre itself. */
  from: z.string(),
  /** Of the reader's organisation. */
  mine: z.boolean(),
  signed: Signed.nullable(),
  grounds: z.array(z.enum(grounds)),
  what: z.string(),
  until: PlainDate,
  at: Instant,
  status: z.enum(['open', 'answered', 'closed']),
  /** Its date passed without an answer. */
  late: z.boolean(),
  answer: z.object({ text: z.string(), at: Instant }).nullable(),
  closed: z.object({ word: z.string(), at: Instant }).nullable(),
})
export type SupervisionOrderView = z.infer<typeof SupervisionOrderView>

/** An order as the centre reads it in the file. */
export const CaseOrder = z.object({
  id: z.string(),
  who: z.string(),
  /** Issued above the centre, and closed there. */
  above: z.boolean(),
  grounds: z.array(z.enum(grounds)),
  what: z.string(),
  until: PlainDate,
  at: Instant,
  status: z.enum(['open', 'answered', 'closed']),
  late: z.boolean(),
  answer: z.object({ text: z.string(), at: Instant, who: z.string() }).nullable(),
  closed: z.object({ word: z.string(), at: Instant }).nullable(),
})
export type CaseOrder = z.infer<typeof CaseOrder>

export const AppealView = z.object({
  id: z.string(),
  about: z.enum(['answer', 'rating']),
  words: z.string(),
  /** The colleague who brought or recorded it; '' for the person themselves. */
  by: z.string(),
  at: Instant,
  status: z.enum(['open', 'upheld', 'answered', 'lapsed']),
  decision: z.object({ who: z.string(), reasons: z.string(), at: Instant }).nullable(),
})
export type AppealView = z.infer<typeof AppealView>

export const AboveCase = z.object({
  ...Line,
  legalDueAt: Instant.nullable(),
  lastToldAt: Instant,
  /** Bodies that were asked, each with its own clock. */
  parties: z.array(
    z.object({
      body: z.string(),
      status: z.enum(['sent', 'accepted', 'answered', 'returned', 'withdrawn']),
      sentAt: Instant,
      dueAt: Instant.nullable(),
      late: z.boolean(),
    }),
  ),
  orderList: z.array(SupervisionOrderView),
  /** What this reader may do now, by the table that admits it. */
  actions: z.array(z.enum(['supervise', 'closeSupervision'])),
})
export type AboveCase = z.infer<typeof AboveCase>

const AboveFigures = z.object({
  asOf: Instant,
  /** From when on answers are counted: 30 days back. */
  since: Instant,
  centres: z.array(AboveCentre),
})
export type AboveFigures = z.input<typeof AboveFigures>

const AboveAsk = z.object({
  figure: z.enum(aboveFigures).default('open'),
  centre: Uuid.optional(),
  after: z.string().max(200).optional(),
})
export type AboveAsk = z.output<typeof AboveAsk>

const readers = ['officer', 'supervisor'] as const
const params = z.object({ lineId: Uuid })

export const above = {
  figures: route({
    method: 'GET',
    path: '/api/above',
    summary: 'Figures of every centre below the reader’s organisation; none for an organisation with nothing below it',
    access: 'staff',
    roles: readers,
    answer: AboveFigures,
  }),
  cases: route({
    method: 'GET',
    path: '/api/above/cases',
    summary: 'The cases behind one figure, most urgent first, 50 at a time',
    access: 'staff',
    roles: readers,
    query: AboveAsk,
    answer: z.object({ rows: z.array(AboveRow), total: z.int(), next: z.string().nullable() }),
  }),
  get: route({
    method: 'GET',
    path: '/api/above/cases/:lineId',
    summary: 'One case as a line: its clocks, who holds it since when, the orders on it; never the file',
    access: 'staff',
    roles: readers,
    params,
    answer: AboveCase,
  }),
  supervise: route({
    method: 'POST',
    path: '/api/above/cases/:lineId/orders',
    summary: 'Issue a supervision order on a case that is late, bounced, silent or badly rated',
    access: 'staff',
    roles: ['officer'],
    keyed: true,
    params,
    body: z.strictObject({ what: text(1000), until: PlainDate }),
    answer: AboveCase,
    status: 201,
  }),
  close: route({
    method: 'POST',
    path: '/api/above/cases/:lineId/orders/:orderId/close',
    summary: 'Close an order of one’s own organisation with a word',
    access: 'staff',
    roles: ['officer'],
    keyed: true,
    params: z.object({ lineId: Uuid, orderId: z.string().regex(/^s\d{1,6}$/) }),
    body: z.strictObject({ word: text(1000) }),
    answer: AboveCase,
  }),
}
