/** 预约: a time that is kept for one person: in the quiet room, at home, by telephone, or going with them (帮办, steps done together). */
import type { Instant } from '../clock/date.ts'

export const appointmentKinds = ['room', 'home', 'phone', 'accompany'] as const
export type AppointmentKind = (typeof appointmentKinds)[number]

/** What a resident may ask for alone; going along is offered by us. */
export const residentKinds = ['room', 'phone', 'home'] as const satisfies readonly AppointmentKind[]
export type ResidentKind = (typeof residentKinds)[number]

/** Why just this colleague: the one who has it in hand, the field, the fewest matters, or nobody else is free. */
export const slotReasons = ['handles', 'speciality', 'lightestLoad', 'onlyOne'] as const
export type SlotReason = (typeof slotReasons)[number]

/** One thing that is done together. */
export interface HelpStep {
  readonly id: string
  readonly what: string
  readonly done: { readonly at: Instant; readonly by: string; readonly note: string } | null
}

export interface Appointment {
  readonly id: string
  readonly kind: AppointmentKind
  readonly at: Instant
  readonly minutes: number
  readonly place: string
  /** Who of us comes. */
  readonly staff: string
  readonly why: readonly SlotReason[]
  readonly topic: string
  readonly steps: readonly HelpStep[]
  /** `asked`: a visit the person wishes for, which somebody of us must confirm; it holds the time already. */
  readonly status: 'asked' | 'open' | 'kept' | 'missed' | 'cancelled'
  readonly madeBy: 'person' | 'staff'
  /** When this time was agreed. */
  readonly since: Instant
  /** The time that both were reminded of, and the one after which somebody was asked to write down how it went. */
  readonly remindedOf: Instant | null
  readonly askedAfter: Instant | null
  readonly note: string
}

/** A time that is still to come, or still to be written down. */
export const stillStands = ({ status }: Pick<Appointment, 'status'>): boolean => status === 'asked' || status === 'open'

/** A person's appointments that stand, of all a case ever had. */
export const standing = (appointments: readonly Appointment[] | undefined): readonly Appointment[] =>
  appointments?.filter(stillStands) ?? []

/** How long a time of this kind is kept when nobody says otherwise; on the way to a home there is the way. */
export const usualMinutes: Readonly<Record<AppointmentKind, number>> = { room: 30, phone: 30, home: 60, accompany: 120 }
