import { admin as routes } from '#contract/centre.ts'
import { getCalendar, putCalendar } from '#app/calendar-change.ts'
import { accountEntries, addStaff, changeStaff } from '#app/staff.ts'
import { mount, type Mounting } from '../mount.ts'
import { ProblemAnswer } from '../problems.ts'

export function adminRoutes(mounting: Mounting): void {
  mount(mounting, routes.getCalendar, async ({ ask }) => await getCalendar(ask))
  mount(mounting, routes.putCalendar, async ({ ask, body }) => await putCalendar(ask, body))

  mount(mounting, routes.accountLog, async ({ ask }) => await accountEntries(ask))

  mount(mounting, routes.addStaff, async ({ ask, key, body, request }) => {
    const added = await addStaff(ask, key, body)
    if (!added.ok) throw new ProblemAnswer(added.why)
    request.log.info({ act: 'staff.added', by: ask.actor.id, staff: added.id }, 'account')
    return { id: added.id, password: added.password }
  })

  mount(mounting, routes.changeStaff, async ({ ask, params, body, request }) => {
    const changed = await changeStaff(ask, params.staffId, body)
    if (!changed.ok) throw new ProblemAnswer(changed.why)
    request.log.info(
      { act: 'staff.changed', by: ask.actor.id, staff: params.staffId, what: Object.keys(body) },
      'account',
    )
    return { staff: changed.staff, password: changed.password }
  })
}
