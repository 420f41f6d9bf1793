/** `bancheng verify-log`: recomputes every hash and folds every case; names the first event that does not fit. */
import { fold } from '#core/case/evolve.ts'
import { chainStart, hashOf } from '#store/chain.ts'
import { asOwner, openStore, type Store } from '#store/open.ts'
import { orgQuery, orgTransaction } from '#store/org-query.ts'
import { loadEvents } from '#store/write.ts'
import { readConfig } from '../config.ts'

export interface Verified {
  readonly cases: number
  readonly events: number
  readonly faults: readonly string[]
}

/** Checks all cases of all organisations: chain unbroken, last event the one the file knows, state equal to the fold. */
export async function verifyLog(store: Store): Promise<Verified> {
  const orgs = await asOwner(store, (owner) => owner.query<{ id: string }>('select id from organisation order by id'))
  const faults: string[] = []
  let cases = 0
  let events = 0
  for (const { id: orgId } of orgs.rows) {
    const files = await orgQuery<{ id: string; number: string; version: number; state: unknown }>(store.pool, orgId, {
      text: 'select id, number, version, state from case_file where org_id = $1 order by number',
      values: [orgId],
    })
    for (const file of files) {
      const log = await orgTransaction(store.pool, orgId, (client) => loadEvents(client, orgId, file.id))
      cases++
      events += log.length
      let previous: Buffer = chainStart
      const broken = log.find(({ event, seq, prevHash, hash }, index) => {
        const fits = seq === index + 1 && prevHash.equals(previous) && hash.equals(hashOf(previous, orgId, file.id, seq, event))
        previous = hash
        return !fits
      })
      if (broken) faults.push(`${file.number} 第 ${broken.seq} 条记录被改动过 / event ${broken.seq} was altered`)
      else if (log.length !== file.version) faults.push(`${file.number} 记录有 ${log.length} 条，应有 ${file.version} 条 / events are missing`)
      else if (!same(fold(log.map(({ event }) => event)), file.state)) faults.push(`${file.number} 当前状态与记录不符 / state is not the fold of its events`)
    }
  }
  return { cases, events, faults }
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([x], [y]) => (x < y ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
  }
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

export async function run(): Promise<number> {
  const store = await openStore(readConfig(process.env))
  try {
    const { cases, events, faults } = await verifyLog(store)
    for (const fault of faults) console.error(fault)
    console.log(`${cases} 件事、${events} 条记录，${faults.length === 0 ? '全部吻合' : `${faults.length} 处不符`} / ${cases} cases, ${events} events, ${faults.length} faults`)
    return faults.length === 0 ? 0 : 1
  } finally {
    await store.close()
  }
}
