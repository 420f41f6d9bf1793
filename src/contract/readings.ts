/** What the papers of a case say by their files and codes: read, never verified. Names and numbers of people are masked. */
import { z } from 'zod'
import { billMarks, documentKinds, invoiceFields, sources } from '#core/materials/document-reading.ts'
import { PlainDate, Uuid, line } from './common.ts'
import { ListLine } from './papers.ts'
import { centrePosts, route } from './route.ts'

const printed = z.string().nullable()

export const ReadLine = z.object({
  name: printed,
  specification: printed,
  unit: printed,
  quantity: printed,
  unitPrice: printed,
  amount: printed,
  taxRate: printed,
  tax: printed,
  date: PlainDate.optional(),
})
export type ReadLine = z.infer<typeof ReadLine>

/** One paper as it was read; every field as printed, null where the paper says nothing. */
export const PaperReading = z.object({
  paperId: Uuid,
  kind: z.enum(documentKinds).nullable(),
  fields: z.partialRecord(z.enum(invoiceFields), z.string()),
  /** Where each field was read: the file's own data, the page, the code. */
  from: z.partialRecord(z.enum([...invoiceFields, 'items']), z.enum(sources)),
  /** Raw text of the bill's QR code. */
  qrText: printed,
  /** Empty also where the papers before this one say more than can be shown together. */
  items: z.array(ReadLine),
  /**
   * The same lines as a comparison takes them, tax included; null where the amount of one could not be read, or there are more than a
   * comparison takes.
   */
  lines: z.array(ListLine).nullable(),
  /** Of a fee list: whom it is about, masked, and its sum. */
  patientName: printed,
  total: printed,
  treatment: z.object({ from: PlainDate, to: PlainDate }).nullable(),
  marks: z.array(z.enum(billMarks)),
  signature: z.enum(['none', 'intact', 'altered', 'unknown', 'removed']),
})
export type PaperReading = z.infer<typeof PaperReading>

/** What disagrees between the papers, or between a paper and the person, in a sentence that says what puts it right. */
export const Remark = z.object({
  code: z.string(),
  severity: z.enum(['wrong', 'check', 'good']),
  paperIds: z.array(Uuid),
  text: z.string(),
})
export type Remark = z.infer<typeof Remark>

export const readings = {
  ofCase: route({
    method: 'GET',
    path: '/api/cases/:caseId/readings',
    summary: 'What the papers of a case say, and what disagrees; reading is logged',
    access: 'staff',
    roles: centrePosts,
    params: z.object({ caseId: Uuid }),
    answer: z.object({ readings: z.array(PaperReading), remarks: z.array(Remark) }),
  }),
  original: route({
    method: 'POST',
    path: '/api/papers/:paperId/original',
    summary: 'A picture as it came, with what the camera wrote into it; the reason is logged and shown to the person',
    access: 'staff',
    roles: ['director'],
    params: z.object({ paperId: Uuid }),
    body: z.strictObject({ reason: line(100).refine((reason) => reason !== '', { message: 'empty' }) }),
    answer: z.any(),
  }),
}
