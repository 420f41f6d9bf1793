import { useEffect, useId, useRef, useState, type RefObject } from 'react'

/** A panel that opens under its button: Escape, a press or a focus elsewhere closes it. Put `box` around button and panel. */
export function usePopup(): {
  open: boolean
  setOpen: (open: boolean) => void
  box: RefObject<HTMLDivElement | null>
  panelId: string
} {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const panelId = useId()

  useEffect(() => {
    if (!open) return
    const closeOutside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false)
    }
    document.addEventListener('keydown', closeByKey)
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('keydown', closeByKey)
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [open])

  return { open, setOpen, box, panelId }
}
