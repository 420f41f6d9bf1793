/** The SQL of staff. Everything here but the sign-in name lies behind the organisation's wall: call it within `inOrg`. */
import type pg from 'pg'
import type { Role } from '#core/case/case.ts'
import type { PlainDate } from '#core/clock/date.ts'
import { orgTransaction } from './org-query.ts'

export type StaffRole = Role

export interface StaffRow {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly roles: readonly StaffRole[]
  readonly specialities: readonly string[]
  readonly counterNo: number | null
  readonly maximumLoad: number
  readonly active: boolean
  readonly passwordHash: string
  /** The password was given by somebody else: its holder must choose another first. */
  readonly passwordFirst: boolean
  readonly totpSecret: Buffer | null
  readonly totpLastStep: number
}

const columns = `id, name, username, roles, specialities, counter_no, maximum_load, active, password_hash, password_first, totp_secret, totp_last_step`

export async function findStaff(client: pg.PoolClient, orgId: string, id: string): Promise<StaffRow | undefined> {
  const { rows } = await client.query({
    name: 'find-staff',
    text: `select ${columns} from staff where org_id = $1 and id = $2`,
    values: [orgId, id],
  })
  return rows[0] && toStaff(rows[0])
}

export type NewStaff = Pick<
  StaffRow,
  'id' | 'name' | 'username' | 'roles' | 'specialities' | 'counterNo' | 'maximumLoad' | 'passwordHash'
> & { readonly passwordFirst?: boolean }

/** Adds a member of staff with the sign-in name. False: the name is taken (in any organisation), nothing was written. */
export async function insertStaff(client: pg.PoolClient, orgId: string, staff: NewStaff): Promise<boolean> {
  const { rowCount } = await client.query(
    'insert into sign_in_name (username, org_id, staff_id) values ($1, $2, $3) on conflict do nothing',
    [staff.username, orgId, staff.id],
  )
  if (rowCount === 0) return false
  await client.query(
    `insert into staff (org_id, id, name, username, roles, specialities, counter_no, maximum_load, password_hash, password_first)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      orgId,
      staff.id,
      staff.name,
      staff.username,
      staff.roles,
      staff.specialities,
      staff.counterNo,
      staff.maximumLoad,
      staff.passwordHash,
      staff.passwordFirst ?? false,
    ],
  )
  return true
}

export type StaffChange = Partial<
  Pick<StaffRow, 'roles' | 'specialities' | 'counterNo' | 'maximumLoad' | 'active' | 'passwordHash' | 'passwordFirst'>
>

const columnOf: Readonly<Record<keyof StaffChange, string>> = {
  roles: 'roles',
  specialities: 'specialities',
  counterNo: 'counter_no',
  maximumLoad: 'maximum_load',
  active: 'active',
  passwordHash: 'password_hash',
  passwordFirst: 'password_first',
}

/** Sets what is given and leaves the rest. */
export async function updateStaff(
  client: pg.PoolClient,
  orgId: string,
  id: string,
  change: StaffChange,
): Promise<void> {
  const given = (Object.keys(columnOf) as (keyof StaffChange)[]).filter((key) => change[key] !== undefined)
  if (given.length === 0) return
  const set = given.map((key, at) => `${columnOf[key]} = $${at + 3}`).join(', ')
  await client.query(`update staff set ${set} where org_id = $1 and id = $2`, [
    orgId,
    id,
    ...given.map((key) => change[key]),
  ])
}

/** Keeps a one-time-code secret that was shown and must still be proven; null: none, to be set up at the next sign-in. */
export async function setTotpSecret(
  client: pg.PoolClient,
  orgId: string,
  id: string,
  sealed: Buffer | null,
): Promise<void> {
  await client.query('update staff set totp_secret = $3, totp_last_step = $4 where org_id = $1 and id = $2', [
    orgId,
    id,
    sealed,
    sealed ? -1 : 0,
  ])
}

/** Uses up a time step, once: false when this one or a later one was used before, also at this very moment elsewhere. */
export async function takeTotpStep(client: pg.PoolClient, orgId: string, id: string, step: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'update staff set totp_last_step = $3 where org_id = $1 and id = $2 and totp_last_step < $3',
    [orgId, id, step],
  )
  return rowCount === 1
}

export interface Leave {
  readonly starts: string
  readonly ends: string
  readonly reason: string
}

/** Replaces all leave of a member of staff. */
export async function setLeave(
  client: pg.PoolClient,
  orgId: string,
  id: string,
  leave: readonly Leave[],
  today: string,
): Promise<void> {
  await client.query('delete from staff_leave where org_id = $1 and staff_id = $2 and ends >= $3', [orgId, id, today])
  for (const { starts, ends, reason } of leave)
    await client.query(
      `insert into staff_leave (org_id, staff_id, starts, ends, reason) values ($1, $2, $3, $4, $5)
       on conflict (org_id, staff_id, starts) do update set ends = excluded.ends, reason = excluded.reason`,
      [orgId, id, starts, ends, reason],
    )
}

/** A post held from one day to another, both included; `actsFor`: the colleague whose it is. */
export interface Post {
  readonly role: Exclude<StaffRole, 'administrator' | 'adviser' | 'supervisor'>
  readonly starts: PlainDate
  readonly ends: PlainDate
  readonly actsFor: string | null
  readonly reason: string
}

/** Replaces the posts that have not ended yet; what is over stays. One that has begun and is left out ends yesterday. */
export async function setPosts(
  client: pg.PoolClient,
  orgId: string,
  id: string,
  posts: readonly Post[],
  today: string,
): Promise<void> {
  await client.query('delete from staff_post where org_id = $1 and staff_id = $2 and starts >= $3', [orgId, id, today])
  await client.query(
    `update staff_post set ends = $3::date - 1 where org_id = $1 and staff_id = $2 and starts < $3 and ends >= $3`,
    [orgId, id, today],
  )
  for (const { role, starts, ends, actsFor, reason } of posts)
    await client.query(
      `insert into staff_post (org_id, staff_id, role, starts, ends, acts_for, reason) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (org_id, staff_id, role, starts) do update
         set ends = excluded.ends, acts_for = excluded.acts_for, reason = excluded.reason`,
      [orgId, id, role, starts, ends, actsFor, reason],
    )
}

/** How many active members with this role the organisation has, apart from one. */
export async function countOthers(
  client: pg.PoolClient,
  orgId: string,
  role: StaffRole,
  except: string,
): Promise<number> {
  const { rows } = await client.query(
    'select count(*)::int as n from staff where org_id = $1 and active and $2 = any(roles) and id <> $3',
    [orgId, role, except],
  )
  return rows[0]?.n ?? 0
}

function toStaff(row: Record<string, unknown>): StaffRow {
  return {
    id: row['id'] as string,
    name: row['name'] as string,
    username: row['username'] as string,
    roles: row['roles'] as StaffRole[],
    specialities: row['specialities'] as string[],
    counterNo: row['counter_no'] as number | null,
    maximumLoad: row['maximum_load'] as number,
    active: row['active'] as boolean,
    passwordHash: row['password_hash'] as string,
    passwordFirst: row['password_first'] as boolean,
    totpSecret: row['totp_secret'] as Buffer | null,
    totpLastStep: row['totp_last_step'] as number,
  }
}

/** Behind the wall of one organisation, in one transaction. */
export const inOrg = orgTransaction
