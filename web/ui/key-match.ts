/** The part of a keyboard event that decides; a plain object, so that it can be tested without a browser. */
export type KeyPress = {
  key: string
  keyCode?: number
  isComposing?: boolean
  ctrlKey?: boolean
  metaKey?: boolean
  altKey?: boolean
  shiftKey?: boolean
}

/**
 * Whether an input method is in the middle of a word: then Enter chooses a candidate and must not send.
 * Safari and some Chinese input methods only show it by key code 229.
 */
export const isComposing = (event: KeyPress): boolean => event.isComposing === true || event.keyCode === 229

/** Whether a key press is `keys`: `j`, `?`, `F8`, `Enter`, `Ctrl+K` (the command key counts as Ctrl), `Shift+Enter`. */
export function matchesKeys(keys: string, event: KeyPress): boolean {
  if (isComposing(event)) return false
  const parts = keys.split('+')
  const key = parts.pop() || '+'
  const wants = (name: string) => parts.includes(name)
  if (wants('Ctrl') !== Boolean(event.ctrlKey || event.metaKey)) return false
  if (wants('Alt') !== Boolean(event.altKey)) return false
  // `?` and `+` need Shift on most keyboards; it decides only for letters and named keys.
  if (/^[a-z]$|^.{2,}$/i.test(key) && wants('Shift') !== Boolean(event.shiftKey)) return false
  return event.key.toLowerCase() === key.toLowerCase()
}
