/**
 * Fills a centre with invented cases, by SQL but as the write path itself would have left them: events decided by the core, chained,
 * folded and projected. Deterministic: the same number, the same moment and the same centre give the same cases.
 */
import type pg from 'pg'
import type { App } from '#app/context.ts'
import type { Actor, CaseLimits, CaseState } from '#core/case/case.ts'
import type { Command } from '#core/case/commands.ts'
import { decide } from '#core/case/decide.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { evolve } from '#core/case/evolve.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { fromMillis, toMillis, yearOf, dateOf, type Instant } from '#core/clock/date.ts'
import { maskName, maskPhone } from '#core/people/mask.ts'
import { caseRow } from '#store/case-row.ts'
import { chain, chainStart } from '#store/chain.ts'
import { orgTransaction } from '#store/org-query.ts'
import { blindIndex, seal } from '#store/seal.ts'
import { random } from '#test/support/random.ts'
import { statement } from './texts.ts'

const day = 86_400_000
const months = 24
const shareOpen = 0.3

export interface Seeded {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly owner: string
  readonly open: boolean
}

/** Writes `count` cases ending at `until`, owned in turn by `owners`. Gives what the load needs to know of them. */
export async function seedCases(app: App, count: number, owners: readonly string[], until: Instant): Promise<Seeded[]> {
  const { calendar, settings, code } = await app.centre(app.orgId)
  const limits: CaseLimits = { ...settings.limits, legal: null }
  const seeded: Seeded[] = []
  const numbers = new Map<number, number>()
  const batch = 500
  for (let start = 0; start < count; start += batch) {
    const made = Array.from({ length: Math.min(batch, count - start) }, (_, offset) => {
      const n = start + offset
      const at = fromMillis(toMillis(until) - Math.round(((count - n) / count) * months * 30.4 * day))
      const year = yearOf(dateOf(at))
      const inYear = (numbers.get(year) ?? 0) + 1
      numbers.set(year, inYear)
      const id = uuid(n, toMillis(at))
      const number = `${code}-${year}-${String(inYear).padStart(6, '0')}`
      return {
        ...play({ n, id, number, at, until, owner: owners[n % owners.length]!, limits, calendar }),
        personId: uuid(n + 5_000_000, toMillis(at)),
        n,
      }
    })
    await orgTransaction(app.store.pool, app.orgId, (client) => insert(client, app, made, calendar))
    for (const { state } of made)
      seeded.push({
        id: state.id,
        number: state.number,
        version: state.version,
        owner: state.owner,
        open: state.closedAt === null,
      })
  }
  await orgTransaction(app.store.pool, app.orgId, async (client) => {
    for (const [year, last] of numbers)
      await client.query('insert into case_number values ($1, $2, $3)', [app.orgId, year, last])
  })
  return seeded
}

interface Begin {
  readonly n: number
  readonly id: string
  readonly number: string
  readonly at: Instant
  readonly until: Instant
  readonly owner: string
  readonly limits: CaseLimits
  readonly calendar: Calendar
}

