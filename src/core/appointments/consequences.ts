/** What follows from a command about appointments; part of the core's `decide`. */
import type { CaseState } from '../case/case.ts'
import type { CaseEvent } from '../case/events.ts'
import { eventMaker, next, type Moment } from '../case/moment.ts'
import { standing } from './appointment.ts'
import type { AppointmentCommand } from './commands.ts'

export function appointmentEvents(command: AppointmentCommand, state: CaseState, moment: Moment): CaseEvent[] {
  const make = eventMaker(moment)
  const ofPerson = moment.actor.kind === 'person'
  if (command.type === 'makeAppointment') {
    const { type: _, steps = [], ...agreed } = command
    const named = steps.filter((step) => step.trim() !== '').map((what, at) => ({ id: `s${at + 1}`, what }))
    const asked = ofPerson && command.kind === 'home'
    return [make('appointmentMade', { id: next('v', state.appointments), ...agreed, steps: named, asked })]
  }
  const { id, kind, at, status, steps } = state.appointments!.find((each) => each.id === command.appointmentId)!
  switch (command.type) {
    case 'moveAppointment': {
      const { type: _, appointmentId: _id, ...agreed } = command
      return [make('appointmentMoved', { id, kind, ...agreed, from: at, confirmed: status === 'asked' && !ofPerson })]
    }
    case 'cancelAppointment':
      return [make('appointmentCancelled', { id, kind, at, reason: command.reason })]
    case 'recordAppointment':
      return command.came
        ? [make('appointmentKept', { id, kind, note: command.note })]
        : [make('appointmentMissed', { id, kind, at, note: command.note })]
    case 'recordHelpStep': {
      const { stepId, note } = command
      return [make('helpStepDone', { id, step: stepId, what: steps.find((step) => step.id === stepId)!.what, note })]
    }
  }
}

/** Nothing is talked over any more: the times are given back. */
export const cancelAll = (state: CaseState, reason: string, moment: Moment): CaseEvent[] =>
  standing(state.appointments).map(({ id, kind, at }) => eventMaker(moment)('appointmentCancelled', { id, kind, at, reason }))
