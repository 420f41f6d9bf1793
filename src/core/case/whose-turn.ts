/** Whose move it is: what the person reads first, and what delay is attributed by (law 8). */
import { isNegative } from '../judgement/verdicts.ts'
import { openAppeal } from '../supervision/appeal.ts'
import type { CaseState, Turn } from './case.ts'
import {
  lastJudgement,
  openConference,
  openFiling,
  openPanel,
  openReferrals,
  openRequest,
  owesCallback,
  pendingExtension,
} from './demands.ts'

/** The party that must move next. A supervisor's signature outranks a party, a person's papers outrank both. */
export function whoseTurn(state: CaseState): Turn {
  if (state.stage === 'closed' || state.stage === 'archived') return 'nobody'
  if (openRequest(state)) return 'person'
  if (state.stage === 'followUp') return state.solved === null && !owesCallback(state) && !openAppeal(state) ? 'person' : 'us'
  const judgement = lastJudgement(state)
  const unsigned = state.stage === 'assessment' && judgement !== null && isNegative(judgement.verdict) && judgement.countersign === null
  const conference = openConference(state)
  const filing = openFiling(state)
  const forDirector = conference?.status === 'called' || filing?.level === 'centre'
  if (unsigned || pendingExtension(state) || forDirector) return 'supervisor'
  return openReferrals(state).length > 0 || conference || openPanel(state) || filing ? 'party' : 'us'
}
