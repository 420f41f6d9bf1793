/** The working half of a process: drains the outbox when woken, and keeps the timetable with pg-boss, once for all processes. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '#app/context.ts'
import type { PgBoss } from 'pg-boss'
import { dispatchAll } from './dispatch.ts'
import { remindDuties } from './remind-duties.ts'
import { sweepCases } from './sweep-cases.ts'
import { sweepRectifications } from './sweep-rectifications.ts'
import { deliverWebhooks } from './webhooks/deliver.ts'

export interface Work {
  /** Something was committed somewhere: look now rather than at the next turn. */
  wake(): void
  stop(): Promise<void>
}

/** Looks at least this often even when no notice came. */
const lookMillis = 1_000

/** Begins to work. `fault` is told of what failed; the work itself goes on, and begins again where the database was away. */
export function startWork(app: App, fault: (error: unknown, what: string) => void): Work {
  const outbox = drain(() =>
    dispatchAll(app, (error, row) =>
      fault(error, `dispatch of case ${row.caseId}, events ${row.firstSeq} to ${row.lastSeq}`),
    ).catch((error: unknown) => fault(error, 'dispatch')),
  )
  // Apart, so that an address that does not answer keeps nobody from being told here, nor another address.
  const webhooks = overlapping(async () => {
    await deliverWebhooks(app, (error) => fault(error, 'webhooks')).catch((error: unknown) => fault(error, 'webhooks'))
  })
  const timetable = keepTimetable(app, fault)
  return {
    wake() {
      outbox.wake()
      webhooks.wake()
    },
    async stop() {
      await Promise.all([outbox.stop(), webhooks.stop()])
      await timetable.stop()
    },
  }
}

/** The timetable with pg-boss: tried until it runs, because the server answers already and the database may go away at any moment. */
function keepTimetable(app: App, fault: (error: unknown, what: string) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const started = (async () => {
    for (let wait = 250; !signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        return await startBoss(app, fault)
      } catch (error) {
        fault(error, 'timetable')
        await sleep(wait, undefined, { signal }).catch(() => undefined)
      }
    }
    return null
  })()
  return {
    async stop() {
      stopping.abort()
      await (await started)?.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

async function startBoss(app: App, fault: (error: unknown, what: string) => void): Promise<PgBoss> {
  // Loaded late: the first answer does not wait for it.
  const pgBoss = await import('pg-boss')
  const boss = new pgBoss.PgBoss({
    db: { executeSql: (text, values) => app.store.pool.query(text, values as unknown[]) },
    schema: 'pgboss',
    createSchema: false,
  })
  boss.on('error', (error) => fault(error, 'queue'))
  try {
    await boss.start()
    await boss.createQueue('sweep', { policy: 'singleton', retryLimit: 0, expireInSeconds: 300 })
    await boss.schedule('sweep', '* * * * *')
    await boss.work('sweep', async () => {
      // What keeps the one from being swept does not hold up the other.
      try {
        await sweepCases(app)
      } finally {
        await sweepRectifications(app)
      }
      await remindDuties(app)
    })
    return boss
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw error
  }
}

/** Does it when woken and at every turn, one after the other. */
function drain(work: () => Promise<void>) {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  const wake = (): void => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = work().finally(() => {
      running = null
      if (again) {
        again = false
        wake()
      }
    })
  }
  const timer = setInterval(wake, lookMillis)
  // What a process that died still owed is made up for at once.
  wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

/** Does it when woken and at every turn, also while earlier rounds are still at it; a few at a time. */
function overlapping(work: () => Promise<void>, most = 4) {
  const running = new Set<Promise<void>>()
  let stopped = false
  const wake = (): void => {
    if (stopped || running.size >= most) return
    const round: Promise<void> = work().finally(() => running.delete(round))
    running.add(round)
  }
  const timer = setInterval(wake, lookMillis)
  wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.all(running)
    },
  }
}
