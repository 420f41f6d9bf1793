/** Conferences, panels and exceptions of a case, as its own centre reads them. */
import { z } from 'zod'
import { filingLevels } from '#core/network/filing.ts'
import { stances } from '#core/network/panel.ts'
import { Instant, PlainDate, StaffBrief } from './common.ts'

/** Who of another body signed what they did themselves. */
export const Signed = z.object({ body: z.string(), name: z.string() })

export const ConferenceView = z.object({
  id: z.string(),
  why: z.enum(['thirdReturn', 'asked']),
  reason: z.string(),
  calledAt: Instant,
  status: z.enum(['called', 'planned', 'held', 'cancelled']),
  when: Instant.nullable(),
  /** Minutes. */
  lasts: z.int(),
  place: z.string(),
  invited: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      contact: z.string(),
      /** Answers here with an account of its own. */
      online: z.boolean(),
      coming: z.boolean().nullable(),
      note: z.string(),
    }),
  ),
  staff: z.array(StaffBrief),
  paperIds: z.array(z.string()),
  held: z
    .object({ attended: z.array(z.string()), minutes: z.string(), decision: z.string(), at: Instant, by: StaffBrief })
    .nullable(),
})
export type ConferenceView = z.infer<typeof ConferenceView>

export const Opinion = z.object({
  stance: z.enum(stances),
  text: z.string(),
  basis: z.string(),
  conditions: z.string(),
  at: Instant,
})

export const PanelView = z.object({
  id: z.string(),
  question: z.string(),
  file: z.string(),
  paperIds: z.array(z.string()),
  until: PlainDate,
  at: Instant,
  by: StaffBrief,
  status: z.enum(['open', 'closed']),
  seats: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      field: z.string(),
      status: z.enum(['invited', 'recused', 'given', 'lapsed']),
      reason: z.string(),
      opinion: Opinion.nullable(),
      /** After adoption: says otherwise than what was followed. */
      dissents: z.boolean(),
    }),
  ),
  adopted: z.object({ seats: z.array(z.string()), how: z.string(), at: Instant, by: StaffBrief }).nullable(),
  effect: z.object({ helped: z.boolean(), text: z.string(), at: Instant, by: StaffBrief }).nullable(),
})
export type PanelView = z.infer<typeof PanelView>

/** Who decided or looked again: a colleague, or somebody above who signed. */
const Decided = { who: z.string(), note: z.string(), at: Instant }
export const FilingWords = {
  beyond: z.string(),
  clause: z.string(),
  why: z.string(),
  limits: z.string(),
  risk: z.string(),
  expires: PlainDate,
  level: z.enum(filingLevels),
}
export const FilingView = z.object({
  id: z.string(),
  ...FilingWords,
  askedAt: Instant,
  askedBy: StaffBrief,
  status: z.enum(['asked', 'approved', 'refused', 'withdrawn']),
  /** May be relied on today. */
  inForce: z.boolean(),
  decision: z.object(Decided).nullable(),
  review: z.object({ ...Decided, sound: z.boolean() }).nullable(),
})
export type FilingView = z.infer<typeof FilingView>
