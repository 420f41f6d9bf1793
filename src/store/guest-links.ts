/** Links by which somebody without an account answers one referral, and the browsers in which they were opened. */
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import type { Instant } from '#core/clock/date.ts'
import type { Statement } from './one-trip.ts'
import { orgQuery } from './org-query.ts'

/** Wrong spoken codes that shut a link for good: a million codes, five tries. */
export const mostWrongCodes = 5

export interface GuestLinkRow {
  readonly id: string
  readonly orgId: string
  readonly caseId: string
  /** The referral's id within the case. */
  readonly thing: string
  readonly body: string
  /** Whom it was made for. */
  readonly name: string
  readonly needsCode: boolean
  readonly wrongCodes: number
  readonly madeBy: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly ended: boolean
  readonly answeredAt: Instant | null
  readonly answeredBy: string | null
}

/** A link as whoever holds it finds it: with its case, and since when this browser has it open. */
export interface HeldGuestLink extends GuestLinkRow {
  readonly state: CaseState
  readonly openedAt: Instant | null
}

export interface ListedGuestLink extends GuestLinkRow {
  readonly devices: number
  readonly lastOpenedAt: Instant | null
}

const columns = `l.id, l.org_id as "orgId", l.case_id as "caseId", l.thing, l.body, l.name, l.needs_code as "needsCode",
  l.wrong_codes as "wrongCodes", l.made_by as "madeBy", l.created_at as "createdAt", l.expires_at as "expiresAt",
  l.ended_at is not null as ended, l.answered_at as "answeredAt", l.answered_by as "answeredBy"`

/** The link of a token's hash; `device` is the hash of this browser, null for one that is not known. */
export async function findGuestLink(
  pool: pg.Pool,
  orgId: string,
  tokenHash: Buffer,
  device: Buffer | null,
): Promise<HeldGuestLink | null> {
  const [row] = await orgQuery<HeldGuestLink & pg.QueryResultRow>(pool, orgId, {
    name: 'find-guest-link',
    text: `select ${columns}, f.state, d.opened_at as "openedAt"
      from guest_link l join case_file f on f.org_id = l.org_id and f.id = l.case_id
        left join guest_device d on d.org_id = l.org_id and d.link_id = l.id and d.device_hash = $3
      where l.org_id = $1 and l.token_hash = $2`,
    values: [orgId, tokenHash, device],
  })
  return row ?? null
}

/** The same row alone, kept from changing until this transaction is over. */
export async function lockGuestLink(client: pg.PoolClient, orgId: string, id: string): Promise<GuestLinkRow | null> {
  const { rows } = await client.query<GuestLinkRow>(
    `select ${columns} from guest_link l where l.org_id = $1 and l.id = $2 for update`,
    [orgId, id],
  )
  return rows[0] ?? null
}

export interface NewGuestLink extends Pick<
  GuestLinkRow,
  'id' | 'caseId' | 'thing' | 'body' | 'name' | 'needsCode' | 'madeBy' | 'expiresAt'
> {
  readonly tokenHash: Buffer
  readonly at: Instant
}

/**
 * Makes it, or, when the same was asked for again and nobody opened it, gives it another secret: the first may never have arrived.
 * False when it was opened, ended, or is for something else.
 */
export async function putGuestLink(client: pg.PoolClient, orgId: string, link: NewGuestLink): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into guest_link as l (org_id, id, token_hash, case_id, thing, body, name, needs_code, made_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (org_id, id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
       where l.ended_at is null and l.case_id = excluded.case_id and l.thing = excluded.thing and l.name = excluded.name
         and l.needs_code = excluded.needs_code
         and not exists (select from guest_device d where d.org_id = l.org_id and d.link_id = l.id)`,
    [
      orgId,
      link.id,
      link.tokenHash,
      link.caseId,
      link.thing,
      link.body,
      link.name,
      link.needsCode,
      link.madeBy,
      link.at,
      link.expiresAt,
    ],
  )
  return rowCount === 1
}

/** The links of one referral, newest first. */
export const listGuestLinks = (
  pool: pg.Pool,
  orgId: string,
  caseId: string,
  thing: string,
): Promise<ListedGuestLink[]> =>
  orgQuery<ListedGuestLink & pg.QueryResultRow>(pool, orgId, {
    name: 'list-guest-links',
    text: `select ${columns}, count(d.link_id)::int as devices, max(d.opened_at) as "lastOpenedAt"
      from guest_link l left join guest_device d on d.org_id = l.org_id and d.link_id = l.id
      where l.org_id = $1 and l.case_id = $2 and l.thing = $3
      group by l.org_id, l.id order by l.created_at desc, l.id`,
    values: [orgId, caseId, thing],
  })

/** Whom it was for; null when the referral has no such link. Ending it twice is ending it once, and only the first says so. */
export async function endGuestLink(
  client: pg.PoolClient,
  orgId: string,
  link: Pick<GuestLinkRow, 'id' | 'caseId' | 'thing'>,
  at: Instant,
): Promise<{ readonly body: string; readonly name: string; readonly now: boolean } | null> {
  const { rows } = await client.query<{ body: string; name: string; now: boolean }>(
    `update guest_link l set ended_at = coalesce(l.ended_at, $5) from guest_link before
     where l.org_id = $1 and l.id = $2 and l.case_id = $3 and l.thing = $4 and before.org_id = l.org_id and before.id = l.id
     returning l.body, l.name, before.ended_at is null as now`,
    [orgId, link.id, link.caseId, link.thing, at],
  )
  return rows[0] ?? null
}

/** This browser has it open from now on; in the transaction that locked it. */
export async function openGuestDevice(
  client: pg.PoolClient,
  link: Pick<GuestLinkRow, 'orgId' | 'id'>,
  device: Buffer,
  at: Instant,
): Promise<void> {
  await client.query(
    `insert into guest_device (org_id, link_id, device_hash, first_at, opened_at) values ($1, $2, $3, $4, $4)
     on conflict (org_id, link_id, device_hash) do update set opened_at = excluded.opened_at`,
    [link.orgId, link.id, device, at],
  )
}

/** One more wrong code; in the transaction that locked it. */
export async function countWrongCode(
  client: pg.PoolClient,
  { orgId, id }: Pick<GuestLinkRow, 'orgId' | 'id'>,
): Promise<void> {
  await client.query('update guest_link set wrong_codes = wrong_codes + 1 where org_id = $1 and id = $2', [orgId, id])
}

/** Answered through this link: goes out with the events of the answer. */
export const guestAnswered = (
  { orgId, id }: Pick<GuestLinkRow, 'orgId' | 'id'>,
  by: string,
  at: Instant,
): Statement => ({
  name: 'guest-answered',
  text: 'update guest_link set answered_at = $3, answered_by = $4 where org_id = $1 and id = $2',
  values: [orgId, id, at, by],
})
