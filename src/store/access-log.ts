/** Who looked, at what, why. Append-only; the person reads it. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import type { Actor } from '#core/case/case.ts'
import { orgQuery } from './org-query.ts'

export interface AccessRow {
  readonly at: Instant
  readonly actorKind: Actor['kind']
  readonly actorId: string
  readonly what: string
  readonly purpose: string
}

/** In the transaction of the act it records (app.org must be set). */
export async function logAccess(
  client: pg.PoolClient,
  orgId: string,
  entry: {
    caseId: string
    personId: string | null
    actor: Pick<Actor, 'kind' | 'id'>
    what: string
    purpose: string
    at: Instant
  },
): Promise<void> {
  await client.query({
    name: 'log-access',
    text: `insert into access_log (org_id, case_id, person_id, at, actor_kind, actor_id, what, purpose) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      orgId,
      entry.caseId,
      entry.personId,
      entry.at,
      entry.actor.kind,
      entry.actor.id,
      entry.what,
      entry.purpose,
    ],
  })
}

/** Newest first. */
export async function listAccess(pool: pg.Pool, orgId: string, caseId: string): Promise<AccessRow[]> {
  const rows = await orgQuery<Record<string, string>>(pool, orgId, {
    name: 'list-access',
    text: 'select at, actor_kind, actor_id, what, purpose from access_log where org_id = $1 and case_id = $2 order by at desc, id desc limit 500',
    values: [orgId, caseId],
  })
  return rows.map((row) => ({
    at: row['at'] as Instant,
    actorKind: row['actor_kind'] as Actor['kind'],
    actorId: row['actor_id']!,
    what: row['what']!,
    purpose: row['purpose']!,
  }))
}
