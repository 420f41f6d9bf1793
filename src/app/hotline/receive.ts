/** 12345, orders in: an order becomes a case once, however often it is sent; what comes differently is kept beside it (docs/decisions/0016). */
import type { CaseState } from '#core/case/case.ts'
import type { HotlineOrder, HotlineState } from '#contract/hotline.ts'
import type { PersonInput } from '#contract/people.ts'
import { findByExternal } from '#store/external.ts'
import { currentItems } from '#store/centre.ts'
import type { Ask } from '../context.ts'
import type { Performed } from '../perform.ts'
import { perform } from '../perform.ts'
import { register, sealRequester } from '../register.ts'
import { changedIn, factsOf, type KnownFacts } from './facts.ts'
import { tellState } from './state.ts'

type Refused = Extract<Performed, { ok: false }>
export type Received = { ok: true; state: HotlineState } | Refused

/**
 * Receives an order. Its number is the key: sent again it is the same case; other content under the same number is kept once, as a
 * revision that a caseworker takes over or not, and is told so each time it is sent (law 11).
 */
export async function receiveOrder(ask: Ask, order: HotlineOrder): Promise<Received> {
  const facts = factsOf(ask, order)
  const known = await find(ask, order.number)
  if (known) return await again(ask, known, order, facts)
  const done = await begin(ask, order, facts)
  const there = await find(ask, order.number)
  if (!there) return done as Refused
  return await again(ask, there, order, facts)
}

const find = ({ app, orgId }: Ask, number: string) => findByExternal(app.store.pool, orgId, number)

/** What an order would be taken as, without taking it. */
export async function wouldBe(
  ask: Ask,
  order: HotlineOrder,
): Promise<{ as: 'new' | 'same' | 'changed'; caseNumber: string | null }> {
  const state = await find(ask, order.number)
  if (!state) return { as: 'new', caseNumber: null }
  const facts = factsOf(ask, order)
  const same = isSame(state, order, facts) || revisionOf(state, facts) !== undefined
  return { as: same ? 'same' : 'changed', caseNumber: state.number }
}

async function begin(ask: Ask, order: HotlineOrder, facts: KnownFacts): Promise<Performed> {
  const { app, orgId } = ask
  const items = order.itemName === '' ? [] : await currentItems(app.store.db, orgId)
  return await register(
    ask,
    `12345:${order.number}`,
    {
      channel: 'hotline',
      title: order.title,
      statement: order.content,
      wish: '',
      itemId: items.find((item) => item.name === order.itemName)?.id ?? null,
      // The hotline does not know what blocked it: the caseworker finds out.
      blocker: { causes: ['other'], note: '', step: '', place: '', refusedBy: null, refusedOn: null },
      person: callerOf(order),
      proxy: null,
      external: { system: '12345', number: order.number, dueAt: order.dueAt },
      paperIds: [],
      owner: null,
      comes: 'notNeeded',
    },
    // What was sent makes it the same order, not what we look up for it: the catalogue may be another tomorrow.
    { content: facts.digest, facts },
  )
}

/** The caller, sealed with everything that could lead to them; null for a caller who said nothing of themselves. */
function callerOf({ callerName, callerPhone, address = '', confidential }: HotlineOrder): PersonInput | null {
  if (callerName === '' && callerPhone === '' && address === '') return null
  const note = [confidential && '来电人要求保密', address && `来电地址：${address}`].filter(Boolean).join('；')
  return { kind: 'individual', name: callerName, idNumber: '', phone: callerPhone, note }
}

const isSame = ({ external, title, statement }: CaseState, order: HotlineOrder, { digest }: KnownFacts): boolean => {
  const known = external?.facts?.digest
  // Cases from before there were hashes, and those registered by hand with that number, are compared by what they say.
  if (!known)
    return (
      statement === order.content && external?.dueAt === order.dueAt && (order.title === '' || title === order.title)
    )
  return known === digest
}

const revisionOf = ({ order }: CaseState, { digest }: KnownFacts) =>
  order?.revisions.find((entry) => entry.digest === digest)

/** An order whose number is here: the same, a revision that is here, or a new revision. */
async function again(ask: Ask, state: CaseState, order: HotlineOrder, facts: KnownFacts): Promise<Received> {
  if (isSame(state, order, facts)) return { ok: true, state: await tellState(ask, state, 'order', undefined) }
  const kept = revisionOf(state, facts)
  if (kept) return { ok: true, state: await tellState(ask, state, 'revision', kept) }
  const { digest } = facts
  const done = await perform(ask, {
    key: `12345:${order.number}:${digest}`,
    caseId: state.id,
    content: digest,
    command: async ({ state: locked, later }) => {
      // Another account of the hotline may have brought the very same a moment ago.
      if (revisionOf(locked!, facts)) return []
      const changed = changedIn(locked!, order, facts)
      const requester = changed.includes('caller') ? sealRequester(later, ask, callerOf(order), null) : null
      const { title, content, dueAt } = order
      return { type: 'reviseOrder', digest, title, content, dueAt, facts, requester, changed }
    },
  })
  if (!done.ok && done.refusals.length > 0) return done
  const now = (await find(ask, order.number))!
  return { ok: true, state: await tellState(ask, now, 'revision', revisionOf(now, facts)) }
}
