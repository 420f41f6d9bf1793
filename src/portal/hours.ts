/** Whether the window is open now, and when it is next, in words. */
import type { Interval } from '#core/clock/calendar.ts'
import { addDays, dateOf, timeOf, type PlainDate } from '#core/clock/date.ts'
import { isOpen, openingHours } from '#core/clock/hours.ts'
import { dayWords } from './when.ts'
import type { View } from './view.ts'

export interface OpeningToday {
  readonly open: boolean
  /** "现在开着，到 16:30" – for the call button. */
  readonly short: string
  /** "今天 8:30–16:30，现在开着" – for the public page. */
  readonly long: string
}

const span = (hours: readonly Interval[]): string =>
  hours.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join('，')
const clock = (time: string): string => time.replace(/^0/, '')

/** Today's opening, as words. */
export function openingToday(view: Pick<View, 'now' | 'centre' | 't' | 'lang'>): OpeningToday {
  const { t, now } = view
  const { calendar } = view.centre
  const today = dateOf(now)
  const hours = openingHours(calendar, today)
  if (isOpen(calendar, now)) {
    const until = clock(hours.find(({ from, to }) => from <= timeOf(now) && timeOf(now) < to)!.to)
    return {
      open: true,
      short: t(`现在开着，到 ${until}`, `Open now, until ${until}`),
      long: t(`今天 ${span(hours)}，现在开着。`, `Today ${span(hours)}; open now.`),
    }
  }
  const later = hours.find(({ from }) => timeOf(now) < from)
  const next = later ? { date: today, from: later.from } : nextOpening(view)
  const when = next ? `${dayWords(next.date, today, view.lang)} ${clock(next.from)}` : ''
  return {
    open: false,
    short: next ? t(`现在没开，${when} 开门`, `Closed; opens ${when}`) : t('现在没开', 'Closed now'),
    long: next ? t(`现在没开，${when} 开门。`, `Closed now; opens ${when}.`) : t('现在没开。', 'Closed now.'),
  }
}

function nextOpening(view: Pick<View, 'now' | 'centre'>): { date: PlainDate; from: string } | null {
  const { calendar } = view.centre
  for (let ahead = 1, date = addDays(dateOf(view.now), 1); ahead <= 60; ahead += 1, date = addDays(date, 1)) {
    const first = openingHours(calendar, date)[0]
    if (first) return { date, from: first.from }
  }
  return null
}
