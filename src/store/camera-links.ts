/** Links by which a phone becomes the camera of a desk, and the pages that came through them. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery } from './org-query.ts'
import type { StaffRole } from './staff.ts'

export interface CameraLinkRow {
  readonly id: string
  readonly orgId: string
  readonly staffId: string
  /** Null: a sheet that is no case yet. */
  readonly caseId: string | null
  readonly expiresAt: Instant
  readonly phoneHash: Buffer | null
  readonly ended: boolean
  /** Of whoever made it, as they are now. */
  readonly roles: readonly StaffRole[]
  readonly counterNo: number | null
  /** Their account is on, and the session it was made in has not been ended; whether that ran out is for `livingSessions` to tell. */
  readonly signedIn: boolean
  readonly sessionHash: Buffer
  /** Pages that came so far. */
  readonly sent: number
  /** What came for a sheet lies on a case by now. */
  readonly handedOver: boolean
}

const linkQuery = `select l.id, l.org_id as "orgId", l.staff_id as "staffId", l.case_id as "caseId", l.expires_at as "expiresAt",
    l.phone_hash as "phoneHash", l.session_hash as "sessionHash", l.ended_at is not null as ended, m.roles, m.counter_no as "counterNo",
    m.active and not m.password_first and exists (
      select from session s where s.token_hash = l.session_hash and s.org_id = l.org_id and s.staff_id = l.staff_id) as "signedIn",
    (select count(*)::int from camera_page p where p.org_id = l.org_id and p.link_id = l.id) as sent,
    l.case_id is null and exists (
      select from camera_page p join paper on paper.org_id = p.org_id and paper.id = p.paper_id
      where p.org_id = l.org_id and p.link_id = l.id and paper.case_id is not null) as "handedOver"
  from camera_link l join staff m on m.org_id = l.org_id and m.id = l.staff_id
  where l.org_id = $1`

/** The link of a token's hash, as it stands. */
export async function findCameraLink(pool: pg.Pool, orgId: string, tokenHash: Buffer): Promise<CameraLinkRow | null> {
  const [row] = await orgQuery<CameraLinkRow & pg.QueryResultRow>(pool, orgId, {
    name: 'find-camera-link',
    text: `${linkQuery} and l.token_hash = $2`,
    values: [orgId, tokenHash],
  })
  return row ?? null
}

/** The same, kept from changing until this transaction is over: what comes in at the same time is counted one after the other. */
export async function lockCameraLink(
  client: pg.PoolClient,
  orgId: string,
  tokenHash: Buffer,
): Promise<CameraLinkRow | null> {
  await client.query('select from camera_link where org_id = $1 and token_hash = $2 for update', [orgId, tokenHash])
  const { rows } = await client.query<CameraLinkRow>(`${linkQuery} and l.token_hash = $2`, [orgId, tokenHash])
  return rows[0] ?? null
}

/** The link under its id, for whoever made it. */
export async function ownCameraLink(
  pool: pg.Pool,
  orgId: string,
  staffId: string,
  id: string,
): Promise<CameraLinkRow | null> {
  const [row] = await orgQuery<CameraLinkRow & pg.QueryResultRow>(pool, orgId, {
    name: 'own-camera-link',
    text: `${linkQuery} and l.id = $2 and l.staff_id = $3`,
    values: [orgId, id, staffId],
  })
  return row ?? null
}

export interface NewCameraLink {
  readonly id: string
  readonly tokenHash: Buffer
  readonly staffId: string
  readonly sessionHash: Buffer
  readonly caseId: string | null
  readonly at: Instant
  readonly expiresAt: Instant
}

/**
 * Makes it, or, when the same was asked for again and no phone opened it, gives it another token: the first may never have arrived.
 * False when it was opened, ended, or is for something else.
 */
export async function putCameraLink(client: pg.PoolClient, orgId: string, link: NewCameraLink): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into camera_link as l (org_id, id, token_hash, staff_id, session_hash, case_id, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (org_id, id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
       where l.phone_hash is null and l.ended_at is null and l.case_id is not distinct from excluded.case_id
         and l.session_hash = excluded.session_hash`,
    [orgId, link.id, link.tokenHash, link.staffId, link.sessionHash, link.caseId, link.at, link.expiresAt],
  )
  return rowCount === 1
}

/** Ends what this member of staff has open for a case, but one: there is one camera at a time. */
export async function endOtherCameraLinks(
  client: pg.PoolClient,
  orgId: string,
  link: Pick<NewCameraLink, 'id' | 'staffId' | 'caseId' | 'at'>,
): Promise<void> {
  await client.query(
    `update camera_link set ended_at = $5
     where org_id = $1 and staff_id = $2 and case_id = $3 and id <> $4 and ended_at is null`,
    [orgId, link.staffId, link.caseId, link.id, link.at],
  )
}

/** False when this member of staff has no such link. Ending it twice is ending it once. */
export async function endCameraLink(
  pool: pg.Pool,
  orgId: string,
  staffId: string,
  id: string,
  at: Instant,
): Promise<boolean> {
  const rows = await orgQuery(pool, orgId, {
    text: `update camera_link set ended_at = coalesce(ended_at, $4) where org_id = $1 and staff_id = $2 and id = $3 returning id`,
    values: [orgId, staffId, id, at],
  })
  return rows.length === 1
}

/** The phone that opened it; in the transaction that locked it. */
export async function bindCameraLink(
  client: pg.PoolClient,
  link: Pick<CameraLinkRow, 'orgId' | 'id'>,
  phoneHash: Buffer,
  at: Instant,
): Promise<void> {
  await client.query('update camera_link set phone_hash = $3, opened_at = $4 where org_id = $1 and id = $2', [
    link.orgId,
    link.id,
    phoneHash,
    at,
  ])
}

/** In the transaction that locked the link. A page that is there already stays the one it is. */
export async function insertCameraPage(
  client: pg.PoolClient,
  link: Pick<CameraLinkRow, 'orgId' | 'id'>,
  page: { readonly paperId: string; readonly key: string; readonly at: Instant },
): Promise<void> {
  await client.query(
    `insert into camera_page (org_id, link_id, paper_id, key, at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [link.orgId, link.id, page.paperId, page.key, page.at],
  )
}

/** Whether this page of this form came already. */
export async function hasCameraPage(pool: pg.Pool, orgId: string, linkId: string, key: string): Promise<boolean> {
  const rows = await orgQuery(pool, orgId, {
    name: 'has-camera-page',
    text: 'select from camera_page where org_id = $1 and link_id = $2 and key = $3',
    values: [orgId, linkId, key],
  })
  return rows.length > 0
}

export interface CameraPageRow {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
  readonly label: string
}

/** In the order in which they came. */
export const listCameraPages = (pool: pg.Pool, orgId: string, linkId: string): Promise<CameraPageRow[]> =>
  orgQuery<CameraPageRow & pg.QueryResultRow>(pool, orgId, {
    name: 'list-camera-pages',
    text: `select paper.id, paper.media_type as "mediaType", paper.bytes, paper.label
           from camera_page p join paper on paper.org_id = p.org_id and paper.id = p.paper_id
           where p.org_id = $1 and p.link_id = $2 order by p.at, p.key`,
    values: [orgId, linkId],
  })

/** Tells the desk of whoever made the link that something happened to it, once the transaction is kept. */
export async function announceCamera(
  client: pg.PoolClient,
  link: Pick<CameraLinkRow, 'orgId' | 'id' | 'staffId'>,
): Promise<void> {
  const news = JSON.stringify({ org: link.orgId, camera: link.id, staff: link.staffId })
  await client.query("select pg_notify('bancheng', $1)", [news])
}
