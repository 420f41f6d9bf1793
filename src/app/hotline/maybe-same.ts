/** One person, one matter, several channels: cases that may be one. Suggested only; a person confirms (`joinCase`), and can undo it. */
import { maySee } from '#core/case/allowed.ts'
import type { CaseState } from '#core/case/case.ts'
import { dateOf, daysBetween } from '#core/clock/date.ts'
import type { MaybeSame } from '#contract/hotline.ts'
import { casesAlike, type Alike } from '#store/maybe-same.ts'
import type { Ask } from '../context.ts'
import { mustSee } from '../desk.ts'

const most = 10
/** Days within which two registrations are near each other. */
const near = 30

type Reason = MaybeSame['cases'][number]['reasons'][number]

/** Why each may be the same matter; what leads to a person stays keyed. Throws NotFound unless the actor may see the case. */
export async function maybeSame(ask: Ask, caseId: string): Promise<MaybeSame> {
  const { state } = await mustSee(ask, caseId)
  const alike = await casesAlike(ask.app.store.pool, ask.orgId, state, most)
  return {
    cases: alike
      .filter((each) => maySee(each.state, ask.actor) && !each.state.joined)
      .map((each) => {
        const { id, number, title, stage, registeredAt, channel, outcome } = each.state
        return { id, number, title, stage, registeredAt, channel, outcome, reasons: reasonsOf(each, state) }
      }),
  }
}

function reasonsOf({ state: other, samePerson, namedOrder }: Alike, state: CaseState): Reason[] {
  const days = Math.abs(daysBetween(dateOf(other.registeredAt), dateOf(state.registeredAt)))
  const reasons: (Reason | false)[] = [
    namedOrder && 'namedOrder',
    samePerson && 'samePerson',
    state.item !== null && other.item?.id === state.item.id && 'sameItem',
    days <= near && 'nearInTime',
  ]
  return reasons.filter((reason) => reason !== false)
}
