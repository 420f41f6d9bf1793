/** Server-sent events: what changed, never the content; the reader fetches what it may see. */
import { z } from 'zod'
import { Uuid } from './common.ts'

export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), caseId: Uuid, version: z.int() }),
  /** A new case for the expert desk: rings. `comes: now` means the person is being walked over. */
  z.object({
    kind: z.literal('arrived'),
    caseId: Uuid,
    number: z.string(),
    title: z.string(),
    ownerId: z.string(),
    counter: z.string(),
  }),
  z.object({ kind: z.literal('presence'), caseId: Uuid }),
  /** A phone opened my camera link, or a page came through it. */
  z.object({ kind: z.literal('camera'), linkId: Uuid }),
])
export type LiveEvent = z.infer<typeof LiveEvent>
