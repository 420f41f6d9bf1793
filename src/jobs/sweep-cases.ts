/** The clock's own visits: every minute one process looks at the cases that time may have something to say about. */
import { edgesAt } from '#app/case-reads.ts'
import type { App } from '#app/context.ts'
import { perform } from '#app/perform.ts'
import { casesToSweep, centresWithCases } from '#store/sweeps.ts'

/** Sweeps every centre once; answers how many cases had something happen. A repeated or interrupted sweep does no harm. */
export async function sweepCases(app: App): Promise<number> {
  let happened = 0
  for (const orgId of await centresWithCases(app.store.pool)) {
    const now = app.now()
    const { calendar } = await app.centre(orgId)
    const { riskEdge, endOfToday } = edgesAt(now, calendar)
    const ask = { app, orgId, actor: { kind: 'system', id: 'clock', roles: [] } as const, now, lang: 'zh' as const }
    for (const { id, version } of await casesToSweep(app.store.pool, orgId, riskEdge, endOfToday)) {
      const done = await perform(ask, {
        key: `sweep:${id}:${version}`,
        caseId: id,
        content: version,
        command: { type: 'sweep' },
      })
      if (done.ok) happened++
    }
  }
  return happened
}
