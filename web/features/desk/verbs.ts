import type { CaseFile, draftKinds } from '#contract/cases.ts'
import type { CommandInput } from '../../queries.ts'
import { last, lastReopening } from './lists.ts'
import {
  awaitsSignature,
  isDirector,
  nextAfterReturn,
  openConference,
  openFiling,
  panelToAdopt,
} from './network/network-case.ts'

export type DraftKind = (typeof draftKinds)[number]
type CommandName = CommandInput['type']

/** A verb of the composer: the command behind it, its key, and under which name its draft is kept. */
export type Verb = {
  command: VerbName
  /** Absent: only in the list of all actions. */
  keys?: string
  draft?: DraftKind
}

export type VerbName = Extract<
  CommandName,
  | 'takeUp'
  | 'accept'
  | 'classify'
  | 'note'
  | 'tell'
  | 'askForMaterials'
  | 'refer'
  | 'addWay'
  | 'judge'
  | 'countersign'
  | 'reply'
  | 'recordDelivery'
  | 'recordFollowUp'
  | 'close'
  | 'reopen'
  | 'archive'
  | 'goBack'
  | 'reassign'
  | 'changeOwner'
  | 'askExtension'
  | 'pause'
  | 'resume'
  | 'amend'
  | 'callConference'
  | 'planConference'
  | 'recordConference'
  | 'convenePanel'
  | 'adoptOpinions'
  | 'askFiling'
  | 'decideFiling'
>

/** In the order of a case's life; the first that is possible now is the one the button in teal offers. */
export const verbs: readonly Verb[] = [
  { command: 'takeUp', keys: 'a' },
  { command: 'accept', keys: 'a' },
  { command: 'countersign', keys: 's' },
  { command: 'recordDelivery', keys: 'd' },
  { command: 'reply', keys: 'e', draft: 'reply' },
  { command: 'close', keys: 'x' },
  { command: 'recordFollowUp', keys: 'h' },
  { command: 'note', keys: 'n', draft: 'note' },
  { command: 'tell', keys: 'm', draft: 'tell' },
  { command: 'addWay', keys: 'w' },
  { command: 'judge', keys: 'p', draft: 'judge' },
  { command: 'refer', keys: 'f', draft: 'refer' },
  { command: 'callConference', keys: 'Shift+H' },
  { command: 'planConference', keys: 'Shift+P', draft: 'planConference' },
  { command: 'recordConference', keys: 'Shift+R', draft: 'recordConference' },
  { command: 'convenePanel', keys: 'Shift+Z', draft: 'convenePanel' },
  { command: 'adoptOpinions', keys: 'Shift+A' },
  { command: 'askFiling', keys: 'Shift+B', draft: 'askFiling' },
  { command: 'decideFiling', keys: 'Shift+D' },
  { command: 'askForMaterials', keys: 'b', draft: 'askForMaterials' },
  { command: 'classify', keys: 'c' },
  { command: 'resume', keys: 'i' },
  { command: 'pause', keys: 'i' },
  { command: 'askExtension', keys: 'y' },
  { command: 'goBack', keys: 'g' },
  { command: 'reassign', keys: 'l' },
  { command: 'changeOwner' },
  { command: 'amend', keys: 'u' },
  { command: 'reopen', keys: 'q' },
  { command: 'archive' },
]

/** Why a command cannot be done now; empty when it can, null when it is not offered at all (law 3: the file says so). */
export function reasonsAgainst(
  file: Pick<CaseFile, 'actions'>,
  command: CommandName | 'recordReading',
): string[] | null {
  const found = file.actions.find((action) => action.command === command)
  return found ? found.reasons.map((reason) => reason.text) : null
}

/** The verbs that this file offers, possible or not. */
export const offeredVerbs = (file: Pick<CaseFile, 'actions' | 'filings'>): readonly Verb[] =>
  verbs.filter(
    ({ command }) => reasonsAgainst(file, command) !== null && (command !== 'decideFiling' || decidedHere(file)),
  )

/** What is decided above is asked here and decided there. */
const decidedHere = (file: Pick<CaseFile, 'filings'>): boolean => openFiling(file)?.level === 'centre'

/** What stands at the foot: the step that brings the case forward, the few verbs of this stage, and a wanted step that is not possible yet. */
export type AtHand = { best: VerbName | undefined; atHand: readonly Verb[]; blocked: VerbName | undefined }

/** Few enough to be read at a glance; everything else is one key away under "全部动作". */
export function verbsAtHand(file: CaseFile, reader: Reader): AtHand {
  const possible = (command: VerbName) =>
    reasonsAgainst(file, command)?.length === 0 && (command !== 'decideFiling' || decidedHere(file))
  const wanted = [...networkSteps(file, reader), ...wantedSteps(file)]
  const best = wanted.find(possible)
  const usual = [...wanted, ...usualVerbs(file)].filter(possible)
  const atHand = [...new Set(usual)].map((command) => verbs.find((verb) => verb.command === command)!)
  // "Not yet" is said only of the step this stage is about, and only when nothing better is to be done.
  const first = wanted[0]
  const offered = first !== undefined && (reasonsAgainst(file, first)?.length ?? 0) > 0
  const ended = file.stage === 'closed' || file.stage === 'archived'
  const wait = offered && first !== best && first !== 'takeUp' && !ended
  return { best, atHand, blocked: wait ? first : undefined }
}

