import { useLanguage } from './prefs.ts'

/** A text, or a function that builds one from figures and names. */
type Word = string | ((...values: never[]) => string)
type Translation<T> = { [K in keyof T]: T[K] extends string ? string : T[K] }

/**
 * Makes the hook for one feature's texts, Chinese first. English must have exactly the same keys: the compiler says so.
 * @example const useDeskWords = dictionary({ title: '工作台' }, { title: 'Workbench' })
 */
export function dictionary<T extends Record<string, Word>>(zh: T, en: Translation<T>): () => Translation<T> {
  return () => (useLanguage() === 'en' ? en : (zh as Translation<T>))
}
