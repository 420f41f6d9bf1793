import type { KeyboardEvent } from 'react'

/** A single key pressed inside a form belongs to the form: it must not start a verb of the page behind it, whatever has the focus. */
export function keepFromPage(event: KeyboardEvent): void {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation()
}
