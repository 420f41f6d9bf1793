/** Reading the digests of the centres below: row-level security decides which those are. */
import type pg from 'pg'
import type { Instant, PlainDate } from '#core/clock/date.ts'
import type { Digest } from '#core/supervision/digest.ts'
import type { SupervisionOrder } from '#core/supervision/order.ts'
import { orgQuery } from './org-query.ts'

export interface Moments {
  readonly now: Instant
  readonly today: PlainDate
  /** From when on answers are counted. */
  readonly since: Instant
}

const order = (condition: string) =>
  `exists (select from supervision_order s where s.org_id = d.org_id and s.case_id = d.case_id and ${condition})`

/** Each figure as a condition on its lines; $1 now, $2 today, $3 since. The lists behind the figures use the same. */
const conditions = {
  open: 'd.closed_at is null',
  yellow: 'd.closed_at is null and d.answered_at is null and d.yellow_at <= $1 and d.due_at >= $1',
  red: 'd.closed_at is null and d.answered_at is null and d.due_at < $1',
  bounced: 'd.closed_at is null and d.returns >= 2',
  silent: 'd.closed_at is null and d.silent',
  unsigned: 'd.closed_at is null and d.unsigned',
  appeals: 'd.appeals > 0',
  ordered: order(`s.status = 'open'`),
  orderLate: order(`s.status = 'open' and s.until < $2`),
  orderAnswered: order(`s.status = 'answered'`),
  answered: 'd.answered_at >= $3',
  answeredLate: 'd.answered_at >= $3 and not d.on_time',
} as const
export type Figure = keyof typeof conditions
const figures = Object.keys(conditions) as Figure[]

export interface CentreFigures {
  readonly id: string
  readonly name: string
  readonly under: string
  readonly figures: Readonly<Record<Figure, number>>
  readonly outcomes: Readonly<Record<string, number>> | null
}

/** Every centre below, also one without a case. */
export const figuresBelow = (pool: pg.Pool, orgId: string, { now, today, since }: Moments): Promise<CentreFigures[]> =>
  orgQuery<CentreFigures & pg.QueryResultRow>(pool, orgId, {
    name: 'figures-below',
    text: `with counted as (
             select d.org_id, jsonb_build_object(${figures
               .map((figure) => `'${figure}', count(*) filter (where ${conditions[figure]})`)
               .join(', ')}) as figures
             from case_digest d where d.org_id <> $4 group by d.org_id
           ), ended as (
             select o.org_id, jsonb_object_agg(o.outcome, o.n) as outcomes from (
               select d.org_id, d.outcome, count(*) as n from case_digest d
               where ${conditions.answered} and d.outcome is not null and d.org_id <> $4 group by 1, 2) o
             group by 1
           )
           select o.id, o.name, coalesce(u.name, '') as under, coalesce(c.figures, ${none}) as figures, e.outcomes
           from organisation o left join counted c on c.org_id = o.id left join ended e on e.org_id = o.id
             left join lateral (
               select a.name from unnest(org_path(o.id)) with ordinality as p(id, at) join organisation a on a.id = p.id
                 join organisation me on me.id = $4 and a.parent_id = coalesce(me.oversees, me.id)
               where a.id <> o.id limit 1
             ) u on true
           where o.kind = 'centre' and o.id = any (org_reach($4))
           order by under, o.name`,
    values: [now, today, since, orgId],
  })

const none = `'${JSON.stringify(Object.fromEntries(figures.map((figure) => [figure, 0])))}'::jsonb`

export type LineRow = Omit<Digest, 'itemId' | 'itemVersion' | 'chaseAt'> & {
  readonly id: string
  readonly orgId: string
  readonly caseId: string
  readonly centre: string
  readonly category: string | null
  /** Orders that wait for an answer. */
  readonly orders: number
}

