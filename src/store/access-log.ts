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

/** A reading that is drawn anew within half an hour is the same one. */
export async function logAccessOnce(
  pool: pg.Pool,
  orgId: string,
  { caseId, actor, what, at }: { caseId: string; actor: Pick<Actor, 'kind' | 'id'>; what: string; at: Instant },
): Promise<void> {
  await orgQuery(pool, orgId, {
    name: 'log-access-once',
    text: `insert into access_log (org_id, case_id, at, actor_kind, actor_id, what)
           select $1, $2, $3, $4, $5, $6
           where not exists (
             select from access_log a where a.org_id = $1 and a.case_id = $2 and a.at > $3::timestamptz - interval '30 minutes'
               and a.actor_kind = $4 and a.actor_id = $5 and a.what = $6)`,
    values: [orgId, caseId, at, actor.kind, actor.id, what],
  })
}

/** Cases that were found by somebody's number; a search that is drawn anew within half an hour is the same one. */
export async function logFound(
  pool: pg.Pool,
  orgId: string,
  caseIds: readonly string[],
  actor: Pick<Actor, 'kind' | 'id'>,
  at: Instant,
): Promise<void> {
  await orgQuery(pool, orgId, {
    name: 'log-found',
    text: `insert into access_log (org_id, case_id, at, actor_kind, actor_id, what)
           select $1, found.id, $3, $4, $5, 'search' from unnest($2::uuid[]) as found (id)
           where not exists (
             select from access_log a where a.org_id = $1 and a.case_id = found.id and a.at > $3::timestamptz - interval '30 minutes'
               and a.actor_kind = $4 and a.actor_id = $5 and a.what = 'search')`,
    values: [orgId, caseIds, at, actor.kind, actor.id],
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
