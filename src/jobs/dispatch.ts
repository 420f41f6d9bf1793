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
import { commit, rollBack } from '#store/org-query.ts'
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
  const client = await app.store.pool.connect()
  try {
    await client.query('begin')
    const rows = await takeOutbox(client, batch)
    const done: number[] = []
    for (const row of rows) {
      try {
        await react(app, client, row)
        done.push(row.id)
      } catch (error) {
        // On a connection that is gone this throws too, and the whole batch is left to the next turn.
        await client.query('rollback to savepoint row')
        fault(error, row)
      }
    }
    if (done.length > 0) await dropOutbox(client, done)
    await commit(client)
    client.release()
    return done.length
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

/** Works until nothing is left that can be done. */
export async function dispatchAll(app: App, fault?: DispatchFault): Promise<void> {
  while ((await dispatchOnce(app, fault)) > 0);
}

async function react(app: App, client: pg.PoolClient, row: OutboxRow): Promise<void> {
  const { orgId } = row
  const [, , chained, directors] = await Promise.all([
    client.query('savepoint row'),
    client.query({ name: 'set-org', text: `select set_config('app.org', $1, true)`, values: [orgId] }),
    loadEvents(client, orgId, row.caseId, 1, row.lastSeq),
    listDirectors(client, orgId),
  ])
  const names = await staffNames(app, orgId)
  const { calendar, settings } = await app.centre(orgId)
  const made: NewMessage[] = []
  let state: CaseState | null = null
  for (const { event, seq } of chained) {
    const before: CaseState | null = state
    state = evolve(state, event as CaseEvent)
    if (seq < row.firstSeq) continue
    const messages = messagesFor({ event, before, state, calendar, names, directors, phone: settings.phone })
    made.push(...messages.map((message) => ({ ...message, id: app.newId(), caseId: row.caseId, seq, channel: 'inbox' as const, at: event.at })))
  }
  await insertMessages(client, orgId, made)
}
