/**
 * Proof by recurrence (law 16): 30, 60 and 90 calendar days after the verification the cases of the scope registered since then are held
 * against those of an equally long time before the order.
 *
 * 1. A later case counts when its cause was confirmed by sorting it. What the person named when it was registered is a hint, not a
 *    finding; such cases are shown as `unsorted` and counted once they are sorted. A judged case was sorted before, so it counts, too.
 *    A case that was joined to another is one matter with it and counts once.
 * 2. Disproven: at a checkpoint `after` ≥ `before` and `after` ≥ 1; or three later cases, at once and whatever was before.
 * 3. Proven: at 90 days `after` = 0, or `after` < `before` / 2.
 * 4. Otherwise at 90 days: not shown. Before that it goes on.
 */
import { addDays, dateOf, instantAt, daysBetween, type Instant } from '../clock/date.ts'
import type { Figures, Outcome, Rectification } from './rectification.ts'

export const checkDays = [30, 60, 90] as const
/** So many later cases speak for themselves. */
export const enoughToDisprove = 3

/** What a look says; null: too early to tell. */
export function verdictOf({ before, after }: Pick<Figures, 'before' | 'after'>, days: number): Outcome | null {
  if (after >= enoughToDisprove) return 'disproven'
  const checkpoint = (checkDays as readonly number[]).includes(days)
  if (!checkpoint) return null
  if (after >= 1 && after >= before) return 'disproven'
  if (days < checkDays.at(-1)!) return null
  return after === 0 || after < before / 2 ? 'proven' : 'notShown'
}

/** The two stretches of time of one look: registered from (included) to (not included). */
export interface LookAt {
  readonly days: number
  readonly before: { readonly from: Instant; readonly to: Instant }
  readonly after: { readonly from: Instant; readonly to: Instant }
}

/** Days are those of the calendar: the 30th day after the verification is over at its midnight. */
function windows({ orderedAt, verified }: Pick<Rectification, 'orderedAt' | 'verified'>, days: number): LookAt {
  const since = verified!.at
  return {
    days,
    before: { from: instantAt(addDays(dateOf(orderedAt), -days), '00:00'), to: orderedAt },
    after: { from: since, to: instantAt(addDays(dateOf(since), days + 1), '00:00') },
  }
}

/**
 * What is to be counted now: every checkpoint that has passed and was not looked at, and before the next one the days so far, in case
 * three have come already. Empty unless it is being proven.
 */
export function looksDue(state: Rectification, now: Instant): LookAt[] {
  if (state.status !== 'proving') return []
  const seen = new Set(state.checkpoints.map(({ days }) => days))
  const passed = checkDays.filter((days) => !seen.has(days) && now >= windows(state, days).after.to)
  const soFar = daysBetween(dateOf(state.verified!.at), dateOf(now))
  const early = soFar < checkDays.at(-1)! && !seen.has(soFar) && !passed.includes(soFar as 30) ? [{ ...windows(state, soFar) }] : []
  return [...passed.map((days) => windows(state, days)), ...early]
}

/** When the next checkpoint can be looked at; null when none is to come. */
export function nextCheckAt(state: Rectification): Instant | null {
  if (state.status !== 'proving') return null
  const seen = new Set(state.checkpoints.map(({ days }) => days))
  const next = checkDays.find((days) => !seen.has(days))
  return next === undefined ? null : windows(state, next).after.to
}
