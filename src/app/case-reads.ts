/** What staff read: queues and the whole file, each with what may be done (law 3). Reading a file is itself logged. */
import { allowed, maySee } from '#core/case/allowed.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { addWorkingDays, isWorkingDay } from '#core/clock/calendar.ts'
import { addDays, dateOf, instantAt, type Instant, type PlainDate } from '#core/clock/date.ts'
import { endOfBusiness } from '#core/clock/hours.ts'
import type { CaseFile, CaseRow, queues } from '#contract/cases.ts'
import { Instant as InstantText, Uuid } from '#contract/common.ts'
import { logFound } from '#store/access-log.ts'
import { readCase, type CaseRecord } from '#store/case-file.ts'
import type { Edges, ListRow } from '#store/case-lists.ts'
import { countQueues, listRows } from '#store/case-lists.ts'
import { blindIndex } from '#store/seal.ts'
import type { Ask } from './context.ts'
import { presentCase } from './case-present.ts'
import { NotFound } from './not-found.ts'
import { staffNames } from './staff-names.ts'

const pageSize = 50
/** Working days without a move after which a case counts as stuck. */
const stuckDays = 3

export interface ListAsk {
  readonly queue: (typeof queues)[number]
  readonly staff?: string | undefined
  readonly search?: string | undefined
  readonly after?: string | undefined
}

/** One page of a queue. */
export async function listCases(ask: Ask, query: ListAsk): Promise<{ rows: CaseRow[]; next: string | null }> {
  const { app, orgId, actor } = ask
  const { calendar } = await app.centre(orgId)
  const names = await staffNames(app, orgId)
  const edges = edgesAt(ask.now, calendar)
  const search = query.search?.trim() || null
  const index = search ? personIndex(ask, search) : null
  const found = await listRows(
    app.store.pool,
    {
      orgId,
      readerId: actor.id,
      onlyRegisteredBy: isExpert(ask) ? null : actor.id,
      queue: query.queue,
      edges,
      staff: query.staff ?? null,
      search,
      personIndex: index,
      after: query.after ? readCursor(query.after) : null,
      limit: pageSize,
    },
    ask.gate,
  )
  const page = found.slice(0, pageSize)
  // That somebody with this number has a case here is told to nobody without a trace.
  if (index && page.length > 0)
    await logFound(
      app.store.pool,
      orgId,
      page.map(({ id }) => id),
      actor,
      ask.now,
    )
  return {
    rows: page.map((row) => toRow(row, edges, names)),
    next: found.length > pageSize ? cursorOf(query.queue, page.at(-1)!) : null,
  }
}

/** How long each queue is, for badges. */
export async function queueCounts(ask: Ask): Promise<{ counts: Record<(typeof queues)[number], number> }> {
  const { calendar } = await ask.app.centre(ask.orgId)
  return { counts: await countQueues(ask.app.store.pool, ask.orgId, ask.actor.id, edgesAt(ask.now, calendar)) }
}

/** The whole file. Throws NotFound for an unknown case and for one this reader may not see, alike. */
export async function caseFile(ask: Ask, caseId: string): Promise<CaseFile> {
  const { app, orgId, actor, now, gate } = ask
  return await fileOf(ask, await readCase(app.store.pool, { orgId, caseId, actor, at: now, log: true }, gate))
}

/** The file of a record that was read already. */
export async function fileOf(ask: Ask, record: CaseRecord | null): Promise<CaseFile> {
  const { app, orgId, actor, now } = ask
  if (!record || !maySee(record.state, actor)) throw new NotFound('case')
  const { calendar } = await app.centre(orgId)
  return presentCase(record, {
    calendar,
    actor,
    now,
    lang: ask.lang,
    names: await staffNames(app, orgId),
    actions: allowed(record.state, actor),
  })
}

/** The moments that today's queues compare with. */
export function edgesAt(now: Instant, calendar: Calendar): Edges {
  const today = dateOf(now)
  return {
    now,
    endOfToday: instantAt(today, '23:59'),
    riskEdge: endOfBusiness(calendar, addWorkingDays(calendar, today, 1)),
    stuckEdge: instantAt(workingDaysAgo(calendar, today, stuckDays), '23:59'),
  }
}

/** The day `n` working days before `date`. */
function workingDaysAgo(calendar: Calendar, date: PlainDate, n: number): PlainDate {
  let day = date
  for (let count = 0; count < n;) {
    day = addDays(day, -1)
    if (isWorkingDay(calendar, day)) count++
  }
  return day
}

/** Whether the actor sees all cases of the centre but those hidden from them; others see what they handed over. */
export const isExpert = ({ actor }: Ask): boolean =>
  actor.roles.includes('caseworker') || actor.roles.includes('director')

/** A search for a whole phone or identity number is answered through its keyed hash; anything else is words. */
function personIndex({ app, orgId }: Ask, search: string): Buffer | null {
  const bare = search.replace(/[\s-]/g, '')
  if (/^\d{17}[\dXx]$|^\d{15}$|^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(bare))
    return blindIndex(app.keys, orgId, 'idNumber', bare)
  return /^\+?\d{7,15}$/.test(bare) ? blindIndex(app.keys, orgId, 'phone', bare) : null
}

function toRow(row: ListRow, edges: Edges, names: (id: string) => string): CaseRow {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    title: row.title,
    channel: row.channel as CaseRow['channel'],
    stage: row.stage as CaseRow['stage'],
    class: row.class as CaseRow['class'],
    person: row.person ?? '',
    owner: { id: row.owner_id, name: names(row.owner_id) },
    handler: row.handler_id === null ? null : { id: row.handler_id, name: names(row.handler_id) },
    turn: row.turn as CaseRow['turn'],
    turnSince: row.turn_since,
    waitingOn: row.waiting_on,
    registeredAt: row.registered_at,
    dueAt: row.due_at,
    dueProvisional: row.due_provisional,
    standing: standing(row, edges),
    neverLooked: row.handler_id === null,
    reopened: row.reopened,
    returns: row.returns,
    solved: row.solved,
    answered: row.answered_at !== null,
    outcome: row.outcome as CaseRow['outcome'],
    wasLate: row.overdue_since !== null,
    needsSignature: row.needs_signature,
    extensionPending: row.extension_pending,
    callbackDue: row.callback_due,
  }
}

function standing(row: ListRow, edges: Edges): CaseRow['standing'] {
  if (row.answered_at) return 'met'
  if (!row.due_at) return 'paused'
  if (row.due_at < edges.now) return 'overdue'
  return row.due_at <= edges.riskEdge ? 'soon' : 'ok'
}

const cursorOf = (queue: ListAsk['queue'], row: ListRow): string => {
  const newest = queue === 'handedOver' || queue === 'closed' || queue === 'all'
  return Buffer.from(JSON.stringify([newest ? row.registered_at : (row.due_at ?? 'infinity'), row.id])).toString(
    'base64url',
  )
}

/** A cursor that was tampered with starts from the beginning: PostgreSQL takes fewer forms of time than JavaScript does. */
function readCursor(text: string): { at: string; id: string } | null {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    const time = at === 'infinity' ? at : InstantText.safeParse(at).data
    const row = Uuid.safeParse(id).data
    return time && row ? { at: time, id: row } : null
  } catch {
    return null
  }
}
