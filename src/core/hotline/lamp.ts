/** The hotline's warning light over its own date: yellow from one working day before, red from the first moment too late (domain.md §3). */
import type { Calendar } from '../clock/calendar.ts'
import { workingDaysBetween } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import { dateOf } from '../clock/date.ts'

export type Lamp = 'none' | 'yellow' | 'red'

/** `dueAt` is what they told us; we only look at it. */
export function lampOf(dueAt: Instant | null, now: Instant, calendar: Calendar): Lamp {
  if (dueAt === null) return 'none'
  if (now > dueAt) return 'red'
  return workingDaysBetween(calendar, dateOf(now), dateOf(dueAt)) <= 1 ? 'yellow' : 'none'
}
