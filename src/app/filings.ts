/** The register of exceptions as the reader sees it, and the precedents of one case. */
import { dateOf } from '#core/clock/date.ts'
import { isInForce, type Signed } from '#core/network/filing.ts'
import type { FilingRow } from '#contract/filings.ts'
import { Instant as InstantText } from '#contract/common.ts'
import type { FilingRow as StoredRow } from '#store/filings.ts'
import { findPrecedents, listFilings } from '#store/filings.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { staffNames } from './staff-names.ts'

const pageSize = 50

export interface FilingAsk {
  readonly status?: FilingRow['status'] | undefined
  readonly level?: FilingRow['level'] | undefined
  readonly search?: string | undefined
  readonly after?: string | undefined
}

/** Newest first; a cursor that was tampered with starts from the beginning. */
export async function filingsOf(ask: Ask, { status, level, search, after }: FilingAsk) {
  const rows = await listFilings(ask.app.store.pool, ask.orgId, {
    readerId: ask.actor.id,
    status: status ?? null,
    level: level ?? null,
    words: (search ?? '').split(/\s+/).filter(Boolean),
    after: readCursor(after),
    limit: pageSize + 1,
  })
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  const next =
    rows.length > pageSize && last
      ? Buffer.from(JSON.stringify([last.askedAt, last.caseId + last.thing])).toString('base64url')
      : null
  return { rows: await presented(ask, page), next }
}

/** Throws NotFound for a case the reader may not see. */
export async function precedentsOf(ask: Ask, caseId: string) {
  const { state } = await mustSee(ask, caseId)
  const causes = state.classification?.causes ?? state.blocker.causes
  const like = { readerId: ask.actor.id, caseId, itemId: state.item?.id ?? null, causes }
  const rows = await findPrecedents(ask.app.store.pool, ask.orgId, like)
  return { rows: await presented(ask, rows) }
}

async function presented(ask: Ask, rows: readonly StoredRow[]): Promise<FilingRow[]> {
  const names = await staffNames(ask.app, ask.orgId)
  const today = dateOf(ask.now)
  return rows.map(({ orgId, caseId, thing, words, causes, ...row }) => {
    const own = orgId === ask.orgId
    const { decision, review, ...said } = words
    // Who of another centre decided is that centre's own matter; above it signs by body and name.
    const who = ({ by, signed }: { by: string; signed?: Signed }) =>
      signed ? `${signed.body} ${signed.name}`.trim() : own ? names(by) : row.centre
    return {
      ...row,
      ...said,
      key: `${caseId}${thing}`,
      caseId: own ? caseId : null,
      causes: [...causes],
      inForce: isInForce({ ...row, ...words, id: thing, askedBy: '' }, today),
      decision: decision && { who: who(decision), note: decision.note, at: decision.at },
      review: review && { who: who(review), note: review.note, at: review.at, sound: review.sound },
    }
  })
}

function readCursor(text: string | undefined): { at: string; key: string } | null {
  if (text === undefined) return null
  try {
    const [at, key] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    const time = InstantText.safeParse(at).data
    return time && typeof key === 'string' ? { at: time, key } : null
  } catch {
    return null
  }
}
