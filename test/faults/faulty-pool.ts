/** A pool whose n-th statement goes wrong, in the ways in which statements go wrong. */
import type pg from 'pg'
import type { App } from '#app/context.ts'

/**
 * `refuse`: never sent, the driver throws. `cutBefore`: the connection is gone when it is sent.
 * `cutAfter`: it was carried out, and its answer never came back; after a commit nobody knows.
 */
export const faultKinds = ['refuse', 'cutBefore', 'cutAfter'] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Faulty {
  readonly app: App
  /** Statements begun so far. */
  readonly count: () => number
  /** Whether the fault happened. */
  readonly struck: () => boolean
}

/** The same app over connections whose statement number `at` (from 1) goes wrong once. */
export function faultyApp(app: App, at: number, kind: FaultKind): Faulty {
  let count = 0
  let struck = false
  const connect = async () => {
    const client = await app.store.pool.connect()
    return new Proxy(client, {
      get(inner, key) {
        const value = Reflect.get(inner, key, inner) as unknown
        if (typeof value !== 'function') return value
        return key === 'query' ? (...args: Parameters<typeof inner.query>) => query(inner, args) : value.bind(inner)
      },
    })
  }
  const query = async (client: pg.PoolClient, args: unknown[]) => {
    const run = () => (client.query as (...all: unknown[]) => Promise<pg.QueryResult>)(...args)
    if (++count !== at) return await run()
    struck = true
    if (kind === 'refuse') throw new Error('fault: not sent')
    if (kind === 'cutAfter') await run()
    cut(client)
    if (kind === 'cutBefore') return await run()
    throw new Error('fault: answer lost')
  }
  const pool = new Proxy(app.store.pool, {
    get(inner, key) {
      if (key === 'connect') return connect
      const value = Reflect.get(inner, key, inner) as unknown
      return typeof value === 'function' ? value.bind(inner) : value
    },
  })
  return { app: { ...app, store: { ...app.store, pool } }, count: () => count, struck: () => struck }
}

/** What a pulled cable does; pg has no public way to it. */
const cut = (client: pg.PoolClient): void =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
