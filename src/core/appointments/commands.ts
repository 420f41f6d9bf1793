/** What may be asked about appointments; part of the core's `Command`. */
import type { Instant } from '../clock/date.ts'
import type { AppointmentKind, SlotReason } from './appointment.ts'

/** When, how long, where and with whom. */
interface AgreedTime {
  readonly at: Instant
  readonly minutes: number
  readonly place: string
  readonly staff: string
  /** Why this colleague, where it was worked out (slots.ts). */
  readonly why?: readonly SlotReason[]
}

export type AppointmentCommand =
  | ({
      readonly type: 'makeAppointment'
      readonly kind: AppointmentKind
      readonly topic: string
      readonly steps?: readonly string[]
    } & AgreedTime)
  /** Another time; of a visit that was asked for, also the confirmation. */
  | ({ readonly type: 'moveAppointment'; readonly appointmentId: string } & AgreedTime)
  | { readonly type: 'cancelAppointment'; readonly appointmentId: string; readonly reason: string }
  | { readonly type: 'recordAppointment'; readonly appointmentId: string; readonly came: boolean; readonly note: string }
  | { readonly type: 'recordHelpStep'; readonly appointmentId: string; readonly stepId: string; readonly note: string }
