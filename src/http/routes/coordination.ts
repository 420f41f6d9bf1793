import { coordination as routes } from '#contract/coordination.ts'
import { mustSee } from '#app/desk.ts'
import { staffNames } from '#app/staff-names.ts'
import { writeUp } from '#words/write-up.ts'
import { mount, type Mounting } from '../mount.ts'

export function coordinationRoutes(mounting: Mounting): void {
  mount(mounting, routes.writeUp, async ({ ask, params }) => {
    const { state, events } = await mustSee(ask, params.caseId)
    return { text: writeUp(state, events, await staffNames(ask.app, ask.orgId)) }
  })
}
