/** Papers: pictures and files on a case. Uploaded first, then put on the case by a command or with the registration. */
import { z } from 'zod'
import { documentKinds } from '#core/materials/document-reading.ts'
import { Instant, PlainDate, Uuid, line } from './common.ts'
import { centrePosts, route } from './route.ts'

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
  /** What it was read as; what it says is behind readings.ofCase. */
  document: z.enum(documentKinds).nullable(),
})
export type Paper = z.infer<typeof Paper>

export const UploadedPaper = z.object({ id: Uuid, mediaType: z.string(), bytes: z.int(), label: z.string() })
export type UploadedPaper = z.infer<typeof UploadedPaper>

const place = z.int().min(0)
const cents = z.int().min(-1e11).max(1e11)
export const ListLine = z.strictObject({ name: line(200), cents, date: PlainDate.optional() })
export const Period = z.strictObject({ from: PlainDate, to: PlainDate })
/** What a comparison rests on besides the amount of the bill and the list. */
export const Compared = {
  /** The bill's own items, where it has any. */
  items: z.array(ListLine).max(300).optional(),
  /** First and last day of treatment. */
  treatment: Period.refine(({ from, to }) => from <= to, { message: 'order' }).optional(),
}

/** Places in the bill's own items (`item`) and in the list (`line`). */
const pair = { item: place, line: place }
/** Findings from before bills were read item by item have only the first seven fields. */
export const Reconciliation = z.object({
  verdict: z.enum(['equal', 'surplusLines', 'missingAmount', 'unexplained']),
  billCents: z.int(),
  listCents: z.int(),
  differenceCents: z.int(),
  surplus: z.array(place),
  ways: z.int(),
  duplicates: z.array(z.tuple([place, place])),
  /** The smallest sets of lines that explain the difference, smallest first, at most five. */
  solutions: z.array(z.array(place)).optional(),
  /** Sets of every size that explain it; at least so many when not `exact`. */
  allWays: z.object({ count: z.int(), exact: z.boolean() }).optional(),
  /** The bill's own items decide: it lacks the lines in `surplus` and has all others. */
  byItems: z.boolean().optional(),
  /** Whether the bill's items could be held against the list one by one; if not, the next four are empty. */
  itemsCompared: z.boolean().optional(),
  missing: z.array(place).optional(),
  notOnBill: z.array(place).optional(),
  namedDifferently: z.array(z.object(pair)).optional(),
  amountDiffers: z.array(z.object({ ...pair, times: z.int().optional() })).optional(),
  /** Lines with a day outside the treatment. */
  outside: z.array(place).optional(),
  refunds: z.array(place).optional(),
})
export type Reconciliation = z.infer<typeof Reconciliation>

export const papers = {
  upload: route({
    method: 'POST',
    path: '/api/papers',
    summary:
      'Upload one picture (JPEG, PNG, WebP), PDF, OFD or invoice XML as multipart field `file`, with a `label`; ≤ 20 MB',
    access: 'staff',
    roles: centrePosts,
    keyed: true,
    answer: UploadedPaper,
    status: 201,
  }),
  get: route({
    method: 'GET',
    path: '/api/papers/:paperId',
    summary: 'The picture or file itself; reading is logged',
    access: 'staff',
    roles: centrePosts,
    params: z.object({ paperId: Uuid }),
    answer: z.any(),
  }),
  read: route({
    method: 'POST',
    path: '/api/cases/:caseId/papers/:paperId/read',
    summary: 'Read a paper on the case (codes, e-invoice, fee list) and record what it was read as',
    access: 'staff',
    roles: centrePosts,
    keyed: true,
    params: z.object({ caseId: Uuid, paperId: Uuid }),
    /** `byItself`: nobody asked for it, a paper has just arrived; a paper without anything to read then leaves no line in the story. */
    query: z.object({ byItself: z.literal('yes').optional() }),
    answer: z.object({ readings: z.array(QrReading), document: z.enum(documentKinds).nullable() }),
  }),
  reconcile: route({
    method: 'POST',
    path: '/api/reconcile',
    summary: 'Compare a bill with an item list; nothing is stored (the command recordFinding records it)',
    access: 'staff',
    roles: centrePosts,
    body: z.strictObject({ billCents: cents, lines: z.array(ListLine).min(1).max(300), ...Compared }),
    answer: Reconciliation,
  }),
}
