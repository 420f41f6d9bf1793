/** The outbox: events whose consequences are still to be made. Several processes drain it beside each other. */
import type pg from 'pg'

export interface OutboxRow {
  readonly id: number
  readonly orgId: string
  readonly caseId: string
  readonly firstSeq: number
  readonly lastSeq: number
}

/** Takes up to `limit` rows, oldest first, that no other process is at work on; they stay locked until the transaction ends. */
export async function takeOutbox(client: pg.PoolClient, limit: number): Promise<OutboxRow[]> {
  const { rows } = await client.query({
    name: 'take-outbox',
    text: 'select id, org_id, case_id, first_seq, last_seq from outbox order by id limit $1 for update skip locked',
    values: [limit],
  })
  return rows.map((row) => ({
    id: row.id,
    orgId: row.org_id,
    caseId: row.case_id,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
  }))
}

export async function dropOutbox(client: pg.PoolClient, ids: readonly number[]): Promise<void> {
  await client.query({ name: 'drop-outbox', text: 'delete from outbox where id = any($1)', values: [ids] })
}
