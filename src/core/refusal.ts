/**
 * Refusals are values: a closed list of stable codes with the figures their sentence needs. The sentences are in src/words/refusals.ts,
 * the HTTP status in src/http/problems.ts. A code once used keeps its meaning.
 */
export const refusalCodes = [
  // who
  'not-your-role',
  'not-the-handler',
  'concerned-person',
  'judge-is-refuser',
  'same-person-signs',
  'rater-is-staff',
  'follow-up-by-handler',
  'already-handled',
  // when
  'wrong-stage',
  'already-closed',
  'not-closed',
  'changed-meanwhile',
  'key-reused',
  'not-registered',
  'already-registered',
  'extension-too-late',
  'extension-too-long',
  'extension-pending',
  'pause-open',
  'pause-not-open',
  'pause-too-long',
  // what is missing
  'needs-text',
  'needs-reason',
  'needs-acceptance',
  'needs-classification',
  'needs-right-body',
  'needs-blocker',
  'needs-other-text',
  'judgement-needs-reasoning',
  'verdict-needs-basis',
  'verdict-needs-alternative',
  'verdict-needs-ways',
  'way-still-open',
  'way-works',
  'way-needs-why',
  'no-judgement-to-sign',
  'outcome-needs-judgement',
  'judgement-not-signed',
  'explanation-too-short',
  'reply-needs-basis',
  'reply-needs-alternatives',
  'reply-needs-remedy',
  'outcome-needs-answered-referral',
  'outcome-contradicts-verdict',
  'no-reply-to-deliver',
  'delivery-needs-proof',
  'not-answered',
  'answer-not-delivered',
  'person-not-heard',
  'still-unsolved',
  'open-request',
  'open-referral',
  'pending-extension',
  'no-such-thing',
  'thing-not-open',
  'return-needs-body',
  'return-needs-ground',
  'owner-unchanged',
  'handler-unchanged',
  'going-forward',
  'nothing-to-ask',
  'no-such-item',
  'no-such-colleague',
  'no-such-paper',
  'nobody-to-own',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
}

export const refuse = (code: RefusalCode, params: Record<string, string | number> = {}): Refusal => ({ code, params })
