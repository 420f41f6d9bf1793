/** The story of a case in English. */
import type { CaseEvent } from '#core/case/events.ts'
import { appointmentEnglish } from './appointments.ts'
import { channelWords, classWords, deliveryChannelWords, outcomeWords, pauseReasonWords, stageWords, verdictWords } from './case.ts'
import { hotlineEnglish } from './hotline.ts'
import { stanceWords } from './network.ts'
import { supervisionEnglish } from './supervision.ts'
import { causeWords, layerWords, natureWords } from './causes.ts'
import { dateWords, momentWords } from './date.ts'
import { markWords } from './checklist.ts'
import { documentNames } from './documents.ts'
import { findingSentence } from './finding.ts'
import { changeTold } from './rectification.ts'
import type { Line, Teller } from './timeline.ts'
import { withinWords } from './within.ts'

const line = (title: string, body = ''): Line => ({ title, body })
const because = (reason: string): string => (reason === '' ? '' : `Reason: ${reason}`)
const referred = {
  cooperate: 'asked to help',
  instruct: 'told to handle it',
  transfer: 'given the matter',
  report: 'sent the course of events',
} as const
const answers = { yes: 'it can be done', no: 'it cannot be done', needMore: 'more is needed' } as const

export function english(event: CaseEvent, teller: Teller): Line {
  const { names, voice, actor } = teller
  const person = voice === 'resident' ? 'you' : 'the person'
  const Person = voice === 'resident' ? 'You' : 'The person'
  switch (event.type) {
    case 'registered': {
      const { data } = event
      const owner =
        voice === 'resident' ? `${names(data.owner)} answers for it from beginning to end` : `First-contact owner: ${names(data.owner)}`
      const title =
        data.channel === 'counter'
          ? `${actor} handed the matter over; nothing has to be told twice`
          : `Received (${channelWords[data.channel].en})`
      return line(title, [data.statement, owner].filter(Boolean).join('\n'))
    }
    case 'taken':
      return line(`${names(event.data.handler)} took it up`)
    case 'accepted':
      return line(`${actor} accepted it`)
    case 'classified': {
      const { data } = event
      if (voice === 'resident') return line(`Handled as “${classWords[data.class].en}”; the date of the answer is counted anew`)
      const remit = data.remit === 'outside' ? `outside our remit (${data.rightBody}), still followed by us` : 'ours'
      const causes = data.causes.map((cause) => causeWords[cause].en).join(', ')
      return line(
        `Classified: ${classWords[data.class].en}`,
        `${natureWords[data.nature].en}; ${causes}; ${layerWords[data.layer].en}; ${remit}`,
      )
    }
    case 'told':
      return line(`${actor} told ${person} (${deliveryChannelWords[event.data.channel].en})`, event.data.text)
    case 'noted':
      return line(event.audience === 'person' ? `${actor} left a message` : `${actor} made a note`, event.data.text)
    case 'said':
      return line(`${actor} said`, event.data.text)
    case 'amended':
      return line(`${actor} corrected the registration`)
    case 'paperAdded':
      return line(`${actor} added a paper: ${event.data.label}`)
    case 'paperWithdrawn':
      return line(`${actor} withdrew a paper`, because(event.data.reason))
    case 'paperRead':
      if (event.data.document) return line(`The paper was read as ${documentNames[event.data.document].en}`, event.data.qr.join('\n'))
      return event.data.qr.length === 0
        ? line('No QR code was found on the paper')
        : line(`${event.data.qr.length} QR code(s) read from the paper`, event.data.qr.join('\n'))
    case 'found':
      return line('Bill and item list were compared', findingSentence(event.data, 'en'))
    case 'materialMarked': {
      const { name, part, state, note } = event.data
      return line(`${part ?? name}: ${markWords[state].en.toLowerCase()}`, note)
    }
    case 'materialsAsked': {
      const list = event.data.materials.map(
        ({ name, why, where }, at) => `${at + 1}. ${name}${why && ` (${why})`}${where && `, from ${where}`}`,
      )
      return line(`Everything still needed from ${person}, by ${dateWords(event.data.until, 'en')}`, list.join('\n'))
    }
    case 'materialsProvided':
      return line('The papers came; the clock runs again', event.data.text)
    case 'requestWithdrawn':
      return line('The papers are no longer needed', because(event.data.reason))
    case 'requestLapsed':
      return line('The date for the papers has passed; we go on with what we have')
    case 'referred':
      return line(
        `${event.data.body} was ${referred[event.data.kind]} by ${actor}; an answer is due ${withinWords(event.data.limit, 'en')}`,
        event.data.question,
      )
    case 'referralChased':
      return event.data.due ? line('Their date passed without an answer; they were reminded') : line('They were reminded', event.data.text)
    case 'referralAccepted':
      return line('They accepted it')
    case 'referralAnswered':
      return line(
        `They answered: ${answers[event.data.can]}`,
        [event.data.text, event.data.basis && `Basis: ${event.data.basis}`].filter(Boolean).join('\n'),
      )
    case 'referralReturned':
      return line(`They returned it and named ${event.data.rightBody}; it stays with us`, event.data.ground)
    case 'referralWithdrawn':
      return line('No longer waiting for them', because(event.data.reason))
    case 'escalated':
      return line('Returned three times: the director calls a conference')
    case 'referralRaised': {
      const { body, days } = event.data
      return line(`${body} is ${days} working days late with its answer; the body above it was told`)
    }
    case 'conferenceCalled':
      return event.data.why === 'thirdReturn'
        ? line('The director calls everybody to a conference')
        : line(`${actor} proposed a conference`, event.data.reason)
    case 'conferencePlanned': {
      const { when, place, invited } = event.data
      return line(
        `Conference on ${momentWords(when, 'en')}${place && `, ${place}`}`,
        `Invited: ${invited.map(({ body }) => body).join(', ')}`,
      )
    }
    case 'invitationAnswered':
      return line(event.data.coming ? `${actor} will come to the conference` : `${actor} will not come to the conference`, event.data.note)
    case 'conferenceHeld':
      return line('The conference was held', [event.data.decision, voice === 'staff' && event.data.minutes].filter(Boolean).join('\n'))
    case 'conferenceCancelled':
      return line('The conference was cancelled', because(event.data.reason))
    case 'panelConvened': {
      const seats = event.data.seats.map(({ adviser }) => adviser.name).join(', ')
      if (voice === 'resident') return line(`${event.data.seats.length} advisers were asked; they cannot see who you are`)
      return line(`Advisers were asked: ${seats}`, event.data.question)
    }
    case 'seatRecused':
      return line(`${actor} stood aside`, because(event.data.reason))
    case 'opinionGiven': {
      const { stance, text, basis, conditions } = event.data
      const body = [text, conditions && `Conditions: ${conditions}`, basis && `Basis: ${basis}`].filter(Boolean).join('\n')
      return line(`${actor} gave an opinion: ${stanceWords[stance].en}`, body)
    }
    case 'panelClosed':
      return line('The opinions of the panel are in')
    case 'opinionsAdopted':
      return line(event.data.seats.length > 0 ? 'Advice of the panel was adopted' : 'No advice of the panel was adopted', event.data.how)
    case 'panelEffect':
      return line(event.data.helped ? 'The advice worked' : 'The advice did not work', event.data.text)
    case 'filingAsked':
      if (voice === 'resident') return line('An exception was asked for in your matter; approval is awaited')
      return line(`${actor} asked for an exception: ${event.data.beyond}`, [event.data.clause, event.data.why].join('\n'))
    case 'filingDecided':
      return line(event.data.granted ? 'The exception was approved' : 'The exception was not approved', event.data.note)
    case 'filingWithdrawn':
      return line('The request for an exception was withdrawn', because(event.data.reason))
    case 'filingReviewed':
      return line(
        event.data.sound ? `${actor} reviewed the exception: sound` : `${actor} reviewed the exception: not sound`,
        event.data.note,
      )
    case 'wayAdded':
    case 'waySettled': {
      const result = { works: 'works', fails: 'does not work', open: 'being tried' }[event.data.result]
      const way = event.type === 'wayAdded' ? `: ${event.data.way}` : ''
      return line(`A way was tried${way} (${result})`, event.data.note)
    }
    case 'judged':
      return line(
        `${actor} judged: ${verdictWords[event.data.verdict].en}`,
        [event.data.reasoning, event.data.basis && `Basis: ${event.data.basis}`].filter(Boolean).join('\n'),
      )
    case 'countersigned':
      return line(
        event.data.agreed ? `${actor} signed the judgement as second person` : `${actor} did not agree with the judgement`,
        event.data.note,
      )
    case 'replied':
      return line(`The answer is written: ${outcomeWords[event.data.outcome].en}`, event.data.explanation)
    case 'deliveryTried':
      return line(`Tried to bring the answer to ${person}, not reached (${deliveryChannelWords[event.data.channel].en})`, event.data.proof)
    case 'answerDelivered':
      return line(`The answer was delivered (${deliveryChannelWords[event.data.channel].en})`, event.data.proof)
    case 'confirmed':
      return line(event.data.solved === 'yes' ? `${Person} said: solved` : `${Person} said: not solved yet`, event.data.words)
    case 'rated':
      return line(`${Person} gave ${event.data.stars} star(s)`, event.data.words)
    case 'followedUp':
      return line(event.data.connected ? `${actor} called ${person} back` : `${actor} called back, not reached`, event.data.note)
    case 'closed':
      return line(
        event.data.because === 'silence' ? `Closed: no further word after the answer` : `Closed: ${outcomeWords[event.data.outcome].en}`,
      )
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
      return hotlineEnglish(event, teller)
    case 'changeTold':
      return line(...changeTold(event.data, 'en'))
    case 'appointmentMade':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'appointmentNear':
    case 'appointmentUnsaid':
    case 'appointmentKept':
    case 'appointmentMissed':
    case 'helpStepDone':
      return appointmentEnglish(event, teller)
    case 'supervised':
    case 'supervisionAnswered':
    case 'supervisionChased':
    case 'supervisionClosed':
    case 'appealed':
    case 'appealChased':
    case 'appealDecided':
      return supervisionEnglish(event, teller)
    case 'reopened':
      return line(event.data.by === 'person' ? `${Person} said: not solved, please go on` : 'Reopened', event.data.reason)
    case 'archived':
      return line('Archived')
    case 'stageChanged':
      return line(`Now at “${stageWords[event.data.to].en}”`, because(event.data.reason))
    case 'reassigned':
      return line(`${names(event.data.handler)} handles it from now on`, because(event.data.reason))
    case 'ownerChanged': {
      const title =
        voice === 'resident' ? 'answers for it from now on; nothing has to be told twice' : 'is the first-contact owner from now on'
      return line(`${names(event.data.owner)} ${title}`, because(event.data.reason))
    }
    case 'extensionAsked':
      return line(`${event.data.days} more working days asked for`, because(event.data.reason))
    case 'extensionDecided':
      return line(event.data.granted ? 'The time limit was extended' : 'The extension was refused', event.data.note)
    case 'paused':
      return line(`The clock stands still: ${pauseReasonWords[event.data.reason].en}`, event.data.note)
    case 'resumed':
      return line(
        event.actor.kind === 'system' ? 'The days a pause may last are used up; the clock runs again' : 'The clock runs again',
        event.data.note,
      )
    case 'deadlineNear':
      return line(`Due soon: ${momentWords(event.data.due, 'en')}`)
    case 'becameOverdue':
      return line('The promised date has passed without an answer; the director knows')
    case 'fellSilent':
      return line(`${event.data.days} working days without news; still being handled`)
  }
}
