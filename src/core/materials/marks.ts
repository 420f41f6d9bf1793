/**
 * What was said of the demanded materials in one case: brought, looked at, deferred, committed to, not needed, in doubt. One mark per
 * material or per single paper of it; a newer one takes the place of what it contradicts.
 */
import type { Instant } from '../clock/date.ts'

/** Yes, no, or nobody has told us; unknown is not no. */
export type Known = 'yes' | 'no' | 'unknown'

/** A material as the pinned version of the item demands it. */
export interface DemandedMaterial {
  readonly id: string
  readonly name: string
  /** One complete way is enough: `[["户口簿"], ["居住证", "租赁合同"]]` reads "A, or B and C". */
  readonly alternatives: readonly (readonly string[])[]
  readonly form: 'original' | 'copy' | 'either' | 'unknown'
  /** When it is asked for at all; empty: always. */
  readonly when: string
  /** 容缺, and the working days within which it must follow (null: not known). */
  readonly deferrable: Known
  readonly deferDays: number | null
  /** 告知承诺. */
  readonly commitment: Known
}

/**
 * `brought`: it is here, as a paper of the case or in the person's hand. `seen`: the original was looked at and handed back, no copy kept.
 * `open`: taken back, or, where a condition stands before it, demanded after all.
 */
export const markStates = ['brought', 'seen', 'deferred', 'committed', 'notNeeded', 'doubtful', 'open'] as const
export type MarkState = (typeof markStates)[number]

export interface MaterialMark {
  readonly materialId: string
  /** As it was called and could be satisfied when it was marked: the mark is understood without the catalogue. */
  readonly name: string
  readonly alternatives: readonly (readonly string[])[]
  /** One paper of an alternative; null: the material as a whole. */
  readonly part: string | null
  readonly state: MarkState
  readonly paperIds: readonly string[]
  /** For staff: why, or what is wrong with it. */
  readonly note: string
  readonly at: Instant
  readonly by: string
  /** Open again because the paper that it rested on was withdrawn. */
  readonly lapsed: boolean
}

/** Names that differ in width, blanks or marks only are one: `《委托书》` is `委托书`. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

/** Whether it is here: there is nothing to bring any more. */
export const isHere = (state: MarkState | undefined): boolean => state === 'brought' || state === 'seen'

/** Every paper that stands in one of the ways, once, in the order of the ways. */
export function papersOf(alternatives: DemandedMaterial['alternatives']): string[] {
  const seen = new Set<string>()
  return alternatives.flat().filter((name) => !seen.has(plainName(name)) && seen.add(plainName(name)))
}

/** A mark belongs to a material by id and name: an id that a later version gives another name is another material. */
export const isOf = (mark: Pick<MaterialMark, 'materialId' | 'name'>, material: Pick<DemandedMaterial, 'id' | 'name'>): boolean =>
  mark.materialId === material.id && plainName(mark.name) === plainName(material.name)

/** Where a mark goes: the only paper of a material is the material, and only a material as a whole can be not needed. */
export const partMarked = (material: DemandedMaterial, part: string | null, state: MarkState): string | null =>
  state === 'notNeeded' || papersOf(material.alternatives).length === 1 ? null : part

const sayTogether: readonly MarkState[] = ['brought', 'seen', 'doubtful']

/** Whether `before` no longer holds once `mark` is made; both are of one material. */
function contradicts(before: MaterialMark, mark: MaterialMark): boolean {
  if (before.part === null || mark.part === null) {
    if (before.part === mark.part) return true
    // A word on the whole replaces those on its papers only when it says of them too how they stand.
    if (mark.part === null) return sayTogether.includes(mark.state)
    // A paper that is missing after all takes the "brought" of the whole with it.
    return isHere(before.state) && !isHere(mark.state)
  }
  return plainName(before.part) === plainName(mark.part)
}

/** The marks after one more. */
export const withMark = (marks: readonly MaterialMark[], mark: MaterialMark): MaterialMark[] => [
  ...marks.filter((before) => !isOf(before, { id: mark.materialId, name: mark.name }) || !contradicts(before, mark)),
  mark,
]

/** The marks after a paper was withdrawn: what rested on nothing else is open again. */
export const withoutPaper = (
  marks: readonly MaterialMark[],
  paperId: string,
  { at, by }: Pick<MaterialMark, 'at' | 'by'>,
): MaterialMark[] =>
  marks.map((mark) => {
    if (!mark.paperIds.includes(paperId)) return mark
    const paperIds = mark.paperIds.filter((id) => id !== paperId)
    return paperIds.length > 0 ? { ...mark, paperIds } : { ...mark, paperIds, state: 'open', at, by, lapsed: true }
  })
