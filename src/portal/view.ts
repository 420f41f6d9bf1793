/** What every page is drawn with: the reader's language and size, the centre, and the token of the page's forms. */
import type { CentreFile } from '#contract/centre-file.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import type { Instant } from '#core/clock/date.ts'
import type { Language } from '#words/date.ts'
import type { Text } from '#words/word.ts'

/** The centre as its public pages show it. */
export interface PublicCentre {
  readonly name: string
  readonly phone: string
  readonly room: string
  readonly address: string
  readonly addressEn: string
  readonly demo: boolean
  readonly texts: CentreFile['texts']
  readonly limits: CentreFile['limits']
  readonly calendar: Calendar
}

export interface View {
  readonly lang: Language
  /** 长辈版: larger letters and targets. */
  readonly elder: boolean
  /** Path of this page without its query; the language and size switches lead back to it. */
  readonly path: string
  readonly now: Instant
  readonly centre: PublicCentre
  /** Whether this reader has a case open, so that the way back to it can be shown. */
  readonly hasCase: boolean
  /** Stands in every form; worthless without the reader's cookie. */
  readonly formToken: string
  /** The text in the reader's language. */
  readonly t: (zh: string, en: string) => string
  readonly word: (text: Text) => string
  /** A new idempotency key for a form on the page. */
  readonly newKey: () => string
}

/** Makes the two text functions of a view. */
export const textsIn = (lang: Language): Pick<View, 't' | 'word'> => ({
  t: (zh, en) => (lang === 'zh' ? zh : en),
  word: (text) => text[lang],
})
