/** Papers: pictures and files on a case. Uploaded first, then put on the case by a command or with the registration. */
import { z } from 'zod'
import { Instant, Uuid, line } from './common.ts'
import { route } from './route.ts'

/** What a QR payload says, when its form is known; the raw text is always kept. */
export const QrReading = z.object({
  text: z.string(),
  kind: z.enum(['vatInvoice', 'fiscalBill', 'link', 'other']),
  fields: z.record(z.string(), z.string()),
})
export type QrReading = z.infer<typeof QrReading>

export const Paper = z.object({
  id: Uuid,
  mediaType: z.string(),
  bytes: z.int(),
  label: z.string(),
  from: z.enum(['person', 'staff']),
  at: Instant,
  withdrawn: z.boolean(),
  /** What its QR codes say, once they were read; parsed is never called verified. */
  qr: z.array(QrReading),
})
export type Paper = z.infer<typeof Paper>

export const UploadedPaper = z.object({ id: Uuid, mediaType: z.string(), bytes: z.int(), label: z.string() })
export type UploadedPaper = z.infer<typeof UploadedPaper>

export const ListLine = z.strictObject({ name: line(200), cents: z.int().min(-1e11).max(1e11) })
export const Reconciliation = z.object({
  verdict: z.enum(['equal', 'surplusLines', 'missingAmount', 'unexplained']),
  billCents: z.int(),
  listCents: z.int(),
  differenceCents: z.int(),
  surplus: z.array(z.int()),
  ways: z.int(),
  duplicates: z.array(z.tuple([z.int(), z.int()])),
})
export type Reconciliation = z.infer<typeof Reconciliation>

export const papers = {
  upload: route({
    method: 'POST',
    path: '/api/papers',
    summary:
      'Upload one picture (JPEG, PNG, WebP), PDF, OFD or invoice XML as multipart field `file`, with a `label`; ≤ 20 MB',
    access: 'staff',
    keyed: true,
    answer: UploadedPaper,
    status: 201,
  }),
  get: route({
    method: 'GET',
    path: '/api/papers/:paperId',
    summary: 'The picture or file itself; reading is logged',
    access: 'staff',
    params: z.object({ paperId: Uuid }),
    answer: z.any(),
  }),
  read: route({
    method: 'POST',
    path: '/api/cases/:caseId/papers/:paperId/read',
    summary: 'Read the QR codes of a paper on the case and record them',
    access: 'staff',
    keyed: true,
    params: z.object({ caseId: Uuid, paperId: Uuid }),
    /** `byItself`: nobody asked for it, a paper has just arrived; a paper without codes then leaves no line in the story. */
    query: z.object({ byItself: z.literal('yes').optional() }),
    answer: z.object({ readings: z.array(QrReading) }),
  }),
  reconcile: route({
    method: 'POST',
    path: '/api/reconcile',
    summary: 'Compare a bill with an item list; nothing is stored (the command recordFinding records it)',
    access: 'staff',
    body: z.strictObject({ billCents: z.int().min(-1e11).max(1e11), lines: z.array(ListLine).min(1).max(300) }),
    answer: Reconciliation,
  }),
}
