import { useLanguage } from '../../prefs.ts'
import { dayInShanghai, dayText } from '../../ui/time.ts'
import { daysOf, type Day } from './month-days.ts'
import { useBoardWords } from './words.ts'

/** How many were registered on each day until the moment `at`, as bars and as a table. */
export function MonthCurve({ from, at, byDay }: { from: string; at: string; byDay: readonly Day[] }) {
  const words = useBoardWords()
  const lang = useLanguage()
  const days = daysOf(from, dayInShanghai(at), byDay)
  const most = Math.max(1, ...days.map((day) => day.registered))
  const total = days.reduce((sum, day) => sum + day.registered, 0)
  const [width, height, left, foot] = [620, 150, 26, 22]
  const step = (width - left) / 31
  const y = (count: number) => height - foot - ((height - foot - 12) * count) / most
  return (
    <figure className="month-curve">
      <figcaption>{words.curve}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.curveSaid(total, days.length, most)}>
        {[...new Set([0, Math.ceil(most / 2), most])].map((count) => (
          <g key={count}>
            <line className="curve-grid" x1={left} x2={width} y1={y(count)} y2={y(count)} />
            <text className="curve-text" x={left - 8} y={y(count) + 4} textAnchor="end">
              {count}
            </text>
          </g>
        ))}
        {days.map(({ date, registered }, index) => {
          const x = left + index * step
          const day = Number(date.slice(8))
          return (
            <g key={date}>
              {registered > 0 && (
                <rect
                  className="curve-bar"
                  x={x + 3}
                  y={y(registered)}
                  width={step - 6}
                  height={y(0) - y(registered)}
                  rx="1.5"
                />
              )}
              {registered === 0 && <circle className="curve-none" cx={x + step / 2} cy={y(0)} r="1.6" />}
              {(day === 1 || day % 5 === 0 || index === days.length - 1) && (
                <text className="curve-text" x={x + step / 2} y={height - 4} textAnchor="middle">
                  {day}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <details className="not-printed">
        <summary>{words.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.count}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, registered }) => (
              <tr key={date}>
                <th scope="row">{dayText(date, at, lang)}</th>
                <td>{registered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
