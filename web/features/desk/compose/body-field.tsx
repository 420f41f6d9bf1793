import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useUnits } from '../../../queries.ts'
import { matchOptions } from '../../../ui/item-match.ts'
import { isComposing } from '../../../ui/key-match.ts'
import { useUiWords } from '../../../ui/words.ts'
import { useComposeWords } from './words.ts'

const mostShown = 6

/**
 * A body: written as people call it, and found by its name, a short name or an alias; one that nobody listed may be written
 * all the same. `onChange` also gives the known contact of one that was chosen.
 */
export function BodyField(props: {
  label: string
  /** Told apart by its place on the screen, and by this for whoever hears it. */
  which?: number | undefined
  value: string
  onChange: (name: string, contact: string) => void
}) {
  const words = useComposeWords()
  const ui = useUiWords()
  const units = useUnits().data
  const id = useId()
  const [open, setOpen] = useState(false)
  /** Nothing is marked until an arrow marks it: Enter after free words must keep them. */
  const [active, setActive] = useState(-1)
  const options = useMemo(
    () => (units ?? []).map(({ name, aliases }) => ({ id: name, label: name, note: aliases.join('、') })),
    [units],
  )
  const found = matchOptions(options, props.value, mostShown)
  const shown = open && found.length > 0 && found[0]?.label !== props.value

  function take(name: string) {
    props.onChange(name, units?.find((unit) => unit.name === name)?.contact ?? '')
    setOpen(false)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(Math.max(0, Math.min(found.length - 1, active + step)))
    }
    if (event.key === 'Enter' && !event.ctrlKey && shown && found[active]) {
      event.preventDefault()
      take(found[active].id)
    }
    if (event.key === 'Escape' && shown) {
      // Closes the list and not the form around it.
      event.preventDefault()
      setOpen(false)
    }
  }

  return (
    <div className="field body-field">
      <label className="field-label" htmlFor={id}>
        {props.label}
        {props.which !== undefined && <span className="only-heard"> {props.which}</span>}
      </label>
      <input
        id={id}
        className="field-input"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && found[active] ? `${id}-${active}` : undefined}
        placeholder={words.pickUnit}
        maxLength={200}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value, '')
          setOpen(true)
          setActive(-1)
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div className="body-list" id={`${id}-list`} role="listbox" aria-label={words.knownBodies} hidden={!shown}>
        {found.map((option, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are heard by the field, which keeps the focus
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The pointer must not take the focus away before the click is done.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(option.id)}
          >
            {option.label}
            {option.note && <span>{option.note}</span>}
          </div>
        ))}
      </div>
      <span className="only-heard" role="status">
        {shown ? ui.pickCount(found.length) : ''}
      </span>
    </div>
  )
}
