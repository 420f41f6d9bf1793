/** Orders and appeals of a case as the wire has them. Pure. */
import type { CaseState } from '#core/case/case.ts'
import { dateOf, type Instant } from '#core/clock/date.ts'
import type { AppealView, CaseOrder } from '#contract/supervision.ts'

export function supervisionView(
  state: CaseState,
  now: Instant,
  names: (id: string) => string,
  /** Reads it for whoever handles the open case: what the person rated is not theirs to know yet (law 10). */
  hands: boolean,
): { orders: CaseOrder[]; appeals: AppealView[] } {
  return {
    orders: (state.orders ?? []).map(
      ({ from, by, grounds, answer, closed, status, chasedAt: _, signed, ...order }) => ({
        ...order,
        status,
        // Who issued it: somebody above who signed, or a colleague.
        who: signed ? `${signed.body} ${signed.name}`.trim() : names(by),
        above: from !== undefined,
        grounds: grounds.filter((ground) => !hands || ground !== 'badRating'),
        late: status === 'open' && order.until < dateOf(now),
        answer: answer && { text: answer.text, at: answer.at, who: names(answer.by) },
        closed: closed && { word: closed.word, at: closed.at },
      }),
    ),
    appeals: (state.appeals ?? []).map(({ id, about, words, by, at, status, decision }) => ({
      id,
      about,
      words,
      by: by.kind === 'staff' ? names(by.id) : '',
      at,
      status,
      decision: decision && { who: names(decision.by), reasons: decision.reasons, at: decision.at },
    })),
  }
}
