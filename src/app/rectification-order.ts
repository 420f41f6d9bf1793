/** A rectification begins: what it rests on is looked up in the case, never taken from who orders it. */
import type pg from 'pg'
import { isConcerned } from '#core/case/demands.ts'
import type { CaseState } from '#core/case/case.ts'
import { dateOf, yearOf } from '#core/clock/date.ts'
import type { Command, Order } from '#core/rectification/commands.ts'
import type { Source } from '#core/rectification/rectification.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { RectificationOrder } from '#contract/rectifications.ts'
import { mayHoldCases } from '#store/caseworkers.ts'
import { findItem } from '#store/items.ts'
import { nextRectificationNumber } from '#store/rectifications.ts'
import { isHands } from './case-present.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { idOfKey } from './id-of-key.ts'
import { performRectification, type PerformedRectification } from './rectification-perform.ts'

/** Stars up to which a rating is a bad one. */
const badStars = 2

/** Throws NotFound for a case the actor may not see. */
export async function orderRectification(
  ask: Ask,
  key: string,
  body: RectificationOrder,
): Promise<PerformedRectification> {
  const { caseId } = body.source
  const state = caseId === null ? null : (await mustSee(ask, caseId)).state
  const id = idOfKey('rectification', ask, key)
  return await performRectification(ask, {
    key,
    id,
    isNew: true,
    content: body,
    command: ({ client }) => toOrder(ask, client, id, body, state),
  })
}

async function toOrder(
  ask: Ask,
  client: pg.PoolClient,
  id: string,
  body: RectificationOrder,
  state: CaseState | null,
): Promise<Command | Refusal[]> {
  const { orgId, now } = ask
  const { source, scope, owner, kind, wrong, goal, where, days } = body
  const item = scope.itemId === null ? null : await itemOf(client, orgId, scope.itemId, state)
  if (scope.itemId !== null && item === null) return [refuse('no-such-item')]
  if (!(await isOwner(client, ask, owner))) return [refuse('no-such-colleague')]
  const concerned = state?.blocker.refusedBy ?? null
  const year = yearOf(dateOf(now))
  const order: Order = {
    type: 'order',
    id,
    number: '',
    source: {
      kind: source.kind,
      caseId: source.caseId,
      number: state?.number ?? '',
      said: source.said || (state?.title ?? ''),
    },
    founded: isFounded(source, state, scope.cause, state !== null && !isHands(state, ask.actor)),
    concerned,
    hidden: state !== null && concerned !== null && isConcerned(state, concerned),
    kind,
    wrong,
    goal,
    where,
    scope: { itemId: item?.id ?? null, item: item?.name ?? '', cause: scope.cause, layer: scope.layer },
    owner,
    days,
  }
  const { code } = await ask.app.centre(orgId)
  const count = await nextRectificationNumber(client, orgId, year)
  return { ...order, number: `${code}-Z-${year}-${String(count).padStart(4, '0')}` }
}

/** Also an item that is no longer in force, when the case itself was about it. */
async function itemOf(client: pg.PoolClient, orgId: string, itemId: string, state: CaseState | null) {
  if (state?.item?.id === itemId) return state.item
  return await findItem(client, orgId, itemId)
}

const isOwner = async (
  client: pg.PoolClient,
  { orgId, now }: Ask,
  owner: RectificationOrder['owner'],
): Promise<boolean> => 'body' in owner || (await mayHoldCases(client, orgId, owner.staff, dateOf(now)))

/** Which sources this case offers now. A cause counts when sorting confirmed it, a rating for whoever may know of it. */
export const sourcesOf = (state: CaseState, rated: boolean): Source['kind'][] => [
  ...(state.classification ? (['case'] as const) : []),
  ...(rated && state.rating && state.rating.stars <= badStars ? (['rating'] as const) : []),
  'finding',
]

function isFounded(
  source: RectificationOrder['source'],
  state: CaseState | null,
  cause: RectificationOrder['scope']['cause'],
  rated: boolean,
): boolean {
  if (source.kind === 'finding') return source.said.trim() !== ''
  if (!state || !sourcesOf(state, rated).includes(source.kind)) return false
  return source.kind === 'rating' || state.classification!.causes.includes(cause)
}
