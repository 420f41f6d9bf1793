/** Policy proposals: from exceptions that are alike to an answer from above. */
import { z } from 'zod'
import { causes } from '#core/causes/taxonomy.ts'
import { filingLevels } from '#core/network/filing.ts'
import { proposalVerdicts } from '#core/network/proposal.ts'
import { Instant, PlainDate, Uuid, line, text } from './common.ts'
import { Signed } from './network.ts'
import { route } from './route.ts'

export const ProposalView = z.object({
  id: Uuid,
  centre: z.string(),
  /** Of the reader's own centre. */
  own: z.boolean(),
  item: z.string(),
  cause: z.enum(causes),
  title: z.string(),
  text: z.string(),
  evidence: z.array(
    z.object({
      centre: z.string(),
      number: z.string(),
      beyond: z.string(),
      clause: z.string(),
      level: z.enum(filingLevels),
      decided: PlainDate,
    }),
  ),
  status: z.enum(['draft', 'sent', 'answered', 'withdrawn']),
  draftedBy: z.string(),
  draftedAt: Instant,
  to: z.string(),
  sentAt: Instant.nullable(),
  answer: z.object({ verdict: z.enum(proposalVerdicts), text: z.string(), signed: Signed, at: Instant }).nullable(),
  withdrawn: z.string(),
  /** What this reader may do now. */
  actions: z.array(z.enum(['edit', 'send', 'withdraw', 'answer'])),
})
export type ProposalView = z.infer<typeof ProposalView>

export const ProposalCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('edit'), title: line(100), text: text(10_000) }),
  z.strictObject({ type: z.literal('send'), level: z.enum(['district', 'city']) }),
  z.strictObject({ type: z.literal('withdraw'), reason: text(500) }),
  z.strictObject({ type: z.literal('answer'), verdict: z.enum(proposalVerdicts), text: text(5000) }),
])

export type ProposalCommand = z.output<typeof ProposalCommand>

const roles = ['caseworker', 'director', 'officer'] as const
const params = z.object({ proposalId: Uuid })

export const proposals = {
  list: route({
    method: 'GET',
    path: '/api/proposals',
    summary: 'Proposals that may be read here, and exceptions enough alike to make one of',
    access: 'staff',
    roles,
    answer: z.object({
      rows: z.array(ProposalView),
      alike: z.array(
        z.object({ itemId: z.string().nullable(), item: z.string(), cause: z.enum(causes), count: z.int() }),
      ),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/proposals/:proposalId',
    summary: 'One proposal with its evidence',
    access: 'staff',
    roles,
    params,
    answer: ProposalView,
  }),
  draft: route({
    method: 'POST',
    path: '/api/proposals',
    summary: 'Draft one from the exceptions of an item and cause; the text is made from them and may be changed',
    access: 'staff',
    roles: ['caseworker', 'director'],
    keyed: true,
    body: z.strictObject({ itemId: z.string().max(40).nullable(), cause: z.enum(causes) }),
    answer: ProposalView,
    status: 201,
  }),
  command: route({
    method: 'POST',
    path: '/api/proposals/:proposalId/commands',
    summary: 'Change, send up, take back, or, for whom it was sent to, answer',
    access: 'staff',
    roles,
    keyed: true,
    params,
    body: ProposalCommand,
    answer: ProposalView,
  }),
}
