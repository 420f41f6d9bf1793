import type { HandOverDraft } from './draft.ts'
import { useCounterWords } from './words.ts'

/** Whether the person is walked over now: three big choices, one always taken. */
export function ComesChoice(props: {
  value: HandOverDraft['comes']
  onChange: (value: HandOverDraft['comes']) => void
}) {
  const words = useCounterWords()
  const choices = [
    { value: 'now', name: words.now, hint: words.nowHint },
    { value: 'later', name: words.later, hint: words.laterHint },
    { value: 'notNeeded', name: words.notNeeded, hint: words.notNeededHint },
  ] as const
  return (
    <fieldset className="comes">
      <legend className="intake-legend">{words.comes}</legend>
      <div>
        {choices.map(({ value, name, hint }) => (
          <label key={value} data-on={props.value === value}>
            <input
              type="radio"
              name="comes"
              checked={props.value === value}
              onChange={() => props.onChange(value)}
              aria-describedby={`comes-${value}`}
            />
            <b>{name}</b>
            <span id={`comes-${value}`}>{hint}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
