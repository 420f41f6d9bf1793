/** What a resident writes on the report pages, as it is kept between two pages and turned into a registration at the end. */
import { z } from 'zod'
import { causes } from '#core/causes/taxonomy.ts'
import { line, text } from './common.ts'

export const reportSteps = ['what', 'stuck', 'tell', 'photos', 'reach'] as const
export type ReportStep = (typeof reportSteps)[number]

/** Kept as typed, so that a fault can be shown with what was written; limits are checked when it is sent. */
export const ReportAnswers = z.object({
  /** Typed into the search. */
  query: z.string().default(''),
  /** Category whose items are being shown. */
  category: z.string().default(''),
  /** An item's id, 'words' for what was typed, 'unsure', or '' before an answer. */
  item: z.string().default(''),
  causes: z.array(z.enum(causes)).default([]),
  causesUnsure: z.boolean().default(false),
  statement: z.string().default(''),
  wish: z.string().default(''),
  who: z.enum(['', 'self', 'family', 'enterprise']).default(''),
  name: z.string().default(''),
  phone: z.string().default(''),
  noPhone: z.boolean().default(false),
  relation: z.string().default(''),
  theirName: z.string().default(''),
  company: z.string().default(''),
  /** How best to reach, dialect, hearing, times. */
  note: z.string().default(''),
  /** Pages answered so far. */
  passed: z.array(z.enum(reportSteps)).default([]),
})
export type ReportAnswers = z.infer<typeof ReportAnswers>

export const emptyAnswers = (): ReportAnswers => ReportAnswers.parse({})

/** The longest each field may be, in characters as people count them. */
export const reportLimits = {
  query: 100,
  statement: 5000,
  wish: 1000,
  name: 100,
  phone: 32,
  relation: 40,
  theirName: 100,
  company: 100,
  note: 200,
} as const

const shapes = {
  query: line(reportLimits.query),
  statement: text(reportLimits.statement),
  wish: text(reportLimits.wish),
  name: line(reportLimits.name),
  phone: line(reportLimits.phone),
  relation: line(reportLimits.relation),
  theirName: line(reportLimits.theirName),
  company: line(reportLimits.company),
  note: line(reportLimits.note),
} as const

/** Whether a field's text can be taken as it is. */
export const fits = (name: keyof typeof shapes, value: string): boolean => shapes[name].safeParse(value).success

/** Random UUID made when a form was shown. */
export const FormKey = z.uuid()
