import { clues as routes } from '#contract/clues.ts'
import {
  answerByReceipt,
  askAboutClue,
  clueFor,
  cluesFor,
  concludeClue,
  officeFor,
  receiptView,
  sendClue,
} from '#app/clues.ts'
import type { Refusal } from '#core/refusal.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function clueRoutes(mounting: Mounting): void {
  mount(mounting, routes.office, async ({ ask }) => await officeFor(ask))
  mount(mounting, routes.send, async ({ ask, key, body }) => valueOf(await sendClue(ask, key, body)))
  mount(mounting, routes.receipt, async ({ ask, body }) => await receiptView(ask, body.receipt))
  mount(mounting, routes.answer, async ({ ask, key, body }) =>
    valueOf(await answerByReceipt(ask, key, body.receipt, body.text)),
  )
  mount(mounting, routes.list, async ({ ask }) => await cluesFor(ask))
  mount(mounting, routes.get, async ({ ask, params }) => await clueFor(ask, params.clueId))
  mount(mounting, routes.ask, async ({ ask, key, params, body }) =>
    valueOf(await askAboutClue(ask, key, params.clueId, body.text)),
  )
  mount(mounting, routes.conclude, async ({ ask, key, params, body }) =>
    valueOf(await concludeClue(ask, key, params.clueId, body.result, body.text)),
  )
}

function valueOf<T>(done: { ok: true; value: T } | { ok: false; refusals: readonly Refusal[] }): T {
  if (!done.ok) throw refused(done.refusals)
  return done.value
}
