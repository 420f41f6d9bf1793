/**
 * Signing in: password, then one-time code; a session that showed only one of the two can do nothing but show the other.
 * Sessions lie in PostgreSQL, so that ending one is ending it everywhere, and a changed right counts from the next request.
 */
import type { Role } from '#core/case/case.ts'
import { dateOf, type Instant } from '#core/clock/date.ts'
import { passwordFaults } from '#core/people/own-password.ts'
import type pg from 'pg'
import { logAccount } from '#store/account-log.ts'
import { orgTransaction } from '#store/org-query.ts'
import { seal, unseal, type FieldPlace } from '#store/seal.ts'
import {
  deleteOldSessions,
  deleteSession,
  deleteStaffSessions,
  findLiving,
  findSession,
  findSignInName,
  insertSession,
  touchSession,
} from '#store/sessions.ts'
import { findStaff, setTotpSecret, takeTotpStep, updateStaff, type StaffRow } from '#store/staff.ts'
import { countAttempts, countPerMinute, networkOf, siteOf } from './attempts.ts'
import type { App } from './context.ts'
import { enrolment, newSecret, stepOf, stepOfCode, usableCode } from './one-time-code.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { hashToken, newToken } from './session-token.ts'

export interface SignedIn {
  readonly tokenHash: Buffer
  readonly orgId: string
  readonly staffId: string
  readonly name: string
  readonly username: string
  readonly roles: readonly Role[]
  readonly counterNo: number | null
  /** Both factors were shown, and the password is the holder's own. */
  readonly full: boolean
  /** Both factors were shown, with a password that somebody else gave: it must be replaced before anything else. */
  readonly owesPassword: boolean
  readonly csrf: string
  readonly centre: { readonly id: string; readonly name: string; readonly code: string; readonly demo: boolean }
  readonly createdAt: string
  /** Milliseconds: it ends then unless it is used before. */
  readonly until: number
}

/** What is still owed; the same shapes as `SignInStep` of the contract. */
export type Owed =
  | { readonly next: 'code'; readonly demoCode: string | null }
  | { readonly next: 'enrol'; readonly secret: string; readonly uri: string; readonly qrSvg: string }
  | { readonly next: 'new-password'; readonly name: string; readonly username: string }

export type Tried =
  | { readonly ok: true; readonly token: string; readonly session: SignedIn }
  | { readonly ok: false; readonly why: 'wrong-password' | 'wrong-code' | 'weak-password' }
  | { readonly ok: false; readonly why: 'wait'; readonly seconds: number }

/** When nothing else is set in `organisation.settings.session` (等保 2.0, OWASP ASVS 7.3). */
const usual = { idleMinutes: 15, absoluteHours: 12 }
/** The second factor must follow the first within this time. */
const halfwayMinutes = 10
/** The longest idle time a centre may set. */
const idleMinutesAtMost = 60
const touchedEverySeconds = 30
const freeTries = 5
/** Of one account from a whole IPv6 site, behind which there may be a whole office. */
const freeTriesOfSite = 20
const triesPerMinute = 60

const counters = new WeakMap<pg.Pool, ReturnType<typeof makeCounters>>()
const makeCounters = (pool: pg.Pool) => ({
  password: countAttempts(pool, 'password'),
  code: countAttempts(pool, 'code'),
  place: countPerMinute(pool, 'sign-in', triesPerMinute),
})
function countersOf({ store }: App) {
  const known = counters.get(store.pool) ?? makeCounters(store.pool)
  counters.set(store.pool, known)
  return known
}

/**
 * Whoever holds this token, or null: unknown, ended, unused for too long, too old, or the holder was switched off. `attended`: somebody
 * did something; what a screen asks by itself keeps no session alive.
 */
