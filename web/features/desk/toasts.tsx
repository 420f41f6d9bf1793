import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useDeskWords } from './words.ts'
import './toasts.css'

type Toast = { id: number; text: string; href?: string }
type Say = (text: string, href?: string) => void

const ToastContext = createContext<Say>(() => undefined)
const shownMs = 7000

/** Says one line at the edge of the screen for a few seconds, and to screen readers; with `href` it can be opened. */
export const useToasts = (): Say => useContext(ToastContext)

export function ToastProvider({ children }: { children: ReactNode }) {
  const words = useDeskWords()
  const [list, setList] = useState<readonly Toast[]>([])
  const next = useRef(0)
  const drop = useCallback((id: number) => setList((all) => all.filter((toast) => toast.id !== id)), [])
  const say = useCallback<Say>(
    (text, href) => {
      const id = (next.current += 1)
      setList((all) => [...all.filter((toast) => toast.text !== text).slice(-2), { id, text, ...(href && { href }) }])
      // Something to open stays longer: it is an offer, not only a word.
      setTimeout(() => drop(id), href ? shownMs * 3 : shownMs)
    },
    [drop],
  )
  return (
    <ToastContext value={useMemo(() => say, [say])}>
      {children}
      <div className="toasts not-printed" role="status">
        {list.map(({ id, text, href }) => (
          <p key={id} className="toast">
            <span>{text}</span>
            {href && (
              <Link href={href} onClick={() => drop(id)}>
                {words.arrivedOpen}
              </Link>
            )}
            <button type="button" onClick={() => drop(id)}>
              {words.toastClose}
            </button>
          </p>
        ))}
      </div>
    </ToastContext>
  )
}
