/** What a member of staff was told, and that they have looked. */
import type { Instant } from '#core/clock/date.ts'
import { countUnseen, listInbox, markSeen } from '#store/inbox.ts'
import type { Ask } from './context.ts'

const most = 50

export async function inbox({ app, orgId, actor }: Ask) {
  const { pool } = app.store
  const [rows, unseen] = await Promise.all([listInbox(pool, orgId, actor.id, most), countUnseen(pool, orgId, actor.id)])
  return {
    unseen,
    messages: rows.map((row) => ({
      id: row.id,
      caseId: row.case_id,
      text: row.text,
      at: row.created_at,
      seen: row.read_at !== null,
    })),
  }
}

export async function seeInbox({ app, orgId, actor, now }: Ask, upTo: Instant) {
  await markSeen(app.store.pool, orgId, actor.id, upTo, now)
  return { unseen: await countUnseen(app.store.pool, orgId, actor.id) }
}
