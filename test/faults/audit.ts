/**
 * An auditor who trusts nothing that the write path says: reads every table past the walls, as the cluster's superuser, and recomputes
 * numbers, keys, chains, projections and consequences from the log alone.
 */
import pg from 'pg'
import type { App } from '#app/context.ts'
import { staffNames } from '#app/staff-names.ts'
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { evolve } from '#core/case/evolve.ts'
import { messagesFor } from '#jobs/reactions/messages.ts'
import { caseRow } from '#store/case-row.ts'
import { chainStart, hashOf } from '#store/chain.ts'
import { valueParsers } from '#store/values.ts'

export interface Audit {
  readonly cases: number
  readonly events: number
  readonly keys: number
  readonly outbox: number
  readonly messages: number
  /** What does not hold; empty when all is well. */
  readonly faults: readonly string[]
}

type Row = Record<string, unknown>
type Client = pg.Client

/** One connection past all walls. */
export async function asSuperuser<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, types: valueParsers })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Audits one organisation. Nothing may be writing meanwhile. */
export const audit = (app: App, adminUrl: string, orgId: string): Promise<Audit> =>
  asSuperuser(adminUrl, async (client) => {
    const of = async (table: string, order: string) =>
      (await client.query<Row>(`select * from ${table} where org_id = $1 order by ${order}`, [orgId])).rows
    const files = await of('case_file', 'id')
    const events = byCase(await of('case_event', 'case_id, seq'))
    const keys = byCase(await of('idempotency_key', 'case_id, first_seq'))
    const outbox = byCase(await of('outbox', 'case_id, first_seq'))
    const messages = byCase(await of('message', 'case_id, seq'))
    const codes = byCase(await of('case_code', 'case_id'))
    const people = await of('person', 'id')
    const papers = byCase((await of('paper', 'id')).filter((row) => row['case_id'] !== null))
    const counters = await of('case_number', 'year')
    const { rows: directors } = await client.query<{ id: string }>(
      `select id from staff where org_id = $1 and active and 'director' = any(roles) order by id`,
      [orgId],
    )
    const centre = await app.centre(orgId)
    const reader: Reader = {
      orgId,
      calendar: centre.calendar,
      names: await staffNames(app, orgId),
      directors: directors.map(({ id }) => id),
      phone: centre.settings.phone,
    }
    const faults: string[] = []
    const mentioned = new Set<string>()
    for (const file of files) {
      const id = String(file['id'])
      const parts = {
        file,
        events: take(events, id),
        keys: take(keys, id),
        outbox: take(outbox, id),
        messages: take(messages, id),
        codes: take(codes, id),
        papers: take(papers, id),
      }
      for (const fault of auditCase(reader, parts, mentioned)) faults.push(`${String(file['number'])}: ${fault}`)
    }
    for (const [what, left] of Object.entries({ events, keys, outbox, messages, codes, papers }))
      for (const id of left.keys()) faults.push(`${what} of no case: ${id}`)
    for (const { id } of people) if (!mentioned.has(String(id))) faults.push(`person of no case: ${String(id)}`)
    faults.push(...auditNumbers(files, counters))
    const count = async (table: string) =>
      Number((await client.query(`select count(*) as n from ${table} where org_id = $1`, [orgId])).rows[0].n)
    return {
      cases: files.length,
      events: await count('case_event'),
      keys: await count('idempotency_key'),
      outbox: await count('outbox'),
      messages: await count('message'),
      faults,
    }
  })

interface Reader {
  readonly orgId: string
  readonly calendar: Parameters<typeof caseRow>[2]
  readonly names: (id: string) => string
  readonly directors: readonly string[]
  readonly phone: string
}

function byCase(rows: readonly Row[]): Map<string, Row[]> {
  const map = new Map<string, Row[]>()
  for (const row of rows) {
    const id = String(row['case_id'])
    const known = map.get(id)
    if (known) known.push(row)
    else map.set(id, [row])
  }
  return map
}

function take(map: Map<string, Row[]>, id: string): Row[] {
  const rows = map.get(id) ?? []
  map.delete(id)
  return rows
}

interface Parts {
  readonly file: Row
  readonly events: readonly Row[]
  readonly keys: readonly Row[]
  readonly outbox: readonly Row[]
  readonly messages: readonly Row[]
  readonly codes: readonly Row[]
  readonly papers: readonly Row[]
}

