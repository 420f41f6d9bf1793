import { useLanguage } from '../../../prefs.ts'
import type { Option } from '../fields.tsx'

type Coded = { zh: string; en: string; hint?: { zh: string; en: string } }

/** A set of codes as options in the reader's language, each with the line that says when it applies. */
export function useOptions(words: Readonly<Record<string, Coded>>, only?: readonly string[]): Option[] {
  const lang = useLanguage()
  return Object.entries(words)
    .filter(([code]) => only === undefined || only.includes(code))
    .map(([code, word]) => ({ value: code, label: word[lang], ...(word.hint && { hint: word.hint[lang] }) }))
}
