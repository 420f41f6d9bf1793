/** Reads and writes inside one organisation's walls: a transaction in which row-level security sees that organisation. */
import type { Writable } from 'node:stream'
import type pg from 'pg'
import { inOneTrip, type Statement } from './one-trip.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Opens a transaction and sets the organisation in one statement: either both happen or neither, and what is sent right behind it
 * without waiting meets the wall if it did not. Throws on a malformed id: it stands in SQL text.
 */
export function beginIn(orgId: string): string {
  if (!uuid.test(orgId)) throw new Error('malformed organisation id')
  return `begin; set local app.org = '${orgId}'`
}

/** Sets the organisation for the transaction it stands in. */
export const setOrg = (orgId: string): Statement => ({
  name: 'set-org',
  text: `select set_config('app.org', $1, true)`,
  values: [orgId],
})

/** What an act rests on: checked in the transaction of its first statement, which it sets the organisation for. */
export interface Gate {
  readonly check: Statement
  passed: boolean
}

/** Runs one query with row-level security set to `orgId`, in one round trip; behind the gate when it was not passed yet. */
export async function orgQuery<T extends pg.QueryResultRow>(
  pool: pg.Pool,
  orgId: string,
  query: Statement,
  gate: Gate | null = null,
): Promise<T[]> {
  const first = gate && !gate.passed ? gate.check : setOrg(orgId)
  const client = await pool.connect()
  try {
    const { rows } = await inOneTrip<T>(client, [first, query])
    client.release()
    if (gate) gate.passed = true
    return rows
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

/** Sends all that `ask` asks before its first wait in one packet. */
export function together<T>(client: pg.PoolClient, ask: () => T): T {
  // pg's types leave the connection out.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  try {
    return ask()
  } finally {
    stream.uncork()
  }
}

/** Several statements in one transaction inside the walls. */
export async function orgTransaction<T>(
  pool: pg.Pool,
  orgId: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const begin = beginIn(orgId)
  const client = await pool.connect()
  try {
    await client.query(begin)
    const result = await work(client)
    await commit(client)
    client.release()
    return result
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

/** Throws unless the transaction was kept: asked to commit a failed one, PostgreSQL rolls it back without an error. */
export async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back')
}

/**
 * Writes and keeps the transaction in one trip: when a write fails, the commit behind it is not even tried. `then` is done right behind,
 * as a transaction of its own; its rows are given. An error leaves open whether the transaction was kept, as with every commit.
 */
export async function commitWith<T>(
  client: pg.PoolClient,
  writes: readonly Statement[],
  then: readonly Statement[] = [],
): Promise<T[]> {
  const { rows, commands } = await inOneTrip<T>(client, [...writes, { text: 'commit' }, ...then])
  if (commands[writes.length] !== 'COMMIT') throw new Error('The transaction had failed and was rolled back')
  return rows
}

/** Rolls back and gives the connection back; one that cannot even do that is thrown away. */
export async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch (error) {
    client.release(error as Error)
  }
}
