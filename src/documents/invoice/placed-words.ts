/** Text with its place on a page, the same for OFD and PDF: what the layout reader works on. */

export interface Word {
  /** As written; blanks at the ends removed. */
  readonly text: string
  /** Left and right edge, and the base line from the page's top; in the page's own unit. */
  readonly left: number
  readonly right: number
  readonly base: number
  /** Height of the characters. */
  readonly size: number
}

export interface WordPage {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
  /** Texts that stand askew or on their side: watermarks and decoration, no part of any line. */
  readonly askew?: readonly string[]
}

/** An invoice of 300 lines has 3,000 words. Looking for labels compares every word of a page with every other. */
export const mostOnPage = 4_000
const mostWords = 30_000
const mostCharacters = 1_000_000

/** Counts the words of the pages one after the other; throws when there are more than any bill has. */
export function wordCounter(): (words: readonly Word[]) => void {
  let [count, characters] = [0, 0]
  return (words) => {
    count += words.length
    for (const { text } of words) characters += text.length
    if (words.length > mostOnPage || count > mostWords || characters > mostCharacters)
      throw new Error('more text than a bill has')
  }
}

/** Words that stand on one line, from left to right. */
export interface Row {
  readonly base: number
  readonly words: readonly Word[]
}

/** Groups words into lines: base lines closer than half a character are one line. */
export function rowsOf(page: WordPage): Row[] {
  const rows: { base: number; words: Word[] }[] = []
  for (const word of page.words.toSorted((one, other) => one.base - other.base)) {
    const row = rows.at(-1)
    if (row && word.base - row.base <= Math.max(word.size, row.words[0]!.size) * 0.5) row.words.push(word)
    else rows.push({ base: word.base, words: [word] })
  }
  return rows.map(({ base, words }) => ({ base, words: words.toSorted((one, other) => one.left - other.left) }))
}

/** A line without blanks, so that labels spread over the line are one word, and where in it each word begins. */
export function joined(row: Row): { text: string; starts: { from: number; word: Word }[] } {
  let text = ''
  const starts = row.words.map((word) => {
    const from = text.length
    text += word.text.replace(/\s/g, '')
    return { from, word }
  })
  return { text, starts }
}
