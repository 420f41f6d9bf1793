/** 12345 work orders, the minimal door: an order comes in once however often it is sent, its answer can be fetched (domain.md §3). */
import { z } from 'zod'
import { Instant, line, text } from './common.ts'
import { route } from './route.ts'

export const HotlineOrder = z.strictObject({
  /** The hotline's own number; the same number is the same order. */
  number: line(64).refine((value) => value !== '', { message: 'empty' }),
  title: line(100),
  content: text(5000).refine((value) => value !== '', { message: 'empty' }),
  callerName: line(100),
  callerPhone: line(32),
  confidential: z.boolean(),
  calledAt: Instant,
  dueAt: Instant.nullable(),
  itemName: line(200),
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
})
export type HotlineState = z.infer<typeof HotlineState>

export const hotline = {
  receive: route({
    method: 'POST',
    path: '/api/hotline/orders',
    summary: 'A work order; sent again it answers with the same case, changed content under the same number is refused',
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
    params: z.object({ number: z.string().max(64) }),
    answer: HotlineState,
  }),
}
