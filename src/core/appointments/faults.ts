/** What the words of an appointment must hold; part of the core's `faults`. Whether the time is free only the diary knows (slots.ts). */
import type { CaseState } from '../case/case.ts'
import type { Moment } from '../case/moment.ts'
import { dateOf } from '../clock/date.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { residentKinds, standing, stillStands } from './appointment.ts'
import type { AppointmentCommand } from './commands.ts'

const blank = (text: string): boolean => text.trim() === ''

export function* appointmentFaults(command: AppointmentCommand, state: CaseState, { actor, now }: Moment): Generator<Refusal> {
  const ofPerson = actor.kind === 'person'
  if (command.type === 'makeAppointment') {
    yield* timeFaults(command, state, now)
    if (ofPerson && !residentKinds.some((kind) => kind === command.kind)) yield refuse('not-your-role')
    if (command.kind === 'accompany' && (command.steps ?? []).every(blank)) yield refuse('steps-needed')
    if (command.kind === 'home' && blank(command.place)) yield refuse('place-needed')
    if (standing(state.appointments).some(({ kind }) => kind === command.kind)) yield refuse('appointment-stands')
    return
  }
  const appointment = state.appointments?.find(({ id }) => id === command.appointmentId)
  if (!appointment) {
    yield refuse('no-such-thing')
    return
  }
  if (!stillStands(appointment)) {
    yield refuse('thing-not-open')
    return
  }
  switch (command.type) {
    case 'moveAppointment':
      yield* timeFaults(command, state, now)
      // Going along was planned by us, with whoever waits for us there.
      if (ofPerson && appointment.kind === 'accompany') yield refuse('not-your-role')
      if (appointment.kind === 'home' && blank(command.place)) yield refuse('place-needed')
      return
    case 'cancelAppointment':
      // Nobody owes us a reason for not coming; we owe one.
      if (!ofPerson && blank(command.reason)) yield refuse('needs-reason')
      return
    case 'recordAppointment':
      if (dateOf(now) < dateOf(appointment.at)) yield refuse('appointment-not-yet')
      return
    case 'recordHelpStep': {
      const step = appointment.steps.find(({ id }) => id === command.stepId)
      if (!step) yield refuse('no-such-thing')
      else if (step.done) yield refuse('thing-not-open')
    }
  }
}

function* timeFaults(
  { at, staff }: Extract<AppointmentCommand, { type: 'makeAppointment' | 'moveAppointment' }>,
  state: CaseState,
  now: string,
): Generator<Refusal> {
  if (at < now) yield refuse('date-has-passed')
  if (blank(staff)) yield refuse('no-such-colleague')
  // Whoever the person complains about does not sit across from them (law 5).
  if (staff === state.blocker.refusedBy) yield refuse('judge-is-refuser')
}
