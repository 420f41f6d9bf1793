import { useEffect, useState } from 'react'
import { useMe } from '../../session.ts'

const kept = new Map<string, Readonly<Record<string, string>>>()

/**
 * What was begun, in the memory of this page alone: it survives a look elsewhere in the console and a refusal, but nobody who sits down
 * at the PC later. Before the window is closed the browser asks.
 */
export function useKept<T extends Readonly<Record<string, string>>>(name: string, empty: T) {
  const me = useMe()
  const key = `${me?.centre.id} ${me?.id} ${name}`
  const [values, setValues] = useState<T>(() => (kept.get(key) as T | undefined) ?? empty)
  const begun = Object.values(values).some((text) => text.trim() !== '')
  useEffect(() => {
    if (!begun) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [begun])
  return {
    values,
    change(part: Partial<T>): void {
      const next = { ...values, ...part }
      kept.set(key, next)
      setValues(next)
    },
    drop(): void {
      kept.delete(key)
      setValues(empty)
    },
  }
}
