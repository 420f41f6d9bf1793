/** Appointments after one more event; part of `evolve`. */
import type { CaseState } from '../case/case.ts'
import type { CaseEvent } from '../case/events.ts'
import { change } from '../network/fold.ts'
import type { Appointment } from './appointment.ts'
import type { AppointmentEventData } from './events.ts'

type AppointmentEvent = Extract<CaseEvent, { type: keyof AppointmentEventData }>

export function withAppointment(state: CaseState, event: AppointmentEvent): Partial<CaseState> {
  const { at, actor } = event
  const list = state.appointments ?? []
  const one = (id: string, patch: Partial<Appointment>) => ({ appointments: change(list, id, patch) })
  // What we say about a meeting is a word to the person as any other.
  const heard = actor.kind === 'staff' ? { lastToldAt: at, silences: 0 } : {}
  switch (event.type) {
    case 'appointmentMade': {
      const { asked, steps, why = [], ...agreed } = event.data
      const made: Appointment = {
        ...agreed,
        why,
        steps: steps.map((step) => ({ ...step, done: null })),
        status: asked ? 'asked' : 'open',
        madeBy: actor.kind === 'person' ? 'person' : 'staff',
        since: at,
        remindedOf: null,
        askedAfter: null,
        note: '',
      }
      return { appointments: [...list, made], ...heard }
    }
    case 'appointmentMoved': {
      const { id, at: when, minutes, place, staff, why = [], confirmed } = event.data
      const status = confirmed ? { status: 'open' as const } : {}
      return { ...one(id, { at: when, minutes, place, staff, why, since: at, ...status }), ...heard }
    }
    case 'appointmentCancelled':
      return { ...one(event.data.id, { status: 'cancelled', note: event.data.reason }), ...heard }
    case 'appointmentNear':
      return { ...one(event.data.id, { remindedOf: event.data.at }), lastToldAt: at }
    case 'appointmentUnsaid':
      return one(event.data.id, { askedAfter: event.data.at })
    case 'appointmentKept':
      // They talked with us.
      return { ...one(event.data.id, { status: 'kept', note: event.data.note }), ...heard, unansweredWord: null }
    case 'appointmentMissed':
      return { ...one(event.data.id, { status: 'missed', note: event.data.note }), ...heard }
    case 'helpStepDone': {
      const { id, step, note } = event.data
      const steps = list.find((each) => each.id === id)?.steps ?? []
      return { ...one(id, { steps: change(steps, step, { done: { at, by: actor.id, note } }) }), ...heard }
    }
  }
}
