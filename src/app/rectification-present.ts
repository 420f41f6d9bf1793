/** A rectification on the wire: names for ids, dates, figures, and only those cases the reader may be led to. */
import type { Calendar } from '#core/clock/calendar.ts'
import { addDays, dateOf } from '#core/clock/date.ts'
import { status } from '#core/clock/deadline.ts'
import { allowed } from '#core/rectification/allowed.ts'
import { clockOf, isOwed } from '#core/rectification/clock.ts'
import { askedExtension } from '#core/rectification/demands.ts'
import { nextCheckAt } from '#core/rectification/recurrence.ts'
import {
  disproved,
  staffOf,
  type Checkpoint,
  type Done,
  type Rectification,
} from '#core/rectification/rectification.ts'
import type { RectificationRow, RectificationView } from '#contract/rectifications.ts'
import { toldAndHidden } from '#store/recurrence.ts'
import type { RectificationLog } from '#store/rectifications.ts'
import { rectificationLine } from '#words/rectification-messages.ts'
import { refusalText } from '#words/refusals.ts'
import type { Ask } from './context.ts'
import { staffNames } from './staff-names.ts'

interface Seen {
  readonly ask: Ask
  readonly calendar: Calendar
  readonly names: (id: string) => string
}

/** One line of the list. */
export function presentRow(state: Rectification, { ask, calendar, names }: Seen): RectificationRow {
  const clock = isOwed(state) ? clockOf(state, calendar) : null
  const standing = clock && status(clock, ask.now, calendar)
  return {
    id: state.id,
    number: state.number,
    kind: state.kind,
    status: state.status,
    wrong: state.wrong,
    item: state.scope.item,
    cause: state.scope.cause,
    owner: 'staff' in state.owner ? names(state.owner.staff) : state.owner.body,
    mine: staffOf(state.owner) === ask.actor.id,
    dueAt: clock?.due ?? null,
    standing: standing === 'paused' ? null : standing,
    round: state.round,
    disproved: disproved(state),
    orderedAt: state.orderedAt,
  }
}

/** The whole of it for its page. */
export async function presentRectification(ask: Ask, { state, events }: RectificationLog): Promise<RectificationView> {
  const { app, orgId, actor, lang } = ask
  const { calendar } = await app.centre(orgId)
  const names = await staffNames(app, orgId)
  const brief = (id: string) => ({ id, name: names(id) })
  const checkpoints = [...state.checkpoints, ...state.past.flatMap((round) => round.checkpoints)]
  const caseIds = [
    ...checkpoints.flatMap(({ cases }) => cases.map(({ id }) => id)),
    ...(state.source.caseId ? [state.source.caseId] : []),
  ]
  const { told, hidden } = await toldAndHidden(app.store.pool, orgId, { id: state.id, readerId: actor.id, caseIds })
  const checked = ({ cases, ...point }: Checkpoint) => ({ ...point, cases: cases.filter(({ id }) => !hidden.has(id)) })
  const done = ({ by, sentTo = '', papers, ...rest }: Done) => ({
    ...rest,
    sentTo,
    by: brief(by),
    papers: papers.map(({ id, mediaType, bytes, label }) => ({ id, mediaType, bytes, label })),
  })
  const asked = askedExtension(state)
  const { verified, cancelled, source } = state
  const next = nextCheckAt(state)
  return {
    ...presentRow(state, { ask, calendar, names }),
    version: state.version,
    source: { ...source, caseId: source.caseId !== null && hidden.has(source.caseId) ? null : source.caseId },
    goal: state.goal,
    where: state.where,
    layer: state.scope.layer,
    orderedBy: brief(state.orderedBy),
    limit: 'n' in state.limit ? state.limit.n : 1,
    ownerId: staffOf(state.owner),
    extension: asked && { days: asked.days, reason: asked.reason, by: brief(asked.askedBy) },
    done: state.done && done(state.done),
    verified: verified && { ...verified, answer: verified.answer ?? null, by: brief(verified.by) },
    checkpoints: state.checkpoints.map(checked),
    past: state.past.map((round) => ({
      ...round,
      done: done(round.done),
      verifiedBy: brief(round.verifiedBy),
      checkpoints: round.checkpoints.map(checked),
    })),
    cancelled: cancelled && { ...cancelled, by: brief(cancelled.by) },
    // The figures of a day can be told once it is over.
    nextCheck: next && addDays(dateOf(next), -1),
    told,
    timeline: events.map((event) => ({
      at: event.at,
      who: event.actor.kind === 'staff' ? names(event.actor.id) : '',
      ...rectificationLine(event, names, lang),
    })),
    actions: allowed(state, actor).map(({ command, reasons }) => ({
      command,
      reasons: reasons.map((refusal) => ({
        ...refusal,
        params: { ...refusal.params },
        text: refusalText(refusal, lang),
      })),
    })),
  }
}
