/**
 * Finding a service item by what a clerk types: characters, pinyin, initials ("lxbx" → 零星报销), short forms and codes, mixed as they come.
 * Pure and small: the console runs it on every keystroke over the keys that came with the items.
 */

/** What matching needs of an item; an `ItemWithKeys` is one. */
export interface Searchable {
  readonly name: string
  readonly shortName: string
  readonly otherNames: readonly string[]
  readonly keys: readonly string[]
  readonly code: string
  readonly otherCode: string
  readonly channels: readonly string[]
}

interface Unit {
  readonly char: string
  readonly readings: readonly string[]
}

/** Folds width, case and ü; "ＹＢ" and "yb" are the same query. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').trim()

const unitsOf = (name: string, key: string): Unit[] => {
  const tokens = key.split(' ')
  return Array.from(name, (char, at) => ({ char: fold(char), readings: (tokens[at] ?? '').split('|') }))
}

const skippable = (unit: Unit): boolean => unit.readings.length === 1 && unit.readings[0] === '-'

/** True when the query is used up by units from `at` on, each giving its character or a beginning of one of its readings. */
const consumes = (query: string, units: readonly Unit[], at: number): boolean => {
  if (query === '') return true
  const unit = units[at]
  if (unit === undefined) return false
  if (unit.char !== '' && query.startsWith(unit.char) && consumes(query.slice(unit.char.length), units, at + 1))
    return true
  if (skippable(unit)) return consumes(query, units, at + 1)
  return unit.readings.some((reading) => {
    for (let length = reading.length; length > 0; length--) {
      if (query.startsWith(reading.slice(0, length)) && consumes(query.slice(length), units, at + 1)) return true
    }
    return false
  })
}

/** Score of one word in one name: 0–100. */
const scoreName = (word: string, name: string, key: string): number => {
  const folded = fold(name)
  if (folded === word) return 100
  const length = Math.min(9, folded.length / 5)
  if (folded.startsWith(word)) return 95 - length
  const found = folded.indexOf(word)
  if (found > 0) return 85 - length
  const units = unitsOf(name, key)
  for (let at = 0; at < units.length; at++) {
    if (units[at] !== undefined && !skippable(units[at] as Unit) && consumes(word, units, at))
      return (at === 0 ? 75 : 65) - length
  }
  // The characters in their order with gaps: "医费报销" for 医疗费零星报销. Too weak for a single character or for letters.
  if (Array.from(word).length < 2 || !/^\p{Script=Han}+$/u.test(word)) return 0
  let next = 0
  for (const char of word) {
    next = folded.indexOf(char, next) + 1
    if (next === 0) return 0
  }
  return 30 - length
}

/**
 * How well an item fits what was typed: 0 = not at all, otherwise the higher the better (at most 105).
 * Several words must all fit. Items done at a counter come before those that exist only on terminals.
 */
export const matchItem = (query: string, item: Searchable): number => {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return 0
  const names = [item.name, ...(item.shortName === '' ? [] : [item.shortName]), ...item.otherNames]
  let total = Infinity
  for (const word of words) {
    let best = 0
    if (/^\d{4,}$/.test(word) && item.code.startsWith(word)) best = 90
    if (word.length >= 3 && item.otherCode !== '' && fold(item.otherCode).startsWith(word)) best = 90
    names.forEach((name, at) => {
      best = Math.max(best, scoreName(word, name, item.keys[at] ?? '') - (at === 0 ? 0 : 1))
    })
    if (best <= 0) return 0
    total = Math.min(total, best)
  }
  return total + (item.channels.includes('counter') ? 5 : 0)
}

/** The items that fit, best first, at most `limit`; equal scores keep the order of the list. */
export const findItems = <T extends Searchable>(query: string, items: readonly T[], limit = 20): T[] =>
  items
    .map((item) => ({ item, score: matchItem(query, item) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ item }) => item)
