/** 12345, words about an order: each under the hotline's own number, heard once. */
import type { HotlineMessage as CoreMessage } from '#core/hotline/commands.ts'
import type { HotlineMessage } from '#contract/hotline.ts'
import type { Ask } from '../context.ts'
import { perform } from '../perform.ts'
import type { Received } from './receive.ts'
import { caseOfOrder, tellState } from './state.ts'

/** Hears a message. The same number again with the same content is told what is; with other content it is refused. */
export async function hearHotline(ask: Ask, number: string, message: HotlineMessage): Promise<Received> {
  const { id } = await caseOfOrder(ask, number)
  const done = await perform(ask, {
    key: `12345:${number}:m:${message.message}`,
    caseId: id,
    content: message,
    command: async ({ state }) =>
      // Another account of the hotline brought it: nothing to do.
      state!.order?.heard.includes(message.message) ? [] : { type: 'hearHotline', message: toCore(message) },
  })
  if (!done.ok && done.refusals.length > 0) return done
  const state = await caseOfOrder(ask, number)
  return { ok: true, state: await tellState(ask, state, 'order', state.order?.revisions.at(-1)) }
}

function toCore({ message: number, ...said }: HotlineMessage): CoreMessage {
  switch (said.kind) {
    case 'followUp':
    case 'returnDecision':
    case 'extensionDecision':
      return { number, ...said }
    default:
      return { number, kind: said.kind, text: said.text, dueAt: said.dueAt ?? null }
  }
}
