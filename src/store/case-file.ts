/** Opening one case: state, log, masked people, who else is looking. */
import type pg from 'pg'
import type { Actor, CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Instant } from '#core/clock/date.ts'
import type { ItemData } from './item-data.ts'
import type { Statement } from './one-trip.ts'
import { orgQuery, setOrg, type Gate } from './org-query.ts'
import type { PersonLabels } from './people.ts'

export interface CaseRecord {
  readonly state: CaseState
  readonly category: string | null
  readonly department: string | null
  readonly itemData: ItemData | null
  readonly events: readonly (CaseEvent & { readonly seq: number })[]
  readonly people: readonly PersonLabels[]
  readonly present: readonly { readonly id: string; readonly mode: 'viewing' | 'editing' }[]
}

const sees = `
  select f.state, f.category, i.department, i.data as item_data,
    -- As bare rows: the names of the fields are put back below, at a third of the work.
    (select json_agg(json_build_array(e.seq, e.type, e.at, e.actor_kind, e.actor_id, e.audience, e.data) order by e.seq)
      from case_event e where e.org_id = $1 and e.case_id = $2) as events,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.masked_name, 'idNumber', p.masked_id, 'phone', p.masked_phone)), '[]')
      from person p where p.org_id = $1 and p.id = any (array[f.requester_id, (f.state #>> '{requester,proxy,personId}')::uuid])) as people,
    (select coalesce(json_agg(json_build_object('id', r.staff_id, 'mode', r.mode)), '[]')
      from presence r where r.org_id = $1 and r.case_id = $2 and r.at > $3::timestamptz - interval '30 seconds' and r.staff_id <> $4) as present
  from case_file f
    left join service_item i on i.org_id = f.org_id and i.id = f.item_id and i.version = (f.state #>> '{item,version}')::int
  where f.org_id = $1 and f.id = $2`

/** One line per reader and half hour: a person asks who looked, not how often a page was drawn. */
const logs = `
  with logged as (
    insert into access_log (org_id, case_id, at, actor_kind, actor_id, what)
      select $1, $2, $3, $5, $4, 'view'
      where exists (select from case_file f where f.org_id = $1 and f.id = $2)
        and not exists (
          select from access_log a where a.org_id = $1 and a.case_id = $2 and a.at > $3::timestamptz - interval '30 minutes'
            and a.actor_kind = $5 and a.actor_id = $4 and a.what = 'view'))`

export interface Reading {
  readonly orgId: string
  readonly caseId: string
  readonly actor: Pick<Actor, 'kind' | 'id'>
  readonly at: Instant
  /** Writes the reading to the access log in the same statement. */
  readonly log: boolean
}

/** Opening a case in one statement. */
function reading({ orgId, caseId, actor, at, log }: Reading): Statement {
  const values = [orgId, caseId, at, actor.id]
  return log
    ? { name: 'open-case', text: logs + sees, values: [...values, actor.kind] }
    : { name: 'read-case', text: sees, values }
}

/** The record, or null when there is none. */
export async function readCase(pool: pg.Pool, what: Reading, gate: Gate | null = null): Promise<CaseRecord | null> {
  return caseRead(await orgQuery<CaseRow>(pool, what.orgId, reading(what), gate))
}

/** The same as statements for another trip (`commitWith`), and what their row says. */
export const readingCase = (what: Reading): Statement[] => [setOrg(what.orgId), reading(what)]
export const caseRead = (rows: readonly CaseRow[]): CaseRecord | null => (rows[0] ? toRecord(rows[0]) : null)

export interface CaseRow {
  readonly state: CaseState
  readonly category: string | null
  readonly department: string | null
  readonly item_data: CaseRecord['itemData']
  readonly events: readonly BareEvent[]
  readonly people: readonly PersonLabels[]
  readonly present: CaseRecord['present']
}

const toRecord = (row: CaseRow): CaseRecord => ({
  state: row.state,
  category: row.category,
  department: row.department,
  itemData: row.item_data,
  events: row.events.map(toEvent),
  people: row.people,
  present: row.present,
})

type BareEvent = readonly [
  seq: number,
  type: string,
  at: string,
  actorKind: string,
  actorId: string,
  audience: string,
  data: unknown,
]

const toEvent = ([seq, type, at, kind, id, audience, data]: BareEvent) =>
  ({ seq, type, at: new Date(at).toISOString(), actor: { kind, id }, audience, data }) as CaseRecord['events'][number]