function* auditCase(
  reader: Reader,
  { file, events, keys, outbox, messages, codes, papers }: Parts,
  mentioned: Set<string>,
): Generator<string> {
  const { orgId, calendar } = reader
  const id = String(file['id'])
  let tip: Buffer = chainStart
  let state: CaseState | null = null
  const due = new Map<number, ReadonlySet<string>>()
  for (const [index, row] of events.entries()) {
    const event = toEvent(row)
    if (row['seq'] !== index + 1) yield `event ${index + 1} is missing`
    const hash = hashOf(tip, orgId, id, index + 1, event)
    if (!tip.equals(row['prev_hash'] as Buffer) || !hash.equals(row['hash'] as Buffer))
      yield `event ${index + 1} breaks the chain`
    tip = hash
    const before: CaseState | null = state
    state = evolve(state, event)
    const told = messagesFor({
      event,
      before,
      state,
      calendar,
      names: reader.names,
      directors: reader.directors,
      phone: reader.phone,
    })
    due.set(
      index + 1,
      new Set(
        told.map((message) => [message.template, message.recipientKind, message.recipientId, message.text].join('|')),
      ),
    )
    if (event.type === 'registered' || event.type === 'amended') {
      const { requester } = event.data
      for (const person of [requester?.personId, requester?.proxy?.personId]) if (person) mentioned.add(person)
    }
  }
  if (!state) return yield 'a case without events'
  const expected = caseRow(orgId, state, calendar) as unknown as Row
  for (const [column, value] of Object.entries(expected))
    if (canonical(value) !== canonical(file[column]))
      yield `column ${column}: ${canonical(file[column])} instead of ${canonical(value)}`
  if (codes.length !== 1) yield `${codes.length} codes`
  const held = state.papers.map((paper) => paper.id).toSorted()
  if (canonical(papers.map((row) => String(row['id'])).toSorted()) !== canonical(held))
    yield `${papers.length} papers claimed, ${held.length} on the case`

  // Every event belongs to exactly one key, in one unbroken run.
  let next = 1
  for (const key of keys) {
    if (key['first_seq'] !== next) yield `key ${String(key['key'])} begins at ${String(key['first_seq'])}, not ${next}`
    next = Number(key['last_seq']) + 1
  }
  if (next !== events.length + 1) yield `keys cover ${next - 1} of ${events.length} events`

  // Every command has its row in the outbox once, or had its consequences once; never both, never neither.
  const waiting = new Set<number>()
  for (const row of outbox) {
    if (!keys.some((key) => key['first_seq'] === row['first_seq'] && key['last_seq'] === row['last_seq']))
      yield `outbox row of no command`
    for (let seq = Number(row['first_seq']); seq <= Number(row['last_seq']); seq++) {
      if (waiting.has(seq)) yield `event ${seq} twice in the outbox`
      waiting.add(seq)
    }
  }
  for (const [seq, wanted] of due) {
    const sent = messages
      .filter((row) => row['seq'] === seq)
      .map((row) => [row['template'], row['recipient_kind'], row['recipient_id'], row['text']].join('|'))
    if (new Set(sent).size !== sent.length) yield `event ${seq} told twice`
    if (
      waiting.has(seq) ? sent.length > 0 : sent.length !== wanted.size || sent.some((message) => !wanted.has(message))
    )
      yield `event ${seq}: ${sent.length} messages of ${wanted.size}${waiting.has(seq) ? ', and still in the outbox' : ''}`
  }
}

/** Numbers run 1, 2, 3 … within a year, as far as the counter says, without a gap. */
function* auditNumbers(files: readonly Row[], counters: readonly Row[]): Generator<string> {
  const numbers = new Map<string, number[]>()
  for (const file of files) {
    const [, year = '', n = ''] = /-(\d{4})-(\d{6,})$/.exec(String(file['number'])) ?? []
    numbers.set(year, [...(numbers.get(year) ?? []), Number(n)])
  }
  for (const [year, given] of numbers) {
    given.sort((a, b) => a - b)
    const gap = given.findIndex((n, index) => n !== index + 1)
    if (gap !== -1) yield `numbers of ${year}: ${given[gap]} stands at place ${gap + 1}`
    const counter = counters.find((row) => String(row['year']) === year)
    if (counter?.['last'] !== given.length)
      yield `the counter of ${year} stands at ${String(counter?.['last'])}, there are ${given.length} cases`
  }
}

const toEvent = (row: Row): CaseEvent =>
  ({
    type: row['type'],
    at: row['at'],
    actor: { kind: row['actor_kind'], id: row['actor_id'] },
    audience: row['audience'],
    data: row['data'],
  }) as CaseEvent

/** Equal values, equal text: keys sorted, absent like undefined. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    entry !== null && typeof entry === 'object' && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  )
}
