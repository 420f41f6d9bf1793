import type { Board } from '#contract/centre.ts'
import { outcomeWords } from '#words/case.ts'
import { useLanguage } from '../../prefs.ts'
import { MonthCurve } from './month-curve.tsx'
import type { MonthPart, Outcome } from './door.ts'
import type { Doors } from './doors.ts'
import { useBoardWords } from './words.ts'

/** Below this many, a percentage says nothing: then only the two numbers stand there. */
const fewest = 20

/** The month with its denominators: of what was registered, so many answered; of these, so many solved, says the person. */
export function Month({ board, door, open }: { board: Board } & Doors) {
  const { month } = board
  const words = useBoardWords()
  const lang = useLanguage()
  const { registered, answered, closed, solvedYes, solvedNo, onTime } = month
  const unheard = answered - solvedYes - solvedNo
  const shared = { door, open }
  const outcomes = Object.entries(month.outcomes).filter(([, count]) => count > 0)
  return (
    <section className="board-part month">
      <h2>{words.month(Number(month.from.slice(5, 7)))}</h2>
      <p className="board-hint">{registered === 0 ? words.monthNone : words.monthHint}</p>
      {registered > 0 && (
        <div className="month-body">
          <dl className="month-parts">
            <Part part="registered" name={words.registered} count={registered} {...shared} />
            <Part
              part="answered"
              name={words.monthAnswered}
              count={answered}
              whole={registered}
              of={words.ofRegistered(registered)}
              {...shared}
            />
            {answered > 0 && (
              <Part
                part="onTime"
                name={words.monthOnTime}
                count={onTime}
                whole={answered}
                of={words.ofAnswered(answered)}
                {...shared}
              />
            )}
            <Part
              part="closed"
              name={words.monthClosed}
              count={closed}
              whole={registered}
              of={words.ofRegistered(registered)}
              {...shared}
            />
            <Part
              part="solvedYes"
              name={words.solvedYes}
              count={solvedYes}
              whole={answered}
              of={words.ofAnswered(answered)}
              tone="green"
              {...shared}
            />
            <Part
              part="solvedNo"
              name={words.solvedNo}
              count={solvedNo}
              whole={answered}
              of={words.ofAnswered(answered)}
              tone="red"
              {...shared}
            />
            {unheard > 0 && (
              <Part
                part="unheard"
                name={words.unheard}
                count={unheard}
                whole={answered}
                of={words.ofAnswered(answered)}
                {...shared}
              />
            )}
          </dl>
          <div>
            <MonthCurve from={month.from} at={board.at} byDay={month.byDay} />
            {outcomes.length > 0 && (
              <p className="month-outcomes">
                {words.outcomes}{' '}
                {outcomes.map(([code, count]) => (
                  <button
                    key={code}
                    type="button"
                    aria-expanded={door?.kind === 'outcome' && door.outcome === code}
                    onClick={() => open({ kind: 'outcome', outcome: code as Outcome })}
                  >
                    {outcomeWords[code as Outcome]?.[lang] ?? code} <b>{count}</b>
                  </button>
                ))}
              </p>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

function Part(
  props: Doors & {
    part: MonthPart
    name: string
    count: number
    whole?: number
    of?: string
    tone?: 'green' | 'red'
  },
) {
  const { whole, count } = props
  const share = whole !== undefined && whole >= fewest ? `${Math.round((100 * count) / whole)}%` : ''
  return (
    <div>
      <dt>
        {props.name} {props.of && <small>{props.of}</small>}
      </dt>
      <dd>
        <button
          type="button"
          data-tone={count > 0 ? props.tone : undefined}
          aria-expanded={props.door?.kind === 'month' && props.door.part === props.part}
          aria-label={`${props.name} ${count} ${props.of ?? ''}`}
          onClick={() => props.open({ kind: 'month', part: props.part })}
        >
          {count}
        </button>
        {share && <span>{share}</span>}
      </dd>
    </div>
  )
}
