/**
 * `bancheng verify-log`: recomputes every hash and folds every case; names the first event that does not fit.
 *
 * The chain is not keyed: whoever may write every table as the database's superuser can rewrite a case and compute all its hashes anew.
 * Only what was noted elsewhere shows that: `--heads FILE` compares with the heads of last time, kept on another machine, and writes those of today.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fold } from '#core/case/evolve.ts'
import { chainStart, hashOf } from '#store/chain.ts'
import { asOwner, openStore, type Store } from '#store/open.ts'
import { orgQuery, orgTransaction } from '#store/org-query.ts'
import { loadEvents } from '#store/write.ts'
import { readConfig } from '../config.ts'

/** The last event of a case when the log was verified. */
export interface Head {
  readonly seq: number
  /** Of that event, hexadecimal. */
  readonly hash: string
}
/** By id of the case. */
export type Heads = Readonly<Record<string, Head>>

export interface Verified {
  readonly cases: number
  readonly events: number
  readonly faults: readonly string[]
  readonly heads: Heads
}

/**
 * Checks all cases of all organisations: chain unbroken, last event the one the file knows, state equal to the fold, no number
 * missing, no event without its case; with the heads of an earlier time, also that what was there then is there still.
 */
export async function verifyLog(store: Store, earlier: Heads = {}): Promise<Verified> {
  const orgs = await asOwner(store, (owner) => owner.query<{ id: string }>('select id from organisation order by id'))
  const faults: string[] = []
  const heads: Record<string, Head> = {}
  let cases = 0
  let events = 0
  for (const { id: orgId } of orgs.rows) {
    const files = await orgQuery<FileRow>(store.pool, orgId, {
      text: 'select id, number, version, state from case_file where org_id = $1 order by number',
      values: [orgId],
    })
    for (const file of files) {
      const log = await orgTransaction(store.pool, orgId, (client) => loadEvents(client, orgId, file.id))
      cases++
      events += log.length
      const fault = faultOf(orgId, file, log) ?? movedSince(earlier[file.id], log)
      if (fault) faults.push(`${file.number} ${fault}`)
      const tip = log.at(-1)
      if (tip) heads[file.id] = { seq: tip.seq, hash: tip.hash.toString('hex') }
    }
    faults.push(...(await missing(store, orgId)))
  }
  for (const id of Object.keys(earlier))
    if (!heads[id]) faults.push(`${id} 上次核对时的事不见了 / a case that was there last time is gone`)
  return { cases, events, faults, heads }
}

type FileRow = { id: string; number: string; version: number; state: unknown }
type Log = Awaited<ReturnType<typeof loadEvents>>

function faultOf(orgId: string, file: FileRow, log: Log): string | undefined {
  let previous: Buffer = chainStart
  for (const [index, { event, seq, prevHash, hash }] of log.entries()) {
    if (seq !== index + 1) return `第 ${index + 1} 条记录不见了 / event ${index + 1} is missing`
    if (!prevHash.equals(previous) || !hash.equals(hashOf(previous, orgId, file.id, seq, event)))
      return `第 ${seq} 条记录被改动过 / event ${seq} was altered`
    previous = hash
  }
  if (log.length < file.version) return `第 ${log.length + 1} 条记录不见了 / event ${log.length + 1} is missing`
  if (log.length > file.version) return `第 ${file.version + 1} 条记录是后加的 / event ${file.version + 1} was added`
  return same(fold(log.map(({ event }) => event)), file.state)
    ? undefined
    : '当前状态与记录不符 / state is not the fold of its events'
}

/** What an earlier head says of a log that is sound in itself. */
function movedSince(head: Head | undefined, log: Log): string | undefined {
  if (!head) return undefined
  const then = log[head.seq - 1]
  if (!then) return `第 ${log.length + 1} 条记录不见了 / event ${log.length + 1} is missing`
  if (then.hash.toString('hex') === head.hash) return undefined
  return `第 ${head.seq} 条或之前的记录被整体改写 / event ${head.seq} or one before it was rewritten with all hashes`
}

/** Cases and numbers that should be there and are not. */
async function missing(store: Store, orgId: string): Promise<string[]> {
  const orphans = await orgQuery<{ id: string }>(store.pool, orgId, {
    text: `select distinct case_id as id from case_event e
           where org_id = $1 and not exists (select from case_file f where f.org_id = e.org_id and f.id = e.case_id)`,
    values: [orgId],
  })
  const gaps = await orgQuery<{ year: number; n: number }>(store.pool, orgId, {
    text: `select c.year, n from case_number c, generate_series(1, c.last) n
           where c.org_id = $1 and not exists (
             select from case_file f where f.org_id = c.org_id and f.number like '%-' || c.year || '-' || lpad(n::text, greatest(6, length(n::text)), '0'))`,
    values: [orgId],
  })
  return [
    ...orphans.map(({ id }) => `${id} 有记录而没有这件事 / events without their case`),
    ...gaps.map(({ year, n }) => `${year} 年第 ${n} 号不见了 / number ${n} of ${year} is missing`),
  ]
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, v]) => v !== undefined)
        .sort(([x], [y]) => (x < y ? -1 : 1))
        .map(([k, v]) => [k, sorted(v)]),
    )
  }
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

export async function run(args: string[] = []): Promise<number> {
  const { values } = parseArgs({ args, options: { heads: { type: 'string' } } })
  const earlier =
    values.heads && existsSync(values.heads) ? (JSON.parse(readFileSync(values.heads, 'utf8')) as Heads) : {}
  const store = await openStore(readConfig(process.env))
  try {
    const { cases, events, faults, heads } = await verifyLog(store, earlier)
    for (const fault of faults) console.error(fault)
    console.log(
      `${cases} 件事、${events} 条记录，${faults.length === 0 ? '全部吻合' : `${faults.length} 处不符`} / ${cases} cases, ${events} events, ${faults.length} faults`,
    )
    // Heads of a log that is in doubt must not replace the sound ones.
    if (values.heads && faults.length === 0) {
      writeFileSync(`${values.heads}.new`, `${JSON.stringify(heads)}\n`)
      renameSync(`${values.heads}.new`, values.heads)
    }
    return faults.length === 0 ? 0 : 1
  } finally {
    await store.close()
  }
}
