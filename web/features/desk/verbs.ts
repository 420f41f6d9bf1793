import type { CaseFile, draftKinds } from '#contract/cases.ts'
import type { CommandInput } from '../../queries.ts'

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
  { command: 'askForMaterials', keys: 'b', draft: 'askForMaterials' },
  { command: 'classify', keys: 'c' },
  { command: 'resume', keys: 'i' },
  { command: 'pause', keys: 'i' },
  { command: 'askExtension', keys: 'y' },
  { command: 'goBack', keys: 'g' },
  { command: 'reassign', keys: 'l' },
  { command: 'changeOwner' },
  { command: 'amend', keys: 'u' },
  { command: 'reopen', keys: 'u' },
  { command: 'archive' },
]

/** Why a command cannot be done now; empty when it can, null when it is not offered at all (law 3: the file says so). */
export function reasonsAgainst(file: Pick<CaseFile, 'actions'>, command: CommandName): string[] | null {
  const found = file.actions.find((action) => action.command === command)
  return found ? found.reasons.map((reason) => reason.text) : null
}

/** The verbs that this file offers, possible or not. */
export const offeredVerbs = (file: Pick<CaseFile, 'actions'>): readonly Verb[] =>
  verbs.filter(({ command }) => reasonsAgainst(file, command) !== null)

/** The step that brings the case forward where it stands; undefined when it is somebody else's move. */
export function nextVerb(file: CaseFile): VerbName | undefined {
  const possible = (command: VerbName) => reasonsAgainst(file, command)?.length === 0
  const unsigned = file.turn === 'supervisor' && file.stage === 'assessment'
  const wanted: readonly VerbName[] =
    file.stage === 'reception'
      ? ['takeUp', 'accept']
      : file.stage === 'reply'
        ? ['recordDelivery', 'reply']
        : file.stage === 'followUp'
          ? ['close', 'recordFollowUp', 'recordDelivery']
          : file.stage === 'closed' || file.stage === 'archived'
            ? ['recordFollowUp', 'reopen']
            : unsigned
              ? ['countersign', 'takeUp', 'note']
              : ['takeUp', ...workingNext(file)]
  return wanted.find(possible)
}

/** Between sorting and reply: first a way is looked for, then judged, then answered. */
function workingNext(file: CaseFile): VerbName[] {
  if (file.turn === 'person') return ['tell', 'note']
  if (file.turn === 'party') return ['note', 'tell']
  if (file.stage === 'assessment') return ['reply', 'judge']
  if (file.ways.length > 0) return ['judge', 'reply']
  return ['addWay', 'refer', 'reply']
}
