/** Answering a duty: the command goes into the case it belongs to, through the only write path, as a party with one thing to touch. */
import type { Command as CoreCommand } from '#core/case/commands.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { DutyCommand, DutyView } from '#contract/duties.ts'
import type { Ask } from './context.ts'
import { dutyOf, isAnswerTo } from './duties.ts'
import { asParty, mustOwe } from './duty-reader.ts'
import { perform } from './perform.ts'

export type DutyDone =
  | { readonly ok: true; readonly view: DutyView }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Throws NotFound for a duty that is not the reader's. The same key again changes nothing and gives the duty as it stands. */
export async function answerDuty(ask: Ask, key: string, dutyId: string, command: DutyCommand): Promise<DutyDone> {
  const row = await mustOwe(ask, dutyId)
  if (!isAnswerTo(row.kind, command.type)) return { ok: false, refusals: [refuse('not-your-seat')] }
  const party = await asParty(ask, row)
  const { caseId, kind, thing } = row
  const done = await perform(party, { key, caseId, content: [kind, thing, command], command: toCore(command, thing) })
  if (!done.ok && done.refusals.length > 0) return done
  return { ok: true, view: await dutyOf(ask, dutyId) }
}

/** The core's command about this one thing. */
function toCore(command: DutyCommand, thing: string): CoreCommand {
  switch (command.type) {
    case 'recordAcceptance':
    case 'recordAnswer':
    case 'recordReturn':
      return { ...command, referralId: thing }
    case 'answerInvitation':
      return { ...command, invitationId: thing }
    case 'recuse':
    case 'giveOpinion':
      return { ...command, seatId: thing }
    case 'decideFiling':
    case 'reviewFiling':
      return { ...command, filingId: thing }
  }
}
