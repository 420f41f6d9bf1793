import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import './sheet.css'

/**
 * Something laid over the page until it is done: the page beneath is out of reach, Escape asks to close, focus comes back
 * where it was. Keys pressed here never reach the shortcuts of the page; `onKeyDown` hears them first.
 * `focus` is the id of what is typed into first. A click beside the sheet does nothing: work must not vanish by a slip.
 */
export function Sheet(props: {
  label: string
  onClose: () => void
  focus?: string
  size?: 'wide' | 'small' | 'side'
  onKeyDown?: (event: KeyboardEvent) => void
  onPaste?: (event: ClipboardEvent) => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { focus } = props
  useEffect(() => {
    const element = dialog.current
    if (!element) return undefined
    const before = document.activeElement
    element.showModal()
    if (focus) document.getElementById(focus)?.focus()
    else element.focus()
    return () => {
      element.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [focus])
  return (
    <dialog
      ref={dialog}
      className="sheet not-printed"
      data-size={props.size ?? 'wide'}
      aria-label={props.label}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onKeyDown={(event) => {
        props.onKeyDown?.(event)
        event.stopPropagation()
      }}
      onPaste={props.onPaste}
    >
      {props.children}
    </dialog>
  )
}
