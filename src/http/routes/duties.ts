import { duties as routes } from '#contract/duties.ts'
import { dutiesFor, dutyMeeting, dutyOf, dutyPaper } from '#app/duties.ts'
import { answerDuty } from '#app/duty-command.ts'
import { dutyWords } from '#words/duties.ts'
import { sendMeeting } from '../meeting-file.ts'
import { mount, type Mounting } from '../mount.ts'
import { sendPaper } from '../paper-file.ts'
import { refused } from '../problems.ts'

export function dutyRoutes(mounting: Mounting): void {
  mount(mounting, routes.list, async ({ ask, query }) => await dutiesFor(ask, query))
  mount(mounting, routes.get, async ({ ask, params }) => await dutyOf(ask, params.dutyId))

  mount(mounting, routes.command, async ({ ask, key, params, body }) => {
    const done = await answerDuty(ask, key, params.dutyId, body)
    if (!done.ok) throw refused(done.refusals)
    return done.view
  })

  mount(mounting, routes.paper, async ({ ask, params, reply }) =>
    sendPaper(reply, params.paperId, await dutyPaper(ask, params.dutyId, params.paperId)),
  )

  mount(mounting, routes.calendar, async ({ ask, params, reply }) => {
    const { id, from, number, when, lasts, place, bodies, cancelled } = await dutyMeeting(ask, params.dutyId)
    const words = dutyWords[ask.lang]
    return await sendMeeting(reply, {
      uid: `${id}@bancheng`,
      made: ask.now,
      start: when,
      minutes: lasts,
      // Goes onto telephones and other people's servers: what the matter is stays here.
      title: words.meeting(number),
      place,
      text: words.meetingText(from, bodies),
      cancelled,
    })
  })
}
