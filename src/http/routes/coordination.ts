import { coordination as routes } from '#contract/coordination.ts'
import { caseMeeting } from '#app/case-meeting.ts'
import { caseWriteUp } from '#app/case-write-up.ts'
import { dutyWords } from '#words/duties.ts'
import { sendMeeting } from '../meeting-file.ts'
import { mount, type Mounting } from '../mount.ts'

export function coordinationRoutes(mounting: Mounting): void {
  mount(mounting, routes.writeUp, async ({ ask, params }) => ({ text: await caseWriteUp(ask, params.caseId) }))

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
