import { useEffect, useState } from 'react'
import { useMe } from '../../session.ts'
import type { Typed } from './choices.ts'

export interface Writing {
  /** The id of the choice that was made; '' before. */
  readonly choice: string
  readonly typed: Typed
}

const nothing: Writing = { choice: '', typed: {} }

/**
 * What was begun, by writer and duty, in the memory of this page alone: it may hold personal data, and the PC is shared. Survives a look
 * at another page of the console; before the window itself is closed the browser asks.
 */
const kept = new Map<string, Writing>()

export function useTyped(dutyId: string) {
  const me = useMe()
  const key = `${me?.centre.id} ${me?.id} ${dutyId}`
  const [writing, setWriting] = useState(() => kept.get(key) ?? nothing)
  const begun = Object.values(writing.typed).some((text) => text.trim() !== '')
  useEffect(() => {
    if (!begun) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [begun])
  function write(next: Writing): void {
    kept.set(key, next)
    setWriting(next)
  }
  function drop(): void {
    kept.delete(key)
    setWriting(nothing)
  }
  return { writing, write, drop, begun }
}
