/** What a transition demands of the case and of the one who acts, each by name; every unmet demand is told, not only the first. */
import { standing } from '../appointments/appointment.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { askedExtension, askedReturn, isTakenBack, openRevisions } from '../hotline/order.ts'
import { stands } from '../judgement/verdicts.ts'
import type { Instant } from '../clock/date.ts'
import { hadPart, mayAppeal, openAppeal } from '../supervision/appeal.ts'
import { unansweredOrders } from '../supervision/order.ts'
import type { Actor, CaseState, StaffId } from './case.ts'

type Demand = (state: CaseState, actor: Actor) => Refusal | null

const when = (unmet: boolean, refusal: () => Refusal): Refusal | null => (unmet ? refusal() : null)

/** The last judgement and the last reply of this round: a reopened case has none until it is judged and answered anew. */
export const lastJudgement = (state: CaseState) => state.judgements.slice(state.earlier.judgements).at(-1) ?? null
export const lastReply = (state: CaseState) => state.replies.slice(state.earlier.replies).at(-1) ?? null
export const openPause = (state: CaseState) => state.pauses.find((pause) => pause.to === null) ?? null
export const openRequest = (state: CaseState) => state.requests.find((request) => request.status === 'open') ?? null
export const openReferrals = (state: CaseState) =>
  state.referrals.filter((referral) => referral.status === 'sent' || referral.status === 'accepted')
export const pendingExtension = (state: CaseState) => state.extensions.find((extension) => extension.status === 'pending') ?? null
export const openConference = (state: CaseState) =>
  state.conferences?.find(({ status }) => status === 'called' || status === 'planned') ?? null
export const openPanel = (state: CaseState) => state.panels?.find(({ status }) => status === 'open') ?? null
export const openFiling = (state: CaseState) => state.filings?.find(({ status }) => status === 'asked') ?? null

/** Returns whose named body has not accepted the matter yet: it stays with us (law 6). */
export const unplacedReturns = (state: CaseState) =>
  state.referrals.filter(
    ({ id, status, sentAt }) =>
      status === 'returned' &&
      sentAt >= state.clockStart &&
      !state.referrals.some((next) => next.after === id && (next.status === 'accepted' || next.status === 'answered')),
  )

/** Bodies and boards the case waits for, in words. */
export function waitingOn(state: CaseState): string {
  const referral = openReferrals(state)[0]
  if (referral) return referral.body
  if (openPanel(state)) return '智囊团'
  return openFiling(state)?.to ? '备案审批' : ''
}

/**
 * Whether the complaint is about this member of staff: a human refusal (不给办) or an attitude named among the causes.
 * Such a person neither sees nor handles the case (law 5).
 */
export function isConcerned(state: CaseState, staff: StaffId): boolean {
  if (state.blocker.refusedBy !== staff) return false
  const causes = state.classification?.causes ?? state.blocker.causes
  return state.classification?.nature === 'refused' || causes.includes('attitude-or-inaction')
}

/** Whether an independent call-back has reached the person since that moment. */
export const reachedSince = (state: CaseState, since: Instant): boolean =>
  state.followUps.some((call) => call.connected && call.at >= since)

/**
 * The person was heard: says it is solved, was reached by an independent call-back, or stays silent past the limit (`sweep` closes then).
 * A "no" must be listened to by somebody independent, and never closes as done or as withdrawn by the person: those go another round.
 */
function heard(state: CaseState): Refusal | null {
  const { solved, answered } = state
  if (solved?.value === 'yes') return null
  if (solved && (state.outcome === 'done' || state.outcome === 'withdrawn')) return refuse('still-unsolved')
  const since = solved?.at ?? answered?.at
  return when(since === undefined || !reachedSince(state, since), () => refuse('person-not-heard'))
}

/** Stars from which on a rating is no complaint. */
const goodRating = 3

/**
 * After the answer the person has said something that a colleague must ring about: a word nobody answered, a "no", or a bad rating (law 10).
 * Such a person is not silent.
 */
export function owesCallback(state: CaseState): boolean {
  const { answered, solved, rating } = state
  if (!answered) return false
  if (solved?.value === 'no' && !reachedSince(state, solved.at)) return true
  if (rating && rating.stars < goodRating && rating.at >= answered.at && !reachedSince(state, rating.at)) return true
  return state.unansweredWord !== null && solved === null
}

