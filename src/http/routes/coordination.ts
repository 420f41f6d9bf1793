import { coordination as routes } from '#contract/coordination.ts'
import { caseMeeting } from '#app/case-meeting.ts'
import { mustSee } from '#app/desk.ts'
import { staffNames } from '#app/staff-names.ts'
import { dutyWords } from '#words/duties.ts'
import { writeUp } from '#words/write-up.ts'
import { sendMeeting } from '../meeting-file.ts'
import { mount, type Mounting } from '../mount.ts'

export function coordinationRoutes(mounting: Mounting): void {
  mount(mounting, routes.writeUp, async ({ ask, params }) => {
    const { state, events } = await mustSee(ask, params.caseId)
    return { text: writeUp(state, events, await staffNames(ask.app, ask.orgId)) }
  })

  mount(mounting, routes.conferenceCalendar, async ({ ask, params, reply }) => {
    const { uid, number, from, when, lasts, place, bodies, cancelled } = await caseMeeting(
      ask,
      params.caseId,
      params.conferenceId,
    )
    const words = dutyWords[ask.lang]
    const said = { title: words.meeting(number), text: words.meetingText(from, bodies) }
    return await sendMeeting(reply, { uid, made: ask.now, start: when, minutes: lasts, place, cancelled, ...said })
  })
}
