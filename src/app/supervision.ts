/** Orders from above: the line is found within the walls of whoever issues them, then the case is entered as a party with one seat. */
import type { Command } from '#core/case/commands.ts'
import type { PlainDate } from '#core/clock/date.ts'
import type { Refusal } from '#core/refusal.ts'
import type { AboveCase } from '#contract/supervision.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'
import { perform } from './perform.ts'
import { caseBelow, mustBeBelow } from './roll-up.ts'
import { staffNames } from './staff-names.ts'
import { ordersOn, type LineRow } from '#store/roll-up.ts'

export type Supervised =
  | { readonly ok: true; readonly view: AboveCase }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Throws NotFound for a case of somebody else's. The same key again changes nothing. */
export async function supervise(
  ask: Ask,
  key: string,
  lineId: string,
  order: { readonly what: string; readonly until: PlainDate },
): Promise<Supervised> {
  const line = await mustBeBelow(ask, lineId)
  return await enter(ask, key, line, 's', { type: 'supervise', ...order, from: ask.orgId })
}

/** Throws NotFound also for an order of another organisation. */
export async function closeOrder(ask: Ask, key: string, lineId: string, orderId: string, word: string) {
  const line = await mustBeBelow(ask, lineId)
  const orders = await ordersOn(ask.app.store.pool, ask.orgId, line.orgId, line.caseId)
  if (!orders.some(({ thing, from }) => thing === orderId && from === ask.orgId)) throw new NotFound('order')
  return await enter(ask, key, line, orderId, { type: 'closeSupervision', orderId, word })
}

async function enter(ask: Ask, key: string, line: LineRow, thing: string, command: Command): Promise<Supervised> {
  const { app, orgId, actor, now, lang } = ask
  const [{ name: body }, names] = await Promise.all([app.centre(orgId), staffNames(app, orgId)])
  const party = {
    kind: 'party',
    id: `${orgId}/${actor.id}`,
    roles: [],
    seat: { thing, signed: { body, name: names(actor.id) } },
  } as const
  const done = await perform(
    { app, orgId: line.orgId, now, lang, actor: party },
    { key, caseId: line.caseId, content: command, command },
  )
  if (!done.ok && done.refusals.length > 0) return done
  return { ok: true, view: await caseBelow(ask, line.id) }
}
