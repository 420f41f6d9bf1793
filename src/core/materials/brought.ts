/**
 * Whether a paper is here, by its name: whatever it was brought for, and under whatever item. One answer for the checklist, for what may be
 * asked for, and for what was asked.
 */
import type { MaterialMark } from './marks.ts'
import { isHere, isOf, papersOf, plainName } from './marks.ts'

/** The mark by which the paper or material of that name is here; null: it is not, or something is wrong with it. */
export function broughtBy(name: string, marks: readonly MaterialMark[]): MaterialMark | null {
  if (isDoubted(name, marks)) return null
  for (const own of byMaterial(marks)) {
    const paper = own.find((mark) => isHere(mark.state) && papersMeant(mark).includes(plainName(name)))
    const by = paper ?? (plainName(own[0]!.name) === plainName(name) ? satisfiedBy(own) : null)
    if (by) return by
  }
  return null
}

/** It was handed in, but something is wrong with it and nothing else has taken its place. */
export const isDoubted = (name: string, marks: readonly MaterialMark[]): boolean =>
  byMaterial(marks).some(
    (own) =>
      satisfiedBy(own) === null &&
      own.some(
        ({ state, part, alternatives }) =>
          state === 'doubtful' &&
          [own[0]!.name, ...(part === null ? alternatives.flat() : [part])].some((each) => plainName(each) === plainName(name)),
      ),
  )

/** Another way than this paper was brought for the same material. */
export const servedOtherwise = (name: string, marks: readonly MaterialMark[]): boolean =>
  byMaterial(marks).some(
    (own) =>
      satisfiedBy(own) !== null && own.some(({ alternatives }) => alternatives.flat().some((each) => plainName(each) === plainName(name))),
  )

/** The papers a mark speaks of: which of several a whole one stands for is not known. */
function papersMeant({ part, alternatives }: MaterialMark): string[] {
  const papers = part === null ? papersOf(alternatives) : [part]
  return papers.length === 1 ? papers.map(plainName) : []
}

/** The mark that made a material complete, as a whole or as the last paper of a way; `own` are the marks of one material. */
function satisfiedBy(own: readonly MaterialMark[]): MaterialMark | null {
  const whole = own.find(({ part }) => part === null)
  if (whole && isHere(whole.state)) return whole
  for (const papers of own.at(-1)!.alternatives) {
    const marks = papers.map((paper) =>
      own.find(({ part, state }) => part !== null && isHere(state) && plainName(part) === plainName(paper)),
    )
    if (!marks.includes(undefined)) return marks.toSorted((a, b) => (a!.at < b!.at ? -1 : 1)).at(-1)!
  }
  return null
}

function byMaterial(marks: readonly MaterialMark[]): MaterialMark[][] {
  const groups: MaterialMark[][] = []
  for (const mark of marks) {
    const group = groups.find(([first]) => isOf(mark, { id: first!.materialId, name: first!.name }))
    if (group) group.push(mark)
    else groups.push([mark])
  }
  return groups
}
