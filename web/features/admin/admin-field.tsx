/** A label above its line, a hint beside the label, and the fault between them. */
export function AdminField(props: {
  id: string
  label: string
  hint?: string
  fault?: string | undefined
  value: string
  type?: 'text' | 'date'
  figures?: boolean
  most?: number
  onChange: (text: string) => void
}) {
  return (
    <div className="admin-field">
      <label htmlFor={props.id}>
        {props.label} {props.hint && <small>{props.hint}</small>}
      </label>
      {props.fault && (
        <p className="admin-fault" id={`${props.id}-fault`} role="alert">
          {props.fault}
        </p>
      )}
      <input
        id={props.id}
        className="intake-text"
        type={props.type ?? 'text'}
        value={props.value}
        autoComplete="off"
        spellCheck={false}
        maxLength={props.most ?? 200}
        {...(props.figures && { inputMode: 'numeric' as const })}
        aria-invalid={props.fault !== undefined}
        aria-describedby={props.fault ? `${props.id}-fault` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  )
}
