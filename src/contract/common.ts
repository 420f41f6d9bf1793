/** Shapes that every noun uses. Schema and type share one name. */
import { z } from 'zod'
import { refusalCodes } from '#core/refusal.ts'
import type { Instant as CoreInstant, PlainDate as CorePlainDate } from '#core/clock/date.ts'

/** ISO UTC with milliseconds. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  // The form alone would let a month 13 through, and a year 0, which PostgreSQL does not know.
  .refine((value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value && value >= '0001', {
    message: 'no-such-moment',
  })
  .transform((text) => text as CoreInstant)
export const PlainDate = z.iso
  .date()
  .refine((value) => value >= '0001', { message: 'not-a-date' })
  .transform((text) => text as CorePlainDate)
export const Uuid = z.uuid()

/** Text that people type: trimmed at the ends, no control characters but line breaks and tabs, limited in code points. */
export const text = (most: number) =>
  z
    .string()
    .max(most * 4)
    // oxlint-disable-next-line no-control-regex -- control characters are what is refused
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), { message: 'control-characters' })
    .refine((value) => value.isWellFormed(), { message: 'broken-unicode' })
    .transform((value) => value.trim())
    .refine((value) => [...value].length <= most, { message: 'too-long' })
export const line = (most: number) => text(most).refine((value) => !/[\r\n]/.test(value), { message: 'one-line' })

export const Refusal = z.object({
  code: z.enum(refusalCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The sentence in the reader's language: what is wrong and what puts it right. */
  text: z.string(),
})
export type Refusal = z.infer<typeof Refusal>

/** RFC 9457. `code` is stable; title and detail are in the reader's language. */
export const Problem = z.object({
  type: z.string(),
  code: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  /** What the log calls this request. */
  instance: z.string(),
  refusals: z.array(Refusal).optional(),
  /** Faults of single fields: JSON pointer and sentence. */
  fields: z.array(z.object({ pointer: z.string(), text: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>

export const Nothing = z.null()
export const StaffBrief = z.object({ id: z.string(), name: z.string() })
export type StaffBrief = z.infer<typeof StaffBrief>
