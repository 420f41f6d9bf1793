/**
 * From events to consequences. Every committed command left a row in the outbox; whoever takes it makes the messages and removes the
 * row in one transaction, so that nothing is forgotten and nothing told twice, whichever process dies.
 */
import type { App } from '#app/context.ts'
import { staffNames } from '#app/staff-names.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { CaseState } from '#core/case/case.ts'
import { evolve } from '#core/case/evolve.ts'
import type { NewMessage } from '#store/messages.ts'
import { insertMessages } from '#store/messages.ts'
import type { OutboxRow } from '#store/outbox.ts'
import { commit, rollBack, together } from '#store/org-query.ts'
import { dropOutbox, takeOutbox } from '#store/outbox.ts'
import { loadEvents } from '#store/write.ts'
import { listDirectors } from '#store/directors.ts'
import type pg from 'pg'
import { messagesFor } from './reactions/messages.ts'

const batch = 20

/** Told of a command whose consequences could not be made; they are tried again at the next turn. */
export type DispatchFault = (error: unknown, row: OutboxRow) => void

/** Works off one batch; answers how many commands' consequences were made. One that fails does not hold up the others. */
export async function dispatchOnce(app: App, fault: DispatchFault = () => undefined): Promise<number> {
  return (await turn(app, fault)).done
}

/** Works until nothing is left that can be done. */
export async function dispatchAll(app: App, fault: DispatchFault = () => undefined): Promise<void> {
  for (let left = true; left;) {
    const { taken, done } = await turn(app, fault)
    left = taken === batch && done > 0
  }
}

async function turn(app: App, fault: DispatchFault): Promise<{ taken: number; done: number }> {
  const client = await app.store.pool.connect()
  try {
    const [, rows] = await together(client, () => Promise.all([client.query('begin'), takeOutbox(client, batch)]))
    const logs = await together(client, () => Promise.all(rows.map((row) => readLog(client, row))))
    const done: number[] = []
    for (const [index, row] of rows.entries()) {
      let messages: NewMessage[]
      try {
        messages = await messagesOf(app, row, logs[index]!)
      } catch (error) {
        fault(error, row)
        continue
      }
      try {
        if (messages.length > 0) await tell(client, row.orgId, `row_${index}`, messages)
        done.push(row.id)
      } catch (error) {
        // Where that savepoint was never reached this throws too, and the whole batch is left to the next turn.
        await client.query(`rollback to savepoint row_${index}`)
        fault(error, row)
      }
    }
    // Rows that stayed although their messages were kept would be told once more to nobody: each message is there once.
    await together(client, () => Promise.all([dropOutbox(client, done), commit(client)]))
    client.release()
    return { taken: rows.length, done: done.length }
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

interface Log {
  readonly chained: Awaited<ReturnType<typeof loadEvents>>
  readonly directors: readonly string[]
}

async function readLog(client: pg.PoolClient, { orgId, caseId, lastSeq }: OutboxRow): Promise<Log> {
  const [, chained, directors] = await Promise.all([
    setOrg(client, orgId),
    loadEvents(client, orgId, caseId, 1, lastSeq),
    listDirectors(client, orgId),
  ])
  return { chained, directors }
}

const setOrg = (client: pg.PoolClient, orgId: string) =>
  client.query({ name: 'set-org', text: `select set_config('app.org', $1, true)`, values: [orgId] })

/** What the events of this command make us tell. */
async function messagesOf(app: App, row: OutboxRow, { chained, directors }: Log): Promise<NewMessage[]> {
  const { orgId, caseId, firstSeq } = row
  const names = await staffNames(app, orgId)
  const { calendar, settings } = await app.centre(orgId)
  const made: NewMessage[] = []
  let state: CaseState | null = null
  for (const { event, seq } of chained) {
    const before: CaseState | null = state
    state = evolve(state, event as CaseEvent)
    if (seq < firstSeq) continue
    const messages = messagesFor({ event, before, state, calendar, names, directors, phone: settings.phone })
    made.push(
      ...messages.map((message) => ({
        ...message,
        id: app.newId(),
        caseId,
        seq,
        channel: 'inbox' as const,
        at: event.at,
      })),
    )
  }
  return made
}

/** Behind a savepoint of its own, so that it can fail alone. */
async function tell(
  client: pg.PoolClient,
  orgId: string,
  savepoint: string,
  messages: readonly NewMessage[],
): Promise<void> {
  await together(client, () =>
    Promise.all([
      client.query(`savepoint ${savepoint}`),
      setOrg(client, orgId),
      insertMessages(client, orgId, messages),
    ]),
  )
}
