/** The only write path of rectifications: claim the key, lock, decide, append log and row, owe words and messages; whole or not at all (law 11). */
import { dateOf } from '#core/clock/date.ts'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { maySee } from '#core/rectification/allowed.ts'
import type { Command } from '#core/rectification/commands.ts'
import { decide } from '#core/rectification/decide.ts'
import type { RectificationEvent } from '#core/rectification/events.ts'
import { evolve } from '#core/rectification/evolve.ts'
import type { Rectification, ToldOfChange } from '#core/rectification/rectification.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import { listDirectors } from '#store/directors.ts'
import { insertMessages } from '#store/messages.ts'
import { beginIn, commit, rollBack } from '#store/org-query.ts'
import { oweWord } from '#store/recurrence.ts'
import { appendRectification, beginRectification, findRectification, isHiddenFrom } from '#store/rectifications.ts'
import { rectificationMessages } from '#words/rectification-messages.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'

export type PerformedRectification =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

export interface RectificationRequest {
  readonly key: string
  /** Of a new one: follows from the key. */
  readonly id: string
  readonly isNew?: true
  readonly expectedVersion?: number
  /** What makes the same key the same request. */
  readonly content: unknown
  readonly command: (given: { client: pg.PoolClient; state: Rectification | null }) => Promise<Command | Refusal[]>
}

const sha = (value: unknown): Buffer => createHash('sha256').update(JSON.stringify(value)).digest()

/** Throws NotFound for one that is not there or that the actor may not see. Nothing happened: nothing is kept, not even the key. */
export async function performRectification(ask: Ask, request: RectificationRequest): Promise<PerformedRectification> {
  const { app, orgId, actor } = ask
  const { calendar } = await app.centre(orgId)
  const client = await app.store.pool.connect()
  try {
    await client.query(beginIn(orgId))
    const done = await inTransaction()
    if (done.ok && done.written) await commit(client)
    else await client.query('rollback')
    client.release()
    return done
  } catch (error) {
    await rollBack(client)
    throw error
  }

  async function inTransaction(): Promise<PerformedRectification & { written?: boolean }> {
    const begun = await beginRectification(client, orgId, {
      keyHash: sha([actor.kind, actor.id, request.key]),
      fingerprint: sha([request.isNew ? null : request.id, request.content]),
      id: request.id,
    })
    if (begun.seen)
      return begun.seen.same ? { ok: true, id: begun.seen.id } : { ok: false, refusals: [refuse('key-reused')] }
    const { state, tip } = begun
    const { caseId = null } = state?.source ?? {}
    const hidden = caseId !== null && actor.kind === 'staff' && (await isHiddenFrom(client, orgId, caseId, actor.id))
    if (!request.isNew && (!state || hidden || !maySee(state, actor))) throw new NotFound('rectification')
    const { expectedVersion } = request
    if (state && expectedVersion !== undefined && expectedVersion !== state.version)
      return {
        ok: false,
        refusals: [refuse('changed-meanwhile', { expected: expectedVersion, actual: state.version })],
      }
    const command = await request.command({ client, state })
    if (Array.isArray(command)) return { ok: false, refusals: command }
    const decision = decide(state, command, { actor, now: ask.now, calendar })
    if (!decision.ok) return decision
    const { events } = decision
    if (events.length === 0) return { ok: true, id: request.id, written: false }
    const after = events.reduce<Rectification | null>(evolve, state)!
    await appendRectification(client, orgId, { events, after, tip, calendar })
    for (const event of events) {
      const step = stepOf(event)
      if (step) await oweWord(client, orgId, after, state!.round, step)
    }
    await tellStaff(client, ask, after, events)
    return { ok: true, id: after.id, written: true }
  }
}

/** Events of which those hear who had complained. */
function stepOf({ type }: RectificationEvent): ToldOfChange['step'] | null {
  return type === 'verified' || type === 'proven' || type === 'disproven' || type === 'notShown' ? type : null
}

/** Into the inboxes of whom it concerns. A message hangs on a case: of a finding without one they hear on the list of rectifications only. */
async function tellStaff(
  client: pg.PoolClient,
  { app, orgId, actor, now }: Ask,
  state: Rectification,
  events: readonly RectificationEvent[],
): Promise<void> {
  const { caseId } = state.source
  if (caseId === null) return
  const directors = await listDirectors(client, orgId, dateOf(now))
  const first = state.version - events.length + 1
  const messages = events.flatMap((event, at) =>
    rectificationMessages(event, state, directors)
      .filter(({ to }) => to !== actor.id && !(state.hidden && to === state.concerned))
      .map(({ to, text }) => ({
        id: app.newId(),
        caseId,
        seq: first + at,
        template: `rectification:${state.number}:${event.type}`,
        recipientKind: 'staff' as const,
        recipientId: to,
        channel: 'inbox' as const,
        text,
        at: now,
      })),
  )
  await insertMessages(client, orgId, messages)
}

/** One as it stands, with its log. Throws NotFound like the write path. */
export async function mustSeeRectification(ask: Ask, id: string) {
  const found = await findRectification(ask.app.store.pool, ask.orgId, ask.actor.id, id)
  if (!found || !maySee(found.state, ask.actor)) throw new NotFound('rectification')
  return found
}
