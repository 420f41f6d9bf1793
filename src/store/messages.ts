/** Messages to persons and staff. One per event, template, recipient and channel, however often the reaction runs. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'

export interface NewMessage {
  readonly id: string
  readonly caseId: string
  readonly seq: number
  readonly template: string
  readonly recipientKind: 'person' | 'staff'
  readonly recipientId: string
  readonly channel: 'inbox' | 'sms'
  readonly text: string
  readonly at: Instant
}

/** Inserts in the transaction of the reaction (app.org must be set). An inbox message has arrived once it stands here. */
export async function insertMessages(client: pg.PoolClient, orgId: string, messages: readonly NewMessage[]): Promise<void> {
  for (const message of messages) {
    await client.query({
      name: 'insert-message',
      text: `insert into message (org_id, id, case_id, seq, template, recipient_kind, recipient_id, channel, text, status, created_at, sent_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $8 = 'inbox' then 'sent' else 'waiting' end, $10,
               case when $8 = 'inbox' then $10::timestamptz end)
             on conflict do nothing`,
      values: [
        orgId,
        message.id,
        message.caseId,
        message.seq,
        message.template,
        message.recipientKind,
        message.recipientId,
        message.channel,
        message.text,
        message.at,
      ],
    })
  }
}
