/** The feed of orders: the events that webhooks carry, for a hotline that asks instead of being told. */
import { readFeed } from '#store/outgoing.ts'
import type { Ask } from '../context.ts'
import { cloudEvent } from '../webhooks/cloud-event.ts'

const page = 200

/** `changedSince`: the `next` of the page before, or '' for the beginning. Asked for again, a page is the same and only ever grows. */
export async function orderFeed({ app, orgId }: Ask, changedSince: string) {
  const after = Number(changedSince || 0)
  const rows = await readFeed(app.store.pool, orgId, after, page + 1)
  const { code } = await app.centre(orgId)
  const shown = rows.slice(0, page)
  return {
    events: shown.map((row) => cloudEvent(code, row)),
    next: String(shown.at(-1)?.position ?? after),
    more: rows.length > page,
  }
}
