/** Whether a number typed at the desk is an order that is here already. */
import { maySee } from '#core/case/allowed.ts'
import type { OrderKnown } from '#contract/hotline.ts'
import { findByExternal } from '#store/external.ts'
import type { Ask } from '../context.ts'

/** Whoever may not see the case is told that the number is taken, and no more. */
export async function knownOrder(ask: Ask, number: string): Promise<OrderKnown> {
  const state = await findByExternal(ask.app.store.pool, ask.orgId, number)
  if (!state) return { known: false, caseNumber: null, caseId: null }
  const seen = maySee(state, ask.actor)
  return { known: true, caseNumber: seen ? state.number : null, caseId: seen ? state.id : null }
}
