/**
 * How two writings of one name differ, told precisely and by code point: rare characters, the dot inside names of minorities, full and half
 * width, blanks, variants, what a system could not write. A name that only looks different must not send anybody home.
 */
import { plainCharacters } from './plain-characters.ts'

export const nameKinds = [
  /** The same name: blanks, the dot, width of letters, variants of one character (Kangxi radicals and the like), or several of these. */
  'blanks',
  'dots',
  'width',
  'variants',
  'severalForms',
  /** Cut off by a system that takes so many characters. */
  'shortened',
  /** `*` stands for part of it. */
  'masked',
  /** `?`, `□` or the like stands where a system could not write a character. */
  'lostCharacter',
  /** A character of a system's own, which no other system can read. */
  'privateCharacter',
  /** One character is another one. */
  'character',
  'other',
] as const
export type NameKind = (typeof nameKinds)[number]

export interface NameDifference {
  readonly kind: NameKind
  /** Place of the first difference, counted in characters from 1. */
  readonly at: number
  /** What stands there in either, '' past the end. */
  readonly characters: readonly [string, string]
}

/** As they are written in the middle of names: ·•・･．‧∙⋅. and others. */
const dots = /[\u00b7\u2022\u30fb\uff65\uff0e\u2027\u2219\u22c5\u2e31\u0387\u16eb\ufe52.]/gu
const blanks = /[\s\u200b-\u200d\u2060\ufeff]/gu
const placeholders = /^[?？□■▢◻〓◆\ufffd]$/u
const privateUse = /\p{Co}/u

/** Null when they are the same to the code point. `（个人）`, which digital invoices append to people, is no part of a name. */
export function nameDifference(name: string, other: string): NameDifference | null {
  const [one, two] = [bare(name), bare(other)]
  if (one === two) return null
  const [a, b] = [[...one], [...two]]
  const index = Array.from({ length: Math.max(a.length, b.length) }, (_, place) => place).find((place) => a[place] !== b[place])!
  const found = (kind: NameKind): NameDifference => ({ kind, at: index + 1, characters: [a[index] ?? '', b[index] ?? ''] })
  const kind = sameName(one, two) ?? sameLetters(plain(one), plain(two))
  return found(kind)
}

const bare = (name: string): string => name.trim().replace(/\s*[（(]个人[)）]$/u, '')

/** Forms that make no other name, each tried by itself before all together. */
function sameName(one: string, two: string): NameKind | null {
  const same = (form: (text: string) => string) => form(one) === form(two)
  if (same((text) => text.replace(blanks, ''))) return 'blanks'
  // Left out altogether too: many systems cannot take it.
  if (same((text) => text.replace(dots, ''))) return 'dots'
  if (same(narrow)) return 'width'
  if (same(unified)) return 'variants'
  return same(plain) ? 'severalForms' : null
}

/** Letters and figures of full width (U+FF01–FF5E) become those of half width. */
const narrow = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0xfee0))

/** Kangxi and other radicals, and the compatibility forms of one character, become the plain one. */
const unified = (text: string): string => plainCharacters(text).normalize('NFKC')

const plain = (text: string): string => unified(text).replace(blanks, '').replace(dots, '').toUpperCase()

/** Four characters are the shortest that a field for names was ever made for; a shorter beginning is another name. */
const shortestField = 4

function sameLetters(one: string, two: string): NameKind {
  const [a, b] = [[...one], [...two]]
  if (fitsMask(a, b) || fitsMask(b, a)) return 'masked'
  const [short, long] = a.length < b.length ? [one, two] : [two, one]
  if (a.length !== b.length) return long.startsWith(short) && [...short].length >= shortestField ? 'shortened' : 'other'
  const places = a.flatMap((character, place) => (character === b[place] ? [] : [place]))
  if (places.every((place) => placeholders.test(a[place]!) || placeholders.test(b[place]!))) return 'lostCharacter'
  if (places.every((place) => privateUse.test(a[place]!) || privateUse.test(b[place]!))) return 'privateCharacter'
  return places.length === 1 && a.length > 1 ? 'character' : 'other'
}

/** `陈*` and `陈**` fit 陈晓梅: from both ends everything agrees up to the first star. */
function fitsMask(mask: readonly string[], name: readonly string[]): boolean {
  const first = mask.indexOf('*')
  const tail = mask.length - 1 - mask.lastIndexOf('*')
  if (first < 0 || first + tail === 0) return false
  return mask.every((character, at) => {
    if (at < first) return character === name[at]
    return at < mask.length - tail || character === name[name.length - (mask.length - at)]
  })
}
