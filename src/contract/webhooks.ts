/** Events for other systems: their shape, the addresses they are sent to, and what came of each. */
import { z } from 'zod'
import { outgoingTypes, type OutgoingType } from '#core/hotline/outgoing.ts'
import { Instant, Uuid, line } from './common.ts'
import { route } from './route.ts'

export { outgoingTypes, type OutgoingType }

/** CloudEvents 1.0. `id` is the same however often it comes; `sequence` grows within a case. */
export const CloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.enum(outgoingTypes),
  time: Instant,
  /** Number of the order; left out of events that are about a case only. */
  subject: z.string().optional(),
  datacontenttype: z.literal('application/json'),
  sequence: z.string(),
  data: z.record(z.string(), z.unknown()),
})

export const Endpoint = z.object({
  id: Uuid,
  name: z.string(),
  url: z.string(),
  types: z.array(z.enum(outgoingTypes)),
  active: z.boolean(),
  createdAt: Instant,
  waiting: z.int(),
  delivered: z.int(),
  dead: z.int(),
  oldestWaiting: Instant.nullable(),
})
export type Endpoint = z.infer<typeof Endpoint>

const statuses = ['waiting', 'delivered', 'dead'] as const
export const Delivery = z.object({
  event: z.int(),
  eventId: z.string(),
  type: z.enum(outgoingTypes),
  orderNumber: z.string().nullable(),
  caseId: Uuid,
  at: Instant,
  status: z.enum(statuses),
  attempts: z.int(),
  nextAt: Instant,
  lastAt: Instant.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  lastAnswer: z.string().nullable(),
  deliveredAt: Instant.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

const Types = z.array(z.enum(outgoingTypes)).min(1).max(outgoingTypes.length)
const Secret = z.object({ id: Uuid, secret: z.string() })
const params = z.object({ endpointId: Uuid })
const roles = ['administrator'] as const

export const webhooks = {
  list: route({
    method: 'GET',
    path: '/api/admin/webhooks',
    summary: 'Addresses that events are sent to, and how many wait, arrived or were given up',
    access: 'staff',
    roles,
    answer: z.object({ endpoints: z.array(Endpoint) }),
  }),
  add: route({
    method: 'POST',
    path: '/api/admin/webhooks',
    summary: 'Add an address; its secret is shown this once',
    access: 'staff',
    roles,
    keyed: true,
    body: z.strictObject({
      name: line(60).refine((value) => value !== '', { message: 'empty' }),
      url: line(500),
      types: Types,
    }),
    answer: Secret,
    status: 201,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/admin/webhooks/:endpointId',
    summary: 'Rename an address, choose its events, switch it off or on',
    access: 'staff',
    roles,
    params,
    body: z.strictObject({ name: line(60).optional(), types: Types.optional(), active: z.boolean().optional() }),
    answer: z.object({ endpoints: z.array(Endpoint) }),
  }),
  rotate: route({
    method: 'POST',
    path: '/api/admin/webhooks/:endpointId/secret',
    summary: 'A new secret, shown this once; the one before signs beside it for two days',
    access: 'staff',
    roles,
    keyed: true,
    params,
    answer: Secret,
  }),
  deliveries: route({
    method: 'GET',
    path: '/api/admin/webhooks/:endpointId/deliveries',
    summary: 'What was sent to an address, newest first',
    access: 'staff',
    roles,
    params,
    query: z.object({
      status: z.enum(statuses).optional(),
      before: z.coerce
        .number()
        .int()
        .min(1)
        .max(2 ** 53 - 1)
        .optional(),
    }),
    answer: z.object({ deliveries: z.array(Delivery), next: z.int().nullable() }),
  }),
  replay: route({
    method: 'POST',
    path: '/api/admin/webhooks/:endpointId/replay',
    summary: 'Send these once more under the same ids; without a list, all that were given up',
    access: 'staff',
    roles,
    params,
    body: z.strictObject({
      events: z
        .array(
          z
            .int()
            .min(1)
            .max(2 ** 53 - 1),
        )
        .min(1)
        .max(500)
        .nullable(),
    }),
    answer: z.object({ count: z.int() }),
  }),
}
