/** What happened to appointments; part of the core's `EventData`. The person reads all of it but the question to us how it went. */
import type { Audience } from '../case/case.ts'
import type { Instant } from '../clock/date.ts'
import type { AppointmentKind, SlotReason } from './appointment.ts'

interface AgreedTime {
  at: Instant
  minutes: number
  place: string
  staff: string
  why?: readonly SlotReason[]
}

export interface AppointmentEventData {
  appointmentMade: AgreedTime & {
    id: string
    kind: AppointmentKind
    topic: string
    steps: readonly { id: string; what: string }[]
    /** A wish that somebody of us confirms. */
    asked: boolean
  }
  /** `confirmed`: the visit that was wished for is agreed. */
  appointmentMoved: AgreedTime & { id: string; kind: AppointmentKind; from: Instant; confirmed: boolean }
  appointmentCancelled: { id: string; kind: AppointmentKind; at: Instant; reason: string }
  appointmentNear: { id: string; kind: AppointmentKind; at: Instant; place: string; staff: string }
  /** Its time is over and nobody wrote down whether anybody came. */
  appointmentUnsaid: { id: string; kind: AppointmentKind; at: Instant; staff: string }
  appointmentKept: { id: string; kind: AppointmentKind; note: string }
  appointmentMissed: { id: string; kind: AppointmentKind; at: Instant; note: string }
  helpStepDone: { id: string; step: string; what: string; note: string }
}

export const appointmentAudience: Readonly<Record<keyof AppointmentEventData, Audience>> = {
  appointmentMade: 'person',
  appointmentMoved: 'person',
  appointmentCancelled: 'person',
  appointmentNear: 'person',
  appointmentUnsaid: 'staff',
  appointmentKept: 'person',
  appointmentMissed: 'person',
  helpStepDone: 'person',
}
