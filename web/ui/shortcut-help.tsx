import { lazy, Suspense, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useUiWords } from './words.ts'

const ShortcutList = lazy(() => import('./shortcut-list.tsx').then((module) => ({ default: module.ShortcutList })))

/** The `?` in the bar: lists every verb of the page with its key. */
export function ShortcutHelp() {
  const words = useUiWords()
  const [open, setOpen] = useState(false)
  useShortcuts([{ keys: '?', label: words.help, run: () => setOpen(true) }])
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setOpen(true)}>
        {words.help} <Kbd keys="?" />
      </button>
      {open && (
        <Suspense fallback={null}>
          <ShortcutList onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
