import type { Me } from '../../session.ts'
import { useCounterWords } from './words.ts'

/**
 * Where it failed. Here, unless said otherwise: the clerk who hands over is the one who could not accept, and will not be
 * asked to judge it again.
 */
export function RefusedAt(props: { me: Me; value: string | null; onChange: (elsewhere: string | null) => void }) {
  const words = useCounterWords()
  const here = props.me.counterNo ? words.refusedHere(props.me.counterNo) : words.refusedHereNoNumber
  return (
    <div className="refused-at">
      <span id="refused-at">{words.refusedAt}</span>
      {props.value === null ? (
        <b>{here}</b>
      ) : (
        <input
          className="intake-text"
          aria-label={words.refusedPlace}
          placeholder={words.refusedPlaceHint}
          value={props.value}
          maxLength={200}
          autoComplete="off"
          autoFocus
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      <button type="button" className="plain-button" onClick={() => props.onChange(props.value === null ? '' : null)}>
        {props.value === null ? words.refusedElsewhere : here}
      </button>
    </div>
  )
}
