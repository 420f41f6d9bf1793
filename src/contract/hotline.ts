/** 12345 work orders: an order comes in once however often it is sent, what is said about it too; its answer is fetched, fed or sent (domain.md §3). */
import { z } from 'zod'
import { outcomes } from '#core/case/case.ts'
import { messageKinds, orderTypes, satisfactions, urgencies } from '#core/hotline/order.ts'
import { Instant, line, text } from './common.ts'
import { route } from './route.ts'
import { CloudEvent } from './webhooks.ts'

const needed = (most: number) => text(most).refine((value) => value !== '', { message: 'empty' })
/** A number of the hotline: stands in addresses and logs, so it is a number and nothing else. */
const OrderNumber = line(64).refine((value) => value !== '', { message: 'empty' })

export const HotlineOrder = z.strictObject({
  /** The hotline's own number; the same number is the same order. */
  number: OrderNumber,
  title: line(100),
  content: needed(5000),
  callerName: line(100),
  callerPhone: line(32),
  confidential: z.boolean(),
  calledAt: Instant,
  dueAt: Instant.nullable(),
  itemName: line(200),
  /** 咨询 · 求助 · 投诉 · 建议 · 复核. */
  type: z.enum(orderTypes).optional(),
  urgency: z.enum(urgencies).optional(),
  /** Where the caller lives or it happened; kept sealed with the caller. */
  address: line(300).optional(),
  question: z.strictObject({ code: line(32), name: line(100) }).optional(),
  /** Orders that this one repeats or urges. */
  oldNumbers: z.array(OrderNumber).max(20).optional(),
  limit: z.strictObject({ n: z.int().min(0).max(10_000), unit: z.enum(['hours', 'workingDays', 'days']) }).optional(),
  /** Until when the order may be returned; left out: while the case is at reception or being sorted. */
  returnBy: Instant.optional(),
  /** It came of a bad rating (差评) and may not be returned. */
  badRating: z.boolean().optional(),
  agent: line(64).optional(),
})
export type HotlineOrder = z.infer<typeof HotlineOrder>

export const HotlineState = z.object({
  number: z.string(),
  caseNumber: z.string(),
  stage: z.string(),
  owner: z.string(),
  answered: z.boolean(),
  solved: z.enum(['yes', 'no']).nullable(),
  outcome: z.string().nullable(),
  /** The explanation as it was delivered; null until then. */
  reply: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** 办结代码 of the outcome. */
  closingCode: z.string().nullable(),
  /** The hotline's own date, as it told us last. */
  dueAt: Instant.nullable(),
  /** What was sent just now: the order as it stands, or other content under its number, which is kept for a person to decide on. */
  received: z.enum(['order', 'revision']),
  revision: z
    .object({ id: z.string(), status: z.enum(['open', 'accepted', 'refused']), reason: z.string() })
    .nullable(),
  return: z
    .object({ id: z.string(), status: z.enum(['asked', 'accepted', 'refused']), rightBody: z.string() })
    .nullable(),
  extension: z
    .object({ id: z.string(), status: z.enum(['asked', 'granted', 'refused']), workingDays: z.int() })
    .nullable(),
})
export type HotlineState = z.infer<typeof HotlineState>

/** `message`: the hotline's own number of it; the same number is the same message. */
const message = { message: OrderNumber }
export const HotlineMessage = z.discriminatedUnion('kind', [
  z.strictObject({ ...message, kind: z.enum(messageKinds), text: text(5000), dueAt: Instant.nullable().optional() }),
  z.strictObject({
    ...message,
    kind: z.literal('followUp'),
    round: z.enum(['first', 'final']),
    connected: z.boolean(),
    truthful: z.boolean().nullable(),
    contacted: z.boolean().nullable(),
    solved: z.enum(['yes', 'no']).nullable(),
    satisfied: z.enum(satisfactions).nullable(),
    opinion: text(2000),
  }),
  z.strictObject({ ...message, kind: z.literal('returnDecision'), accepted: z.boolean(), note: text(1000) }),
  z.strictObject({
    ...message,
    kind: z.literal('extensionDecision'),
    granted: z.boolean(),
    note: text(1000),
    dueAt: Instant.nullable(),
  }),
])
export type HotlineMessage = z.infer<typeof HotlineMessage>