const columns = `d.id, d.org_id as "orgId", d.case_id as "caseId", o.name as centre, d.number, d.channel, d.stage, d.class, d.item, d.category,
  d.causes, d.layer, d.turn, d.turn_since as "turnSince", d.waiting_on as "waitingOn", d.registered_at as "registeredAt",
  d.due_at as "dueAt", d.provisional, d.yellow_at as "yellowAt", d.legal_due_at as "legalDueAt", d.overdue_since as "overdueSince",
  d.answered_at as "answeredAt", d.on_time as "onTime", d.outcome, d.solved, d.returns, d.reopened, d.low_stars as "lowStars", d.silent,
  d.escalated, d.raised, d.unsigned, d.filings, d.appeals, d.parties, d.last_told_at as "lastToldAt", d.closed_at as "closedAt",
  (select count(*)::int from supervision_order s where s.org_id = d.org_id and s.case_id = d.case_id and s.status = 'open') as orders`

/** A date that comes after every other, for lines without one. */
const never = `'9999-01-01'::timestamptz`

export interface LinesAsked extends Moments {
  readonly figure: Figure
  readonly centre: string | null
  /** The place of the last line of the page before. */
  readonly after: { readonly due: string; readonly id: string } | null
  readonly limit: number
}

/** By date, the most urgent first; what has none comes last. `total`: of the whole figure. */
export async function linesBelow(
  pool: pg.Pool,
  orgId: string,
  ask: LinesAsked,
): Promise<{ rows: (LineRow & { readonly place: Instant })[]; total: number }> {
  const where = `d.org_id <> $4 and ($5::uuid is null or d.org_id = $5) and ${conditions[ask.figure]}`
  // Every moment is named in the statement, whether this figure looks at it or not.
  const moments = '$1::timestamptz is not null and $2::date is not null and $3::timestamptz is not null'
  const rows = await orgQuery<LineRow & { place: Instant; total: number } & pg.QueryResultRow>(pool, orgId, {
    text: `select * from (
             select ${columns}, coalesce(d.due_at, ${never}) as place, count(*) over ()::int as total
             from case_digest d join organisation o on o.id = d.org_id where ${where} and ${moments}
           ) l
           where $6::timestamptz is null or (l.place, l.id) > ($6, $7::uuid)
           order by l.place, l.id limit $8`,
    values: [
      ask.now,
      ask.today,
      ask.since,
      orgId,
      ask.centre,
      ask.after?.due ?? null,
      ask.after?.id ?? null,
      ask.limit,
    ],
  })
  return { rows, total: rows[0]?.total ?? 0 }
}

/** One line of a centre below; null for one of anybody else. */
export async function lineBelow(pool: pg.Pool, orgId: string, id: string): Promise<LineRow | null> {
  const [row] = await orgQuery<LineRow & pg.QueryResultRow>(pool, orgId, {
    name: 'line-below',
    text: `select ${columns} from case_digest d join organisation o on o.id = d.org_id where d.id = $1 and d.org_id <> $2`,
    values: [id, orgId],
  })
  return row ?? null
}

export type OrderRow = Pick<SupervisionOrder, 'status' | 'at' | 'until'> & {
  readonly thing: string
  readonly from: string | null
  readonly fromName: string
  readonly words: Pick<SupervisionOrder, 'signed' | 'by' | 'grounds' | 'what' | 'answer' | 'closed'>
}

/** Orders on that case, newest first. */
export const ordersOn = (pool: pg.Pool, orgId: string, home: string, caseId: string): Promise<OrderRow[]> =>
  orgQuery<OrderRow & pg.QueryResultRow>(pool, orgId, {
    name: 'orders-on',
    text: `select s.thing, s.from_org as "from", o.name as "fromName", s.status, s.at, s.until, s.words
           from supervision_order s join organisation o on o.id = coalesce(s.from_org, s.org_id)
           where s.org_id = $1 and s.case_id = $2 order by s.at desc, s.thing desc`,
    values: [home, caseId],
  })
