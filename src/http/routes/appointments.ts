import { appointments as routes } from '#contract/appointments.ts'
import { dayOf, slotsForCase } from '#app/appointments.ts'
import { mount, type Mounting } from '../mount.ts'

export function appointmentRoutes(mounting: Mounting): void {
  mount(mounting, routes.slots, async ({ ask, params, query }) => await slotsForCase(ask, params.caseId, query))
  mount(mounting, routes.day, async ({ ask, query }) => await dayOf(ask, query.date))
}
