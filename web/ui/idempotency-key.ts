import { useCallback, useState } from 'react'

/** A fresh random key. crypto.randomUUID needs Chrome 92 and a secure context; intranet consoles may have neither. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * The key of one form, made when the form opens. However often it is sent, it is done once; call `renew` after success,
 * when the same form is to be used for the next thing.
 */
export function useIdempotencyKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(newIdempotencyKey)
  return { key, renew: useCallback(() => setKey(newIdempotencyKey()), []) }
}
