/**
 * Masked labels, by what people see as one character: enough to recognise, not enough to know. Rare characters and "·" are single
 * characters here, and a mark or a variant selector stays with the character before it.
 */

/** `陈**` for a person, first two and last two characters for an enterprise; empty stays empty. */
export function maskName(name: string, kind: 'individual' | 'enterprise' = 'individual'): string {
  const characters = charactersOf(name.trim())
  if (characters.length === 0) return ''
  if (kind === 'enterprise') {
    if (characters.length <= 4) return `${characters[0]}${'*'.repeat(characters.length - 1)}`
    return `${characters.slice(0, 2).join('')}****${characters.slice(-2).join('')}`
  }
  // A long name is not told by its length.
  return `${characters[0]}${'*'.repeat(Math.min(Math.max(characters.length - 1, 1), 3))}`
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** Most names have no marks, and then code points are quicker. */
const charactersOf = (text: string): string[] =>
  /[\p{M}\u200d]/u.test(text) ? Array.from(graphemes.segment(text), ({ segment }) => segment) : Array.from(text)

/** `138****5678`; shorter numbers keep their last two figures. */
export function maskPhone(phone: string): string {
  const characters = [...phone.replace(/[\s-]/g, '')]
  if (characters.length === 0) return ''
  if (characters.length < 8) return `****${characters.slice(-2).join('')}`
  return `${characters.slice(0, 3).join('')}****${characters.slice(-4).join('')}`
}

/** First and last character only, e.g. `3***************X`: the date of birth lies in between. */
export function maskIdNumber(idNumber: string): string {
  const characters = [...idNumber.trim()]
  if (characters.length === 0) return ''
  if (characters.length < 3) return '*'.repeat(characters.length)
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}
