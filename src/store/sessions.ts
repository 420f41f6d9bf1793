/** The SQL of signing in: directories read before the organisation is known, sessions, keys of other systems. */
import type pg from 'pg'
import type { Role } from '#core/case/case.ts'
import type { PlainDate } from '#core/clock/date.ts'
import { orgQuery, type Gate } from './org-query.ts'

type Db = pg.Pool | pg.PoolClient

export interface SessionRow {
  readonly orgId: string
  readonly staffId: string
  readonly name: string
  readonly username: string
  readonly roles: readonly Role[]
  readonly counterNo: number | null
  /** Null until the second factor was shown. */
  readonly secondFactorAt: string | null
  readonly createdAt: string
  readonly seenAt: string
  readonly csrf: string
  /** Whether a one-time-code secret was set up and proven. */
  readonly enrolled: boolean
  /** The password was given by somebody else. */
  readonly passwordFirst: boolean
  readonly centre: { readonly name: string; readonly code: string; readonly demo: boolean }
  /** `organisation.settings.session`, as it lies there. */
  readonly limits: { readonly idleMinutes?: number; readonly absoluteHours?: number } | null
}

/** The session of a token's hash, when its holder is still active; with the posts they hold that day. */
export async function findSession(db: Db, tokenHash: Buffer, day: PlainDate): Promise<SessionRow | undefined> {
  const { rows } = await db.query({
    name: 'find-session',
    text: 'select * from find_session($1, $2)',
    values: [tokenHash, day],
  })
  const [row] = rows
  if (!row) return undefined
  return {
    orgId: row.org_id,
    staffId: row.staff_id,
    name: row.name,
    username: row.username,
    roles: row.roles,
    counterNo: row.counter_no,
    secondFactorAt: row.second_factor_at,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    csrf: row.csrf_token,
    enrolled: row.enrolled,
    passwordFirst: row.password_first,
    centre: { name: row.centre_name, code: row.centre_code, demo: row.centre_demo },
    limits: row.limits,
  }
}

/** Lets through whoever may, that day, still do what they could when the session was looked up; see `isSessionChanged`. */
export const sessionGate = (
  day: PlainDate,
  session: {
    readonly orgId: string
    readonly staffId: string
    readonly roles: readonly string[]
    readonly tokenHash: Buffer
  },
): Gate => ({
  check: {
    name: 'still-signed-in',
    text: 'select still_signed_in($1, $2, $3, $4, $5)',
    values: [session.orgId, session.tokenHash, session.staffId, session.roles, day],
  },
  passed: false,
})

/** Whether the gate was shut: nothing behind it was done. */
export const isSessionChanged = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'BCS01'

export interface NewSession {
  readonly tokenHash: Buffer
  readonly orgId: string
  readonly staffId: string
  readonly createdAt: string
  readonly seenAt: string
  readonly secondFactorAt: string | null
  readonly csrf: string
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.query(
    `insert into session (token_hash, org_id, staff_id, created_at, seen_at, second_factor_at, csrf_token)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      session.tokenHash,
      session.orgId,
      session.staffId,
      session.createdAt,
      session.seenAt,
      session.secondFactorAt,
      session.csrf,
    ],
  )
}

/** Notes that the session was used; `at` is an instant. */
export async function touchSession(db: Db, tokenHash: Buffer, at: string): Promise<void> {
  await db.query({
    name: 'touch-session',
    text: 'update session set seen_at = $2 where token_hash = $1 and seen_at < $2',
    values: [tokenHash, at],
  })
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.query('delete from session where token_hash = $1', [tokenHash])
}

/** Ends every session of a member of staff, on every machine. */
export async function deleteStaffSessions(db: Db, orgId: string, staffId: string): Promise<void> {
  await db.query('delete from session where org_id = $1 and staff_id = $2', [orgId, staffId])
}

export interface LivingRow extends Pick<SessionRow, 'roles' | 'createdAt' | 'seenAt' | 'limits'> {
  /** Of the token, in hexadecimal. */
  readonly hash: string
}

/** Those of these sessions that were not ended and may do what their holder may; whether they ran out is the caller's matter. */
export async function findLiving(
  pool: pg.Pool,
  orgId: string,
  tokenHashes: readonly Buffer[],
  day: PlainDate,
): Promise<LivingRow[]> {
  return await orgQuery<LivingRow & pg.QueryResultRow>(pool, orgId, {
    name: 'living-sessions',
    text: `select encode(s.token_hash, 'hex') as hash, roles_on(m.org_id, m.id, m.roles, $3) as roles, s.created_at as "createdAt", s.seen_at as "seenAt",
             o.settings -> 'session' as limits
           from session s
             join staff m on m.org_id = s.org_id and m.id = s.staff_id
             join organisation o on o.id = s.org_id
           where s.org_id = $1 and s.token_hash = any($2) and s.second_factor_at is not null and m.active
             and not m.password_first`,
    values: [orgId, tokenHashes, day],
  })
}

/** Forgets sessions that nobody used since `before` (an instant). */
export async function deleteOldSessions(db: Db, before: string): Promise<number> {
  return (await db.query('delete from session where seen_at < $1', [before])).rowCount ?? 0
}

export async function findSignInName(
  db: Db,
  username: string,
): Promise<{ orgId: string; staffId: string } | undefined> {
  const { rows } = await db.query('select org_id, staff_id from sign_in_name where username = $1', [username])
  return rows[0] && { orgId: rows[0].org_id, staffId: rows[0].staff_id }
}

export interface ServiceAccount {
  readonly orgId: string
  readonly id: string
  readonly kind: 'hotline'
  readonly name: string
}

/** The system that this key belongs to, unless it was switched off. */
export async function findServiceAccount(db: Db, keyHash: Buffer): Promise<ServiceAccount | undefined> {
  const { rows } = await db.query({
    name: 'service-account',
    text: 'select org_id, id, kind, name from service_account where key_hash = $1 and active',
    values: [keyHash],
  })
  return rows[0] && { orgId: rows[0].org_id, id: rows[0].id, kind: rows[0].kind, name: rows[0].name }
}

export async function insertServiceAccount(db: Db, keyHash: Buffer, account: ServiceAccount): Promise<void> {
  await db.query('insert into service_account (key_hash, org_id, id, kind, name) values ($1, $2, $3, $4, $5)', [
    keyHash,
    account.orgId,
    account.id,
    account.kind,
    account.name,
  ])
}

/** The organisation with this code. */
export async function findOrganisation(db: Db, code: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await db.query('select id, name from organisation where code = $1', [code])
  return rows[0]
}
