/** A case as the wire has it: ids become names, codes stay codes, deadlines bring their "why". Pure. */
import type { Permission } from '#core/case/allowed.ts'
import type { Actor, Audience, CaseState } from '#core/case/case.ts'
import { clocksOf, referralClock } from '#core/case/clocks.ts'
import { openPause, unplacedReturns, waitingOn } from '#core/case/demands.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import type { Instant } from '#core/clock/date.ts'
import type { Deadline } from '#core/clock/deadline.ts'
import { overdueWorkingDays, status, workingDaysLeft } from '#core/clock/deadline.ts'
import { broughtBy } from '#core/materials/brought.ts'
import type { CaseFile, DeadlineView, TimelineEntry } from '#contract/cases.ts'
import { readPayload } from '#documents/qr-payload.ts'
import type { CaseRecord } from '#store/case-file.ts'
import { materialsIn } from '#store/item-data.ts'
import { routingWords } from '#words/appointments.ts'
import type { Language } from '#words/date.ts'
import { traceLine } from '#words/deadline-trace.ts'
import { refusalText } from '#words/refusals.ts'
import { timelineEntry } from '#words/timeline.ts'
import { appointmentsView } from './appointments-present.ts'
import { checklistView } from './case-checklist.ts'
import { orderView } from './hotline/present.ts'
import { heldView, networkView } from './network-present.ts'
import { supervisionView } from './supervision-present.ts'
import { presentFinding } from './present-finding.ts'

export interface Reader {
  readonly calendar: Calendar
  readonly actor: Actor
  readonly now: Instant
  readonly lang: Language
  readonly names: (id: string) => string
  readonly actions: readonly Permission[]
}

/** The file for a member of staff. */
export function presentCase(record: CaseRecord, reader: Reader): CaseFile {
  const { state } = record
  const { calendar, now, lang, names } = reader
  const who = (id: string) => ({ id, name: names(id) })
  const view = (deadline: Deadline) => deadlineView(deadline, now, calendar, lang)
  const clocks = clocksOf(state, calendar)
  const pause = openPause(state)
  const { promise } = clocks
  const unplaced = new Set(unplacedReturns(state).map(({ id }) => id))
  return {
    ...plain(state),
    item: state.item && {
      ...state.item,
      category: record.category ?? '',
      department: record.department ?? '',
      materials: materialsIn(record.itemData).map((material) => material.name),
    },
    checklist: checklistView(state, record.itemData, { now, calendar, lang, names }),
    blocker: {
      ...state.blocker,
      causes: [...state.blocker.causes],
      refusedBy: state.blocker.refusedBy ? who(state.blocker.refusedBy) : null,
    },
    requester: requesterView(record),
    registeredBy: {
      kind: state.registeredBy.kind,
      name: state.registeredBy.kind === 'staff' ? names(state.registeredBy.id) : '',
    },
    owner: who(state.owner),
    // Of the first owner; whoever followed was chosen by a person.
    assigned: (record.events.some(({ type }) => type === 'ownerChanged') ? [] : (state.assigned ?? [])).map(
      (reason) => routingWords[reason][lang],
    ),
    handler: state.handler === null ? null : who(state.handler),
    waitingOn: waitingOn(state),
    clocks: {
      contact: clocks.contact && view(clocks.contact),
      promise: state.answered ? { ...view(promise), standing: 'met', daysLeft: null } : view(promise),
      legal: clocks.legal && view(clocks.legal),
      external: clocks.external,
    },
    pause: pause && { from: pause.from, reason: pause.reason },
    extensions: state.extensions.map((entry) => ({ ...entry, requestedBy: who(entry.requestedBy) })),
    papers: state.papers.map((paper) => ({ ...paper, qr: paper.qr.map(reading), document: paper.document ?? null })),
    findings: state.findings.map((finding) => presentFinding(finding, state, lang)),
    requests: state.requests.map((request) => ({
      ...request,
      materials: request.materials.map((asked) => ({
        ...asked,
        here: broughtBy(asked.name, state.materials ?? []) !== null,
      })),
    })),
    referrals: state.referrals.map(({ to, above: _, chasedFor: _chased, ...referral }) => ({
      ...referral,
      clock: view(referralClock(referral, calendar)),
      online: to !== undefined,
      signed: referral.signed ?? null,
      paperIds: [...(referral.paperIds ?? [])],
      after: referral.after ?? null,
      conference: referral.conference ?? null,
      raisedAt: referral.raisedAt ?? null,
      unplaced: unplaced.has(referral.id),
    })),
    held: heldView(record.events, calendar, now),
    ...networkView(state, now, names),
    ...supervisionView(state, now, names, isHands(state, reader.actor)),
    ...orderView(state, now, calendar, reader.actor.roles.includes('director') && !isHands(state, reader.actor)),
    appointments: appointmentsView(state, names, lang),
    ways: state.ways.map((way) => ({ ...way, by: who(way.by) })),
    judgements: state.judgements.map((judgement) => ({
      ...judgement,
      by: who(judgement.by),
      countersign: judgement.countersign && { ...judgement.countersign, by: who(judgement.countersign.by) },
    })),
    replies: state.replies.map((reply) => ({ ...reply, by: who(reply.by), attempts: [...reply.attempts] })),
    // Law 10: whoever handled it does not hold the rating while the case is open.
    rating:
      state.rating && !isHands(state, reader.actor) ? { stars: state.rating.stars, words: state.rating.words } : null,
    followUps: state.followUps.map((call) => ({ ...call, by: who(call.by) })),
    timeline: timelineFor(record, reader),
    presence: record.present.map((entry) => ({ staff: who(entry.id), mode: entry.mode })),
    actions: reader.actions.map(({ command, reasons }) => ({
      command,
      reasons: reasons.map((refusal) => ({ ...refusal, text: refusalText(refusal, lang) })),
    })),
  }
}

