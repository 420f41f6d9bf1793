/** Findings: comparisons of a bill and an item list that were kept on the case. */
import { z } from 'zod'
import { documentKinds, sources } from '#core/materials/document-reading.ts'
import { statedFields } from '#core/materials/bill-stated.ts'
import { Instant, Uuid } from './common.ts'
import { ListLine, Period, Reconciliation } from './papers.ts'
import { Remark } from './readings.ts'

export const Finding = z.object({
  id: z.string(),
  paperIds: z.array(Uuid),
  bill: z.string(),
  lines: z.array(ListLine),
  result: Reconciliation,
  at: Instant,
  sentence: z.string(),
  /** The bill's own items and the treatment, where they were part of the comparison. */
  items: z.array(ListLine).optional(),
  treatment: Period.optional(),
  /** What the bill's paper said then, and where it was read. */
  stated: z
    .object({
      kind: z.enum(documentKinds).nullable(),
      fields: z.partialRecord(z.enum(statedFields), z.string()),
      from: z.partialRecord(z.enum([...statedFields, 'items']), z.enum(sources)),
    })
    .optional(),
  /** What disagreed between the papers then. */
  remarks: z.array(Remark),
})
export type Finding = z.infer<typeof Finding>
