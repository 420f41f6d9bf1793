/** Conferences, panels and exceptions after one more event; part of `evolve`. */
import type { CaseEvent, EventType } from '../case/events.ts'
import type { Conference } from './conference.ts'
import type { Filing } from './filing.ts'
import type { Panel, PanelSeat } from './panel.ts'

type Of<T extends EventType> = Extract<CaseEvent, { type: T }>

/** The list with one entry changed. */
export const change = <T extends { readonly id: string }>(list: readonly T[], id: string, patch: Partial<T>): T[] =>
  list.map((entry) => (entry.id === id ? { ...entry, ...patch } : entry))

export function withConference(
  list: readonly Conference[],
  event: Of<'conferenceCalled' | 'conferencePlanned' | 'invitationAnswered' | 'conferenceHeld' | 'conferenceCancelled'>,
): readonly Conference[] {
  switch (event.type) {
    case 'conferenceCalled': {
      const open = { status: 'called', when: null, lasts: 0, place: '', invited: [], staff: [], paperIds: [], held: null } as const
      return [...list, { ...event.data, ...open, calledAt: event.at }]
    }
    case 'conferencePlanned': {
      const { id, invited, ...plan } = event.data
      return change(list, id, {
        ...plan,
        status: 'planned',
        invited: invited.map((invitation) => ({ ...invitation, coming: null, note: '' })),
      })
    }
    case 'invitationAnswered': {
      const { id, coming, note } = event.data
      return list.map((conference) => ({ ...conference, invited: change(conference.invited, id, { coming, note }) }))
    }
    case 'conferenceHeld': {
      const { id, ...held } = event.data
      return change(list, id, { status: 'held', held: { ...held, at: event.at, by: event.actor.id } })
    }
    case 'conferenceCancelled':
      return change(list, event.data.id, { status: 'cancelled' })
  }
}

export function withPanel(
  list: readonly Panel[],
  event: Of<'panelConvened' | 'seatRecused' | 'opinionGiven' | 'panelClosed' | 'opinionsAdopted' | 'panelEffect'>,
): readonly Panel[] {
  const { at, actor } = event
  const seat = (id: string, patch: Partial<PanelSeat>) => list.map((panel) => ({ ...panel, seats: change(panel.seats, id, patch) }))
  switch (event.type) {
    case 'panelConvened': {
      const { seats, ...asked } = event.data
      const invited = seats.map((each) => ({ ...each, status: 'invited', reason: '', opinion: null }) as const)
      return [...list, { ...asked, at, by: actor.id, status: 'open', seats: invited, adopted: null, effect: null }]
    }
    case 'seatRecused':
      return seat(event.data.id, { status: 'recused', reason: event.data.reason })
    case 'opinionGiven': {
      const { id, stance, text, basis, conditions } = event.data
      return seat(id, { status: 'given', opinion: { stance, text, basis, conditions, at } })
    }
    case 'panelClosed':
      return list.map((panel) => {
        if (panel.id !== event.data.id) return panel
        const seats = panel.seats.map((each) => (each.status === 'invited' ? { ...each, status: 'lapsed' as const } : each))
        return { ...panel, status: 'closed', seats }
      })
    case 'opinionsAdopted': {
      const { id, seats, how } = event.data
      return change(list, id, { adopted: { seats, how, at, by: actor.id } })
    }
    case 'panelEffect': {
      const { id, helped, text } = event.data
      return change(list, id, { effect: { helped, text, at, by: actor.id } })
    }
  }
}

export function withFiling(
  list: readonly Filing[],
  event: Of<'filingAsked' | 'filingDecided' | 'filingWithdrawn' | 'filingReviewed'>,
): readonly Filing[] {
  const { at, actor } = event
  switch (event.type) {
    case 'filingAsked':
      return [...list, { ...event.data, askedAt: at, askedBy: actor.id, status: 'asked', decision: null, review: null }]
    case 'filingDecided': {
      const { id, granted, note, signed } = event.data
      const decision = { by: actor.id, note, at, ...(signed && { signed }) }
      return change(list, id, { status: granted ? 'approved' : 'refused', decision })
    }
    case 'filingWithdrawn':
      return change(list, event.data.id, { status: 'withdrawn' })
    case 'filingReviewed': {
      const { id, sound, note, signed } = event.data
      return change(list, id, { review: { by: actor.id, sound, note, at, ...(signed && { signed }) } })
    }
  }
}
