/** The fold: a case is its events and nothing else (law 2). Exhaustive: a new event that is not folded does not compile. */
import type { Actor, CaseState, Extension, MaterialRequest, Paper, Pause, Referral, Stage } from './case.ts'
import { withMark, withoutPaper } from '../materials/marks.ts'
import { withAppointment } from '../appointments/fold.ts'
import { withHotline } from '../hotline/fold.ts'
import { change, withConference, withFiling, withPanel } from '../network/fold.ts'
import { lapsedAppeals, withSupervision } from '../supervision/fold.ts'
import type { CaseEvent } from './events.ts'
import { whoseTurn } from './whose-turn.ts'

type Patch = Partial<CaseState>

/** State after one more event; `state` is null only before `registered`. Throws on a log that does not begin with it (a defect). */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState {
  if (state === null) {
    if (event.type !== 'registered') throw new Error(`log begins with ${event.type}`)
    return begin(event.data, event.at, event.actor)
  }
  const after = { ...state, ...patch(state, event), version: state.version + 1 }
  const turn = whoseTurn(after)
  return turn === state.turn ? after : { ...after, turn, turnSince: event.at }
}

export const fold = (events: readonly CaseEvent[]): CaseState | null =>
  events.reduce<CaseState | null>((state, event) => evolve(state, event), null)

function begin(data: Extract<CaseEvent, { type: 'registered' }>['data'], at: string, actor: Pick<Actor, 'kind' | 'id'>): CaseState {
  const inPerson = data.channel === 'counter' || data.channel === 'walkIn'
  const instant = at as CaseState['registeredAt']
  return {
    id: data.id,
    number: data.number,
    version: 1,
    channel: data.channel,
    registeredAt: instant,
    registeredBy: { kind: actor.kind, id: actor.id },
    title: data.title,
    statement: data.statement,
    wish: data.wish,
    item: data.item,
    blocker: data.blocker,
    requester: data.requester,
    external: data.external,
    limits: data.limits,
    stage: 'reception',
    owner: data.owner,
    ...(data.assigned && { assigned: data.assigned }),
    handler: null,
    acceptedAt: null,
    // Somebody who stands at the window has been spoken to.
    firstContactAt: inPerson ? instant : null,
    lastToldAt: instant,
    silences: 0,
    unansweredWord: null,
    clockStart: instant,
    classification: null,
    pauses: [],
    extensions: [],
    papers: [],
    findings: [],
    requests: [],
    referrals: [],
    returns: 0,
    escalated: false,
    ways: [],
    judgements: [],
    replies: [],
    answered: null,
    solved: null,
    firstRating: null,
    rating: null,
    followUps: [],
    outcome: null,
    closedAt: null,
    reopened: 0,
    earlier: { judgements: 0, replies: 0, extensions: 0 },
    turn: 'us',
    turnSince: instant,
    warnedFor: null,
    overdueSince: null,
  }
}

/** Read again, it is what was read last. */
const read = ({ document: _, ...paper }: Paper, qr: Paper['qr'], document: Paper['document']): Paper => ({
  ...paper,
  qr,
  ...(document && { document }),
})

const endPause = (pauses: readonly Pause[], at: Pause['from'], reason?: Pause['reason']): Pause[] =>
  pauses.map((pause) => (pause.to === null && (reason ?? pause.reason) === pause.reason ? { ...pause, to: at } : pause))

/** An extension nobody decided before the answer or the reopening has lost its purpose. */
const lapseExtensions = (extensions: readonly Extension[], at: Extension['requestedAt']): Extension[] =>
  extensions.map((entry) => (entry.status === 'pending' ? { ...entry, status: 'refused', decidedAt: at } : entry))

const told = (state: CaseState, at: CaseState['lastToldAt']): Patch => ({
  lastToldAt: at,
  firstContactAt: state.firstContactAt ?? at,
  silences: 0,
  unansweredWord: null,
})