export async function findSignedIn(app: App, token: string, attended = true): Promise<SignedIn | null> {
  const tokenHash = hashToken(token)
  const row = await findSession(app.store.pool, tokenHash, dateOf(app.now()))
  if (!row) return null
  const now = Date.parse(app.now())
  const minutesSince = (at: string) => (now - Date.parse(at)) / 60_000
  const { idle, absolute } = limitsOf(row.limits)
  const shown = row.secondFactorAt !== null && row.enrolled
  const most = shown && !row.passwordFirst ? absolute : halfwayMinutes
  const until = Math.min(Date.parse(row.seenAt) + idle * 60_000, Date.parse(row.createdAt) + most * 60_000)
  if (now >= until) {
    await deleteSession(app.store.pool, tokenHash)
    return null
  }
  if (attended && minutesSince(row.seenAt) * 60 >= touchedEverySeconds)
    await touchSession(app.store.pool, tokenHash, app.now())
  return {
    tokenHash,
    orgId: row.orgId,
    staffId: row.staffId,
    name: row.name,
    username: row.username,
    roles: row.roles,
    counterNo: row.counterNo,
    full: shown && !row.passwordFirst,
    owesPassword: shown && row.passwordFirst,
    csrf: row.csrf,
    centre: { id: row.orgId, ...row.centre },
    createdAt: row.createdAt,
    until,
  }
}

/** Which of these sessions of one organisation (hashes of their tokens) still live, in hexadecimal, and the posts of each. */
export async function livingSessions(
  app: App,
  orgId: string,
  hashes: readonly Buffer[],
): Promise<Map<string, readonly Role[]>> {
  const rows = await findLiving(app.store.pool, orgId, hashes, dateOf(app.now()))
  const now = Date.parse(app.now())
  const lives = (row: (typeof rows)[number]) => {
    const { idle, absolute } = limitsOf(row.limits)
    return now < Math.min(Date.parse(row.seenAt) + idle * 60_000, Date.parse(row.createdAt) + absolute * 60_000)
  }
  return new Map(rows.filter(lives).map(({ hash, roles }) => [hash, roles]))
}

/** Minutes. What a centre sets is kept within an hour idle and a day in all. */
function limitsOf(set: { idleMinutes?: number; absoluteHours?: number } | null): { idle: number; absolute: number } {
  const within = (value: unknown, most: number, otherwise: number) =>
    typeof value === 'number' && value > 0 ? Math.min(value, most) : otherwise
  return {
    idle: within(set?.idleMinutes, idleMinutesAtMost, usual.idleMinutes),
    absolute: within(set?.absoluteHours, 24, usual.absoluteHours) * 60,
  }
}

/** First step. A wrong name and a wrong password are one answer, found with the same work. */
export async function tryPassword(app: App, given: { username: string; password: string; ip: string }): Promise<Tried> {
  const { pool } = app.store
  const username = given.username.normalize('NFKC').toLowerCase()
  const network = networkOf(given.ip)
  const { password, place } = countersOf(app)
  const who = [username, network]
  const site = siteOf(network)
  const whoOfSite = [username, site ?? '']
  const seconds =
    (await place([network])) ||
    (await password.take(who, freeTries)) ||
    (site === null ? 0 : await password.take(whoOfSite, freeTriesOfSite))
  if (seconds > 0) return { ok: false, why: 'wait', seconds }
  const known = await findSignInName(pool, username)
  const orgId = known?.orgId ?? app.orgId
  const staff = await orgTransaction(pool, orgId, (client) => findStaff(client, orgId, known?.staffId ?? ''))
  const right = await checkPassword(given.password, staff?.active ? staff.passwordHash : undefined)
  if (!staff || !right) return { ok: false, why: 'wrong-password' }
  await password.forgive(who)
  if (site !== null) await password.forgive(whoOfSite)
  // No session lives longer than a day; those that nobody came back to are swept up by whoever comes next.
  await deleteOldSessions(pool, new Date(Date.parse(app.now()) - 24 * 3600_000).toISOString())
  await prepareSecondFactor(app, orgId, staff)
  return await open(app, orgId, staff.id, { createdAt: app.now(), secondFactorAt: null })
}

/** Second step: the code, or the first code after setting up. Ends the halfway session and opens a whole one. */
export async function tryCode(app: App, session: SignedIn, code: string): Promise<Tried> {
  const { code: counter } = countersOf(app)
  // By account and not by place: whoever comes here has the password, and a million codes are few.
  const who = [session.orgId, session.staffId]
  const seconds = await counter.take(who, freeTries)
  if (seconds > 0) return { ok: false, why: 'wait', seconds }
  const accepted = await orgTransaction(app.store.pool, session.orgId, async (client) => {
    const staff = await findStaff(client, session.orgId, session.staffId)
    if (!staff?.totpSecret) return false
    const step = stepOfCode(openSecret(app, session.orgId, staff), code, app.now())
    return step !== undefined && (await takeTotpStep(client, session.orgId, staff.id, step))
  })
  if (!accepted) return { ok: false, why: 'wrong-code' }
  await counter.forgive(who)
  await deleteSession(app.store.pool, session.tokenHash)
  return await open(app, session.orgId, session.staffId, { createdAt: app.now(), secondFactorAt: app.now() })
}

