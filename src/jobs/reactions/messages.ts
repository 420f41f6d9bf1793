/** Who is told what when something happens. Pure: one event in, messages out. */
import type { CaseState } from '#core/case/case.ts'
import { clocksOf } from '#core/case/clocks.ts'
import { isConcerned } from '#core/case/demands.ts'
import type { CaseEvent, EventType } from '#core/case/events.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { isNegative } from '#core/judgement/verdicts.ts'
import { personMessage } from '#notify/person-messages.ts'
import { staffMessage } from '#notify/staff-messages.ts'

export interface Happened {
  readonly event: CaseEvent
  readonly before: CaseState | null
  readonly state: CaseState
  readonly calendar: Calendar
  readonly names: (id: string) => string
  readonly directors: readonly string[]
  /** The centre's telephone number, in every message to a person. */
  readonly phone: string
}

export interface ToSend {
  readonly template: EventType
  readonly recipientKind: 'person' | 'staff'
  readonly recipientId: string
  readonly text: string
}

/** Everything that is to be told because of this event. */
export function messagesFor(happened: Happened): ToSend[] {
  const { event, state, calendar, names, phone } = happened
  const { promise } = clocksOf(state, calendar)
  const toPerson = personMessage(event, { state, due: promise.due, provisional: promise.provisional, names, phone })
  const messages: ToSend[] = []
  // The case itself is the person's address: whoever holds its code reads it (law 5: one case, all channels).
  if (toPerson !== null)
    messages.push({ template: event.type, recipientKind: 'person', recipientId: state.id, text: toPerson })
  const text = staffMessage(event, { state, due: promise.due, names })
  if (text !== null) {
    for (const recipientId of staffToTell(happened))
      messages.push({ template: event.type, recipientKind: 'staff', recipientId, text })
  }
  return messages
}

/** Who of the staff an event concerns; never the one who did it, nor the one complained about (law 5). */
function staffToTell({ event, before, state, directors }: Happened): string[] {
  const hands = [state.handler ?? state.owner, state.owner]
  const told = ((): readonly string[] => {
    switch (event.type) {
      case 'registered':
      case 'orderRevised':
      case 'orderReturnDecided':
      case 'orderExtensionDecided':
      case 'joinNoted':
      case 'said':
      case 'materialsProvided':
      case 'requestLapsed':
      case 'reassigned':
      case 'ownerChanged':
      case 'countersigned':
      case 'extensionDecided':
      case 'deadlineNear':
        return hands
      case 'orderMessage':
        return event.data.kind === 'supervision' ? [...hands, ...directors] : hands
      case 'becameOverdue':
      case 'reopened':
        return [...hands, ...directors]
      case 'confirmed':
        return event.data.solved === 'no' ? directors : []
      case 'rated':
        // Whoever has it in hand does not hold the rating, director or not (law 10).
        return event.data.stars <= 2 ? directors.filter((id) => !hands.includes(id)) : []
      case 'referralAccepted':
      case 'referralAnswered':
      case 'referralReturned':
      case 'invitationAnswered':
        // What a body did itself; what a colleague wrote down for it, that colleague knows.
        return event.actor.kind === 'party' ? hands : []
      case 'referralRaised':
        return hands
      case 'conferencePlanned':
        return [...hands, ...event.data.staff]
      case 'conferenceCancelled':
        return [...hands, ...(state.conferences?.find(({ id }) => id === event.data.id)?.staff ?? [])]
      case 'panelClosed':
      case 'filingDecided':
        return hands
      case 'filingReviewed':
        return event.data.sound ? hands : [...hands, ...directors]
      case 'filingAsked':
        return event.data.level === 'centre' ? directors : []
      case 'escalated':
      case 'extensionAsked':
        return directors
      case 'conferenceCalled':
        // Three returns say so themselves.
        return event.data.why === 'asked' ? directors : []
      case 'appointmentMade':
        // A wish is for those who have it in hand to confirm.
        return event.data.asked ? [...hands, event.data.staff] : [event.data.staff]
      case 'appointmentMoved':
      case 'appointmentCancelled':
        // Also whoever was to come until now.
        return [before, state].flatMap(
          (each) => each?.appointments?.find(({ id }) => id === event.data.id)?.staff ?? [],
        )
      case 'appointmentNear':
      case 'appointmentUnsaid':
        return [event.data.staff]
      case 'judged':
        return isNegative(event.data.verdict) ? directors : []
      case 'supervised':
      case 'supervisionChased':
        return [...hands, ...directors]
      case 'supervisionAnswered': {
        const order = state.orders?.find(({ id }) => id === event.data.id)
        return order && order.from === undefined ? [order.by] : []
      }
      case 'supervisionClosed':
        return hands
      case 'appealed':
        // Whoever has it in hand learns of a quarrel about their rating by its outcome only.
        return directors
      case 'appealChased':
        return directors
      case 'appealDecided':
        return event.audience === 'person' ? hands : []
      default:
        return []
    }
  })()
  return [...new Set(told)].filter((id) => id !== event.actor.id && !isConcerned(state, id))
}
