import type pg from 'pg'
import type { PlainDate } from '#core/clock/date.ts'
import type { Role } from '#core/case/case.ts'
import { orgQuery } from './org-query.ts'
import type { Post } from './staff.ts'

export interface ColleagueRow {
  id: string
  name: string
  roles: Role[]
  specialities: string[]
  counterNo: number | null
  open: number
  maximumLoad: number
  awayToday: boolean
  /** Leave that has not ended yet. */
  leave: { starts: PlainDate; ends: PlainDate; reason: string }[]
  /** Posts held for a time that have not ended yet. */
  posts: Post[]
  active: boolean
}

/** Members of staff with the open cases they own and whether they are on leave that day. */
export const listColleagues = (pool: pg.Pool, orgId: string, today: PlainDate): Promise<ColleagueRow[]> =>
  orgQuery<ColleagueRow & pg.QueryResultRow>(pool, orgId, {
    name: 'list-colleagues',
    text: `select s.id, s.name, s.roles, s.specialities, s.counter_no as "counterNo", s.maximum_load as "maximumLoad", s.active,
             (select count(*)::int from case_file f where f.org_id = s.org_id and f.owner_id = s.id and f.closed_at is null) as open,
             exists (select from staff_leave l where l.org_id = s.org_id and l.staff_id = s.id and $2 between l.starts and l.ends) as "awayToday",
             (select coalesce(jsonb_agg(jsonb_build_object('starts', l.starts, 'ends', l.ends, 'reason', l.reason) order by l.starts), '[]')
                from staff_leave l where l.org_id = s.org_id and l.staff_id = s.id and l.ends >= $2) as leave,
             (select coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'starts', p.starts, 'ends', p.ends, 'actsFor', p.acts_for, 'reason', p.reason)
                order by p.starts, p.role), '[]')
                from staff_post p where p.org_id = s.org_id and p.staff_id = s.id and p.ends >= $2) as posts
           from staff s where s.org_id = $1 order by s.created_at, s.id`,
    values: [orgId, today],
  })