function patch(state: CaseState, event: CaseEvent): Patch {
  const { at, actor } = event
  const referral = (id: string, patch: Partial<Referral>): Patch => ({ referrals: change(state.referrals, id, patch) })
  const request = (id: string, status: MaterialRequest['status']): Patch => ({
    requests: change(state.requests, id, { status }),
    // Only the pause that waited for these papers: another one may have begun since.
    pauses: endPause(state.pauses, at, 'awaitingPerson'),
  })
  switch (event.type) {
    case 'registered':
      throw new Error('registered twice')
    case 'taken':
      return { handler: event.data.handler }
    case 'accepted':
      return { acceptedAt: at }
    case 'classified':
      return { classification: event.data }
    case 'told':
      return told(state, at)
    case 'noted':
      return event.audience === 'person' ? { lastToldAt: at, silences: 0, unansweredWord: null } : {}
    case 'said':
      return { unansweredWord: at }
    case 'amended':
      return {
        title: event.data.title ?? state.title,
        wish: event.data.wish ?? state.wish,
        item: event.data.item ?? state.item,
        requester: event.data.requester ?? state.requester,
      }
    case 'paperAdded': {
      const { from, ...paper } = event.data
      return { papers: [...state.papers, { ...paper, from, at, withdrawn: false, qr: [] }] }
    }
    case 'paperWithdrawn':
      return {
        papers: change(state.papers, event.data.paperId, { withdrawn: true }),
        ...(state.materials && { materials: withoutPaper(state.materials, event.data.paperId, { at, by: actor.id }) }),
      }
    case 'paperRead': {
      const { paperId, qr, document } = event.data
      return { papers: state.papers.map((paper) => (paper.id === paperId ? read(paper, qr, document) : paper)) }
    }
    case 'found':
      return { findings: [...state.findings, { ...event.data, at }] }
    case 'materialMarked':
      return { materials: withMark(state.materials ?? [], { ...event.data, at, by: actor.id, lapsed: false }) }
    case 'materialsAsked': {
      const { id, materials, until } = event.data
      return {
        ...told(state, at),
        requests: [...state.requests, { id, materials, until, askedAt: at, status: 'open' }],
        pauses: [...state.pauses, { from: at, to: null, reason: 'awaitingPerson' }],
      }
    }
    case 'materialsProvided':
      return request(event.data.id, 'provided')
    case 'requestWithdrawn':
      return { ...request(event.data.id, 'withdrawn'), ...told(state, at) }
    case 'requestLapsed':
      return { ...request(event.data.id, 'lapsed'), lastToldAt: at }
    case 'referred':
      return {
        referrals: [...state.referrals, { ...event.data, sentAt: at, status: 'sent', answer: null, returned: null, chases: 0 }],
      }
    case 'referralChased': {
      const { id, due } = event.data
      const before = state.referrals.find((entry) => entry.id === id)?.chases ?? 0
      return referral(id, { chases: before + 1, ...(due && { chasedFor: due }) })
    }
    case 'referralRaised':
      return referral(event.data.id, { raisedAt: at })
    case 'referralAccepted': {
      const { id, ...signed } = event.data
      return referral(id, { status: 'accepted', ...signed })
    }
    case 'referralAnswered': {
      const { id, signed, ...answer } = event.data
      return referral(id, { status: 'answered', answer: { ...answer, at }, ...(signed && { signed }) })
    }
    case 'referralReturned': {
      const { id, signed, ...returned } = event.data
      const patch = { status: 'returned', returned: { ...returned, at }, ...(signed && { signed }) } as const
      return { ...referral(id, patch), returns: state.returns + 1 }
    }
    case 'conferenceCalled':
    case 'conferencePlanned':
    case 'invitationAnswered':
    case 'conferenceHeld':
    case 'conferenceCancelled':
      return { conferences: withConference(state.conferences ?? [], event) }
    case 'panelConvened':
    case 'seatRecused':
    case 'opinionGiven':
    case 'panelClosed':
    case 'opinionsAdopted':
    case 'panelEffect':
      return { panels: withPanel(state.panels ?? [], event) }
    case 'filingAsked':
    case 'filingDecided':
    case 'filingWithdrawn':
    case 'filingReviewed':
      return { filings: withFiling(state.filings ?? [], event) }
    case 'referralWithdrawn':
      return referral(event.data.id, { status: 'withdrawn' })
    case 'escalated':
      return { escalated: true }
    case 'wayAdded':
      return { ways: [...state.ways, { ...event.data, by: actor.id, at }] }
    case 'waySettled':
      return { ways: change(state.ways, event.data.id, { result: event.data.result, note: event.data.note }) }
    case 'judged':
      return { judgements: [...state.judgements, { ...event.data, by: actor.id, at, countersign: null }] }
    case 'countersigned': {
      const { id, agreed, note } = event.data
      return { judgements: change(state.judgements, id, { countersign: { by: actor.id, at, agreed, note } }) }
    }
    case 'orderMessage':
    case 'orderFollowedUp':
    case 'orderRevised':
    case 'revisionDecided':
    case 'orderReturned':
    case 'orderReturnDecided':
    case 'orderExtensionAsked':
    case 'orderExtensionDecided':
    case 'joined':
    case 'separated':
    case 'joinNoted':
      return withHotline(state, event)
    case 'changeTold':
      // A word about other cases answers nothing in this one.
      return {}
    case 'appointmentMade':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'appointmentNear':
    case 'appointmentUnsaid':
    case 'appointmentKept':
    case 'appointmentMissed':
    case 'helpStepDone':
      return withAppointment(state, event)
    case 'supervised':
    case 'supervisionAnswered':
    case 'supervisionChased':
    case 'supervisionClosed':
    case 'appealed':
    case 'appealChased':
    case 'appealDecided':
      return withSupervision(state, event)
    case 'replied':
      return { replies: [...state.replies, { ...event.data, at, by: actor.id, attempts: [] }], outcome: event.data.outcome }
    case 'deliveryTried':
    case 'answerDelivered': {
      const reached = event.type === 'answerDelivered'
      const { replyId, channel, proof } = event.data
      const before = state.replies.find((reply) => reply.id === replyId)?.attempts ?? []
      const replies = change(state.replies, replyId, { attempts: [...before, { channel, at, reached, proof, by: actor.id }] })
      if (!reached) return { replies }
      // The first arrival of a reply is the answer; a second copy moves no date.
      if (state.answered?.replyId === replyId) return { replies }
      return {
        ...told(state, at),
        replies,
        answered: { at, channel, proof, replyId },
        pauses: endPause(state.pauses, at),
        extensions: lapseExtensions(state.extensions, at),
      }
    }
    case 'confirmed':
      return { solved: { value: event.data.solved, at, said: event.data.said, words: event.data.words } }
    case 'rated': {
      const rating = { ...event.data, at }
      return { rating, firstRating: state.firstRating ?? rating }
    }
    case 'followedUp':
      return {
        ...(event.data.connected ? told(state, at) : {}),
        followUps: [...state.followUps, { ...event.data, by: actor.id, at }],
      }
    case 'closed':
      return { stage: 'closed', closedAt: at, outcome: event.data.outcome }
    case 'reopened':
      return {
        ...(event.data.by === 'staff' ? told(state, at) : { unansweredWord: at }),
        stage: 'triage',
        ...lapsedAppeals(state),
        // A new round owes everything anew. Pauses and extensions ended with the answer, without which nothing is reopened.
        answered: null,
        solved: null,
        requests: state.requests.map((entry) => (entry.status === 'open' ? { ...entry, status: 'withdrawn' } : entry)),
        earlier: { judgements: state.judgements.length, replies: state.replies.length, extensions: state.extensions.length },
        outcome: null,
        closedAt: null,
        reopened: state.reopened + 1,
        clockStart: at,
        warnedFor: null,
        overdueSince: null,
      }
    case 'archived':
      return { stage: 'archived' }
    case 'stageChanged':
      // Back before the reply, its outcome no longer holds.
      return stageOrder.indexOf(event.data.to) < stageOrder.indexOf('reply')
        ? { stage: event.data.to, outcome: null }
        : { stage: event.data.to }
    case 'reassigned':
      return { handler: event.data.handler }
    case 'ownerChanged':
      return { owner: event.data.owner }
    case 'extensionAsked': {
      const asked: Extension = {
        ...event.data,
        requestedBy: actor.id,
        requestedAt: at,
        status: 'pending',
        decidedBy: null,
        decidedAt: null,
      }
      return { extensions: [...state.extensions, asked] }
    }
    case 'extensionDecided': {
      const { id, granted } = event.data
      const decided = { status: granted ? 'granted' : 'refused', decidedBy: actor.id, decidedAt: at } as const
      return { extensions: change(state.extensions, id, decided), ...(granted ? { ...told(state, at), warnedFor: null } : {}) }
    }
    case 'paused':
      return { ...told(state, at), pauses: [...state.pauses, { from: at, to: null, reason: event.data.reason }] }
    case 'resumed':
      return { pauses: endPause(state.pauses, at) }
    case 'deadlineNear':
      return { warnedFor: event.data.due }
    case 'becameOverdue':
      return { overdueSince: event.data.due }
    case 'fellSilent':
      return { silences: state.silences + 1, lastToldAt: at }
  }
}

/** The five stages a person follows with a finger, in order; going back is going left. */
export const stageOrder: readonly Stage[] = ['reception', 'triage', 'coordination', 'assessment', 'reply', 'followUp', 'closed', 'archived']
