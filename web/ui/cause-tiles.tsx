import { useId, useRef, useState } from 'react'
import { causeTiles, causeWords } from '#words/causes.ts'
import { useLanguage } from '../prefs.ts'
import { CauseIcon } from './cause-icon.tsx'
import { useIntakeWords } from './intake-words.ts'
import { isComposing, type KeyPress } from './key-match.ts'
import './intake.css'
import './cause-tiles.css'

export type Cause = keyof typeof causeWords

const further = (Object.keys(causeWords) as Cause[]).filter((cause) => causeWords[cause].tile === null)

/** What a key press outside of a text field means here: 1–8 a tile, 9 the further reasons, otherwise nothing. */
export function tileOfKey(event: KeyPress): Cause | 'more' | null {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === '9') return 'more'
  return /^[1-8]$/.test(event.key) ? (causeTiles[Number(event.key) - 1] ?? null) : null
}

/** The list with one cause more, or one less. */
export const toggled = (causes: readonly Cause[], cause: Cause): Cause[] =>
  causes.includes(cause) ? causes.filter((other) => other !== cause) : [...causes, cause]

/**
 * Eight big tiles, each a real checkbox (Space ticks it, Enter sends the form around it), and the further causes behind
 * "其他原因". The form around it hears digits and calls `tileOfKey`; `more` is its state, so that 9 can open it.
 */
export function CauseTiles(props: {
  id: string
  value: readonly Cause[]
  onChange: (causes: Cause[]) => void
  more?: boolean
  onMore?: (open: boolean) => void
}) {
  const words = useIntakeWords()
  const own = useId()
  const [openHere, setOpenHere] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const open = (props.more ?? openHere) || further.some((cause) => props.value.includes(cause))
  const setOpen = props.onMore ?? setOpenHere
  const toggle = (cause: Cause) => props.onChange(toggled(props.value, cause))

  return (
    <fieldset className="cause-tiles" id={props.id} tabIndex={-1}>
      <legend>
        {words.stuck} <small>{words.stuckHint}</small>
      </legend>
      <div className="cause-tiles-grid">
        {causeTiles.map((cause, index) => (
          <Tile
            key={cause}
            cause={cause}
            id={`${own}${cause}`}
            on={props.value.includes(cause)}
            onToggle={toggle}
            keys={String(index + 1)}
          />
        ))}
      </div>
      <button
        type="button"
        className="plain-button cause-tiles-more"
        aria-expanded={open}
        aria-keyshortcuts="9"
        onClick={() => setOpen(!open)}
      >
        <kbd aria-hidden="true">9</kbd> {words.moreCauses}
      </button>
      <div className="cause-tiles-grid" data-small="true" hidden={!open} ref={list}>
        {further.map((cause) => (
          <Tile key={cause} cause={cause} id={`${own}${cause}`} on={props.value.includes(cause)} onToggle={toggle} />
        ))}
      </div>
    </fieldset>
  )
}

function Tile(props: { cause: Cause; id: string; on: boolean; onToggle: (cause: Cause) => void; keys?: string }) {
  const lang = useLanguage()
  const word = causeWords[props.cause]
  return (
    <label className="cause-tile" data-on={props.on} title={word.hint[lang]}>
      <input
        type="checkbox"
        id={props.id}
        checked={props.on}
        onChange={() => props.onToggle(props.cause)}
        aria-labelledby={`${props.id}-name`}
        aria-describedby={`${props.id}-hint`}
        aria-keyshortcuts={props.keys}
      />
      <CauseIcon name={word.icon} />
      <span className="cause-tile-name" id={`${props.id}-name`}>
        {word[lang]}
      </span>
      {props.keys && <kbd aria-hidden="true">{props.keys}</kbd>}
      <span className="cause-tile-hint" id={`${props.id}-hint`}>
        {word.hint[lang]}
      </span>
    </label>
  )
}
