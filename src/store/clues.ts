/** The SQL of clues. All of it runs within the walls of the oversight office, whoever's request it serves. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import { orgQuery, orgTransaction } from './org-query.ts'

export type ClueStatus = 'new' | 'looking' | 'done'

/** The office that looks after an organisation: the nearest one up the tree. */
export async function officeOf(pool: pg.Pool, orgId: string): Promise<{ id: string; name: string } | null> {
  const [row] = await orgQuery<{ id: string; name: string }>(pool, orgId, {
    name: 'office-of',
    text: `select o.id, o.name from unnest(org_path($1)) with ordinality as p(id, at) join organisation o on o.oversees = p.id
           where o.id <> $1 order by p.at, o.name limit 1`,
    values: [orgId],
  })
  return row ?? null
}

export interface NewClue {
  readonly id: string
  readonly fromOrg: string
  readonly at: Instant
  readonly receiptHash: Buffer
  readonly keyHash: Buffer
  readonly contentHash: Buffer
  readonly sealed: Buffer
}

/** False where this key was used for something else; the same sent again changes nothing. */
export async function insertClue(pool: pg.Pool, office: string, clue: NewClue): Promise<boolean> {
  return await orgTransaction(pool, office, async (client) => {
    await client.query(
      `insert into clue (org_id, id, from_org, at, status, receipt_hash, key_hash, content_hash, sealed)
       values ($1, $2, $3, $4, 'new', $5, $6, $7, $8) on conflict (org_id, key_hash) do nothing`,
      [office, clue.id, clue.fromOrg, clue.at, clue.receiptHash, clue.keyHash, clue.contentHash, clue.sealed],
    )
    const { rows } = await client.query<{ same: boolean }>(
      'select content_hash = $3 as same from clue where org_id = $1 and key_hash = $2',
      [office, clue.keyHash, clue.contentHash],
    )
    return rows[0]?.same ?? false
  })
}

export interface ClueRow {
  readonly id: string
  readonly from: string
  readonly at: Instant
  readonly status: ClueStatus
  readonly result: 'founded' | 'unfounded' | 'passedOn' | 'notEnough' | null
  readonly news: boolean
}

const columns = `c.id, o.name as "from", c.at, c.status, c.result,
  exists (select from clue_message m where m.org_id = c.org_id and m.clue_id = c.id and m.kind = 'answer' and not exists (
    select from clue_reading r where r.org_id = c.org_id and r.clue_id = c.id and r.at >= m.at)) as news
  from clue c join organisation o on o.id = c.from_org`

/** Open ones first, newest first. */
export const listClues = (pool: pg.Pool, office: string): Promise<ClueRow[]> =>
  orgQuery<ClueRow & pg.QueryResultRow>(pool, office, {
    name: 'list-clues',
    text: `select ${columns} where c.org_id = $1 order by c.status = 'done', c.at desc limit 500`,
    values: [office],
  })

export interface SealedMessage {
  readonly seq: number
  readonly kind: 'question' | 'answer' | 'result'
  readonly at: Instant
  readonly staffId: string | null
  readonly sealed: Buffer
}

export interface SealedClue extends ClueRow {
  readonly sealed: Buffer
  readonly messages: readonly SealedMessage[]
  readonly readings: readonly { readonly staffId: string; readonly at: Instant }[]
}

/** Opens a clue and writes down who did, in one transaction: nothing is read without a trace. Null when there is none. */
export const readClue = (
  pool: pg.Pool,
  office: string,
  id: string,
  reader: { readonly staffId: string; readonly at: Instant },
): Promise<SealedClue | null> =>
  orgTransaction(pool, office, async (client) => {
    const { rows } = await client.query<ClueRow & { sealed: Buffer }>(
      `select c.sealed, ${columns} where c.org_id = $1 and c.id = $2`,
      [office, id],
    )
    const [clue] = rows
    if (!clue) return null
    await client.query('insert into clue_reading (org_id, clue_id, staff_id, at) values ($1, $2, $3, $4)', [
      office,
      id,
      reader.staffId,
      reader.at,
    ])
    const readings = await client.query<{ staffId: string; at: Instant }>(
      `select staff_id as "staffId", at from clue_reading where org_id = $1 and clue_id = $2 order by at desc limit 100`,
      [office, id],
    )
    return { ...clue, messages: await messagesOf(client, office, id), readings: readings.rows }
  })

async function messagesOf(client: pg.PoolClient, office: string, id: string): Promise<SealedMessage[]> {
  const { rows } = await client.query<SealedMessage>(
    `select seq, kind, at, staff_id as "staffId", sealed from clue_message where org_id = $1 and clue_id = $2 order by seq`,
    [office, id],
  )
  return rows
}

/** What a receipt leads to, without the clue itself. */
export const clueOfReceipt = (pool: pg.Pool, office: string, receiptHash: Buffer) =>
  orgTransaction(pool, office, async (client) => {
    const { rows } = await client.query<Pick<ClueRow, 'id' | 'at' | 'status' | 'result'>>(
      'select id, at, status, result from clue where org_id = $1 and receipt_hash = $2',
      [office, receiptHash],
    )
    const [clue] = rows
    return clue ? { ...clue, messages: await messagesOf(client, office, clue.id) } : null
  })

export interface NewMessage {
  readonly kind: SealedMessage['kind']
  readonly at: Instant
  readonly staffId: string | null
  readonly keyHash: Buffer
  readonly contentHash: Buffer
  /** Sealed for its place, which its number is part of. */
  readonly seal: (seq: number) => Buffer
  readonly result: ClueRow['result']
}

/** One more message. `allowed` says whether the clue, as it stands, takes it; the same key again changes nothing. */
export const addClueMessage = (
  pool: pg.Pool,
  office: string,
  id: string,
  message: NewMessage,
  allowed: (clue: { readonly status: ClueStatus; readonly questions: number }) => boolean,
): Promise<'done' | 'not-open' | 'key-reused' | 'unknown'> =>
  orgTransaction(pool, office, async (client) => {
    const { rows } = await client.query<{ status: ClueStatus }>(
      'select status from clue where org_id = $1 and id = $2 for update',
      [office, id],
    )
    if (!rows[0]) return 'unknown'
    const known = await client.query<{ same: boolean }>(
      'select clue_id = $3 and content_hash = $4 as same from clue_message where org_id = $1 and key_hash = $2',
      [office, message.keyHash, id, message.contentHash],
    )
    if (known.rows[0]) return known.rows[0].same ? 'done' : 'key-reused'
    const messages = await messagesOf(client, office, id)
    const questions = messages.filter(({ kind }) => kind === 'question').length
    if (!allowed({ status: rows[0].status, questions })) return 'not-open'
    const seq = messages.length + 1
    const { kind, at, staffId, keyHash, contentHash, result } = message
    await client.query(
      `insert into clue_message (org_id, clue_id, seq, kind, at, staff_id, key_hash, content_hash, sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [office, id, seq, kind, at, staffId, keyHash, contentHash, message.seal(seq)],
    )
    if (kind !== 'answer')
      await client.query('update clue set status = $3, result = coalesce($4, result) where org_id = $1 and id = $2', [
        office,
        id,
        kind === 'result' ? 'done' : 'looking',
        result,
      ])
    return 'done'
  })
