/** The conference of a case as those of its own centre put it into their calendars. */
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { NotFound } from './not-found.ts'

/** Throws NotFound unless the case may be seen and its conference has a date. What the matter is stays here: it goes onto telephones. */
export async function caseMeeting(ask: Ask, caseId: string, conferenceId: string) {
  const { state } = await mustSee(ask, caseId)
  const conference = state.conferences?.find(({ id }) => id === conferenceId)
  if (!conference?.when) throw new NotFound('case')
  const { when, lasts, place, status, invited } = conference
  const { name } = await ask.app.centre(ask.orgId)
  return {
    uid: `${caseId}-${conferenceId}@bancheng`,
    number: state.number,
    from: name,
    when,
    lasts,
    place,
    bodies: invited.map(({ body }) => body),
    cancelled: status === 'cancelled',
  }
}
