/** The clock's visits to rectifications: dates, looks at recurrence, and the words owed to those who had complained. */
import type { App, Ask } from '#app/context.ts'
import { NotFound } from '#app/not-found.ts'
import { perform } from '#app/perform.ts'
import { performRectification } from '#app/rectification-perform.ts'
import type { Look } from '#core/rectification/commands.ts'
import { looksDue } from '#core/rectification/recurrence.ts'
import type { Rectification } from '#core/rectification/rectification.ts'
import { sweep } from '#core/rectification/sweep.ts'
import { countLook, markTold, owedWords, rectificationsToSweep, type OwedWord } from '#store/recurrence.ts'
import { centresWithCases } from '#store/sweeps.ts'

const page = 500

/**
 * Sweeps every centre once; answers how many rectifications had something happen. Repeated or interrupted it does no harm; one that fails
 * does not hold up the others.
 */
export async function sweepRectifications(app: App): Promise<number> {
  let happened = 0
  const errors: unknown[] = []
  const guarded = async (what: string, work: () => Promise<unknown>) => {
    try {
      if (await work()) happened++
    } catch (error) {
      errors.push(new Error(what, { cause: error }))
    }
  }
  for (const orgId of await centresWithCases(app.store.pool)) {
    const ask: Ask = { app, orgId, actor: { kind: 'system', id: 'clock', roles: [] }, now: app.now(), lang: 'zh' }
    for (const state of await rectificationsToSweep(app.store.pool, orgId, ask.now))
      await guarded(`sweep of rectification ${state.id}`, () => visit(ask, state))
    for (const word of await owedWords(app.store.pool, orgId, page))
      await guarded(`word to case ${word.caseId}`, () => tell(ask, word))
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} rectifications could not be swept`)
  return happened
}

/** Most visits find nothing new, and that is seen without a transaction; when there is something, the write path decides anew. */
async function visit(ask: Ask, state: Rectification): Promise<boolean> {
  const { app, orgId, actor, now } = ask
  const { calendar } = await app.centre(orgId)
  const looks: Look[] = []
  for (const due of looksDue(state, now)) looks.push(await countLook(app.store.pool, orgId, state.scope, due))
  if (sweep(state, looks, { actor, now, calendar }).length === 0) return false
  const done = await performRectification(ask, {
    key: `sweep:${state.id}:${state.version}`,
    id: state.id,
    content: state.version,
    expectedVersion: state.version,
    command: async () => ({ type: 'sweep', looks }),
  })
  return done.ok
}

/** The key makes it once only, even when the mark below was lost; a case that is gone is owed nothing. */
async function tell(ask: Ask, word: OwedWord): Promise<false> {
  const { rectificationId, round, step, caseId, scope } = word
  const about = `${rectificationId}:${round}`
  try {
    const done = await perform(ask, {
      key: `change:${about}:${step}:${caseId}`,
      caseId,
      content: [about, step],
      command: { type: 'tellOfChange', about, step, item: scope.item, cause: scope.cause },
    })
    if (!done.ok) throw new Error(`refused: ${done.refusals.map(({ code }) => code).join(' ')}`)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
  await markTold(ask.app.store.pool, ask.orgId, word, ask.now)
  return false
}
