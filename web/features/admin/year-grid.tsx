import { useRef, type KeyboardEvent } from 'react'
import { now } from '../../clock.ts'
import { dayInShanghai } from '../../ui/time.ts'
import { addDays, weekdayOf, weeksOf, type CalendarDraft } from './calendar-edit.ts'
import { useAdminWords } from './words.ts'

/** Twelve months. One stop for Tab; arrows walk by day and week, also over the end of the year. */
export function YearGrid(props: {
  year: number
  draft: CalendarDraft
  base: CalendarDraft
  day: string | null
  onDay: (day: string) => void
  onYear: (year: number) => void
}) {
  const words = useAdminWords()
  const grid = useRef<HTMLDivElement>(null)
  const today = dayInShanghai(now())
  const { year, day } = props
  const inYear = (date: string | null) => (date !== null && date.startsWith(`${year}-`) ? date : null)
  const stop = inYear(day) ?? inYear(today) ?? `${year}-01-01`

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }[event.key]
    const from = (event.target as HTMLElement).dataset['date']
    if (!step || !from) return
    event.preventDefault()
    const to = addDays(from, step)
    if (!to.startsWith(`${year}-`)) props.onYear(Number(to.slice(0, 4)))
    props.onDay(to)
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus())
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the arrows of the days inside
    <div className="year-grid" ref={grid} role="group" aria-label={words.year(year)} onKeyDown={onKeyDown}>
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <table key={month}>
          <caption>{words.months(month)}</caption>
          <thead aria-hidden="true">
            <tr>
              {words.weekdays.split('').map((name, index) => (
                <th key={index}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.find((date) => date !== null)}>
                {week.map((date, index) => (
                  <td key={index}>
                    {date && <Day {...props} date={date} today={date === today} stop={date === stop} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function Day(props: {
  date: string
  today: boolean
  stop: boolean
  draft: CalendarDraft
  base: CalendarDraft
  day: string | null
  onDay: (day: string) => void
}) {
  const words = useAdminWords()
  const { date, draft, base } = props
  const special = draft.special.get(date)
  const before = base.special.get(date)
  const changed = special?.kind !== before?.kind || special?.name !== before?.name
  const rest = weekdayOf(date) > 4
  const kind = special?.kind ?? (rest ? 'rest' : 'plain')
  const said = special
    ? `${special.name} ${special.kind === 'off' ? words.dayOff : words.dayWork}`
    : rest
      ? words.ordinaryRest
      : ''
  return (
    <button
      type="button"
      data-date={date}
      data-kind={kind}
      data-changed={changed}
      data-today={props.today}
      aria-pressed={date === props.day}
      aria-label={`${Number(date.slice(8))} ${date}${said && ` ${said}`}`}
      title={said}
      tabIndex={props.stop ? 0 : -1}
      onClick={() => props.onDay(date)}
    >
      {Number(date.slice(8))}
    </button>
  )
}
