import type { Board } from '#contract/centre.ts'
import { WhoseTurn } from '../../ui/whose-turn.tsx'
import type { Doors } from './doors.ts'
import { useBoardWords } from './words.ts'

/** What has stood still, by whose move it is: ours first to be ashamed of, then who is waited for. */
export function StuckBy({ board, door, open }: { board: Board } & Doors) {
  const words = useBoardWords()
  return (
    <section className="board-part">
      <h2>{words.stuckBy}</h2>
      <p className="board-hint">{board.stuckBy.length === 0 ? words.stuckByNone : words.stuckByHint}</p>
      <ul className="stuck-by">
        {board.stuckBy.map(({ turn, waitingOn, count, longestDays }) => (
          <li key={turn + waitingOn}>
            <button
              type="button"
              aria-expanded={door?.kind === 'stuck' && door.turn === turn && door.waitingOn === waitingOn}
              onClick={() => open({ kind: 'stuck', turn, waitingOn })}
            >
              <b>{count}</b>
              <span>
                <WhoseTurn turn={turn} {...(waitingOn && { name: waitingOn })} />
                <small>{words.longest(longestDays)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
