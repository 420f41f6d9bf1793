import { useSyncExternalStore } from 'react'

let open = false
const watchers = new Set<() => void>()

/** Opens or puts aside the hand-over sheet, from anywhere; also before the sheet itself has been fetched. */
export function setHandOverOpen(next: boolean): void {
  open = next
  for (const watcher of watchers) watcher()
}

export const useHandOverOpen = (): boolean =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => open,
  )
