import { workingDay, type Calendar, type DayVerdict } from './calendar.ts'
import { addDays, yearOf, type Instant, type PlainDate } from './date.ts'
import type { TraceStep } from './trace.ts'

/** A stretch of time in which the clock stands still; `to` null = it still does. */
export interface PauseSpan {
  readonly from: Instant
  readonly to: Instant | null
  /** Coded reason, handed through into the trace. */
  readonly reason: string
}

/** Collects the steps while a deadline is counted: joins days off in a row, adds up what each pause cost, names each unpublished year once. */
export interface TraceBuilder {
  readonly steps: readonly TraceStep[]
  add(step: TraceStep): void
  /** Looks a day up; notes the year when its arrangement has not been announced. */
  visit(date: PlainDate): DayVerdict
  /** A day off that the clock passed over. */
  dayOff(date: PlainDate, verdict: DayVerdict): void
  /** A day that counts; only worth a word when it is a weekend day worked instead of a holiday. */
  worked(date: PlainDate, verdict: DayVerdict): void
  /** A pause kept one working day, or so many milliseconds of office time, from counting. */
  paused(pause: PauseSpan, unit: 'workingDays' | 'minutes', amount: number): void
  /** Whether that pause has kept anything from counting so far. */
  hadEffect(pause: PauseSpan): boolean
  /** Whether any day looked at lies in a year whose arrangement has not been announced. */
  isProvisional(): boolean
}

/** An empty trace over that calendar. */
export function traceBuilder(calendar: Calendar): TraceBuilder {
  const steps: TraceStep[] = []
  const costs = new Map<PauseSpan, { place: number; amount: number }>()
  const openYears = new Set<number>()
  const add = (step: TraceStep) => void steps.push(step)
  return {
    steps,
    add,
    visit(date) {
      const verdict = workingDay(calendar, date)
      const year = yearOf(date)
      if (verdict.provisional && !openYears.has(year)) {
        openYears.add(year)
        add({ code: 'provisionalYear', n: year })
      }
      return verdict
    },
    dayOff(date, verdict) {
      const reason = verdict.reason === 'holiday' ? 'holiday' : 'weekend'
      const last = steps.at(-1)
      const joins = last?.code === 'daysOff' && last.reason === reason && last.name === verdict.name && addDays(last.to, 1) === date
      if (joins) steps[steps.length - 1] = { ...last, to: date, n: last.n + 1 }
      else add({ code: 'daysOff', from: date, to: date, n: 1, reason, ...(verdict.name && { name: verdict.name }) })
    },
    worked(date, verdict) {
      if (verdict.reason === 'makeUp') add({ code: 'makeUpDay', date, name: verdict.name ?? '' })
    },
    paused(pause, unit, amount) {
      const cost = costs.get(pause) ?? { place: steps.length, amount: 0 }
      cost.amount += amount
      costs.set(pause, cost)
      const n = unit === 'minutes' ? Math.round(cost.amount / 60_000) : cost.amount
      steps[cost.place] = { code: 'paused', from: pause.from, to: pause.to, unit, n, reason: pause.reason }
    },
    hadEffect: (pause) => costs.has(pause),
    isProvisional: () => openYears.size > 0,
  }
}
