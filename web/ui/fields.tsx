import { useId, type ReactNode } from 'react'
import './fields.css'

/** One of a set: its code, its name, and the line that says when it applies. */
export type Option = { value: string; label: string; hint?: string }

type TextProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** In characters. */
  most: number
  hint?: string
  /** Gets the focus when the form around it opens. */
  autoFocus?: boolean
}

// The browser counts a rare character twice; the server counts characters and says when there are too many.
const twice = (most: number): number => most * 2

/** A labelled line to type in. */
export function LineField(
  props: TextProps & {
    type?: 'text' | 'date' | 'number' | 'datetime-local'
    /** Told apart by its place on the screen, and by this for whoever hears it. */
    which?: number
  },
) {
  const id = useId()
  return (
    <Labelled id={id} label={props.label} which={props.which} hint={props.hint}>
      <input
        id={id}
        className="field-input"
        type={props.type ?? 'text'}
        value={props.value}
        maxLength={twice(props.most)}
        autoComplete="off"
        data-autofocus={props.autoFocus}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Labelled>
  )
}

/** A labelled text of several lines; it grows with what is written. */
export function AreaField(props: TextProps & { rows?: number; foot?: ReactNode }) {
  const id = useId()
  const least = props.rows ?? 3
  const lines = props.value.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 32), 0)
  return (
    <Labelled id={id} label={props.label} hint={props.hint}>
      <textarea
        id={id}
        className="field-input"
        rows={Math.min(12, Math.max(least, lines))}
        value={props.value}
        maxLength={twice(props.most)}
        data-autofocus={props.autoFocus}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.foot && <span className="field-foot">{props.foot}</span>}
    </Labelled>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  /** Shows the line of what is chosen under the choices. */
  hints?: boolean
  autoFocus?: boolean
}

/** One of a few, all in sight; arrows choose. */
export function ChoiceField(props: ChoiceProps) {
  const name = useId()
  const chosen = props.options.find(({ value }) => value === props.value)
  return (
    <fieldset className="field-choice">
      <legend className="field-label">{props.label}</legend>
      <div className="field-choices">
        {props.options.map(({ value, label, hint }, index) => (
          <label key={value} title={hint}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={props.value === value}
              data-autofocus={props.autoFocus && (chosen ? value === chosen.value : index === 0)}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {props.hints && chosen?.hint && <p className="field-hint">{chosen.hint}</p>}
    </fieldset>
  )
}

/** Any of a few. `more` names a button that brings the rest. */
export function ManyField(props: {
  label: string
  values: readonly string[]
  options: readonly Option[]
  onChange: (values: string[]) => void
  more?: string
  onMore?: () => void
}) {
  const toggle = (value: string) =>
    props.onChange(
      props.values.includes(value) ? props.values.filter((other) => other !== value) : [...props.values, value],
    )
  return (
    <fieldset className="field-choice">
      <legend className="field-label">{props.label}</legend>
      <div className="field-choices">
        {props.options.map(({ value, label, hint }) => (
          <label key={value} title={hint}>
            <input type="checkbox" checked={props.values.includes(value)} onChange={() => toggle(value)} />
            <span>{label}</span>
          </label>
        ))}
        {props.more && (
          <button type="button" className="link-button" onClick={props.onMore}>
            {props.more}
          </button>
        )}
      </div>
    </fieldset>
  )
}

/** One of many. */
export function SelectField(props: {
  label: string
  value: string
  options: readonly Option[]
  empty: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <Labelled id={id} label={props.label}>
      <select
        id={id}
        className="field-input"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{props.empty}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled(props: {
  id: string
  label: string
  which?: number | undefined
  hint?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={props.id}>
        {props.label}
        {props.which !== undefined && <span className="only-heard"> {props.which}</span>}
      </label>
      {props.hint && (
        <small className="field-hint" id={`${props.id}-hint`}>
          {props.hint}
        </small>
      )}
      {props.children}
    </div>
  )
}
