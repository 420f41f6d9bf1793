/** Messages to persons and staff. One per event, template, recipient and channel, however often the reaction runs. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'

export interface NewMessage {
  readonly id: string
  readonly caseId: string
  /** What it leads to when the case is another organisation's. */
  readonly dutyId?: string
  readonly seq: number
  readonly template: string
  readonly recipientKind: 'person' | 'staff'
  readonly recipientId: string
  readonly channel: 'inbox' | 'sms'
  readonly text: string
  readonly at: Instant
}

/** Inserts in the transaction of the reaction (app.org must be set). An inbox message has arrived once it stands here. */
export async function insertMessages(
  client: pg.PoolClient,
  orgId: string,
  messages: readonly NewMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map((message) => ({
    id: message.id,
    case_id: message.caseId,
    duty_id: message.dutyId ?? null,
    seq: message.seq,
    template: message.template,
    recipient_kind: message.recipientKind,
    recipient_id: message.recipientId,
    channel: message.channel,
    text: message.text,
    at: message.at,
  }))
  await client.query({
    name: 'insert-messages',
    text: `insert into message (org_id, id, case_id, duty_id, seq, template, recipient_kind, recipient_id, channel, text, status, created_at, sent_at)
           select $1, m.id, m.case_id, m.duty_id, m.seq, m.template, m.recipient_kind, m.recipient_id, m.channel, m.text,
             case when m.channel = 'inbox' then 'sent' else 'waiting' end, m.at, case when m.channel = 'inbox' then m.at end
           from jsonb_to_recordset($2) as m(id uuid, case_id uuid, duty_id uuid, seq int, template text, recipient_kind text, recipient_id text,
             channel text, text text, at timestamptz)
           on conflict do nothing`,
    values: [orgId, JSON.stringify(rows)],
  })
}
