import { useCallback, useEffect, useRef, useState } from 'react'
import { now } from '../clock.ts'
import { createDraftSaver, type DraftState } from './draft-saver.ts'

/**
 * A text that saves itself on the server every 3 s while it changes, when the window is left, and when the component goes.
 * Show `state` with <DraftNote>. Wait for `flush()` before sending; call `discard()` after it was sent.
 */
export function useDraft<T>(initial: T, save: (value: T) => Promise<unknown>) {
  const [value, setValue] = useState(initial)
  const [state, setState] = useState<DraftState>({ kind: 'clean' })
  const latestSave = useRef(save)
  useEffect(() => {
    latestSave.current = save
  })
  // oxlint-disable-next-line react/refs -- read when it saves, never while rendering
  const [saver] = useState(() =>
    createDraftSaver<T>({ save: (text) => latestSave.current(text), onState: setState, now }),
  )

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void saver.flush()
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      void saver.flush()
    }
  }, [saver])

  const change = useCallback(
    (next: T) => {
      setValue(next)
      saver.change(next)
    },
    [saver],
  )
  /** Empties the field after its content was sent. */
  const reset = useCallback(
    (next: T) => {
      saver.discard()
      setValue(next)
    },
    [saver],
  )
  return { value, change, reset, state, flush: saver.flush, isDirty: saver.isDirty }
}
