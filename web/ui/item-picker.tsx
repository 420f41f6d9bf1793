import { useId, useMemo, useRef, useState } from 'react'
import { matchOptions, type PickOption } from './item-match.ts'
import { isComposing } from './key-match.ts'
import { useUiWords } from './words.ts'
import './item-picker.css'

/**
 * Chooses one of many by typing Chinese or pinyin initials: arrows move, Enter takes, Escape closes.
 * A combobox with a list box, as the ARIA practices describe it; keys of an input method are left to it.
 */
export function ItemPicker(props: {
  label: string
  options: readonly PickOption[]
  /** How to search; by default by label, initials, pinyin and note. For items of the catalogue: contract/item-search. */
  find?: (typed: string, limit: number) => readonly PickOption[]
  value: string | null
  onChange: (id: string | null) => void
  /** Put first when nothing is found and always at the end: "说不清". */
  fallback?: PickOption
  id?: string
  autoFocus?: boolean
}) {
  const words = useUiWords()
  const own = useId()
  const id = props.id ?? own
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const chosen = [...props.options, ...(props.fallback ? [props.fallback] : [])].find(
    (option) => option.id === props.value,
  )
  const open = typed !== null
  const { options, find, fallback } = props
  const found = useMemo(() => {
    const matches = find ? find(typed ?? '', 20) : matchOptions(options, typed ?? '', 20)
    return fallback ? [...matches, fallback] : matches
  }, [options, find, fallback, typed])

  function take(option: PickOption | undefined) {
    if (!option) return
    props.onChange(option.id)
    setTyped(null)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setTyped('')
      const step = event.key === 'ArrowDown' ? 1 : -1
      return setActive((active + step + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter' && open) {
      // Enter chooses here; it must not send the form around the field.
      event.preventDefault()
      return take(found[active])
    }
    if (event.key === 'Escape' && open) {
      // Closes the list and not the dialog around it.
      event.preventDefault()
      event.stopPropagation()
      setTyped(null)
    }
    return undefined
  }

  return (
    <div className="item-picker">
      <label htmlFor={id}>{props.label}</label>
      <input
        ref={input}
        id={id}
        role="combobox"
        autoComplete="off"
        autoFocus={props.autoFocus}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[active] ? `${id}-${active}` : undefined}
        placeholder={words.pickHint}
        value={typed ?? chosen?.label ?? ''}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          if (props.value !== null) props.onChange(null)
        }}
        onClick={() => {
          if (!open) setTyped('')
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      <span className="only-heard" role="status">
        {open ? words.pickCount(found.length) : ''}
      </span>
      <div className="item-picker-list" id={`${id}-list`} role="listbox" aria-label={props.label} hidden={!open}>
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
            onClick={() => take(option)}
          >
            {option.label}
            {option.note && <span>{option.note}</span>}
          </div>
        ))}
      </div>
      {open && found.length === (props.fallback ? 1 : 0) && <p className="item-picker-none">{words.pickNone}</p>}
    </div>
  )
}
