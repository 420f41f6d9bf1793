/** Who is looking at which case: opened by the case code, dead after idling. */
import type { Kysely } from 'kysely'
import type { Instant } from '#core/clock/date.ts'
import type { Database } from './tables.ts'

export interface CaseSessionRow {
  readonly orgId: string
  readonly caseId: string
  readonly seenAt: Instant
}

/** Opens one and forgets those not used since `before`. */
export async function insertCaseSession(
  db: Kysely<Database>,
  session: { tokenHash: Buffer; orgId: string; caseId: string; at: Instant; before: Instant },
): Promise<void> {
  await db.deleteFrom('case_session').where('seen_at', '<', session.before).execute()
  await db
    .insertInto('case_session')
    .values({
      token_hash: session.tokenHash,
      org_id: session.orgId,
      case_id: session.caseId,
      created_at: session.at,
      seen_at: session.at,
    })
    .execute()
}

/** From when on a session must have been used, and opened, to be alive. */
export interface Alive {
  readonly used: Instant
  readonly opened: Instant
}

/** The session of a token, when it is alive. */
export async function findCaseSession(
  db: Kysely<Database>,
  tokenHash: Buffer,
  since: Alive,
): Promise<CaseSessionRow | null> {
  const row = await db
    .selectFrom('case_session')
    .select(['org_id as orgId', 'case_id as caseId', 'seen_at as seenAt'])
    .where('token_hash', '=', tokenHash)
    .where('seen_at', '>=', since.used)
    .where('created_at', '>=', since.opened)
    .executeTakeFirst()
  return row ?? null
}

/** Which of these are alive: their hashes in hexadecimal. */
export async function findLivingCaseSessions(
  db: Kysely<Database>,
  tokenHashes: readonly Buffer[],
  since: Alive,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('case_session')
    .select('token_hash as hash')
    .where('token_hash', 'in', [...tokenHashes])
    .where('seen_at', '>=', since.used)
    .where('created_at', '>=', since.opened)
    .execute()
  return new Set(rows.map(({ hash }) => hash.toString('hex')))
}

export async function touchCaseSession(db: Kysely<Database>, tokenHash: Buffer, at: Instant): Promise<void> {
  await db
    .updateTable('case_session')
    .set({ seen_at: at })
    .where('token_hash', '=', tokenHash)
    .where('seen_at', '<', at)
    .execute()
}

export async function deleteCaseSession(db: Kysely<Database>, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('case_session').where('token_hash', '=', tokenHash).execute()
}
