import { useEffect, useRef, useSyncExternalStore } from 'react'
import { currentShortcutsAllowed } from '../prefs.ts'
import { matchesKeys, type KeyPress } from './key-match.ts'

/** One verb that has a key: `keys` as in `j`, `?`, `F8`, `Enter`, `Ctrl+K`. */
export type Shortcut = {
  keys: string
  label: string
  run: () => void
  /** Also while typing in a field; only for combinations and function keys. */
  whileTyping?: boolean
}

let layers: { id: symbol; list: readonly Shortcut[] }[] = []
let flat: readonly Shortcut[] = []
const watchers = new Set<() => void>()

function setLayers(next: typeof layers): void {
  layers = next
  // The newest layer comes first: what a sheet over the page wants goes before what the page wants.
  flat = layers.flatMap((layer) => layer.list).reverse()
  for (const watcher of watchers) watcher()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const field = target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"]')
  return field !== null && !(field instanceof HTMLInputElement && /^(button|checkbox|radio|submit)$/.test(field.type))
}

function onKeyDown(event: KeyboardEvent): void {
  const typing = isTyping(event.target)
  const found = flat.find(({ keys, whileTyping }) => {
    if (!matchesKeys(keys, event as KeyPress)) return false
    const single = !/^(Ctrl|Alt)\+|^F\d+$/.test(keys)
    return (!typing || whileTyping) && (!single || currentShortcutsAllowed())
  })
  if (!found) return
  event.preventDefault()
  found.run()
}

addEventListener('keydown', onKeyDown)

/**
 * Gives verbs their keys while the component is on the screen, and lists them under `?`.
 * Keys pressed into an input method (pinyin being composed) never count.
 */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list)
  const signature = list.map(({ keys, label }) => `${keys}\0${label}`).join('\n')
  useEffect(() => {
    latest.current = list
  })
  useEffect(() => {
    const id = Symbol('shortcuts')
    // `run` goes through the ref, so that a new closure on each render does not register anew.
    const stable = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: () => latest.current[index]?.run(),
    }))
    setLayers([...layers, { id, list: stable }])
    return () => setLayers(layers.filter((layer) => layer.id !== id))
  }, [signature])
}

/** Every shortcut that works at this moment, newest first. */
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => flat,
  )
}
