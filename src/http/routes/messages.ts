import { messages as routes } from '#contract/messages.ts'
import { inbox, seeInbox } from '#app/inbox.ts'
import { mount, type Mounting } from '../mount.ts'

export function messageRoutes(mounting: Mounting): void {
  mount(mounting, routes.list, async ({ ask }) => await inbox(ask))
  mount(mounting, routes.seen, async ({ ask, body }) => await seeInbox(ask, body.upTo))
}
