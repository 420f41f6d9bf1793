/** The hash chain of a case: each event's SHA-256 covers its content and the hash before it. */
import { createHash } from 'node:crypto'
import type { CaseEvent } from '#core/case/events.ts'

/** Before the first event. */
export const chainStart = Buffer.alloc(32)

export interface ChainedEvent {
  readonly event: CaseEvent
  readonly seq: number
  readonly prevHash: Buffer
  readonly hash: Buffer
}

/** One spelling for equal content: keys sorted, as jsonb forgets their order; absent and undefined alike. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** The hash an event must have at this place. */
export const hashOf = (prevHash: Buffer, orgId: string, caseId: string, seq: number, event: CaseEvent): Buffer =>
  createHash('sha256')
    .update(prevHash)
    .update(
      canonical([
        orgId,
        caseId,
        seq,
        event.type,
        event.at,
        event.actor.kind,
        event.actor.id,
        event.audience,
        event.data,
      ]),
    )
    .digest()

/** Numbers and chains new events after the tip. */
export function chain(
  orgId: string,
  caseId: string,
  firstSeq: number,
  tip: Buffer,
  events: readonly CaseEvent[],
): ChainedEvent[] {
  let prevHash = tip
  return events.map((event, index) => {
    const seq = firstSeq + index
    const hash = hashOf(prevHash, orgId, caseId, seq, event)
    const chained = { event, seq, prevHash, hash }
    prevHash = hash
    return chained
  })
}
