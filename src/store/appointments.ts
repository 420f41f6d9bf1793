/** The diary of a centre: agreed times, who could come, who is away. Written with the events of the cases, locked while a time is given. */
import type pg from 'pg'
import { stillStands, type Appointment, type AppointmentKind } from '#core/appointments/appointment.ts'
import { nextLookAt } from '#core/appointments/due.ts'
import type { Host, Taken } from '#core/appointments/slots.ts'
import type { CaseState } from '#core/case/case.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { addMinutes, type Instant } from '#core/clock/date.ts'
import type { Statement } from './one-trip.ts'
import { orgQuery } from './org-query.ts'

/** What must be written so that the diary says of the case what `after` says; nothing where no time of it changed. */
export function appointmentWrites(
  orgId: string,
  before: CaseState | null,
  after: CaseState,
  calendar: Calendar,
): Statement[] {
  const changed = (after.appointments ?? []).filter((entry, at) => before?.appointments?.[at] !== entry)
  if (changed.length === 0) return []
  const rows = changed.map(({ id, kind, status, at, minutes, staff, ...rest }) => ({
    thing: id,
    kind,
    status,
    starts: at,
    ends: addMinutes(at, minutes),
    staff,
    lookAt: nextLookAt({ id, kind, status, at, minutes, staff, ...rest }, calendar),
  }))
  const write: Statement = {
    name: 'put-appointments',
    text: `insert into appointment (org_id, case_id, thing, kind, status, starts, ends, staff_id, look_at)
           select $1, $2, a.thing, a.kind, a.status, a.starts, a.ends, a.staff, a."lookAt"
           from jsonb_to_recordset($3::jsonb) as a(thing text, kind text, status text, starts timestamptz, ends timestamptz, staff text,
             "lookAt" timestamptz)
           on conflict (org_id, case_id, thing) do update set status = excluded.status, starts = excluded.starts, ends = excluded.ends,
             staff_id = excluded.staff_id, look_at = excluded.look_at`,
    values: [orgId, after.id, JSON.stringify(rows)],
  }
  return [write]
}

/** Until the end of the transaction nobody else gives a time of this centre away. */
export async function lockDiary(client: pg.PoolClient, orgId: string): Promise<void> {
  await client.query({
    name: 'lock-diary',
    text: `select pg_advisory_xact_lock(hashtextextended('appointment ' || $1, 0))`,
    values: [orgId],
  })
}

export interface Diary {
  readonly hosts: readonly (Host & { readonly caseworker: boolean })[]
  readonly taken: readonly Taken[]
  /** Field of the case that is asked for. */
  readonly category: string | null
}

/** Who could come and what is taken from that moment on, as far as anybody looks ahead. `except`: the time that is being moved. */
const diaryOf = (orgId: string, caseId: string, from: Instant, except: string | null): Statement => ({
  name: 'diary',
  text: `select
           (select coalesce(json_agg(json_build_object(
               'id', s.id, 'specialities', s.specialities, 'caseworker', 'caseworker' = any(s.roles),
               'load', (select count(*) from case_file f where f.org_id = s.org_id and f.owner_id = s.id and f.closed_at is null),
               'leave', (select coalesce(json_agg(json_build_object('from', l.starts, 'until', l.ends)), '[]')
                         from staff_leave l where l.org_id = s.org_id and l.staff_id = s.id and l.ends >= ($3::timestamptz at time zone 'Asia/Shanghai')::date))), '[]')
            from staff s where s.org_id = $1 and s.active and s.roles && array['caseworker', 'director']) as hosts,
           (select coalesce(json_agg(json_build_object(
               'at', to_char(a.starts at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
               'minutes', (extract(epoch from a.ends - a.starts) / 60)::int,
               'staff', a.staff_id, 'room', a.kind = 'room')), '[]')
            from appointment a where a.org_id = $1 and a.status in ('asked', 'open') and a.ends > $3
              and not (a.case_id = $2 and a.thing = $4)) as taken,
           (select f.category from case_file f where f.org_id = $1 and f.id = $2) as category`,
  values: [orgId, caseId, from, except ?? ''],
})

/** Inside a transaction, behind `lockDiary`. */
export async function diaryLocked(
  client: pg.PoolClient,
  orgId: string,
  caseId: string,
  from: Instant,
  except: string | null,
): Promise<Diary> {
  const { rows } = await client.query<Diary & pg.QueryResultRow>(diaryOf(orgId, caseId, from, except) as pg.QueryConfig)
  return rows[0]!
}

/** For looking only: what is offered may be gone when it is asked for. */
export async function readDiary(
  pool: pg.Pool,
  orgId: string,
  caseId: string,
  from: Instant,
  except: string | null,
): Promise<Diary> {
  const [row] = await orgQuery<Diary & pg.QueryResultRow>(pool, orgId, diaryOf(orgId, caseId, from, except))
  return row!
}

export interface DayRow {
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly hidden: boolean
  readonly registeredBy: string
  readonly appointment: Pick<Appointment, 'id' | 'at' | 'minutes' | 'place' | 'staff' | 'status' | 'topic'> & {
    readonly kind: AppointmentKind
  }
}

/** What is agreed between two moments: of this colleague, and of the quiet room. */
export async function appointmentsBetween(
  pool: pg.Pool,
  orgId: string,
  reader: string,
  from: Instant,
  to: Instant,
): Promise<DayRow[]> {
  const rows = await orgQuery<Omit<DayRow, 'appointment'> & { appointment: Appointment } & pg.QueryResultRow>(
    pool,
    orgId,
    {
      name: 'appointments-between',
      text: `select a.case_id as "caseId", f.number, f.title, f.hidden_from is not distinct from $2 as hidden,
               f.registered_by as "registeredBy", e.value as appointment
             from appointment a join case_file f on f.org_id = a.org_id and f.id = a.case_id
               cross join lateral jsonb_array_elements(f.state -> 'appointments') as e(value)
             where a.org_id = $1 and a.starts >= $3 and a.starts < $4 and a.status <> 'cancelled'
               and (a.staff_id = $2 or a.kind = 'room') and e.value ->> 'id' = a.thing
             order by a.starts, a.case_id`,
      values: [orgId, reader, from, to],
    },
  )
  return rows.filter(({ hidden, appointment }) => !hidden || (appointment.kind === 'room' && stillStands(appointment)))
}
