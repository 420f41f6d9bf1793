/**
 * From events to consequences. Every committed command left a row in the outbox; whoever takes it makes the messages and removes the
 * row in one transaction, so that nothing is forgotten and nothing told twice, whichever process dies.
 */
import type { App } from '#app/context.ts'
import { staffNames } from '#app/staff-names.ts'
import type { CaseState } from '#core/case/case.ts'
import { evolve } from '#core/case/evolve.ts'
import { dateOf, type PlainDate } from '#core/clock/date.ts'
import type { NewMessage } from '#store/messages.ts'
import { insertMessages } from '#store/messages.ts'
import type { OutboxRow } from '#store/outbox.ts'
import { commit, rollBack, together } from '#store/org-query.ts'
import { dropOutbox, takeOutbox } from '#store/outbox.ts'
import { loadLogs } from '#store/write.ts'
import { listDirectors } from '#store/directors.ts'
import type pg from 'pg'
import { dutyNews } from '#notify/duty-messages.ts'
import { carryOn } from './reactions/joining.ts'
import { addressesOf, lettersFor, setOrgOf as setOrg, type Addresses } from './duty-letters.ts'
import { messagesFor } from './reactions/messages.ts'

const batch = 50

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
    const made: Made[] = []
    for (const [orgId, ofOrg] of Map.groupBy(rows, (row) => row.orgId)) {
      const log = await readLogs(client, orgId, ofOrg, dateOf(app.now()))
      for (const row of ofOrg) {
        try {
          const events = log.events.get(row.caseId)?.filter(({ seq }) => seq >= row.firstSeq && seq <= row.lastSeq)
          await carryOn(app, orgId, row.caseId, events ?? [])
          made.push({ row, messages: await messagesOf(app, row, log) })
        } catch (error) {
          fault(error, row)
        }
      }
    }
    const done = await tellAll(client, made, fault)
    // Rows that stayed although their messages were kept would be told once more to nobody: each message is there once.
    await together(client, () => Promise.all([dropOutbox(client, done), commit(client)]))
    client.release()
    return { taken: rows.length, done: done.length }
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

/** A message and the organisation within whose walls it is told. */
type Told = NewMessage & { readonly orgId: string }

interface Made {
  readonly row: OutboxRow
  readonly messages: readonly Told[]
}

interface Logs {
  readonly events: ReadonlyMap<string, Awaited<ReturnType<typeof loadLogs>>>
  readonly directors: readonly string[]
  readonly addresses: Addresses
}

/** The logs of all these rows' cases at once. */
async function readLogs(
  client: pg.PoolClient,
  orgId: string,
  rows: readonly OutboxRow[],
  today: PlainDate,
): Promise<Logs> {
  const until = new Map<string, number>()
  for (const { caseId, lastSeq } of rows) until.set(caseId, Math.max(lastSeq, until.get(caseId) ?? 0))
  const [, events, directors] = await together(client, () =>
    Promise.all([setOrg(client, orgId), loadLogs(client, orgId, until), listDirectors(client, orgId, today)]),
  )
  const addresses = await addressesOf(client, orgId, [...until.keys()])
  return { events: Map.groupBy(events, ({ caseId }) => caseId), directors, addresses }
}

/** What the events of this command make us tell. */
async function messagesOf(app: App, row: OutboxRow, { events, directors, addresses }: Logs): Promise<Told[]> {
  const { orgId, caseId, firstSeq, lastSeq } = row
  const names = await staffNames(app, orgId)
  const { calendar, settings } = await app.centre(orgId)
  const made: Told[] = []
  let state: CaseState | null = null
  for (const { event, seq } of events.get(caseId) ?? []) {
    if (seq > lastSeq) break
    const before: CaseState | null = state
    state = evolve(state, event)
    if (seq < firstSeq) continue
    const messages = messagesFor({ event, before, state, calendar, names, directors, phone: settings.phone })
    const of = { caseId, seq, channel: 'inbox', at: event.at } as const
    made.push(...messages.map((message) => ({ ...message, ...of, orgId, id: app.newId() })))
    const letters = dutyNews({ event, before, state, calendar }).flatMap((news) =>
      lettersFor(news, caseId, event.actor.id, addresses),
    )
    const told = { template: event.type, recipientKind: 'staff' } as const
    made.push(...letters.map((letter) => ({ ...letter, ...told, ...of, id: app.newId() })))
  }
  return made
}

/**
 * Writes the messages; answers which rows are done. All together at first: hardly ever does one fail, and then each is tried behind a
 * savepoint of its own, so that it fails alone.
 */
async function tellAll(client: pg.PoolClient, made: readonly Made[], fault: DispatchFault): Promise<number[]> {
  const all = made.filter(({ messages }) => messages.length > 0)
  const done = made.filter(({ messages }) => messages.length === 0).map(({ row }) => row.id)
  if (all.length === 0) return done
  try {
    await tell(client, 'all_rows', all)
    return [...done, ...all.map(({ row }) => row.id)]
  } catch (error) {
    // Where the savepoint was never reached this throws too, and the whole batch is left to the next turn.
    await client.query('rollback to savepoint all_rows')
    if (all.length === 1) {
      fault(error, all[0]!.row)
      return done
    }
  }
  for (const [index, each] of all.entries()) {
    try {
      await tell(client, `row_${index}`, [each])
      done.push(each.row.id)
    } catch (error) {
      await client.query(`rollback to savepoint row_${index}`)
      fault(error, each.row)
    }
  }
  return done
}

async function tell(client: pg.PoolClient, savepoint: string, made: readonly Made[]): Promise<void> {
  await together(client, () => {
    const asked: Promise<unknown>[] = [client.query(`savepoint ${savepoint}`)]
    const all = made.flatMap(({ messages }) => messages)
    for (const [orgId, messages] of Map.groupBy(all, (message) => message.orgId))
      asked.push(setOrg(client, orgId), insertMessages(client, orgId, messages))
    return Promise.all(asked)
  })
}
