/** The register of exceptions (备案): what a centre did beyond the rules, precedent for the next one, read by everybody above it. */
import { z } from 'zod'
import { filingLevels } from '#core/network/filing.ts'
import { causes } from '#core/causes/taxonomy.ts'
import { Instant, Uuid, line } from './common.ts'
import { FilingWords } from './network.ts'
import { route } from './route.ts'

const Decided = z.object({ who: z.string(), note: z.string(), at: Instant })

export const FilingRow = z.object({
  /** Stands for the row in lists; leads nowhere. */
  key: z.string(),
  /** Name of the centre. */
  centre: z.string(),
  number: z.string(),
  /** Only of a case of the reader's own centre. */
  caseId: Uuid.nullable(),
  item: z.string(),
  causes: z.array(z.enum(causes)),
  ...FilingWords,
  status: z.enum(['asked', 'approved', 'refused', 'withdrawn']),
  /** May be relied on today. */
  inForce: z.boolean(),
  askedAt: Instant,
  decision: Decided.nullable(),
  review: z.object({ ...Decided.shape, sound: z.boolean() }).nullable(),
  /** Approved ones of the same item that share a cause, this one included, among those the reader sees. */
  alike: z.int(),
})
export type FilingRow = z.infer<typeof FilingRow>

export const filings = {
  list: route({
    method: 'GET',
    path: '/api/filings',
    summary: 'Exceptions of the own centre and of every centre below, newest first, 50 at a time',
    access: 'staff',
    roles: ['caseworker', 'director', 'officer'],
    query: z.object({
      status: z.enum(['asked', 'approved', 'refused', 'withdrawn']).optional(),
      level: z.enum(filingLevels).optional(),
      /** Every word must stand in item, clause, what was done, why, or the name of the centre. */
      search: line(50).optional(),
      after: z.string().max(200).optional(),
    }),
    answer: z.object({ rows: z.array(FilingRow), next: z.string().nullable() }),
  }),
  precedents: route({
    method: 'GET',
    path: '/api/cases/:caseId/precedents',
    summary: 'Approved exceptions like this case: same item or shared cause, closest first',
    access: 'staff',
    roles: ['caseworker', 'director'],
    params: z.object({ caseId: Uuid }),
    answer: z.object({ rows: z.array(FilingRow) }),
  }),
}
