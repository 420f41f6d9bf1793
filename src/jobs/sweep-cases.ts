/** The clock's own visits: every minute one process looks at the cases that time may have something to say about. */
import { edgesAt } from '#app/case-reads.ts'
import type { App, Ask } from '#app/context.ts'
import { perform } from '#app/perform.ts'
import { sweep } from '#core/case/sweep.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { fillDigests } from '#store/digest.ts'
import type { Sweepable } from '#store/sweeps.ts'
import { casesToSweep, centresWithCases } from '#store/sweeps.ts'

const pageSize = 500
const filled = new WeakMap<App, Set<string>>()

/** Digests of cases from before there were any: once for a process and centre, because every write since brings its own. */
async function fillOnce(app: App, orgId: string, calendar: Calendar): Promise<void> {
  const done = filled.get(app) ?? new Set()
  if (done.has(orgId)) return
  await fillDigests(app.store.pool, orgId, calendar)
  filled.set(app, done.add(orgId))
}

/**
 * Sweeps every centre once; answers how many cases had something happen. A repeated or interrupted sweep does no harm. A case that
 * fails does not hold up the others: what failed is thrown together at the end.
 */
export async function sweepCases(app: App): Promise<number> {
  let happened = 0
  const errors: unknown[] = []
  for (const orgId of await centresWithCases(app.store.pool)) {
    const now = app.now()
    const { calendar } = await app.centre(orgId)
    await fillOnce(app, orgId, calendar)
    const { riskEdge, endOfToday } = edgesAt(now, calendar)
    const ask: Ask = { app, orgId, actor: { kind: 'system', id: 'clock', roles: [] }, now, lang: 'zh' }
    let page: Sweepable[] = []
    do {
      const after = page.at(-1)?.id ?? '00000000-0000-0000-0000-000000000000'
      page = await casesToSweep(app.store.pool, orgId, { now, riskEdge, silentSince: endOfToday }, after, pageSize)
      for (const found of page) {
        try {
          if (await visit(ask, calendar, found)) happened++
        } catch (error) {
          errors.push(new Error(`sweep of case ${found.id}`, { cause: error }))
        }
      }
    } while (page.length === pageSize)
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} cases could not be swept`)
  return happened
}

/** Most visits find nothing new, and that can be seen without a transaction; when there is something, the write path decides anew. */
async function visit(ask: Ask, calendar: Calendar, { id, state }: Sweepable): Promise<boolean> {
  const { actor, now } = ask
  if (sweep(state, { actor, now, calendar }).length === 0) return false
  const done = await perform(ask, {
    key: `sweep:${id}:${state.version}`,
    caseId: id,
    content: state.version,
    command: { type: 'sweep' },
  })
  return done.ok
}
