/** One thing to choose: an item of the catalogue, a department, a person. */
export type PickOption = {
  id: string
  label: string
  /** Pinyin initials ("yb" for 医保) and full pinyin, made by the server. */
  initials?: string
  pinyin?: string
  /** Shown after the label: a category, a post. Searched too. */
  note?: string
}

/**
 * The options that fit what was typed, best first: the label begins with it, the initials begin with it, it is inside the
 * label, inside the initials, inside the pinyin, inside the note. An empty text gives all in their order. At most `limit`.
 */
export function matchOptions(options: readonly PickOption[], typed: string, limit = 50): PickOption[] {
  const wanted = normalise(typed)
  if (!wanted) return options.slice(0, limit)
  return options
    .flatMap((option, order) => {
      const rank = rankOf(option, wanted)
      return rank === undefined ? [] : [{ option, rank, order }]
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, limit)
    .map(({ option }) => option)
}

function rankOf(option: PickOption, wanted: string): number | undefined {
  const [label, initials, pinyin, note] = [option.label, option.initials, option.pinyin, option.note].map(normalise)
  const tests = [
    label?.startsWith(wanted),
    initials?.startsWith(wanted),
    label?.includes(wanted),
    initials?.includes(wanted),
    pinyin?.startsWith(wanted),
    pinyin?.includes(wanted),
    note?.includes(wanted),
  ]
  const rank = tests.indexOf(true)
  return rank === -1 ? undefined : rank
}

/** Full-width letters become plain, case and spaces do not count. */
const normalise = (text: string | undefined): string => (text ?? '').normalize('NFKC').toLowerCase().replace(/\s/g, '')
