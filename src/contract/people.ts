/** The person a matter belongs to. Typed in the clear, kept sealed, shown masked; revealing needs a reason and is shown to the person (law 12). */
import { z } from 'zod'
import { numberKinds } from '#core/people/numbers.ts'
import { Uuid, line } from './common.ts'
import { centrePosts, route } from './route.ts'

/** Name ≥ 50 characters must pass (民委发〔2016〕33号); phone and number are checked, never forced. */
export const PersonInput = z.strictObject({
  kind: z.enum(['individual', 'enterprise']),
  name: line(100),
  /** Citizen number, residence permit or unified social credit code; empty when not given. */
  idNumber: line(32),
  phone: line(32),
  /** How best to reach, dialect, hearing, times. */
  note: line(200),
})
export type PersonInput = z.infer<typeof PersonInput>

export const ProxyInput = z.strictObject({ person: PersonInput, relation: line(40), authority: line(100) })
export type ProxyInput = z.infer<typeof ProxyInput>

export const PersonMasked = z.object({
  id: Uuid,
  kind: z.enum(['individual', 'enterprise']),
  name: z.string(),
  idNumber: z.string(),
  phone: z.string(),
})
export type PersonMasked = z.infer<typeof PersonMasked>

export const NumberCheck = z.object({
  kind: z.enum(numberKinds),
  /** Nothing speaks against it. `reasons` are then remarks, e.g. that only the form could be looked at. */
  valid: z.boolean(),
  reasons: z.array(z.string()),
})
export type NumberCheck = z.infer<typeof NumberCheck>

export const people = {
  check: route({
    method: 'POST',
    path: '/api/numbers/check',
    summary: 'Check a number of a person, an enterprise, a card or a phone by its own rules; nothing is stored',
    access: 'staff',
    roles: centrePosts,
    body: z.strictObject({ value: line(40) }),
    answer: NumberCheck,
  }),
  reveal: route({
    method: 'POST',
    path: '/api/cases/:caseId/people/:personId/reveal',
    summary: 'Show one field in the clear; logged with the reason and shown to the person',
    access: 'staff',
    roles: centrePosts,
    params: z.object({ caseId: Uuid, personId: Uuid }),
    body: z.strictObject({
      field: z.enum(['name', 'idNumber', 'phone', 'note']),
      reason: line(100).refine((reason) => reason !== '', { message: 'empty' }),
    }),
    answer: z.object({ value: z.string() }),
  }),
}