/** Who reads, and when: what is the next thing depends on both. */
export type Reader = { me: string; now: string }

/** What a conference, a panel or an exception waits for, of this reader. */
function networkSteps(file: CaseFile, { me, now }: Reader): VerbName[] {
  const conference = openConference(file)
  const filing = openFiling(file)
  const steps: VerbName[] = []
  if (awaitsSignature(file)) return steps
  // Three returns go to the director; whoever called one of their own accord brings it about.
  const plans = isDirector(file) || conference?.why === 'asked'
  if (conference?.status === 'called' && plans) steps.push('planConference')
  if (conference?.status === 'planned' && (conference.when ?? '') <= now) steps.push('recordConference')
  if (filing?.level === 'centre' && filing.askedBy.id !== me && isDirector(file)) steps.push('decideFiling')
  if (panelToAdopt(file) && file.answered === null) steps.push('adoptOpinions')
  const byException = judgedThisRound(file) && last(file.judgements)?.verdict === 'canByException'
  if (byException && !filing && !file.filings.some(({ inForce }) => inForce)) steps.push('askFiling')
  return steps
}

/** What this stage is about, in the order in which one would like to do it. */
function wantedSteps(file: CaseFile): VerbName[] {
  switch (file.stage) {
    case 'reception':
      return ['takeUp', 'accept']
    case 'reply':
      return ['recordDelivery', 'reply']
    case 'followUp':
      // Whoever says it is not solved is not waiting for it to be closed; a “no” that was explained is closed once they were listened to.
      return file.solved?.value === 'no' && file.outcome === 'done' ? ['reopen', 'close'] : ['close', 'recordFollowUp']
    case 'closed':
    case 'archived':
      // Solved, as the person says: nothing is wanted any more. Reopening stays at hand, it is no invitation.
      return file.solved?.value === 'yes' ? [] : ['recordFollowUp', 'reopen']
    case 'triage':
    case 'coordination':
    case 'assessment': {
      if (awaitsSignature(file)) return ['countersign']
      return ['takeUp', 'resume', ...searching(file)]
    }
  }
}

/** Between sorting and reply: first a way is looked for, then judged, then answered. */
function searching(file: CaseFile): VerbName[] {
  // Somebody else's move: what is to be done stands beside what is awaited, and no verb here is the obvious one.
  const others = file.turn === 'person' || file.turn === 'party'
  if (others || openConference(file) || openFiling(file)) return []
  // Sent back by one, and the one it named has not been asked.
  if (nextAfterReturn(file)) return ['refer']
  if (file.stage === 'assessment' && file.conferences.length + file.panels.length + file.filings.length === 0)
    return ['reply', 'judge']
  if (judgedThisRound(file)) return ['reply', 'judge']
  return file.ways.length > 0 ? ['judge', 'reply'] : ['addWay', 'refer']
}

function usualVerbs(file: CaseFile): VerbName[] {
  switch (file.stage) {
    case 'reception':
      return ['note', 'tell', 'addWay']
    case 'triage':
    case 'coordination':
    case 'assessment':
      return file.turn === 'person' || file.turn === 'party'
        ? ['tell', 'note', 'addWay', 'judge', 'reply', 'refer', 'askForMaterials']
        : ['addWay', 'judge', 'reply', 'refer', ...together(file), 'askForMaterials', 'note', 'tell']
    case 'reply':
      return ['note', 'tell', 'refer']
    case 'followUp':
      return ['recordDelivery', 'note', 'tell', 'reopen']
    case 'closed':
    case 'archived':
      return ['note', 'tell', 'recordFollowUp', 'reopen', 'archive']
  }
}

/** What one body alone did not bring: at hand once something came back, or while it is being judged. */
const together = (file: CaseFile): VerbName[] => [
  ...(file.returns > 0 && file.conferences.length === 0 ? (['callConference'] as const) : []),
  ...(file.stage === 'assessment' && file.panels.length + file.filings.length === 0 && !judgedThisRound(file)
    ? (['convenePanel'] as const)
    : []),
]

/** Whether the only reason against it is that it is done already, or that there is nothing to do it to: such a verb is not listed. */
export function isBesidesThePoint(
  file: Pick<CaseFile, 'handler' | 'pause' | 'acceptedAt' | 'conferences' | 'panels'>,
  command: VerbName,
): boolean {
  switch (command) {
    case 'takeUp':
      return file.handler !== null
    case 'accept':
      return file.acceptedAt !== null
    case 'pause':
      return file.pause !== null
    case 'resume':
      return file.pause === null
    case 'planConference':
    case 'recordConference':
      return openConference(file) === undefined
    case 'adoptOpinions':
      return panelToAdopt(file) === undefined
    default:
      return false
  }
}

/** Whether it was judged since it came back the last time, if it ever did. */
function judgedThisRound(file: CaseFile): boolean {
  const reopened = lastReopening(file)
  const judgement = last(file.judgements)
  return judgement !== undefined && (reopened === undefined || judgement.at > reopened.at)
}
