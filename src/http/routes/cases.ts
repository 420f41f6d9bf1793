import { cases as routes } from '#contract/cases.ts'
import type { Ask } from '#app/context.ts'
import { caseFile, fileOf, listCases, queueCounts } from '#app/case-reads.ts'
import { runCommand } from '#app/command.ts'
import { dropDraft, getDraft, putDraft, setPresence } from '#app/desk.ts'
import type { Performed } from '#app/perform.ts'
import { register } from '#app/register.ts'
import { renewSlip, slipFor, slipOf } from '#app/slip.ts'
import { mount, passesGate, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function caseRoutes(mounting: Mounting): void {
  mount(
    mounting,
    routes.register,
    async ({ ask, key, body }) => {
      const done = await register(ask, key, body)
      if (!done.ok) throw refused(done.refusals)
      return { id: done.caseId, slip: await slipFor(ask, done.state, done.selector) }
    },
    passesGate,
  )

  mount(mounting, routes.list, async ({ ask, query }) => await listCases(ask, query), passesGate)
  mount(mounting, routes.counts, async ({ ask }) => await queueCounts(ask))

  mount(mounting, routes.get, async ({ ask, params }) => await caseFile(ask, params.caseId), passesGate)

  mount(
    mounting,
    routes.command,
    async ({ ask, key, params, body }) => {
      const done = await runCommand(ask, key, params.caseId, body.expectedVersion, body.command)
      return await fileAfter(ask, params.caseId, done)
    },
    passesGate,
  )

  mount(mounting, routes.slip, async ({ ask, params }) => await slipOf(ask, params.caseId))
  mount(mounting, routes.renewSlip, async ({ ask, params }) => await renewSlip(ask, params.caseId))
  mount(mounting, routes.getDraft, async ({ ask, params }) => await getDraft(ask, params.caseId, params.kind))
  mount(
    mounting,
    routes.putDraft,
    async ({ ask, params, body }) => await putDraft(ask, params.caseId, params.kind, body.body),
  )

  mount(mounting, routes.dropDraft, async ({ ask, params }) => {
    await dropDraft(ask, params.caseId, params.kind)
    return null
  })

  mount(mounting, routes.presence, async ({ ask, params, body }) => {
    await setPresence(ask, params.caseId, body.mode)
    return null
  })
}

/**
 * The file as it stands after a command, read with it (src/app/perform.ts). When nothing was changed (it was so already, or was sent
 * before), it is a reading like any other and logged as one.
 */
async function fileAfter(ask: Ask, caseId: string, done: Performed) {
  if (!done.ok && done.refusals.length > 0) throw refused(done.refusals)
  return done.ok && done.record ? await fileOf(ask, done.record) : await caseFile(ask, caseId)
}
