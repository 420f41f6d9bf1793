/** What follows from the commands of conference, panel and exception; part of `decide`. */
import type { CaseState } from '../case/case.ts'
import type { Command } from '../case/commands.ts'
import type { CaseEvent } from '../case/events.ts'
import type { Moment } from '../case/moment.ts'
import { eventMaker, next } from '../case/moment.ts'
import { workingDaysBetween } from '../clock/calendar.ts'
import { dateOf } from '../clock/date.ts'
import type { Panel } from './panel.ts'
import { signedBy } from './seat.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

export function conferenceEvents(
  command: Of<'callConference' | 'planConference' | 'answerInvitation' | 'recordConference' | 'cancelConference'>,
  state: CaseState,
  moment: Moment,
): CaseEvent[] {
  const make = eventMaker(moment)
  switch (command.type) {
    case 'callConference':
      return [make('conferenceCalled', { id: next('c', state.conferences), why: 'asked', reason: command.reason })]
    case 'planConference': {
      const { type: _, conferenceId: id, invited, ...plan } = command
      const after = lastInvitation(state)
      return [make('conferencePlanned', { id, ...plan, invited: invited.map((reached, at) => ({ id: `i${after + at + 1}`, ...reached })) })]
    }
    case 'answerInvitation': {
      const { invitationId: id, coming, note } = command
      return [make('invitationAnswered', { id, coming, note, ...signedBy(moment.actor) })]
    }
    case 'recordConference': {
      const { conferenceId: id, attended, minutes, decision, commitments } = command
      const today = dateOf(moment.now)
      return [
        make('conferenceHeld', { id, attended, minutes, decision }),
        ...commitments.map(({ what, until, ...reached }, at) => {
          const n = Math.max(1, workingDaysBetween(moment.calendar, today, until))
          const limit = { unit: 'workingDays', n } as const
          const asked = { kind: 'instruct', question: what, limit, conference: id } as const
          return make('referred', { id: next('r', state.referrals, at), ...reached, ...asked })
        }),
      ]
    }
    case 'cancelConference':
      return [make('conferenceCancelled', { id: command.conferenceId, reason: command.reason })]
  }
}

/**
 * The highest number that an invitation of this case has. A new plan replaces those of the one before, so they cannot be counted: what was
 * one body's invitation must never become another's. Every plan invites somebody and stands above all earlier ones, so the highest is kept.
 */
const lastInvitation = ({ conferences = [] }: CaseState): number =>
  Math.max(0, ...conferences.flatMap(({ invited }) => invited.map(({ id }) => Number(id.slice(1)))))

export function panelEvents(
  command: Of<'convenePanel' | 'recuse' | 'giveOpinion' | 'closePanel' | 'adoptOpinions' | 'recordEffect'>,
  state: CaseState,
  moment: Moment,
): CaseEvent[] {
  const make = eventMaker(moment)
  const signed = signedBy(moment.actor)
  switch (command.type) {
    case 'convenePanel': {
      const { type: _, advisers, ...asked } = command
      const before = state.panels?.flatMap((panel) => panel.seats)
      const seats = advisers.map((adviser, at) => ({ id: next('o', before, at), adviser }))
      return [make('panelConvened', { id: next('n', state.panels), ...asked, seats })]
    }
    case 'recuse':
      return [make('seatRecused', { id: command.seatId, reason: command.reason, ...signed }), ...closing(command.seatId)]
    case 'giveOpinion': {
      const { seatId: id, stance, text, basis, conditions } = command
      return [make('opinionGiven', { id, stance, text, basis, conditions, ...signed }), ...closing(id)]
    }
    case 'closePanel':
      return [make('panelClosed', { id: command.panelId })]
    case 'adoptOpinions':
      return [make('opinionsAdopted', { id: command.panelId, seats: command.seats, how: command.how })]
    case 'recordEffect':
      return [make('panelEffect', { id: command.panelId, helped: command.helped, text: command.text })]
  }

  /** The last adviser who spoke or stood aside closes the panel. */
  function closing(seatId: string): CaseEvent[] {
    const panel = panelOf(state, seatId)!
    const waits = panel.seats.some(({ id, status }) => id !== seatId && status === 'invited')
    return waits ? [] : [make('panelClosed', { id: panel.id })]
  }
}

/** The panel a seat belongs to. */
export const panelOf = (state: CaseState, seatId: string): Panel | null =>
  state.panels?.find(({ seats }) => seats.some(({ id }) => id === seatId)) ?? null

export function filingEvents(
  command: Of<'askFiling' | 'decideFiling' | 'withdrawFiling' | 'reviewFiling'>,
  state: CaseState,
  moment: Moment,
): CaseEvent[] {
  const make = eventMaker(moment)
  const signed = signedBy(moment.actor)
  switch (command.type) {
    case 'askFiling': {
      const { type: _, ...filing } = command
      return [make('filingAsked', { id: next('x', state.filings), ...filing })]
    }
    case 'decideFiling':
      return [make('filingDecided', { id: command.filingId, granted: command.granted, note: command.note, ...signed })]
    case 'withdrawFiling':
      return [make('filingWithdrawn', { id: command.filingId, reason: command.reason })]
    case 'reviewFiling':
      return [make('filingReviewed', { id: command.filingId, sound: command.sound, note: command.note, ...signed })]
  }
}
