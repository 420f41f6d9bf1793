/** An order of the wire as the core keeps it: its facts, and keyed hashes by which it is known again without anything of it lying about. */
import type { CaseState } from '#core/case/case.ts'
import type { OrderFacts } from '#core/hotline/order.ts'
import type { HotlineOrder } from '#contract/hotline.ts'
import { deriveCode } from '#store/seal.ts'
import type { Ask } from '../context.ts'

/** The same whatever order the fields were sent in. */
const canonical = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, part]) => [name, canonical(part)])
    : value

const hash = ({ app, orgId }: Ask, what: string, value: unknown): string =>
  deriveCode(app.keys, JSON.stringify([what, orgId, canonical(value)]))
    .toString('hex')
    .slice(0, 40)

export type KnownFacts = OrderFacts & { readonly digest: string; readonly caller: string }

/** What an order says besides its words, its number, its date and its caller. */
export function factsOf(ask: Ask, order: HotlineOrder): KnownFacts {
  const { type, urgency, question, oldNumbers, confidential, limit, returnBy, badRating, calledAt, agent } = order
  const { callerName, callerPhone, address = '' } = order
  const given = { type, urgency, question, oldNumbers, confidential, limit, returnBy, badRating, calledAt, agent }
  const there = Object.entries(given).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(there) as OrderFacts),
    caller: hash(ask, 'order-caller', [callerName, callerPhone, address]),
    digest: hash(ask, 'order', order),
  }
}

/** Names of the fields in which an order differs from what the case says now. */
export function changedIn(state: CaseState, order: HotlineOrder, facts: KnownFacts): string[] {
  const { dueAt = null, facts: before = {} } = state.external ?? {}
  const changed = [
    order.title !== '' && order.title !== state.title && 'title',
    order.content !== state.statement && 'content',
    order.dueAt !== dueAt && 'dueAt',
    before.caller !== facts.caller && before.caller !== undefined && 'caller',
    ...Object.keys({ ...before, ...facts }).map((name) => {
      if (name === 'digest' || name === 'caller') return false
      const [was, is] = [before, facts].map((all) => JSON.stringify(canonical(all[name as keyof OrderFacts])))
      return was !== is && name
    }),
  ].filter((name) => name !== false)
  return changed.length > 0 ? changed : ['itemName']
}