const byNumber = z.object({ number: z.string().max(64) })

/** One line of a file of orders. */
export const ImportLine = z.object({
  line: z.int(),
  number: z.string(),
  /** `faulty`: could not be read; `refused`: could be read, but was not taken. */
  result: z.enum(['new', 'same', 'changed', 'faulty', 'refused']),
  reasons: z.array(z.string()),
  caseNumber: z.string().nullable(),
})
export type ImportLine = z.infer<typeof ImportLine>
export const ImportReport = z.object({
  /** Nothing was taken over: it was a dry run, or the file holds faults. */
  dry: z.boolean(),
  /** Faults of the file itself. */
  faults: z.array(z.string()),
  lines: z.array(ImportLine),
})
export type ImportReport = z.infer<typeof ImportReport>

/** An outside number that is known already, and the case it belongs to. */
export const OrderKnown = z.object({
  known: z.boolean(),
  caseNumber: z.string().nullable(),
  caseId: z.string().nullable(),
})
export type OrderKnown = z.infer<typeof OrderKnown>

/** A case that may be about the same matter. Says why, names nobody. */
export const MaybeSame = z.object({
  cases: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      stage: z.string(),
      registeredAt: Instant,
      channel: z.string(),
      outcome: z.enum(outcomes).nullable(),
      reasons: z.array(z.enum(['samePerson', 'namedOrder', 'sameItem', 'nearInTime'])),
    }),
  ),
})
export type MaybeSame = z.infer<typeof MaybeSame>

const experts = ['caseworker', 'director'] as const

export const hotline = {
  receive: route({
    method: 'POST',
    path: '/api/hotline/orders',
    summary:
      'A work order; sent again it answers with the same case, changed content is kept as a revision and decided by a person',
    access: 'hotline',
    body: HotlineOrder,
    answer: HotlineState,
    status: 201,
  }),
  get: route({
    method: 'GET',
    path: '/api/hotline/orders/:number',
    summary: 'Where the order stands, and its answer',
    access: 'hotline',
    params: byNumber,
    answer: HotlineState,
  }),
  message: route({
    method: 'POST',
    path: '/api/hotline/orders/:number/messages',
    summary:
      'Urging, more information, withdrawal, supervision, re-handling, follow-up results, decisions on returns and extensions',
    access: 'hotline',
    params: byNumber,
    body: HotlineMessage,
    answer: HotlineState,
  }),
  feed: route({
    method: 'GET',
    path: '/api/hotline/orders',
    summary:
      'What happened to orders since a place in the feed: the events that webhooks carry, for whoever cannot take webhooks',
    access: 'hotline',
    query: z.object({
      changedSince: z
        .string()
        .regex(/^\d{0,15}$/)
        .default(''),
    }),
    answer: z.object({ events: z.array(CloudEvent), next: z.string(), more: z.boolean() }),
  }),
  known: route({
    method: 'GET',
    path: '/api/orders/:number',
    summary: 'Whether an order of this number is here already',
    access: 'staff',
    roles: ['counter', 'caseworker', 'director'],
    params: byNumber,
    answer: OrderKnown,
  }),
  import: route({
    method: 'POST',
    path: '/api/admin/orders/import',
    summary: 'Orders from a file (CSV): what each line would be, or is, taken as',
    access: 'staff',
    roles: ['director', 'administrator'],
    body: z.strictObject({ csv: z.string().max(400_000), dry: z.boolean() }),
    answer: ImportReport,
  }),
  maybeSame: route({
    method: 'GET',
    path: '/api/cases/:caseId/maybe-same',
    summary: 'Open cases that may be about the same matter, with the reasons; names nobody',
    access: 'staff',
    roles: experts,
    params: z.object({ caseId: z.uuid() }),
    answer: MaybeSame,
  }),
}
