import type { Board } from '#contract/centre.ts'
import type { Doors } from './doors.ts'
import { useBoardWords } from './words.ts'

type Lane = Board['lanes'][number]

/** One line per caseworker against what they can carry: overdue, at risk, the rest. The words beside it say the same. */
export function Lanes({ board, door, open }: { board: Board } & Doors) {
  const words = useBoardWords()
  const widest = Math.max(1, ...board.lanes.flatMap((lane) => [lane.open, lane.maximumLoad]))
  const here = (lane: Lane, queue: 'open' | 'atRisk' | 'overdue') => ({
    'aria-expanded': door?.kind === 'lane' && door.staff === lane.staff.id && door.queue === queue,
    onClick: () => open({ kind: 'lane' as const, staff: lane.staff.id, queue }),
  })
  return (
    <section className="board-part lanes">
      <h2>{words.lanes}</h2>
      <p className="board-hint">{board.lanes.length === 0 ? words.lanesNone : words.lanesHint}</p>
      <ul>
        {board.lanes.map((lane) => (
          <li key={lane.staff.id} data-away={lane.awayToday}>
            <button type="button" className="lane" {...here(lane, 'open')}>
              <span className="lane-name">
                {lane.staff.name}
                {lane.awayToday && <em>{words.away}</em>}
              </span>
              <Line lane={lane} widest={widest} />
              <span className="lane-load" data-over={lane.open > lane.maximumLoad}>
                {words.load(lane.open, lane.maximumLoad)}
              </span>
            </button>
            <span className="lane-marks">
              {lane.overdue > 0 && (
                <button type="button" className="plain-button" data-tone="red" {...here(lane, 'overdue')}>
                  {words.laneOver(lane.overdue)}
                </button>
              )}
              {lane.atRisk > 0 && (
                <button type="button" className="plain-button" data-tone="amber" {...here(lane, 'atRisk')}>
                  {words.laneRisk(lane.atRisk)}
                </button>
              )}
              {lane.open > lane.maximumLoad && <span>{words.overload}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Drawn, so that paper and high contrast keep it. */
function Line({ lane, widest }: { lane: Lane; widest: number }) {
  const part = (count: number) => (100 * count) / widest
  const rest = Math.max(0, lane.open - lane.overdue - lane.atRisk)
  return (
    <svg className="lane-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="lane-room" x="0" y="2" width={part(lane.maximumLoad)} height="6" rx="0.6" />
      <rect className="lane-overdue" x="0" y="2" width={part(lane.overdue)} height="6" />
      <rect className="lane-risk" x={part(lane.overdue)} y="2" width={part(lane.atRisk)} height="6" />
      <rect className="lane-rest" x={part(lane.overdue + lane.atRisk)} y="2" width={part(rest)} height="6" />
      <rect className="lane-limit" x={part(lane.maximumLoad) - 0.25} y="0" width="0.5" height="10" />
    </svg>
  )
}
