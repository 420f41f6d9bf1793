/**
 * Guessing made slow: counted in PostgreSQL, so that it holds over all processes. The first tries are free, then one try per
 * waiting time, which doubles up to a quarter of an hour. Nobody is locked out for good: whoever waits may try again.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

const longestWait = 900
const countedFor = 24 * 3600

export interface Attempts {
  /** Counts one try. Gives 0 when it may be made, otherwise the seconds to wait; a refused try is not counted. */
  take(who: readonly string[], free: number): Promise<number>
  /** Forgets the tries: the right one came. */
  forgive(who: readonly string[]): Promise<void>
}

/** `what` keeps the counts of one kind of secret apart: `password`, `code`, `case-code`. */
export function countAttempts(pool: pg.Pool, what: string): Attempts {
  const common = {
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: true,
  }
  const count = new RateLimiterPostgres({ ...common, keyPrefix: `${what}:n`, points: 1_000_000, duration: countedFor })
  const slot = new RateLimiterPostgres({ ...common, keyPrefix: `${what}:s`, points: 1, duration: 1 })

  async function takeSlot(key: string, tries: number, free: number): Promise<number> {
    const wait = Math.min(longestWait, 2 ** Math.min(tries - free, 20))
    try {
      await slot.consume(key, 1, { customDuration: wait })
      return 0
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      throw refused
    }
  }

  return {
    async take(who, free) {
      const key = keyOf(who)
      const before = (await count.get(key))?.consumedPoints ?? 0
      const wait = before >= free ? await takeSlot(key, before, free) : 0
      if (wait > 0) return wait
      const { consumedPoints } = await count.consume(key)
      // Many at once: each saw a small count, but the counting itself is one after the other.
      return before < free && consumedPoints > free ? await takeSlot(key, consumedPoints, free) : 0
    },
    async forgive(who) {
      await Promise.all([count.delete(keyOf(who)), slot.delete(keyOf(who))])
    },
  }
}

/** Hashed: neither names nor addresses lie in the table. */
const keyOf = (who: readonly string[]) => createHash('sha256').update(JSON.stringify(who)).digest('base64url')

/** An IPv6 host has a whole /64 to come from. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const plain = ip.toLowerCase().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped) return mapped[1]!
  const [head = '', tail = ''] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = plain.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  return groups.slice(0, 4).join(':')
}

/** The /48 that an IPv6 network (`networkOf`) belongs to, null for IPv4: one line may come with 65,536 networks. */
export const siteOf = (network: string): string | null =>
  network.includes(':') ? `${network.split(':').slice(0, 3).join(':')}/48` : null

/** At most `points` a minute from one place, whatever is tried. Gives the seconds to wait, 0 when it may go on. */
export const countPerMinute = (
  pool: pg.Pool,
  what: string,
  points: number,
): ((who: readonly string[]) => Promise<number>) => countWithin(pool, `${what}:m`, points, 60)

/** The same within an hour, for what is more than one: `n` of it. */
export const countPerHour = (
  pool: pg.Pool,
  what: string,
  points: number,
): ((who: readonly string[], n: number) => Promise<number>) => countWithin(pool, `${what}:h`, points, 3600)

function countWithin(pool: pg.Pool, keyPrefix: string, points: number, duration: number) {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  })
  return async (who: readonly string[], n = 1): Promise<number> => {
    try {
      await limiter.consume(keyOf(who), n)
      return 0
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      throw refused
    }
  }
}
