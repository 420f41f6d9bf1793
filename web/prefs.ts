import { useSyncExternalStore } from 'react'

/** How this workplace likes its screen. Nothing personal: it may stay in the browser of a shared PC. */
export type Prefs = {
  language: 'zh' | 'en'
  scheme: 'light' | 'dark' | 'system'
  contrast: 'normal' | 'more'
  /** Single-key shortcuts; WCAG 2.1.4 wants an off-switch. */
  shortcuts: boolean
}

export type Language = Prefs['language']

const key = 'bancheng.prefs'
const initial: Prefs = { language: 'zh', scheme: 'system', contrast: 'normal', shortcuts: true }
const listeners = new Set<() => void>()
const dark = matchMedia('(prefers-color-scheme: dark)')
const more = matchMedia('(prefers-contrast: more)')

let prefs: Prefs = { ...initial, ...read() }

function read(): Partial<Prefs> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Prefs>
  } catch {
    return {} // storage switched off, or not ours
  }
}

/** Changes preferences, shows them at once, and remembers them if the browser lets us. */
export function setPrefs(change: Partial<Prefs>): void {
  prefs = { ...prefs, ...change }
  try {
    localStorage.setItem(key, JSON.stringify(prefs))
  } catch {
    // A locked-down browser forgets; that is all.
  }
  show()
}

function show(): void {
  const root = document.documentElement
  root.dataset['scheme'] = effectiveScheme()
  root.dataset['contrast'] = prefs.contrast === 'more' || more.matches ? 'more' : 'normal'
  root.lang = prefs.language === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}

/** Light or dark, after asking the system when the preference leaves it open. */
export function effectiveScheme(): 'light' | 'dark' {
  if (prefs.scheme !== 'system') return prefs.scheme
  return dark.matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePrefs = (): Prefs => useSyncExternalStore(subscribe, () => prefs)
export const useScheme = (): 'light' | 'dark' => useSyncExternalStore(subscribe, effectiveScheme)
export const useLanguage = (): Language => usePrefs().language
/** For code outside React, such as the header of a request. */
export const currentLanguage = (): Language => prefs.language
export const currentShortcutsAllowed = (): boolean => prefs.shortcuts

// Safari 14 learned addEventListener on media queries only in its last versions.
dark.addEventListener?.('change', show)
more.addEventListener?.('change', show)
show()
