/** Where an order stands, as the hotline is told. */
import type { CaseState } from '#core/case/case.ts'
import { closingCodes } from '#core/hotline/outgoing.ts'
import { lastReturn, type Revision } from '#core/hotline/order.ts'
import type { HotlineState } from '#contract/hotline.ts'
import { findByExternal } from '#store/external.ts'
import type { Ask } from '../context.ts'
import { NotFound } from '../not-found.ts'
import { staffNames } from '../staff-names.ts'

/** Where an order stands. Throws NotFound for a number that never came. */
export async function orderState(ask: Ask, number: string): Promise<HotlineState> {
  const state = await caseOfOrder(ask, number)
  return await tellState(ask, state, 'order', state.order?.revisions.at(-1))
}

/** The case of an order. Throws NotFound for a number that never came. */
export async function caseOfOrder({ app, orgId }: Ask, number: string): Promise<CaseState> {
  const state = await findByExternal(app.store.pool, orgId, number)
  if (!state) throw new NotFound('order')
  return state
}

/** `received`: what was sent just now; `revision`: the one it is about. */
export async function tellState(
  { app, orgId }: Ask,
  state: CaseState,
  received: HotlineState['received'],
  revision: Revision | undefined,
): Promise<HotlineState> {
  const names = await staffNames(app, orgId)
  const reply = state.replies.find((entry) => entry.id === state.answered?.replyId)
  const back = lastReturn(state.order)
  const more = state.order?.extensions.at(-1)
  const outcome = state.answered || state.closedAt ? state.outcome : null
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
    closingCode: outcome && closingCodes[outcome],
    dueAt: state.external!.dueAt,
    received,
    revision: revision ? { id: revision.id, status: revision.status, reason: revision.reason } : null,
    return: back && { id: back.id, status: back.status, rightBody: back.rightBody },
    extension: more ? { id: more.id, status: more.status, workingDays: more.days } : null,
  }
}
