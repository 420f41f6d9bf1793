/** Accounts of the people of a centre: adding, changing, switching off. Whoever is changed is signed out where that is safer. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { dateOf } from '#core/clock/date.ts'
import type { Colleague } from '#contract/centre.ts'
import { accountWords } from '#words/accounts.ts'
import { listAccountLog, logAccount, type AccountAct } from '#store/account-log.ts'
import { listColleagues } from '#store/colleagues.ts'
import { orgTransaction } from '#store/org-query.ts'
import { deleteStaffSessions } from '#store/sessions.ts'
import {
  countOthers,
  findStaff,
  insertStaff,
  setLeave,
  setPosts,
  setTotpSecret,
  updateStaff,
  type Leave,
  type StaffRole,
  type StaffRow,
  type Post,
} from '#store/staff.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'
import { hashPassword, newPassword } from './passwords.ts'
import { forgetStaffNames, staffNames } from './staff-names.ts'

const mostEntries = 100

export interface NewColleague {
  readonly name: string
  readonly username: string
  readonly roles: readonly StaffRole[]
  readonly specialities: readonly string[]
  readonly counterNo: number | null
  readonly maximumLoad: number
}

export interface ColleagueChange {
  readonly roles?: readonly StaffRole[] | undefined
  readonly specialities?: readonly string[] | undefined
  readonly counterNo?: number | null | undefined
  readonly maximumLoad?: number | undefined
  readonly active?: boolean | undefined
  readonly leave?: readonly Leave[] | undefined
  readonly posts?: readonly Post[] | undefined
  readonly resetSecondFactor?: true | undefined
  readonly resetPassword?: true | undefined
}

/** Why an account was not added or changed. */
export type StaffRefusal = 'name-taken' | 'last-administrator' | 'roles-exclusive' | 'own-roles'
export type StaffResult<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly why: StaffRefusal }

/**
 * Adds an account with a random first password; the second factor is set up at the first sign-in. Sent again with the same key, it is the
 * same account with a new password, as long as nobody signed in: the first one may never have arrived.
 */
export async function addStaff(
  ask: Ask,
  key: string,
  input: NewColleague,
): Promise<StaffResult<{ id: string; password: string }>> {
  if (!areCompatible(input.roles)) return { ok: false, why: 'roles-exclusive' }
  const { pool } = ask.app.store
  const id = `u${createHash('sha256').update(`${ask.orgId}|${key}`).digest('hex').slice(0, 16)}`
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  const added = await orgTransaction(pool, ask.orgId, async (client) => {
    const known = await findStaff(client, ask.orgId, id)
    if (!known) {
      const made = await insertStaff(client, ask.orgId, { ...input, id, passwordHash, passwordFirst: true })
      if (made) await log(client, ask, id, 'added', input.roles)
      return made
    }
    if (!isSame(known, input) || known.totpSecret !== null) return false
    await updateStaff(client, ask.orgId, id, { passwordHash, passwordFirst: true })
    await log(client, ask, id, 'newPassword')
    return true
  })
  forgetStaffNames(ask.app, ask.orgId)
  return added ? { ok: true, id, password } : { ok: false, why: 'name-taken' }
}

/** Changes an account. Throws NotFound for an unknown one. A new password is given back once, null without a reset. */
export async function changeStaff(
  ask: Ask,
  id: string,
  change: ColleagueChange,
): Promise<StaffResult<{ staff: Colleague; password: string | null }>> {
  const { pool } = ask.app.store
  const { orgId } = ask
  if (change.roles && !areCompatible(change.roles)) return { ok: false, why: 'roles-exclusive' }
  const password = change.resetPassword ? newPassword() : null
  const passwordHash = password ? await hashPassword(password) : undefined
  const done = await orgTransaction(pool, orgId, async (client) => {
    const before = await findStaff(client, orgId, id)
    if (!before) throw new NotFound('staff')
    if (await leavesNoAdministrator(client, ask, before, change)) return 'last-administrator' as const
    // Whoever gives out posts does not give one to themselves: a colleague must.
    if (id === ask.actor.id && change.posts) return 'own-roles' as const
    if (id === ask.actor.id && change.roles && !isSameSet(change.roles, before.roles)) return 'own-roles' as const
    const posts = change.posts ?? []
    if (posts.length > 0 && (change.roles ?? before.roles).includes('administrator')) return 'roles-exclusive' as const
    for (const { actsFor } of posts)
      if (actsFor !== null && (actsFor === id || !(await findStaff(client, orgId, actsFor))))
        throw new NotFound('staff')
    const { roles, specialities, counterNo, maximumLoad, active } = change
    const passwordFirst = passwordHash ? true : undefined
    const set = { roles, specialities, counterNo, maximumLoad, active, passwordHash, passwordFirst }
    await updateStaff(client, orgId, id, set)
    if (change.leave) await setLeave(client, orgId, id, change.leave, dateOf(ask.now))
    if (change.posts) {
      await setPosts(client, orgId, id, posts, dateOf(ask.now))
      await log(client, ask, id, 'posts', [...new Set(posts.map(({ role }) => role))])
    }
    if (change.resetSecondFactor) await setTotpSecret(client, orgId, id, null)
    if (active === false || change.resetSecondFactor || change.resetPassword)
      await deleteStaffSessions(client, orgId, id)
    if (roles && !isSameSet(roles, before.roles)) await log(client, ask, id, 'roles', roles)
    if (active !== undefined && active !== before.active) await log(client, ask, id, active ? 'on' : 'off')
    if (change.resetPassword) await log(client, ask, id, 'newPassword')
    if (change.resetSecondFactor) await log(client, ask, id, 'newSecondFactor')
    return null
  })
  if (done) return { ok: false, why: done }
  const staff = (await listColleagues(pool, orgId, dateOf(ask.now))).find((entry) => entry.id === id)
  if (!staff) throw new NotFound('staff')
  return { ok: true, staff, password }
}

/** What was done to accounts, newest first, in words: whoever keeps them is seen by the director (and by colleagues). */
export async function accountEntries({ app, orgId, lang }: Ask) {
  const names = await staffNames(app, orgId)
  const rows = await listAccountLog(app.store.pool, orgId, mostEntries)
  return {
    entries: rows.map((row) => ({
      at: row.at,
      by: names(row.byId),
      who: names(row.staffId),
      what: accountWords(row.what, row.roles, lang),
    })),
  }
}

const log = (client: pg.PoolClient, ask: Ask, staffId: string, what: AccountAct, roles: readonly string[] = []) =>
  logAccount(client, ask.orgId, { at: ask.now, byId: ask.actor.id, staffId, what, roles })

/** Those who keep the accounts handle no cases (separation of duties, 等保 2.0). */
const areCompatible = (roles: readonly StaffRole[]) => !roles.includes('administrator') || new Set(roles).size === 1

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  new Set(one).symmetricDifference(new Set(other)).size === 0

/** One at a time, so that two administrators cannot switch each other off at the same moment. */
async function leavesNoAdministrator(
  client: pg.PoolClient,
  { orgId }: Ask,
  before: StaffRow,
  change: ColleagueChange,
): Promise<boolean> {
  if (!before.active || !before.roles.includes('administrator')) return false
  const stays = change.active !== false && (change.roles ?? before.roles).includes('administrator')
  if (stays) return false
  await client.query(`select pg_advisory_xact_lock(hashtext($1))`, [`administrators ${orgId}`])
  return (await countOthers(client, orgId, 'administrator', before.id)) === 0
}

const isSame = (known: StaffRow, input: NewColleague) =>
  known.name === input.name && known.username === input.username && known.roles.join() === input.roles.join()
