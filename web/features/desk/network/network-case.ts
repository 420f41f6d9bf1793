/** What of conferences, panels and exceptions of a file is open, and whom a conference should bring together. Pure. */
import type { CaseFile } from '#contract/cases.ts'
import { last, lastReopening } from '../lists.ts'
import type { Reached } from '../compose/rows.ts'

type Network = Pick<CaseFile, 'conferences' | 'panels' | 'filings'>

export const openConference = ({ conferences }: Pick<Network, 'conferences'>) =>
  conferences.find(({ status }) => status === 'called' || status === 'planned')
/** Everybody has spoken or the date is over, and nobody has said yet what is followed. */
export const panelToAdopt = ({ panels }: Pick<Network, 'panels'>) =>
  last(panels.filter(({ status, adopted }) => status === 'closed' && adopted === null))
export const openFiling = ({ filings }: Pick<Network, 'filings'>) => filings.find(({ status }) => status === 'asked')

/** Whether the reader decides as a director: only they are offered to change who is in charge. */
export const isDirector = ({ actions }: Pick<CaseFile, 'actions'>): boolean =>
  actions.some(({ command }) => command === 'changeOwner')

/** The “no” of this round that nobody has signed yet. */
export function awaitsSignature(file: Pick<CaseFile, 'judgements' | 'timeline' | 'stage'>): boolean {
  const judged = last(file.judgements)
  if (file.stage !== 'assessment' || !judged || judged.countersign !== null) return false
  const round = lastReopening(file)
  return (judged.verdict === 'notYet' || judged.verdict === 'cannot') && (round === undefined || judged.at > round.at)
}

/** The newest return whose named body has not been asked yet: the next one to ask (law 6). */
export function nextAfterReturn(file: Pick<CaseFile, 'referrals'>): CaseFile['referrals'][number] | undefined {
  const { referrals } = file
  return last(referrals.filter(({ id, unplaced }) => unplaced && !referrals.some(({ after }) => after === id)))
}

/** Whom to bring together: the bodies that were asked in this round, and those they named, each once. */
export function concernedBodies(file: Pick<CaseFile, 'referrals' | 'timeline'>): Reached[] {
  const since = lastReopening(file)?.at ?? ''
  const asked = file.referrals.filter(({ status, sentAt }) => status !== 'withdrawn' && sentAt >= since)
  const all = [
    ...asked.map(({ body, contact }) => ({ body, contact })),
    ...asked.flatMap(({ returned }) => (returned ? [{ body: returned.rightBody, contact: '' }] : [])),
  ]
  return all.filter(({ body }, at) => all.findIndex((other) => other.body === body) === at).slice(0, 20)
}
