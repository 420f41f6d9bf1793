/** Labels with what follows them on their line, for papers that write `交款人：陈小满` in one run or in several words. */
import { joined, rowsOf, type Word, type WordPage } from './placed-words.ts'

/** Words of one line that are looked at, as in layout.ts, and characters of it. */
const mostOnLine = 300
const mostCharacters = 3_000

/** What stands behind each label on the page, in reading order; '' where nothing does. */
export function labelledOn<L extends string>(
  page: WordPage,
  labels: readonly (readonly [L, RegExp])[],
): { readonly label: L; readonly value: string }[] {
  return rowsOf(page).flatMap((row) => {
    const { text: whole, starts } = joined({ ...row, words: row.words.slice(0, mostOnLine) })
    const text = whole.slice(0, mostCharacters)
    const known = labels
      .flatMap(([label, pattern]) =>
        Array.from(text.matchAll(pattern), (match) => ({
          label: label as L | null,
          from: match.index,
          to: match.index + match[0].length,
        })),
      )
      .toSorted((one, other) => one.from - other.from || other.to - one.to)
      // Of labels that lie within another (票据号码 in 所属电子票据号码) the outer one counts.
      .filter((mark, at, all) => !all.slice(0, at).some((before) => before.to > mark.from))
    // A word that begins like a label ends the value before it, though nothing here asks for it.
    const others = starts
      .filter(({ word }) => /^[\p{Script=Han}（）()/]{2,16}[:：]/u.test(word.text.replace(/\s/g, '')))
      .filter(({ from }) => !known.some((mark) => mark.from <= from && from < mark.to))
      .map(({ from }) => ({ label: null, from, to: from }))
    const marks = [...known, ...others].toSorted((one, other) => one.from - other.from)
    return marks.flatMap(({ label, to }, at) =>
      label === null ? [] : [{ label, value: spaced(text.slice(to, marks[at + 1]?.from), to, starts) }],
    )
  })
}

/** The value with the blanks within its words: names may have some. */
export function spaced(value: string, from: number, starts: readonly { from: number; word: Word }[]): string {
  const words = starts.filter((start) => start.from >= from && start.from < from + value.length)
  const text = words.map(({ word }) => word.text).join('')
  return text.replace(/\s/g, '') === value ? text : value
}
