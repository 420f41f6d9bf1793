/** What a panel needs before it can be asked: advisers that fit, a file that tells nobody's name, papers whose personal parts are gone. */
import { z } from 'zod'
import { identifyingKinds } from '#core/people/identifying.ts'
import { PlainDate, Uuid, text } from './common.ts'
import { Paper } from './papers.ts'
import { route } from './route.ts'

/** Where in the text something was replaced. What stood there before is never sent. */
export const Mark = z.object({
  /** Code units of the text as sent; `to` is behind the last. */
  from: z.int(),
  to: z.int(),
  kind: z.enum(identifyingKinds),
  /** What stands there now. */
  instead: z.string(),
})
export type Mark = z.infer<typeof Mark>

export const AdviserMatch = z.object({
  /** As the command convenePanel names them. */
  id: Uuid,
  name: z.string(),
  fields: z.array(z.string()),
  termUntil: PlainDate,
  /** Opinions they owe now, to whichever centre. */
  asked: z.int(),
  /** A field of theirs fits the matter, their term runs, and they were not asked about it before. */
  matched: z.boolean(),
  /** Why they stand where they stand, one sentence in the reader's language. */
  why: z.string(),
})
export type AdviserMatch = z.infer<typeof AdviserMatch>

export const PanelPreview = z.object({
  /** The course of the matter without names, numbers, addresses and staff; for the caseworker to read, change and pass. */
  file: z.string(),
  marks: z.array(Mark),
  question: z.string(),
  questionMarks: z.array(Mark),
  /** Blurred copies of this case: the only papers a panel may be given. */
  papers: z.array(z.object({ id: Uuid, label: z.string(), of: Uuid })),
})
export type PanelPreview = z.infer<typeof PanelPreview>

const share = z.number().min(0).max(1)
/** A part of a picture, as shares of its width and height. */
export const BlurArea = z
  .strictObject({ x: share, y: share, w: z.number().gt(0).max(1), h: z.number().gt(0).max(1) })
  // What rounding in a browser may add is let through and cut off.
  .refine(({ x, y, w, h }) => x + w <= 1.001 && y + h <= 1.001, { message: 'outside' })
export type BlurArea = z.infer<typeof BlurArea>

export const HonourRow = z.object({
  /** Null: serves this centre no more. */
  adviserId: Uuid.nullable(),
  name: z.string(),
  year: z.int(),
  /** Panels they sat on in that year, and opinions they gave there. */
  asked: z.int(),
  given: z.int(),
  /** Opinions that were followed; of these, what came of it: no word yet for the rest. */
  adopted: z.int(),
  helped: z.int(),
  notHelped: z.int(),
})
export type HonourRow = z.infer<typeof HonourRow>

export const advisers = {
  forCase: route({
    method: 'GET',
    path: '/api/advisers',
    summary: 'Advisers who serve this centre, those that fit the case first',
    access: 'staff',
    roles: ['caseworker', 'director'],
    query: z.object({ caseId: Uuid }),
    answer: z.object({ advisers: z.array(AdviserMatch) }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/cases/:caseId/panel-preview',
    summary:
      'The course of a case as advisers may read it, with every place where something was replaced; nothing is stored',
    access: 'staff',
    roles: ['caseworker', 'director'],
    params: z.object({ caseId: Uuid }),
    body: z.strictObject({
      question: text(2000),
      /** As somebody changed it: read again as it stands, instead of being made from the case. */
      file: text(5000).optional(),
    }),
    answer: PanelPreview,
  }),
  blur: route({
    method: 'POST',
    path: '/api/cases/:caseId/papers/:paperId/blurred',
    summary:
      'A copy of a picture with parts of it made unreadable, put on the case as a paper of its own; the original stays',
    access: 'staff',
    roles: ['caseworker', 'director'],
    keyed: true,
    params: z.object({ caseId: Uuid, paperId: Uuid }),
    body: z.strictObject({
      areas: z.array(BlurArea).min(1).max(100),
      /** Whoever covered it says that they looked for faces as well; nothing here finds them. */
      faces: z.literal(true).optional(),
    }),
    answer: Paper,
    status: 201,
  }),
  honours: route({
    method: 'GET',
    path: '/api/advisers/honours',
    summary: 'Whose opinions this centre followed, how often and with what effect, by adviser and year',
    access: 'staff',
    roles: ['caseworker', 'director'],
    answer: z.object({ rows: z.array(HonourRow) }),
  }),
}
