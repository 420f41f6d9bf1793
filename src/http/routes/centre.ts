import { centre as routes } from '#contract/centre.ts'
import { people } from '#contract/people.ts'
import { dateOf } from '#core/clock/date.ts'
import { checkNumber } from '#core/people/numbers.ts'
import { numberReasonWords } from '#words/numbers.ts'
import { accessEntries, mostRevealsAnHour, revealField } from '#app/access.ts'
import { board } from '#app/board.ts'
import { colleagues, items, units } from '#app/centre-reads.ts'
import { mount, type Mounting } from '../mount.ts'
import { ProblemAnswer } from '../problems.ts'

export function centreRoutes(mounting: Mounting): void {
  mount(mounting, routes.items, async ({ ask }) => await items(ask))
  mount(mounting, routes.units, async ({ ask }) => await units(ask))
  mount(mounting, routes.colleagues, async ({ ask }) => await colleagues(ask))
  mount(mounting, routes.board, async ({ ask }) => await board(ask))
  mount(mounting, routes.access, async ({ ask, params }) => await accessEntries(ask, params.caseId))

  mount(mounting, people.check, async ({ ask, body }) => {
    const { kind, valid, reasons } = checkNumber(body.value, dateOf(ask.now))
    return { kind, valid, reasons: reasons.map((reason) => numberReasonWords[reason][ask.lang]) }
  })

  mount(mounting, people.reveal, async ({ ask, params, body }) => {
    const shown = await revealField(ask, params.caseId, params.personId, body.field, body.reason)
    if (shown.ok) return { value: shown.value }
    throw new ProblemAnswer('too-much-revealed', { params: { most: mostRevealsAnHour }, retryAfter: shown.seconds })
  })
}
