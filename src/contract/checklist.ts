/** Demanded against brought, on the wire: what the pinned item demands and how each of it stands (src/core/materials/checklist.ts). */
import { z } from 'zod'
import { standings } from '#core/materials/checklist.ts'
import { markStates } from '#core/materials/marks.ts'
import { Instant, PlainDate, Uuid } from './common.ts'

const known = z.enum(['yes', 'no', 'unknown'])

const Mark = z.object({
  state: z.enum(markStates),
  paperIds: z.array(Uuid),
  note: z.string(),
  at: Instant,
  by: z.string(),
  /** Open again because the paper it rested on was withdrawn. */
  lapsed: z.boolean(),
})

export const ChecklistRow = z.object({
  id: z.string(),
  name: z.string(),
  alternatives: z.array(z.array(z.string())),
  form: z.enum(['original', 'copy', 'either', 'unknown']),
  when: z.string(),
  where: z.string(),
  note: z.string(),
  deferrable: known,
  deferDays: z.int().nullable(),
  commitment: known,
  /** Id of the card that says where to get it; empty: none. */
  card: z.string(),
  standing: z.enum(standings),
  /** Which alternative is complete; null: none, or it was marked as a whole. */
  way: z.int().nullable(),
  parts: z.array(
    z.object({
      name: z.string(),
      state: z.enum(markStates).nullable(),
      mark: Mark.nullable(),
      /** Name of the material it was brought for; empty: this one. */
      sharedWith: z.string(),
    }),
  ),
  mark: Mark.nullable(),
  missing: z.array(z.array(z.string())),
  /** When a deferred one must have followed. */
  until: PlainDate.nullable(),
  late: z.boolean(),
})
export type ChecklistRow = z.infer<typeof ChecklistRow>

export const ChecklistView = z.object({
  standing: z.enum(['complete', 'withDeferrals', 'undecided', 'missing']),
  /** All of it in one sentence. */
  sentence: z.string(),
  mayDefer: z.boolean(),
  rows: z.array(ChecklistRow),
  /** What was brought for an item that it is no longer about. */
  notCounted: z.array(z.object({ name: z.string(), state: z.enum(markStates) })),
  /** The one-time notice, as it would be asked for now. */
  toAsk: z.array(z.object({ name: z.string(), why: z.string(), where: z.string() })),
  /** The day until which one would ask, five working days from today. */
  askUntil: PlainDate,
  /** Cards that go with the item. */
  cards: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Shown where the list is not the centre's own. */
  disclaimer: z.string(),
})
export type ChecklistView = z.infer<typeof ChecklistView>
