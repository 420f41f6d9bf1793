/** What a party may touch: the one thing it was asked about, known by the letter of its id within the case. */
import type { Actor } from '../case/case.ts'
import type { Command, CommandType } from '../case/commands.ts'
import type { Signed } from './filing.ts'

const letters: Partial<Record<CommandType, string>> = {
  recordAcceptance: 'r',
  recordAnswer: 'r',
  recordReturn: 'r',
  answerInvitation: 'i',
  recuse: 'o',
  giveOpinion: 'o',
  decideFiling: 'x',
  reviewFiling: 'x',
  supervise: 's',
  closeSupervision: 's',
}

/** Whether this command is about the kind of thing the actor was asked about; always true of anybody but a party. */
export const isOfSeat = (command: CommandType, actor: Actor): boolean => actor.kind !== 'party' || letters[command] === actor.seat?.thing[0]

/** The thing a party's command is about. */
export function thingOf(command: Command): string | null {
  switch (command.type) {
    case 'recordAcceptance':
    case 'recordAnswer':
    case 'recordReturn':
      return command.referralId
    case 'answerInvitation':
      return command.invitationId
    case 'recuse':
    case 'giveOpinion':
      return command.seatId
    case 'decideFiling':
    case 'reviewFiling':
      return command.filingId
    case 'supervise':
      // The right to issue one; the seat of an order that stands bears its number.
      return 's'
    case 'closeSupervision':
      return command.orderId
    default:
      return null
  }
}

/** The signature of a party under what it did itself. */
export const signedBy = ({ seat }: Actor): { signed?: Signed } => (seat ? { signed: seat.signed } : {})
