import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import { useUiWords } from './words.ts'
import './undo-toast.css'

/** Something that was done and can be taken back for ten seconds: "已转给李敏", and how. */
export type Undoable = { text: string; undo: () => Promise<unknown> }

const secondsToUndo = 10
const UndoContext = createContext<(offer: Undoable) => void>(() => undefined)

/** Offers to undo what was just done, instead of asking before. A new offer replaces the one before it. */
export const useUndo = (): ((offer: Undoable) => void) => useContext(UndoContext)

export function UndoProvider({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<Undoable & { id: number }>()
  const show = useCallback((next: Undoable) => setOffer((last) => ({ ...next, id: (last?.id ?? 0) + 1 })), [])
  return (
    <UndoContext value={show}>
      {children}
      <div aria-live="polite" className="not-printed">
        {offer && <Toast key={offer.id} offer={offer} onGone={() => setOffer(undefined)} />}
      </div>
    </UndoContext>
  )
}

function Toast({ offer, onGone }: { offer: Undoable; onGone: () => void }) {
  const words = useUiWords()
  const [left, setLeft] = useState(secondsToUndo)
  const [held, setHeld] = useState(false)
  const [state, setState] = useState<'offered' | 'undoing' | 'failed'>('offered')

  useEffect(() => {
    // Whoever points at it or tabs to it gets the time they need.
    if (held || state === 'undoing') return
    const timer = setTimeout(() => (left <= 1 ? onGone() : setLeft(left - 1)), 1000)
    return () => clearTimeout(timer)
  }, [left, held, state, onGone])

  async function undo() {
    setState('undoing')
    try {
      await offer.undo()
      onGone()
    } catch {
      setLeft(secondsToUndo)
      setState('failed')
    }
  }

  return (
    <div
      className="undo-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{state === 'failed' ? words.undoFailed : offer.text}</span>
      {state !== 'failed' && (
        <button type="button" disabled={state === 'undoing'} onClick={() => void undo()}>
          {state === 'undoing' ? words.undoing : words.undo}
        </button>
      )}
      <span className="undo-toast-left" aria-hidden="true">
        {left}
      </span>
    </div>
  )
}
