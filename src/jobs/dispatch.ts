/**
 * From events to consequences. Every committed command left a row in the outbox; whoever takes it makes the messages and removes the
 * row in one transaction, so that nothing is forgotten and nothing told twice, whichever process dies.
 */
import type { App } from '#app/context.ts'
import { staffNames } from '#app/staff-names.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { CaseState } from '#core/case/case.ts'
import { evolve } from '#core/case/evolve.ts'
import { insertMessages } from '#store/messages.ts'
import type { OutboxRow } from '#store/outbox.ts'
import { dropOutbox, takeOutbox } from '#store/outbox.ts'
import { loadEvents } from '#store/write.ts'
import { listDirectors } from '#store/directors.ts'
import type pg from 'pg'
import { messagesFor } from './reactions/messages.ts'

const batch = 20

/** Drains what is there now; answers how many commands' consequences were made. */
export async function dispatchOnce(app: App): Promise<number> {
  const client = await app.store.pool.connect()
  try {
    await client.query('begin')
    const rows = await takeOutbox(client, batch)
    for (const row of rows) await react(app, client, row)
    if (rows.length > 0) await dropOutbox(client, rows.map((row) => row.id))
    await client.query('commit')
    client.release()
    return rows.length
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}

/** Drains until nothing is left. */
export async function dispatchAll(app: App): Promise<void> {
  while ((await dispatchOnce(app)) > 0);
}

async function react(app: App, client: pg.PoolClient, row: OutboxRow): Promise<void> {
  await client.query(`select set_config('app.org', $1, true)`, [row.orgId])
  const chained = await loadEvents(client, row.orgId, row.caseId, 1, row.lastSeq)
  const names = await staffNames(app, row.orgId)
  const { calendar, settings } = await app.centre(row.orgId)
  const directors = await listDirectors(client, row.orgId)
  let state: CaseState | null = null
  for (const { event, seq } of chained) {
    const before: CaseState | null = state
    state = evolve(state, event as CaseEvent)
    if (seq < row.firstSeq) continue
    const messages = messagesFor({ event, before, state, calendar, names, directors, phone: settings.phone })
    await insertMessages(
      client,
      row.orgId,
      messages.map((message) => ({ ...message, id: app.newId(), caseId: row.caseId, seq, channel: 'inbox' as const, at: event.at })),
    )
  }
}
