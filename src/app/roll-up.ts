/** The view from above: what each centre below stands at, the cases behind every figure, one of them as a line. No person anywhere. */
import type { Calendar } from '#core/clock/calendar.ts'
import { workingDaysBetween } from '#core/clock/calendar.ts'
import { addDays, dateOf, instantAt, type Instant } from '#core/clock/date.ts'
import { transitions } from '#core/case/transitions.ts'
import { groundsOf } from '#core/supervision/grounds.ts'
import type { CaseState } from '#core/case/case.ts'
import { Instant as InstantText, Uuid } from '#contract/common.ts'
import type { AboveAsk, AboveCase, AboveFigures, AboveRow } from '#contract/supervision.ts'
import {
  figuresBelow,
  lineBelow,
  linesBelow,
  ordersOn,
  type LineRow,
  type Moments,
  type OrderRow,
} from '#store/roll-up.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'

const pageSize = 50
/** Days for which answers are counted. */
const countedDays = 30

function momentsOf(now: Instant): Moments {
  const today = dateOf(now)
  return { now, today, since: instantAt(addDays(today, -countedDays), '00:00') }
}

export async function rollUp({ app, orgId, now }: Ask): Promise<AboveFigures> {
  const moments = momentsOf(now)
  const centres = await figuresBelow(app.store.pool, orgId, moments)
  return {
    asOf: now,
    since: moments.since,
    centres: centres.map(({ outcomes, ...centre }) => ({
      ...centre,
      outcomes: Object.entries(outcomes ?? {})
        .map(([outcome, count]) => ({ outcome: outcome as NonNullable<CaseState['outcome']>, count }))
        .toSorted((a, b) => b.count - a.count),
    })),
  }
}

export async function casesBelow(ask: Ask, { figure, centre, after }: AboveAsk) {
  const { app, orgId, now } = ask
  const { rows: found, total } = await linesBelow(app.store.pool, orgId, {
    ...momentsOf(now),
    figure,
    centre: centre ?? null,
    after: readCursor(after),
    limit: pageSize + 1,
  })
  const page = found.slice(0, pageSize)
  const last = page.at(-1)
  const rows: AboveRow[] = []
  for (const row of page) rows.push(lineView(row, (await app.centre(row.orgId)).calendar, now))
  const next =
    found.length > pageSize && last ? Buffer.from(JSON.stringify([last.place, last.id])).toString('base64url') : null
  return { rows, total, next }
}

/** One that was tampered with starts from the beginning. */
function readCursor(text: string | undefined): { due: string; id: string } | null {
  if (text === undefined) return null
  try {
    const [first, second] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    const [due, id] = [InstantText.safeParse(first).data, Uuid.safeParse(second).data]
    return due && id ? { due, id } : null
  } catch {
    return null
  }
}

/** The line within the reader's own walls. Throws NotFound for one of somebody else's. */
export async function mustBeBelow({ app, orgId }: Ask, lineId: string): Promise<LineRow> {
  const row = await lineBelow(app.store.pool, orgId, lineId)
  if (!row) throw new NotFound('case')
  return row
}

export async function caseBelow(ask: Ask, lineId: string): Promise<AboveCase> {
  const { app, orgId, now, actor } = ask
  const row = await mustBeBelow(ask, lineId)
  const orders = await ordersOn(app.store.pool, orgId, row.orgId, row.caseId)
  const { calendar } = await app.centre(row.orgId)
  const today = dateOf(now)
  const line = lineView(row, calendar, now)
  return {
    ...line,
    legalDueAt: row.legalDueAt,
    lastToldAt: row.lastToldAt,
    parties: row.parties.map((party) => ({ ...party, late: party.dueAt !== null && party.dueAt < now })),
    orderList: orders.map(({ thing, from, fromName, words, ...order }) => ({
      ...order,
      id: thing,
      from: fromName,
      mine: from === orgId,
      signed: words.signed ?? null,
      grounds: [...words.grounds],
      what: words.what,
      late: order.status === 'open' && order.until < today,
      answer: words.answer && { text: words.answer.text, at: words.answer.at },
      closed: words.closed && { word: words.closed.word, at: words.closed.at },
    })),
    actions: actor.roles.includes('officer') ? actionsOn(line, orders, orgId) : [],
  }
}

function actionsOn(line: AboveRow, orders: readonly OrderRow[], orgId: string): AboveCase['actions'] {
  const admits = (command: 'supervise' | 'closeSupervision') =>
    transitions.some((row) => row.command === command && row.by.includes('party') && row.from.includes(line.stage))
  const mine = orders.filter(({ from }) => from === orgId)
  const supervise = admits('supervise') && line.grounds.length > 0 && mine.every(({ status }) => status !== 'open')
  const close = admits('closeSupervision') && mine.some(({ status }) => status !== 'closed')
  return [...(supervise ? (['supervise'] as const) : []), ...(close ? (['closeSupervision'] as const) : [])]
}

function lineView(row: LineRow, calendar: Calendar, now: Instant): AboveRow {
  const { dueAt, answeredAt, closedAt, yellowAt } = row
  const running = dueAt !== null && answeredAt === null && closedAt === null
  const red = running && now > dueAt
  const yellow = running && !red && yellowAt !== null && yellowAt <= now
  return {
    id: row.id,
    centre: { id: row.orgId, name: row.centre },
    number: row.number,
    channel: row.channel,
    stage: row.stage,
    class: row.class,
    item: row.item,
    category: row.category,
    causes: [...row.causes],
    layer: row.layer,
    turn: row.turn,
    turnSince: row.turnSince,
    waitingOn: row.waitingOn,
    registeredAt: row.registeredAt,
    dueAt,
    provisional: row.provisional,
    light: red ? 'red' : yellow ? 'yellow' : 'none',
    daysLate: red ? Math.max(1, workingDaysBetween(calendar, dateOf(dueAt), dateOf(now))) : 0,
    answeredAt,
    onTime: row.onTime,
    outcome: row.outcome,
    solved: row.solved,
    returns: row.returns,
    reopened: row.reopened,
    lowStars: row.lowStars,
    silent: row.silent,
    escalated: row.escalated,
    raised: row.raised,
    unsigned: row.unsigned,
    filings: row.filings,
    appeals: row.appeals,
    closedAt,
    grounds: groundsOf(row, now),
    orders: row.orders,
  }
}
