import type { ReactNode } from 'react'

/** A label above its field, and the fault between them, in the same words as in the summary. */
export function Field(props: { id: string; label: string; fault?: string | undefined; children: ReactNode }) {
  return (
    <div className="sign-in-field">
      <label htmlFor={props.id}>{props.label}</label>
      {props.fault && (
        <p id={`${props.id}-fault`} className="sign-in-fault">
          {props.fault}
        </p>
      )}
      {props.children}
    </div>
  )
}
