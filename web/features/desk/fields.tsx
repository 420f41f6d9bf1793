import { useId, type ReactNode } from 'react'

/** A labelled line to type in. `most` in characters. */
export function LineField(props: { label: string; value: string; onChange: (value: string) => void; most: number; autoFocus?: boolean; type?: 'text' | 'date' | 'number' | 'datetime-local'; hint?: string; list?: string }) {
  const id = useId()
  return (
    <Labelled id={id} label={props.label} hint={props.hint}>
      <input id={id} className="field-input" type={props.type ?? 'text'} value={props.value} maxLength={props.most} list={props.list} autoComplete="off" data-autofocus={props.autoFocus} onChange={(event) => props.onChange(event.target.value)} />
    </Labelled>
  )
}

/** A labelled text of several lines. */
export function AreaField(props: { label: string; value: string; onChange: (value: string) => void; most: number; autoFocus?: boolean; rows?: number; hint?: string }) {
  const id = useId()
  return (
    <Labelled id={id} label={props.label} hint={props.hint}>
      <textarea id={id} className="field-input" rows={props.rows ?? 3} value={props.value} maxLength={props.most} data-autofocus={props.autoFocus} onChange={(event) => props.onChange(event.target.value)} />
    </Labelled>
  )
}

/** One of a few, all in sight. */
export function ChoiceField(props: { label: string; value: string; options: readonly (readonly [value: string, label: string])[]; onChange: (value: string) => void }) {
  const name = useId()
  return (
    <fieldset className="field-choice">
      <legend>{props.label}</legend>
      {props.options.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={props.value === value} onChange={() => props.onChange(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** One of many. */
export function SelectField(props: { label: string; value: string; options: readonly (readonly [value: string, label: string])[]; empty: string; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <Labelled id={id} label={props.label}>
      <select id={id} className="field-input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{props.empty}</option>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {hint && <small>{hint}</small>}
      </label>
      {children}
    </div>
  )
}