/** Whoever has it in hand does not hold the rating while the case is open (law 10). */
export const isHands = (state: CaseState, actor: Actor): boolean =>
  state.closedAt === null && (state.handler === actor.id || state.owner === actor.id)

const reading = (text: string) => {
  const read = readPayload(text)
  return { ...read, fields: { ...read.fields } }
}

function plain(state: CaseState) {
  const {
    id,
    number,
    version,
    title,
    channel,
    stage,
    statement,
    wish,
    external,
    registeredAt,
    turn,
    turnSince,
    acceptedAt,
  } = state
  const { answered, solved, outcome, closedAt, reopened, returns } = state
  const classification = state.classification && { ...state.classification, causes: [...state.classification.causes] }
  return {
    id,
    number,
    version,
    title,
    channel,
    stage,
    statement,
    wish,
    external,
    registeredAt,
    turn,
    turnSince,
    acceptedAt,
    classification,
    answered,
    solved,
    outcome,
    closedAt,
    reopened,
    returns,
  }
}

function requesterView({ state, people }: CaseRecord): CaseFile['requester'] {
  const { requester } = state
  if (!requester) return null
  const masked = (id: string, kind: 'individual' | 'enterprise') => {
    const labels = people.find((person) => person.id === id)
    return { id, kind, name: labels?.name ?? '', idNumber: labels?.idNumber ?? '', phone: labels?.phone ?? '' }
  }
  const { proxy } = requester
  return {
    person: masked(requester.personId, requester.kind),
    proxy: proxy && {
      person: masked(proxy.personId, 'individual'),
      relation: proxy.relation,
      authority: proxy.authority,
    },
  }
}

/** A deadline with its reasons in words. */
export function deadlineView(deadline: Deadline, now: Instant, calendar: Calendar, lang: Language): DeadlineView {
  return {
    due: deadline.due,
    date: deadline.date,
    provisional: deadline.provisional,
    standing: status(deadline, now, calendar),
    daysLeft: daysLeft(deadline, now, calendar),
    why: deadline.trace.map((step) => traceLine(step, lang)),
  }
}

/** Negative once the due day has passed. */
function daysLeft(deadline: Deadline, now: Instant, calendar: Calendar): number | null {
  const left = workingDaysLeft(deadline, now, calendar)
  return left === 0 ? -overdueWorkingDays(deadline, now, calendar) : left
}

/** Staff read everything but ratings, which supervision reads, and never the handler before closing. */
const readable: readonly Audience[] = ['person', 'party', 'staff']

/** How a party signed what it did itself. */
function signature({ data }: CaseEvent): string {
  const signed = 'signed' in data ? data.signed : undefined
  return signed ? `${signed.body} ${signed.name}`.trim() : ''
}

function timelineFor({ state, events }: CaseRecord, { actor, names, lang }: Reader): TimelineEntry[] {
  const supervises = actor.roles.includes('director') && !isHands(state, actor)
  return events
    .filter((event) => readable.includes(event.audience) || supervises)
    .map((event) => ({
      seq: event.seq,
      type: event.type,
      at: event.at,
      by: { kind: event.actor.kind, name: event.actor.kind === 'staff' ? names(event.actor.id) : signature(event) },
      audience: event.audience,
      ...timelineEntry(event, names, lang, 'staff'),
    }))
}
