/** Clues (线索): hints of misconduct, from the centre to the oversight office, past everybody at the centre. What is sent is read there only. */
import { z } from 'zod'
import { Instant, Uuid, line, text } from './common.ts'
import { route } from './route.ts'

export const clueStatuses = ['new', 'looking', 'done'] as const
export const clueResults = ['founded', 'unfounded', 'passedOn', 'notEnough'] as const
export type ClueResult = (typeof clueResults)[number]

/** Four groups of four characters. */
const Receipt = z.string().trim().max(40)

/** What whoever holds the receipt may see: how far it is, and what is asked back. Neither the clue nor their own answers. */
export const ReceiptView = z.object({
  at: Instant,
  status: z.enum(clueStatuses),
  result: z.enum(clueResults).nullable(),
  questions: z.array(z.object({ text: z.string(), at: Instant })),
  /** How many answers have arrived. */
  answers: z.int(),
})
export type ReceiptView = z.infer<typeof ReceiptView>

export const ClueRow = z.object({
  id: Uuid,
  /** Name of the centre it came from. */
  from: z.string(),
  at: Instant,
  status: z.enum(clueStatuses),
  result: z.enum(clueResults).nullable(),
  /** An answer came that nobody has read yet. */
  news: z.boolean(),
})
export type ClueRow = z.infer<typeof ClueRow>

export const ClueView = z.object({
  ...ClueRow.shape,
  about: z.string(),
  what: z.string(),
  caseNumber: z.string(),
  /** Who sent it; '' where they did not want to be named. */
  sender: z.string(),
  messages: z.array(
    z.object({ kind: z.enum(['question', 'answer', 'result']), text: z.string(), at: Instant, by: z.string() }),
  ),
  /** Everybody who opened it, this time included, newest first. */
  readings: z.array(z.object({ who: z.string(), at: Instant })),
})
export type ClueView = z.infer<typeof ClueView>

const senders = ['caseworker', 'director'] as const
const params = z.object({ clueId: Uuid })

export const clues = {
  office: route({
    method: 'GET',
    path: '/api/clues/office',
    summary: 'Which office would read a clue from here; null where none is set up',
    access: 'staff',
    roles: senders,
    answer: z.object({ name: z.string().nullable() }),
  }),
  send: route({
    method: 'POST',
    path: '/api/clues',
    summary: 'Send a clue; it cannot be read again here, the receipt number is all that is left of it',
    access: 'staff',
    roles: senders,
    keyed: true,
    body: z.strictObject({ about: line(200), what: text(5000), caseNumber: line(40), named: z.boolean() }),
    answer: z.object({ receipt: z.string(), office: z.string() }),
    status: 201,
  }),
  receipt: route({
    method: 'POST',
    path: '/api/clues/receipt',
    summary: 'How far the clue of this receipt is, and what the office asks back',
    access: 'staff',
    roles: senders,
    body: z.strictObject({ receipt: Receipt }),
    answer: ReceiptView,
  }),
  answer: route({
    method: 'POST',
    path: '/api/clues/receipt/answers',
    summary: 'Answer what the office asked, through the receipt',
    access: 'staff',
    roles: senders,
    keyed: true,
    body: z.strictObject({ receipt: Receipt, text: text(5000) }),
    answer: ReceiptView,
  }),
  list: route({
    method: 'GET',
    path: '/api/clues',
    summary: 'Clues of the office, open ones first; nothing of what they say',
    access: 'staff',
    roles: ['supervisor'],
    answer: z.object({ rows: z.array(ClueRow) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/clues/:clueId',
    summary: 'Open a clue; every opening is written down',
    access: 'staff',
    roles: ['supervisor'],
    params,
    answer: ClueView,
  }),
  ask: route({
    method: 'POST',
    path: '/api/clues/:clueId/questions',
    summary: 'Ask back; whoever holds the receipt reads it',
    access: 'staff',
    roles: ['supervisor'],
    keyed: true,
    params,
    body: z.strictObject({ text: text(2000) }),
    answer: ClueView,
  }),
  conclude: route({
    method: 'POST',
    path: '/api/clues/:clueId/result',
    summary: 'Record what became of it; whoever holds the receipt reads the kind of result, not the text',
    access: 'staff',
    roles: ['supervisor'],
    keyed: true,
    params,
    body: z.strictObject({ result: z.enum(clueResults), text: text(5000) }),
    answer: ClueView,
  }),
}