/**
 * Replaces one's own password; `current` may be left out only by whoever has just signed in with a password that somebody else gave. Every
 * other session of the same person ends, and this one goes on under a new token.
 */
export async function changePassword(
  app: App,
  session: SignedIn,
  given: { current?: string | undefined; next: string },
): Promise<Tried> {
  const { orgId, staffId, username, name } = session
  const { pool } = app.store
  const { password: counter } = countersOf(app)
  const who = [orgId, staffId, 'change']
  const seconds = await counter.take(who, freeTries)
  if (seconds > 0) return { ok: false, why: 'wait', seconds }
  const staff = await orgTransaction(pool, orgId, (client) => findStaff(client, orgId, staffId))
  const isOwn = session.full
    ? given.current !== undefined && (await checkPassword(given.current, staff?.passwordHash))
    : session.owesPassword
  if (!isOwn) return { ok: false, why: 'wrong-password' }
  const unchanged = await checkPassword(given.next, staff?.passwordHash)
  if (unchanged || passwordFaults(given.next, { username, name }).length > 0) return { ok: false, why: 'weak-password' }
  await counter.forgive(who)
  const passwordHash = await hashPassword(given.next)
  await orgTransaction(pool, orgId, async (client) => {
    await updateStaff(client, orgId, staffId, { passwordHash, passwordFirst: false })
    await deleteStaffSessions(client, orgId, staffId)
    await logAccount(client, orgId, { at: app.now(), byId: staffId, staffId, what: 'ownPassword', roles: [] })
  })
  return await open(app, orgId, staffId, { createdAt: app.now(), secondFactorAt: app.now() })
}

/** What a halfway session must still show. */
export async function owed(app: App, session: SignedIn): Promise<Owed> {
  if (session.owesPassword) return { next: 'new-password', name: session.name, username: session.username }
  const staff = await orgTransaction(app.store.pool, session.orgId, (client) =>
    findStaff(client, session.orgId, session.staffId),
  )
  if (!staff?.totpSecret) throw new Error('a halfway session without a second factor prepared')
  const secret = openSecret(app, session.orgId, staff)
  if (staff.totpLastStep < 0)
    return { next: 'enrol', ...(await enrolment(secret, `办成·${session.centre.name}`, staff.username)) }
  return { next: 'code', demoCode: app.demo ? usableCode(secret, staff.totpLastStep, app.now()) : null }
}

/** Ends one session, here and on every machine. */
export const signOut = (app: App, session: SignedIn): Promise<void> => deleteSession(app.store.pool, session.tokenHash)

/** A secret that was shown before and never proven may have been seen by another: each password begins with a new one. */
async function prepareSecondFactor(app: App, orgId: string, staff: StaffRow): Promise<void> {
  if (staff.totpSecret && staff.totpLastStep >= 0) return
  const sealed = seal(app.keys, placeOf(orgId, staff.id), newSecret())
  await orgTransaction(app.store.pool, orgId, async (client) => {
    await setTotpSecret(client, orgId, staff.id, sealed)
    // A demonstration shows the code itself, so there is nothing to set up.
    if (app.demo) await takeTotpStep(client, orgId, staff.id, stepOf(app.now()) - 2)
  })
}

async function open(
  app: App,
  orgId: string,
  staffId: string,
  times: { createdAt: Instant; secondFactorAt: Instant | null },
): Promise<Tried> {
  const token = newToken()
  await insertSession(app.store.pool, {
    tokenHash: hashToken(token),
    orgId,
    staffId,
    seenAt: times.createdAt,
    csrf: newToken(),
    ...times,
  })
  const session = await findSignedIn(app, token)
  if (!session) return { ok: false, why: 'wrong-password' }
  return { ok: true, token, session }
}

const placeOf = (orgId: string, rowId: string): FieldPlace => ({ table: 'staff', column: 'totp_secret', orgId, rowId })

function openSecret(app: App, orgId: string, staff: StaffRow): string {
  return unseal(app.keys, placeOf(orgId, staff.id), staff.totpSecret!)
}
