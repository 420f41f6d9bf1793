/** Conferences, panels and exceptions of a case as the wire has them. Pure. */
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { dateOf, minuteOfDay, type Instant } from '#core/clock/date.ts'
import { heldBy } from '#core/network/held.ts'
import { isInForce, type Signed } from '#core/network/filing.ts'
import { dissent } from '#core/network/panel.ts'
import type { ConferenceView, FilingView, PanelView } from '#contract/network.ts'

/** Office time as working days of the centre's own office hours, to one decimal. */
export function heldView(events: readonly CaseEvent[], calendar: Calendar, now: Instant) {
  const day = calendar.officeHours.reduce((sum, { from, to }) => sum + minuteOfDay(to) - minuteOfDay(from), 0) * 60_000
  const days = (millis: number) => Math.round((millis / day) * 10) / 10
  const { turns, bodies } = heldBy(events, calendar, now)
  return {
    turns: {
      us: days(turns.us),
      person: days(turns.person),
      party: days(turns.party),
      supervisor: days(turns.supervisor),
    },
    bodies: bodies.map(({ body, millis, late }) => ({ body, days: days(millis), late: days(late) })),
  }
}

export interface NetworkView {
  readonly conferences: ConferenceView[]
  readonly panels: PanelView[]
  readonly filings: FilingView[]
}

export function networkView(state: CaseState, now: Instant, names: (id: string) => string): NetworkView {
  const who = (id: string) => ({ id, name: names(id) })
  const signedOr = ({ by, signed, note, at }: { by: string; signed?: Signed; note: string; at: Instant }) => ({
    who: signed ? `${signed.body} ${signed.name}`.trim() : names(by),
    note,
    at,
  })
  return {
    conferences: (state.conferences ?? []).map(({ invited, staff, paperIds, held, ...conference }) => ({
      ...conference,
      invited: invited.map(({ to, above: _, ...invitation }) => ({ ...invitation, online: to !== undefined })),
      staff: staff.map(who),
      paperIds: [...paperIds],
      held: held && { ...held, attended: [...held.attended], by: who(held.by) },
    })),
    panels: (state.panels ?? []).map((panel) => ({
      ...panel,
      by: who(panel.by),
      paperIds: [...panel.paperIds],
      seats: panel.seats.map(({ adviser, ...seat }) => ({
        ...seat,
        name: adviser.name,
        field: adviser.field,
        dissents: dissent(panel).some(({ id }) => id === seat.id),
      })),
      adopted: panel.adopted && { ...panel.adopted, seats: [...panel.adopted.seats], by: who(panel.adopted.by) },
      effect: panel.effect && { ...panel.effect, by: who(panel.effect.by) },
    })),
    filings: (state.filings ?? []).map(({ to: _, above: _above, ...filing }) => ({
      ...filing,
      askedBy: who(filing.askedBy),
      inForce: isInForce({ ...filing }, dateOf(now)),
      decision: filing.decision && signedOr(filing.decision),
      review: filing.review && { ...signedOr(filing.review), sound: filing.review.sound },
    })),
  }
}
