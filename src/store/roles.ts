import type { Client } from 'pg'
import pg from 'pg'
import { codeOf, storeProblem } from './problem.ts'

/** The application's role: it owns nothing, skips no row security, and has what the migrations grant it. */
export const appRole = 'bancheng_app'
/** The role that owns the tables of an embedded cluster. On an external database the migrating login is the owner. */
export const ownerRole = 'bancheng_owner'
const database = 'bancheng'

/** On a cluster of our own: both roles with their passwords, and the database. Costs one query when all is there. */
export async function ensureEmbeddedRoles(admin: Client, passwords: { owner: string; app: string }): Promise<void> {
  const { rows } = await admin.query<{ roles: string[]; granted: boolean; made: boolean }>(
    `select array(select rolname::text from pg_roles where rolname in ($1, $2)) as roles,
            exists(select from pg_auth_members where roleid = to_regrole($2) and member = to_regrole($1)) as granted,
            exists(select from pg_database where datname = $3) as made`,
    [ownerRole, appRole, database],
  )
  const { roles = [], granted = false, made = false } = rows[0] ?? {}
  for (const [role, password] of [
    [ownerRole, passwords.owner],
    [appRole, passwords.app],
  ] as const) {
    if (roles.includes(role)) continue
    await admin.query(
      `create role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb password ${pg.escapeLiteral(password)}`,
    )
  }
  // So that migrations can give the application a schema of its own.
  if (!granted) await admin.query(`grant ${appRole} to ${ownerRole}`)
  if (!made) await admin.query(`create database ${database} owner ${ownerRole}`)
}

/**
 * On an external database: makes the application's role, and lets `appLogin` and the migrating login take it on (the
 * latter gives it a schema of its own). Throws a StoreProblem with the statements an administrator must run when the
 * migrating login may not.
 */
export async function ensureExternalRole(owner: Client, appLogin: string): Promise<void> {
  if ((await missingRoles(owner, appLogin)).length === 0) return
  // Two processes starting at once would grant at once, which PostgreSQL answers with an internal error.
  await owner.query(`select pg_advisory_lock(${lockKey})`)
  const missing = await missingRoles(owner, appLogin)
  try {
    for (const statement of missing) await owner.query(statement)
  } catch (cause) {
    if (codeOf(cause) !== '42501') throw cause
    throw storeProblem(
      'no-app-role',
      `数据库登录没有权限建立或授予角色 ${appRole}。请让数据库管理员执行：${missing.join('; ')};`,
      `The database login may not create or grant the role ${appRole}. Ask the database administrator to run: ${missing.join('; ')};`,
      cause,
    )
  }
}

/** Any fixed number; see migrate.ts for the other one. */
const lockKey = 2026_1126

/** The statements still to be run. */
async function missingRoles(owner: Client, appLogin: string): Promise<string[]> {
  const { rows } = await owner.query<{ login: string; made: boolean }>(
    `select session_user::text as login, exists(select from pg_roles where rolname = $1) as made`,
    [appRole],
  )
  const { login = '', made = false } = rows[0] ?? {}
  const statements = made ? [] : [`create role ${appRole} nologin nosuperuser nobypassrls nocreaterole nocreatedb`]
  for (const member of new Set([appLogin || login, login])) {
    if (member === appRole || (made && (await isMember(owner, member)))) continue
    statements.push(`grant ${appRole} to ${pg.escapeIdentifier(member)}`)
  }
  return statements
}

/** Member and able to SET ROLE; a superuser always is. From PostgreSQL 16 a creator is a member without that ability. */
async function isMember(owner: Client, login: string): Promise<boolean> {
  const { rows } = await owner.query<{ member: boolean }>(
    `select pg_has_role($1::name, $2::name, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as member`,
    [login, appRole],
  )
  return rows[0]?.member ?? false
}

/** Refuses an application role that could pass the guards: append-only log and row security would be words only. */
export async function assertAppRoleIsPlain(app: { query: Client['query'] }): Promise<void> {
  const { rows } = await app.query<{ role: string; above: boolean }>(
    `select rolname::text as role, rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`,
  )
  const { role = '', above = true } = rows[0] ?? {}
  if (!above) return
  throw storeProblem(
    'app-role-too-strong',
    `应用使用的数据库角色 ${role} 是超级用户或可绕过行级安全，记录就不再只能追加。请让管理员执行：alter role ${role} nosuperuser nobypassrls;`,
    `The application's database role ${role} is a superuser or bypasses row security, so the log would not be append-only. Ask the administrator to run: alter role ${role} nosuperuser nobypassrls;`,
  )
}
