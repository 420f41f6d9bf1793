/** The addresses that a centre's events are sent to: an administrator's matter. */
import type { OutgoingType } from '#core/hotline/outgoing.ts'
import { addMinutes } from '#core/clock/date.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import { inOrg } from '#store/staff.ts'
import {
  changeEndpoint,
  insertEndpoint,
  intranetHosts,
  listEndpoints,
  rotateSecret,
  type Endpoint,
} from '#store/webhooks.ts'
import { listDeliveries, replayDeliveries, type DeliveryRow, type DeliveryStatus } from '#store/webhook-deliveries.ts'
import type { Ask } from '../context.ts'
import { idOfKey } from '../id-of-key.ts'
import { NotFound } from '../not-found.ts'
import { isAllowedAddress } from './address.ts'
import { newSecret } from './sign.ts'

/** How long the secret before signs beside a new one. */
const overlapMinutes = 2 * 24 * 60
const page = 50

type Typed<T extends { types: readonly string[] }> = Omit<T, 'types'> & { readonly types: OutgoingType[] }

export async function endpointsOf({ app, orgId }: Ask): Promise<Typed<Endpoint>[]> {
  const rows = await inOrg(app.store.pool, orgId, (client) => listEndpoints(client, orgId))
  return rows.map((row) => ({ ...row, types: row.types as OutgoingType[] }))
}

/** Adds an address; sent again with the same key it is the same one, with the same secret. */
export async function addEndpoint(
  ask: Ask,
  key: string,
  { name, url, types }: { name: string; url: string; types: readonly OutgoingType[] },
): Promise<{ ok: true; id: string; secret: string } | { ok: false; refusals: Refusal[] }> {
  const { app, orgId, actor } = ask
  return await inOrg(app.store.pool, orgId, async (client) => {
    if (!isAllowedAddress(url, await intranetHosts(client, orgId)))
      return { ok: false as const, refusals: [refuse('address-refused')] }
    const id = idOfKey('webhook', ask, key)
    const secret = await insertEndpoint(client, app.keys, orgId, {
      id,
      name,
      url,
      types,
      secret: newSecret(),
      at: ask.now,
      by: actor.id,
    })
    const kept = (await listEndpoints(client, orgId)).find((endpoint) => endpoint.id === id)
    // The same key for another address: its secret is not for whoever asks so.
    if (kept?.url !== url) return { ok: false as const, refusals: [refuse('key-reused')] }
    return { ok: true as const, id, secret }
  })
}

export async function editEndpoint(
  ask: Ask,
  id: string,
  change: {
    name?: string | undefined
    types?: readonly OutgoingType[] | undefined
    active?: boolean | undefined
  },
): Promise<Typed<Endpoint>[]> {
  const { app, orgId } = ask
  if (!(await inOrg(app.store.pool, orgId, (client) => changeEndpoint(client, orgId, id, change))))
    throw new NotFound('endpoint')
  return await endpointsOf(ask)
}

export async function renewSecret(ask: Ask, key: string, id: string): Promise<string> {
  const { app, orgId, now } = ask
  const oldUntil = addMinutes(now, overlapMinutes)
  const secret = await inOrg(app.store.pool, orgId, (client) =>
    rotateSecret(client, app.keys, orgId, id, { key, secret: newSecret(), now, oldUntil }),
  )
  if (secret === null) throw new NotFound('endpoint')
  return secret
}

export async function deliveriesOf(
  { app, orgId }: Ask,
  id: string,
  status: DeliveryStatus | null,
  before: number | null,
): Promise<{ deliveries: (Omit<DeliveryRow, 'type'> & { type: OutgoingType })[]; next: number | null }> {
  return await inOrg(app.store.pool, orgId, async (client) => {
    if (!(await changeEndpoint(client, orgId, id, {}))) throw new NotFound('endpoint')
    const rows = await listDeliveries(client, orgId, id, status, before, page + 1)
    const shown = rows.slice(0, page).map((row) => ({ ...row, type: row.type as OutgoingType }))
    return { deliveries: shown, next: rows.length > page ? shown.at(-1)!.event : null }
  })
}

export async function replay({ app, orgId, now }: Ask, id: string, events: readonly number[] | null): Promise<number> {
  return await inOrg(app.store.pool, orgId, async (client) => {
    if (!(await changeEndpoint(client, orgId, id, {}))) throw new NotFound('endpoint')
    return await replayDeliveries(client, orgId, id, events, now)
  })
}
