/** Opening one case: state, log, masked people, who else is looking. */
import type pg from 'pg'
import type { Actor, CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Instant } from '#core/clock/date.ts'
import type { PersonLabels } from './people.ts'

export interface CaseRecord {
  readonly state: CaseState
  readonly category: string | null
  readonly department: string | null
  readonly itemData: { readonly guide?: { readonly materials?: readonly { readonly name: string }[] } | null } | null
  readonly events: readonly (CaseEvent & { readonly seq: number })[]
  readonly people: readonly PersonLabels[]
  readonly present: readonly { readonly id: string; readonly mode: 'viewing' | 'editing' }[]
}

/** The record, or null; with `log`, the reading is written to the access log in the same statement. */
export async function readCase(
  pool: pg.Pool,
  orgId: string,
  caseId: string,
  actor: Pick<Actor, 'kind' | 'id'>,
  at: Instant,
  log: boolean,
): Promise<CaseRecord | null> {
  const { rows } = await pool.query({
    name: 'read-case',
    text: 'select * from read_case($1, $2, $3, $4, $5, $6)',
    values: [orgId, caseId, actor.kind, actor.id, at, log],
  })
  const [row] = rows
  if (!row) return null
  return {
    state: row.state,
    category: row.category,
    department: row.department,
    itemData: row.item_data,
    events: row.events.map(toEvent),
    people: row.people,
    present: row.present,
  }
}

type BareEvent = readonly [
  seq: number,
  type: string,
  at: string,
  actorKind: string,
  actorId: string,
  audience: string,
  data: unknown,
]

const toEvent = ([seq, type, at, kind, id, audience, data]: BareEvent) =>
  ({ seq, type, at: new Date(at).toISOString(), actor: { kind, id }, audience, data }) as CaseRecord['events'][number]
