import { guestLinks as routes } from '#contract/guest-links.ts'
import { endLink, listLinks, makeGuestLink } from '#app/guest-links.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused, tooManyTries } from '../problems.ts'

export function guestLinkRoutes(mounting: Mounting): void {
  mount(mounting, routes.make, async ({ ask, key, params, body }) => {
    const made = await makeGuestLink(ask, key, params, body)
    if (made.ok) return made.link
    throw 'seconds' in made ? tooManyTries(made.seconds) : refused(made.refusals)
  })

  mount(mounting, routes.list, async ({ ask, params }) => ({
    links: await listLinks(ask, params.caseId, params.referralId),
  }))

  mount(mounting, routes.end, async ({ ask, params }) => {
    const ended = await endLink(ask, params)
    if (!ended.ok) throw refused(ended.refusals)
    return null
  })
}
