/**
 * The only write path. One transaction: claim the key, lock, load, decide, append events with projection and outbox, commit.
 * Whatever dies when, a command happened whole or not at all; asked again with the same key it is told what happened (law 11).
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { maySee } from '#core/case/allowed.ts'
import type { CaseState } from '#core/case/case.ts'
import type { Command } from '#core/case/commands.ts'
import { decide } from '#core/case/decide.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { evolve, fold } from '#core/case/evolve.ts'
import { dateOf, yearOf } from '#core/clock/date.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import { caseRow } from '#store/case-row.ts'
import { chain, chainStart } from '#store/chain.ts'
import { caseRead, readingCase, type CaseRecord, type CaseRow } from '#store/case-file.ts'
import { digestWrites } from '#store/digest.ts'
import { inOneTrip, type Statement } from '#store/one-trip.ts'
import { appointmentWrites } from '#store/appointments.ts'
import { networkWrites } from '#store/network-rows.ts'
import { outgoingWrites } from '#store/outgoing.ts'
import { beginIn, commitWith, rollBack, together } from '#store/org-query.ts'
import { appendCase, beginWrite, loadEvents } from '#store/write.ts'
import { newSelector } from './case-code.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'

export interface Done {
  readonly ok: true
  readonly caseId: string
  /** After the command, or, when it was repeated, after the events it had made. */
  readonly state: CaseState
  readonly events: readonly CaseEvent[]
  readonly firstSeq: number
  /** True when this very command had been done before and nothing was done now. */
  readonly repeated: boolean
  /** Of a new case: the part of its code that finds it. */
  readonly selector: string | null
  /** The case as read right behind the commit, when that was asked for. */
  readonly record: CaseRecord | null
}
export type Performed =
  | Done
  | { readonly ok: false; readonly refusals: readonly Refusal[]; readonly state: CaseState | null }

/** What building a command may look at, inside the transaction. */
export interface Given {
  readonly number: number
  readonly state: CaseState | null
  readonly client: pg.PoolClient
  /** A write whose outcome the command does not depend on: it goes out together with the events, right before them. */
  readonly later: (write: Statement) => void
}

export interface Request {
  readonly key: string
  /** Null for a new case. */
  readonly caseId: string | null
  /** What the reader had in front of them; another version is a readable conflict. */
  readonly expectedVersion?: number
  /** What makes the same key the same request: what the client sent, before anything was looked up or made. */
  readonly content: unknown
  /** Builds the command inside the transaction: for a new case with its number, else from the locked state. */
  readonly command: Command | ((given: Given) => Promise<Command | Refusal[]>)
  /** Read the case as well, in the same trip as the commit and right behind it; logged when it is not in the actor's hands. */
  readonly thenRead?: boolean
}

/** Does one command. Throws NotFound for a case that is not there; a database error leaves nothing half done. */
export async function perform(ask: Ask, request: Request): Promise<Performed> {
  const { app, orgId } = ask
  const { calendar } = await app.centre(orgId)
  const fingerprint = fingerprintOf(ask, request)
  // Keys of different actors never meet: nobody can use up, or learn of, another's.
  const key = `${ask.actor.kind}:${ask.actor.id}:${request.key}`
  const client = await app.store.pool.connect()
  try {
    const done = await inTransaction()
    // A command that decided nothing new keeps its key only when it did something.
    if (!done.ok || done.repeated) await client.query('rollback')
    client.release()
    return done
  } catch (error) {
    await rollBack(client)
    throw error
  }

  async function inTransaction(): Promise<Performed> {
    const year = yearOf(dateOf(ask.now))
    const { gate } = ask
    const [, , begun] = await together(client, () =>
      Promise.all([
        client.query(beginIn(orgId)),
        gate && !gate.passed ? inOneTrip(client, [gate.check]) : null,
        beginWrite(client, orgId, key, fingerprint, request.caseId, year),
      ]),
    )
    if (gate) gate.passed = true
    if (!begun) throw new NotFound('case')
    if (begun.seen) {
      if (!begun.same || !begun.caseId) return refused(null, refuse('key-reused'))
      return await repeat(client, orgId, begun.caseId, begun.firstSeq!, begun.lastSeq!)
    }
    const { state } = begun
    // As with reading: whoever may not see the case learns nothing of it, not even that it is there.
    if (state && !maySee(state, ask.actor)) throw new NotFound('case')
    if (state && request.expectedVersion !== undefined && request.expectedVersion !== state.version)
      return refused(state, refuse('changed-meanwhile', { expected: request.expectedVersion, actual: state.version }))
    const { command: asked } = request
    const writes: Statement[] = []
    const later = (write: Statement) => void writes.push(write)
    const command =
      typeof asked === 'function' ? await asked({ number: begun.number ?? 0, state, client, later }) : asked
    if (Array.isArray(command)) return refused(state, ...command)
    const decision = decide(state, command, { actor: ask.actor, now: ask.now, calendar })
    if (!decision.ok) return refused(state, ...decision.refusals)
    const { events } = decision
    if (events.length === 0) return { ok: false, refusals: [], state }
    const after = events.reduce<CaseState | null>(evolve, state)!
    const chained = chain(orgId, after.id, (state?.version ?? 0) + 1, begun.tip ?? chainStart, events)
    const selector = state ? null : newSelector()
    const append = appendCase(orgId, key, chained, caseRow(orgId, after, calendar), selector)
    const { actor, now } = ask
    // For whoever has the case in hand reading it goes with the act; for everybody else it is a reading like any other.
    const log = ![after.owner, after.handler].includes(actor.id)
    const read = request.thenRead ? readingCase({ orgId, caseId: after.id, actor, at: now, log }) : []
    const rows = await commitWith<CaseRow>(
      client,
      [
        ...writes,
        append,
        ...networkWrites(orgId, state, after, calendar),
        ...digestWrites(orgId, state, after, calendar),
        ...appointmentWrites(orgId, state, after, calendar),
        ...outgoingWrites(orgId, after.id, state, events, chained[0]!.seq),
      ],
      read,
    )
    const record = request.thenRead ? caseRead(rows) : null
    const firstSeq = chained[0]!.seq
    return { ok: true, caseId: after.id, state: after, events, firstSeq, repeated: false, selector, record }
  }
}

const refused = (state: CaseState | null, ...refusals: Refusal[]): Performed => ({ ok: false, refusals, state })

async function repeat(
  client: pg.PoolClient,
  orgId: string,
  caseId: string,
  firstSeq: number,
  lastSeq: number,
): Promise<Done> {
  const events = (await loadEvents(client, orgId, caseId, 1, lastSeq)).map((chained) => chained.event)
  const state = fold(events)!
  return {
    ok: true,
    caseId,
    state,
    events: events.slice(firstSeq - 1),
    firstSeq,
    repeated: true,
    selector: null,
    record: null,
  }
}

const fingerprintOf = (ask: Ask, request: Request): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([ask.actor.kind, ask.actor.id, request.caseId, request.content]))
    .digest()