/** One life of a case: registered, taken up, three notes, and for most a referral, a reply and an end. */
function play({ n, id, number, at, until, owner, limits, calendar }: Begin): { state: CaseState; events: CaseEvent[] } {
  const dice = random(n)
  const caseworker: Actor = { kind: 'staff', id: owner, roles: ['caseworker'] }
  const person: Actor = { kind: 'person', id: `person-of-${id}`, roles: [] }
  let now = toMillis(at)
  let state: CaseState | null = null
  const events: CaseEvent[] = []
  const does = (actor: Actor, command: Command, hours: number) => {
    now = Math.min(now + hours * 3_600_000, toMillis(until))
    const decision = decide(state, command, { actor, now: fromMillis(now), calendar })
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusals.map((refusal) => refusal.code).join()}`)
    for (const event of decision.events) {
      events.push(event)
      state = evolve(state, event)
    }
  }
  const { title, text } = statement(n)
  does(
    caseworker,
    {
      type: 'register',
      id,
      number,
      channel: (['counter', 'walkIn', 'phone', 'online'] as const)[n % 4]!,
      title,
      statement: text,
      wish: '把事情办成',
      item: null,
      blocker: { causes: ['system-fault'], note: '', step: '', place: '', refusedBy: null, refusedOn: null },
      requester: { personId: uuid(n + 5_000_000, toMillis(at)), kind: 'individual', proxy: null },
      external: null,
      papers: [],
      owner,
      limits,
    },
    0,
  )
  does(
    caseworker,
    {
      type: 'accept',
      classification: {
        class: 'general',
        nature: 'hard',
        causes: ['system-fault'],
        layer: 'counter',
        remit: 'ours',
        rightBody: '',
      },
    },
    1,
  )
  for (let note = 0; note < 3; note++)
    does(
      caseworker,
      { type: 'note', text: `第${note + 1}次联系：${text.slice(0, 60)}`, audience: note === 0 ? 'person' : 'staff' },
      1 + dice() * 5,
    )
  if (dice() < 0.5) {
    does(
      caseworker,
      { type: 'refer', kind: 'cooperate', body: '区档案馆', contact: '', question: '请出具档案移交证明' },
      2,
    )
    does(
      caseworker,
      { type: 'recordAnswer', referralId: 'r1', can: 'yes', text: '档案在馆，可以出具证明', basis: '' },
      20,
    )
  }
  if (dice() < shareOpen) return { state: state!, events }
  does(
    caseworker,
    {
      type: 'reply',
      outcome: 'done',
      explanation: '档案已经找到，手续今天办好了。',
      basis: '',
      alternatives: '',
      remedy: '',
    },
    2,
  )
  does(caseworker, { type: 'recordDelivery', channel: 'phone', reached: true, proof: '通话记录' }, 1)
  does(person, { type: 'confirm', solved: 'yes', words: '' }, 10)
  does(caseworker, { type: 'close' }, 1)
  return { state: state!, events }
}

type Made = ReturnType<typeof play> & { readonly personId: string; readonly n: number }

async function insert(
  client: pg.PoolClient,
  { keys, orgId }: App,
  made: readonly Made[],
  calendar: Calendar,
): Promise<void> {
  const rows = made.map(({ state }) => caseRow(orgId, state, calendar))
  await client.query('insert into case_file select * from jsonb_populate_recordset(null::case_file, $1)', [
    JSON.stringify(rows),
  ])
  const events = made.flatMap(({ state, events: list }) =>
    chain(orgId, state.id, 1, chainStart, list).map(({ event, seq, prevHash, hash }) => ({
      org_id: orgId,
      case_id: state.id,
      seq,
      type: event.type,
      at: event.at,
      actor_kind: event.actor.kind,
      actor_id: event.actor.id,
      audience: event.audience,
      data: event.data,
      prev_hash: `\\x${prevHash.toString('hex')}`,
      hash: `\\x${hash.toString('hex')}`,
    })),
  )
  await client.query('insert into case_event select * from jsonb_populate_recordset(null::case_event, $1)', [
    JSON.stringify(events),
  ])
  const people = made.map(({ personId, n }) => {
    const name = `欧阳${'青岚墨羽'[n % 4]}${n}`
    const phone = `139${String(n).padStart(8, '0')}`
    const sealed = (column: string, text: string) =>
      `\\x${seal(keys, { table: 'person', column, orgId, rowId: personId }, text).toString('hex')}`
    return {
      org_id: orgId,
      id: personId,
      name: sealed('name', name),
      phone: sealed('phone', phone),
      created_at: new Date().toISOString(),
      phone_index: `\\x${blindIndex(keys, orgId, 'phone', phone).toString('hex')}`,
      masked_name: maskName(name),
      masked_phone: maskPhone(phone),
      masked_id: '',
    }
  })
  await client.query('insert into person select * from jsonb_populate_recordset(null::person, $1)', [
    JSON.stringify(people),
  ])
  await client.query(
    'insert into case_code (selector, org_id, case_id) select s, $2, id from unnest($1::text[], $3::uuid[]) x(s, id)',
    [made.map(({ n }) => `~${n.toString(36).padStart(5, '0')}`), orgId, made.map(({ state }) => state.id)],
  )
}

/** Version 7 as the product makes them, with `n` where it has chance. */
function uuid(n: number, millis: number): string {
  const time = millis.toString(16).padStart(12, '0')
  const tail = n.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`
}
