/** Who owns a new case, without counting everybody's load for each one: the count is renewed every few seconds and carried on between. */
import type pg from 'pg'
import type { Candidate, Routing as Routed } from '#core/case/route.ts'
import { route } from '#core/case/route.ts'
import type { PlainDate } from '#core/clock/date.ts'
import { candidates } from '#store/caseworkers.ts'

export interface Routing {
  /** The owner and why, or null when the centre has no caseworker. */
  ownerFor(
    client: pg.PoolClient,
    orgId: string,
    want: { category: string | null; today: PlainDate; exclude: string | null },
  ): Promise<Routed | null>
}

/** A count this old is still good: load only balances, it never forbids. */
const keptMillis = 2_000

export function makeRouting(): Routing {
  const kept = new Map<string, { until: number; today: PlainDate; list: Candidate[] }>()
  return {
    async ownerFor(client, orgId, want) {
      let known = kept.get(orgId)
      if (!known || known.until < performance.now() || known.today !== want.today) {
        known = {
          until: performance.now() + keptMillis,
          today: want.today,
          list: await candidates(client, orgId, want.today),
        }
        kept.set(orgId, known)
      }
      const chosen = route(known.list, want)
      if (!chosen) return null
      known.list = known.list.map((entry) => (entry.id === chosen.owner ? { ...entry, load: entry.load + 1 } : entry))
      return chosen
    },
  }
}
