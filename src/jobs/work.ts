/** The working half of a process: drains the outbox when woken, and keeps the timetable with pg-boss, once for all processes. */
import type { App } from '#app/context.ts'
import { dispatchAll } from './dispatch.ts'
import { sweepCases } from './sweep-cases.ts'

export interface Work {
  /** Something was committed somewhere: look now rather than at the next turn. */
  wake(): void
  stop(): Promise<void>
}

/** Looks at least this often even when no notice came. */
const lookMillis = 1_000

/** Begins to work. `fault` is told of what failed; the work itself goes on. */
export async function startWork(app: App, fault: (error: unknown, what: string) => void): Promise<Work> {
  // Loaded late: the first answer does not wait for it.
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: { executeSql: (text, values) => app.store.pool.query(text, values as unknown[]) },
    schema: 'pgboss',
    createSchema: false,
  })
  boss.on('error', (error) => fault(error, 'queue'))
  await boss.start()
  await boss.createQueue('sweep', { policy: 'singleton', retryLimit: 0, expireInSeconds: 300 })
  await boss.schedule('sweep', '* * * * *')
  await boss.work('sweep', async () => {
    await sweepCases(app)
  })
  const outbox = drain(app, fault)
  return {
    wake: outbox.wake,
    async stop() {
      await outbox.stop()
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

function drain(app: App, fault: (error: unknown, what: string) => void) {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  const wake = (): void => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = dispatchAll(app, (error, row) =>
      fault(error, `dispatch of case ${row.caseId}, events ${row.firstSeq} to ${row.lastSeq}`),
    )
      .catch((error: unknown) => fault(error, 'dispatch'))
      .finally(() => {
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
