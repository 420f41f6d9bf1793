/** 12345, the minimal door: an order becomes a case once, however often it is sent; its state and answer can be fetched. */
import type { CaseState } from '#core/case/case.ts'
import { refuse } from '#core/refusal.ts'
import type { HotlineOrder, HotlineState } from '#contract/hotline.ts'
import { findByExternal } from '#store/external.ts'
import { currentItems } from '#store/centre.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'
import type { Performed } from './perform.ts'
import { register } from './register.ts'
import { staffNames } from './staff-names.ts'

/** Receives an order. The order's number is the key: sent again, the same case; changed under the same number, refused (law 11). */
export async function receiveOrder(
  ask: Ask,
  order: HotlineOrder,
): Promise<{ ok: true; state: HotlineState } | Extract<Performed, { ok: false }>> {
  const items = order.itemName === '' ? [] : await currentItems(ask.app.store.db, ask.orgId)
  const done = await register(ask, `12345:${order.number}`, {
    channel: 'hotline',
    title: order.title,
    statement: order.content,
    wish: '',
    itemId: items.find((item) => item.name === order.itemName)?.id ?? null,
    // The hotline does not know what blocked it: the caseworker finds out.
    blocker: { causes: ['other'], note: '', step: '', place: '', refusedBy: null, refusedOn: null },
    person:
      order.callerName === '' && order.callerPhone === ''
        ? null
        : {
            kind: 'individual',
            name: order.callerName,
            idNumber: '',
            phone: order.callerPhone,
            note: order.confidential ? '来电人要求保密' : '',
          },
    proxy: null,
    external: { system: '12345', number: order.number, dueAt: order.dueAt },
    paperIds: [],
    owner: null,
    comes: 'notNeeded',
  })
  if (done.ok) return { ok: true, state: await stateOf(ask, await currentState(ask, done.state)) }
  // Same number, other content: the hotline must know that its change was not taken over.
  return done.refusals.some((refusal) => refusal.code === 'key-reused')
    ? { ...done, refusals: [refuse('order-changed', { number: order.number })] }
    : done
}

/** Where an order stands. Throws NotFound for a number that never came. */
export async function orderState(ask: Ask, number: string): Promise<HotlineState> {
  const state = await findByExternal(ask.app.store.pool, ask.orgId, number)
  if (!state) throw new NotFound('order')
  return await stateOf(ask, state)
}

/** A repeated order is told where the case stands now, not where it stood when it came. */
const currentState = async (ask: Ask, state: CaseState): Promise<CaseState> =>
  (await findByExternal(ask.app.store.pool, ask.orgId, state.external!.number)) ?? state

async function stateOf({ app, orgId }: Ask, state: CaseState): Promise<HotlineState> {
  const names = await staffNames(app, orgId)
  const reply = state.replies.find((entry) => entry.id === state.answered?.replyId)
  return {
    number: state.external!.number,
    caseNumber: state.number,
    stage: state.stage,
    owner: names(state.owner),
    answered: state.answered !== null,
    solved: state.solved?.value ?? null,
    outcome: state.outcome,
    reply: reply?.explanation ?? null,
    answeredAt: state.answered?.at ?? null,
  }
}
