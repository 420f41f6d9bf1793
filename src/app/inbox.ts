/** What a member of staff was told, and that they have looked. */
import type { Instant } from '#core/clock/date.ts'
import { countUnseen, listInbox, markSeen, type Reader } from '#store/inbox.ts'
import { isExpert } from './case-reads.ts'
import type { Ask } from './context.ts'

const most = 50

export async function inbox(ask: Ask) {
  const { pool } = ask.app.store
  const reader = readerOf(ask)
  const [rows, unseen] = await Promise.all([listInbox(pool, reader, most), countUnseen(pool, reader)])
  return {
    unseen,
    messages: rows.map((row) => ({
      id: row.id,
      // The case of another organisation leads nowhere here.
      caseId: row.duty_id ? null : row.case_id,
      dutyId: row.duty_id,
      text: row.text,
      at: row.created_at,
      seen: row.read_at !== null,
    })),
  }
}

export async function seeInbox(ask: Ask, upTo: Instant) {
  const { pool } = ask.app.store
  const reader = readerOf(ask)
  await markSeen(pool, reader, upTo, ask.now)
  return { unseen: await countUnseen(pool, reader) }
}

const readerOf = (ask: Ask): Reader => ({
  orgId: ask.orgId,
  staffId: ask.actor.id,
  onlyRegisteredBy: isExpert(ask) ? null : ask.actor.id,
})
