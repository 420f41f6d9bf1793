import type { ReactNode } from 'react'
import './empty-state.css'

/** A list with nothing in it: why that is, and what comes next. `action` is at most one button. */
export function EmptyState({ why, next, action }: { why: string; next: ReactNode; action?: ReactNode }) {
  return (
    <section className="empty-state">
      <TwoChairs />
      <h2>{why}</h2>
      <p>{next}</p>
      {action}
    </section>
  )
}

/** The room of the window: a table and two chairs, drawn with one line. */
export function TwoChairs() {
  return (
    <svg className="two-chairs" viewBox="0 0 200 88" width="200" height="88" aria-hidden="true" focusable="false">
      <path d="M24 12v40h28v28M24 52v28" />
      <path d="M176 12v40h-28v28M176 52v28" />
      <path d="M68 42h64M76 42v38M124 42v38" />
      <path d="M92 42v-5h16v5" className="two-chairs-paper" />
      <path d="M6 80h188" className="two-chairs-floor" />
    </svg>
  )
}
