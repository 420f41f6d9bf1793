/** Reading duties: what other organisations ask of this one. Row-level security shows only rows that are to it (0014_network.sql). */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import type { DutyKind, DutyStatus, Shown } from '#core/network/duties.ts'
import { orgQuery } from './org-query.ts'

export interface DutyRow {
  readonly id: string
  /** The organisation that asks, and its name. */
  readonly orgId: string
  readonly from: string
  readonly caseId: string
  readonly kind: DutyKind
  readonly thing: string
  readonly status: DutyStatus
  readonly since: Instant
  readonly dueAt: Instant | null
  readonly shown: Shown
}

/** Whose duties. `any`: also those that were not meant for one person alone. */
export interface DutyReader {
  readonly orgId: string
  readonly staffId: string
  readonly any: boolean
}

const columns = `d.id, d.org_id as "orgId", o.name as "from", d.case_id as "caseId", d.kind, d.thing, d.status, d.since,
  d.due_at as "dueAt", d.shown`
const theirs = `d.to_org = $1 and (d.staff_id = $2 or ($3 and d.staff_id is null))`
const isOpen = `d.status in ('open', 'accepted')`
const values = ({ orgId, staffId, any }: DutyReader) => [orgId, staffId, any]

/** Null for one that is not there, not theirs, or meant for somebody else. */
export async function findDuty(pool: pg.Pool, reader: DutyReader, id: string): Promise<DutyRow | null> {
  const rows = await orgQuery<DutyRow & pg.QueryResultRow>(pool, reader.orgId, {
    name: 'find-duty',
    text: `select ${columns} from duty d join organisation o on o.id = d.org_id where ${theirs} and d.id = $4`,
    values: [...values(reader), id],
  })
  return rows[0] ?? null
}

export interface DutyQuestion {
  readonly view: 'open' | 'done'
  /** The last row of the page before. */
  readonly after: { readonly at: string; readonly id: string } | null
  readonly limit: number
}

/** What an open duty is ordered by: its date; what has none is news and stands where it came. */
const orderOpen = `coalesce(d.due_at, d.since)`
export const placeOf = ({ dueAt, since }: DutyRow, view: DutyQuestion['view']): Instant =>
  view === 'open' ? (dueAt ?? since) : since

export const listDuties = (pool: pg.Pool, reader: DutyReader, ask: DutyQuestion): Promise<DutyRow[]> =>
  orgQuery<DutyRow & pg.QueryResultRow>(pool, reader.orgId, {
    name: `list-duties-${ask.view}`,
    text: `select ${columns} from duty d join organisation o on o.id = d.org_id
           where ${theirs} and ${
             ask.view === 'open'
               ? `${isOpen} and ($4::timestamptz is null or (${orderOpen}, d.id) > ($4, $5::uuid)) order by ${orderOpen}, d.id`
               : `not (${isOpen}) and ($4::timestamptz is null or (d.since, d.id) < ($4, $5::uuid)) order by d.since desc, d.id desc`
           } limit $6`,
    values: [...values(reader), ask.after?.at ?? null, ask.after?.id ?? null, ask.limit],
  })

/** How many are open, by kind. */
export async function countDuties(pool: pg.Pool, reader: DutyReader): Promise<Partial<Record<DutyKind, number>>> {
  const rows = await orgQuery<{ kind: DutyKind; count: number }>(pool, reader.orgId, {
    name: 'count-duties',
    text: `select d.kind, count(*)::int as count from duty d where ${theirs} and ${isOpen} group by d.kind`,
    values: values(reader),
  })
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}
