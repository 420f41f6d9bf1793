import { useUiWords } from './words.ts'
import './whose-turn.css'

export type Turn = 'us' | 'person' | 'party' | 'supervisor' | 'nobody'

/** Who must move next: a dot whose shape differs for each, and the word. `name` says which body ("区医保中心"). */
export function WhoseTurn({ turn, name }: { turn: Turn; name?: string }) {
  const words = useUiWords()
  const text = {
    us: words.turnUs,
    person: words.turnPerson,
    party: words.turnParty,
    supervisor: words.turnSupervisor,
    nobody: words.turnNobody,
  }[turn]
  return (
    <span className="whose-turn" data-turn={turn}>
      <i aria-hidden="true" />
      {text}
      {name && turn === 'party' && <span className="whose-turn-name">{words.waitsFor(name)}</span>}
    </span>
  )
}
