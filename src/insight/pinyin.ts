/**
 * Pinyin of service items for search. The library reads characters in their words (银行 → hang, 给付 → ji); where it may still err, or where
 * people commonly say it otherwise, both readings are kept: a key that finds too much is better than an item nobody finds.
 */
import { pinyin } from 'pinyin-pro'

/** Readings that are kept beside the one of the context, for the characters that service items really use. */
const alsoRead: Readonly<Record<string, readonly string[]>> = {
  长: ['chang', 'zhang'],
  重: ['chong', 'zhong'],
  行: ['xing', 'hang'],
  给: ['ji', 'gei'],
  调: ['tiao', 'diao'],
  还: ['huan', 'hai'],
  参: ['can', 'shen'],
  差: ['cha', 'chai'],
  率: ['lv', 'shuai'],
  乐: ['le', 'yue'],
  度: ['du', 'duo'],
  折: ['zhe', 'she'],
  卡: ['ka', 'qia'],
  会: ['hui', 'kuai'],
  属: ['shu', 'zhu'],
  // The library does not know this character's reading and guesses.
  𬱖: ['wei'],
}

/** What the keyboard gives for one syllable: lü is typed lv, and by many lu. */
const typed = (syllable: string): string[] =>
  syllable.includes('ü') ? [syllable.replace('ü', 'v'), syllable.replace('ü', 'u')] : [syllable]

/** Keys of one name. */
export interface SearchKeys {
  /** One token per character: readings separated by |, other letters and figures as they are, - for marks. See `ItemWithKeys`. */
  readonly full: string
  /** First letters of the reading in its context, marks left out: 医疗费零星报销 → "ylflxbx". */
  readonly initials: string
}

/** Pinyin (toneless) and initials of a name. Deterministic; characters without a known reading stand for themselves. */
export const searchKeys = (name: string): SearchKeys => {
  const chars = Array.from(name)
  const inContext = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'spaced' })
  const tokens = chars.map((char, at) => {
    if (!/\p{Script=Han}/u.test(char)) return /[\p{L}\p{N}]/u.test(char) ? char.normalize('NFKC').toLowerCase() : '-'
    const context = inContext[at] ?? char
    const own = alsoRead[char]
    // A listed character with one reading overrules the library; with several, the context comes first.
    const readings =
      own === undefined ? [context] : own.length === 1 || !own.includes(context) ? own : [context, ...own]
    return [...new Set(readings.flatMap(typed))].join('|')
  })
  return {
    full: tokens.join(' '),
    initials: tokens.map((token) => (token === '-' ? '' : Array.from(token)[0])).join(''),
  }
}

/** Keys of an item in the order that `ItemWithKeys` fixes: name, short name if any, other names. */
export const itemKeys = (item: { name: string; shortName: string; otherNames: readonly string[] }): string[] =>
  [item.name, ...(item.shortName === '' ? [] : [item.shortName]), ...item.otherNames].map(
    (name) => searchKeys(name).full,
  )
