/** The fold: a rectification is its events and nothing else. */
import type { RectificationEvent } from './events.ts'
import type { Extension, PastRound, Rectification } from './rectification.ts'

type Patch = Partial<Rectification>

export function evolve(state: Rectification | null, event: RectificationEvent): Rectification {
  if (state === null) {
    if (event.type !== 'ordered') throw new Error(`a rectification begins with ${event.type}`)
    return begin(event)
  }
  return { ...state, ...patch(state, event), version: state.version + 1 }
}

export const fold = (events: readonly RectificationEvent[]): Rectification | null =>
  events.reduce<Rectification | null>((state, event) => evolve(state, event), null)

function begin({ data, at, actor }: Extract<RectificationEvent, { type: 'ordered' }>): Rectification {
  return {
    ...data,
    version: 1,
    orderedAt: at,
    orderedBy: actor.id,
    status: 'ordered',
    round: 1,
    startedAt: at,
    extensions: [],
    done: null,
    verified: null,
    checkpoints: [],
    past: [],
    cancelled: null,
    chases: 0,
    warnedFor: null,
    overdueSince: null,
  }
}

const decided = (list: readonly Extension[], patch: Pick<Extension, 'status' | 'decidedAt'>): Extension[] =>
  list.map((entry) => (entry.status === 'asked' ? { ...entry, ...patch } : entry))

function patch(state: Rectification, event: RectificationEvent): Patch {
  const { at, actor } = event
  switch (event.type) {
    case 'ordered':
      throw new Error('ordered twice')
    case 'accepted':
      return { status: 'accepted' }
    case 'handedOver':
      return { owner: event.data.owner, status: 'ordered' }
    case 'kindChanged':
      return { kind: event.data.kind }
    case 'extensionAsked':
      return { extensions: [...state.extensions, { ...event.data, askedBy: actor.id, askedAt: at, status: 'asked', decidedAt: null }] }
    case 'extensionDecided': {
      const { granted } = event.data
      const status = granted ? 'granted' : 'refused'
      return { extensions: decided(state.extensions, { status, decidedAt: at }), ...(granted && { warnedFor: null }) }
    }
    case 'doneReported':
      // Whoever is done needs no more time.
      return {
        status: 'done',
        done: { ...event.data, by: actor.id, at },
        extensions: decided(state.extensions, { status: 'refused', decidedAt: at }),
      }
    case 'verified':
      return { status: 'proving', verified: { ...event.data, enough: true, by: actor.id, at } }
    case 'sentBack':
      return { status: 'accepted', verified: { ...event.data, enough: false, by: actor.id, at } }
    case 'chased':
      return { chases: state.chases + 1 }
    case 'cancelled':
      return { status: 'cancelled', cancelled: { ...event.data, at, by: actor.id } }
    case 'deadlineNear':
      return { warnedFor: event.data.due }
    case 'becameOverdue':
      return { overdueSince: event.data.due }
    case 'looked':
      return { checkpoints: [...state.checkpoints, { ...event.data, at }] }
    case 'proven':
      return { status: 'proven' }
    case 'notShown':
      return { status: 'notShown' }
    case 'disproven':
      // What follows is the next round, in the same decision.
      return {}
    case 'roundStarted':
      return nextRound(state, event)
  }
}

function nextRound(state: Rectification, { data, at }: Extract<RectificationEvent, { type: 'roundStarted' }>): Patch {
  const { kind, startedAt, done, verified, checkpoints } = state
  const over: PastRound = {
    startedAt,
    kind,
    done: done!,
    verifiedAt: verified!.at,
    verifiedBy: verified!.by,
    checkpoints,
    outcome: state.status === 'notShown' ? 'notShown' : 'disproven',
  }
  return {
    status: 'ordered',
    round: data.round,
    limit: data.limit,
    startedAt: at,
    past: [...state.past, over],
    extensions: [],
    done: null,
    verified: null,
    checkpoints: [],
    warnedFor: null,
    overdueSince: null,
  }
}
