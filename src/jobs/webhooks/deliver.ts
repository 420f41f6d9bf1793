/**
 * Brings events to their addresses. One process at a time has an address; of each case one event is on its way, the next follows when it
 * has arrived or was given up. What a process was sending when it died is sent again: the receiver knows it by its id.
 */
import { randomUUID } from 'node:crypto'
import type { App } from '#app/context.ts'
import { cloudEvent } from '#app/webhooks/cloud-event.ts'
import { signedHeaders } from '#app/webhooks/sign.ts'
import { fromMillis, toMillis } from '#core/clock/date.ts'
import { inOrg } from '#store/staff.ts'
import { intranetHosts, secretsOf } from '#store/webhooks.ts'
import type { Attempted, DueDelivery } from '#store/webhook-deliveries.ts'
import { allTurns, dueDeliveries, endTurn, recordAttempts, takeTurn } from '#store/webhook-deliveries.ts'
import { pauseAfter } from './retry.ts'
import { send, type Sent } from './send.ts'

const batch = 64
const atOnce = 8
const timeoutMillis = 10_000
/** Longer than a whole batch can take when every one of it runs into the time limit. */
const turnSeconds = (batch / atOnce) * (timeoutMillis / 1000) + 40

/**
 * Sends what is due to every address that nobody is sending to; answers how many attempts were made. Called again while it is at work it
 * passes by what it is busy with, so that an address that does not answer holds up no other.
 */
export async function deliverWebhooks(app: App, fault: (error: unknown) => void = () => undefined): Promise<number> {
  const { pool } = app.store
  const holder = randomUUID()
  let made = 0
  for (const { orgId, endpointId } of await allTurns(pool)) {
    const turn = { orgId, endpointId, holder }
    try {
      for (let tried = batch; tried === batch && (await takeTurn(pool, turn, turnSeconds));) {
        tried = await deliverTo(app, orgId, endpointId)
        made += tried
      }
      await endTurn(pool, turn)
    } catch (error) {
      fault(error)
      // Whose turn it was ends by itself when even this cannot be said.
      await endTurn(pool, turn).catch(fault)
    }
  }
  return made
}

/** One batch to one address; answers how many were tried. */
async function deliverTo(app: App, orgId: string, endpointId: string): Promise<number> {
  const { store, keys } = app
  const now = app.now()
  const found = await inOrg(store.pool, orgId, async (client) => {
    const waiting = await dueDeliveries(client, orgId, endpointId, now, batch)
    if (!waiting || waiting.due.length === 0) return null
    const hosts = await intranetHosts(client, orgId)
    return { ...waiting, hosts, secrets: (await secretsOf(client, keys, orgId, endpointId, now))! }
  })
  if (!found) return 0
  const { code } = await app.centre(orgId)
  const queue = [...found.due]
  const attempted: Attempted[] = []
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const body = JSON.stringify(cloudEvent(code, next))
      const timestamp = Math.floor(toMillis(app.now()) / 1000)
      const headers = {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'user-agent': 'bancheng-webhooks',
        ...signedHeaders(next.eventId, timestamp, body, found.secrets),
      }
      const sent = await send(found.url, headers, body, { intranetHosts: found.hosts, timeoutMillis })
      attempted.push(judge(next, sent, toMillis(app.now())))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  await inOrg(store.pool, orgId, (client) => recordAttempts(client, orgId, endpointId, app.now(), attempted))
  return attempted.length
}

/** Only a 2xx is an arrival; a redirect is not followed. 410 says that nobody wants it any more. */
function judge({ event, attempts }: DueDelivery, sent: Sent, millis: number): Attempted {
  const { httpStatus } = sent
  if (httpStatus !== null && httpStatus >= 200 && httpStatus < 300)
    return { event, status: 'delivered', nextAt: fromMillis(millis), ...sent }
  const pause = httpStatus === 410 ? null : pauseAfter(attempts + 1, Math.random())
  if (pause === null) return { event, status: 'dead', nextAt: fromMillis(millis), ...sent }
  return { event, status: 'waiting', nextAt: fromMillis(millis + pause * 1000), ...sent }
}
