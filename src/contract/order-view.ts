/** A hotline's order on its case, for staff: what came with it, what passed between them and us, and cases joined to one answer. */
import { z } from 'zod'
import { messageKinds, orderTypes, satisfactions, urgencies } from '#core/hotline/order.ts'
import { Instant } from './common.ts'

const asked = { id: z.string(), note: z.string(), at: Instant }

export const OrderView = z.object({
  number: z.string(),
  /** Their date as they told us last, and their warning light over it. */
  dueAt: Instant.nullable(),
  lamp: z.enum(['none', 'yellow', 'red']),
  type: z.enum(orderTypes).nullable(),
  urgency: z.enum(urgencies).nullable(),
  question: z.string(),
  oldNumbers: z.array(z.string()),
  confidential: z.boolean(),
  badRating: z.boolean(),
  returnBy: Instant.nullable(),
  calledAt: Instant.nullable(),
  agent: z.string(),
  messages: z.array(z.object({ kind: z.enum(messageKinds), text: z.string(), at: Instant })),
  revisions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      content: z.string(),
      dueAt: Instant.nullable(),
      changed: z.array(z.string()),
      status: z.enum(['open', 'accepted', 'refused']),
      reason: z.string(),
      at: Instant,
    }),
  ),
  returns: z.array(
    z.object({ ...asked, rightBody: z.string(), ground: z.string(), status: z.enum(['asked', 'accepted', 'refused']) }),
  ),
  extensions: z.array(
    z.object({ ...asked, days: z.int(), reason: z.string(), status: z.enum(['asked', 'granted', 'refused']) }),
  ),
  /** What they found when they rang the caller; empty for whoever has the case in hand (law 10). */
  followUps: z.array(
    z.object({
      round: z.enum(['first', 'final']),
      connected: z.boolean(),
      solved: z.enum(['yes', 'no']).nullable(),
      satisfied: z.enum(satisfactions).nullable(),
      opinion: z.string(),
      at: Instant,
    }),
  ),
})
export type OrderView = z.infer<typeof OrderView>

export const JoinedView = z.object({ id: z.uuid(), number: z.string(), reason: z.string(), at: Instant })
