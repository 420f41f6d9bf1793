import { createContext, useContext } from 'react'
import type { CaseFile, TimelineEntry } from '#contract/cases.ts'
import type { CommandInput } from '../../../queries.ts'
import type { Values } from '../compose/values.ts'
import type { VerbName } from '../verbs.ts'

/** What every part of an open case may ask for. */
export type CaseDesk = {
  file: CaseFile
  /** Name of whoever sits here: their own acts are no news to them. */
  me: { id: string; name: string }
  /**
   * Does one thing. Throws ProblemError. What a colleague did since the form was opened makes the server refuse it as
   * `changed-meanwhile`, until it was acknowledged or is sent on top of the `newest` on purpose.
   */
  run: (command: CommandInput, options?: { key?: string; newest?: boolean }) => Promise<CaseFile>
  /** The verb whose form stands at the foot, if one does. */
  verb: VerbName | null
  /** What whoever opened that form has filled in already. */
  begun: Values | null
  open: (verb: VerbName, begun?: Values) => void
  closeVerb: () => void
  /** Whether the list of all verbs stands there instead. */
  listing: boolean
  setListing: (listing: boolean) => void
  /** What others did since the form at the foot was opened, and nobody has said "seen" yet. */
  news: readonly TimelineEntry[]
  acknowledge: () => void
  /** Says one line at the edge of the screen, and to screen readers. */
  say: (text: string) => void
  /** Whether something is being written: presence says "正在写". */
  setWriting: (writing: boolean) => void
}

export const CaseDeskContext = createContext<CaseDesk | null>(null)

/** The open case. Throws outside of one (a defect). */
export function useCaseDesk(): CaseDesk {
  const desk = useContext(CaseDeskContext)
  if (!desk) throw new Error('no case is open here')
  return desk
}

/** What others did after the version that was seen; timers are nobody's act and one's own acts are no news. */
export const newsSince = (file: CaseFile, seen: number, me: string): TimelineEntry[] =>
  file.timeline.filter(({ seq, by }) => seq > seen && by.kind !== 'system' && !(by.kind === 'staff' && by.name === me))