export const demands = {
  noHandler: (state) => when(state.handler !== null, () => refuse('already-handled')),
  notRefuser: (state, actor) => when(state.blocker.refusedBy === actor.id, () => refuse('judge-is-refuser')),
  classified: (state) => when(state.classification === null, () => refuse('needs-classification')),
  noOpenRequest: (state) => when(openRequest(state) !== null, () => refuse('open-request')),
  noOpenPause: (state) => when(openPause(state) !== null, () => refuse('pause-open')),
  openPause: (state) => when(openPause(state) === null, () => refuse('pause-not-open')),
  awaitsSignature: (state) => {
    const judgement = lastJudgement(state)
    return when(judgement === null || judgement.countersign !== null, () => refuse('no-judgement-to-sign'))
  },
  notTheJudge: (state, actor) => when(lastJudgement(state)?.by === actor.id, () => refuse('same-person-signs')),
  signed: (state) => {
    const judgement = lastJudgement(state)
    return when(judgement !== null && !stands(judgement), () => refuse('judgement-not-signed'))
  },
  hasReply: (state) => when(lastReply(state) === null, () => refuse('no-reply-to-deliver')),
  answered: (state) => when(state.answered === null, () => refuse('not-answered')),
  independent: (state, actor) =>
    when([state.handler, state.owner, lastReply(state)?.by, lastJudgement(state)?.by].includes(actor.id), () =>
      refuse('follow-up-by-handler'),
    ),
  nothingOpen: (state) => {
    if (openRequest(state)) return refuse('open-request')
    if (openAppeal(state)) return refuse('open-appeal')
    if (unansweredOrders(state).length > 0) return refuse('open-supervision')
    if (standing(state.appointments).length > 0) return refuse('open-appointment')
    return when(openReferrals(state).length > 0, () => refuse('open-referral', { body: openReferrals(state)[0]!.body }))
  },
  appealable: (state) => when(!mayAppeal(state), () => refuse('nothing-to-appeal')),
  badRating: ({ rating }) => when(rating === null || rating.stars >= goodRating, () => refuse('no-bad-rating')),
  noOpenAppeal: (state) => when(openAppeal(state) !== null, () => refuse('open-appeal')),
  openAppeal: (state) => when(openAppeal(state) === null, () => refuse('no-such-thing')),
  hadNoPart: (state, actor) => when(hadPart(state, actor.id), () => refuse('reviewer-had-part')),
  openOrder: (state) => when(unansweredOrders(state).length === 0, () => refuse('no-such-thing')),
  orderToClose: ({ orders }) => when(!orders?.some(({ status }) => status !== 'closed'), () => refuse('no-such-thing')),
  heard,
  noOpenConference: (state) => when(openConference(state) !== null, () => refuse('open-conference')),
  openConference: (state) => when(openConference(state) === null, () => refuse('no-such-thing')),
  noOpenPanel: (state) => when(openPanel(state) !== null, () => refuse('open-panel')),
  openPanel: (state) => when(openPanel(state) === null, () => refuse('no-such-thing')),
  panelToAdopt: (state) =>
    when(!state.panels?.some(({ status, adopted }) => status === 'closed' && adopted === null), () => refuse('no-such-thing')),
  panelAdopted: (state) =>
    when(!state.panels?.some(({ adopted, effect }) => adopted !== null && effect === null), () => refuse('no-such-thing')),
  noOpenFiling: (state) => when(openFiling(state) !== null, () => refuse('open-filing')),
  openFiling: (state) => when(openFiling(state) === null, () => refuse('no-such-thing')),
  hasOrder: (state) => when(state.external === null, () => refuse('no-such-thing')),
  returnable: ({ external, order }) => {
    if (external?.facts?.badRating) return refuse('bad-rating-stays')
    return when(askedReturn(order) !== null || isTakenBack(order), () => refuse('thing-not-open'))
  },
  openRevision: ({ order }) => when(openRevisions(order).length === 0, () => refuse('no-such-thing')),
  noOrderExtension: ({ order }) => when(askedExtension(order) !== null, () => refuse('extension-pending')),
  joined: (state) => when(!state.joined, () => refuse('no-such-thing')),
  notJoined: (state) => when(Boolean(state.joined), () => refuse('case-joined', { number: state.joined!.number })),
  nothingJoinedHere: ({ joinedHere }) =>
    when((joinedHere?.length ?? 0) > 0, () => refuse('has-joined', { number: joinedHere![0]!.number })),
  noPendingExtension: (state) => when(pendingExtension(state) !== null, () => refuse('extension-pending')),
  pendingExtension: (state) => when(pendingExtension(state) === null, () => refuse('no-such-thing')),
  notTheAsker: (state, actor) => when(pendingExtension(state)?.requestedBy === actor.id, () => refuse('same-person-signs')),
} satisfies Record<string, Demand>

export type DemandName = keyof typeof demands
