/** Appointments: the free times of a case with who would come and why, and what is agreed on a day. Making one is a command of the case. */
import { z } from 'zod'
import { appointmentKinds } from '#core/appointments/appointment.ts'
import { Instant, PlainDate, StaffBrief, Uuid, line, text } from './common.ts'
import { route } from './route.ts'

const id = z.string().regex(/^[a-z]\d{1,4}$/)
const roles = ['counter', 'caseworker', 'director'] as const

const AgreedTime = {
  at: Instant,
  minutes: z.int().min(10).max(480),
  place: line(200),
  staff: z.string().max(64),
}

/** The commands of a case about its appointments, part of `Command`. */
export const appointmentCommands = [
  z.strictObject({
    type: z.literal('makeAppointment'),
    kind: z.enum(appointmentKinds),
    ...AgreedTime,
    topic: text(500),
    /** What will be done together (帮办). */
    steps: z.array(line(200)).max(20).optional(),
  }),
  z.strictObject({ type: z.literal('moveAppointment'), appointmentId: id, ...AgreedTime }),
  z.strictObject({ type: z.literal('cancelAppointment'), appointmentId: id, reason: text(500) }),
  z.strictObject({ type: z.literal('recordAppointment'), appointmentId: id, came: z.boolean(), note: text(1000) }),
  z.strictObject({ type: z.literal('recordHelpStep'), appointmentId: id, stepId: id, note: text(500) }),
] as const

const status = z.enum(['asked', 'open', 'kept', 'missed', 'cancelled'])

/** As it stands in the file of its case. */
export const AppointmentView = z.object({
  id: z.string(),
  kind: z.enum(appointmentKinds),
  at: Instant,
  minutes: z.int(),
  place: z.string(),
  staff: StaffBrief,
  /** Why just this colleague, in words; empty when somebody chose them. */
  why: z.string(),
  topic: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      done: z.object({ at: Instant, by: StaffBrief, note: z.string() }).nullable(),
    }),
  ),
  status,
  madeBy: z.enum(['person', 'staff']),
  note: z.string(),
})
export type AppointmentView = z.infer<typeof AppointmentView>

const FreeTime = z.object({ at: Instant, minutes: z.int(), staff: StaffBrief, why: z.string() })
export type FreeTime = z.infer<typeof FreeTime>

export const DayEntry = z.object({
  at: Instant,
  minutes: z.int(),
  kind: z.enum(appointmentKinds),
  status,
  staff: StaffBrief,
  mine: z.boolean(),
  place: z.string(),
  topic: z.string(),
  /** Null where the reader may not see the case: only that the room is taken. */
  case: z.object({ id: Uuid, number: z.string(), title: z.string() }).nullable(),
})
export type DayEntry = z.infer<typeof DayEntry>

export const appointments = {
  slots: route({
    method: 'GET',
    path: '/api/cases/:caseId/slots',
    summary: 'Free times of the next ten open days for this case, each with who would come and why',
    access: 'staff',
    roles: [...roles],
    params: z.object({ caseId: Uuid }),
    query: z.object({
      kind: z.enum(appointmentKinds),
      minutes: z.coerce.number().int().min(10).max(480).optional(),
      /** The appointment that is to be moved: its own time is not in its way. */
      moving: id.optional(),
    }),
    answer: z.object({ minutes: z.int(), slots: z.array(FreeTime) }),
  }),
  day: route({
    method: 'GET',
    path: '/api/appointments',
    summary: 'What is agreed on a day: mine, and who is in the quiet room when',
    access: 'staff',
    roles: [...roles],
    query: z.object({ date: PlainDate.optional() }),
    answer: z.object({ date: PlainDate, entries: z.array(DayEntry) }),
  }),
}
