/** What the commands of conference, panel and exception must hold before they may happen; part of the core's `faults`. */
import type { CaseState } from '../case/case.ts'
import type { Command } from '../case/commands.ts'
import type { Moment } from '../case/moment.ts'
import { addDays, dateOf } from '../clock/date.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { panelOf } from './consequences.ts'

type NetworkCommand = Extract<
  Command,
  {
    type:
      | 'callConference'
      | 'planConference'
      | 'answerInvitation'
      | 'recordConference'
      | 'cancelConference'
      | 'convenePanel'
      | 'recuse'
      | 'giveOpinion'
      | 'closePanel'
      | 'adoptOpinions'
      | 'recordEffect'
      | 'askFiling'
      | 'decideFiling'
      | 'withdrawFiling'
      | 'reviewFiling'
  }
>

/** Fewer than three are no panel: one voice against one decides nothing. */
export const fewestAdvisers = 3

/** What is promised at a conference is counted in working days, one by one, whenever the case is read. */
const furthestDays = 2 * 366

const blank = (text: string): boolean => text.trim() === ''

export function* networkFaults(command: NetworkCommand, state: CaseState, { actor, now }: Moment): Generator<Refusal> {
  const today = dateOf(now)
  switch (command.type) {
    case 'callConference':
      if (blank(command.reason)) yield refuse('needs-reason')
      return
    case 'planConference':
      yield* conferenceFaults(command.conferenceId, state)
      if (command.when < now) yield refuse('date-has-passed')
      if (command.invited.length === 0) yield refuse('nobody-invited')
      if (command.invited.some(({ body }) => blank(body))) yield refuse('needs-right-body')
      yield* paperFaults(command.paperIds, state)
      return
    case 'answerInvitation': {
      const conference = state.conferences?.find(({ invited }) => invited.some(({ id }) => id === command.invitationId))
      if (!conference) yield refuse('no-such-thing')
      else if (conference.status !== 'planned') yield refuse('thing-not-open')
      if (!command.coming && blank(command.note)) yield refuse('needs-reason')
      return
    }
    case 'recordConference': {
      yield* conferenceFaults(command.conferenceId, state)
      const conference = state.conferences?.find(({ id }) => id === command.conferenceId)
      if (command.attended.some((id) => !conference?.invited.some((invitation) => invitation.id === id))) yield refuse('no-such-thing')
      if (blank(command.minutes)) yield refuse('needs-text')
      if (blank(command.decision)) yield refuse('decision-needed')
      for (const { body, what, until } of command.commitments) {
        if (blank(body)) yield refuse('needs-right-body')
        if (blank(what)) yield refuse('needs-text')
        if (until < today) yield refuse('date-has-passed')
        if (until > addDays(today, furthestDays)) yield refuse('date-too-far')
      }
      return
    }
    case 'cancelConference':
      yield* conferenceFaults(command.conferenceId, state)
      if (blank(command.reason)) yield refuse('needs-reason')
      // What three returns called is not for those to call off who were bounced.
      if (
        state.conferences?.some(({ id, why }) => id === command.conferenceId && why === 'thirdReturn') &&
        !actor.roles.includes('director')
      )
        yield refuse('not-your-role')
      return
    case 'convenePanel':
      if (blank(command.question) || blank(command.file)) yield refuse('needs-text')
      if (command.until < today) yield refuse('date-has-passed')
      if (command.advisers.length < fewestAdvisers) yield refuse('too-few-advisers', { least: fewestAdvisers })
      if (new Set(command.advisers.map(({ id }) => id)).size < command.advisers.length) yield refuse('adviser-twice')
      return
    case 'recuse':
    case 'giveOpinion': {
      const seat = panelOf(state, command.seatId)?.seats.find(({ id }) => id === command.seatId)
      if (!seat) yield refuse('no-such-thing')
      else if (seat.status !== 'invited') yield refuse('thing-not-open')
      if (command.type === 'recuse') {
        if (blank(command.reason)) yield refuse('needs-reason')
        return
      }
      if (blank(command.text)) yield refuse('needs-text')
      if (command.stance === 'canIf' && blank(command.conditions)) yield refuse('opinion-needs-conditions')
      if (command.stance === 'cannot' && blank(command.basis)) yield refuse('verdict-needs-basis')
      return
    }
    case 'closePanel':
      if (!state.panels?.some(({ id, status }) => id === command.panelId && status === 'open')) yield refuse('no-such-thing')
      return
    case 'adoptOpinions': {
      const panel = state.panels?.find(({ id }) => id === command.panelId)
      if (!panel) yield refuse('no-such-thing')
      else if (panel.status === 'open' || panel.adopted) yield refuse('thing-not-open')
      else if (command.seats.some((seat) => !panel.seats.some(({ id, opinion }) => id === seat && opinion))) yield refuse('no-such-thing')
      if (blank(command.how)) yield refuse('needs-text')
      return
    }
    case 'recordEffect': {
      const panel = state.panels?.find(({ id }) => id === command.panelId)
      if (!panel) yield refuse('no-such-thing')
      else if (!panel.adopted || panel.effect) yield refuse('thing-not-open')
      if (blank(command.text)) yield refuse('needs-text')
      return
    }
    case 'askFiling':
      if (blank(command.beyond) || blank(command.why)) yield refuse('needs-text')
      if (blank(command.clause)) yield refuse('exception-needs-clause')
      if (blank(command.limits)) yield refuse('exception-needs-limits')
      if (blank(command.risk)) yield refuse('exception-needs-risk')
      if (command.expires < today) yield refuse('date-has-passed')
      if (command.level !== 'centre' && !command.to) yield refuse('needs-right-body')
      return
    case 'decideFiling':
    case 'reviewFiling': {
      const filing = state.filings?.find(({ id }) => id === command.filingId)
      const open = command.type === 'decideFiling' ? filing?.status === 'asked' : filing?.status === 'approved' && !filing.review
      if (!filing) yield refuse('no-such-thing')
      else if (!open) yield refuse('thing-not-open')
      else if (command.type === 'decideFiling') {
        // At the centre a director decides, above it those above; nobody what they asked for themselves (law 5).
        if ((filing.level === 'centre') !== (actor.kind === 'staff')) yield refuse('not-your-role')
        if (filing.askedBy === actor.id) yield refuse('same-person-signs')
      }
      const turnedDown = command.type === 'decideFiling' ? !command.granted : !command.sound
      if (turnedDown && blank(command.note)) yield refuse('needs-reason')
      return
    }
    case 'withdrawFiling':
      if (!state.filings?.some(({ id, status }) => id === command.filingId && status === 'asked')) yield refuse('no-such-thing')
      if (blank(command.reason)) yield refuse('needs-reason')
  }
}

function* conferenceFaults(conferenceId: string, state: CaseState): Generator<Refusal> {
  const conference = state.conferences?.find(({ id }) => id === conferenceId)
  if (!conference) yield refuse('no-such-thing')
  else if (conference.status !== 'called' && conference.status !== 'planned') yield refuse('thing-not-open')
}

/** Only papers that are there are shown to others. */
export function* paperFaults(paperIds: readonly string[], state: CaseState): Generator<Refusal> {
  if (paperIds.some((id) => !state.papers.some((paper) => paper.id === id && !paper.withdrawn))) yield refuse('no-such-paper')
}
