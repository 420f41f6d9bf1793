/** What the system told a member of staff: due, overdue, reopened, to sign. No personal data: the case's number leads to the rest. */
import { z } from 'zod'
import { Instant, Uuid } from './common.ts'
import { route } from './route.ts'

export const StaffMessage = z.object({
  id: Uuid,
  /** Leads to a case of the own centre, or to something that another organisation asks. */
  caseId: Uuid.nullable(),
  dutyId: Uuid.nullable(),
  text: z.string(),
  at: Instant,
  seen: z.boolean(),
})
export type StaffMessage = z.infer<typeof StaffMessage>

export const messages = {
  list: route({
    method: 'GET',
    path: '/api/messages',
    summary: 'What I was told, newest first, 50 at most; `unseen` counts all that I have not looked at',
    access: 'staff',
    answer: z.object({ unseen: z.int(), messages: z.array(StaffMessage) }),
  }),
  seen: route({
    method: 'POST',
    path: '/api/messages/seen',
    summary: 'I have looked at what was told up to this moment; the same again changes nothing',
    access: 'staff',
    body: z.strictObject({ upTo: Instant }),
    answer: z.object({ unseen: z.int() }),
  }),
}
